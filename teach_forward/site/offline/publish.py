"""Adds to a finished site what can be taken along: an archive of each language, and what lets a browser keep it."""

from __future__ import annotations

from collections.abc import Mapping
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

KEPT = Path("build/kept/offline")
"""Where archives are kept between builds, one for each language, within a project."""

_ROOMS = ("site/offline", "site/overrides/parts/start.html", "site/seo.py", "util/zipped.py")


def publish(context: SiteContext, site: Path, store: kept.Store) -> None:
    """Write archives, lists and the worker, and say in the home pages what was not known before."""
    project = context.library.project
    outside = Outside(site, project.address)
    locales = [locale for locale, _ in context.locales]
    for locale in locales:
        edition = read(site, locale, locales, context.source)
        messages, contents = context.library.messages(locale), listing(edition, site)
        take = context.take(locale, keeps=project.keep)
        data = _archive(context, edition, contents, outside, store)
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


def _archive(context: SiteContext, edition: Edition, contents: Listing, outside: Outside, store: kept.Store) -> bytes:
    """The archive of a language, made now or kept from a build in which all that it depends on was the same."""
    messages, date = context.library.messages(edition.locale), context.library.project.date
    told = repr((sorted(messages.items()), date, outside.url, contents.pages, contents.shown, contents.files))
    name = kept.key(code.fingerprint(_ROOMS, ()), edition.locale, told)
    match store.get(edition.locale):
        case (known, bytes(data)) if known == name:
            return data
    data = archive(edition, outside, messages, date)
    store.put(edition.locale, (name, data))
    return data


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
