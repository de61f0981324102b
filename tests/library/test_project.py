"""A guide's own facts: read from mkdocs.yml, with defaults that suit a new guide, and refused where they are wrong."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from teach_forward.findings import ContentError
from teach_forward.project import Project, read

WHOLE = """site_name: Our workshops
site_url: https://guide.union.test/ # here
repo_url: https://git.test/union/guide/
edit_uri: edit/trunk/docs/
plugins:
  - teach-forward:
      prefix: union
      date: 2027-02-03
      total: 9
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English}
        - {locale: fr, name: Français, default: true}
"""


def of(folder: Path, text: str) -> Project:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return read(folder)


def test_all_facts(tmp_path: Path) -> None:
    assert of(tmp_path, WHOLE) == Project(
        name="Our workshops",
        prefix="union",
        source="fr",
        total=9,
        date=datetime.date(2027, 2, 3),
        site_url="https://guide.union.test",
        repo_url="https://git.test/union/guide",
        branch="trunk",
        locales=(("en", "English"), ("fr", "Français")),
    )


def test_defaults_suit_a_new_guide(tmp_path: Path) -> None:
    assert of(tmp_path, "site_name: Nos ateliers\n") == Project(name="Nos ateliers", prefix="nos-ateliers")


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        (
            "The workshops of the federation of unions of transport, harbours and warehouses",
            "the-workshops-of-the-federation-of-unions-of-transport",
        ),
        ("Workshops " + 70 * "a", "workshops"),
        (70 * "a", 60 * "a"),
        (60 * "a", 60 * "a"),
        ("研修", "guide"),
        ("L’éducation ouvrière à Łódź", "l-education-ouvriere-a-lodz"),
        ("Çalışma hakları", "calisma-haklari"),
    ],
)
def test_a_long_name_begins_no_name_of_a_file_that_disks_refuse(tmp_path: Path, name: str, prefix: str) -> None:
    assert of(tmp_path, f"site_name: {name}\n").prefix == prefix


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("  - teach-forward:", "  teach-forward:").replace("  - i18n:", "  i18n:"),  # a mapping
        WHOLE.replace("default: true", "default: Yes"),
    ],
    ids=["plugins by name", "another word for true"],
)
def test_other_ways_to_write_the_same(tmp_path: Path, text: str) -> None:
    assert text != WHOLE
    assert of(tmp_path, text) == of(tmp_path, WHOLE)


def test_what_is_of_no_use_is_left_out(tmp_path: Path) -> None:
    assert of(tmp_path, "site_name: Guide\nedit_uri: docs\n") == Project(name="Guide", prefix="guide")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("site_url: 'http://[x'", "`site_url` is not an address that begins with https://"),
        ("site_url: javascript:alert(1)", "`site_url` is not an address that begins with https://"),
        ("repo_url: [x]", "`repo_url` is not an address that begins with https://"),
        ("repo_url: data:text/html,x", "`repo_url` is not an address that begins with https://"),
        ("edit_uri: javascript:alert(1)", "`edit_uri` is not a path such as edit/main/docs/"),
        ("plugins: teach-forward", "`plugins` is not a list of names"),
        ("plugins: [search]", "item 1 of `plugins` is not one of teach-forward, i18n"),
        ("markdown_extensions: [md_in_html]", "item 1 of `markdown_extensions` is not teach_forward"),
        ("theme: {name: material, custom_dir: mine}", "`custom_dir` is not known in `theme`"),
        ("docs_dir: /etc", "`docs_dir` is not docs"),
        ("plugins: {teach-forward: {decks: ../..}}", "`decks` in `teach-forward` is not a path within the project"),
        ("plugins: {teach-forward: {sheets: a/../..}}", "`sheets` in `teach-forward` is not a path within the project"),
        ("plugins: {teach-forward: {keep: 'no'}}", "`keep` is not true or false, without quotes"),
        ("copyright: 2026", '`copyright` is not read as a text; put it into quotes: "2026"'),
        ("repo_name: no", '`repo_name` is not read as a text; put it into quotes: "no"'),
        ("site_author: ~", '`site_author` is not read as a text; put it into quotes: "~"'),
        ("extra: {2026-13-45: x}", 'the key is not read as a text; put it into quotes: "2026-13-45"'),
        (f"extra: {{a: {'9' * 5000}}}", f'`a` is not read as a text; put it into quotes: "{"9" * 40}"'),
        ("theme:", "`theme` is empty; write what belongs there, or leave it out"),
        ("nav: [{Evil: 'javascript:x'}]", "item 1 of `nav` is not the path of a page, such as about.md"),
        ("validation: {nav: {not_found: shout}}", "`not_found` in `nav` is not one of warn, info, ignore"),
        ("nva: []", "`nva` is not known; did you mean nav?"),
        ("plugins: [i18n: {docs_structure: folder, languages: [{locale: fr}]}]", "`name` is missing in `languages`"),
        (
            "plugins: [i18n: {docs_structure: folder, languages: [{locale: fr, name: F, default: da}]}]",
            "`default` in `languages` is not true or false",
        ),
    ],
)
def test_what_a_build_would_stumble_over_or_run_is_told(tmp_path: Path, line: str, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        of(tmp_path, f"site_name: Guide\n{line}\n")
    assert [(finding.line, finding.message) for finding in caught.value.findings] == [(2, told)]


@pytest.mark.parametrize("shown", ["https://guide.example/", ""])
def test_an_address_for_examples_is_none(shown: str) -> None:
    assert Project(site_url=shown.rstrip("/")).address == ""


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("total: 9", "total: six", 9, "`total` in `teach-forward` is not a number of workshops, such as 6"),
        (
            "date: 2027-02-03",
            "date: 2027-02-30",
            8,
            "`date` in `teach-forward` is not a date between 1980 and 2107",
        ),
        (
            "date: 2027-02-03",
            "date: 1979-12-31",
            8,
            "`date` in `teach-forward` is not a date between 1980 and 2107",
        ),
        (
            "date: 2027-02-03",
            "date: 2108-01-01",
            8,
            "`date` in `teach-forward` is not a date between 1980 and 2107",
        ),
        ("prefix: union", "prefix: My Union", 7, "`prefix` in `teach-forward` is not a prefix for file names"),
        ("total: 9", '"total": six', 9, "`total` in `teach-forward` is not a number of workshops, such as 6"),
        (
            WHOLE[WHOLE.index("plugins") :],
            "extra:\n  total: 9\nplugins: {teach-forward: {total: six}}",
            7,
            "`total` in `teach-forward` is not",
        ),
        ("site_name: Our", "site_name: 'Our", 1, "this line cannot be read"),
    ],
)
def test_a_wrong_fact_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, told: str) -> None:
    with pytest.raises(ContentError) as caught:
        of(tmp_path, WHOLE.replace(old, new))
    [finding] = caught.value.findings
    assert (finding.path, finding.line, finding.rule.name) == ("mkdocs.yml", line, "bad-project")
    assert told in finding.message


@pytest.mark.parametrize("data", [b"- a list\n", "site_name: Müller\n".encode("latin-1"), b""])
def test_a_file_that_is_no_list_of_settings_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(data)
    with pytest.raises(ContentError):
        read(tmp_path)


def test_a_folder_without_a_guide_says_how_to_begin_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="teach-forward init FOLDER"):
        read(tmp_path)
