"""Reads pages: those that are known from an earlier run are taken from what was kept, the others on several cores."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from teach_forward import findings, model, rules
from teach_forward.findings import Finding
from teach_forward.model import Document, Kind
from teach_forward.util import code, kept
from teach_forward.util.parallel import aside, underway

KEPT = Path("build/kept/pages")
"""Where pages are kept, within a project."""

Page = tuple[str, bytes, Kind, str]
"""What is read: path, bytes, kind and locale of a page."""

Result = tuple[Document, tuple[Finding, ...]]

_ROOMS = (
    "text",
    "model.py",
    "layouts.py",
    "findings.py",
    "rules.py",
    "util/icons.py",
    "util/phrases.py",
    "util/shape.py",
    "util/shown.py",
    "util/yml.py",
)
_LIBRARIES = ("lxml", "Markdown", "mkdocs-material", "pymdown-extensions", "PyYAML")
_FEW = 8  # pages that are sooner read one after another
_known: dict[str, Result] = {}  # in a live preview, whatever was read before


@contextlib.contextmanager
def reading(root: Path, pages: Sequence[Page], *, busy: bool) -> Iterator[Iterator[Result]]:
    """What each page holds, in order. Those that are not known are read from now on, while other things are done.

    `busy` says that these take so long that even one page is sooner read in a process of its own.
    """
    named = {_name(page): page for page in pages}
    for gone in _known.keys() - named.keys():
        del _known[gone]
    new = {name: page for name, page in named.items() if name not in _known}
    found = kept.Found[Page, Result](kept.Store(root / KEPT, _classes()), new.items())
    with _reading(found.missing, busy=busy) as read:
        yield _all(named, zip(new, found.joined(read), strict=True))


@contextlib.contextmanager
def _reading(pages: Sequence[Page], *, busy: bool) -> Iterator[Iterator[Result]]:
    if busy and 0 < len(pages) <= _FEW:
        with aside(lambda: list(map(_read, pages))) as found:
            yield chain.from_iterable(results() for results in (found,))  # waited for when the first is asked for
    else:
        with underway(_read, pages, alone=_FEW, forked_only=True) as results:
            yield results


def _all(names: Iterable[str], new: Iterable[tuple[str, Result]]) -> Iterator[Result]:
    _known.update(new)
    yield from (_known[name] for name in names)


def _read(page: Page) -> Result:
    from teach_forward.text.reader import read  # noqa: PLC0415  (Markdown is not needed where every page is known)

    return read(*page)


def _name(page: Page) -> str:
    path, data, kind, locale = page
    return kept.key(code.fingerprint(_ROOMS, _LIBRARIES), path, data, kind, locale)


def _classes() -> list[type]:
    """The classes of which a read page consists."""
    members = (
        member for module in (model, findings, rules) for _, member in inspect.getmembers(module, inspect.isclass)
    )
    return [member for member in members if member.__module__.startswith("teach_forward.")]
