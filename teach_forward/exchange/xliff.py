"""Texts as XLIFF 1.2, which every CAT program reads (XLIFF 2 is read by few of them, and by most only in part).

Marks are inline codes: `<g>` around a text, `<x/>` for one that stands alone, each with its number. The fingerprint of
the translation that went out is the unit's `extradata`, where the standard keeps what only the sender understands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from teach_forward.exchange import numbers
from teach_forward.exchange.judge import remark
from teach_forward.exchange.marks import Mark, Pieces, words
from teach_forward.exchange.numbers import Token
from teach_forward.exchange.units import Batch, Delivery, Returned, Unit, Unreadable
from teach_forward.exchange.xml import parse
from teach_forward.library.addresses import path_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

_TYPES = {"bold": "bold", "italic": "italic", "link": "link"}
_REVIEW = "needs-review-translation"
_UNFINISHED = {"new", "needs-translation", "needs-adaptation", "needs-l10n"}
_DELETED = {"x-sdl-deleted"}  # what Trados keeps of a change that somebody has tracked
_OPENING, _CLOSING, _ALONE = {"bx", "bpt"}, {"ex", "ept"}, {"x", "ph"}


def write(batch: Batch) -> bytes:
    """The file, the same bytes for the same batch."""
    files = "".join(_file(batch, uri, units) for uri, units in batch.pages())
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE}">\n'
    return f"{head}{files}</xliff>\n".encode()


def _file(batch: Batch, uri: str, units: Iterable[Unit]) -> str:
    groups = (
        f"<group id={quoteattr(name)}>\n{''.join(map(_unit, members))}</group>\n"
        for name, members in groupby(units, key=lambda unit: unit.group)
    )
    return (
        f'<file original={quoteattr(path_of(batch.locale, uri))} datatype="plaintext"'
        f" source-language={quoteattr(batch.source_tag)} target-language={quoteattr(batch.target_tag)}"
        f' date="{batch.date:%Y-%m-%d}T00:00:00Z" product-name={quoteattr(batch.name)}>\n'
        f"<body>\n{''.join(groups)}</body>\n</file>\n"
    )


def _unit(unit: Unit) -> str:
    known = numbers.table(unit)
    approved = "yes" if unit.state == "done" else "no"
    parts = [
        f'<trans-unit id={quoteattr(unit.key)} approved="{approved}" extradata="{unit.before or "new"}"'
        ' xml:space="preserve">',
        f"<source>{_inline(unit.source, known)}</source>",
    ]
    if unit.state != "new":
        state = "translated" if unit.state == "done" else _REVIEW
        parts.append(f'<target state="{state}">{_inline(unit.target, known)}</target>')
    parts += [f"<note>{escape(note)}</note>" for note in (*unit.notes, *numbers.legend(known))]
    if unit.old:
        old, target = escape(words(unit.old)), escape(words(unit.target))
        inside = f"<source>{old}</source><target>{target}</target>"
        parts.append(f'<alt-trans alttranstype="previous-version">{inside}</alt-trans>')
    return "\n".join([*parts, "</trans-unit>\n"])


def _inline(pieces: Pieces, known: tuple[Mark, ...]) -> str:
    parts = []
    for token in numbers.tokens(pieces, known):
        if isinstance(token, str):
            parts.append(escape(token))
            continue
        what, number = token
        type_ = _TYPES.get(kind := known[number - 1].kind, f"x-{kind}")
        if what == "alone":
            shown = quoteattr(known[number - 1].opening)
            parts.append(f'<x id="{number}" ctype="{type_}" equiv-text={shown}/>')
        else:
            parts.append(f'<g id="{number}" ctype="{type_}">' if what == "open" else "</g>")
    return "".join(parts)


def read(path: Path) -> Delivery:
    """The texts of a file. Raises Unreadable."""
    root = parse(path.read_bytes(), "XLIFF")
    name = etree.QName(root)
    if name.localname != "xliff" or root.get("version", "") not in ("1.0", "1.1", "1.2"):
        raise Unreadable("the file is not XLIFF 1.2; choose that version when you save it")
    languages = {element.get("target-language", "") for element in _all(root, "file")}
    if len(languages) > 1:
        raise Unreadable(f"the file holds several languages: {', '.join(sorted(languages))}")
    units = tuple(_all(root, "trans-unit"))
    remarks = tuple(remark(_line(unit), text) for unit in units for text in _remarks(unit))
    return Delivery(str(path), "".join(languages), tuple(map(_returned, units)), remarks)


def _remarks(unit: etree._Element) -> Iterator[str]:
    """What somebody has written beside a text: notes of our own do not say from whom they are."""
    notes = (note for note in _children(unit, "note") if note.get("from", "developer") != "developer")
    yield from ("".join(map(str, note.itertext())) for note in notes)
    yield from (mark.get("comment", "") for mark in _all(unit, "mrk") if mark.get("comment"))


def _returned(unit: etree._Element) -> Returned:
    target = next(_children(unit, "target"), None)
    state = "" if target is None else target.get("state", "").strip().lower()  # some programs write "New"
    if target is not None and not state and any(not _has_text(part) for part in _parts(target)):
        state = "needs-translation"
    before = unit.get("extradata")
    return Returned(
        key=unit.get("id", ""),
        line=_line(unit),
        source=numbers.tree(_tokens(next(_children(unit, "source"), None))),
        target=numbers.tree(_tokens(target)),
        confirmed=_confirmed(state, approved=unit.get("approved") == "yes"),
        before=None if before is None else "" if before == "new" else before,
    )


def _confirmed(state: str, *, approved: bool) -> bool | None:
    """Whether a text is held for finished, see `Returned`.

    One that is to be reviewed goes out as not approved, so whoever approves it has read it. To be not approved says
    nothing of any text: it is the usual value, and most programs leave it.
    """
    if state in _UNFINISHED:
        return False
    return None if state.startswith("needs-review") and not approved else True


def _tokens(element: etree._Element | None) -> Iterator[Token]:
    """What an element holds, in order. Elements that only divide or annotate a text are read through."""
    if element is None:
        return
    yield element.text or ""
    for child in element:
        name, number = etree.QName(child).localname, _number(child)
        if name in _ALONE:
            yield "alone", number
        elif name in _OPENING or (name == "it" and child.get("pos") == "open"):
            yield "open", number
        elif name in _CLOSING or name == "it":
            yield "close", number
        elif child.get("mtype") in _DELETED:
            pass
        elif name == "g":
            yield "open", number
            yield from _tokens(child)
            yield "close", number
        else:
            yield from _tokens(child)
        yield child.tail or ""


def _parts(target: etree._Element) -> list[etree._Element]:
    """The sentences into which a program has cut a text, each to be translated by itself."""
    return [mark for mark in _all(target, "mrk") if mark.get("mtype") == "seg"]


def _has_text(element: etree._Element) -> bool:
    return any(token if isinstance(token, tuple) else token.strip() for token in _tokens(element))


def _line(element: etree._Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 1


def _number(element: etree._Element) -> int:
    text = element.get("rid") or element.get("id") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in root.iter(f"{{*}}{name}", name))


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return (element for element in parent.iterchildren(f"{{*}}{name}", name))
