"""Drawings as native shapes of a slide: what is read of an SVG, what stays a picture, and what is written."""

from __future__ import annotations

import colorsys
import io
import math
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.svgLib.path.parser import parse_path
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teach_forward.audit import audit
from teach_forward.deck.layouts import vectors
from teach_forward.deck.layouts.metrics import Pen
from teach_forward.deck.layouts.vectors import Vectors, read
from teach_forward.deck.slides import PictureFiles
from teach_forward.model import Picture, Session, Slide
from teach_forward.ooxml.package import NS
from teach_forward.util import icons
from teach_forward.util.contrast import Colour, from_hex
from tests.showcase import THEME, plan_of, workshop, written
from tests.templates import default, template_style
from tests.tools import ROOT, sdk_errors

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
DRAWINGS = sorted(ROOT.glob("docs/*/pictures/[0-9]*.svg"))
BOX = '<rect x="10" y="10" width="20" height="10" fill="#17203A"/>'


def svg(*parts: str, head: str = HEAD) -> bytes:
    return f"{head}{''.join(parts)}</svg>".encode()


def drawn(*parts: str) -> Vectors:
    found = read(svg(*parts))
    assert found is not None
    return found


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_each_drawing_of_the_guide_is_native_in_decks(path: Path) -> None:
    """If this fails: a shape crosses the edge of its picture, or is more than a flat shape. Mend the drawing."""
    found = read(path.read_bytes())
    assert found is not None
    assert len(found.shapes) < 100


@pytest.mark.parametrize(
    "part",
    [
        '<text x="1" y="9">word</text>',
        '<linearGradient id="a"/><rect width="5" height="5" fill="url(#a)"/>',
        '<image href="data:image/png;base64,AA" width="5" height="5"/>',
        '<use href="#a"/>',
        "<style>rect{fill:red}</style>",
        '<rect width="5" height="5" style="fill:red"/>',
        '<rect width="5" height="5" clip-path="url(#a)"/>',
        '<rect width="5" height="5" filter="url(#a)"/>',
        '<rect width="5" height="5" fill="currentColor"/>',
        '<rect width="5" height="5" fill="#12345"/>',
        '<rect width="50%" height="5"/>',
        '<rect width="-5" height="5"/>',
        '<rect width="5" height="5" stroke-dasharray="1"/>',
        '<rect width="5" height="5" display="none"/>',
        '<rect width="5" height="5" opacity="2"/>',
        '<g opacity=".5"><rect width="5" height="5"/><rect width="5" height="5"/></g>',
        '<rect width="5" height="5" transform="skewX(9)"/>',
        '<rect width="5" height="5" transform="rotate(1 2)"/>',
        '<rect width="5" height="5" stroke="#000" transform="scale(2 1)"/>',
        '<rect x="96" width="5" height="5"/>',
        '<circle cx="3" cy="25" r="4"/>',
        '<path d="M99 0h2v5z" stroke="#000"/>',
        '<path d="M5 5h10v10h-10zM8 8h4v4h-4z"/>',
        '<path d="M5 5h10 q1"/>',
        '<path d="5 5"/>',
        '<path d="M1e999 5h5z"/>',
        '<polygon points="1,1 2"/>',
        '<x:rect xmlns:x="urn:x" width="5" height="5"/>',
        "<g>" * 300 + "</g>" * 300,
    ],
)
def test_what_shapes_cannot_express_stays_a_picture(part: str) -> None:
    assert read(svg(BOX, part)) is None


@pytest.mark.parametrize(
    "parts",
    [
        f'<path d="{"M1 1l1 0" * 30_000}"/>',
        f'<path d="{"M0 0" * 100_000}"/>',
        "".join(f'<path fill="#{n:06x}" d="M{n % 99} {n // 140}h1"/>' for n in range(6_000)),
    ],
    ids=["lines", "points", "colours"],
)
def test_a_drawing_of_many_parts_stays_a_picture_soon(parts: str) -> None:
    started = time.process_time()
    assert read(svg(parts)) is None
    assert time.process_time() - started < 2


