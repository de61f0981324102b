"""What paragraphs of slides and notes say themselves, where their layout or master does not say it."""

from __future__ import annotations

from teach_forward.deck.layouts.layout import Placeholder, Style
from teach_forward.deck.plan.fit import NUMBER, number_hang
from teach_forward.deck.slides import Line
from teach_forward.deck.write import xml
from teach_forward.deck.write.xml import Attributes, Xml, tag


def bullet(font: str = "Arial") -> Xml:
    """A bullet."""
    return xml.joined((tag("a:buFont", typeface=font), tag("a:buChar", char="•")))


def number(font: str, start: str = "1") -> Xml:
    """A number that counts on from the first one."""
    counting = tag("a:buAutoNum", type="arabicPeriod", startAt=None if start == "1" else start)
    return xml.joined((tag("a:buFont", typeface=font), counting))


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


def properties(line: Line, placeholder: Placeholder) -> Xml:
    """The `a:pPr` of a line in a placeholder, or nothing where it says nothing."""
    style = placeholder.style(line.level)
    indents, bullet_ = _mark(line, style, explicit=placeholder.explicit_bullets)
    centred = placeholder.explicit_bullets and style.align == "center"
    attributes = {
        **indents,
        **({"lvl": line.level} if line.level else {}),
        **({"algn": "ctr"} if centred else {}),
        **direction_of(placeholder.direction, style),
    }
    return tag("a:pPr", attributes, bullet_) if attributes or bullet_ else xml.NOTHING


def _mark(line: Line, style: Style, *, explicit: bool) -> tuple[Attributes, Xml]:
    """Indents and bullet of a line, as far as they differ from those of its level, or must be said."""
    own = hanging(style.start + style.hang, style.hang)
    if line.plain:
        return ({"marL": 0, "indent": 0}, tag("a:buNone")) if style.bullet else ({}, xml.NOTHING)
    if line.numbered and style.bullet != "number":
        return _before_number(style, explicit=explicit), number("+mj-lt")
    return (own, bullet()) if explicit and style.bullet else ({}, xml.NOTHING)


def _before_number(style: Style, *, explicit: bool) -> Attributes:
    """The indents of a number in the place of a bullet, where those of the level are too narrow, or must be said."""
    if not style.bullet:
        return hanging(NUMBER, NUMBER)
    hang = number_hang(style)
    return hanging(style.start + hang, hang) if explicit or hang > style.hang else {}
