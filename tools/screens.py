"""Take the README's pictures of the site: its start page on a desk, and a workshop on a phone.

    .venv/bin/python tools/screens.py SITE FOLDER

SITE is a site that `teach-forward site` has built. Needs Chromium, as the tests do.
"""

import functools
import io
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from browser import chromium
from PIL import Image
from playwright.sync_api import sync_playwright

SCREENS = {
    "site-desk": ("", 1280, 800),
    "site-phone": ("workshops/2-data-life-cycle/guide/#cycle", 390, 800),
}
"""By the name of a picture: the page, and width and height of the screen."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name that it has)
        """Say nothing of each request."""


def main(site: Path, folder: Path) -> None:
    """Take them all."""
    executable = chromium()
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for name, (page, width, height) in SCREENS.items():
            screen = browser.new_page(viewport={"width": width, "height": height})
            screen.goto(f"http://127.0.0.1:{server.server_port}/{page}", wait_until="networkidle")
            picture = Image.open(io.BytesIO(screen.screenshot())).convert("RGB")
            picture.quantize(96, dither=Image.Dither.NONE).save(folder / f"{name}.png", optimize=True)
            screen.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
