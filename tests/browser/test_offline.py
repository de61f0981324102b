"""The guide without a connection: unpacked from its archive, and kept by a browser that was asked to."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Browser, Error, Page

from teach_forward.site import assets
from teach_forward.site.offline.archive import MOST
from tests.browsing import unpack, until, wire
from tests.firefox import started
from tests.once import Once

pytestmark = pytest.mark.browser

LANGUAGES = {"en": ("", "data"), "fr": ("fr/", "données"), "ar": ("ar/", "بيانات")}
SHEET = "workshops/3-data-rights/worksheet/"
GUIDE = "workshops/1-fundamentals/guide/"
KEPT = "!document.querySelector('[data-do=remove]').hidden"
WORKERS = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
MOST_TO_LOAD = 4_000  # bytes of the two scripts, with gzip


def fill_in(page: Page) -> None:
    """Turn the sheet of a page into a form."""
    visible = "[...document.querySelectorAll('main button')].filter((it) => it.checkVisibility()).length"
    before = page.evaluate(visible)
    page.click("[data-practice] button")
    until(page, f"{visible} > {before}")


# The archive


@pytest.fixture(params=LANGUAGES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def stick(locale: str, site: Path, once: Once) -> Path:
    """An archive, unpacked into an empty folder."""
    return once(f"stick-{locale}", partial(unpack, site, f"teach-forward.{locale}.zip"))


def test_an_archive_has_files_of_its_language_and_is_not_too_large(site: Path, stick: Path, locale: str) -> None:
    assert next(site.rglob(f"teach-forward.{locale}.zip")).stat().st_size <= MOST == 12_000_000
    own = {path.suffix for path in stick.rglob(f"*.{locale}.*")}
    assert {".pptx", ".docx", ".pdf"} <= own
    assert ".zip" not in own


def test_every_link_from_the_disk_leads_to_a_file_and_to_a_part_of_it(stick: Path) -> None:
    roots = {path: lxml.html.parse(str(path)).getroot() for path in stick.rglob("*.html")}
    ids = {path: {*root.xpath("//@id"), "run", "play"} for path, root in roots.items()}
    wrong = []
    for path, root in roots.items():
        for address in root.xpath("//a/@href | //@src | //link[@rel='stylesheet']/@href"):
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "mailto"), (path, address)
                continue
            target = Path(os.path.normpath(path.parent / unquote(parts.path))) if parts.path else path
            known = {"", *ids.get(target, [parts.fragment])}
            if not target.is_file() or ("=" not in parts.fragment and unquote(parts.fragment) not in known):
                wrong.append((path.relative_to(stick), address))
    assert wrong == []


def test_chromium_opens_it_from_the_disk(browser: Browser, stick: Path, locale: str) -> None:
    home, word = LANGUAGES[locale]
    context = browser.new_context()
    page, wrong, asked = context.new_page(), list[str](), list[str]()
    page.on("console", lambda message: message.type in ("error", "warning") and wrong.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((stick / "START-HERE.html").as_uri())
    page.wait_for_url(f"**/guide/{home}index.html")
    assert page.locator(".take").count() == 0
    page.click("[data-search]")
    page.fill("#search input", word)
    page.wait_for_selector("#search ol li a")
    page.click("#search ol li a")
    page.wait_for_url(re.compile(r"guide/.+/index\.html"))
    page.goto((stick / f"guide/{home}{GUIDE}index.html").as_uri())
    assert page.locator("details.plan").is_visible()
    page.click("[data-run] a >> nth=0")
    page.wait_for_selector(".run")
    page.goto((stick / f"guide/{home}film/index.html").as_uri())
    page.click("[data-film] button")
    page.wait_for_selector("dialog.film[open]")
    page.goto((stick / f"guide/{home}{SHEET}index.html").as_uri())
    fill_in(page)
    page.goto((stick / f"guide/{home}evaluation-form/index.html").as_uri())
    assert page.locator("[data-print]").is_visible()
    assert wrong == []
    assert [url for url in asked if not url.startswith("file:")] == []
    context.close()


def test_firefox_opens_a_language_and_a_workshop_from_the_disk(site: Path, once: Once, tmp_path: Path) -> None:
    stick = once("stick-fr", partial(unpack, site, "teach-forward.fr.zip"))
    unpack(site, "teach-forward-data-rights.fr.zip", tmp_path / "workshop")
    profile = tmp_path / "profile"
    profile.mkdir()
    with started(profile) as firefox:
        browser = firefox.tab()
        browser.go((stick / "START-HERE.html").as_uri())
        browser.until("location.href.endsWith('/guide/fr/index.html')")
        browser.until("!document.querySelector('[data-search]').hidden")
        browser.click("[data-search]")
        browser.click("#search input")
        browser.press(*"données")
        browser.until("document.querySelector('#search ol li a')")
        browser.click("#search ol li a")
        browser.until(r"/guide\/fr\/.+\/index\.html/.test(location.href) && document.querySelector('main h1')")
        browser.go((stick / f"guide/fr/{GUIDE}index.html").as_uri())
        browser.until("!document.querySelector('details.plan').hidden")
        browser.click("[data-run] a")
        browser.until("document.querySelector('.run')")
        browser.go((stick / "guide/fr/film/index.html").as_uri())
        browser.click("[data-film] button")
        browser.until("document.querySelector('dialog.film[open]')")
        browser.go((stick / "guide/fr/workshops/3-data-rights/worksheet/index.html").as_uri())
        browser.click("[data-practice] button")
        browser.until("document.querySelector('.practice button')")
        browser.go((tmp_path / "workshop/index.html").as_uri())
        names = browser.evaluate("[...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))")
        assert len(names) > 10
        assert all((tmp_path / "workshop" / name).is_file() for name in names)
        assert firefox.faults == []


# What a browser keeps


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing, and takes some seconds for each answer."""

    slow = 0.0

    def do_GET(self) -> None:
        time.sleep(self.slow)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


