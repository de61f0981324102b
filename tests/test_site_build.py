"""A small site in two languages, built with `strict`, and what it says about itself.

The numbers are those of the traps that were measured before: see the comments.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lxml import etree
from lxml.html import HtmlElement

from teach_forward.checks import find_all
from tests.sites import EXERCISE, GUIDE, SLUG, built, page, put, run_mkdocs, translation, write_small
from tests.tools import ROOT

SITE = "https://teach-forward.example/"
GUIDE_PAGE = f"workshops/{SLUG}/guide/index.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project, tmp_path_factory.mktemp("out") / "site")


def pages(site: Path) -> Iterator[tuple[str, HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), page(site, path.relative_to(site).as_posix())


def text(node: HtmlElement, xpath: str) -> str:
    return " ".join(node.xpath(f"string({xpath})").split())


def test_workshops_sit_beside_the_pages_of_their_language(site: Path) -> None:
    for prefix in ("", "sw/"):
        for part in ("", "guide/", "exercise/", "handout/"):
            assert (site / f"{prefix}workshops/{SLUG}/{part}index.html").is_file()


def test_a_card_says_what_is_still_in_english(site: Path) -> None:
    """The small site has a workshop's first page in Swahili, and its other pages in English alone."""
    note = "in English"
    home = page(site, "sw/index.html")
    parts = home.xpath("//ul[@class='workshops']//ul[@class='parts']/li[not(a/@download)]")
    assert [(part.find("a").get("hreflang"), text(part, "span")) for part in parts] == [("en", note)] * 3
    assert note not in text(home, "//ul[@class='workshops']//p[@class='facts']")
    mine = page(site, "index.html").xpath("//ul[@class='workshops']//ul[@class='parts']/li[not(a/@download)]")
    assert [(part.find("a").get("hreflang"), part.find("span")) for part in mine] == [(None, None)] * 3


def test_the_title_of_a_page_in_english_says_that_it_is(site: Path) -> None:
    assert page(site, "sw/about/index.html").xpath("//title/@lang") == ["en"]
    assert page(site, "sw/index.html").xpath("//title/@lang") == []


