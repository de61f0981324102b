"""Building decks: only what has changed, all or nothing, and a list that says what there is."""

from __future__ import annotations

import datetime
import gc
import importlib.metadata
import json
import os
import re
import shutil
import zipfile
from collections.abc import Collection
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.opc.package import OpcPackage

from teach_forward.deck import job
from teach_forward.deck.build import build
from teach_forward.deck.job import jobs as jobs_of
from teach_forward.deck.making import Made, make, plan_of
from teach_forward.deck.manifest import entries, read
from teach_forward.deck.names import PlaceholderName
from teach_forward.findings import ContentError
from teach_forward.library.scan import Part, load, scan
from teach_forward.model import plain
from teach_forward.util import code
from tests.imports import NAMES, imports, own_imports
from tests.sites import put
from tests.tools import ROOT
from tests.workshops import DECKS, TITLES, add


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one workshop: in English whole, in French without the exercise."""
    for locale in TITLES:
        put(tmp_path / f"docs/{locale}/words.yml", (ROOT / f"docs/{locale}/words.yml").read_text("utf-8"))
    shutil.copytree(ROOT / "slides_src", tmp_path / "slides_src")
    put(tmp_path / "docs/en/index.md", "# Home\n")
    put(tmp_path / "mkdocs.yml", "site_name: Teach Forward\nsite_url: https://guide.test # here\n")
    add(tmp_path, "en")
    add(tmp_path, "fr", exercise=False)
    return tmp_path


def made(root: Path, locales: Collection[str] = (), workshops: Collection[str] = ()) -> dict[str, bool]:
    """Names of the decks, of all locales and workshops or of these, and whether they were made now."""
    library = load(root)
    built = build(library, root / "out", locales or library.locales, workshops or library.slugs())
    return {deck.name: deck.fresh for deck in built}


def test_decks_of_the_source_alone_leave_those_of_other_locales(root: Path) -> None:
    made(root)
    library, _ = scan(root, part=Part(["en"], ["1-one"]))
    built = build(library, root / "out", ["en"], ["1-one"])
    assert [deck.name for deck in built] == list(DECKS)
    assert (root / "out/teach-forward-1-one.fr.pptx").is_file()


def test_a_locale_has_a_deck_of_what_it_has_in_its_own_words(root: Path) -> None:
    told: list[str] = []
    library = load(root)
    built = build(library, root / "out", library.locales, library.slugs(), told.append)
    assert [deck.name for deck in built] == [*DECKS, "teach-forward-1-one.fr.pptx"]
    assert told == [f"deck {place} of 3: {deck.name}, 3 slides" for place, deck in enumerate(built, start=1)]
    assert sorted(path.name for path in (root / "out").iterdir()) == sorted(
        [*(deck.name for deck in built), "manifest.json"]
    )


def test_a_font_that_is_wider_than_arial_is_told_once(root: Path) -> None:
    theme = root / "slides_src/theme.yml"
    theme.write_text(theme.read_text("utf-8").replace("font: Arial ", "font: Verdana "), "utf-8")
    told: list[str] = []
    library = load(root)
    build(library, root / "out", library.locales, library.slugs(), told.append)
    assert [line for line in told if "measured" in line] == [
        'slides_src/theme.yml: text in "Verdana" is measured as Arial and 22 per cent wider'
    ]


def test_the_list_says_what_there_is(root: Path) -> None:
    made(root)
    entry = entries(root / "out")["teach-forward-1-one.fr.pptx"]
    assert entry["bytes"] == (root / "out/teach-forward-1-one.fr.pptx").stat().st_size
    assert {key: entry[key] for key in ("locale", "workshop", "kind", "slides", "smallest", "numbers")} == {
        "locale": "fr",
        "workshop": "1-one",
        "kind": "guide",
        "slides": 3,
        "smallest": 36,
        "numbers": {"power": 2},
    }
    assert entries(root / "nowhere") == {}


def test_only_what_has_changed_is_made_again(root: Path) -> None:
    assert set(made(root).values()) == {True}
    assert set(made(root).values()) == {False}
    add(root, "fr", text="ce que vous tapez", exercise=False)
    assert made(root) == {DECKS[0]: False, DECKS[1]: False, "teach-forward-1-one.fr.pptx": True}
    words = (root / "docs/en/words.yml").read_text("utf-8")
    put(root / "docs/en/words.yml", words.replace("closing_title: Use it", "closing_title: Take it"))
    assert made(root) == {DECKS[0]: True, DECKS[1]: True, "teach-forward-1-one.fr.pptx": False}
    theme = (root / "slides_src/theme.yml").read_text("utf-8")
    put(root / "slides_src/theme.yml", theme.replace("title: 36", "title: 34"))
    assert set(made(root).values()) == {True}


@pytest.mark.parametrize("name", ["../notes.pptx", "/notes.pptx", "a\\notes.pptx", "C:notes.pptx", "notes.txt"])
def test_a_list_that_names_what_lies_elsewhere_takes_nothing_away(root: Path, name: str) -> None:
    made(root)
    listed = entries(root / "out")
    put(root / "out/manifest.json", json.dumps(listed | {name: listed[DECKS[0]]}))
    assert set(read(root / "out")) == set(listed)
    put(root / "notes.pptx", "Ours")
    put(root / "out/notes.txt", "Ours")
    assert set(made(root).values()) == {False}
    assert (root / "notes.pptx").is_file()
    assert (root / "out/notes.txt").is_file()


def test_the_deck_of_a_guide_is_made_again_when_the_title_of_the_exercise_changes(root: Path) -> None:
    """It tells the title on the slide of the group work."""
    guide, exercise = (root / f"workshops/en/1-one/{name}.md" for name in ("guide", "exercise"))
    group_work = "\n## Together {#together minutes=20}\n\nHand out the [exercise](exercise.md).\n"
    put(guide, guide.read_text("utf-8") + group_work)
    made(root)
    put(exercise, exercise.read_text("utf-8").replace("# Exercise\n", "# Exercise: write a clause\n"))
    assert made(root) == {DECKS[0]: True, DECKS[1]: True, "teach-forward-1-one.fr.pptx": True}
    slides = Presentation(root / "out" / DECKS[0]).slides
    assert any("Exercise: write a clause" in shape.text_frame.text for slide in slides for shape in slide.placeholders)


def test_a_deck_that_is_gone_or_damaged_is_made_again(root: Path) -> None:
    made(root)
    (root / "out" / DECKS[0]).unlink()
    (root / "out" / DECKS[1]).write_bytes(b"x")
    assert made(root) == {DECKS[0]: True, DECKS[1]: True, "teach-forward-1-one.fr.pptx": False}
    put(root / "out/manifest.json", "{")
    assert set(made(root).values()) == {True}
    put(root / "out/manifest.json", json.dumps({DECKS[0]: {"hash": "of another version"}}))
    assert set(made(root).values()) == {True}


def test_some_decks_leave_the_others_alone(root: Path) -> None:
    made(root)
    add(root, "en", text="something else")
    assert made(root, locales=["fr"]) == {"teach-forward-1-one.fr.pptx": False}
    assert made(root, workshops=["1-one"], locales=["en"])[DECKS[0]]
    assert len(entries(root / "out")) == 3


def test_decks_of_a_workshop_that_is_no_more_go(root: Path) -> None:
    add(root, "en", "2-two")
    assert len(made(root)) == 5
    put(root / "out/mine.pptx", "mine")
    shutil.rmtree(root / "workshops/en/2-two")
    made(root)
    left = {path.name for path in (root / "out").glob("*.pptx")}
    assert left == {*DECKS, "teach-forward-1-one.fr.pptx", "mine.pptx"}
    assert len(entries(root / "out")) == 3


def test_all_errors_are_said_and_nothing_is_written(root: Path) -> None:
    made(root)
    before = {path.name: path.read_bytes() for path in (root / "out").iterdir()}
    add(root, "en", text="word " * 800)
    add(root, "fr", text="mot " * 800, exercise=False)
    with pytest.raises(ContentError) as caught:
        made(root)
    assert [(found.path, found.rule.name) for found in caught.value.findings] == [
        ("workshops/en/1-one/guide.md", "overfull-slide"),
        ("workshops/fr/1-one/guide.md", "overfull-slide"),
    ]
    assert {path.name: path.read_bytes() for path in (root / "out").iterdir()} == before


@pytest.mark.usefixtures("two_cores")
def test_several_at_a_time_give_the_same_bytes(root: Path) -> None:
    for slug in ("2-two", "3-three"):
        add(root, "en", slug)
    add(root, "ar")
    assert len(made(root)) == 9  # more than three: in processes of their own, where there are cores
    together = {path.name: path.read_bytes() for path in (root / "out").glob("*.pptx")}
    shutil.rmtree(root / "out")
    for locale in ("fr", "ar"):
        made(root, locales=[locale])
    for slug in ("1-one", "2-two", "3-three"):
        made(root, locales=["en"], workshops=[slug])
    assert {path.name: path.read_bytes() for path in (root / "out").glob("*.pptx")} == together


def test_a_deck_that_cannot_be_written_is_said_in_a_line_and_leaves_nothing_behind(root: Path) -> None:
    (root / "out" / DECKS[0] / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="cannot be written") as caught:
        made(root)
    assert str(caught.value.filename).endswith(DECKS[0])
    assert "\n" not in str(caught.value)
    assert [path.name for path in (root / "out").iterdir()] == [DECKS[0]]


def test_a_folder_that_is_a_file_is_said(root: Path) -> None:
    put(root / "out", "a file")
    with pytest.raises(OSError, match="out"):
        made(root)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(root: Path) -> None:
    (root / "out").mkdir(mode=0o500)
    with pytest.raises(PermissionError):
        made(root)


def covers(root: Path) -> dict[str, str]:
    """What the covers of the English guides say of the workshop's number."""
    library = load(root)
    jobs = [job for job in jobs_of(library, ["en"], library.slugs()) if job.kind == "guide"]
    kickers = {
        job.workshop.slug: text
        for job in jobs
        for text in plan_of(job).deck.slides[0].texts
        if text.placeholder is PlaceholderName.KICKER
    }
    return {slug: plain(text.lines[0].runs) for slug, text in kickers.items()}


