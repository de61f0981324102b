"""The library of clauses: how its files are read, what the pages made of it show, and what the guide's own holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from teach_forward import checks, theme
from teach_forward.library import scan
from teach_forward.library.clauses import INVENTED, facts, read_clause_words, read_clauses
from teach_forward.library.library import Library
from teach_forward.model import Clause
from teach_forward.sheets.build import sheets
from teach_forward.text import html
from tests.clauses import FACTS, clause_words
from tests.sites import put
from tests.tools import ROOT
from tests.words import words_file

PAGE = """# The library

## By rung {#by-rung}

## By subject {#by-subject}

## By sector {#by-sector}

## By country {#by-country}

## AI since 2024 {#recent-ai}

## All {#clauses}

Read them.

## Invented {#invented}
"""
PACK = "---\nprint: true\n---\n# The pack\n\n## Find {#find}\n\n## Cards {#cards}\n\nCut.\n\n## More {#more}\n"
PACK_AT = "workshops/1-one/clause-pack.md"
SOUTH = {"africa", "arab-region", "asia", "latin-america", "caribbean"}


def project(root: Path) -> Path:
    """Two languages with the library's page and the pack in the first, and words of clauses in the first alone."""
    put(root / "mkdocs.yml", "site_name: Guide\n")
    put(root / "docs/en/words.yml", words_file("en", "Word"))
    put(root / "docs/fr/words.yml", words_file("fr"))
    put(root / "docs/clauses.yml", FACTS)
    put(root / "docs/en/clauses.yml", clause_words())
    put(root / "docs/en/clauses.md", PAGE)
    put(root / "docs/en/references.md", "# References\n\n## Sources {#sources}\n")
    put(root / "workshops/en/1-one/clause-pack.md", PACK)
    source = (
        'kind: law, title: GDPR, by: EU, year: 2016, looked_at: 2026-07, confidence: checked, url: "https://l.example"'
    )
    put(root / "docs/sources.yml", f"gdpr: {{{source}}}\n")
    return root


def read(root: Path) -> Library:
    return scan.scan(root)[0]


def page(library: Library, uri: str = "clauses.md", locale: str = "en") -> HtmlElement:
    return html.parse(library.documents[locale][uri].html)


def under(root: HtmlElement, id_: str) -> Iterator[HtmlElement]:
    """What stands under a heading of the second level."""
    node = root.xpath("./h2[@id=$id]", id=id_)[0].getnext()
    while node is not None and node.tag != "h2":
        yield node
        node = node.getnext()


def rows(nodes: Iterator[HtmlElement]) -> list[list[str]]:
    """The cells of tables, row by row."""
    return [[html.text_of(cell) for cell in row] for node in nodes for row in node.iter("tr")]


# Reading


def test_facts_are_read_with_their_lines() -> None:
    clauses, findings = read_clauses("docs/clauses.yml", FACTS.encode())
    assert findings == ()
    assert [clause.id for clause in clauses] == ["notice", "ban", "hole"]
    notice, ban, hole = clauses
    assert (notice.public, notice.rungs, notice.partly, notice.pack, notice.line) == (True, ("1",), ("2",), 1, 1)
    assert (ban.url, ban.also, ban.year) == ("https://example.org/ban?a=1&b=2", ("http://www.example.net/",), "undated")
    assert (hole.kind, hole.country, hole.pack) == (INVENTED, "", 2)


def test_an_address_may_be_unknown_and_that_is_written() -> None:
    text = FACTS.replace('"https://example.org/ban?a=1&b=2"', "none")
    clauses, findings = read_clauses("docs/clauses.yml", text.encode())
    assert (clauses[1].url, findings) == ("", ())


def test_all_faults_are_told_at_once_with_lines_and_guesses() -> None:
    text = FACTS.replace("kind: demand", "kind: agrement").replace("country: KE", "country: KENYA")
    text = text.replace("year: undated", "year: soon").replace("rungs: [4]", "rung: [4]")
    _, findings = read_clauses("docs/clauses.yml", text.encode())
    assert [(finding.line, finding.message) for finding in findings] == [
        (13, "`rung` is not known in `ban`; did you mean rungs?"),
        (5, "`kind` in `ban` is not one of agreement, policy, law, demand, dispute, invented; did you mean agreement?"),
        (6, "`country` in `ban` is not the code of a country, such as DE"),
        (8, "`year` in `ban` is not a year, such as 2024, or undated"),
    ]


def test_the_words_need_every_label_and_the_place_for_rungs() -> None:
    text = clause_words().replace('  who: "Label who"\n', "").replace("in part {rungs}", "in part")
    found, findings = read_clause_words("docs/en/clauses.yml", text.encode())
    assert found.labels == {}
    assert [finding.message for finding in findings] == [
        "`who` is missing in `labels`",
        "`in_part` in `labels` is not a text with {rungs}",
    ]