def test_only_the_style_sheets_and_the_script_in_use_are_there(site: Path) -> None:
    """Trap 1: no search index of Material's, no script of its, nothing per language."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".js", ".css", ".json")}
    assert {name for name in found if "main." not in name} == {
        "assets/teach-forward.css",
        "assets/teach-forward.js",
        "pagefind/pagefind.js",
        "pagefind/pagefind-entry.json",
    }
    assert not list(site.rglob("words.yml"))


def test_each_language_has_its_own_index(site: Path) -> None:
    names = {path.name.split(".")[1].split("_")[0] for path in (site / "pagefind").glob("*.pf_meta")}
    assert names == {"en", "sw"}


def test_a_page_that_falls_back_says_so_and_points_at_the_english_one(site: Path) -> None:
    """Trap 2."""
    fallback = page(site, f"sw/{GUIDE_PAGE}")
    assert fallback.get("lang") == "sw"
    article = fallback.xpath("//article")[0]
    assert (article.get("lang"), article.get("dir")) == ("en", "ltr")
    title = fallback.xpath("//h1/ancestor::*[@lang]")[-1]
    assert title.get("lang") == "en"
    assert fallback.xpath("//link[@rel='canonical']/@href") == [f"{SITE}workshops/{SLUG}/guide/"]
    assert fallback.xpath("//link[starts-with(@rel, 'alternate')]") == []
    assert fallback.xpath("//*[@data-pagefind-body]") == []
    assert "awaits its translation" in text(fallback, "//*[@class='untranslated']")
    new, help_ = fallback.xpath("//*[@class='untranslated']/a/@href")
    assert new.startswith(
        f"https://github.com/teach-forward/teach-forward/new/main?filename=workshops/sw/{SLUG}/guide.md"
    )
    assert help_ == "https://github.com/teach-forward/teach-forward/blob/main/CONTRIBUTING.md"
    assert fallback.xpath("//a[@rel='edit']") == []


def test_a_translated_page_is_listed_with_its_translations(site: Path) -> None:
    translated = page(site, f"sw/workshops/{SLUG}/index.html")
    assert translated.xpath("//*[@class='untranslated']") == []
    assert translated.xpath("//link[@rel='canonical']/@href") == [f"{SITE}sw/workshops/{SLUG}/"]
    alternates = translated.xpath("//link[@rel='alternate']")
    assert {(link.get("hreflang"), link.get("href")) for link in alternates} == {
        ("en", f"{SITE}workshops/{SLUG}/"),
        ("sw", f"{SITE}sw/workshops/{SLUG}/"),
        ("x-default", f"{SITE}workshops/{SLUG}/"),
    }


def test_the_sitemap_has_no_page_that_is_not_written(site: Path) -> None:
    """Traps 2 and 3: one sitemap, real pages alone, absolute addresses."""
    namespace = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = etree.parse(str(site / "sitemap.xml")).xpath("//s:loc/text()", namespaces=namespace)
    assert set(found) == {
        *(f"{SITE}{path}" for path in ("", "about/", "translation/", "sw/", "sw/translation/")),
        *(f"{SITE}workshops/{SLUG}/{part}" for part in ("", "guide/", "exercise/", "handout/")),
        f"{SITE}sw/workshops/{SLUG}/",
    }
    assert len(list(site.rglob("sitemap*"))) == 1


def test_titles_in_another_language_are_marked_in_the_navigation(site: Path) -> None:
    home = page(site, "sw/index.html")
    about = home.xpath("//nav[@id='contents']//a[normalize-space()='About']/span/span")[0]
    assert (about.get("lang"), about.get("dir")) == ("en", "ltr")
    step = page(site, f"sw/workshops/{SLUG}/index.html").xpath("//table[@class='agenda']//a[text()='Opening']")[0]
    assert (step.get("lang"), step.get("dir")) == ("en", "ltr")


def test_the_language_switch_stays_on_the_page(site: Path) -> None:
    links = page(site, f"sw/{GUIDE_PAGE}").xpath("//nav[@id='languages']//a")
    assert [(link.get("lang"), link.get("href"), link.get("aria-current")) for link in links] == [
        ("en", f"../../../../workshops/{SLUG}/guide/", None),
        ("sw", "./", "true"),
    ]


def test_each_language_has_a_page_for_what_is_missing(site: Path) -> None:
    """Trap 4."""
    assert page(site, "404.html").get("lang") == "en"
    assert page(site, "sw/404.html").get("lang") == "sw"
    assert page(site, "sw/404.html").xpath("//article//a/@href") == ["/sw/"]


def test_a_language_without_words_of_material_builds(site: Path) -> None:
    """Trap 5: Material has no words for Swahili; ours are enough, and English stands in for those that lack."""
    home = page(site, "sw/index.html")
    assert text(home, "//a[@class='skip']") == "Skip to the content"
    assert text(page(site, f"sw/workshops/{SLUG}/index.html"), "(//table[@class='agenda']//th)[3]") == "sw-min"


def test_a_folder_that_no_language_claims_stops_the_build(tmp_path: Path) -> None:
    """Trap 5: it would silently not be built."""
    root = write_small(tmp_path / "p", ("en",))
    put(root / "workshops" / "ht" / SLUG / "index.md", "# x\n")
    done = run_mkdocs(root, tmp_path / "out")
    assert done.returncode == 1
    assert "workshops/ht" in done.stderr


def test_material_is_not_an_extra_of_the_i18n_plugin() -> None:
    """Trap 6: the extra pulls in a Material with a hole in its search."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert any(name.startswith("mkdocs-material>=9.8") for name in project["dependencies"])
    assert not any("static-i18n[" in name for name in project["dependencies"])


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("exercise.md#nowhere", "nowhere"),
        ("nowhere.md", "nowhere.md"),
        ("/about/", "/about/"),
        ("../../about", "about"),
    ],
)
def test_a_bad_link_stops_the_build_in_words(tmp_path: Path, link: str, said: str) -> None:
    """Trap 7. The reader finds it first, and names file and line."""
    root = write_small(tmp_path / "p", ("en",))
    put(root / "workshops" / "en" / SLUG / "guide.md", GUIDE.replace("exercise.md#task-one", link))
    done = run_mkdocs(root, tmp_path / "out")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_all_validation_of_links_is_on() -> None:
    """Trap 7."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert config["strict"] is True
    assert set(config["validation"]["links"]) == {"not_found", "anchors", "absolute_links", "unrecognized_links"}
    assert {*config["validation"]["links"].values(), *config["validation"]["nav"].values()} == {"warn"}


def test_nothing_is_switched_on_that_does_not_go_together() -> None:
    """Trap 8."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert [name if isinstance(name, str) else next(iter(name)) for name in config["plugins"]] == [
        "teach-forward",
        "i18n",
    ]
    assert "navigation.instant" not in config["theme"].get("features", [])
    assert config["theme"]["font"] is False


def test_no_heading_has_an_id_that_was_counted(site: Path) -> None:
    """Trap 9."""
    for name, root in pages(site):
        assert [
            id_ for id_ in root.xpath("//article//@id | //h1/@id") if id_.startswith("_") or id_[-2:] == "_1"
        ] == [], name


