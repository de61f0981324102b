"""Pictures: safe files beside the pages, figures on slides as pixels and drawing, and on pages as they are."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from lxml import etree
from PIL import ExifTags, Image
from pptx import Presentation

from teach_forward import checks, rules
from teach_forward.audit import audit
from teach_forward.checks.guide import pictures
from teach_forward.checks.guide.files import check_files
from teach_forward.cli import main
from teach_forward.deck import build as deck_build
from teach_forward.deck.layouts.layout import Box
from teach_forward.deck.write.picture import inside
from teach_forward.library.scan import load
from teach_forward.messages import Messages
from teach_forward.model import Item, ItemList, Picture, Run, Session, Slide
from teach_forward.ooxml.package import NS
from teach_forward.project import Project
from teach_forward.sheets.word import Paper
from teach_forward.util.photographs import as_word_takes, says_where, upright
from tests import showcase
from tests.decks import found, planned, tree, written
from tests.sites import put, write_small

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
UNSAFE = (
    '<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="https://elsewhere.example/a.png"/>',
    '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=https://elsewhere.example"/>',
    "<style>@\\69mport 'https://elsewhere.example/a.css';</style>",
    "<style><title/>@import 'https://elsewhere.example/a.css';</style>",
    '<rect fill="u\\72l(https://elsewhere.example/a)"/>',
    "<rect style=\"background:image-set('https://elsewhere.example/a')\"/>",
    '<animateMotion path="M0 0"/>',
    '<g xml:base="https://elsewhere.example/"/>',
    "<script>alert(1)</script>",
    '<g onclick="alert(1)"/>',
    "<foreignObject><p/></foreignObject>",
    '<a href="javascript:alert(1)"/>',
    '<image xlink:href="https://elsewhere.example/a.png"/>',
    '<use href="other.svg#a"/>',
    '<use href="#a"><animate attributeName="href" to="javascript:alert(1)"/></use>',
    '<style>@import "https://elsewhere.example/a.css";</style>',
    '<rect style="fill:url(https://elsewhere.example/a)"/>',
    '<image href="data:image/svg+xml,x"/>',
)
SAFE = (
    '<rect fill="url(  #a)"><title>see url(x)</title></rect>',
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
    '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke:url(#a)"/>',
    '<use href="#a"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "<style>rect { fill: red }</style><title>A plan</title>",
)
PLAN = "docs/en/pictures/plan.svg"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path, ("en",))


def faults(root: Path) -> list[tuple[str, int, str]]:
    return [(finding.path, finding.line, finding.rule.name) for finding in checks.find_all(root)[1]]


@pytest.mark.parametrize("content", UNSAFE)
def test_a_drawing_that_could_run_or_fetch_something_is_refused(root: Path, content: str) -> None:
    put(root / PLAN, SVG.format("\n" + content))
    assert set(faults(root)) == {(PLAN, 2, "unsafe-file")}


@pytest.mark.parametrize("content", SAFE)
def test_a_drawing_of_shapes_and_gradients_is_taken(root: Path, content: str) -> None:
    put(root / PLAN, SVG.format(content))
    assert faults(root) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "<script>alert(1)</script>"),
        ("program.js", "alert(1)"),
        ("picture.png", "<html>"),
        ("plan.svg", "<html/>"),
        ("plan.svg", "no drawing"),
        ("plan.svg", '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'),
    ],
)
@pytest.mark.parametrize("folder", ["docs/en", "workshops/en/1-small"])
def test_other_files_have_no_place(root: Path, folder: str, name: str, text: str) -> None:
    put(root / folder / name, text)
    assert {rule for path, _, rule in faults(root) if path == f"{folder}/{name}"} == {"unsafe-file"}


@pytest.mark.parametrize("name", ["hall.webp", "hall.jpg"])
def test_a_webp_picture_gets_advice_that_fits(root: Path, name: str) -> None:
    """Under whatever name: browsers save such pictures as JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "WEBP")
    (root / "docs/en" / name).write_bytes(out.getvalue())
    [finding] = check_files(load(root), "en")
    assert finding.rule.name == "unsafe-file"
    assert finding.message.startswith("WebP is not shown by every program; open the picture, save it as PNG or JPEG")


