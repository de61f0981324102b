"""The search index: Pagefind over the finished site, one index a language, nothing loaded before somebody searches.

The index of a language is kept between builds by the pages that it lists: only languages whose pages have changed are
indexed again.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pagefind_bin_extended  # type: ignore[import-untyped]  # has no types

from teach_forward.site import chunks
from teach_forward.util import code, kept

FOLDER = "pagefind"
KEPT = Path("build/kept/search")
"""Where indexes are kept, within a project."""

# Model answers stay out, so that a participant's search does not show one; so does what every page or slide repeats.
LEFT_OUT = (
    "details.answer, .slide-foot, .slide-kicker, .notes-label, .session-time, .agenda, .plan, .downloads, .workshops"
)
# Pagefind's own ready-made interfaces; ours is in assets/site.js.
UNUSED = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
)
_BODY = b"data-pagefind-body"  # the mark of what is searched; a page without it is in no index
_NOTICE = re.compile(rb'<p class="untranslated" role="note">.*?</p>', re.DOTALL)
_ENTRY = "pagefind-entry.json"
_ROOMS = ("site/search.py", "site/chunks.py")
_LIBRARIES = ("pagefind-bin-extended", "cbor2")

Index = dict[str, bytes]
"""Files of an index by their paths within Pagefind's folder."""


class SearchError(Exception):
    """The index could not be made; carries what Pagefind reports."""


def index(site: Path, locales: Collection[str], source: str, store: kept.Store) -> None:
    """Index every page of `site` that marks its text with data-pagefind-body, into site/pagefind/."""
    pages = {locale: list(_searched(site, locale, locales, source)) for locale in locales}
    names = {locale: _name(site, found) for locale, found in pages.items() if found}
    known = {locale: found for locale, name in names.items() if (found := store.get(name)) is not None}
    missing = [path for locale in names if locale not in known for path in pages[locale]]
    if missing:
        made = _made(site, missing)
        for locale in names.keys() - known.keys():
            known[locale] = _of_language(made, locale.lower())
            store.put(names[locale], known[locale])
        store.tidy()
    _write(site / FOLDER, [known[locale] for locale in sorted(known)])


def _searched(site: Path, locale: str, locales: Collection[str], source: str) -> Iterator[Path]:
    """The pages of a locale that are searched, in order; those of the source lie beside the folders of the others."""
    folder = site if locale == source else site / locale
    others = [site / other for other in locales if other != source] if locale == source else []
    for path in sorted(folder.rglob("*.html")):
        if not any(path.is_relative_to(other) for other in others) and _BODY in path.read_bytes():
            yield path


def _name(site: Path, pages: Sequence[Path]) -> str:
    """The name under which the index of some pages is kept.

    The notice that a page is outdated lies outside of what is searched: a word of the source changes one index alone.
    """
    read = ((path.relative_to(site).as_posix(), _NOTICE.sub(b"", path.read_bytes(), count=1)) for path in pages)
    parts = (part for page in read for part in page)
    return kept.key(code.fingerprint(_ROOMS, _LIBRARIES), *parts)


def _made(site: Path, pages: Sequence[Path]) -> Index:
    """The files that Pagefind makes of some pages, cut into smaller pieces."""
    with tempfile.TemporaryDirectory(prefix=".search-", dir=site.parent) as name:
        folder = Path(name)
        for path in pages:
            copy = folder / path.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.hardlink_to(path)
        _run_pagefind(folder)
        made = folder / FOLDER
        for pattern in UNUSED:
            for path in made.glob(pattern):
                path.unlink()
        try:
            chunks.split(made)
        except (chunks.NotUnderstood, LookupError) as error:
            raise SearchError(f"this version of Pagefind writes its index in another way: {error}") from None
        files = (path for path in sorted(made.rglob("*")) if path.is_file())
        return {path.relative_to(made).as_posix(): path.read_bytes() for path in files}


def _run_pagefind(site: Path) -> None:
    command = [
        str(pagefind_bin_extended.get_executable()),
        "--site",
        str(site),
        "--exclude-selectors",
        LEFT_OUT,
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  (its own program, on our own folder)
    if done.returncode:
        raise SearchError((done.stderr or done.stdout).strip())


def _of_language(made: Index, language: str) -> Index:
    """Of what Pagefind made, the files of a language and those that all share."""
    entry = json.loads(made[_ENTRY])
    others = [other for other in entry["languages"] if other != language]
    entry["languages"] = {language: entry["languages"][language]}
    files = {path: data for path, data in made.items() if not any(_belongs(path, other) for other in others)}
    return files | {_ENTRY: json.dumps(entry).encode()}


def _belongs(path: str, language: str) -> bool:
    """Whether a file of Pagefind's is of one language."""
    name = path.rpartition("/")[2]
    return name.startswith((f"{language}_", f"pagefind.{language}_", f"wasm.{language}."))


def _write(folder: Path, indexes: Sequence[Mapping[str, bytes]]) -> None:
    """Write the indexes of all languages into one folder, with one list of them in a fixed order."""
    entry: dict[str, Any] = {}
    for made in indexes:
        for path, data in made.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        own = json.loads(made[_ENTRY])
        entry = {**own, "languages": {**entry.get("languages", {}), **own["languages"]}}
    if entry:
        text = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        (folder / _ENTRY).write_text(text, "utf-8")
