"""Texts as a table in Word: what and where | the source | the translation, a row for each text.

Bold and italic are set as such, code stands in its back ticks, and other marks are numbers in braces: `{1}a link{/1}`.
Yellow is what has to be looked at again. The last paragraph of a row's first cell is its key, with the fingerprints of
its source and of the translation that went out.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, time
from itertools import chain, groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm, RGBColor
from lxml import etree

from teach_forward import rules
from teach_forward.exchange import marks, numbers, xml
from teach_forward.exchange.judge import remark, shown
from teach_forward.exchange.marks import Mark, Piece, Pieces, Span
from teach_forward.exchange.numbers import Token
from teach_forward.exchange.units import MOST_BYTES, Batch, Delivery, Returned, Unit, Unreadable
from teach_forward.findings import Fault
from teach_forward.util.zipped import reproducible

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
LONGEST = 255  # characters that python-docx takes as a property of the document
WIDTHS = (5.4, 9.6, 9.6)  # centimetres of the columns
SHADE = "EEEEEE"  # of what is not to be changed
SIZES = {"Note": 7, "Key": 5}  # points of the text in a style, set on each run: some programs need that

_HELP = (
    "Write in the third column. Leave the first two as they are, and do not take rows away. Numbers in braces such as "
    "{1} and {/1} stand around the words of a link: set them around the same words. Bold stays bold. "
    "Yellow: the source has changed since this was translated. Change the translation; if it is still right, take the "
    "colour away. A cell that is left empty is not translated yet."
)
_SHOWN = re.compile(r"\{[a-z_]+\}|https?://.*|www\..*")  # marks that a translator can read and copy as they are
_PART = re.compile(r"word/(document|styles|comments)\d*\.xml")
_ADDRESS = re.compile(r"\S*[.@:]\S+")
_KEY = re.compile(r"(.+) \[([0-9a-f]{8})-([0-9a-f]{8}|new)\]")
_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\Z")
_DAMAGE = (  # all that a zip archive with wrong bytes in it leads to
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, ValueError, EOFError, LookupError, OverflowError, OSError),
)
_NO_COLOUR = ("", "AUTO", "FFFFFF")  # what a shading is filled with that nobody sees
_STYLES = {"bold": Mark("bold", "**", "**"), "italic": Mark("italic", "*", "*")}
_COMPLEX = re.compile(r"[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]")  # scripts that `bCs` makes bold
_NUMBER = re.compile(r"\{(/?)(\d{1,4})\}")


def write(batch: Batch) -> bytes:
    """The file, the same bytes for the same batch."""
    document = docx.Document()
    _prepare(document, batch)
    for uri, units in batch.pages():
        document.add_heading(uri, 2)
        table = document.add_table(1, 3, "Table Grid")
        table.autofit = False
        above = [(), *(unit.notes for unit in units)]
        rows = [_head(batch), *(_row(batch, unit, told) for unit, told in zip(units, above, strict=False))]
        table._tbl.remove(table._tbl.tr_lst[0])
        for column, width in zip(table.columns, WIDTHS, strict=True):
            column.width = Cm(width)
        for row in rows:
            table._tbl.append(parse_xml(row))
    stream = io.BytesIO()
    document.save(stream)
    return reproducible(stream.getvalue(), batch.date)


def _prepare(document: Document, batch: Batch) -> None:
    """The paper, the styles, and what the file says of itself."""
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    for name in ("Code", "Mark", *SIZES):
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        if name == "Code":
            style.font.name = "Courier New"
        else:
            style.font.color.rgb = RGBColor(0x59, 0x59, 0x59)
    about, day = document.core_properties, datetime.combine(batch.date, time())
    title, name = f"{batch.name} ({batch.locale})", batch.name[:LONGEST]
    about.title, about.author, about.language = title[:LONGEST], name, batch.target_tag
    about.last_modified_by, about.comments, about.revision = name, "", 1
    about.created = about.modified = day
    document.add_heading(title, 1)
    document.add_paragraph(_HELP)


def _head(batch: Batch) -> str:
    names = ("What and where", f"Source ({batch.source})", f"Translation ({batch.locale})")
    cells = "".join(
        _cell(width, f"<w:p><w:r><w:rPr><w:b/></w:rPr>{_text(name)}</w:r></w:p>", SHADE)
        for name, width in zip(names, WIDTHS, strict=True)
    )
    return f'<w:tr xmlns:w="{W}"><w:trPr><w:tblHeader/></w:trPr>{cells}</w:tr>'


def _row(batch: Batch, unit: Unit, told: Sequence[str]) -> str:
    """The row of a text; notes that the row above has `told` already are left out."""
    known = numbers.table(unit)
    notes = [note for note in unit.notes if note not in told]
    if _numbered(known):
        notes += numbers.legend(known)
    if unit.old:
        notes.append(f"The source was: {marks.words(unit.old)}")
    key = f"{unit.key} [{marks.fingerprint(unit.source)}-{unit.before or 'new'}]"
    about = "".join(_small(note, "Note") for note in notes) + _small(key, "Key")
    source = _paragraph(_runs(unit.source, known, batch.source_tag, rtl=False), batch.source_tag, rtl=False)
    runs = _runs(unit.target, known, batch.target_tag, rtl=batch.right_to_left, yellow=unit.state == "changed")
    target = _paragraph(runs, batch.target_tag, rtl=batch.right_to_left)
    cells = zip(WIDTHS, (about, source, target), (SHADE, SHADE, ""), strict=True)
    inside = "".join(_cell(width, content, shade) for width, content, shade in cells)
    return f'<w:tr xmlns:w="{W}"><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>'


def _numbered(known: Iterable[Mark]) -> bool:
    """Whether any of the marks is shown as a number."""
    return any(not mark.styles and mark.kind != "code" and not _SHOWN.fullmatch(mark.opening) for mark in known)


def _cell(width: float, content: str, shade: str) -> str:
    colour = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{round(width * 567)}" w:type="dxa"/>{colour}</w:tcPr>{content}</w:tc>'


def _paragraph(runs: str, tag: str, *, rtl: bool) -> str:
    """A paragraph; what is typed into an empty one has the language too."""
    direction = "<w:bidi/>" if rtl else ""
    own = f"<w:rPr>{_language(tag, rtl=rtl)}</w:rPr>" if tag else ""
    return f'<w:p><w:pPr>{direction}<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>{own}</w:pPr>{runs}</w:p>'


def _language(tag: str, *, rtl: bool) -> str:
    name = quoteattr(tag)
    return f"{'<w:rtl/>' if rtl else ''}<w:lang w:val={name} w:eastAsia={name} w:bidi={name}/>"


def _run(text: str, properties: str = "", style: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:r><w:rPr>{named}{properties}</w:rPr>{_text(text)}</w:r>"


def _small(text: str, style: str) -> str:
    """A paragraph beside a text: a note, or the key."""
    half_points = SIZES[style] * 2
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return _paragraph(_run(text, size, style), "", rtl=False)


def _text(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return "<w:br/>".join(lines)


def _runs(pieces: Pieces, known: tuple[Mark, ...], tag: str, *, rtl: bool, yellow: bool = False) -> str:
    """A text as runs, each with its language and direction."""
    found, open_ = [], []
    for token in numbers.tokens(pieces, known):
        shown, style = _shown(token, known)
        if not isinstance(token, str):
            mark = known[token[1] - 1]
            if token[0] == "open":
                open_.append(mark.kind)
            elif token[0] == "close":
                open_.remove(mark.kind)
        if shown:
            bold = "<w:b/><w:bCs/>" if "bold" in open_ else ""
            italic = "<w:i/><w:iCs/>" if "italic" in open_ else ""
            highlight = '<w:highlight w:val="yellow"/>' if yellow else ""
            name = style or ("Code" if "code" in open_ else "")
            found.append(_run(shown, f"{bold}{italic}{highlight}{_language(tag, rtl=rtl)}", name))
    return "".join(found)


def _shown(token: Token, known: tuple[Mark, ...]) -> tuple[str, str]:
    """What of a token is seen, and in which style."""
    if isinstance(token, str):
        return token, ""
    what, number = token
    mark = known[number - 1]
    if mark.styles:
        return "", ""
    if mark.kind == "code":
        return mark.closing if what == "close" else mark.opening, "Code"
    if what == "alone" and _SHOWN.fullmatch(mark.opening):
        return mark.opening, "Mark"
    return f"{{{'/' if what == 'close' else ''}{number}}}", "Mark"


def read(path: Path) -> Delivery:
    """The texts of a file. Raises Unreadable."""
    parts = {name: xml.parse(data, "a document of Word") for name, data in _parts(path).items()}
    root = parts["document"]
    if root.tag != _name("document"):
        raise Unreadable("the file is another kind of Word document; save it as “Word Document (.docx)”, not as Strict")
    _settle(root, parts.get("styles"))
    languages: list[str] = []
    texts: list[Returned] = []
    faults: list[Fault] = []
    for number, row in enumerate(root.iter(_name("tr")), 1):
        cells = _cells(row)
        runs = list(map(_cell_runs, cells))
        if fault := _fault(number, cells, runs):
            faults.append(fault)
        if fault or len(cells) != 3:
            continue
        where, source, target = runs
        lines = "".join(run.text for run in where).rstrip("\n").rsplit("\n", 1)
        key = _KEY.fullmatch(lines[-1].strip())
        language = _LANGUAGE.search("".join(run.text for run in target).strip())
        if key is None and language and len(lines) == 1:
            languages.append(language[1])
            continue
        texts.append(
            Returned(
                key=key[1] if key else "",
                line=number,
                source=_pieces(source),
                target=_pieces(target),
                confirmed=None if any(run.yellow and run.text.strip() for run in target) else True,
                before=None if key is None else "" if key[3] == "new" else key[3],
                source_print=key[2] if key else "",
            )
        )
    if len(set(languages)) > 1:
        raise Unreadable(f"the file holds several languages: {', '.join(sorted(set(languages)))}")
    ours = bool(texts or faults)
    if ours and (outside := _outside(root)):
        message = f"text outside of the tables is not read: {shown((outside,))}; write in the third column"
        faults.append(Fault(1, message, rules.UNKNOWN_TEXT, override="warning"))
    if ours:
        faults += [*_links(root), *_comments(root, parts.get("comments"))]
    return Delivery(str(path), languages[0] if languages else "", tuple(texts), tuple(faults))


def _outside(root: etree._Element) -> str:
    """What somebody has written outside of the tables: all but their headings, that of the file, and the help."""
    found: list[str] = []
    for part in chain.from_iterable(map(_within, root.iterfind(_name("body")))):
        if part.tag == _name("tbl"):
            del found[-1:]  # its heading
        elif text := "".join(run.text for run in _cell_runs(part)).strip():
            found.append(text)
    return " ".join(text for text in found if text != _HELP and not _LANGUAGE.search(text))


def _cells(row: etree._Element) -> list[etree._Element]:
    return [part for part in _within(row) if part.tag == _name("tc")]


def _links(root: etree._Element) -> Iterator[Fault]:
    """Links of Word around words that somebody has written or pasted; around an address it sets them by itself."""
    for number, row in enumerate(root.iter(_name("tr")), 1):
        cells = _cells(row)
        for link in cells[-1].iter(_name("hyperlink")) if cells else ():
            text = "".join(run.text for run in _paragraph_runs(link)).strip()
            if text and not _ADDRESS.fullmatch(text):
                message = f"a link of Word stands around {shown((text,))}, and no page takes it: delete it"
                yield Fault(number, message, rules.MARKS_DIFFER, override="warning")


def _comments(root: etree._Element, margin: etree._Element | None) -> Iterator[Fault]:
    """What somebody has written into the margin, at the row beside which it stands."""
    if margin is None:
        return
    rows = {
        reference.get(_name("id")): number
        for number, row in enumerate(root.iter(_name("tr")), 1)
        for reference in row.iter(_name("commentReference"))
    }
    for comment in margin.iter(_name("comment")):
        if text := "".join(run.text for run in _cell_runs(comment)).strip():
            yield remark(rows.get(comment.get(_name("id")), 1), text)


def _fault(number: int, cells: Sequence[etree._Element], runs: Sequence[Sequence[_Run]]) -> Fault | None:
    """Why the text of a row cannot be read, for rows with a key; others are none of ours, or have lost it."""
    lines = "\n".join("".join(run.text for run in cell) for cell in runs).split("\n")
    if not any(_KEY.fullmatch(line.strip()) for line in lines):
        return None
    if len(cells) != 3:
        message = f"this row has {len(cells)} cell{'s' if len(cells) > 1 else ''}, and 3 are needed"
        return Fault(number, message, rules.UNKNOWN_TEXT)
    if any(cell.find(f"{_name('tcPr')}/{_name('vMerge')}") is not None for cell in cells):
        message = "a cell of this row is one with a cell of another row: split them, each text into its own row"
        return Fault(number, message, rules.UNKNOWN_TEXT)
    if foreign := next((run.foreign for run in runs[2] if run.foreign), ""):
        return Fault(number, foreign, rules.BREAKS_STRUCTURE)
    return None


def _settle(root: etree._Element, styles: etree._Element | None) -> None:
    """Set on each run what the style that it names makes bold or italic, unless the run itself says so or not."""
    if styles is None:
        return
    named = {
        style.get(_name("styleId")): style.find(_name("rPr"))
        for style in styles.iter(_name("style"))
        if style.get(_name("type")) == "character"
    }
    for run in root.iter(_name("rPr")):
        name = run.find(_name("rStyle"))
        style = None if name is None else named.get(name.get(_name("val")))
        for tag in map(_name, ("b", "bCs", "i", "iCs")):
            part = None if style is None else style.find(tag)
            if part is not None and run.find(tag) is None:
                run.append(copy(part))


def _parts(path: Path) -> dict[str, bytes]:
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
class _Run:
    """A stretch of a cell in one style. `foreign` says what in it no page can hold; empty where all of it is text."""

    text: str
    styles: frozenset[str] = frozenset()
    yellow: bool = False
    foreign: str = ""


def _name(tag: str) -> str:
    return f"{{{W}}}{tag}"


_AROUND_RUNS = frozenset(map(_name, ("hyperlink", "ins", "moveTo", "smartTag", "fldSimple", "dir", "bdo")))
_CONTROLS = frozenset(map(_name, ("customXml", "sdt", "sdtContent")))
_THROUGH = _AROUND_RUNS | _CONTROLS
_LETTERS = {_name("br"): "\n", _name("cr"): "\n", _name("tab"): " ", _name("noBreakHyphen"): "\u2011"}

_FOREIGN = {
    tag: f"{what} stands in this text, which a page cannot hold: write it in plain words"
    for what, tags in {
        "a footnote": (_name("footnoteReference"),),
        "an endnote": (_name("endnoteReference"),),
        "a symbol": (_name("sym"),),
        "a picture": (_name("drawing"), _name("pict"), _name("object"), f"{{{MC}}}AlternateContent"),
        "a formula": (f"{{{M}}}oMath", f"{{{M}}}oMathPara"),
    }.items()
    for tag in tags
}
_COUNTED = "Word numbers this paragraph as a list, and its number is no part of the text: write it, or end the list"
_HIDDEN = "a part of this text is hidden: show it, or delete it"
_STRUCK = "a part of this text is struck out, which a page cannot hold: delete it, or take the line away"


def _within(parent: etree._Element) -> Iterator[etree._Element]:
    """The tables and paragraphs of a document, or the cells of a row: controls stand around some."""
    for child in parent:
        if child.tag in _CONTROLS:
            yield from _within(child)
        else:
            yield child


def _cell_runs(cell: etree._Element) -> list[_Run]:
    """The text of a cell with its changes accepted; each paragraph but the last ends with a line break."""
    found: list[_Run] = []
    goes_on = False  # where somebody has deleted the end of the paragraph above
    for paragraph in cell.iter(_name("p")):
        found += [_Run("\n")] if found and not goes_on else []
        goes_on = paragraph.find(f"{_name('pPr')}/{_name('rPr')}/{_name('del')}") is not None
        runs = list(_paragraph_runs(paragraph))
        if _is_counted(paragraph) and any(run.text.strip() for run in runs):
            found.append(_Run("", foreign=_COUNTED))
        found += runs
    return found


def _is_counted(paragraph: etree._Element) -> bool:
    """Whether a number or a bullet is set before a paragraph, as Word does by itself where somebody types `1. May`."""
    number = paragraph.find(f"{_name('pPr')}/{_name('numPr')}/{_name('numId')}")
    return number is not None and number.get(_name("val")) != "0"


def _paragraph_runs(parent: etree._Element) -> Iterator[_Run]:
    if parent.find(f"{_name('sdtPr')}/{_name('showingPlcHdr')}") is not None:
        return  # it says what is to be written there
    for child in parent:
        if child.tag in _THROUGH:
            yield from _paragraph_runs(child)
        elif child.tag == _name("r"):
            yield _run_of(child)
        elif child.tag in _FOREIGN:
            yield _Run("", foreign=_FOREIGN[child.tag])


def _run_of(element: etree._Element) -> _Run:
    text = "".join(map(_letters, element))
    styles = frozenset(kind for kind, tag in (("bold", "b"), ("italic", "i")) if _has_style(element, tag, text))
    foreign = next((_FOREIGN[part.tag] for part in element if part.tag in _FOREIGN), "")
    return _Run(text, styles, _is_yellow(element), foreign or (_unseen(element, text) if text.strip() else ""))


def _unseen(run: etree._Element, text: str) -> str:
    """What is wrong with a text that says something else by its look; empty where nothing is."""
    if _is_on(run, "strike") or _is_on(run, "dstrike"):
        return _STRUCK
    if _is_on(run, "vanish"):
        return _HIDDEN
    place = run.find(f"{_name('rPr')}/{_name('vertAlign')}")
    if place is not None and place.get(_name("val")) == "superscript" and any(map(str.isdigit, text)):
        return f"{shown((text,))} is raised, which a page cannot hold: write it as in m², set it down, or delete it"
    return ""


def _letters(part: etree._Element) -> str:
    """The text of a part of a run; of letters with their reading above them, the letters."""
    if part.tag == _name("t"):
        return part.text or ""
    if part.tag == _name("ruby"):
        return "".join(_run_of(run).text for run in part.iterfind(f"{_name('rubyBase')}/{_name('r')}"))
    return _LETTERS.get(str(part.tag), "")


def _is_yellow(run: etree._Element) -> bool:
    """Whether a run has a colour behind it, as Word keeps one or as LibreOffice does, which makes a shading of it."""
    colour, shading = (run.find(f"{_name('rPr')}/{_name(tag)}") for tag in ("highlight", "shd"))
    marked = colour is not None and colour.get(_name("val")) not in ("none", "white")
    shaded = shading is not None and shading.get(_name("fill"), "").upper() not in _NO_COLOUR
    return marked or shaded


def _has_style(run: etree._Element, tag: str, text: str) -> bool:
    """Whether a text is in a style. Scripts such as Arabic have a property of their own, which no others heed."""
    own, other = _is_on(run, f"{tag}Cs"), _is_on(run, tag)
    if _COMPLEX.search(text) or _is_on(run, "rtl") or _is_on(run, "cs"):
        return bool(other if own is None else own)
    return bool(other or (own and not any(map(str.isalpha, text))))


def _is_on(run: etree._Element, tag: str) -> bool | None:
    """Whether a property of a run is on; None where nothing is said of it."""
    found = run.find(f"{_name('rPr')}/{_name(tag)}")
    return None if found is None else found.get(_name("val"), "true") not in ("0", "false", "off")


def _pieces(runs: Iterable[_Run]) -> Pieces:
    """The pieces of a cell, with numbers in place of marks. Programs split runs anywhere, even within a number."""
    runs = list(runs)
    text = "".join(run.text for run in runs)
    styles = [run.styles for run in runs for _ in run.text]
    closed = {int(match[2]) for match in _NUMBER.finditer(text) if match[1]}
    levels: list[tuple[int, list[_Styled]]] = [(0, [])]
    start = 0
    for match in _NUMBER.finditer(text):
        levels[-1][1].extend(_stretches(text, styles, start, match.start()))
        start, number = match.end(), int(match[2])
        if not match[1] and number in closed:
            levels.append((number, []))
        elif match[1] and levels[-1][0] == number and len(levels) > 1:
            levels[-2][1].append(_enclosed(*levels.pop()))
        else:
            levels[-1][1].append((numbers.alone(number), styles[match.start()]))
    levels[-1][1].extend(_stretches(text, styles, start, len(text)))
    while len(levels) > 1:
        number, inside = levels.pop()
        levels[-1][1].extend([(numbers.alone(number), frozenset()), *inside])
    return _nested(levels[0][1])


_Styled = tuple[Piece, frozenset[str]]


def _stretches(text: str, styles: Sequence[frozenset[str]], start: int, end: int) -> Iterator[_Styled]:
    """The text between two offsets, cut where its style changes."""
    for style, places in groupby(range(start, end), key=styles.__getitem__):
        found = list(places)
        yield text[found[0] : found[-1] + 1], style


def _enclosed(number: int, inside: Sequence[_Styled]) -> _Styled:
    """A numbered mark around a text. A style that all of the text has is one around the mark."""
    shared = frozenset.intersection(*(style for _, style in inside)) if inside else frozenset()
    return numbers.around(number, _nested([(piece, style - shared) for piece, style in inside])), shared


def _nested(found: Sequence[_Styled]) -> Pieces:
    """Pieces with their styles as marks: the style that reaches farthest is the outer one."""
    pieces: list[Piece] = []
    index = 0
    while index < len(found):
        piece, style = found[index]
        if not style:
            pieces.append(piece)
            index += 1
            continue
        ends = {kind: _reach(found, index, kind) for kind in sorted(style, reverse=True)}
        kind = max(ends, key=ends.__getitem__)
        inside = _nested([(piece, style - {kind}) for piece, style in found[index : ends[kind]]])
        pieces.append(Span(_STYLES[kind], inside))
        index = ends[kind]
    return tuple(pieces)


def _reach(found: Sequence[_Styled], start: int, kind: str) -> int:
    """Where a style that begins at an index ends."""
    return next((index for index in range(start, len(found)) if kind not in found[index][1]), len(found))
