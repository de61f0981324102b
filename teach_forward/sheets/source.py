"""Sources of Typst: texts as strings, so that nothing in them is taken for markup or code, and the PDF of a source."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from teach_forward.model import Runs
from teach_forward.sheets import typeset

NEEDED = ("typst", "pymupdf_fonts")
_unpacked: list[Path] = []  # the folder of the fonts that come along, while many PDFs are made
_NO_LETTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")


class Unset(ValueError):
    """Typst cannot make the PDF; the text says why."""


class NoLetter(Unset):
    """No font here has what the text of the error is: a letter, or a few of one script."""


def available() -> bool:
    """Whether the libraries are there that PDFs are made with: not everybody has installed them."""
    return all(map(importlib.util.find_spec, NEEDED))


@contextmanager
def fonts_unpacked() -> Iterator[None]:
    """Unpack the fonts that come along once, for all PDFs that are made within, by this process and those it forks."""
    with tempfile.TemporaryDirectory() as folder:
        typeset.write_fonts(Path(folder))
        _unpacked.append(Path(folder))
        try:
            yield
        finally:
            _unpacked.pop()


def compiled(source: str, root: Path, *, own_fonts: bool, fonts: Path | None = None) -> bytes:
    """The PDF of a source whose pictures lie in `root`. Raises Unset, and NoLetter where a font lacks a letter.

    It is set in the font that comes along, or in those of the folder `fonts`, and with `own_fonts` in no others.
    Typst has threads of its own, which a process that is forked later does not have and would wait for: it runs in a
    process of its own.
    """
    command = [sys.executable, "-m", typeset.__name__, str(root), "own" if own_fonts else "system"]
    command += map(str, [fonts] if fonts else _unpacked)
    done = subprocess.run(command, input=source.encode(), capture_output=True, check=False)  # noqa: S603  (our own module)
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip()
        raise NoLetter(lacks[1]) if (lacks := _NO_LETTER.search(why)) else Unset(why)
    return done.stdout


def string(text: str) -> str:
    """A text as a string of Typst; its escapes are those of JSON, but for the code of a character."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    if not quoted.isprintable():
        quoted = "".join(letter if letter.isprintable() else f"\\u{{{ord(letter):x}}}" for letter in quoted)
    return f'"{quoted}"'


def content(found: Runs, *, plainly: bool = False) -> str:
    """Runs as content; `plainly` without links, for headings."""
    written = []
    for run in found:
        text = f"#{string(run.text)}"
        text = f"#emph[{text}]" if run.italic else text
        text = f"#strong[{text}]" if run.bold else text
        written.append(f"#link({string(run.href)})[{text}]" if run.href and not plainly else text)
    return "".join(written)


def language(parts: Sequence[str]) -> str:
    """The language and region of a tag (language, script, region) as arguments of `text`."""
    name, _, region = parts
    return f"lang: {string(name)}, region: {string(region) if len(region) == 2 else 'none'}"
