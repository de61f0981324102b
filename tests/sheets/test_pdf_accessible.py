"""Every PDF of the guide for those who hear it: PDF/UA-1 as far as a program can tell.

A checker of another hand, pdfua, looks at each: it knows 16 of the 106 rules that veraPDF has, which needs Java and is
in no index of packages. What it leaves out and can go wrong here is looked at below, in the file itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest

from teach_forward import theme
from teach_forward.library.scan import load
from teach_forward.sheets.pdfs import pdfs
from tests.sites import write_small
from tests.tools import ROOT

SKIPPED = {"UA-14-001"}  # empty headings: pdfua 0.1.3 fails where an element holds a list; `headings` looks at them
IN_LIST, IN_ITEM = {"/LI", "/L", "/Caption"}, {"/Lbl", "/LBody"}
STANDARD = {
    *("/Document", "/Part", "/Sect", "/Div", "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Figure", "/Link"),
    *("/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TH", "/TD", "/L", "/LI", "/Lbl", "/LBody", "/Span", "/TOC"),
    *("/TOCI", "/Reference", "/BlockQuote", "/Quote", "/Note", "/Code", "/Caption", "/NonStruct", "/Title"),
}


@pytest.fixture(scope="module")
def files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.pdf"))


def test_the_files_of_a_small_guide_are_right(tmp_path: Path) -> None:
    """Whoever has no time for all of them sees it here."""
    library = load(write_small(tmp_path / "guide", ("en",)))
    for sheet in pdfs(library, theme.read(ROOT), "en"):
        (tmp_path / sheet.name).write_bytes(sheet.make())
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 3
    for path in files:
        assert found_by_another(path) == [], path.name
        with pikepdf.open(path) as pdf:
            assert list(faults(pdf)) == [], path.name


def found_by_another(path: Path) -> list[tuple[str, str]]:
    """What the checker of another hand finds in a file."""
    found = pdfua.validate(str(path)).findings
    return [(each.rule_id, each.message) for each in found if each.rule_id not in SKIPPED]


@pytest.mark.office
def test_a_checker_of_another_hand_finds_nothing(files: list[Path]) -> None:
    assert len(files) > 50
    for path in files:
        if path.stat().st_size < 350_000:  # larger ones have nothing else in them, and would take half a minute
            assert found_by_another(path) == [], path.name


@pytest.mark.office
def test_what_it_leaves_out_is_right_too(files: list[Path]) -> None:
    for path in files:
        with pikepdf.open(path) as pdf:
            assert list(faults(pdf)) == [], path.name


@pytest.mark.office
def test_faults_are_seen(files: list[Path]) -> None:
    """What the checks below look at, broken in a file, is told."""
    [path] = [path for path in files if path.name == "teach-forward-fundamentals.en.pdf"]
    damages = {
        "level": lambda pdf: next(each for each in elements(pdf) if each.S == "/H1").__setattr__("S", pikepdf.Name.H3),
        "scope": lambda pdf: next(each for each in elements(pdf) if each.S == "/TH").__delattr__("A"),
        "tabs": lambda pdf: next(page for page in pdf.pages if "/Annots" in page).__delattr__("Tabs"),
        "contents": lambda pdf: next(iter(annotations(pdf))).__delattr__("Contents"),
        "unicode": lambda pdf: next(iter(fonts(pdf))).__delattr__("ToUnicode"),
        "list": lambda pdf: next(each for each in elements(pdf) if each.S == "/LI").__setattr__("S", pikepdf.Name.P),
        "bookmarks": lambda pdf: pdf.Root.__delattr__("Outlines"),
    }
    for name, damage in damages.items():
        with pikepdf.open(path) as pdf:
            damage(pdf)
            assert any(name in fault for fault in faults(pdf)), name


def faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong, by Matterhorn's checkpoints 09, 14, 15, 16, 19, 28 and 31."""
    found = list(elements(pdf))
    yield from (f"the tag {each.S} is unknown" for each in found if role(pdf, each) not in STANDARD)
    yield from headings(found)
    for each in found:
        inside = {str(child.S) for child in children(each)}
        if each.S == "/TH" and "/Scope" not in attributes(each):
            yield "a head of a table has no scope"
        if each.S == "/L" and not inside <= IN_LIST:
            yield f"a list holds {inside - IN_LIST}"
        if each.S == "/LI" and not inside <= IN_ITEM:
            yield f"an item of a list holds {inside - IN_ITEM}"
    for page in pdf.pages:
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield "the tabs of a page do not follow its structure"
    for each in annotations(pdf):
        yield from (f"a link lacks its {name.lower()}" for name in {"Contents", "StructParent"} - names_in(each))
    for font in fonts(pdf):
        if "/ToUnicode" not in font:
            yield f"{font.BaseFont} has no unicode"
        if not any(name.startswith("/FontFile") for name in font.DescendantFonts[0].FontDescriptor.keys()):  # noqa: SIM118
            yield f"{font.BaseFont} is not embedded"
    if "/Outlines" not in pdf.Root:
        yield "there are no bookmarks"
    if "<pdfuaid:part>1<" not in pdf.Root.Metadata.read_bytes().decode():
        yield "it does not say that it is PDF/UA-1"


def headings(found: list[Any]) -> Iterator[str]:
    """Headings begin at the first level, leave out none on the way down, and hold something."""
    heads = [each for each in found if str(each.S).startswith("/H") and str(each.S)[2:].isdecimal()]
    levels = [int(str(each.S)[2:]) for each in heads]
    if levels[:1] not in ([], [1]) or any(below - above > 1 for above, below in pairwise(levels)):
        yield f"a level of headings is left out: {levels}"
    yield from ("a heading is empty" for each in heads if "/K" not in each)


def names_in(found: Any) -> set[str]:
    return {str(key)[1:] for key in found.keys()}  # noqa: SIM118  (a dictionary of a PDF)


def role(pdf: pikepdf.Pdf, found: Any) -> str:
    """The standard type of an element, which its own may stand for."""
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", {})
    return str(roles.get(str(found.S), found.S))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The elements of the structure, in the order of reading."""
    yield from walk(pdf.Root.StructTreeRoot)


def walk(found: Any) -> Iterator[Any]:
    for child in children(found):
        yield child
        yield from walk(child)


def children(found: Any) -> Iterator[Any]:
    kids = found.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid


def attributes(found: Any) -> set[str]:
    """The names of all attributes of an element."""
    held = found.get("/A", pikepdf.Dictionary())
    return {f"/{name}" for each in (held if isinstance(held, pikepdf.Array) else [held]) for name in names_in(each)}


def annotations(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.get("/Annots", [])


def fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.get("/Resources", {}).get("/Font", {}).values()
