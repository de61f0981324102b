"""Adds to a finished site what can be taken along: an archive of each language, and what lets a browser keep it."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
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
from teach_forward.util import code, kept
from teach_forward.util.parallel import underway

KEPT = Path("build/kept/offline")
"""Where archives are kept between builds, within a project."""

ROOM = 64 << 20
"""Bytes that they may take: those of two builds of a guide in five languages, each of some 6 MB."""

_ROOMS = ("site/offline", "site/overrides/parts/start.html", "site/seo.py", "util/zipped.py")


def publish(context: SiteContext, site: Path, store: kept.Store) -> None:
    """Write archives, lists and the worker, and say in the home pages what was not known before."""
    project = context.library.project
    outside = Outside(site, project.address)
    locales = [locale for locale, _ in context.locales]
    editions = [read(site, locale, locales, context.source) for locale in locales]
    listings = [listing(edition, site) for edition in editions]
    archives = _archives(context, list(zip(editions, listings, strict=True)), outside, store)
    for edition, contents, data in zip(editions, listings, archives, strict=True):
        messages = context.library.messages(edition.locale)
        take = context.take(edition.locale, keeps=project.keep)
        (site / take.archive).write_bytes(data)
        if take.listing:
            _write(site / take.listing, contents.json())
        home = edition.pages[edition.home]
        for mark, value in _known(contents, len(data), messages).items():
            home = home.replace(mark, escape(value))
        (site / edition.home).write_text(home, "utf-8")
    _write(site / WORKER, assets.worker(keeps=project.keep).encode())


def _known(contents: Listing, size: int, messages: Messages) -> Mapping[str, str]:
    return {
        SIZE: readable_size(size, messages),
        KEPT_SIZE: readable_size(contents.size, messages),
        FILES_SIZE: readable_size(contents.files_size, messages),
        EDITION: contents.edition,
    }


def _archives(
    context: SiteContext, editions: Sequence[tuple[Edition, Listing]], outside: Outside, store: kept.Store
) -> Iterator[bytes]:
    """The archive of each language, made now or kept from a build in which all that it depends on was the same."""
    named = ((_name(context, edition, contents, outside), edition) for edition, contents in editions)
    known = kept.Found[Edition, bytes](store, named)
    with underway(functools.partial(_archive, context, outside), known.missing, alone=1, forked_only=True) as made:
        yield from known.joined(made)


def _archive(context: SiteContext, outside: Outside, edition: Edition) -> bytes:
    return archive(edition, outside, context.library.messages(edition.locale), context.library.project.date)


def _name(context: SiteContext, edition: Edition, contents: Listing, outside: Outside) -> str:
    """The name of all that the archive of a language depends on."""
    messages, date = context.library.messages(edition.locale), context.library.project.date
    told = repr((sorted(messages.items()), date, outside.url, contents.pages, contents.shown, contents.files))
    return kept.key(code.fingerprint(_ROOMS, ()), edition.locale, told)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
