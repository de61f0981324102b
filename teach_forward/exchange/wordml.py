"""What a document of Word says, as its XML keeps it: its cells as runs of text, with all changes accepted.

Programs keep one and the same look in many ways. Bold, italic and colours are those that people see; what no page can
hold is told with its run.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teach_forward.exchange.judge import shown
from teach_forward.exchange.units import MOST_BYTES, Unreadable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_PART = re.compile(r"word/(document|styles|comments)\d*\.xml")
_DAMAGE = (  # all that a zip archive with wrong bytes in it leads to
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, ValueError, EOFError, LookupError, OverflowError, OSError),
)
_NO_COLOUR = ("", "AUTO", "FFFFFF")  # what a shading is filled with that nobody sees
_COMPLEX = re.compile(r"[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]")  # scripts that `bCs` makes bold


def w(tag: str) -> str:
    """A name of WordprocessingML, with its namespace."""
    return f"{{{W}}}{tag}"


_AROUND_RUNS = frozenset(map(w, ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "dir", "bdo")))
_CONTROLS = frozenset(map(w, ("customXml", "sdt", "sdtContent")))
_THROUGH = _AROUND_RUNS | _CONTROLS
_LETTERS = {w("br"): "\n", w("cr"): "\n", w("tab"): " ", w("noBreakHyphen"): "\u2011"}

_FOREIGN = {
    tag: f"{what} stands in this text, which a page cannot hold: write it in plain words"
    for what, tags in {
        "a footnote": (w("footnoteReference"),),
        "an endnote": (w("endnoteReference"),),
        "a symbol": (w("sym"),),
        "a picture": (w("drawing"), w("pict"), w("object"), f"{{{MC}}}AlternateContent"),
        "a formula": (f"{{{M}}}oMath", f"{{{M}}}oMathPara"),
    }.items()
    for tag in tags
}
_COUNTED = "Word numbers this paragraph as a list, and its number is no part of the text: write it, or end the list"
_HIDDEN = "a part of this text is hidden: show it, or delete it"
_STRUCK = "a part of this text is struck out, which a page cannot hold: delete it, or take the line away"


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a package that are read, by name; all but the document itself may be missing. Raises Unreadable."""
    data = io.BytesIO(path.read_bytes())
    try:
        with zipfile.ZipFile(data) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise Unreadable(f"the file unpacks to more than {MOST_BYTES // 1_000_000} MB")
            found = {match[1]: match[0] for name in archive.namelist() if (match := _PART.fullmatch(name))}
            if "document" not in found:
                raise Unreadable("the file is not a document of Word: it holds no text")
            return {part: archive.read(name) for part, name in found.items()}
    except _DAMAGE:
        raise Unreadable("the file is not a document of Word, or is damaged") from None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a cell in one style. `foreign` says what in it no page can hold; empty where all of it is text."""

    text: str
    styles: frozenset[str] = frozenset()
    yellow: bool = False
    foreign: str = ""


def within(parent: etree._Element) -> Iterator[etree._Element]:
    """The tables and paragraphs of a document, or the cells of a row: controls stand around some."""
    for child in parent:
        if child.tag in _CONTROLS:
            yield from within(child)
        else:
            yield child


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row."""
    return [part for part in within(row) if part.tag == w("tc")]


def text_of(runs: Iterable[Run]) -> str:
    """The text of runs."""
    return "".join(run.text for run in runs)


def cell_runs(cell: etree._Element) -> list[Run]:
    """The text of a cell with its changes accepted; each paragraph but the last ends with a line break."""
    found: list[Run] = []
    goes_on = False  # where somebody has deleted the end of the paragraph above
    for paragraph in cell.iter(w("p")):
        found += [Run("\n")] if found and not goes_on else []
        goes_on = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None
        runs = list(paragraph_runs(paragraph))
        if _is_counted(paragraph) and any(run.text.strip() for run in runs):
            found.append(Run("", foreign=_COUNTED))
        found += runs
    return found


