"""The forms of the sheets: ids in one file, words in the pages, joined by position; and ids that never vanish."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from teach_forward import rules
from teach_forward.library.forms import answers, read_forms, words
from teach_forward.library.scan import load
from teach_forward.messages import Messages
from teach_forward.model import FormTable
from teach_forward.site.practice import from_script, practice
from teach_forward.text.reader import read
from tests.forms import PAGE, SMALL
from tests.sites import put, translation, write_small
from tests.tools import ROOT

FORMS = ROOT / "workshops/forms.yml"
SCRIPTS = ROOT / "teach_forward/site/practice"
GOLDEN = ROOT / "tests/goldens/folder/ids.json"
FRENCH = PAGE.replace("The union / Nobody", "Le syndicat / Personne").replace("| Purpose |", "| But |")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small guide in English and French with a sheet and two forms."""
    write_small(tmp_path, ("en", "fr"))
    put(tmp_path / "docs/en/sheet.md", PAGE)
    put(tmp_path / "docs/fr/sheet.md", translation(FRENCH, tmp_path / "docs/en/sheet.md"))
    put(tmp_path / "docs/en/my-systems.md", "# My systems\n")
    put(tmp_path / "workshops/forms.yml", SMALL)
    return tmp_path


def test_answers_are_called_by_their_column_and_by_their_row() -> None:
    forms, findings = read_forms("workshops/forms.yml", SMALL.encode())
    assert findings == ()
    ids = [[answer.id for answer in answers(form)] for form in forms]
    assert ids == [["system", "told"], ["purpose-know", "purpose-ask", "data-know", "data-ask", "day"]]


def test_each_fault_of_the_file_is_told_with_its_line() -> None:
    broken = SMALL.replace("of: systems", "of: system").replace("ours: [told]", "ours: [hidden]")
    _, findings = read_forms("workshops/forms.yml", broken.encode())
    assert [(finding.line, finding.rule) for finding in findings] == [(1, rules.BAD_FORM), (8, rules.BAD_FORM)]
    assert [finding.message for finding in findings] == [
        '"systems" has no answer "hidden"',
        '"levers" belongs to "system", which does not exist',
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("of: systems", "of: others", '"levers" belongs to "others", and things can belong to "systems" alone'),
        ("[system, told]", "[name, told]", '"systems" has no answer "system", which names each of them'),
        ("others:", "folder:", '"folder" is the name of all that people fill in together'),
    ],
)
def test_what_no_screen_could_do_is_told(old: str, new: str, said: str) -> None:
    text = SMALL + "others:\n  version: 1\n  items: many\n  tables:\n    - {at: sheet.md#levers, columns: [a]}\n"
    assert read_forms("workshops/forms.yml", text.encode())[1] == ()
    _, findings = read_forms("workshops/forms.yml", text.replace(old, new).encode())
    assert [finding.message for finding in findings] == [said]


def test_a_sheet_has_no_more_answers_than_a_file_of_it_opens_with() -> None:
    rows = ", ".join(f"row-{number}" for number in range(27))
    table = f"{{at: sheet.md#levers, columns: [., a, b, c], rows: [{rows}]}}"
    text = f"{SMALL}others:\n  version: 1\n  items: sheet\n  tables:\n    - {table}\n"
    _, findings = read_forms("workshops/forms.yml", text.encode())
    assert [finding.message for finding in findings] == [
        '"others" has 81 answers, and a file that is saved opens again with 80 at most'
    ]
    assert read_forms("workshops/forms.yml", text.replace(", row-26", "").encode())[1] == ()


def test_a_key_that_is_left_empty_is_as_if_it_were_not_there() -> None:
    empty = SMALL.replace("help: help,", "help: '', skip: '', table: '', rows: '', more: '',")
    keys = ("pages", "more", "choices", "ours", "parts", "ask", "blanks", "months", "was", "retired")
    empty += "empty:\n  version: 1\n  items: many\n  tables:\n    - {at: sheet.md#levers, columns: [a]}\n"
    empty += "".join(f"  {key}:\n" for key in keys)
    forms, findings = read_forms("workshops/forms.yml", empty.encode())
    assert findings == ()
    assert [(form.kind, form.more, form.months) for form in forms[2:]] == [("empty", (), {})]
    assert [(table.skip, table.number, table.help) for table in forms[0].tables] == [(0, 1, "")]


