"""Where things stand on the site: pages by their kind, files of the workshops among MkDocs' sources.

An address (`uri`) is a page's place within its locale, as in the library: `workshops/1-fundamentals/guide.md`.
MkDocs' `src_uri` is the locale, a slash and the address.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from teach_forward.library.addresses import STATUS_PAGE
from teach_forward.library.names import SLIDES

Kind = Literal[
    "home", "index", "guide", "exercise", "handout", "film", "extra", "authors", "references", "status", "page"
]
PARTS: tuple[Kind, ...] = ("index", "guide", "exercise", "handout", "film")
PART_NAMES = {
    "index": "at_a_glance",
    "guide": "facilitator_guide",
    "exercise": "exercise",
    "handout": "handout",
    "film": "film",
}
"""The messages that name the usual pages of a workshop."""
HANDOUT_SOURCE = "exercise.md"


@dataclass(frozen=True, slots=True)
class Place:
    """What kind of page stands at an address; `slug` is the workshop's, empty elsewhere.

    An `extra` is any further page of a workshop, such as a worksheet.
    """

    uri: str
    kind: Kind
    slug: str = ""

    @property
    def source(self) -> str:
        """The address of the file that the page is made from."""
        return f"workshops/{self.slug}/{HANDOUT_SOURCE}" if self.kind == "handout" else self.uri


@functools.lru_cache(maxsize=1 << 12)
def place(uri: str) -> Place:
    """The place at an address."""
    match uri.split("/"):
        case ["workshops", slug, name]:
            part: Kind = next((part for part in PARTS if name == f"{part}.md"), "extra")
            return Place(uri, part, slug)
        case ["index.md"]:
            return Place(uri, "home")
        case ["film.md"]:
            return Place(uri, "film")
        case ["authors.md"]:
            return Place(uri, "authors")
        case ["references.md"]:
            return Place(uri, "references")
    if uri == STATUS_PAGE:
        return Place(uri, "status")
    return Place(uri, "page")


def part_uri(slug: str, part: Kind) -> str:
    """The address of one of the usual pages of a workshop."""
    return f"workshops/{slug}/{part}.md"


def slides_uri(slug: str, kind: str) -> str:
    """The address that stands for the PDF of a workshop's deck of a kind."""
    return f"workshops/{slug}/{SLIDES[kind]}.md"


@dataclass(frozen=True, slots=True)
class WorkshopFile:
    """A file of workshops/ that MkDocs takes for one of docs/: its pretended and its real place."""

    src_uri: str
    path: Path
    repository_path: str


def workshop_files(root: Path) -> Iterator[WorkshopFile]:
    """Every file of workshops/, and each exercise once more as the handout that is made from it."""
    for path in sorted((root / "workshops").glob("*/*/**/*")):
        if not path.is_file() or path.name.startswith("."):
            continue
        within = path.relative_to(root / "workshops")
        locale, rest = within.parts[0], "/".join(within.parts[1:])
        repository_path = path.relative_to(root).as_posix()
        yield WorkshopFile(f"{locale}/workshops/{rest}", path, repository_path)
        if path.name == HANDOUT_SOURCE:
            handout = rest.removesuffix(HANDOUT_SOURCE) + "handout.md"
            yield WorkshopFile(f"{locale}/workshops/{handout}", path, repository_path)


def workshop_pages(uris: Iterable[str]) -> tuple[str, ...]:
    """Addresses of the workshops' pages in order: by number, the usual parts first, then any other."""

    def order(uri: str) -> tuple[int, str, int, str]:
        at = place(uri)
        part = PARTS.index(at.kind) if at.kind in PARTS else len(PARTS)
        return int(at.slug.split("-")[0]), at.slug, part, uri

    return tuple(sorted((uri for uri in uris if place(uri).slug), key=order))


def translations(src_uris: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """The locales that have each address in their own words."""
    found: dict[str, set[str]] = {}
    for src_uri in src_uris:
        locale, _, uri = src_uri.partition("/")
        found.setdefault(uri, set()).add(locale)
    return {uri: frozenset(locales) for uri, locales in found.items()}
