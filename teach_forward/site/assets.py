"""The site's own style sheets and scripts: written in parts here, served as one file each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from teach_forward.site import trim
from teach_forward.site.article.tables import MOST
from teach_forward.site.templates import OVERRIDES
from teach_forward.text import dialect
from teach_forward.theme import Theme, css

FOLDER = Path(__file__).parent / "assets"
STYLES = ("base.css", "shell.css", "content.css", "search.css", "tables.css", "print.css")
"""Parts of the style sheet of all pages."""
FEATURES = {
    "home": ("home.css",),
    "workshop": ("workshop.css", "plan.css"),
    "slides": ("slides.css",),
    "status": ("status.css",),
}
"""Parts of the style sheets that only some pages ask for, after that of all pages: see View.features."""
ADDRESS = "assets/teach-forward"
COLOURS = "assets/colours"
KEEP = "assets/keep"
PLAN = "assets/plan"
"""What plans a workshop: a small script on the pages of guides, and what that fetches when somebody opens the plan."""
COUNTS = {"n": 12, "columns": MOST}
"""Of cards and of columns, up to how many the style sheet can reckon with."""
FILM = "assets/film"
"""What plays films: a small script on their pages, and what that fetches when somebody presses the button."""
PRACTICE = "assets/practice"
"""Sheets filled in on a screen: a small script on their pages, and what that fetches when somebody asks for it."""
RUN = "assets/run"
"""Run mode: a small script on the pages that have it, and what that fetches when somebody asks for it."""

_COMMENT = re.compile(r"/\*.*?\*/|(?<=\s)// [^\n]*", re.DOTALL)
_TAG = re.compile("<([a-z][a-z0-9]*)")
_SPACE = re.compile(r"\s*\n\s*")
_AROUND = re.compile(r"\s*([{};])\s*")  # no string of ours has such a sign beside a space
_BEHIND = re.compile(r"(?<=[{;])([a-z][a-z-]*:)\s+")  # the name of a property; those of our own begin with --


def files(theme: Theme, workshops: int, material: str) -> dict[str, tuple[str, str]]:
    """The address and the content of each file, by the name that templates call it.

    `workshops` is the highest number of a workshop, `material` is the text of Material's style sheet.
    """
    return {
        "css": (f"{ADDRESS}.css", stylesheet(theme, workshops, material)),
        **{f"{name}_css": (f"assets/{name}.css", _sheet(*parts)) for name, parts in FEATURES.items()},
        "js": (f"{ADDRESS}.js", _bare(_script("site.js"))),
        "plan_start": (f"{PLAN}-start.js", _bare(_script("fetch.js", "plan-start.js"))),
        "copy_js": ("assets/copy.js", _bare(_read("copy.js"))),
        "plan": (f"{PLAN}.js", _read("plan.js")),
        "search": ("assets/search.js", _read("search.js")),  # fetched when somebody searches
        "run_start": (f"{RUN}-start.js", _bare(_script("fetch.js", "run/start.js"))),
        "run_js": (f"{RUN}.js", _script("stage.js", "run/stops.js", "run/plan.js", "run/run.js")),
        "run_css": (f"{RUN}.css", _sheet("stage.css", "run/run.css")),
        "film_start": (f"{FILM}-start.js", _bare(_script("fetch.js", "film-start.js"))),
        "film_js": (f"{FILM}.js", _script("stage.js", "film.js")),
        "film_css": (f"{FILM}.css", _sheet("stage.css", "film.css")),
        "keep": (f"{KEEP}.js", _bare(_script("keep.js"))),
        "colours": (f"{COLOURS}.js", _bare(_read("colours.js"))),
    }


def practice_files() -> dict[str, tuple[str, str]]:
    """The same of what fills in sheets: what all pages share, the tools by kinds of forms, and the shape of a file."""
    bundles = sorted((FOLDER / "practice").glob("*.js"))
    return {
        **{f"practice_{path.stem}": (f"{PRACTICE}/{path.name}", path.read_text("utf-8")) for path in bundles},
        "practice_schema": (f"{PRACTICE}/folder.schema.json", _read("practice/folder.schema.json")),
        "practice_start": (f"{PRACTICE}/start.js", _bare(_script("fetch.js", "practice-start.js"))),
        "practice_css": (f"{PRACTICE}/practice.css", _sheet("practice.css")),
    }


def worker(*, keeps: bool) -> str:
    """The script that stands between a site and its readers who keep a language, or the one that ends that."""
    return _bare(_read("worker.js" if keeps else "worker-end.js"))


def stylesheet(theme: Theme, workshops: int, material: str) -> str:
    """What our pages need of Material's style sheet, the theme's properties, and the parts of ours for all pages.

    It has no comments but that on Material's licence, and no spaces where none are needed: every page waits for it.
    """
    ours = _bare("\n".join([css(theme, workshops), *_counts(), *map(_read, STYLES)]))
    all_ours = ours + "".join(_sheet(*parts) for parts in FEATURES.values())
    return _tight(f"{trim.trim(material, all_ours, _vocabulary(all_ours))}\n{ours}")


def _sheet(*parts: str) -> str:
    return _tight(_bare("\n".join(map(_read, parts))))


def _tight(sheet: str) -> str:
    """A style sheet without spaces where none are needed."""
    return _BEHIND.sub(r"\1", _AROUND.sub(r"\1", sheet)).strip().replace(";}", "}") + "\n"


def _vocabulary(ours: str) -> trim.Vocabulary:
    """What our pages are made of."""
    templates = "".join(path.read_text("utf-8") for path in sorted(OVERRIDES.rglob("*.html")))
    attributes = set[str]().union(*dialect.ATTRIBUTES.values()) - {"id"}
    return trim.Vocabulary(
        tags=frozenset(dialect.TAGS.union(_TAG.findall(templates))),
        classes=trim.classes_of(ours),
        attributes=frozenset(attributes | {"hidden", "open"}),
    )


def _counts() -> Iterator[str]:
    """Counts as properties: the policy of the pages lets no element have a style of its own."""
    for name, most in COUNTS.items():
        yield from (f'[data-{name}="{count}"] {{ --{name}: {count}; }}' for count in range(2, most + 1))


def _script(*names: str) -> str:
    """Parts as one classic script, whose names are its own: a page from a folder (file:) may load no modules."""
    parts = "\n".join(map(_read, names))
    return f"{{\n{parts}}}\n"


def _bare(text: str) -> str:
    """A style sheet or a small script without its comments and indents."""
    return _SPACE.sub("\n", _COMMENT.sub("", text)).strip() + "\n"


def _read(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def stamp(text: str) -> str:
    """A short hash of a text, so that browsers do not keep an old file."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def material(folders: Iterable[str]) -> str:
    """The text of Material's main style sheet, whose name changes with each release, from the folders of the theme."""
    found = (path for folder in folders for path in sorted(Path(folder).glob("assets/stylesheets/main.*.min.css")))
    return next(found).read_text("utf-8")
