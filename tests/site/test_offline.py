"""A language to take along: the archive, the list of what a browser keeps, and what the home page says of them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
import yaml

from teach_forward.library.library import Library
from teach_forward.site.offline import archive, publish
from teach_forward.site.offline.archive import rewritten, rewritten_data
from teach_forward.site.offline.edition import Edition, Target, read, resolve
from teach_forward.site.practice import DATA
from teach_forward.site.take import EDITION, FILES_SIZE, KEPT_SIZE, SIZE
from tests.sites import SLUG, built, page, put, write_small

SITE = "https://guide.example.org/"
LOCALES = ("en", "sw")
NAMES = {"en": "teach-forward.en.zip", "sw": "sw/teach-forward.sw.zip"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return set_options(write_small(tmp_path_factory.mktemp("small"), LOCALES))


@pytest.fixture(scope="module")
def site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(project, tmp_path_factory.mktemp("out") / "site")


def set_options(root: Path, **changes: object) -> Path:
    """The project with other settings; `keep` is one of our plugin."""
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config["plugins"][0] = {"teach-forward": {"prefix": "teach-forward", "keep": changes.pop("keep", True)}}
    put(root / "mkdocs.yml", yaml.safe_dump(config | {"site_url": SITE} | changes, sort_keys=False))
    return root


def unpacked(site: Path, locale: str, folder: Path) -> Path:
    with zipfile.ZipFile(site / NAMES[locale]) as found:
        found.extractall(folder)
    return folder


def links(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every address that a page of a folder leads to or loads."""
    for path in sorted(folder.rglob("*.html")):
        root = lxml.html.parse(str(path)).getroot()
        shown = "//*/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //@data-script | //@data-style"
        yield from ((path, str(address)) for address in root.xpath(f"//a/@href | {shown}"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_link_of_an_archive_leads_to_a_file_in_it_or_to_an_address_of_the_web(
    site: Path, tmp_path: Path, locale: str
) -> None:
    folder = unpacked(site, locale, tmp_path / "stick")
    found = list(links(folder))
    assert len({path for path, _ in found}) > 5
    for path, address in found:
        parts = urlsplit(address)
        if parts.scheme:
            assert parts.scheme == "https"
        elif parts.path:
            assert not parts.query
            assert (path.parent / unquote(parts.path)).is_file(), (path, address)
    assert len(list(folder.iterdir())) == 2  # the page that opens it is found at once
    start = lxml.html.parse(str(folder / "START-HERE.html")).getroot()
    assert start.get("lang") == locale
    assert (folder / start.xpath("string(//a/@href)")).is_file()
    assert list(folder.rglob("404.html")) == []


def test_archives_are_the_same_on_several_cores(
    project: Path, site: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("forks")
    shutil.rmtree(project / publish.KEPT)
    again = built(project, tmp_path / "site")
    for name in NAMES.values():
        assert (again / name).read_bytes() == (site / name).read_bytes()


def test_an_archive_holds_its_own_language_and_links_to_others_on_the_site(site: Path, tmp_path: Path) -> None:
    folder = unpacked(site, "sw", tmp_path) / "guide"
    assert not (folder / "index.html").exists()
    menu = page(folder, "sw/index.html").xpath("//nav[@id='languages']//a/@href")
    assert menu == [SITE, "index.html"]
    assert {path.name for path in (folder / "search").glob("*.js")} == {"en.js", "sw.js"}  # some pages wait in English


def test_where_the_site_has_no_address_what_is_not_there_is_no_link(project: Path, tmp_path: Path) -> None:
    root = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("kept"))
    folder = unpacked(
        built(set_options(root, site_url="https://guide.example"), tmp_path / "site"), "sw", tmp_path / "stick"
    )
    entries = page(folder, "guide/sw/index.html").xpath("//nav[@id='languages']//a")
    assert [entry.get("href") for entry in entries] == [None, "index.html"]


def test_an_archive_offers_no_archive_and_no_browser_to_keep_it(site: Path, tmp_path: Path) -> None:
    folder = unpacked(site, "en", tmp_path) / "guide"
    assert page(site, "index.html").xpath("//section[@data-online]")
    assert page(folder, "index.html").xpath("//section[@data-online]") == []
    assert not (folder / "assets/keep.js").exists()


def test_the_home_page_says_what_there_is_to_take_and_how_large_it_is(site: Path) -> None:
    for locale, name in NAMES.items():
        home = f"{locale}/index.html" if locale != "en" else "index.html"
        text = (site / home).read_text("utf-8")
        assert not any(mark in text for mark in (SIZE, KEPT_SIZE, FILES_SIZE, EDITION))
        [link] = page(site, home).xpath("//a[@download][contains(@href, '.zip')]")
        assert link.get("href") == Path(name).name
        assert link.xpath("string(.//small)") == f"{round((site / name).stat().st_size / 1000)} kB"
        listed = json.loads((site / f"assets/keep/{locale}.json").read_bytes())
        [keep] = page(site, home).xpath("//*[@data-edition]")
        assert keep.get("data-edition") == listed["edition"]
        assert keep.get("hidden") is not None  # without a script there is no button that does nothing


def test_the_list_of_what_a_browser_keeps_has_every_page_and_what_pages_load(site: Path) -> None:
    listed = json.loads((site / "assets/keep/sw.json").read_bytes())
    pages = {address: size for address, size, _ in listed["pages"]}
    assert set(pages) == {f"{path.parent.relative_to(site).as_posix()}/" for path in site.glob("sw/**/index.html")}
    guide = site / f"sw/workshops/{SLUG}/guide/index.html"
    assert pages[f"sw/workshops/{SLUG}/guide/"] == guide.stat().st_size
    shown = {address: hash_ for address, _, hash_ in listed["shown"]}
    loaded = {urlsplit(address).path.rpartition("/")[2] for _, address in links(site / "sw") if ".js" in address}
    assert loaded <= {urlsplit(address).path.rpartition("/")[2] for address in shown}
    assert {"keep.js", "search.js", "sw.js"} <= {urlsplit(address).path.rpartition("/")[2] for address in shown}
    script = next(address for address in shown if address.startswith("assets/teach-forward.js?"))  # as pages ask for it
    content = (site / "assets/teach-forward.js").read_bytes()
    assert shown[script] == hashlib.sha256(content).hexdigest()[:16]


@pytest.mark.parametrize(("locale", "missing", "elsewhere"), [("en", "404.html", ["sw/"]), ("sw", "sw/404.html", [])])
def test_the_page_for_addresses_that_there_are_not_is_kept_with_what_it_loads(
    site: Path, locale: str, missing: str, elsewhere: list[str]
) -> None:
    listed = json.loads((site / f"assets/keep/{locale}.json").read_bytes())
    assert (listed["missing"], listed["elsewhere"]) == (missing, elsewhere)
    shown = {address for address, _, _ in listed["shown"]}
    root = lxml.html.parse(str(site / missing)).getroot()
    assert {missing, *(address.removeprefix("/") for address in root.xpath("//script/@src | //link/@href"))} <= shown


def test_the_same_pages_give_the_same_bytes_and_are_not_packed_again(
    project: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    pack = publish.archive

    def counted(edition: Edition, *more: object) -> bytes:
        made.append(edition.locale)
        return pack(edition, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(publish, "archive", counted)
    again = built(project, tmp_path / "again")
    assert made == []
    root = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("kept"))
    anew = built(root, tmp_path / "anew")
    assert made == list(LOCALES)
    for name in NAMES.values():
        assert (site / name).read_bytes() == (again / name).read_bytes() == (anew / name).read_bytes()
    put(root / "docs/sw/index.md", (root / "docs/sw/index.md").read_text("utf-8").replace("Hello", "Habari"))
    built(root, tmp_path / "changed")
    assert made == [*LOCALES, "sw"]


def test_files_are_taken_as_long_as_there_is_room_pdfs_last_and_archives_never(tmp_path: Path) -> None:
    sizes = {"a.fr.zip": 1, "b.fr.pdf": 500, "c.fr.pdf": 100, "d.fr.pptx": 300, "e.en.docx": 10}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    edition = Edition("fr", "index.html", {}, (), tuple(sizes))
    assert [path for path, _ in archive._fitting(edition, tmp_path, 10_000)] == [
        "d.fr.pptx",
        "e.en.docx",
        "c.fr.pdf",
        "b.fr.pdf",
    ]
    room = 3 * archive._ENTRY + 300 + 10 + 100
    assert [path for path, _ in archive._fitting(edition, tmp_path, room)] == ["d.fr.pptx", "e.en.docx", "c.fr.pdf"]


def test_an_archive_does_not_grow_over_its_bound(
    site: Path, tmp_path: Path, real_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    (copy / "sw/big.sw.pdf").write_bytes(hashlib.shake_256(b"x").digest(200_000))
    edition = dataclasses.replace(read(copy, "sw", LOCALES, "en"), files=("sw/big.sw.pdf",))

    def size(most: int) -> int:
        monkeypatch.setattr(archive, "MOST", most)
        outside = archive.Outside(copy, SITE)
        return len(archive.archive(edition, outside, real_library.messages("en"), real_library.project.date))

    without = size(0)
    most = without + 200_000
    assert size(most) == without
    assert most < size(most + 100_000) <= most + 100_000


def test_a_site_that_lets_nobody_keep_anything_ends_what_was_kept(project: Path, tmp_path: Path) -> None:
    root = shutil.copytree(project, tmp_path / "project", ignore=shutil.ignore_patterns("kept"))
    site = built(set_options(root, keep=False), tmp_path / "site")
    assert page(site, "index.html").xpath("//*[@data-edition]") == []
    assert page(site, "index.html").xpath("//a[@download][contains(@href, '.zip')]")
    assert not (site / "assets/keep").exists()
    worker = (site / "worker.js").read_text("utf-8")
    assert "unregister" in worker
    assert '"fetch"' not in worker


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("../law/#use", Target("fr/law/index.html", "", "#use")),
        ("../..", Target("index.html")),
        ("../../", Target("index.html")),
        (".", Target("fr/about/index.html")),
        ("#us", Target("fr/about/index.html", "", "#us")),
        ("../../assets/a.js?1a2b", Target("assets/a.js", "?1a2b")),
        ("a%20b.pdf?x=1&y", Target("fr/about/a b.pdf", "?x=1&y")),
        ("https://example.org/", None),
        ("HTTPS://example.org/x", None),
        ("//example.org/x", None),
        ("mailto:a@example.org", None),
    ],
)
def test_addresses_lead_to_files(address: str, target: Target | None) -> None:
    assert resolve("fr/about/index.html", address) == target


def test_what_scripts_load_later_is_found_by_its_stamp() -> None:
    text = '<div data-kind="systems" data-tool="../assets/a.js?0123abcd" data-index="../search/en" data-x="?" id="a">'
    assert rewritten("law/index.html", text, {"assets/a.js"}, SITE) == text.replace("?0123abcd", "")


def test_addresses_in_the_data_of_a_page_are_written_out_too() -> None:
    data = f'{DATA}{{"urls":{{"home":"..","away":"../sw/"}},"forms":[{{"url":"./","title":"url","word":".."}}]}}\n'
    there = {"index.html", "law/index.html"}
    new = data.replace('"home":".."', '"home":"../index.html"').replace('"url":"./"', '"url":"index.html"')
    for url, away in (("", ""), (SITE, f"{SITE}sw/")):
        assert rewritten_data("law/index.html", data, there, url) == new.replace("../sw/", away)


def test_only_attributes_of_elements_are_rewritten() -> None:
    """Not what a text shows, and not what a bracket within an attribute may hide."""
    there = {"index.html", "law/index.html"}
    text = '<a title="a > b" href="law/">x</a> &lt;a href="law/"&gt; <code> href="law/"</code>'
    assert rewritten("index.html", text, there, SITE) == text.replace('b" href="law/"', 'b" href="law/index.html"')