def test_content_errors_are_told_without_a_traceback(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p", ("en",))
    put(root / "workshops" / "en" / SLUG / "guide.md", GUIDE.replace("/// slide", "/// slid"))
    put(root / "workshops" / "en" / SLUG / "exercise.md", EXERCISE.replace("    id: who\n", ""))
    done = run_mkdocs(root, tmp_path / "out")
    assert done.returncode == 1
    assert f"workshops/en/{SLUG}/guide.md:5: " in done.stderr
    assert f"workshops/en/{SLUG}/exercise.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_edit_link_opens_the_real_file(site: Path) -> None:
    edit = "https://github.com/teach-forward/teach-forward/edit/main/"
    expected = {
        "about/index.html": "docs/en/about.md",
        GUIDE_PAGE: f"workshops/en/{SLUG}/guide.md",
        f"workshops/{SLUG}/handout/index.html": f"workshops/en/{SLUG}/exercise.md",
        f"sw/workshops/{SLUG}/index.html": f"workshops/sw/{SLUG}/index.md",
    }
    for name, path in expected.items():
        assert page(site, name).xpath("//a[@rel='edit']/@href") == [edit + path]


def test_the_agenda_is_computed_from_the_guide(site: Path) -> None:
    for name in (f"workshops/{SLUG}/index.html", GUIDE_PAGE):
        rows = page(site, name).xpath("//table[@class='agenda']//tr")
        cells = [" ".join(cell.text_content() for cell in row) for row in rows]
        assert cells == ["From minute Session min", "0 Opening 10", "10 Group work 20", " Total 30"]
    assert page(site, GUIDE_PAGE).xpath("(//table[@class='agenda']//a)[1]/@href") == ["#opening"]
    index = page(site, f"workshops/{SLUG}/index.html")
    assert index.xpath("(//table[@class='agenda']//a)[1]/@href") == ["guide/#opening"]
    assert index.xpath("name(//*[@id='agenda']/following-sibling::*[1])") == "table"


def test_answers_are_on_the_facilitators_page_alone(site: Path) -> None:
    answer = "The hidden board"
    holders = [path for path in site.rglob("*.html") if answer in path.read_text("utf-8")]
    assert {path.relative_to(site).as_posix() for path in holders} == {
        f"workshops/{SLUG}/exercise/index.html",
        f"sw/workshops/{SLUG}/exercise/index.html",
    }
    folded = page(site, f"workshops/{SLUG}/exercise/index.html").xpath("//details")[0]
    assert folded.get("open") is None


def test_no_page_asks_for_anything_from_elsewhere(site: Path) -> None:
    for name, root in pages(site):
        for address in root.xpath("//@src | //link[not(@rel='canonical' or @rel='alternate')]/@href"):
            assert "//" not in address, (name, address)
        assert root.xpath("//meta[@name='generator']") == []


def test_two_builds_give_the_same_bytes(project: Path, site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run_mkdocs(project, again).returncode == 0
    first, second = (
        {p.relative_to(top): p.read_bytes() for p in top.rglob("*") if p.is_file()} for top in (site, again)
    )
    assert first == second


def test_without_decks_the_site_builds_and_offers_none(site: Path) -> None:
    assert page(site, GUIDE_PAGE).xpath("//a[contains(@href, '.pptx')]") == []
    assert text(page(site, GUIDE_PAGE), "//*[@class='slide-number']") == "Slide #"


def test_a_preview_builds_two_languages_only(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p", ("en", "fr", "sw"))
    built(root, tmp_path / "out", LOCALE="sw")
    assert (tmp_path / "out/sw/index.html").is_file()
    assert not (tmp_path / "out/fr").exists()
    assert run_mkdocs(root, tmp_path / "out", LOCALE="xx").returncode == 1


def test_sources_are_in_the_readers_language_where_they_have_a_title(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project")
    facts = "kind: law, title: Data Act, by: Ireland, year: undated, looked_at: 2026-07, confidence: checked"
    put(root / "docs/sources.yml", f"one: {{{facts}}}\ntwo: {{{facts}}}\n")
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\n[one](references.md#one) [two](references.md#two)\n")
    put(root / "docs/en/references.md", "# References\n\n## Sources {#sources}\n")
    page_there = translation("# Marejeo\n\n## Vyanzo {#sources}\n", root / "docs/en/references.md")
    put(root / "docs/sw/references.md", page_there)
    put(root / "docs/sw/sources.yml", "titles: {one: Sheria ya data}\nnames: {Ireland: Ayalandi}\n")
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("- about.md\n", "- about.md\n- references.md\n"))
    built(root, tmp_path / "site")
    first, second = page(tmp_path / "site", "sw/references/index.html").xpath("//ul[@class='sources']/li")
    assert (text(first, "./span[1]"), first.xpath("./span[1]/@lang")) == ("Sheria ya data.", [])
    assert (text(second, "./span[1]"), second.xpath("./span[1]/@lang")) == ("Data Act.", ["en"])
    assert text(first, "./span[2]") == "Ayalandi, undated."
    for wrong in ("titles: {three: X}\n", "titles: [X]\n"):
        put(root / "docs/sw/sources.yml", wrong)
        assert {finding.rule.name for finding in find_all(root)[1]} >= {"bad-source"}
