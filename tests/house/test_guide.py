"""The texts of the guide: a failure here says what to mend in them. Tests of the program have texts of their own.

Each test runs over the guide as it is, and over one to which a translator has added a language and a name that no
dictionary has: that must not turn anything red.
"""

from __future__ import annotations

import re
import shutil
from itertools import groupby
from pathlib import Path

import pytest

from teach_forward.checks.wording import spelling
from teach_forward.cli import main
from teach_forward.cli.check import find
from teach_forward.deck.job import KINDS
from teach_forward.deck.plan.drafts import Drafter
from teach_forward.findings import errors
from teach_forward.library.scan import load, locales_of
from teach_forward.project import Project, read
from tests.tools import ROOT, need

PARTS = ("docs", "workshops", "slides_src", ".github", "mkdocs.yml")
NEW = next(tag for tag in ("sw", "tr", "eo") if not (ROOT / "docs" / tag).exists())
MOST_ALIKE = 3  # slides of one layout in a row: more of them, and a room no longer looks up
KEPT = "build/kept"
NAME = "Zwirbelhausen"  # a place that there is not


@pytest.fixture(scope="module", params=["as it is", "with a language and a name more"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "as it is":
        return ROOT
    copy = tmp_path_factory.mktemp("guide")
    for part in PARTS:
        place = ROOT / part
        (shutil.copytree if place.is_dir() else shutil.copy)(place, copy / part)
    if (ROOT / KEPT).exists():
        shutil.copytree(ROOT / KEPT, copy / KEPT)  # what is known of the pages as they are is not found out again
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        assert main(["new-locale", NEW]) == 0
    page = copy / "docs/fr/about.md"
    page.write_text(f"{page.read_text('utf-8')}\n{NAME}.\n", "utf-8")
    return copy


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    return read(root)


def test_nothing_is_wrong_with_the_texts(root: Path, project: Project) -> None:
    _, findings = find(root, locales_of(root, project.source))
    assert [str(finding) for finding in errors(findings)] == [], "mend these texts; `make check` says the same"


def test_every_language_of_the_site_has_its_folder_and_the_other_way_round(root: Path, project: Project) -> None:
    folders = {path.name for top in ("docs", "workshops") for path in (root / top).iterdir() if path.is_dir()}
    listed = {code for code, _ in project.locales}
    assert folders - listed == set(), "list these languages in mkdocs.yml, or delete their folders"
    assert listed - folders == set(), "make a folder in docs/ for these languages, or take them out of mkdocs.yml"


def test_somebody_is_asked_about_each_language(root: Path, project: Project) -> None:
    owners = (root / ".github/CODEOWNERS").read_text("utf-8")
    asked = {top: set(re.findall(rf"^/{top}/([\w-]+)/ +@", owners, re.MULTILINE)) for top in ("docs", "workshops")}
    for top, languages in asked.items():
        missing = {code for code, _ in project.locales} - languages - {project.source}
        assert missing == set(), f"name who is asked about /{top}/ of these languages in .github/CODEOWNERS"


def test_no_deck_has_more_than_three_slides_of_one_layout_in_a_row(root: Path, project: Project) -> None:
    library = load(root)
    found = []
    for workshop in library.workshops(project.source):
        for kind in KINDS:
            messages = library.messages(project.source)
            drafts = Drafter(workshop, kind, messages, library.project, library.total).drafts()
            for layout, group in groupby(drafts, key=lambda draft: draft.layout.name):
                ids = [draft.id for draft in group]
                found += [f"{workshop.slug}, {kind}: {layout} {ids}"] if len(ids) > MOST_ALIKE else []
    assert found == [], "let a slide between them be a number, a section, a question, a figure"


def test_an_unknown_name_is_told_and_blocks_nothing(root: Path) -> None:
    """So a name may be added: `make spelling` and the notes of a pull request tell of it, and no test."""
    if root == ROOT:
        pytest.skip("the guide as it is has no name to look for")
    need("hunspell")
    told = spelling.misspelt(load(root), "fr")
    assert any(NAME in finding.message for finding in told)
    assert errors(told) == ()


def test_the_first_page_of_each_workshop_shows_the_agenda_of_the_minutes_that_its_heading_names() -> None:
    library = load(ROOT)
    for workshop in library.workshops(library.source):
        session = next(found for found in workshop.index.sessions if found.id == "ninety-minutes")
        assert session.agenda == int(re.findall(r"\d+", session.title)[0]), workshop.slug
