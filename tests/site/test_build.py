"""A small site in two languages, built with `strict`, and what it says about itself.

The numbers are those of the traps that were measured before: see the comments.
"""

from __future__ import annotations

import functools
import io
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import lxml.html
import pytest
import yaml
from lxml import etree
from lxml.html import HtmlElement
from markdown import Markdown
from mkdocs.config import load_config

from teach_forward import theme
from teach_forward.checks import find_all
from teach_forward.library import reading
from teach_forward.library.scan import load
from teach_forward.site import build, plugin
from tests.sites import (
    EXERCISE,
    GUIDE,
    HOME,
    SLUG,
    add_workshops,
    built,
    page,
    put,
    run_mkdocs,
    translation,
    write_small,
)
from tests.tools import ROOT

SITE = "https://teach-forward.example/"
GLOSSARY = "# Glossary\n\n## Words {#words}\n\n### Rota {#rota}\n\nWho works when.\n"
GUIDE_PAGE = f"workshops/{SLUG}/guide/index.html"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project, tmp_path_factory.mktemp("out") / "site")


def pages(site: Path) -> list[tuple[str, HtmlElement]]:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(names) > 10
    return [(name, page(site, name)) for name in names]


def text(node: HtmlElement, xpath: str) -> str:
    return " ".join(node.xpath(f"string({xpath})").split())


def test_workshops_sit_beside_the_pages_of_their_language(site: Path) -> None:
    for prefix in ("", "sw/"):
        for part in ("", "guide/", "exercise/", "handout/"):
            assert (site / f"{prefix}workshops/{SLUG}/{part}index.html").is_file()


def test_options_that_are_numbers_are_understood(project: Path, tmp_path: Path) -> None:
    root = shutil.copytree(project, tmp_path / "project")
    slide = "    id: power\n    layout: question\n    each: 30\n    minutes: 1\nName it\n"
    put(root / f"workshops/en/{SLUG}/guide.md", GUIDE.replace("    id: power\n- **One**: thing\n", slide))
    published = page(built(root, tmp_path / "site"), f"workshops/{SLUG}/guide/index.html")
    assert published.xpath("//section[@aria-labelledby='power']/@data-each") == ["30"]
    assert "///" not in published.text_content()


def test_links_of_an_exercise_hold_on_its_handout(project: Path, tmp_path: Path) -> None:
    root = shutil.copytree(project, tmp_path / "project")
    links = "[Page](exercise.md), [task](#task-one), [guide](guide.md#group-work), [home](../../index.md#workshops)."
    put(root / f"workshops/en/{SLUG}/exercise.md", EXERCISE.replace("A program writes the rota.", links))
    published = page(built(root, tmp_path / "site"), f"workshops/{SLUG}/handout/index.html")
    addresses = [link.get("href") for link in published.iter("a") if link.text in ("Page", "task", "guide", "home")]
    assert addresses == ["../exercise/", "#task-one", "../guide/#group-work", "../../../#workshops"]


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


def test_only_the_style_sheets_and_the_scripts_in_use_are_there(site: Path) -> None:
    """Trap 1: no search index of Material's, no script of its, nothing per language."""
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".js", ".css", ".json")}
    assert {name for name in found if not name.startswith("search/")} == {
        "assets/colours.js",
        "assets/copy.js",
        "assets/film-start.js",
        "assets/film.css",
        "assets/film.js",
        "assets/home.css",
        "assets/keep.js",
        "assets/keep/en.json",
        "assets/keep/sw.json",
        "assets/plan-start.js",
        "assets/plan.js",
        "assets/run-start.js",
        "assets/run.css",
        "assets/run.js",
        "assets/slides.css",
        "assets/status.css",
        "assets/teach-forward.css",
        "assets/teach-forward.js",
        "assets/search.js",
        "assets/workshop.css",
        "worker.js",
    }
    assert not list(site.rglob("words.yml"))


def test_each_language_has_its_own_index(site: Path) -> None:
    assert {path.stem for path in (site / "search").glob("*.js")} == {"en", "sw"}


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
    assert article.get("data-searched") is not None  # the search knows that it awaits its translation
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