def test_words_of_a_table_are_its_heading_columns_rows_examples_and_help() -> None:
    document, _ = read("docs/en/sheet.md", PAGE.encode(), "page", "en")
    found = words(document, FormTable("sheet.md", "systems", ("system", "told"), help="help"))
    assert found is not None
    assert (found.heading, found.columns, found.rows) == ("Systems", ("System", "Told"), ())
    assert found.examples == (("A badge", "Nobody"),)
    assert [row[0] for row in found.help] == ["System", "Told"]
    assert words(document, FormTable("sheet.md", "nowhere", ("system",))) is None
    assert words(document, FormTable("sheet.md", "systems", ("system",), number=2)) is None


def test_a_page_brings_along_its_forms_in_the_words_of_its_language(root: Path) -> None:
    found = practice(load(root), "sheet.md", "fr", lambda uri: f"../{uri}")
    assert found is not None
    assert found.kind == "systems"
    data = from_script(found.script)
    assert (data["lang"], data["dir"], data["urls"]) == ("fr", "ltr", {"home": "../index.md"})
    system, told = data["forms"]["systems"]["answers"]
    assert system == {"id": "system", "label": "System", "help": "Its name", "table": 0}
    assert told["help"] == "Who </script> knew"
    assert told["choices"] == [["union", "Le syndicat"], ["nobody", "Personne"]]
    assert data["ours"] == {"systems": ["told"]}
    levers = data["forms"]["levers"]
    assert levers["text"] is None
    assert (levers["title"], levers["of"], levers["version"]) == ("Sheet", "systems", 2)
    assert levers["tables"][0]["rows"][0] == ["purpose"]
    assert levers["tables"][0]["fields"] == ["", "know"]
    assert [(each["id"], each.get("each")) for each in levers["answers"]] == [
        ("know", True),
        ("ask", True),
        ("day", None),
    ]


def test_a_form_has_a_tool_of_its_own_where_there_is_what_that_works_with(root: Path) -> None:
    """Other guides call forms of theirs "systems" or "scores", too."""
    own = practice(load(root), "sheet.md", "en", str)
    assert own is not None
    assert (own.kind, own.tool) == ("systems", "plain")
    put(root / "workshops/forms.yml", FORMS.read_text("utf-8"))
    library = load(root)
    pages = {page for form in library.forms for page in form.pages} | {"my-systems.md"}
    found = [each for uri in pages if (each := practice(library, uri, "en", str))]
    assert {each.kind: each.tool for each in found} == {each.kind: each.kind for each in found}
    tools = {path.stem for path in (SCRIPTS / "tools").glob("*.js")}
    assert {each.tool for each in found} == tools - {"plain", "scores-more"}


def test_a_page_of_clauses_without_a_library_is_a_sheet_as_others(root: Path) -> None:
    put(root / "docs/en/clauses.md", PAGE)
    put(root / "workshops/forms.yml", SMALL.replace("sheet.md", "clauses.md"))
    found = practice(load(root), "clauses.md", "en", str)
    assert found is not None
    assert not found.chooses


def test_the_page_of_the_folder_has_all_forms_and_other_pages_none(root: Path) -> None:
    library = load(root)
    whole = practice(library, "my-systems.md", "en", str)
    assert whole is not None
    assert (whole.kind, list(from_script(whole.script)["forms"])) == ("folder", ["systems", "levers"])
    assert practice(library, "about.md", "en", str) is None
    assert isinstance(library.messages("en"), Messages)


def test_an_id_vanishes_only_when_its_new_name_or_its_end_is_written_down() -> None:
    """Files that people saved hold these ids for ever. Write new ones down with UPDATE_GOLDENS=1."""
    forms, _ = read_forms("workshops/forms.yml", FORMS.read_bytes())
    now = {
        form.kind: sorted({*(answer.id for answer in answers(form)), *form.was.values(), *form.retired})
        for form in forms
    }
    choices = {
        f"{form.kind}.{id_}": sorted({*ids, *form.retired}) for form in forms for id_, ids in form.choices.items()
    }
    if os.environ.get("UPDATE_GOLDENS"):
        GOLDEN.write_text(json.dumps({**now, **choices}, indent=1) + "\n", "utf-8")
    before: dict[str, list[str]] = json.loads(GOLDEN.read_text("utf-8"))
    lost = {name: sorted(set(ids) - set((now | choices).get(name, ()))) for name, ids in before.items()}
    assert {name: ids for name, ids in lost.items() if ids} == {}
    new = {name: sorted(set(ids) - set(before.get(name, ()))) for name, ids in (now | choices).items()}
    assert {name: ids for name, ids in new.items() if ids} == {}, "write the new ids down"
