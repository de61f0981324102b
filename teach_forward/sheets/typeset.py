"""A source of Typst from standard input as a PDF to standard output: `python -m ... ROOT own|system [FONTS]`.

`ROOT` is the folder of all pictures; `own` sets all in the fonts that come along, or in those of the folder `FONTS`,
`system` also in those of the system.
What is wrong with the source goes to standard error, and the exit status is 1.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

FONTS = ("figo", "figbo", "figit", "figbi")  # regular, bold, italic, both
STANDARD: Literal["ua-1"] = "ua-1"


def main() -> int:
    """Read, set, write."""
    import typst  # noqa: PLC0415  (large, and not everywhere)

    root, fonts, *folders = sys.argv[1:]
    try:
        with tempfile.TemporaryDirectory() as folder:
            if not folders:
                write_fonts(Path(folder))
            made: bytes = typst.compile(  # type: ignore[misc]
                sys.stdin.buffer.read(),
                root=root,
                font_paths=folders or [folder],
                ignore_system_fonts=fonts == "own",
                pdf_standards=[STANDARD],
                timestamp=0,
            )
    except (typst.TypstError, RuntimeError, OSError) as error:
        sys.stderr.write(str(error))
        return 1
    sys.stdout.buffer.write(made)
    return 0


def write_fonts(folder: Path) -> None:
    """Write the fonts that come along into a folder."""
    import pymupdf_fonts  # noqa: PLC0415  (the same)

    for name in FONTS:
        (folder / f"{name}.ttf").write_bytes(pymupdf_fonts.myfont(name))  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    sys.exit(main())
