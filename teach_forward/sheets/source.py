"""Sources of Typst: texts as strings, so that nothing in them is taken for markup or code, and the PDF of a source."""

from __future__ import annotations

import importlib.util
import itertools
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

from teach_forward.model import Run, Runs
from teach_forward.sheets import typeset
from teach_forward.util import files

NEEDED = ("typst", "pymupdf_fonts")
NO_MARKS: Mapping[int, str] = {}
NOTHING_IMPORTED: Mapping[str, str] = {}
_NO_LETTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")
# With `-m`, Python would look for modules among the texts first, where a stranger may have put a json.py.
_BEGIN = "import sys; sys.path[:] = {path!r}; from {module} import main; main()"
_MOST = 8_000_000  # bytes of sources that one process sets: some of what Typst remembers, it never forgets


class Unset(ValueError):
    """Typst cannot make the PDF; the text says why."""


class NoLetter(Unset):
    """No font here has what the text of the error is: a letter, or a few of one script."""


def available() -> bool:
    """Whether the libraries are there that PDFs are made with: not everybody has installed them."""
    return all(map(importlib.util.find_spec, NEEDED))


@dataclass(slots=True)
class Typesetter:
    """Typst in a process of its own, which sets one source after another. `fonts` is the folder of its fonts.

    Typst has threads, which a process that is forked later does not have and would wait for: ours never runs it, and
    one that is forked from ours begins a process of its own.
    """

    fonts: Path
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _owner: int = field(default=0, init=False)
    _done: int = field(default=0, init=False)

    def set(self, sources: Mapping[str, str], root: Path, *, own_fonts: bool, fonts: Path | None = None) -> bytes:
        """The PDF of sources, by their names. Raises Unset with what Typst says."""
        if self._owner != os.getpid() or self._done > _MOST:
            self.close()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  (our own module)
                [sys.executable, "-P", "-c", _BEGIN.format(path=sys.path, module=typeset.__name__)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # what is wrong with a source is in the answer
            )
            self._owner, self._done = os.getpid(), 0
        self._done += sum(map(len, sources.values()))
        job = {"root": str(root), "fonts": str(fonts or self.fonts), "own": own_fonts, "sources": sources}
        return self._answer(self._process, json.dumps(job).encode() + b"\n")

    def _answer(self, process: subprocess.Popen[bytes], asked: bytes) -> bytes:
        put, take = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        try:
            put.write(asked)
            put.flush()
            said = json.loads(take.readline())
            made = take.read(said.get("size", 0))
        except (OSError, ValueError):
            said, made = {}, b""
        if "wrong" in said:
            raise Unset(said["wrong"])
        if len(made) != said.get("size"):  # the process was killed, perhaps halfway
            self.close()
            raise Unset("Typst ended before the page was set")
        return made

    def close(self) -> None:
        """End the process, if it is ours: it ends by itself when nothing more can come."""
        if self._process is not None and self._owner == os.getpid():
            with suppress(OSError), self._process:  # it may have died, and what it was asked is still to be written
                pass
            self._process.wait()
        self._process = None


_at_work: list[Typesetter] = []


@contextmanager
def typesetting() -> Iterator[Typesetter]:
    """What sets all PDFs that are made within, by this process and those it forks; its fonts are unpacked once."""
    if _at_work:
        yield _at_work[-1]
        return
    with files.for_now() as folder:
        typeset.write_fonts(Path(folder))
        typesetter = Typesetter(Path(folder))
        _at_work.append(typesetter)
        try:
            yield typesetter
        finally:
            _at_work.pop()
            typesetter.close()


def compiled(
    source: str,
    root: Path,
    *,
    own_fonts: bool,
    fonts: Path | None = None,
    imported: Mapping[str, str] = NOTHING_IMPORTED,
) -> bytes:
    """The PDF of a source whose pictures lie in `root`. Raises Unset, and NoLetter where a font lacks a letter.

    It is set in the font that comes along, or in those of the folder `fonts`, and with `own_fonts` in no others.
    `imported` are further sources by their names.
    """
    with typesetting() as typesetter:
        try:
            return typesetter.set({**imported, typeset.MAIN: source}, root, own_fonts=own_fonts, fonts=fonts)
        except Unset as error:
            raise NoLetter(lacks[1]) if (lacks := _NO_LETTER.search(str(error))) else error from None


def string(text: str) -> str:
    """A text as a string of Typst; its escapes are those of JSON, but for the code of a character."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    if not quoted.isprintable():
        quoted = "".join(letter if letter.isprintable() else f"\\u{{{ord(letter):x}}}" for letter in quoted)
    return f'"{quoted}"'


def link(href: str, text: str) -> str:
    """A link to an address elsewhere."""
    return f"#link({string(href)})[{text}]"


def content(found: Runs, link: Callable[[str, str], str] | None = link, marks: Mapping[int, str] = NO_MARKS) -> str:
    """Runs as content; `link` gives that of a link with an address and with what it shows, None makes none.

    `marks` stand before runs, by their numbers.
    """
    written = []
    for href, group in itertools.groupby(enumerate(found), key=lambda numbered: numbered[1].href):
        text = "".join(marks.get(number, "") + _styled(run) for number, run in group)
        written.append(link(href, text) if href and link else text)
    return "".join(written)


def _styled(run: Run) -> str:
    text = f"#{string(run.text)}"
    text = f"#emph[{text}]" if run.italic else text
    return f"#strong[{text}]" if run.bold else text


def language(parts: Sequence[str]) -> str:
    """The language and region of a tag (language, script, region) as arguments of `text`."""
    name, _, region = parts
    return f"lang: {string(name)}, region: {string(region) if len(region) == 2 else 'none'}"