@pytest.mark.parametrize("box", ["0 0 1e308 1e308", "1e9 0 9 9", "0 0 1e-9 9"])
def test_a_drawing_of_sizes_that_no_slide_has_stays_a_picture(box: str) -> None:
    assert read(svg(BOX, head=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">')) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no drawing",
        b"<svg/>",
        svg(BOX, head='<svg xmlns="http://www.w3.org/2000/svg">'),
        svg(BOX, head='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 50">'),
        svg(BOX, head='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="100" height="100">'),
        b"<!DOCTYPE svg [<!ENTITY a '<rect/>'>]>" + svg(BOX, "&a;"),
        svg('<path d="M0 0', "h1h-1" * vectors.MOST_POINTS, '"/>'),
    ],
)
def test_what_is_no_drawing_of_shapes_stays_what_it_is(data: bytes) -> None:
    assert read(data) is None


@given(
    path=st.text("MmLlHhVvCcQqSsTtAaZz0123456789-+.eE, "), moved=st.text("translatescale()rotatematrix 0123456789.-,")
)
def test_no_path_of_a_stranger_is_an_error(path: str, moved: str) -> None:
    read(svg(f'<g transform="{moved}"><path d="{path}"/></g>'))


def test_shapes_stand_where_transforms_put_them() -> None:
    inner = '<rect x="1" y="2" width="4" height="2" fill="#FFF"/>'
    (shape,) = drawn(f'<g transform="translate(20 10) scale(2)"><g transform="rotate(90)">{inner}</g></g>').shapes
    assert shape.bounds == pytest.approx((12, 12, 16, 20))
    (shape,) = drawn('<circle cx="50" cy="25" r="10"/>').shapes
    assert shape.bounds == pytest.approx((40, 15, 60, 35))
    assert shape.paint.fill == "#000000"


def test_a_quarter_of_a_circle_is_round() -> None:
    (shape,) = drawn('<circle cx="50" cy="25" r="10"/>').shapes
    curves = [points for name, points in shape.outlines[0] if name == "cubicBezTo"]
    ends = [(60.0, 25.0), (50.0, 35.0), (40.0, 25.0), (50.0, 15.0)]
    assert [curve[-1] for curve in curves] == ends
    for start, (one, two, end) in zip([ends[-1], *ends[:-1]], curves, strict=True):
        middle = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(start, one, two, end, strict=True)]
        assert math.dist(middle, (50, 25)) == pytest.approx(10, rel=0.001)


def test_paths_are_read_as_fonttools_reads_them() -> None:
    for name in ("material-security", "material-eye-outline", "material-lock-outline", "material-cellphone-message"):
        for path in icons.icon(name).paths:
            pen = Pen()
            parse_path(path, pen)
            assert [step for step, _ in vectors.traced(path)] == [step for step, _ in pen.path], name
            here, there = (
                [point for _, points in steps for point in points] for steps in (vectors.traced(path), pen.path)
            )
            assert here == [pytest.approx(point) for point in there]


def test_shapes_of_one_paint_are_one_unless_something_else_lies_between() -> None:
    red, blue = 'fill="#FF0000"', 'fill="#0000FF"'
    low = f'<rect width="10" height="10" {red}/>'
    over = f'<rect x="5" width="10" height="10" {blue}/>'
    assert len(drawn(low, over, f'<rect x="50" width="9" height="9" {red}/>').shapes) == 2
    shapes = drawn(low, over, f'<rect x="8" width="9" height="9" {red}/>').shapes
    assert [shape.paint.fill for shape in shapes] == ["#FF0000", "#0000FF", "#FF0000"]


# ---- in a deck

ALT = "What it shows"
PIXELS = (ROOT / "docs/en/pictures/night-rota.png").read_bytes()


def deck(picture: bytes, *, union: bool = False, number: int = 1) -> bytes:
    """A deck whose second slide shows a picture."""
    files: dict[str, PictureFiles] = {"a.svg": (PIXELS, picture)}
    slide = Slide("shown", "What is shown", "figure", (Picture("a.svg", ALT),), (), 5)
    made = workshop("en", "Title", "Summary", (Session("part", "Part", None, (slide,), (), 3),), number)
    style = template_style(default(), "en") if union else None
    return written(plan_of(made, "en", style=style, pictures=files))


def slide_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("ppt/slides/slide2.xml"))


