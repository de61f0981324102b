"""How a level of a template's text looks: its styles come from shape, layout and master, and each says some of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lxml import etree

from teach_forward.deck.layouts.layout import Bullet, Style
from teach_forward.deck.layouts.metrics import PITCH
from teach_forward.deck.template.ground import EMU
from teach_forward.model import Align
from teach_forward.ooxml.package import NS

_A = f"{{{NS['a']}}}"
_ALIGN: dict[str, tuple[Align, Align]] = {"l": ("start", "end"), "r": ("end", "start"), "ctr": ("center", "center")}
_BULLETS: dict[str, Bullet] = {
    f"{_A}buNone": "",
    f"{_A}buChar": "square",  # whatever it looks like
    f"{_A}buAutoNum": "number",
    f"{_A}buBlip": "square",
}
_USUAL_SIZE = "1800"  # PowerPoint's, in hundredths of a point
_IN_CAPITALS = 1.25  # times as wide
_TRUE = ("1", "true")
_POINTS = f"{_A}spcPts"
_DISTANCES = (_POINTS, f"{_A}spcPct")


class Level:
    """A level of a text, by its styles (`a:lvl1pPr` and such), the nearest first: what one leaves out, the next says.

    They are gone through once: a template made from ours has seven thousand texts, of three levels each.
    """

    def __init__(self, styles: Sequence[etree._Element]) -> None:
        self._paragraphs = styles
        self._runs: list[etree._Element] = []
        self._distances: dict[str, etree._Element] = {}
        bullet: Bullet | None = None
        for style in styles:
            for child in style.iterchildren(etree.Element):
                tag = str(child.tag)
                if tag == f"{_A}defRPr":
                    self._runs.append(child)
                elif tag in _BULLETS:
                    bullet = _BULLETS[tag] if bullet is None else bullet
                elif (distance := next(child.iterchildren(*_DISTANCES), None)) is not None:
                    self._distances.setdefault(tag, distance)
        self.bullet: Bullet = bullet or ""

    @property
    def has_size(self) -> bool:
        """Whether any of them says a size."""
        return self._of_runs("sz", "") != ""

    @property
    def rtl(self) -> bool:
        """Whether the text runs from right to left."""
        return self._of_paragraphs("rtl", "0") in _TRUE

    @property
    def fill(self) -> etree._Element | None:
        """What says the colour of the text; None where none does."""
        return self._within("solidFill")

    @property
    def font(self) -> str:
        """The font of Latin letters; `+mj-lt` and `+mn-lt` are those of the theme, for titles and for texts."""
        found = self._within("latin")
        return found.get("typeface", "") if found is not None else "+mn-lt"

    def widened(self, factor: float) -> float:
        """How many times as wide as Arial the text runs, if its font does by a factor: capitals, letters set apart."""
        capitals = _IN_CAPITALS if self._of_runs("cap", "none") == "all" else 1.0
        apart = max(0, int(self._of_runs("spc", "0"))) / int(self._of_runs("sz", _USUAL_SIZE)) * 2
        return factor * capitals + apart

    def style(self) -> Style:
        """It as a style of ours. Raises ValueError where a number cannot be read."""
        size = int(self._of_runs("sz", _USUAL_SIZE)) / 100
        margin, indent = (int(self._of_paragraphs(name, "0")) / EMU for name in ("marL", "indent"))
        hang = max(0.0, min(-indent, margin))
        rtl = self.rtl
        align = _ALIGN.get(self._of_paragraphs("algn", "r" if rtl else "l"), ("start", "start"))[rtl]
        pitch = self._share("lnSpc", size)
        return Style(
            size,
            "white" if self._is_white else "ink",
            bold=self._of_runs("b", "0") in _TRUE,
            bullet=self.bullet,
            start=margin - hang,
            hang=hang,
            before=math.fsum((self._share(name, size) or 0.0) * size * PITCH for name in ("spcBef", "spcAft")),
            pitch=1.0 if pitch is None else pitch,
            align=align,
        )

    @property
    def _is_white(self) -> bool:
        """Whether the nearest style that says a colour says the light one of the theme, or white."""
        fill = self.fill
        colour = fill[0].get("val", "") if fill is not None and len(fill) else ""
        return colour.lower() in ("bg1", "lt1", "ffffff")

    def _of_paragraphs(self, name: str, usual: str) -> str:
        return next((value for style in self._paragraphs if (value := style.get(name)) is not None), usual)

    def _of_runs(self, name: str, usual: str) -> str:
        return next((value for run in self._runs if (value := run.get(name)) is not None), usual)

    def _within(self, name: str) -> etree._Element | None:
        """The nearest element of a name in what the styles say of letters."""
        return next((found for run in self._runs for found in run.iterchildren(f"{_A}{name}")), None)

    def _share(self, name: str, size: float) -> float | None:
        """A distance as a share of PowerPoint's distance of lines; None where no style has it."""
        found = self._distances.get(f"{_A}{name}")
        if found is None:
            return None
        if found.tag == _POINTS:
            return int(found.get("val", "0")) / 100 / (size * PITCH)
        return int(found.get("val", "100000")) / 100000