def test_a_site_without_an_address_has_nothing_that_needs_one(tmp_path: Path) -> None:
    root = write_small(tmp_path / "guide")
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    put(root / "mkdocs.yml", yaml.safe_dump({key: config[key] for key in config if key != "site_url"}, sort_keys=False))
    out = built(root, tmp_path / "out/site")
    assert not list(out.rglob("sitemap*"))
    for name, found in pages(out):
        assert (
            found.xpath("//link[@rel='canonical' or @rel='alternate'] | //meta[starts-with(@property, 'og:')]") == []
        ), name


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


def test_a_language_that_nobody_knows_stops_the_build(tmp_path: Path) -> None:
    refused = run_mkdocs(write_small(tmp_path / "p", ("en", "qa")), tmp_path / "out")
    assert refused.returncode == 1
    assert "mkdocs.yml:21: `locale` in `languages` is not the tag of a language, such as es or pt-BR" in refused.stderr


def test_a_language_without_messages_stops_the_build(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p", ("en", "sw"))
    (root / "docs/sw/words.yml").unlink()
    refused = run_mkdocs(root, tmp_path / "out")
    assert refused.returncode == 1
    assert 'mkdocs.yml:21: the language "sw" is listed here, and there is no docs/sw/words.yml' in refused.stderr


def test_a_translation_whose_source_was_renamed_blocks_no_site(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p", ("en", "fr"))
    about = root / "docs/en/about.md"
    put(root / "docs/fr/about.md", translation("# À propos\n\nTout sur ce guide.\n", about))
    about.rename(root / "docs/en/us.md")
    for name in ("mkdocs.yml", "docs/en/index.md", "docs/fr/index.md"):
        put(root / name, (root / name).read_text("utf-8").replace("about.md", "us.md"))
    built = run_mkdocs(root, tmp_path / "out")
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "out/fr/us/index.html").is_file()
    assert not (tmp_path / "out/fr/about").exists()


def test_all_agree_on_the_first_language(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p", ("en", "sw"))
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("default: false", "default: true"))
    refused = run_mkdocs(root, tmp_path / "out")
    assert refused.returncode == 1
    assert "mkdocs.yml:21: the language that is written first has `default: true`, and no other" in refused.stderr


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
        assert agendas(site, name)[0] == ["From minute Session min", "0 Opening 10", "10 Group work 20", " Total 30"]
    assert page(site, GUIDE_PAGE).xpath("(//table[@class='agenda']//a)[1]/@href") == ["#opening"]
    index = page(site, f"workshops/{SLUG}/index.html")
    assert index.xpath("(//table[@class='agenda']//a)[1]/@href") == ["guide/#opening"]
    assert index.xpath("name(//*[@id='agenda']/following-sibling::*[1])") == "table"


def test_the_agenda_of_a_shorter_workshop_is_computed_from_what_its_parts_can_do_with(site: Path) -> None:
    for tree in ("", "sw/"):
        _, shorter = agendas(site, f"{tree}workshops/{SLUG}/index.html")
        assert [line.split()[-1] for line in shorter[1:]] == ["10", "15", "25"]
    index = page(site, f"workshops/{SLUG}/index.html")
    assert index.xpath("name(//*[@id='ninety-minutes']/following-sibling::*[1])") == "table"


def agendas(site: Path, name: str) -> list[list[str]]:
    """The agendas of a page, each with its lines."""
    tables = page(site, name).xpath("//table[@class='agenda']")
    return [[" ".join(cell.text_content() for cell in row) for row in table.iter("tr")] for table in tables]


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


def test_a_page_is_parsed_once_and_written_once_and_a_file_converted_once(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Besides, the pieces that templates make are parsed once each, where they are set in."""
    parsed, written, converted = list[str](), list[HtmlElement](), list[str]()
    parse, write, convert = lxml.html.fragment_fromstring, lxml.html.tostring, Markdown.convert

    def counted_parse(html: str, create_parent: str = "") -> HtmlElement:
        parsed.append(create_parent)
        return parse(html, create_parent=create_parent)

    def counted_write(root: HtmlElement, **settings: object) -> str:
        written.append(root)
        return write(root, **settings)

    def counted_convert(self: Markdown, text: str) -> str:
        if text.strip():
            converted.append(text)
        return convert(self, text)

    monkeypatch.setattr(lxml.html, "fragment_fromstring", counted_parse)
    monkeypatch.setattr(lxml.html, "tostring", counted_write)
    monkeypatch.setattr(Markdown, "convert", counted_convert)
    monkeypatch.setattr(reading, "_known", {})
    root = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("kept"))
    put(root / "docs/en/glossary.md", GLOSSARY)
    put(
        root / "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8").replace("- about.md", "- about.md\n- glossary.md")
    )
    site = built(root, tmp_path / "site")
    published = [path for path in site.rglob("*.html") if path.name != "404.html"]
    sources = [path for top in ("docs", "workshops") for path in (root / top).rglob("*.md")]
    guides = len([path for path in published if path.parent.name == "guide"])  # each holds a list of another page
    assert parsed.count("div") == len(published) + guides
    # The title, and the rest.
    assert len(written) == len({id(tree) for tree in written}) == 2 * len(published) + guides
    assert len(converted) == len(sources) + 2  # and the page of translations in each language
    assert len(published) > len(sources)


def test_workshops_may_outnumber_the_palettes(tmp_path: Path) -> None:
    """The eighth takes the colours of the second again; numbers may have two digits."""
    root = write_small(tmp_path / "project", ("en",))
    add_workshops(root, range(2, 13))
    site = built(root, tmp_path / "site")
    colours = theme.read(root)
    assert len(colours.palettes) < 8
    style = (site / "assets/teach-forward.css").read_text("utf-8")
    for number in range(1, 13):
        assert f'[data-workshop="{number}"]{{--tf-accent: {colours.accent(number)};' in style
    assert colours.accent(8) == colours.accent(8 - len(colours.palettes))
    last = page(site, "workshops/12-more-12/guide/index.html")
    assert last.get("data-workshop") == "12"
    assert text(last, "//p[@class='of']").startswith("Workshop 12 of 12")
    assert len(last.xpath("//header[@class='band']/span[@class='chain']/i[@class='on']")) == 12
    home = page(site, "index.html")
    assert home.xpath("//ul[@class='workshops']/li/@data-workshop") == [str(number) for number in range(1, 13)]
    assert len(home.xpath("//*[@class='rings']/a")) == 12


def test_the_facts_of_the_project_stand_in_the_options_of_the_plugin(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project", ("en",))
    config = (root / "mkdocs.yml").read_text("utf-8")
    facts = "- teach-forward:\n    prefix: union-x\n    total: 3\n    date: 2026-02-01\n"
    put(root / "mkdocs.yml", config.replace("- teach-forward\n", facts))
    put(root / f"workshops/en/{SLUG}/worksheet.md", "# Sheet\n\n## Sheet {#worksheet}\n\nNothing.\n")
    put(root / "build/sheets/union-x-small-worksheet.en.xlsx", "not looked into")
    site = built(root, tmp_path / "site")
    index = page(site, f"workshops/{SLUG}/index.html")
    assert text(index, "//p[@class='of']") == "Workshop 1 of 3"
    assert len(page(site, "index.html").xpath("//*[@class='rings']/text")) == 2  # planned, and not there yet
    assert index.xpath("//ul[@class='downloads']//a[@download]/@href") == ["union-x-small-worksheet.en.xlsx"]
    assert (site / f"workshops/{SLUG}/union-x-small-worksheet.en.xlsx").is_file()


def test_a_guide_may_be_written_first_in_another_language(tmp_path: Path) -> None:
    """French at the root; English is a translation of it, which has the home page alone."""
    root = write_small(tmp_path / "project", ("en",))
    for top in ("docs", "workshops"):
        (root / top / "en").rename(root / top / "fr")
    config = (root / "mkdocs.yml").read_text("utf-8")
    languages = "languages:\n      - {locale: fr, name: Français, default: true}\n      - {locale: en, name: English}\n"
    put(root / "mkdocs.yml", config[: config.index("languages:")] + languages + config[config.index("markdown_ext") :])
    put(root / "docs/en/words.yml", "language: English\n")
    put(root / "docs/en/index.md", translation(HOME.format(title="Home"), root / "docs/fr/index.md"))
    site = built(root, tmp_path / "site")
    assert page(site, "index.html").get("lang") == "fr"
    assert page(site, "en/index.html").xpath("//link[@rel='alternate']/@hreflang") == ["en", "fr", "x-default"]
    guide = page(site, f"en/workshops/{SLUG}/guide/index.html")
    assert guide.xpath("//article/@lang") == ["fr"]
    assert guide.xpath("//link[@rel='canonical']/@href") == [f"{SITE}workshops/{SLUG}/guide/"]
    assert page(site, "404.html").get("lang") == "fr"


def test_without_decks_the_site_builds_and_offers_none(site: Path) -> None:
    assert page(site, GUIDE_PAGE).xpath("//a[contains(@href, '.pptx')]") == []
    assert text(page(site, GUIDE_PAGE), "//*[@class='slide-number']") == "Slide #"


def test_a_preview_builds_two_languages_only(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p", ("en", "fr", "sw"))
    built(root, tmp_path / "out", "sw")
    assert (tmp_path / "out/sw/index.html").is_file()
    assert not (tmp_path / "out/fr").exists()
    refused = run_mkdocs(root, tmp_path / "out", "xx")
    assert (refused.returncode, refused.stderr) == (1, "ERROR  mkdocs.yml has no language xx\n")


def test_plugins_may_be_listed_as_keys(tmp_path: Path) -> None:
    root = write_small(tmp_path / "p", ("en", "fr", "sw"))
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config["plugins"] = {"teach-forward": None, **config["plugins"][-1]}
    put(root / "mkdocs.yml", yaml.safe_dump(config, sort_keys=False))
    built(root, tmp_path / "out", "sw")
    assert sorted(path.name for path in (tmp_path / "out").glob("[a-z][a-z]")) == ["sw"]


def test_a_preview_is_told_its_languages_each_time_it_reads_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_small(tmp_path / "p", ("en", "fr", "sw"))
    told: list[object] = []

    def serve(config_file: str, **settings: object) -> None:
        settings.pop("dev_addr")
        told.append(load_config(config_file, **settings).plugins["teach-forward"].config.locales)

    monkeypatch.setattr("mkdocs.commands.serve.serve", serve)
    build.serve(root / "mkdocs.yml", "127.0.0.1:8000", "sw")
    build.serve(root / "mkdocs.yml", "127.0.0.1:8000", None)
    assert told == [["sw"], None]


def test_without_settings_there_is_one_line(tmp_path: Path) -> None:
    done = run_mkdocs(tmp_path, tmp_path / "out")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "mkdocs.yml" in done.stderr


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


def test_texts_that_were_read_for_the_decks_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a site of a library from elsewhere is built of what lies in its own folder."""
    library, read = load(write_small(tmp_path)), []
    monkeypatch.setattr(plugin, "load", lambda root: read.append(root) or library)
    made = functools.partial(build.build, tmp_path / "mkdocs.yml", tmp_path / "site", None, with_files=False)
    assert made(library=library)
    assert read == []
    assert made(library=replace(library, root=tmp_path / "elsewhere"))
    assert read == [tmp_path]


def test_a_site_has_the_same_bytes_where_the_system_ends_lines_in_two_characters(
    project: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = io.open

    def as_on_windows(file: Any, mode: str = "r", *more: Any, **options: Any) -> IO[Any]:
        given = {**dict(zip(("buffering", "encoding", "errors", "newline"), more, strict=False)), **options}
        if "b" not in mode and "r" not in mode and given.get("newline") is None:
            given["newline"] = "\r\n"
        return plain(file, mode, **given)

    monkeypatch.setattr("io.open", as_on_windows)
    monkeypatch.setattr("builtins.open", as_on_windows)
    assert bytes_of(built(project, tmp_path / "site")) == bytes_of(site)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