def test_a_seventh_workshop_has_a_deck_and_counts(root: Path) -> None:
    for number in range(2, 8):
        add(root, "en", f"{number}-more")
    assert covers(root)["7-more"] == "Workshop 7 of 7"
    assert "teach-forward-7-more.en.pptx" in made(root)
    put(root / "mkdocs.yml", "site_name: Our union\nplugins:\n  - teach-forward: {total: 12}\n")
    assert covers(root)["7-more"] == "Workshop 7 of 12"


def test_names_and_dates_of_files_are_the_projects(root: Path) -> None:
    put(root / "mkdocs.yml", "site_name: Our union\nplugins:\n  - teach-forward: {date: 2027-03-04}\n")
    assert set(made(root)) == {"our-union-1-one.en.pptx", "our-union-1-one-exercise.en.pptx", "our-union-1-one.fr.pptx"}
    with zipfile.ZipFile(root / "out/our-union-1-one.en.pptx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2027, 3, 4, 0, 0, 0)}
    properties = Presentation(root / "out/our-union-1-one.en.pptx").core_properties
    assert properties.created == properties.modified == datetime.datetime(2027, 3, 4)


def needed_modules() -> set[str]:
    """The modules that decks depend on, those that read pages among them; their PDFs are kept as sheets are."""
    seen: set[str] = set()
    decks = [name for name in NAMES if name.split(".")[0] == "deck"]
    waiting = [name for name in decks if not name.startswith(("deck.pdf", "deck.printed"))] + ["library.scan"]
    while waiting:
        if (name := waiting.pop()) not in seen:
            seen.add(name)
            waiting += own_imports(NAMES[name])
    return seen


def test_the_hash_covers_the_rooms_and_the_libraries_that_decks_depend_on() -> None:
    needed, telling = needed_modules(), {"findings", "rules"}
    assert {name.split(".")[0] for name in needed} - telling == {room.removesuffix(".py") for room in job.ROOMS}
    distributions = importlib.metadata.packages_distributions()
    used = {name.split(".")[0] for module in needed for name in imports(NAMES[module])} & distributions.keys()
    assert "util.icons" in needed
    used.add("material")  # whose icons it draws, without an import
    tools = {re.sub(r"[-_.]+", "-", distributions[name][0]).lower() for name in used} - {"teach-forward"}
    assert tools == {tool.lower() for tool in job.TOOLS}


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("deck/layouts/grid.py", True),
        ("deck/new.py", True),
        ("deck/layouts/fonts/LiberationSans-Bold.ttf", True),
        ("messages.py", True),
        ("project.py", True),
        ("text/prose.py", True),
        ("findings.py", False),
        ("site/plugin.py", False),
        ("deck/__pycache__/new.cpython-311.pyc", False),
    ],
)
def test_the_hash_changes_with_the_code_of_decks_alone(tmp_path: Path, path: str, changes: bool) -> None:
    package = tmp_path / "package"
    shutil.copytree(ROOT / "teach_forward", package)
    before = code.fingerprint(job.ROOMS, job.TOOLS, package)
    assert before == code.fingerprint(job.ROOMS, job.TOOLS)
    (package / path).parent.mkdir(exist_ok=True)
    with (package / path).open("ab") as file:
        file.write(b"\n# more\n")
    code.fingerprint.cache_clear()
    assert (code.fingerprint(job.ROOMS, job.TOOLS, package) != before) == changes


def test_decks_of_everything_that_they_are_made_of_take_old_ones_away(root: Path) -> None:
    made(root)
    (root / "workshops/fr/1-one/guide.md").unlink()
    library, _ = scan(root, part=Part(TITLES, ["1-one"]))
    build(library, root / "out", TITLES, ["1-one"])
    assert not (root / "out/teach-forward-1-one.fr.pptx").exists()


def test_a_deck_that_is_made_leaves_no_package_in_memory(root: Path) -> None:
    """A package holds itself: sixty of them took a process to a quarter of a gigabyte."""
    library = load(root)
    gc.collect()  # what other tests left
    assert isinstance(make(next(jobs_of(library, ["en"], library.slugs()))), Made)
    assert not [found for found in gc.get_objects() if isinstance(found, OpcPackage)]
