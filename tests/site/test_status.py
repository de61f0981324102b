"""The translation status page, and what an outdated page says."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml.html import HtmlElement

from teach_forward.library.git import day_of
from teach_forward.library.scan import load
from teach_forward.site.progress import LONGEST, Repository, progress_of
from teach_forward.site.status import change_id
from teach_forward.translation.revisions import percent, stamped
from tests.sites import ABOUT, INDEX, SLUG, built, page, put, run_mkdocs, write_small

INDEX_SW = INDEX.format(title="Small sw", summary="Short").removeprefix("---\n")
REPOSITORY = "https://github.com/teach-forward/teach-forward"


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    day = {"GIT_AUTHOR_DATE": "2026-03-04T10:00:00Z", "GIT_COMMITTER_DATE": "2026-03-04T10:00:00Z", "HOME": str(root)}
    subprocess.run(
        ["git", *who, *arguments], cwd=root, check=True, capture_output=True, env={"PATH": os.environ["PATH"], **day}
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In Swahili the home page is done, `about` is outdated, and the workshop's index translates a text long lost."""
    root = write_small(tmp_path_factory.mktemp("small"))
    put(root / ".gitignore", ".hypothesis\n")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    library = load(root)
    source = library.documents["en"]
    for uri in ("index.md", "about.md"):
        page = source[uri]
        path, text = f"docs/sw/{uri}", page.text.replace("Hello", "Jambo")
        put(root / path, stamped(path, text, library.source_id(page) or ""))
    put(root / "docs/en/about.md", ABOUT.replace("People.", "More people & friends.") + "\n## New {#new}\n\nHere.\n")
    put(root / "workshops/sw" / SLUG / "index.md", f"---\nsource: {'0' * 40}\n{INDEX_SW}")
    return root


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project, tmp_path_factory.mktemp("out") / "site")


def text(node: HtmlElement, xpath: str) -> str:
    return " ".join(node.xpath(f"string({xpath})").split())


