"""The real site in a real browser, for the tests that visit it."""

from __future__ import annotations

import gzip
import os
import signal
import threading
import time
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, sync_playwright

from tests.guide import build_real_site
from tests.once import Once
from tests.sites import SLUG
from tests.tools import need

W1 = "workshops/1-fundamentals"
WAITING = "waiting/"
"""Below this address of the real site stands a small one whose Arabic waits for its translation, see `tests.guide`."""
KINDS = {
    "home": "",
    "page": "how-to-use/",
    "authors": "authors/",
    "index": f"{W1}/",
    "guide": f"{W1}/guide/",
    "exercise": f"{W1}/exercise/",
    "handout": f"{W1}/handout/",
    "missing": "404.html",
    "right to left": f"ar/{W1}/",
    "fallback": f"{WAITING}ar/workshops/{SLUG}/guide/",
    "french": f"fr/{W1}/exercise/",
    "status": "translation/",
    "status right to left": "ar/translation/",
    "worksheet": "workshops/3-data-rights/worksheet/",
    "cards": "workshops/4-co-governance/role-cards/",
    "form": "evaluation-form/",
    "film": f"{W1}/film/",
    "clauses": "clauses/",
    "regions": "fr/regions/",
    "plan": f"{W1}/guide/#plan=90",
    "plan right to left": f"ar/{W1}/guide/#plan=60",
}
LISTEN = """
window.against = [];
addEventListener("securitypolicyviolation", (event) => against.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
"""A script for pages: what was against their policy is in `against`."""
LEFT = "net::ERR_ABORTED"  # what was still to come when a reader went on to the next page
PATIENCE = 15.0  # seconds
REST = 0.5
"""Seconds without a request after which a page has all that it asks for by itself."""
SLOW = float(os.environ.get("SLOW", "0"))
"""Seconds for which scripts are held back, for whoever looks for tests that do not wait for what they look at."""


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing, and answers what is missing with the site's own page."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if SLOW and urlsplit(self.path).path.endswith(".js"):
            time.sleep(SLOW)
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    return once("real-site", build_real_site) / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a folder is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    before = _children()
    with sync_playwright() as playwright:
        driver = _children() - before
        chromium = need("chromium-headless-shell", "chromium")  # the first begins a page in a third of the time
        found = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield found
        with _killed(driver, 4 * PATIENCE):
            found.close()
            playwright.stop()


def _children() -> set[int]:
    """The processes that the main thread of this one has begun; where the system does not list them, none."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(map(int, listed.read_text().split())) if listed.exists() else set()


@contextmanager
def _killed(processes: set[int], after: float) -> Iterator[None]:
    """Processes are killed if the block takes longer: all tests have passed when a browser is closed."""
    timer = threading.Timer(after, lambda: [os.kill(process, signal.SIGKILL) for process in processes])
    timer.start()
    try:
        yield
    except Error:
        if timer.is_alive():
            raise
    finally:
        timer.cancel()


class Visit:
    """A page that remembers what it asked for and what went wrong."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.address = address
        self.errors: list[str] = []
        self.asked: set[str] = set()
        self.pending: set[Request] = set()
        self.busy = time.monotonic()  # when a request last began or ended
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self.began)
        self.page.on("requestfinished", self.ended)
        self.page.on("requestfailed", self.failed)

    def began(self, request: Request) -> None:
        self.asked.add(request.url)
        self.pending.add(request)
        self.busy = time.monotonic()

    def ended(self, request: Request) -> None:
        self.pending.discard(request)
        self.busy = time.monotonic()

    def failed(self, request: Request) -> None:
        """Note a failure; what the browser gives up when a reader leaves the page is none."""
        self.ended(request)
        if request.failure != LEFT:
            self.errors.append(f"{request.failure}: {request.url}")

    def go(self, path: str) -> Page:
        self.settle()
        self.page.goto(self.address + path)
        return self.page

    def settle(self) -> None:
        """Wait for the page that a click may have led to, and for its pictures: what is given up tells of no fault."""
        self.page.wait_for_load_state()
        ends = time.monotonic() + PATIENCE
        while self.pending:
            assert time.monotonic() < ends, f"still on their way: {sorted(each.url for each in self.pending)}"
            self.page.wait_for_timeout(10)

    def rest(self) -> None:
        """Wait until the page asks for nothing any more."""
        self.settle()
        while time.monotonic() - self.busy < REST:
            self.page.wait_for_timeout(50)
            self.settle()

    def bytes(self, site: Path, but: Collection[str] = ()) -> int:
        """Bytes on the wire of all that was asked for, but for some addresses."""
        return sum(wire(site / unquote(urlsplit(url).path).lstrip("/")) for url in self.asked.difference(but))


def until(page: Page, expression: str) -> None:
    """Wait until an expression holds: Playwright's own way to wait for one is what the policy of the pages forbids."""
    ends = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < ends, expression
        page.wait_for_timeout(10)


# Words of which a part stands on another line.
_BROKEN = """selector => [...document.querySelectorAll(selector)].flatMap(node => {
  if (!node.checkVisibility()) return []
  const found = [], texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), range = document.createRange()
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const word of text.data.matchAll(/\\S+/g)) {
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      const tops = [...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top))
      if (new Set(tops).size > 1) found.push(word[0])
    }
  }
  return found
})"""


def broken(page: Page, selector: str) -> list[str]:
    """Words of some elements that are broken over two lines."""
    found: list[str] = page.evaluate(_BROKEN, selector)
    return found


def wire(path: Path) -> int:
    path = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(path.read_bytes()))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    seen = Visit(context, address)
    yield seen
    seen.settle()
    context.close()
    assert seen.errors == []
    assert [url for url in seen.asked if not url.startswith(address)] == [], "a third party was asked"


def unpack(site: Path, name: str, folder: Path) -> None:
    with zipfile.ZipFile(next(site.rglob(name))) as archive:
        archive.extractall(folder)
