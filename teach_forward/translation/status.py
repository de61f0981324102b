"""How far the languages are and what has changed since: for people, for web pages and for programs.

Values in, lines out; only `cli` prints.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from teach_forward.findings import Finding, errors
from teach_forward.library.addresses import WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.messages import translatable, untranslated
from teach_forward.text.reader import read
from teach_forward.translation import git, revisions
from teach_forward.translation.revisions import Change, PageState


def changes_of(library: Library, page: PageState) -> tuple[Change, ...]:
    """What has changed in the source of an outdated page."""
    translation = library.documents[page.locale].get(page.uri)
    source = library.documents[library.source][page.uri]
    if translation is None or page.state != "outdated":
        return ()
    data = git.blob(library.root, translation.meta.get("source", ""))
    old = read(source.path, data, source.kind, library.source)[0] if data is not None else None
    return revisions.changes(translation, source, old)


def as_text(library: Library, locale: str) -> Iterator[str]:
    """The state of a language for a person: one line a page that needs work, and what changed in it."""
    pages = tuple(revisions.states(library, locale))
    share = revisions.share(pages)
    done = sum(page.state == "done" for page in pages)
    part = "under 1%" if 0 < share < 0.01 else f"{share:.0%}"
    yield f"{locale}: {part} of the words are done, in {done} of {len(pages)} pages"
    own, source = (library.own_messages[name] for name in (locale, library.source))
    if left := untranslated(own, source):
        path, count = path_of(locale, WORDS_FILE), f"{len(left)} of {len(translatable(source))}"
        yield f"  {'messages':<9}{path}  ({count} are in {library.source_name})"
    for page in pages:
        if page.state != "done":
            yield f"  {page.state:<9}{page.path}  ({page.words} words)"
        for change in changes_of(library, page):
            yield f"           {change.kind}: {change.title} {{#{change.section}}}"
            yield from (f"             {line}" for line in change.difference)


def as_markdown(library: Library, locales: Sequence[str]) -> Iterator[str]:
    """The state of languages as a table a language, for a summary on a web page."""
    for locale in locales:
        pages = tuple(revisions.states(library, locale))
        yield f"### {locale}: {revisions.share(pages):.0%} of the words\n"
        yield f"| Page | State | What changed in {library.source_name} |"
        yield "| --- | --- | --- |"
        for page in pages:
            changed = ", ".join(f"{change.title} ({change.kind})" for change in changes_of(library, page))
            yield f"| `{page.path}` | {page.state} | {changed or '–'} |"
        yield ""


def as_json(library: Library, locales: Sequence[str]) -> str:
    """The state of languages as JSON: a list of pages a language, with their changes."""
    return json.dumps(
        {
            locale: [
                asdict(page) | {"changes": [asdict(change) for change in changes_of(library, page)]}
                for page in revisions.states(library, locale)
            ]
            for locale in locales
        },
        ensure_ascii=False,
        indent=2,
    )


def summary(library: Library, findings: Sequence[Finding]) -> Iterator[str]:
    """What is to mend and what is done, in plain words, for the page of a pull request."""
    wrong = errors(findings)
    if wrong:
        yield f"## To mend: {len(wrong)}\n"
        for finding in wrong:
            hint = finding.hint[0].upper() + finding.hint[1:]
            yield f"- `{finding.path}`, line {finding.line}: {finding.message}. {hint}."
    else:
        yield "## Nothing to mend. Thank you!\n"
        yield "The texts are in order; the built site and the decks can be downloaded below."
    if len(findings) > len(wrong):
        yield f"\n{len(findings) - len(wrong)} more hints stand beside the lines; they block nothing.\n"
    yield "\n## How far the languages are\n"
    yield "| Language | Words done | Pages out of date | Pages missing |"
    yield "| --- | --- | --- | --- |"
    for locale in library.locales[1:]:
        pages = tuple(revisions.states(library, locale))
        counts = [sum(page.state == state for page in pages) for state in ("outdated", "missing")]
        yield f"| {locale} | {revisions.share(pages):.0%} | {counts[0]} | {counts[1]} |"