@pytest.mark.parametrize("target", ["/etc", "/etc/passwd"])
def test_a_link_out_of_the_project_has_no_place(root: Path, target: str) -> None:
    (root / "docs/en/pictures").mkdir()
    (root / "docs/en/pictures/plan.md").symlink_to(target)
    library = load(root)
    assert [finding.rule.name for finding in check_files(library, "en")] == ["unsafe-file"]


def test_a_picture_is_whole_and_in_the_middle_of_its_place() -> None:
    assert inside(Box(1, 1, 4, 2), (200, 200)) == Box(2, 1, 2, 2)
    assert inside(Box(1, 1, 4, 2), (400, 100)) == Box(1, 1.5, 4, 1)


def groups(locale: str, number: int) -> list[etree._Element]:
    """The drawings on a slide of the showcase by its number."""
    return list(tree(locale, f"ppt/slides/slide{number}.xml").iterfind(".//p:grpSp", NS))


def corner_and_size(group: etree._Element) -> tuple[int, int, int, int]:
    """Where a group stands: left, top, width, height."""
    field = "p:grpSpPr/a:xfrm/a:"
    left, top, width, height = (int(found(group, field + at)[0]) for at in ("off/@x", "off/@y", "ext/@cx", "ext/@cy"))
    return left, top, width, height


@pytest.mark.parametrize("locale", showcase.LOCALES)
def test_a_figure_is_drawn_whole_and_described(locale: str) -> None:
    placed = next(slide for slide in planned(locale).slides if slide.id == "figure")
    (group,) = groups(locale, placed.number)
    assert found(group, "p:nvGrpSpPr/p:cNvPr/@descr") == [placed.images[0].description]
    _, _, width, height = corner_and_size(group)
    assert width / height == pytest.approx(792 / 480, rel=0.001)


@pytest.mark.parametrize("locale", showcase.LOCALES)
def test_a_story_shows_three_pictures_of_its_own_above_their_texts(locale: str) -> None:
    placed = next(slide for slide in planned(locale).slides if slide.id == "story-pictures")
    slide = Presentation(io.BytesIO(written(locale))).slides[placed.number - 1]
    drawings = groups(locale, placed.number)
    described = [text for group in drawings for text in found(group, "p:nvGrpSpPr/p:cNvPr/@descr")]
    assert described == [image.description for image in placed.images]
    boxes = [corner_and_size(group) for group in drawings]
    starts = [left for left, _, _, _ in boxes]
    assert starts == sorted(starts, reverse=locale == "ar")
    texts = [shape for shape in slide.placeholders if shape.name.startswith("Card")]
    assert all(top + height < text.top for (_, top, _, height), text in zip(boxes, texts, strict=True))


def test_pictures_of_one_slide_are_all_shown() -> None:
    """Each has pixels of its own in the deck, though their slide is not there yet when they come in."""
    shades = [Image.new("RGB", (42, 28), colour) for colour in ("red", "green", "blue")]
    files = {f"{index}.png": (saved_as_png(shade), b"") for index, shade in enumerate(shades)}
    cards = ItemList(tuple(Item((Run("One"),)) for _ in shades))
    story = Slide("shown", "Shown", "story", (*(Picture(name, "A") for name in files), cards), (), 5)
    made = showcase.workshop("en", "Title", "Summary", (Session("part", "Part", None, (story,), (), 3),))
    data = showcase.written(showcase.plan_of(made, "en", pictures=files))
    pictures = [shape for shape in Presentation(io.BytesIO(data)).slides[1].placeholders if hasattr(shape, "image")]
    assert [picture.image.blob for picture in pictures] == [pixels for pixels, _ in files.values()]


def saved_as_png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def with_figure(root: Path, name: str) -> None:
    """Put a slide that shows a picture first into the guide."""
    guide = root / "workshops/en/1-small/guide.md"
    text = guide.read_text("utf-8")
    start = text.index("/// slide")
    shown = f"![A plan](../../pictures/{name})"
    figure = f"/// slide | A plan\n    id: plan\n    layout: figure\n{shown}\n///\n\nLook.\n\n"
    put(guide, text[:start] + figure + text[start:])


