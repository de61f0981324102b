"""What the commands for translators do: values in, values out; only `cli` prints."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from teach_forward import checks, rules
from teach_forward.findings import ContentError, Finding, errors
from teach_forward.library.addresses import TERMS_FILE, WORDS_FILE, path_of, uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document
from teach_forward.text.front_matter import same_below
from teach_forward.text.reader import read
from teach_forward.translation import git, newlocale, revisions
from teach_forward.translation.revisions import Change, PageState

OWNERS_FILE = ".github/CODEOWNERS"


def changes_of(library: Library, page: PageState) -> tuple[Change, ...]:
    """What has changed in the source of an outdated page."""
    translation = library.documents[page.locale].get(page.uri)
    source = library.documents[library.source][page.uri]
    if translation is None or page.state != "outdated":
        return ()
    data = git.blob(library.root, translation.meta.get("source", ""))
    old = read(source.path, data, source.kind, library.source)[0] if data is not None else None
    return revisions.changes(translation, source, old)


def status_text(library: Library, locale: str) -> Iterator[str]:
    """The state of a language for a person: one line a page that needs work, and what changed in it."""
    pages = tuple(revisions.states(library, locale))
    share = revisions.share(pages)
    done = sum(page.state == "done" for page in pages)
    part = "under 1%" if 0 < share < 0.01 else f"{share:.0%}"
    yield f"{locale}: {part} of the words are done, in {done} of {len(pages)} pages"
    for page in pages:
        if page.state != "done":
            yield f"  {page.state:<9}{page.path}  ({page.words} words)"
        for change in changes_of(library, page):
            yield f"           {change.kind}: {change.title} {{#{change.section}}}"
            yield from (f"             {line}" for line in change.difference)


def status_markdown(library: Library, locales: Sequence[str]) -> Iterator[str]:
    """The state of languages as a table a language, for a summary on a web page."""
    for locale in locales:
        pages = tuple(revisions.states(library, locale))
        yield f"### {locale}: {revisions.share(pages):.0%} of the words\n"
        yield "| Page | State | What changed in English |"
        yield "| --- | --- | --- |"
        for page in pages:
            changed = ", ".join(f"{change.title} ({change.kind})" for change in changes_of(library, page))
            yield f"| `{page.path}` | {page.state} | {changed or '–'} |"
        yield ""


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


def status_json(library: Library, locales: Sequence[str]) -> str:
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


def touched(library: Library, paths: Sequence[str]) -> tuple[str, ...]:
    """The languages whose texts lie at some of the paths; all, where something lies elsewhere that all share."""
    found = set()
    for path in paths:
        top, _, rest = path.partition("/")
        locale = rest.partition("/")[0]
        if top in ("docs", "workshops") and locale in library.locales:
            found.add(locale)
        elif not path.endswith(".md") and top not in ("tests", "bench", ".github"):
            return library.locales
    return tuple(locale for locale in library.locales if locale in found)


class NoPage(LookupError):
    """A path that names no page, or none of the kind that is asked for; says what to name instead."""


def document_at(library: Library, path: Path) -> Document:
    """The page of the guide that a path names. Raises NoPage where there is none."""
    relative = os.path.relpath(path, library.root).replace(os.sep, "/")
    for locale in library.locales:
        for document in library.documents[locale].values():
            if document.path == relative:
                return document
    raise NoPage(f"{path} is no page of the guide; name pages one by one, such as docs/fr/about.md")


def stamp(library: Library, document: Document, findings: Sequence[Finding]) -> str:
    """The text of a translation that now matches its source. Raises ContentError while it has errors; NoPage."""
    source = library.documents[library.source].get(uri_of(document))
    if source is None or document.locale == library.source:
        raise NoPage(f"{document.path} translates no English file; name a translation, such as docs/fr/about.md")
    faults = [*errors(checks.check_as_current(library, document, findings))]
    if same_below(document.text, source.text):
        message = "all of it is still the English text"
        faults.append(Finding(document.path, 1, message, rules.ENGLISH_LEFT, override="error"))
    if faults:
        raise ContentError(faults)
    return revisions.stamped(document.text, source, library.source_id(source) or "")


def harmless(library: Library, source: Document) -> dict[str, str]:
    """New texts, by path, of the translations that matched a source before an edit that changes nothing for them."""
    if source.locale != library.source:
        raise NoPage(f"{source.path} is a translation; name the English file that was edited")
    before, uri = git.committed_id(library.root, source.path), uri_of(source)
    return {
        twin.path: revisions.stamped(twin.text, source, library.source_id(source) or "")
        for locale in library.locales[1:]
        if (twin := library.documents[locale].get(uri)) and before and twin.meta.get("source") == before
    }


def new_locale(library: Library, tag: str) -> dict[str, str]:
    """The new files, by path, with which a language begins. Raises UnknownLocale for what is none."""
    locale = newlocale.describe(tag)
    if tag in library.locales:
        raise newlocale.UnknownLocale(f'the language "{tag}" is there already: docs/{tag}/')
    words = (library.root / path_of(library.source, WORDS_FILE)).read_text("utf-8")
    config = (library.root / "mkdocs.yml").read_text("utf-8")
    files = {"mkdocs.yml": newlocale.with_language(config, locale)}
    for path, changed in ((TERMS_FILE, newlocale.with_column), (OWNERS_FILE, newlocale.with_owners)):
        if (library.root / path).is_file():
            before = (library.root / path).read_text("utf-8")
            if (after := changed(before, tag)) != before:
                files[path] = after
    for uri, text in ((WORDS_FILE, newlocale.words_to_translate(words, locale)), ("index.md", _first_page(library))):
        path = path_of(tag, uri)
        if not (library.root / path).exists():
            files[path] = text
    return files


def _first_page(library: Library) -> str:
    """The English home page, to be written over; it counts as outdated until it is stamped."""
    home = library.documents[library.source]["index.md"]
    return f"---\nsource: to be stamped\n---\n{home.text}"