def _is_counted(paragraph: etree._Element) -> bool:
    """Whether a number or a bullet is set before a paragraph, as Word does by itself where somebody types `1. May`."""
    number = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return number is not None and number.get(w("val")) != "0"


def paragraph_runs(parent: etree._Element) -> Iterator[Run]:
    """The runs of a paragraph, or of what stands around some of them."""
    if parent.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
        return  # it says what is to be written there
    for child in parent:
        if child.tag in _THROUGH:
            yield from paragraph_runs(child)
        elif child.tag == w("r"):
            yield _run_of(child)
        elif child.tag in _FOREIGN:
            yield Run("", foreign=_FOREIGN[child.tag])


def _run_of(element: etree._Element) -> Run:
    text = "".join(map(_letters, element))
    styles = frozenset(kind for kind, tag in (("bold", "b"), ("italic", "i")) if _has_style(element, tag, text))
    foreign = next((_FOREIGN[part.tag] for part in element if part.tag in _FOREIGN), "")
    return Run(text, styles, _is_yellow(element), foreign or (_unseen(element, text) if text.strip() else ""))


def _unseen(run: etree._Element, text: str) -> str:
    """What is wrong with a text that says something else by its look; empty where nothing is."""
    if _is_on(run, "strike") or _is_on(run, "dstrike"):
        return _STRUCK
    if _is_on(run, "vanish"):
        return _HIDDEN
    place = run.find(f"{w('rPr')}/{w('vertAlign')}")
    if place is not None and place.get(w("val")) == "superscript" and any(map(str.isdigit, text)):
        return f"{shown((text,))} is raised, which a page cannot hold: write it as in m², set it down, or delete it"
    return ""


def _letters(part: etree._Element) -> str:
    """The text of a part of a run; of letters with their reading above them, the letters."""
    if part.tag == w("t"):
        return part.text or ""
    if part.tag == w("ruby"):
        return "".join(_run_of(run).text for run in part.iterfind(f"{w('rubyBase')}/{w('r')}"))
    return _LETTERS.get(str(part.tag), "")


def _is_yellow(run: etree._Element) -> bool:
    """Whether a run has a colour behind it, as Word keeps one or as LibreOffice does, which makes a shading of it."""
    colour, shading = (run.find(f"{w('rPr')}/{w(tag)}") for tag in ("highlight", "shd"))
    marked = colour is not None and colour.get(w("val")) not in ("none", "white")
    shaded = shading is not None and shading.get(w("fill"), "").upper() not in _NO_COLOUR
    return marked or shaded


def _has_style(run: etree._Element, tag: str, text: str) -> bool:
    """Whether a text is in a style. Scripts such as Arabic have a property of their own, which no others heed."""
    own, other = _is_on(run, f"{tag}Cs"), _is_on(run, tag)
    if _COMPLEX.search(text) or _is_on(run, "rtl") or _is_on(run, "cs"):
        return bool(other if own is None else own)
    return bool(other or (own and not any(map(str.isalpha, text))))


def _is_on(run: etree._Element, tag: str) -> bool | None:
    """Whether a property of a run is on; None where nothing is said of it."""
    found = run.find(f"{w('rPr')}/{w(tag)}")
    return None if found is None else found.get(w("val"), "true") not in ("0", "false", "off")


def settle(root: etree._Element, styles: etree._Element | None) -> None:
    """Set on each run what the style that it names makes bold or italic, unless the run itself says so or not."""
    if styles is None:
        return
    named = {
        style.get(w("styleId")): style.find(w("rPr"))
        for style in styles.iter(w("style"))
        if style.get(w("type")) == "character"
    }
    for run in root.iter(w("rPr")):
        name = run.find(w("rStyle"))
        style = None if name is None else named.get(name.get(w("val")))
        for tag in map(w, ("b", "bCs", "i", "iCs")):
            part = None if style is None else style.find(tag)
            if part is not None and run.find(tag) is None:
                run.append(copy(part))