# The pages


def test_tables_lead_to_each_clause_and_leave_the_invented_out(tmp_path: Path) -> None:
    root = page(read(project(tmp_path)))
    assert rows(under(root, "by-rung"))[1:] == [
        ["rungs 1", "title of notice"],
        ["rungs 2", "title of notice"],
        ["rungs 4", "title of ban"],
    ]
    assert rows(under(root, "by-subject"))[1:] == [
        ["subjects ai", "title of notice"],
        ["subjects faces", "title of ban"],
    ]
    assert rows(under(root, "by-sector"))[1:] == [
        ["Label public", "title of notice"],
        ["sectors towns", "title of notice · title of ban"],
    ]
    assert rows(under(root, "by-country"))[1:] == [
        ["regions europe · Germany", "title of notice"],
        ["regions africa · Kenya", "title of ban"],
    ]
    assert rows(under(root, "recent-ai"))[1:] == [["2024", "title of notice"]]
    ids = {node.get("id") for node in root.iter() if node.get("id")}
    assert {link.get("href") for node in under(root, "by-rung") for link in node.iter("a")} <= {
        f"#{id_}" for id_ in ids
    }


def test_a_record_holds_its_facts_for_people_and_a_script_beside_it(tmp_path: Path) -> None:
    library = read(project(tmp_path))
    root = page(library)
    intro, *_ = under(root, "clauses")
    assert html.text_of(intro) == "Read them."  # what the author wrote comes first
    ban = root.xpath("//section[h4/@id='ban']")[0]
    assert facts(next(clause for clause in library.clauses if clause.id == "ban"), None) == {
        "kind": "demand",
        "country": "KE",
        "sector": "towns",
        "subjects": "faces",
        "rungs": "4",
        "confidence": "secondary",
    }
    said = dict(zip(map(html.text_of, ban.iter("dt")), map(html.text_of, ban.iter("dd")), strict=True))
    assert said["Label who"] == "union of ban · employer of ban · Kenya"
    assert said["Label source"] == "example.org · example.net · Word"
    assert [link.get("href") for link in ban.iter("a")] == [
        "https://example.org/ban?a=1&b=2",
        "http://www.example.net/",
    ]


def test_a_clause_of_a_source_leads_to_it_and_takes_its_address(tmp_path: Path) -> None:
    root = page(read(project(tmp_path)))
    notice = root.xpath("//section[h4/@id='notice']")[0]
    assert [link.get("href") for link in notice.iter("a")] == ["references.md#gdpr", "https://l.example"]


def test_the_invented_stand_apart(tmp_path: Path) -> None:
    root = page(read(project(tmp_path)))
    assert [node.get("id") for part in under(root, "invented") for node in part.iter("h3")] == ["hole"]
    assert not [node for part in under(root, "clauses") for node in part.iter("h4") if node.get("id") == "hole"]


def test_the_pack_is_a_choice_as_cards_with_tables_of_their_numbers(tmp_path: Path) -> None:
    library = read(project(tmp_path))
    root = page(library, PACK_AT)
    assert [node.get("id") for node in root.iter("h2")] == ["find", "cards", "card-1", "card-2", "more"]
    assert rows(under(root, "find"))[1:3] == [["subjects ai", "1, 2"], ["Label rungs", "Label cards"]]
    links = [link.get("href") for node in under(root, "card-1") for link in node.iter("a")]
    assert links == ["../../references.md#gdpr", "https://l.example"]
    assert library.documents["en"][PACK_AT].ids >= {"card-1", "card-2"}


def test_words_are_text_and_never_markup(tmp_path: Path) -> None:
    put(project(tmp_path) / "docs/en/clauses.yml", clause_words("<script>x</script> & <b>"))
    library = read(tmp_path)
    for uri in ("clauses.md", PACK_AT):
        root = page(library, uri)
        assert not list(root.iter("script", "b")), uri
        assert "title of notice<script>x</script> & <b>" in root.text_content()


def test_a_language_without_words_shows_the_source_s_and_says_so(tmp_path: Path) -> None:
    put(project(tmp_path) / "docs/fr/clauses.md", PAGE)
    parts = [part for id_ in ("by-rung", "invented") for part in under(page(read(tmp_path), locale="fr"), id_)]
    assert {(part.get("lang"), part.get("dir")) for part in parts} == {("en", "ltr")}