def rows(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    return {row[0].text_content(): list(row) for row in root.xpath("//article//tbody/tr")}


def test_messages_are_not_counted_among_the_pages(site: Path) -> None:
    root = page(site, "sw/translation/index.html")
    assert text(root, "//p[@class='share'][1]/span") == "Pages done: 1. Out of date: 2. In progress: 0. Missing: 2."


def test_each_page_has_its_state(site: Path) -> None:
    found = {name: cells[1].text_content() for name, cells in rows(page(site, "sw/translation/index.html")).items()}
    assert found == {
        "Small sw": "out of date",
        "The guide": "missing",
        "The exercise": "missing",
        "Home en": "done",
        "About": "out of date",
        "Messages of the site and the decks": "in progress",
    }


def test_links_open_the_right_file_in_the_web_editor(site: Path) -> None:
    found = {name: cells[3].xpath("./a/@href") for name, cells in rows(page(site, "sw/translation/index.html")).items()}
    assert found["Home en"] == [f"{REPOSITORY}/edit/main/docs/sw/index.md"]
    assert found["About"][0] == f"{REPOSITORY}/edit/main/docs/sw/about.md"
    new, source = found["The guide"]
    asked = parse_qs(urlsplit(new).query)
    assert urlsplit(new).path == "/teach-forward/teach-forward/new/main"
    assert asked["filename"] == [f"workshops/sw/{SLUG}/guide.md"]
    assert asked["value"][0].startswith("---\nsource: ")
    assert source == f"{REPOSITORY}/blob/main/workshops/en/{SLUG}/guide.md?plain=1"


def test_a_new_file_says_less_before_its_address_grows_too_long() -> None:
    repository = Repository("https://x.example/r", "main")
    assert "value=" in repository.new("a.md", "0" * 40)
    assert repository.new("a" * LONGEST, "0" * 40) == f"https://x.example/r/new/main?filename={'a' * LONGEST}"
    assert Repository("", "main").new("a.md", "0" * 40) == ""


def test_what_changed_is_told_section_by_section(project: Path, site: Path) -> None:
    root = page(site, "sw/translation/index.html")
    (section,) = root.xpath("//section[@aria-labelledby='sw-about-changed']")
    assert "4 March 2026" in section.text_content() or "4 Machi 2026" in section.text_content()
    changes = {
        " ".join(item.text_content().split("(")[0].split()): (item.xpath("./a/@href"), item.xpath(".//ins/text()"))
        for item in section.xpath("./ul/li")
    }
    edit = f"{REPOSITORY}/edit/main/docs/sw/about.md"
    line = (project / "docs/sw/about.md").read_text("utf-8").split("\n").index("## Us {#us}") + 1
    assert changes["Us"] == (["../../about/#us", f"{edit}#L{line}"], ["+More people & friends."])
    assert changes["New"][0] == ["../../about/#new", edit]  # there is no such section to mend yet
    assert section.xpath(".//del/text()") == ["-People."]
    assert text(root, "//section[@aria-labelledby='sw-workshops--1-small--index-changed']/p") != ""


def test_the_english_page_shows_all_languages(site: Path) -> None:
    root = page(site, "translation/index.html")
    assert [heading.get("id") for heading in root.xpath("//article/h2")] == ["sw"]
    assert len(rows(root)) == 6
    assert root.xpath("//a[@rel='edit']") == []
    assert root.xpath("//*[@data-searched]") == []


def test_bars_say_in_words_what_they_show(project: Path, site: Path) -> None:
    progress = progress_of(load(project), "sw")
    share = percent(progress.pages)
    assert 0 < share < 100
    root = page(site, "sw/translation/index.html")
    assert text(root, "(//p[@class='share'])[1]/b").startswith(f"{share}%")
    assert root.xpath("(//*[@class='progress'])[1]/*[@class='done']/@width") == [str(share)]
    assert set(root.xpath("//*[@class='progress']/@aria-hidden")) == {"true"}


def test_an_outdated_page_says_so_and_leads_to_what_changed(site: Path) -> None:
    root = page(site, "sw/about/index.html")
    (notice,) = root.xpath("//*[@class='untranslated']")
    assert "has changed since" in notice.text_content()
    changed, helping = "../translation/#sw-about-changed", f"{REPOSITORY}/blob/main/CONTRIBUTING.md"
    assert notice.xpath("./a/@href") == ["#us", changed, helping]
    assert "Us · New." in notice.text_content()  # a section that is not there yet has no place to lead to
    assert page(site, "sw/index.html").xpath("//*[@class='untranslated']") == []
    assert page(site, "about/index.html").xpath("//*[@class='untranslated']") == []


def test_pages_have_ids_of_their_own_for_what_changed() -> None:
    assert len({change_id("sw", uri) for uri in ("law-eu.md", "law/eu.md")}) == 2


def test_help_leads_to_the_translators_page_once_there_is_one(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p")
    put(root / "docs/en/translating.md", "# Translating\n\nHow.\n")
    put(root / "mkdocs.yml", (root / "mkdocs.yml").read_text().replace("- about.md", "- about.md\n- translating.md"))
    assert run_mkdocs(root, tmp_path / "out").returncode == 0
    fallback = page(tmp_path / "out", f"sw/workshops/{SLUG}/guide/index.html")
    assert fallback.xpath("//*[@class='untranslated']/a/@href")[-1] == "../../../translating/"


def test_the_day_of_a_text_comes_from_git_or_not_at_all(project: Path, tmp_path: Path) -> None:
    library = load(project)
    home = library.source_id(library.documents["en"]["index.md"]) or ""
    assert str(day_of(project, home)) == "2026-03-04"
    assert day_of(project, "0" * 40) is None
    assert day_of(tmp_path, home) is None
    assert day_of(project, "to be stamped") is None
