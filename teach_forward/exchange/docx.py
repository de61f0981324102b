"""Texts as a table in Word: what and where | the source | the translation, a row for each text.

Bold and italic are set as such, code stands in its back ticks, and other marks are numbers in braces: `{1}a link{/1}`.
Yellow is what has to be looked at again. The last paragraph of a row's first cell is its key, with the fingerprints of
its source and of the translation that went out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from itertools import chain
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Cm, RGBColor
from lxml import etree

from teach_forward import rules
from teach_forward.exchange import braces, marks, numbers, xml
from teach_forward.exchange.judge import remark, shown
from teach_forward.exchange.marks import Mark, Pieces
from teach_forward.exchange.numbers import Token
from teach_forward.exchange.units import Batch, Delivery, Returned, Unit, Unreadable
from teach_forward.exchange.wordml import (
    Run,
    W,
    cell_runs,
    cells_of,
    paragraph_runs,
    parts_of,
    settle,
    text_of,
    w,
    within,
)
from teach_forward.findings import Fault
from teach_forward.util import documents
from teach_forward.util.documents import GRID, LONGEST
from teach_forward.util.phrases import counted
from teach_forward.util.zipped import reproducible

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
_ADDRESS = re.compile(r"\S*[.@:]\S+")
_KEY = re.compile(r"(.+) \[([0-9a-f]{8})-([0-9a-f]{8}|new)\]")
_HEAD = re.compile(r"Source \(.*\)")
_LANGUAGE = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\)\Z")


def write(batch: Batch) -> bytes:
    """The file, the same bytes for the same batch."""
    document = documents.empty()
    _prepare(document, batch)
    for uri, units in batch.pages():
        document.add_heading(uri, 2)
        table = document.add_table(1, 3, GRID)
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
    parts = {name: xml.parse(data, "a document of Word") for name, data in parts_of(path).items()}
    root = parts["document"]
    if root.tag != w("document"):
        raise Unreadable("the file is another kind of Word document; save it as “Word Document (.docx)”, not as Strict")
    settle(root, parts.get("styles"))
    languages: list[str] = []
    texts: list[Returned] = []
    faults: list[Fault] = []
    for number, row in enumerate(root.iter(w("tr")), 1):
        cells = cells_of(row)
        runs = list(map(cell_runs, cells))
        if fault := _fault(number, cells, runs):
            faults.append(fault)
        elif len(cells) == len(WIDTHS):
            if language := _language_of_head(row, runs):
                languages.append(language)
            else:
                texts.append(_returned(number, *runs))
    if len(set(languages)) > 1:
        raise Unreadable(f"the file holds several languages: {', '.join(sorted(set(languages)))}")
    language = languages[0] if languages else ""
    if texts or faults:
        faults += [*_outside(root, language), *_links(root), *_comments(root, parts.get("comments"))]
    return Delivery(str(path), language, tuple(texts), tuple(faults))


def _language_of_head(row: etree._Element, runs: Sequence[Sequence[Run]]) -> str:
    """The language that the head of a table names; empty for any other row, also for one that ends in such as (EU).

    The head is the first row, or has the words that it had.
    """
    where, source, target = (text_of(cell).strip() for cell in runs)
    language = _LANGUAGE.search(target)
    is_head = next(row.itersiblings(w("tr"), preceding=True), None) is None or _HEAD.fullmatch(source)
    return language[1] if language and is_head and "\n" not in where and not _KEY.fullmatch(where) else ""


def _returned(number: int, where: Sequence[Run], source: Sequence[Run], target: Sequence[Run]) -> Returned:
    """The text of a row, by its number from 1 and its cells."""
    key = _KEY.fullmatch(text_of(where).rstrip("\n").rpartition("\n")[2].strip())
    return Returned(
        key=key[1] if key else "",
        line=number,
        source=_pieces(source),
        target=_pieces(target),
        confirmed=None if any(run.yellow and run.text.strip() for run in target) else True,
        before=None if key is None else "" if key[3] == "new" else key[3],
        source_print=key[2] if key else "",
    )


def _pieces(runs: Sequence[Run]) -> Pieces:
    """The pieces of a cell. Programs split runs anywhere, even within a number in braces."""
    return braces.pieces(text_of(runs), [run.styles for run in runs for _ in run.text])


def _outside(root: etree._Element, language: str) -> Iterator[Fault]:
    """What somebody has written outside of the tables: all but their headings, that of the file, and the help."""
    found: list[str] = []
    for part in chain.from_iterable(map(within, root.iterfind(w("body")))):
        if part.tag == w("tbl"):
            del found[-1:]  # its heading
        elif text := text_of(cell_runs(part)).strip():
            found.append(text)
    if outside := " ".join(text for text in found if text != _HELP and not text.endswith(f"({language})")):
        message = f"text outside of the tables is not read: {shown((outside,))}; write in the third column"
        yield Fault(1, message, rules.UNKNOWN_TEXT, override="warning")


def _links(root: etree._Element) -> Iterator[Fault]:
    """Links of Word around words that somebody has written or pasted; around an address it sets them by itself."""
    for number, row in enumerate(root.iter(w("tr")), 1):
        cells = cells_of(row)
        for link in cells[-1].iter(w("hyperlink")) if cells else ():
            text = text_of(paragraph_runs(link)).strip()
            if text and not _ADDRESS.fullmatch(text):
                message = f"a link of Word stands around {shown((text,))}, and no page takes it: delete it"
                yield Fault(number, message, rules.MARKS_DIFFER, override="warning")


def _comments(root: etree._Element, margin: etree._Element | None) -> Iterator[Fault]:
    """What somebody has written into the margin, at the row beside which it stands."""
    if margin is None:
        return
    rows = {
        reference.get(w("id")): number
        for number, row in enumerate(root.iter(w("tr")), 1)
        for reference in row.iter(w("commentReference"))
    }
    for comment in margin.iter(w("comment")):
        if text := text_of(cell_runs(comment)).strip():
            yield remark(rows.get(comment.get(w("id")), 1), text)


def _fault(number: int, cells: Sequence[etree._Element], runs: Sequence[Sequence[Run]]) -> Fault | None:
    """Why the text of a row cannot be read, for rows with a key; others are none of ours, or have lost it."""
    lines = "\n".join(map(text_of, runs)).split("\n")
    if not any(_KEY.fullmatch(line.strip()) for line in lines):
        return None
    if len(cells) != len(WIDTHS):
        message = f"this row has {counted(len(cells), 'cell')}, and 3 are needed"
        return Fault(number, message, rules.UNKNOWN_TEXT)
    if any(cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None for cell in cells):
        message = "a cell of this row is one with a cell of another row: split them, each text into its own row"
        return Fault(number, message, rules.UNKNOWN_TEXT)
    if foreign := next((run.foreign for run in runs[2] if run.foreign), ""):
        return Fault(number, foreign, rules.BREAKS_STRUCTURE)
    return None
