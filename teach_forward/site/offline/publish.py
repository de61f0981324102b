"""Adds to a finished site what can be taken along: an archive of each language, and what lets a browser keep it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from teach_forward.messages import Messages
from teach_forward.site import assets
from teach_forward.site.context import SiteContext
from teach_forward.site.downloads import readable_size
from teach_forward.site.offline.archive import Outside, archive
from teach_forward.site.offline.edition import Edition, read
from teach_forward.site.offline.listing import Listing, listing
from teach_forward.site.take import EDITION, FILES_SIZE, KEPT_SIZE, SIZE, WORKER
from teach_forward.util import code, files, kept
from teach_forward.util.parallel import underway

KEPT = Path("build/kept/offline")
"""Where archives are kept between builds, within a project."""

ROOM = 64 << 20
"""Bytes that they may take: those of a build of a guide in five languages, each of 6 to 8 MB, and of half another."""

_ROOMS = (
    *("site/offline", "site/overrides/parts/start.html", "site/practice.py", "site/seo.py", "site/templates.py"),
    *("text/hrefs.py", "util/zipped.py"),
)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What came of a language: its home page with what was not known before, and the name of its kept archive."""

    home: str
    page: str
    kept: str


def publish(context: SiteContext, site: Path, store: kept.Store) -> None:
    """Write archives, lists and the worker, and say in the home pages what was not known before."""
    locales = [locale for locale, _ in context.locales]
    with underway(functools.partial(_take, context, site, store), locales, alone=1, forked_only=True) as made:
        taken = list(made)
    for each in taken:
        files.write(site / each.home, each.page.encode())
        store.used.add(each.kept)
    store.tidy()
    _write(site / WORKER, assets.worker(keeps=context.library.project.keep).encode())


def _take(context: SiteContext, site: Path, store: kept.Store, locale: str) -> _Taken:
    """Write the archive of a language, made now or kept from a build in which all was the same, and its list."""
    project, messages = context.library.project, context.library.messages(locale)
    outside = Outside(site, project.address)
    edition = read(site, locale, [built for built, _ in context.locales], context.source)
    contents = listing(edition, site)
    name = _name(context, edition, contents, outside)
    data = store.result(name, lambda: archive(edition, outside, messages, project.date), tidies=False)
    take = context.take(locale, keeps=project.keep)
    files.write(site / take.archive, data)
    if take.listing:
        _write(site / take.listing, contents.json())
    home = edition.pages[edition.home]
    for mark, value in _known(contents, len(data), messages).items():
        home = home.replace(mark, escape(value))
    return _Taken(edition.home, home, name)


def _known(contents: Listing, size: int, messages: Messages) -> Mapping[str, str]:
    return {
        SIZE: readable_size(size, messages),
        KEPT_SIZE: readable_size(contents.size, messages),
        FILES_SIZE: readable_size(contents.files_size, messages),
        EDITION: contents.edition,
    }


def _name(context: SiteContext, edition: Edition, contents: Listing, outside: Outside) -> str:
    """The name of all that the archive of a language depends on."""
    messages, date = context.library.messages(edition.locale), context.library.project.date
    told = repr((messages.listed, date, outside.url, contents.pages, contents.shown, contents.files))
    return kept.key(code.fingerprint(_ROOMS, ()), edition.locale, told)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, data)
