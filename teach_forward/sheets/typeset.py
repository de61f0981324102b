"""Sources of Typst as PDFs, one after another until there are no more, from input to output: a process of its own.

Each job is a line of JSON: `sources` has the texts of the main source and of those that it imports, by their names;
`root` is the folder of all pictures, `fonts` that of the fonts; with `own` all is set in these, else also in those of
the system. The answer is a line of JSON with the `size` of the PDF that follows, or with what is `wrong`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Literal

from teach_forward.util import files

FONTS = ("figo", "figbo", "figit", "figbi")  # regular, bold, italic, both
STANDARD: Literal["ua-1"] = "ua-1"
MAIN = "main.typ"


def main() -> None:
    """Read, set, write."""
    with open(sys.stdout.fileno(), "wb", closefd=False) as put:  # whole answers, with PYTHONUNBUFFERED too
        for line in iter(sys.stdin.buffer.readline, b""):
            job = json.loads(line)
            answer: dict[str, object]
            try:
                made = _made(job)
                answer = {"size": len(made)}
            except ValueError as error:
                answer, made = {"wrong": str(error)}, b""
            put.write(json.dumps(answer).encode() + b"\n" + made)
            put.flush()


def _made(job: dict[str, Any]) -> bytes:
    """The PDF of a job. Raises ValueError with what is wrong with it."""
    import typst  # noqa: PLC0415  (large, and not everywhere)

    try:
        made: bytes = typst.compile(
            {name: text.encode() for name, text in job["sources"].items()},
            root=job["root"],
            font_paths=[job["fonts"]],
            ignore_system_fonts=job["own"],
            pdf_standards=[STANDARD],
            timestamp=0,
        )
    except (typst.TypstError, RuntimeError, OSError) as error:
        raise ValueError(str(error)) from None
    return made


def write_fonts(folder: Path) -> None:
    """Write the fonts that come along into a folder."""
    import pymupdf_fonts  # noqa: PLC0415  (the same)

    for name in FONTS:
        files.write(folder / f"{name}.ttf", pymupdf_fonts.myfont(name))  # type: ignore[no-untyped-call]