def test_a_clause_without_words_in_a_language_is_told_in_the_source_s(tmp_path: Path) -> None:
    put(project(tmp_path) / "docs/fr/clauses.md", PAGE)
    text = clause_words("\u00a0!")
    put(tmp_path / "docs/fr/clauses.yml", text[: text.index("  ban:")] + text[text.index("  hole:") :])
    library, findings = checks.find_all(tmp_path)
    told = [finding for finding in findings if finding.path == "docs/fr/clauses.yml"]
    assert [(finding.severity, finding.message) for finding in told] == [
        ("warning", "clauses without words, which are shown in English: ban")
    ]
    ban = page(library, locale="fr").xpath("//section[h4/@id='ban']")[0]
    assert [(node.text, node.get("lang")) for node in ban.xpath("h4/span")] == [("title of ban", "en")]
    assert "Label who\u00a0!" in ban.text_content()


def test_a_file_that_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    """The words of its clauses are not said to belong to none."""
    put(project(tmp_path) / "docs/clauses.yml", "notice: [\n")
    findings = checks.find_all(tmp_path)[1]
    assert [finding.path for finding in findings if finding.rule.name == "bad-clause"] == ["docs/clauses.yml"]


def test_facts_need_words_in_the_first_language(tmp_path: Path) -> None:
    (project(tmp_path) / "docs/en/clauses.yml").unlink()
    library, findings = checks.find_all(tmp_path)
    told = [(finding.path, finding.message) for finding in findings if finding.rule.name == "bad-clause"]
    assert told == [("docs/en/clauses.yml", "there is no such file, and docs/clauses.yml has clauses")]
    assert not list(page(library).iter("table"))


def test_the_id_of_a_clause_is_not_that_of_a_heading(tmp_path: Path) -> None:
    put(project(tmp_path) / "docs/en/clauses.md", PAGE.replace("{#recent-ai}", "{#ban}"))
    told = [finding.message for finding in checks.find_all(tmp_path)[1] if finding.rule.name == "bad-clause"]
    assert told == ['"ban" is also the id of a heading of docs/en/clauses.md']


def test_a_guide_without_clauses_has_none_of_it(tmp_path: Path) -> None:
    project(tmp_path)
    for name in ("docs/clauses.yml", "docs/en/clauses.yml"):
        (tmp_path / name).unlink()
    library, findings = checks.find_all(tmp_path)
    assert library.clauses == ()
    assert not [finding for finding in findings if finding.rule.name == "bad-clause"]
    assert not list(page(library).iter("table"))


def made(library: Library) -> dict[str, bytes]:
    return dict(sheets(library, theme.read(ROOT), library.locales))


def test_the_cards_are_in_the_document_of_word_and_make_it_anew(tmp_path: Path) -> None:
    before = made(read(project(tmp_path)))
    put(tmp_path / "docs/en/clauses.yml", clause_words(" anew"))
    after = made(read(tmp_path))
    assert before.keys() == after.keys() != set()
    assert all(before[name] != after[name] for name in before)


# The guide's own


@pytest.fixture(scope="module")
def guide() -> tuple[Clause, ...]:
    """The real clauses of the guide."""
    clauses, findings = read_clauses("docs/clauses.yml", (ROOT / "docs/clauses.yml").read_bytes())
    assert findings == ()
    return tuple(clause for clause in clauses if clause.kind != INVENTED)


def test_the_guide_has_the_clauses_that_it_promises(guide: tuple[Clause, ...]) -> None:
    assert len(guide) >= 60
    assert sum(clause.region in SOUTH for clause in guide) * 3 >= len(guide)
    assert sum(clause.public for clause in guide) * 3 >= len(guide)
    recent = [clause for clause in guide if "ai" in clause.subjects and "2024" <= clause.year != "undated"]
    assert sum(clause.kind == "agreement" for clause in recent) >= 10


def test_the_pack_has_sixteen_cards(guide: tuple[Clause, ...]) -> None:
    clauses, _ = read_clauses("docs/clauses.yml", (ROOT / "docs/clauses.yml").read_bytes())
    assert sorted(clause.pack for clause in clauses if clause.pack) == list(range(1, 17))
    assert sum(clause.pack > 0 for clause in guide) == 14


def test_no_words_are_kept_twice() -> None:
    """The pages have no card of their own."""
    for page_of in ("docs/en/clauses.md", "workshops/en/5-bargaining-hub/clause-pack.md"):
        assert not re.search(r"card-\d|^## \d", (ROOT / page_of).read_text("utf-8"), re.MULTILINE), page_of


@pytest.mark.parametrize("address", ["https://[x", "https:///x", "http://ａ／b", "https://a b", "ftp://a.example"])
def test_an_address_that_programs_cannot_take_apart_is_told(address: str) -> None:
    facts = f'kind: law\n  sector: all\n  public: "no"\n  subjects: []\n  rungs: []\n  url: "{address}"\n'
    _, findings = read_clauses("docs/clauses.yml", f"one:\n  {facts}".encode())
    assert [(finding.line, finding.rule.name) for finding in findings] == [(7, "bad-clause")]