def test_a_drawing_without_pixels_is_one_message_when_decks_are_built(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with_figure(root, "plan.svg")
    put(root / PLAN, SVG.format(SAFE[0]))
    monkeypatch.chdir(root)
    assert main(["slides"]) == 1
    assert "[picture-pixels]" in capsys.readouterr().err
    assert not list(root.rglob("*.pptx"))


def test_a_deck_is_built_again_when_its_picture_changes(root: Path, tmp_path: Path) -> None:
    with_figure(root, "plan.png")
    (root / "docs/en/pictures").mkdir()
    out, first = tmp_path / "decks", showcase.PICTURES["../../pictures/night-rota.svg"][0]
    (root / "docs/en/pictures/plan.png").write_bytes(first)

    def fresh() -> set[str]:
        library = checks.load(root)
        built = deck_build.build(library, out, library.locales, library.slugs())
        return {deck.name for deck in built if deck.fresh}

    assert "teach-forward-1-small.en.pptx" in fresh()
    assert fresh() == set()
    (root / "docs/en/pictures/plan.png").write_bytes(first + b"more")
    assert fresh() == {"teach-forward-1-small.en.pptx"}


def on_top(root: Path, name: str) -> None:
    """Put a picture above the first part of the workshop's page."""
    index = root / "workshops/en/1-small/index.md"
    put(index, index.read_text("utf-8").replace("\n## ", f"\n![A plan](../../pictures/{name})\n\n## ", 1))


def test_the_picture_on_top_of_a_workshops_page_stands_on_its_covers(root: Path, tmp_path: Path) -> None:
    on_top(root, "plan.png")
    (root / "docs/en/pictures").mkdir()
    pixels = showcase.PICTURES["../../pictures/night-rota.svg"][0]
    (root / "docs/en/pictures/plan.png").write_bytes(pixels)
    library = checks.load(root)
    assert [picture and picture.href for picture in [library.workshops("en")[0].index.picture]] == [
        "../../pictures/plan.png"
    ]
    deck_build.build(library, tmp_path / "decks", ("en",), library.slugs())
    for name in ("teach-forward-1-small.en.pptx", "teach-forward-1-small-exercise.en.pptx"):
        data = (tmp_path / "decks" / name).read_bytes()
        cover, second, *_ = Presentation(io.BytesIO(data)).slides
        assert cover.slide_layout.name.startswith("Title picture")
        assert [shape.image.blob for shape in cover.shapes if hasattr(shape, "image")] == [pixels]
        assert not [shape for shape in second.shapes if hasattr(shape, "image")]
        assert list(audit(name, data)) == []


def test_a_cover_needs_pixels_too(root: Path) -> None:
    on_top(root, "plan.svg")
    put(root / PLAN, SVG.format(SAFE[0]))
    found = [finding for finding in checks.find_all(root)[1] if finding.rule.name == "picture-pixels"]
    assert [(finding.path, finding.line > 1) for finding in found] == [("workshops/en/1-small/index.md", True)]


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (4, 2)), (6, (2, 4))])
def test_a_photograph_stands_upright(format_: str, orientation: int, size: tuple[int, int]) -> None:
    exif, file = Image.Exif(), io.BytesIO()
    exif[ExifTags.Base.Orientation] = orientation
    Image.new("RGB", (4, 2)).save(file, format_, exif=exif)
    turned = upright(file.getvalue())
    assert (turned == file.getvalue()) == (orientation == 1)
    with Image.open(io.BytesIO(turned)) as picture:
        assert picture.size == size
        assert picture.getexif().get(ExifTags.Base.Orientation, 1) == 1


def test_what_is_not_a_picture_is_not_turned() -> None:
    assert upright(b"Exif, and no picture") == b"Exif, and no picture"
    assert as_word_takes(b"no picture") == b"no picture"


