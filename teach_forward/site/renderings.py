"""Pages that need not be rendered again.

Two thirds of a build go into turning Markdown into HTML. A page that falls back to the source is the source's page once
more: links between pages are relative, and every language has its pages in the same places. A handout is made from the
text of its exercise. And in most builds most pages are those of the build before. So what was rendered is kept, in this
process and on the disk, by all that it depends on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from teach_forward.util import code, kept

KEPT = Path("build/kept/articles")
"""Where rendered pages are kept, within a project."""

_ROOMS = ("layouts.py", "site/plugin.py", "site/renderings.py", "text")
_LIBRARIES = ("lxml", "Markdown", "mkdocs", "nh3", "pymdown-extensions", "PyYAML")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What MkDocs knows of a page after rendering it: HTML, title, and the ids that links can lead to.

    `uri` is the address for which it was rendered: links are relative to that page.
    """

    uri: str
    html: str
    title: str
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """What a rendered page depends on: its file, its text, the messages in it, and the files that links can lead to."""

    path: str
    markdown: str
    messages: tuple[str, ...]
    files: frozenset[str]

    @property
    def name(self) -> str:
        """The name under which the page is kept on the disk."""
        made_by = code.fingerprint(_ROOMS, _LIBRARIES)
        return kept.key(made_by, self.path, self.markdown, *self.messages, "", *sorted(self.files))


@dataclass(slots=True)
class Renderings:
    """The pages of this build and of the one before; what neither used is forgotten here, and stays on the disk."""

    store: kept.Store | None = None
    current: dict[Key, Rendered] = field(default_factory=dict)
    before: Mapping[Key, Rendered] = field(default_factory=dict)

    def start(self) -> None:
        """Begin a build."""
        if self.store:
            self.store.tidy()
        self.before, self.current = self.current, {}

    def find(self, key: Key) -> Rendered | None:
        """The page, if it was rendered."""
        found = self.current.get(key) or self.before.get(key) or self._kept(key)
        if found:
            self.current[key] = found
        return found

    def _kept(self, key: Key) -> Rendered | None:
        found = self.store.get(key.name) if self.store else None
        return found if isinstance(found, Rendered) else None

    def keep(self, key: Key, rendered: Rendered) -> None:
        """Remember a page."""
        self.current[key] = rendered
        if self.store:
            self.store.put(key.name, rendered)


_of_projects: dict[str, Renderings] = {}


def of_project(folder: str) -> Renderings:
    """The renderings of a project in this process, whose next build begins now.

    MkDocs makes the plugin anew for each build of a live preview, so the plugin cannot hold them itself.
    """
    renderings = _of_projects.setdefault(folder, Renderings(kept.Store(Path(folder) / KEPT, [Rendered])))
    renderings.start()
    return renderings
