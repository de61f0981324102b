"""Draw the PNG that decks need beside each drawing of docs/*/pictures, where it is older than the drawing or missing.

    .venv/bin/python tools/pixels.py

Needs Chromium, as the tests do. Colours are flat, so that a palette holds them in few bytes.
"""

import base64
import io
from pathlib import Path

from browser import chromium
from PIL import Image
from playwright.sync_api import sync_playwright

WIDTH = 1280
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Draw them all."""
    executable = chromium()
    workshops = {path.name for path in ROOT.glob("workshops/*/*") if path.is_dir()}
    drawings = [path for path in sorted(ROOT.glob("docs/*/pictures/*.svg")) if path.name.startswith(tuple(workshops))]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for drawing in drawings:
            pixels = drawing.with_suffix(".png")
            if not pixels.is_file() or pixels.stat().st_mtime < drawing.stat().st_mtime:
                page = browser.new_page(viewport={"width": WIDTH, "height": WIDTH})
                address = "data:image/svg+xml;base64," + base64.b64encode(drawing.read_bytes()).decode()
                page.set_content(f'<body style="margin:0"><img style="display:block;width:{WIDTH}px" src="{address}">')
                shot = page.locator("img").screenshot()
                flat = Image.open(io.BytesIO(shot)).convert("RGB").quantize(64, dither=Image.Dither.NONE)
                flat.save(pixels, optimize=True)
                page.close()
                print(pixels.relative_to(ROOT), pixels.stat().st_size)
        browser.close()


if __name__ == "__main__":
    main()