class Host:
    """A copy of a language in a folder of a host, as a project's pages have it, that can be dead or changed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.server = folder / "guide", 0, ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
        self.server.server_close()
        self.port = self.server.server_port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/guide/"

    def begin(self, *, slow: float = 0) -> None:
        handler = partial(type("Slow", (Quiet,), {"slow": slow}), directory=str(self.folder.parent))
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def end(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def publish(self, path: str, old: str, new: str) -> None:
        """Publish a new edition of French, in which a page has other words."""
        page, listing = self.folder / path / "index.html", self.folder / "assets/keep/fr.json"
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
        listed = json.loads(listing.read_bytes())
        listed["edition"] = "0123456789abcdef"
        for entry in listed["pages"]:
            if entry[0] == path:
                entry[2] = "changed"
        listing.write_text(json.dumps(listed), "utf-8")
        home = self.folder / "fr/index.html"
        home.write_text(re.sub(r'data-edition="\w+"', f'data-edition="{listed["edition"]}"', home.read_text("utf-8")))


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    for name in ("fr", "assets", "pictures", "search"):  # the rest of the site is of no use for French
        ignored = shutil.ignore_patterns("*.zip")
        shutil.copytree(site / name, tmp_path / "guide" / name, copy_function=shutil.copyfile, ignore=ignored)
    shutil.copyfile(site / "worker.js", tmp_path / "guide/worker.js")
    found = Host(tmp_path)
    found.begin()
    yield found
    found.end()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def keep(page: Page, host: Host, *, files: bool = False) -> None:
    """Have French kept."""
    page.goto(f"{host.address}fr/")
    if files:
        page.check(".keep input")
    page.click("[data-do=keep]")
    until(page, KEPT)


def test_nothing_is_registered_before_somebody_asks(page: Page, host: Host) -> None:
    page.goto(f"{host.address}fr/")
    assert page.locator("[data-do=keep]").is_visible()
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate("caches.keys()") == []
    assert page.locator("[data-do=remove]").is_hidden()


def test_a_language_that_is_kept_opens_when_the_server_is_dead(page: Page, host: Host) -> None:
    keep(page, host)
    assert re.search(r"\d Mo", page.inner_text(".keep-said"))
    pages = [address for address, _, _ in json.loads((host.folder / "assets/keep/fr.json").read_bytes())["pages"]]
    assert len(pages) > 60
    host.end()
    wrong = list[str]()
    page.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    for path in pages:
        page.goto(host.address + path)
        assert page.locator("main h1").count() == 1, path
    page.goto(f"{host.address}fr/law")  # as somebody may write it
    assert page.url == f"{host.address}fr/law/"
    page.goto(f"{host.address}fr/evaluation-form/index.html?from=mail")
    assert page.locator("[data-print]").is_visible()
    page.click("[data-search]")
    page.fill("#search input", "données")
    page.wait_for_selector("#search ol li a")
    page.goto(f"{host.address}fr/{SHEET}")
    fill_in(page)
    page.goto(f"{host.address}fr/{GUIDE}#run")
    page.wait_for_selector(".run")
    assert wrong == []
    host.begin()


def test_an_address_that_there_is_not_is_told_without_a_connection_too(page: Page, host: Host) -> None:
    """In the language that is kept; what may well be there, but is not kept, is for the browser to tell."""
    (host.folder / "index.html").write_text("<h1>English</h1>", "utf-8")
    keep(page, host)
    page.goto(f"{host.address}fr/lwa/")  # of which the server itself says that it is not there
    assert page.locator("h1").inner_text() == "Error response"
    host.end()
    for path in ("fr/lwa/", "fr/lwa", "fr/old/page.html?from=mail"):
        answer = page.goto(host.address + path)
        assert answer
        assert (answer.status, page.locator("main h1").inner_text()) == (404, "Cette page n’existe pas")
        assert page.url == host.address + path
    for path in ("", "law/", "ar/law/", "fr/file.pdf"):
        with pytest.raises(Error, match=r"ERR_CONNECTION_REFUSED|ERR_FAILED"):
            page.goto(host.address + path)
    host.begin()


def test_the_address_of_a_part_leads_there_without_a_connection_however_it_is_written(page: Page, host: Host) -> None:
    keep(page, host)
    host.end()
    for path in ("fr/law/#eu", "fr/law#eu", "fr/law/index.html#eu", "fr/law?from=mail#eu"):
        page.goto("about:blank")
        page.goto(host.address + path)
        assert page.locator("main h1").count() == 1, path
        assert page.url.endswith("fr/law/#eu") or "html" in path, page.url
    host.begin()


def test_a_page_that_does_not_come_is_waited_for_three_seconds(page: Page, host: Host) -> None:
    keep(page, host)
    host.end()
    with closing(socket.create_server(("127.0.0.1", host.port))):  # it takes questions, and answers none
        began = time.monotonic()
        page.goto(f"{host.address}fr/law/", wait_until="domcontentloaded")
        assert 3 <= time.monotonic() - began < 10
        assert page.locator("main h1").count() == 1
    host.begin()


def test_what_keeps_a_language_is_small(host: Host) -> None:
    assert sum(wire(host.folder / name) for name in ("assets/keep.js", "worker.js")) < MOST_TO_LOAD


def test_files_to_download_are_kept_when_asked_for(page: Page, host: Host) -> None:
    keep(page, host, files=True)
    page.goto(f"{host.address}fr/workshops/1-fundamentals/")
    host.end()
    with page.expect_download() as download:
        page.click("a[href$='.fr.pptx'] >> nth=0")
    name = download.value.suggested_filename
    assert download.value.path().read_bytes() == next(host.folder.rglob(name)).read_bytes()
    host.begin()


def test_a_new_edition_is_seen_at_the_next_visit_and_kept_when_asked_for(page: Page, host: Host) -> None:
    keep(page, host)
    host.publish("fr/law/", "<h1", '<p id="new">Neuf</p><h1')
    page.goto(f"{host.address}fr/law/")
    assert page.locator("#new").count() == 1
    page.goto(f"{host.address}fr/")
    until(page, "!document.querySelector('[data-do=update]').hidden")
    assert re.search(r"0,\d Mo", page.inner_text(".keep-said"))  # what has changed, not all of it
    page.click("[data-do=update]")
    until(page, f"{KEPT} && document.querySelector('[data-do=update]').hidden")
    assert len(page.evaluate("caches.keys()")) == 1
    host.end()
    page.goto(f"{host.address}fr/law/")
    assert page.locator("#new").count() == 1
    host.begin()


def test_what_is_removed_is_gone_and_so_is_the_worker(page: Page, host: Host) -> None:
    keep(page, host)
    page.click("[data-do=remove]")
    until(page, "document.querySelector('[data-do=remove]').hidden && document.querySelector('.keep-said').textContent")
    assert "Plus rien" in page.inner_text(".keep-said")
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate(WORKERS) == 0


@pytest.mark.parametrize("how", ["the list is gone", "the worker is replaced"])
def test_the_site_can_end_what_was_kept(page: Page, host: Host, how: str) -> None:
    keep(page, host)
    if how == "the list is gone":
        (host.folder / "assets/keep/fr.json").unlink()
    else:
        (host.folder / "worker.js").write_text(assets.worker(keeps=False), "utf-8")
    page.goto(f"{host.address}fr/law/")
    until(page, "caches.keys().then((names) => names.length === 0)")
    page.goto("about:blank")
    page.goto(f"{host.address}fr/law/")
    until(page, f"{WORKERS}.then((count) => count === 0)")


def test_a_worker_that_has_nothing_to_keep_goes(page: Page, host: Host) -> None:
    """As when the browser has made room."""
    keep(page, host)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.goto(f"{host.address}fr/law/")
    page.goto("about:blank")
    page.goto(f"{host.address}fr/law/")
    until(page, f"{WORKERS}.then((count) => count === 0)")


def test_firefox_keeps_a_language_too(host: Host, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    with started(profile) as firefox:
        browser = firefox.tab()
        browser.go(f"{host.address}fr/")
        browser.until("!document.querySelector('.keep').hidden")
        browser.click("[data-do=keep]")
        browser.until(KEPT)
        host.end()
        browser.go(f"{host.address}fr/law/")
        browser.until("document.querySelector('main h1')")
        browser.go(f"{host.address}fr/")
        browser.until(KEPT)
        browser.click("[data-do=remove]")
        browser.until("document.querySelector('[data-do=remove]').hidden")
    host.begin()


def test_what_could_not_be_kept_is_said_and_can_be_tried_again(page: Page, host: Host) -> None:
    lost = next((host.folder / "search/fr").glob("*.js"))
    content = lost.read_bytes()
    lost.unlink()
    page.goto(f"{host.address}fr/")
    page.click("[data-do=keep]")
    until(page, "document.querySelector('.keep-said').textContent")
    assert page.inner_text(".keep-said") == "Impossible de la garder. Vérifiez la connexion et recommencez."
    assert page.locator("[data-do=remove]").is_visible()  # of what was left halfway
    lost.write_bytes(content)
    page.click("[data-do=keep]")
    until(page, KEPT)


def test_what_could_not_be_brought_up_to_date_is_said_to_be_there_as_it_was(page: Page, host: Host) -> None:
    keep(page, host)
    host.publish("fr/law/", "<h1", '<p id="new">Neuf</p><h1')
    page.goto(f"{host.address}fr/")
    until(page, "!document.querySelector('[data-do=update]').hidden")
    shutil.rmtree(host.folder / "fr/law")
    page.click("[data-do=update]")
    until(page, "document.querySelector('.keep-said').textContent.startsWith('Impossible')")
    assert page.inner_text(".keep-said").endswith("Ce qui était gardé avant est toujours là.")
    host.end()
    page.goto(f"{host.address}fr/law/")
    assert (page.locator("main h1").count(), page.locator("#new").count()) == (1, 0)
    host.begin()


def test_what_is_removed_after_a_failure_does_not_come_back(page: Page, host: Host) -> None:
    """What was on its way beside the file that failed went on, behind what was said."""
    shutil.rmtree(host.folder / "fr/about")
    page.goto(f"{host.address}fr/")
    host.end()
    host.begin(slow=0.05)
    page.click("[data-do=keep]")
    until(page, "document.querySelector('.keep-said').textContent")
    page.click("[data-do=remove]")
    until(page, "document.querySelector('[data-do=remove]').hidden")
    page.wait_for_timeout(500)
    assert page.evaluate("caches.keys()") == []


def test_what_another_window_removes_halfway_is_not_taken_for_whole(page: Page, host: Host) -> None:
    page.goto(f"{host.address}fr/")
    other = page.context.new_page()
    other.goto(f"{host.address}fr/")
    host.end()
    host.begin(slow=0.05)
    page.click("[data-do=keep]")
    until(page, "document.querySelector('.keep-busy progress').value > 0.1")
    other.evaluate("document.querySelector('[data-do=remove]').click()")
    until(page, "document.querySelector('.keep-said').textContent")
    assert "Impossible" in page.inner_text(".keep-said")
    assert page.evaluate("caches.keys()") == []


def test_where_the_device_cannot_read_what_it_keeps_pages_come_from_the_site(page: Page, host: Host) -> None:
    worker = host.folder / "worker.js"
    damaged = "CacheStorage.prototype.match = () => Promise.reject(new Error('damaged'));\n"
    worker.write_text(damaged + worker.read_text("utf-8"), "utf-8")
    keep(page, host)
    page.goto(f"{host.address}fr/law/")
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    assert page.locator("main h1").count() == 1


def test_where_the_browser_keeps_nothing_that_is_said_and_can_be_tried_again(page: Page, host: Host) -> None:
    page.add_init_script("CacheStorage.prototype.keys = () => Promise.reject(new DOMException('', 'SecurityError'));")
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{host.address}fr/")
    page.click("[data-do=keep]")
    until(page, "document.querySelector('.keep-said').textContent")
    assert page.locator("[data-do=keep]").is_visible()
    assert page.locator(".keep-busy").is_hidden()
    assert wrong == []
