"""Names of files: which a page may have, and how those of files to download are made. Pure.

A page's name is its address on the site, so it is plain (every disk and browser takes it the same way) and its own: no
page and no folder takes the name of one that the site makes itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import quote

from teach_forward.library.addresses import SLUG, STATUS_PAGE
from teach_forward.util import folding
from teach_forward.util.phrases import did_you_mean

PAGE = ".md"
# Beside the home page: the page for what is missing, the translations, our styles, the search, and the workshops.
OF_THE_SITE = frozenset({"404", STATUS_PAGE.removesuffix(PAGE), "assets", "search", "workshops"})
HOME = "index.md"
HANDOUT = "handout"  # made from exercise.md
SLIDES = {"guide": "slides", "exercise": "exercise-slides"}
"""The names of the PDFs of a workshop's decks."""
OF_A_WORKSHOP = frozenset({HANDOUT, *SLIDES.values()})
# Windows takes these for devices, whatever their ending.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})

LONGEST = 150  # characters of a path within the project: Windows has 260 for a whole one

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LIKE_A_SLUG = re.compile(r"([0-9]{1,9})[-_. ]*(.*)")
_MARKDOWN = frozenset({PAGE, ".markdown", ".mdown", ".mkdn", ".mkd"})  # what MkDocs takes for a page


def faults_of_name(path: str, locales: Collection[str] = ()) -> Iterator[str]:
    """What is wrong with the name of a file in a language's folder, one sentence each.

    `path` is relative to the project, such as `docs/en/law.md` or `workshops/en/1-data/guide.md`; `locales` are those
    of the guide. Of a file that is not a page, only the folders count.
    """
    top, _, *folders, name = path.split("/")
    file = PurePosixPath(name)
    is_page = file.suffix.lower() in _MARKDOWN
    taken = OF_THE_SITE | set(locales)
    yield from _faults_on_disks(path, file, is_page)
    if is_page and file.suffix != PAGE:
        yield f'the name of a page ends in {PAGE}, not in "{file.suffix}"'
    if top == "workshops":
        slug, *folders = folders or [""]
        taken = OF_A_WORKSHOP
        if fault := fault_of_workshop(slug):
            yield fault
        if is_page and folders:
            yield "a page of a workshop stands right in the folder of the workshop"
    parts = [*folders, *([file.stem] if is_page else [])]
    for part in parts:
        if not _PLAIN.fullmatch(part):
            fault = "is not a plain name: use small letters from a to z, digits and hyphens, as in role-cards"
            yield f'"{printable(part)}" {fault}'
        elif part in DEVICES:
            yield f'"{part}" cannot be the name of a file on Windows'
    if parts and parts[0] in taken:
        yield f'"{parts[0]}" is the name of a page or a folder that the site makes itself'


def fault_of_workshop(folder: str) -> str:
    """What is wrong with the name of a workshop's folder, in one sentence; or nothing."""
    if SLUG.fullmatch(folder):
        return ""
    what = "the folder of a workshop has a number from 1 to 999 and a name, such as 3-data-rights"
    return what + did_you_mean(_meant(folder))


def _meant(folder: str) -> str:
    """The name of a workshop's folder that was meant by another one, such as 1-intro by 01_Intro; or nothing."""
    match = _LIKE_A_SLUG.fullmatch(folder)
    name = f"{int(match[1])}-{folding.slug(match[2])}" if match else ""
    return name if SLUG.fullmatch(name) else ""


def _faults_on_disks(path: str, file: PurePosixPath, is_page: bool) -> Iterator[str]:
    """What some disks do not take; of a page's own name, `faults_of_name` says it."""
    if len(path) > LONGEST:
        yield f"the path has {len(path)} characters; more than {LONGEST} are too many for some disks"
    device = file.name.partition(".")[0]
    if not is_page and device.lower() in DEVICES:
        yield f'"{device}" cannot be the name of a file on Windows'


def printable(name: str) -> str:
    """A name that fits into one line of any report: what cannot be printed is written with a backslash."""
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in name)


def same_on_disks(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of files whose names differ in capitals alone, such as `rota.png` and `Rota.png`."""
    return _same(paths, str.lower)


def same_address(uris: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of pages of a language that would stand at one address, such as `law.md` and `law/index.md`."""
    return _same(uris, page_path)


def same_files(uris: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of pages of a language whose files would bear one name, such as `law-europe.md` and `law/europe.md`.

    The pages of a workshop that the site makes count, too: see `made_of`.
    """
    return _same(uris, lambda uri: file_name("", uri, "", ""))


def made_of(slug: str) -> dict[str, str]:
    """The pages that the site makes of a workshop's own, each with the one that it is made of."""
    sources = {HANDOUT: "exercise", **{slides: part for part, slides in SLIDES.items()}}
    return {f"workshops/{slug}/{page}{PAGE}": f"workshops/{slug}/{source}{PAGE}" for page, source in sources.items()}


def _same(uris: Iterable[str], name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    first: dict[str, str] = {}
    for uri in sorted(uris):
        if (other := first.setdefault(name(uri), uri)) != uri:
            yield other, uri


def page_path(uri: str) -> str:
    """Where a browser finds a page, below its language: `law/`, `workshops/1-data/guide/`; the home page is empty."""
    folder, _, name = uri.rpartition("/")
    within = f"{folder}/" if folder else ""
    return within if name == HOME else f"{within}{name.removesuffix(PAGE)}/"


def page_url(locale: str, uri: str, source: str) -> str:
    """The address in a browser, from the site's root: `fr/workshops/1-fundamentals/guide/`. The root is empty.

    The pages of the source's locale have no folder of their own.
    """
    return page_path(uri) if locale == source else f"{locale}/{page_path(uri)}"


def full_url(site: str, locale: str, uri: str, source: str, id_: str = "") -> str:
    """The full address of a place in a page, or of another file, where `site` is that of the site's root."""
    url = page_url(locale, uri, source) if uri.endswith(PAGE) else page_url(locale, HOME, source) + uri
    return site + quote(url) + (f"#{id_}" if id_ else "")


def file_name(prefix: str, uri: str, locale: str, ending: str) -> str:
    """The name of the file that is made of a page: `teach-forward-data-rights-worksheet.fr.xlsx`.

    That of a workshop's first page has the workshop's name alone: `teach-forward-data-rights.fr.pdf`; that of the home
    page has none: `teach-forward.fr.pdf`.
    """
    parts = uri.removesuffix(HOME).rstrip("/").removesuffix(PAGE).split("/") if uri != HOME else []
    if parts[:1] == ["workshops"]:
        _, slug, *parts = parts
        parts = [slug.partition("-")[2], *parts]
    return f"{'-'.join([prefix, *parts])}.{locale}.{ending}"
