"""How far the languages are and what has changed since: for people, for web pages and for programs.

Values in, lines out; only `cli` prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from teach_forward.findings import Finding, errors
from teach_forward.library.library import Library
from teach_forward.messages import translatable, untranslated
from teach_forward.translation import outdated, revisions
from teach_forward.translation.revisions import State

NAMES: Mapping[State, str] = {
    "done": "done",
    "outdated": "outdated",
    "begun": "in progress",
    "missing": "missing",
}
"""The states as the commands call them."""


def as_text(library: Library, locale: str) -> Iterator[str]:
    """The state of a language for a person: one line a page that needs work, and what is to do in which section."""
    *pages, messages = revisions.states(library, locale)
    done = sum(page.state == "done" for page in pages)
    share = revisions.percent((*pages, messages))
    yield f"{locale}: {share}% of the words are done, in {done} of {len(pages)} pages and in the messages"
    if left := _messages_left(library, locale):
        count = f"{left} of {len(translatable(library.own_messages[library.source]))}"
        yield f"  {'messages':<12}{messages.path}  ({count} are in {library.source_name})"
    for page in pages:
        if page.state != "done":
            part = f", {page.done} of them done" if page.done else ""
            yield f"  {NAMES[page.state]:<12}{page.path}  ({page.words} words{part})"
        for change in page.changes:
            yield f"              {change.kind}: {change.title} {{#{change.section}}}"
            yield from (f"                {line}" for line in change.difference)


def _messages_left(library: Library, locale: str) -> int:
    """How many messages a language has to translate yet."""
    if locale == library.source:
        return 0
    return len(untranslated(library.own_messages[locale], library.own_messages[library.source]))


def as_markdown(library: Library, locales: Sequence[str]) -> Iterator[str]:
    """The state of languages as a table a language, for a summary on a web page."""
    for locale in locales:
        pages = tuple(revisions.states(library, locale))
        yield f"### {locale}: {revisions.percent(pages)}% of the words\n"
        yield f"| Page | State | What changed in {library.source_name} |"
        yield "| --- | --- | --- |"
        for page in pages:
            changed = ", ".join(f"{change.title} ({change.kind})" for change in page.changes)
            yield f"| `{page.path}` | {NAMES[page.state]} | {changed or '–'} |"
        yield ""


def as_json(library: Library, locales: Sequence[str]) -> str:
    """The state of languages as JSON: a list of pages a language, with their changes."""
    return json.dumps(
        {locale: [asdict(page) for page in revisions.states(library, locale)] for locale in locales},
        ensure_ascii=False,
        indent=2,
    )


def summary(library: Library, findings: Sequence[Finding]) -> Iterator[str]:
    """What is to mend and what is done, in plain words, for the page of a pull request."""
    findings, older = outdated.told(library, findings, lambda _: False)
    wrong = errors(findings)
    if wrong:
        yield f"## To mend: {len(wrong)}\n"
        for finding in wrong:
            hint = finding.hint[0].upper() + finding.hint[1:]
            end = "" if finding.message.endswith("?") else "."
            yield f"- `{finding.path}`, line {finding.line}: {finding.message}{end} {hint}."
    else:
        yield "## Nothing to mend. Thank you!\n"
        yield "The texts are in order; the built site and the decks can be downloaded below."
    if (more := len(findings) - len(wrong)) == 1:
        yield "\n1 more hint stands beside its line; it blocks nothing.\n"
    elif more:
        yield f"\n{more} more hints stand beside the lines; they block nothing.\n"
    if older:
        yield f"\n## Changed in {library.source_name}, to update in translations\n"
        yield from (f"- {page}" for page in older)
    if not library.locales[1:]:
        return
    yield "\n## How far the languages are\n"
    yield "| Language | Words done | Pages out of date | Pages in progress | Pages missing | Messages to translate |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for locale in library.locales[1:]:
        *pages, messages = revisions.states(library, locale)
        counts = [sum(page.state == state for page in pages) for state in ("outdated", "begun", "missing")]
        numbers = " | ".join(map(str, (*counts, _messages_left(library, locale))))
        yield f"| {locale} | {revisions.percent((*pages, messages))}% | {numbers} |"
