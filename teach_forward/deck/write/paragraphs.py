"""What paragraphs of slides and notes say themselves, where their layout or master does not say it."""

from __future__ import annotations

from collections.abc import Iterable

from teach_forward.deck.layouts.layout import Placeholder, Style
from teach_forward.deck.plan.fit import NUMBER, number_hang
from teach_forward.deck.slides import Line
from teach_forward.deck.write import xml
from teach_forward.deck.write.xml import Attributes, Xml, tag


def bullet(font: str = "Arial") -> Xml:
    """A bullet."""
    return xml.joined((tag("a:buFont", typeface=font), tag("a:buChar", char="•")))


def number(font: str, start: int = 1, *, kind: str = "arabicPeriod") -> Xml:
    """A number that counts on from the first one of its list. `kind` is PowerPoint's name for how it looks."""
    counting = tag("a:buAutoNum", type=kind, startAt=None if start == 1 else start)
    return xml.joined((tag("a:buFont", typeface=font), counting))


def starts(paragraphs: Iterable[tuple[int, int]]) -> list[int]:
    """Where each paragraph's list begins to count, from the level and the number of each (0: not numbered).

    All items of a list say the same start, as PowerPoint writes it: so an item that is added later gets its number too.
    """
    lists: dict[int, tuple[int, int]] = {}  # by level the start and the last number
    found: list[int] = []
    for level, own in paragraphs:
        lists = {other: counted for other, counted in lists.items() if other <= level}
        start, last = lists.pop(level, (own, own - 1))
        start = start if own == last + 1 else own
        if own:
            lists[level] = start, own
        found.append(start if own else 0)
    return found


def hanging(left: float, hang: float) -> Attributes:
    """Text that stands to the left by so many inches, its bullet before it; all in inches."""
    return {"marL": xml.emu(left), "indent": -xml.emu(hang)}


def direction_of(direction: str, style: Style) -> Attributes:
    """What a paragraph says of its direction where its layout says the other one, or nothing."""
    if not direction:
        return {}
    rtl = direction == "rtl"
    side = {} if style.align == "center" else {"algn": xml.ALIGN[style.align][rtl]}
    return {**side, "rtl": int(rtl)}


def properties(line: Line, start: int, placeholder: Placeholder) -> Xml:
    """The `a:pPr` of a line in a placeholder, or nothing where it says nothing. Its numbers count from `start`."""
    style = placeholder.style(line.level)
    indents, bullet_ = _mark(line, start, style, explicit=placeholder.explicit_bullets)
    centred = placeholder.explicit_bullets and style.align == "center"
    attributes = {
        **indents,
        **({"lvl": line.level} if line.level else {}),
        **({"algn": "ctr"} if centred else {}),
        **direction_of(placeholder.direction, style),
    }
    return tag("a:pPr", attributes, bullet_) if attributes or bullet_ else xml.NOTHING


def _mark(line: Line, start: int, style: Style, *, explicit: bool) -> tuple[Attributes, Xml]:
    """Indents and bullet of a line, as far as they differ from those of its level, or must be said."""
    own = hanging(style.start + style.hang, style.hang)
    if line.plain:
        return ({"marL": 0, "indent": 0}, tag("a:buNone")) if style.bullet else ({}, xml.NOTHING)
    if style.bullet == "number":
        shown = number("Arial", start, kind="arabicPlain") if start > 1 or explicit else xml.NOTHING
        return own if explicit else {}, shown
    if line.number:
        return _before_number(style, explicit=explicit), number("+mj-lt", start)
    return (own, bullet()) if explicit and style.bullet else ({}, xml.NOTHING)


def _before_number(style: Style, *, explicit: bool) -> Attributes:
    """The indents of a number in the place of a bullet, where those of the level are too narrow, or must be said."""
    if not style.bullet:
        return hanging(NUMBER, NUMBER)
    hang = number_hang(style)
    return hanging(style.start + hang, hang) if explicit or hang > style.hang else {}
