"""A catalogue of mistakes that translators really make: each with the rule that must speak, and the line it names."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Protocol

from teach_forward import checks
from teach_forward.checks.wording.messages import check_messages
from teach_forward.deck import build as deck_build
from teach_forward.findings import Finding
from teach_forward.library import scan
from teach_forward.library.addresses import PARTS, blob_id, uri_of
from teach_forward.library.library import Library
from teach_forward.model import Document, Kind
from teach_forward.text.reader import read

FRENCH, ARABIC = "workshops/fr/1-fundamentals", "workshops/ar/1-fundamentals"
GUIDE, EXERCISE, INDEX = (f"{FRENCH}/{name}.md" for name in ("guide", "exercise", "index"))
AR_GUIDE, AR_EXERCISE, AR_INDEX = (f"{ARABIC}/{name}.md" for name in ("guide", "exercise", "index"))
HOME, WORDS = "docs/fr/index.md", "docs/fr/words.yml"
AR_HOME, AR_WORDS = "docs/ar/index.md", "docs/ar/words.yml"
SPANISH = "docs/es/rota.md"

Edit = Callable[[str], str]


@dataclass(frozen=True)
class Mistake:
    """What a person did, in which file, and the rule that must speak; `line` is a piece of each line that it names.

    `also` are rules that cannot but speak too: a lost heading takes its parts with it.
    """

    what: str
    rule: str
    edit: Edit
    file: str = GUIDE
    line: str = "---"  # the first of a page with front matter
    also: frozenset[str] = frozenset()
    deck: bool = False  # whether what does not fit on slides is looked for too
    whole: bool = False  # whether it shows in the whole page alone


class Made(Protocol):
    """An edit of a file."""

    @property
    def edit(self) -> Edit: ...
    @property
    def file(self) -> str: ...
    @property
    def whole(self) -> bool: ...


def swap(old: str, new: str, count: int = 1) -> Edit:
    """Another piece of text instead of one that stands there."""
    return lambda text: text.replace(old, new, count)


def sub(pattern: str, new: str) -> Edit:
    """The same by a pattern, once."""
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.DOTALL | re.MULTILINE)


def drop(pattern: str) -> Edit:
    """Without the first thing that a pattern finds."""
    return sub(pattern, "")


def under(id_: str, new: str) -> Edit:
    """A paragraph right under the heading of an id."""
    return lambda text: re.sub(
        rf"^(## [^\n]*\{{#{id_}[ }}][^\n]*\n)", lambda match: f"{match[1]}\n{new}\n", text, count=1, flags=re.MULTILINE
    )


def exchanged(first: str, second: str) -> Edit:
    """Two pieces, each the first thing that its pattern finds, in each other's place; the first stands above."""
    return sub(f"({first})(.*?)({second})", r"\3\2\1")


def done(text: str, edit: Edit) -> str:
    """The text with a mistake in it."""
    changed = edit(text)
    assert changed != text, "the edit changed nothing"
    return changed


@dataclass(frozen=True)
class Guide:
    """A guide of which one page at a time is damaged: only that page is read and checked again."""

    library: Library
    texts: Mapping[str, str]  # of pages and messages, by their paths

    @classmethod
    def at(cls, root: Path) -> Guide:
        library, _ = scan.scan(root)
        files = (path for path in root.rglob("*") if path.suffix in (".md", ".yml"))
        return cls(library, {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files})

    def found(self, path: str, data: bytes, *, deck: bool = False) -> list[Finding]:
        """What is said of a file when it holds these bytes."""
        if path.endswith(".yml"):
            return self._found_in_messages(path, data)
        locale, file = path.split("/")[1], PurePosixPath(path)
        kind: Kind = next((part for part in PARTS if part == file.stem and file.parts[0] == "workshops"), "page")
        document, faults = read(path, data, kind, locale)
        library = _with(self.library, document)
        found = list(checks.check_page(library, document, faults))
        return [*found, *deck_build.findings(library, [locale])] if deck else found

    def _found_in_messages(self, path: str, data: bytes) -> list[Finding]:
        file = self.library.root / path
        try:
            file.write_bytes(data)
            library, found = scan.scan(self.library.root)
            return [
                *(finding for finding in found if finding.path == path),
                *check_messages(library, path.split("/")[1]),
            ]
        finally:
            file.write_text(self.texts[path], "utf-8")


UNUSED = r"^## [^\n]*\{#(?:next-steps|closing|not-only-me|task-read|task-union|task-question) .*?(?=^## |\Z)"
UNUSED_QUESTIONS = r"^/// question [^\n]*\n    id: q-(?:purpose|invisible|human|question)\n.*?(?=^/// question|^## )"
FIRST_HALF = r"^## [^\n]*\{#(?:welcome|opening|data) .*?(?=^## )"
SECOND_HALF = r"^## [^\n]*\{#(?:recipe|break|hand-over|group-work|debrief) .*?(?=^## |\Z)"


def without(root: Path, *patterns: str) -> Path:
    """Take passages out of the first workshop's guide and exercise, in all languages alike. Returns the root.

    Pages are read once for each mistake, so that long ones cost much.
    """
    dropped = re.compile("|".join(patterns), re.DOTALL | re.MULTILINE)
    for name in ("guide", "exercise"):
        source = root / f"workshops/en/1-fundamentals/{name}.md"
        for path in (source, *root.glob(f"workshops/[!e]*/1-fundamentals/{name}.md")):
            text = dropped.sub("", path.read_text("utf-8"))
            line = f"source: {blob_id(source.read_bytes())}"
            path.write_text(re.sub("^source: .*", line, text, count=1, flags=re.MULTILINE), "utf-8")
    return root


def halves(root: Path, folder: Path) -> tuple[Guide, Guide, Guide]:
    """Three guides of one: with the first half of the first workshop's guide, with the second half, with the whole."""
    without(root, UNUSED, UNUSED_QUESTIONS)
    first, second = (Path(shutil.copytree(root, folder / name)) for name in ("first", "second"))
    return Guide.at(without(first, SECOND_HALF)), Guide.at(without(second, FIRST_HALF)), Guide.at(root)


def made(guides: Sequence[Guide], mistake: Made) -> tuple[Guide, str]:
    """The first of some guides in which a mistake can be made, and the text with it; the last, where it is on `whole`."""
    for guide in guides[-1:] if mistake.whole else guides:
        good = guide.texts[mistake.file]
        if (text := mistake.edit(good)) != good:
            return guide, text
    raise AssertionError("the edit changed nothing")


def _with(library: Library, document: Document) -> Library:
    own = {**library.documents[document.locale], uri_of(document): document}
    return replace(library, documents={**library.documents, document.locale: own})
