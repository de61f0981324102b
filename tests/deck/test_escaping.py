"""Whatever people write, in pages, messages and theme, is text in a deck: it breaks no XML, and nothing is lost."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from lxml import etree
from pptx import Presentation

from teach_forward.audit import audit
from teach_forward.deck.write import xml
from teach_forward.deck.write.pptx import starter, write
from teach_forward.layouts import LAYOUTS
from teach_forward.messages import Messages
from teach_forward.model import Block, Item, ItemList, Paragraph, Picture, Quote, Run, Session, Slide, Table, Tip
from tests.showcase import MESSAGES, PICTURES, PROJECT, THEME, own_style, plan_of, workshop
from tests.templates import default, template_style

SIGNS = """&amp; <b> "x" 'y' ]]>"""
FONT = """Foo & "Bar" <baz>'s"""
LINE = (Run(f"Heading {SIGNS}", bold=True), Run(f": text {SIGNS}", href="https://a.test/?a=1&b='2'&c=\"3\"#<d>"))
STRANGE = Messages("en", {key: f"{text} {SIGNS}" for key, text in MESSAGES["en"].items() if key != "language_tag"}, {})


def body(layout: str, pictures: int) -> tuple[Block, ...]:
    """A body with signs wherever the layout takes text, and so many pictures."""
    grammar = LAYOUTS[layout]
    blocks: list[Block] = []
    if grammar.items[0]:
        icon = "material-account" if grammar.iconic and not pictures else ""
        blocks.append(ItemList((Item(LINE, icon=icon),) * grammar.items[0], grammar.ordered))
    blocks += [Quote((LINE,))] if grammar.quote else []
    blocks += [Table((LINE, LINE), ((LINE, LINE),))] if grammar.table else []
    blocks += [Picture(next(iter(PICTURES)), f"Picture {SIGNS}")] * pictures
    return (*blocks, *[Paragraph(LINE)] * max(grammar.least_prose, min(grammar.prose, 1)))


def slides() -> tuple[Slide, ...]:
    notes = (Paragraph(LINE), ItemList((Item(LINE),)), Tip(SIGNS, (Paragraph(LINE),)), Table((LINE,), ((LINE,),)))
    return tuple(
        Slide(f"{name}-{count}", f"Slide {name} {count} {SIGNS}", name, body(name, count), notes, 5)
        for name, layout in LAYOUTS.items()
        for count in layout.pictures
    )


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}


def texts(root: etree._Element) -> str:
    return " ".join(map(str, root.itertext()))


@pytest.mark.parametrize("template", [False, True])
def test_signs_of_xml_are_text(template: bool) -> None:
    made = workshop(
        "en", f"Title {SIGNS}", f"Summary {SIGNS}", (Session("part", f"Part {SIGNS}", 20, slides(), (), 3),)
    )
    own = own_style("en", theme=replace(THEME, font=FONT))
    style = replace(template_style(default(), "en"), own=own) if template else own
    plan = plan_of(made, style=style)
    data = write(plan.deck, plan.style, STRANGE)
    assert [str(fault) for fault in audit("guide-1-signs.en.pptx", data)] == []
    found = parts(data)
    for number, slide in enumerate(plan.deck.slides, start=1):
        shown = texts(found[f"ppt/slides/slide{number}.xml"])
        assert all(run.text in shown for text in slide.texts for line in text.lines for run in line.runs)
        told = texts(found[f"ppt/notesSlides/notesSlide{number}.xml"])
        assert all(run.text in told for note in slide.notes for run in note.runs)
    sections = etree.tostring(found["ppt/presentation.xml"], encoding="unicode")
    assert xml.text(f"Part {SIGNS}").replace('"', "&quot;") in sections
    properties = Presentation(io.BytesIO(data)).core_properties
    assert (properties.title, properties.subject) == (f"Title {SIGNS}", f"Summary {SIGNS}")


def test_signs_of_xml_in_font_and_messages_are_text_in_a_starter() -> None:
    data = starter(own_style("en", theme=replace(THEME, font=FONT)), STRANGE, PROJECT.date)
    found = parts(data)
    theme = found["ppt/theme/theme1.xml"]
    assert set(theme.xpath("//*[local-name()='latin']/@typeface")) == {FONT}
    assert theme.get("name") == f"Teach Forward {SIGNS} 1"
    assert FONT in {value for root in found.values() for value in root.xpath("//@typeface")}
    assert SIGNS in texts(found["ppt/slideLayouts/slideLayout1.xml"])
    assert SIGNS in texts(found["ppt/handoutMasters/handoutMaster1.xml"])


def test_what_xml_cannot_hold_is_left_out() -> None:
    control = "a\x00\x07\x0b\ufffe\ud800b"
    assert xml.tag("a", xml.text(control), name=control) == '<a name="ab">ab</a>'
    messages = Messages("en", {**MESSAGES["en"], "guide_name": f"Guide {control}"})
    plan = plan_of(workshop("en", "Title", "", ()))
    data = write(replace(plan.deck, author=f"Guide {control}"), plan.style, messages)
    assert audit("guide-1-signs.en.pptx", data) == ()
    assert Presentation(io.BytesIO(data)).core_properties.author == "Guide ab"


def test_a_long_summary_does_not_break_the_properties() -> None:
    plan = plan_of(workshop("en", "Title", "", ()))
    data = write(replace(plan.deck, subject="word " * 100), plan.style, MESSAGES["en"])
    assert len(Presentation(io.BytesIO(data)).core_properties.subject) == 255


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (xml.tag("a"), "<a/>"),
        (xml.tag("a", b=None, c=0, d="x"), '<a c="0" d="x"/>'),
        (xml.tag("a", {"r:id": "1"}, xml.tag("b"), {"x": 2}, y=3), '<a r:id="1" x="2" y="3"><b/></a>'),
        (xml.tag("a", b="<&\"'\n>"), """<a b="&lt;&amp;&quot;'&#10;&gt;"/>"""),
        (xml.tag("a", xml.text("<&>")), "<a>&lt;&amp;&gt;</a>"),
        (xml.tag("a", xml.NOTHING), "<a></a>"),
    ],
)
def test_elements_are_escaped_where_they_are_made(written: str, expected: str) -> None:
    assert written == expected
