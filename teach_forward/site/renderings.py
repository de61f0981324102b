"""Pages that need not be rendered again.

Two thirds of a build go into turning Markdown into HTML. A page that falls back to English is the English page once
more: links between pages are relative, and every language has its pages in the same places. And in a live preview most
pages are those of the build before. So what was rendered is kept, by all that it depends on.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rendered:
    """What MkDocs knows of a page after rendering it: HTML, title, and the ids that links can lead to."""

    html: str
    title: str
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """What a rendered page depends on: its source, its language's words, and which addresses the site has."""

    src_uri: str
    markdown: str
    words: int
    addresses: int


@dataclass(slots=True)
class Renderings:
    """The pages of this build and of the one before; what neither used is forgotten."""

    current: dict[Key, Rendered] = field(default_factory=dict)
    before: dict[Key, Rendered] = field(default_factory=dict)

    def start(self) -> None:
        """Begin a build."""
        self.before, self.current = self.current, {}

    def find(self, key: Key) -> Rendered | None:
        """The page, if it was rendered."""
        found = self.current.get(key) or self.before.get(key)
        if found:
            self.current[key] = found
        return found

    def keep(self, key: Key, rendered: Rendered) -> None:
        """Remember a page."""
        self.current[key] = rendered


# MkDocs makes the plugin anew for each build of a live preview, so this cannot live in it.
RENDERINGS = Renderings()