@pytest.mark.parametrize(("name", "density"), [("none.png", (0.4, 300)), ("uneven.jpg", (100, 300))])
def test_word_shows_pictures_whatever_density_they_state(name: str, density: tuple[float, int], tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "red").save(tmp_path / name, dpi=density)
    made = Paper("A page", Messages("en", {"guide_name": "Guide", "language_tag": "en-GB"}), Project())
    made.pictures([(tmp_path / name, "A picture")])
    [shape] = docx.Document(io.BytesIO(made.save())).inline_shapes
    assert round(shape.height / shape.width, 1) == 0.5


def test_word_shows_photographs_upright_whatever_they_begin_with(root: Path) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    turned, of_adobe, bare = photographs = [root / f"docs/en/{name}.jpg" for name in ("turned", "of-adobe", "bare")]
    Image.new("RGB", (40, 20), "red").save(turned, exif=exif)
    Image.new("CMYK", (40, 20)).save(of_adobe)  # it begins with a segment of Adobe's
    plain = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(plain, "JPEG")
    bare.write_bytes(b"\xff\xd8" + plain.getvalue()[20:])  # without the segment of JFIF
    assert list(check_files(load(root), "en")) == []
    made = Paper("A page", Messages("en", {"guide_name": "Guide", "language_tag": "en-GB"}), Project())
    made.pictures([(file, "A photograph") for file in photographs])
    shapes = docx.Document(io.BytesIO(made.save())).inline_shapes
    assert [round(shape.height / shape.width, 1) for shape in shapes] == [2, 0.5, 0.5]
    with Image.open(bare) as picture, Image.open(io.BytesIO(as_word_takes(bare.read_bytes()))) as begun:
        assert begun.tobytes() == picture.tobytes()


@pytest.mark.parametrize(
    "exif",
    [
        b"\0\1\1\x1a\0\5\0\0\0\1\0\0\0\x1a" + bytes(12),  # a density of 0/0
        b"\0\1\1\x1a\0\5\0\0\0\1\0\1\0\0" + bytes(4),  # one that stands behind the end of the file
        b"\xff\xff",  # more entries than there are
    ],
)
def test_word_shows_photographs_whose_exif_data_are_damaged(exif: bytes, tmp_path: Path) -> None:
    plain, photograph = io.BytesIO(), tmp_path / "photograph.jpg"
    Image.new("RGB", (40, 20), "red").save(plain, "JPEG")
    segment = b"Exif\0\0MM\0*\0\0\0\x08" + exif
    length = (len(segment) + 2).to_bytes(2)
    photograph.write_bytes(b"\xff\xd8\xff\xe1" + length + segment + plain.getvalue()[20:])
    assert list(pictures.faults(photograph.name, photograph.read_bytes())) == []
    made = Paper("A page", Messages("en", {"guide_name": "Guide", "language_tag": "en-GB"}), Project())
    made.pictures([(photograph, "A photograph")])
    [shape] = docx.Document(io.BytesIO(made.save())).inline_shapes
    assert round(shape.width / shape.height, 1) == 2


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_a_photograph_that_says_where_it_was_taken_is_told(format_: str) -> None:
    version = {ExifTags.GPS.GPSVersionID: b"\2\3\0\0"}  # many note no more than that
    for place, told in ((version, []), ({ExifTags.GPS.GPSLatitude: (50.0, 51.0, 0.0)}, [rules.PICTURE_PLACE])):
        exif, file = Image.Exif(), io.BytesIO()
        exif[ExifTags.IFD.GPSInfo] = place
        Image.new("RGB", (4, 2)).save(file, format_, exif=exif)
        assert says_where(file.getvalue()) == bool(told)
        assert [fault.rule for fault in pictures.faults(f"a.{format_.lower()}", file.getvalue())] == told


def test_a_place_in_the_data_of_xmp_is_told() -> None:
    file = io.BytesIO()
    Image.new("RGB", (4, 2)).save(file, "JPEG", xmp=b'<x:xmpmeta exif:GPSLatitude="50,51N"/>')
    assert says_where(file.getvalue())
    assert not says_where(b"Exif, and no picture")
