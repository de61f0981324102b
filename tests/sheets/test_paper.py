"""The paper that files are made to be printed on: A4, or Letter where a guide says so."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
import yaml
from lxml import etree
from openpyxl import load_workbook

from teach_forward.checks.guide.settings import check_listed
from teach_forward.cli import main
from teach_forward.findings import ContentError
from teach_forward.library.scan import load
from teach_forward.project import CONFIG_FILE, Project, read
from teach_forward.util.paper import A4, LETTER, Paper
from tests.sites import SLUG, put, write_small
from tests.tools import need

FORM = (
    "---\nprint: true\n---\n# Form\n\n| A | B | C | D | E |\n| --- | --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 | 5 |\n"
)
WORKSHEET = """---
print: true
---
# Systems

## Worksheet {#worksheet}

| System | State |
| --- | --- |
| A badge | Asked |

## Help {#help}

| Column | What to write | Choices |
| --- | --- | --- |
| System | Its name | free text |
| State | How far it is | Asked / Answered |
"""
PAPERS = {"A4": A4, "Letter": LETTER}


def guide(root: Path, paper: object, locales: tuple[str, ...] = ("en",)) -> Path:
    """A small guide that is printed on paper as its settings say."""
    write_small(root, locales)
    config = yaml.safe_load((root / CONFIG_FILE).read_text("utf-8"))
    config["plugins"][0] = {"teach-forward": {"paper": paper, "words": 140}}
    put(root / CONFIG_FILE, yaml.safe_dump(config, sort_keys=False))
    put(root / f"workshops/en/{SLUG}/form.md", FORM)
    put(root / f"workshops/en/{SLUG}/worksheet.md", WORKSHEET)
    return root


def sheets_of(pdf: Path) -> set[tuple[float, float]]:
    """Width and height of the pages of a PDF, in points."""
    about = subprocess.run([str(need("pdfinfo")), "-l", "99", pdf], check=True, capture_output=True, text=True).stdout
    found = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", about, re.MULTILINE)
    return {(round(float(width)), round(float(height))) for width, height in found}


def test_a_guide_says_its_paper_as_a_whole_or_by_language(tmp_path: Path) -> None:
    assert read(guide(tmp_path / "whole", "letter")).paper_of("en") == LETTER
    some = read(guide(tmp_path / "some", {"sw": "letter"}))
    assert (some.paper_of("en"), some.paper_of("sw")) == (A4, LETTER)
    assert Project().paper_of("fr") == A4


def test_paper_that_there_is_not_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"mkdocs\.yml:\d+: `paper` in .* is not one of a4, letter"):
        read(guide(tmp_path / "what", "leter"))
    with pytest.raises(ContentError, match=r"mkdocs\.yml:\d+: `en` in `paper` is not one of a4, letter"):
        read(guide(tmp_path / "which", {"en": "a3"}))
    [found] = check_listed(load(guide(tmp_path / "whose", {"en": "letter", "xx": "a4"})))
    assert "xx: a4" in (tmp_path / "whose" / CONFIG_FILE).read_text("utf-8").splitlines()[found.line - 1]


@pytest.mark.parametrize("name", PAPERS)
def test_all_files_are_made_for_the_paper_of_the_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    paper = PAPERS[name]
    root = guide(tmp_path / "guide", paper.name)
    monkeypatch.chdir(root)
    assert main(["site"]) == 0
    made = {path.name.removeprefix("teach-forward-"): path for path in (root / "build").rglob("teach-forward*.*")}
    across = {_points(paper), _points(paper)[::-1]}
    assert sheets_of(made["small.en.pdf"]) == across
    word = docx.Document(str(made["small-form.en.docx"]))
    assert [(round(one.page_width.pt), round(one.page_height.pt)) for one in word.sections] == [_points(paper)[::-1]]
    size = {A4: "9", LETTER: "1"}[paper]
    assert {str(one.page_setup.paperSize) for one in load_workbook(made["small-worksheet.en.xlsx"])} == {size}
    _look_at_notes(made["1-small.en.pptx"], paper)


def _points(paper: Paper) -> tuple[int, int]:
    return round(paper.width / 25.4 * 72), round(paper.height / 25.4 * 72)


def _look_at_notes(deck: Path, paper: Paper) -> None:
    """Notes and handouts are pages of that size, and all that stands on them keeps half an inch from the edges."""
    points = 12700
    with zipfile.ZipFile(io.BytesIO(deck.read_bytes())) as package:
        root = etree.fromstring(package.read("ppt/presentation.xml"))
        masters = [package.read(f"ppt/{name}Masters/{name}Master1.xml") for name in ("notes", "handout")]
    [size] = root.findall("{*}notesSz")
    width, height = (int(size.get(name, "0")) / points for name in ("cx", "cy"))
    assert (round(width), round(height)) == _points(paper)
    for master in map(etree.fromstring, masters):
        for place in master.iter("{*}xfrm"):
            left, top = (int(place.find("{*}off").get(name)) / points for name in "xy")
            across, down = (int(place.find("{*}ext").get(name)) / points for name in ("cx", "cy"))
            if across:
                assert left >= 25
                assert width - left - across >= 36
                assert height - top - down >= 20
