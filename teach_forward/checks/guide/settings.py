"""The settings of the whole guide beside the files that there are: whatever a build of decks or site would refuse."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward import project, rules, theme
from teach_forward.findings import ContentError, Finding
from teach_forward.library.addresses import STATUS_PAGE, WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.library.names import faults_of_name
from teach_forward.settings import EXTENSION, PLUGIN

WORKSHOPS = "workshops/"  # in the list of pages: all workshops


def check_theme(library: Library) -> Iterator[Finding]:
    """What is wrong with the colours and sizes of slides."""
    try:
        theme.read(library.root)
    except ContentError as error:
        yield from error.findings


def check_listed(library: Library) -> Iterator[Finding]:
    """What is wrong with the plugins, languages and pages that mkdocs.yml lists."""
    listed = project.listed(library.root)
    yield from _plugins(listed)
    yield from _languages(listed, library)
    yield from _nav(listed, library)
    if listed.stray:
        yield _finding(listed.stray, "`edit_uri` is a path within `repo_url`, which is missing")


def _plugins(listed: project.Listed) -> Iterator[Finding]:
    """What makes the site is listed, in its order. A guide without a list of languages has no site."""
    if not listed.languages:
        return
    names = [name for _, name in listed.plugins]
    if names != [PLUGIN, project.I18N]:
        yield _finding(listed.plugins[0][0], f"the list of plugins is not {PLUGIN} and then {project.I18N}, each once")
    if EXTENSION not in [name for _, name in listed.extensions]:
        line = listed.extensions[0][0] if listed.extensions else 1
        yield _finding(line, f"the list of `markdown_extensions` lacks {EXTENSION}")


def _languages(listed: project.Listed, library: Library) -> Iterator[Finding]:
    """The languages of mkdocs.yml are those that have messages, each once, and one of them is the first.

    Nothing of a guide that lists no languages: it has decks, and no site.
    """
    seen = set[str]()
    for line, code in listed.languages:
        if code in seen:
            yield _finding(line, f'the language "{code}" is listed twice')
        elif code not in library.locales:
            message = f'the language "{code}" is listed here, and there is no {path_of(code, WORDS_FILE)}'
            advice = f"begin the language: teach-forward new-locale {code}; or delete the line"
            yield _finding(line, message, advice)
        seen.add(code)
    for code in library.locales if seen else ():
        if code not in seen:
            line = listed.languages[0][0]
            yield _finding(
                line,
                f'the list of languages lacks "{code}", which has messages in docs/{code}',
                "add it to the list, or move its folders elsewhere",
            )
    for line, code in listed.papers:
        if code not in library.locales:
            yield _finding(line, f'`paper` names the language "{code}", which this guide does not have')
    if seen and len(listed.first) != 1:
        line = (listed.first or listed.languages)[-1][0]
        yield _finding(line, "the language that is written first has `default: true`, and no other has it")


def _nav(listed: project.Listed, library: Library) -> Iterator[Finding]:
    """The pages of mkdocs.yml are there, each once, and all pages around the workshops are among them."""
    pages = {uri for uri in library.documents[library.source] if not uri.startswith(WORKSHOPS)}
    known, seen = {*pages, STATUS_PAGE, WORKSHOPS}, set[str]()
    for line, path in listed.pages:
        if path in seen:
            yield _finding(line, f'the page "{path}" is listed twice')
        elif path not in known:
            yield _finding(line, f'the page "{path}" is listed here, and there is no {path_of(library.source, path)}')
        seen.add(path)
    if not (listed.languages and listed.complete):
        return
    if WORKSHOPS not in seen and library.slugs():
        line = listed.pages[0][0] if listed.pages else 1
        yield _finding(line, f"the list of pages, `nav`, lacks {WORKSHOPS}, which stands for all workshops")
    for path in sorted(path for path in pages - seen if not any(faults_of_name(path_of(library.source, path)))):
        message = f"the list of pages in {project.CONFIG_FILE}, `nav`, lacks this page"
        advice = f"write `- {path}` on a line of its own under `nav`, where the page belongs"
        yield Finding(path_of(library.source, path), 1, message, rules.BAD_PROJECT, advice=advice)


def _finding(line: int, message: str, advice: str = "") -> Finding:
    return Finding(project.CONFIG_FILE, line, message, rules.BAD_PROJECT, advice=advice)