def media(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [name for name in package.namelist() if "/media/" in name]


@pytest.mark.parametrize("union", [False, True])
def test_a_drawing_is_a_group_of_decorative_shapes_with_one_text(union: bool) -> None:
    data = deck(DRAWINGS[0].read_bytes(), union=union)
    (group,) = slide_of(data).iterfind(".//p:grpSp", NS)
    assert group.find("p:nvGrpSpPr/p:cNvPr", NS).get("descr") == ALT  # type: ignore[union-attr]
    shapes = group.findall("p:sp", NS)
    assert len(shapes) == len(read(DRAWINGS[0].read_bytes()).shapes)  # type: ignore[union-attr]
    assert len(group.xpath(".//*[local-name()='decorative'][@val='1']")) == len(shapes)
    ids = [found.get("id") for found in slide_of(data).iterfind(".//p:cNvPr", NS)]
    assert len(ids) == len(set(ids))
    assert media(data) == []
    assert [str(fault) for fault in audit("guide-1-parts.en.pptx", data)] == []


@pytest.mark.office
@pytest.mark.parametrize("union", [False, True])
def test_the_open_xml_sdk_finds_no_error_in_a_drawing(union: bool, tmp_path: Path) -> None:
    lined = svg(BOX, '<line x1="5" y1="5" x2="50" y2="40" stroke="#123456" stroke-width="2" stroke-opacity=".5"/>')
    for index, picture in enumerate((DRAWINGS[0].read_bytes(), lined)):
        path = tmp_path / f"{index}.pptx"
        path.write_bytes(deck(picture, union=union))
        assert sdk_errors(path) == []


def test_what_stays_a_picture_has_pixels_and_its_drawing() -> None:
    data = deck(svg('<text x="1" y="9">word</text>'))
    assert slide_of(data).findall(".//p:grpSp", NS) == []
    assert {name.rpartition(".")[2] for name in media(data)} == {"png", "svg"}


def test_an_outline_is_as_wide_as_the_drawing_makes_it() -> None:
    line = '<line x1="5" y1="5" x2="40" y2="20" stroke="#123456" stroke-width="1"/>'
    data = deck(svg(f'<g transform="scale(2)">{line}</g>'))
    (group,) = slide_of(data).iterfind(".//p:grpSp", NS)
    wide = int(group.find("p:grpSpPr/a:xfrm/a:ext", NS).get("cx"))  # type: ignore[union-attr, arg-type]
    assert int(group.find(".//a:ln", NS).get("w")) == pytest.approx(wide / 100 * 2, rel=0.001)  # type: ignore[union-attr, arg-type]


def fills(data: bytes) -> Iterator[etree._Element]:
    (group,) = slide_of(data).iterfind(".//p:grpSp", NS)
    for filled in group.iterfind("p:sp/p:spPr/a:solidFill", NS):
        yield filled[0]


def shown(fill: etree._Element, accent: Colour) -> Colour:
    """The colour that PowerPoint makes of the accent by saturation and lightness."""
    hue, light, full = colorsys.rgb_to_hls(*(channel / 255 for channel in accent))
    for change in fill:
        share = int(change.get("val", "")) / 100_000
        match etree.QName(change).localname:
            case "satMod":
                full *= share
            case "lumMod":
                light *= share
            case "lumOff":
                light += share
    red, green, blue = (round(channel * 255) for channel in colorsys.hls_to_rgb(hue, light, full))
    return red, green, blue


@pytest.mark.parametrize("number", range(1, 7))
def test_shades_of_the_accent_look_as_they_are_drawn_and_follow_the_theme(number: int) -> None:
    accent = THEME.accent(number)
    path = next(path for path in DRAWINGS if path.name.startswith(f"{number}-") and "scenario" not in path.name)
    drawing = read(path.read_bytes())
    assert drawing is not None
    written_fills = list(fills(deck(path.read_bytes(), number=number)))
    changed = 0
    for shape, fill in zip(drawing.shapes, written_fills, strict=True):
        if shape.paint.shade:
            changed += 1
            assert fill.get("val") == "accent1"
            seen, meant = shown(fill, from_hex(accent)), from_hex(shape.paint.fill)
            off = [abs(one - two) for one, two in zip(seen, meant, strict=True)]
            assert max(off) <= 16, shape.paint
    assert changed
    assert {fill.get("val") for fill in written_fills} >= {"accent1", "accent2", "accent4", "dk1", "lt1"}


def test_a_unions_template_lends_a_drawing_its_accent_alone() -> None:
    drawing = read(DRAWINGS[0].read_bytes())
    assert drawing is not None
    found = list(fills(deck(DRAWINGS[0].read_bytes(), union=True)))
    for shape, fill in zip(drawing.shapes, found, strict=True):
        mixed = shape.paint.shade or shape.paint.fill in (THEME.accent(1).upper(), THEME.tint(1).upper())
        assert (etree.QName(fill).localname == "schemeClr") is mixed, shape.paint
