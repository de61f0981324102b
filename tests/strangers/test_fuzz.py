"""Whatever strangers write into texts, front matter and YAML, a check ends soon, and says what is wrong with its place.

Real files are changed at random places, by what means something to Markdown, YAML or Unicode. What was found so stands
in `FINDS`, made as short as it could be. `make test` goes on for half a minute (FUZZ=1), else it is a
few tries.
"""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teach_forward.audit import audit
from teach_forward.checks.mend import mended
from teach_forward.cli.check import find
from teach_forward.deck.errors import Unusable
from teach_forward.deck.template.base import prepared
from teach_forward.deck.template.style import template_of
from teach_forward.findings import LONGEST_MESSAGE, ContentError, Finding
from teach_forward.util import kept
from tests.packages import good, zipped
from tests.showcase import MESSAGES, own_style
from tests.sites import INDEX, put, write_small
from tests.tools import ROOT

SECONDS = 2.0  # of a processor, for a check of a small project with one strange file
MANY = settings(max_examples=60 if os.environ.get("FUZZ") else 8)
LOCALES = ("en", "fr", "ar")
WORKSHOP = "workshops/{}/1-small/"

MARKDOWN = (
    *(
        "[",
        "]",
        "](",
        "![",
        "<",
        ">",
        "(",
        ")",
        "{",
        "}",
        "{#",
        "{#id minutes=5}",
        "{: .x }",
        "|",
        "\\",
        "`",
        "```",
        "~~~",
    ),
    *(
        "#",
        "# ",
        "## ",
        "- ",
        "1. ",
        "- [ ] ",
        "> ",
        "* * *",
        "===",
        "---",
        "---\n",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "  \n",
    ),
    *(
        "///",
        "///\n",
        "\n///\n",
        "/// slide | A\n    id: a\n",
        "/// slide\n",
        "/// question\n",
        "/// answer\n",
        "/// tip |",
    ),
    *(
        "    layout: table\n",
        "    layout: matrix\n",
        "| --- |",
        "| a | b |\n| --- | --- |\n",
        "[^1]",
        "[a]: b\n",
        "*[A]: b\n",
    ),
    *(
        "<!--",
        "-->",
        "<script>",
        "</",
        "<br>",
        "<td>",
        "<!",
        "<?",
        "<![CDATA[",
        "<details>",
        '<a href="',
        "<svg/onload=x>",
    ),
    *(
        "**",
        "__",
        "*",
        "_",
        "'",
        '"',
        "''",
        "«",
        "»",
        "“",
        "\u00a0",
        "\u202f",
        "...",
        "--",
        "&",
        "&#",
        "&#7;",
        "&#xFFFF;",
    ),
    *(
        "&#x202E;",
        "&amp;lt;",
        "&#99999999;",
        "&nbsp",
        "javascript:",
        "http://",
        "https://[",
        "mailto:",
        "//x",
        "%zz",
        "%",
    ),
    *(
        "../",
        "a.md#",
        "#",
        "?",
        "exercise.md#x",
        "64 %",
        "1.000,5",
        "٣٫٥",
        "½",
        "²",
        "0" * 400,
        "9" * 400,
        "1e999",
        "minutes=",
    ),
    *(
        "source: 0000\n",
        "<!-- source: 0000 -->\n",
        "summary:",
        ": ",
        "{count}",
        "{{",
        "{0}",
        "%s",
        "<<<<<<< a\n",
        "=======\n",
        ">>>>>>> b\n",
    ),
    *(
        "\r",
        "\r\n",
        "\0",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b[2J",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\u200b",
        "\u200f",
    ),
    *(
        "\u202e",
        "\u2066",
        "\u00ad",
        "e\u0301",
        "\u0301",
        "\ufffd",
        "\uffff",
        "\U0001f600",
        "\U000e0041",
        "İ",
        "ß",
        "ﷺ",
        "و",
        "ي",
    ),
)
YAML = (
    *(
        ": ",
        ":",
        "- ",
        "-",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "&a ",
        "*a",
        "<<: *a\n",
        "? ",
        "|",
        "|\n",
        ">-\n",
        "'",
        '"',
        "#",
        " #",
    ),
    *(
        "\t",
        "\n",
        "\n\n",
        "  ",
        "    ",
        "---\n",
        "...\n",
        "%TAG ! x\n",
        "!!python/name:os.system",
        "!ENV X",
        "!!int ",
        "!!binary ",
    ),
    *(
        "~",
        "null",
        "yes",
        "No",
        "2026-13-40",
        "0000-00-00",
        "2026-02-30",
        "12:30",
        ".inf",
        ".nan",
        "1e999",
        "-1",
        "0x_",
        "0o8",
    ),
    *(
        "9" * 400,
        "''",
        '""',
        '"\\x07"',
        '"\\ud800"',
        '"\\0"',
        '"\\u2028"',
        "\x07",
        "\x85",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\r",
        "\0",
    ),
    *(
        "{count}",
        "{count",
        "{count!r}",
        "{count:>300000000}",
        "{0.__class__}",
        "{}",
        "<b>",
        "&lt;",
        "a: b",
        "en:",
        "fr:",
        "title:",
    ),
    *("id: a\n", "url: x\n", "#17203A", "#zzz", "1.5", "0", "[" * 60, "{a: " * 30, "a" * 5000),
)

Edit = tuple[str, int, int, int]
"""What is done, where, to how much, and with which of the tokens; numbers from 0 to 9999 stand for shares."""

EDITS = st.lists(
    st.tuples(
        st.sampled_from(("put", "put", "put", "replace", "cut", "copy", "move", "repeat", "line", "byte", "end")),
        *(st.integers(0, 9999),) * 3,
    ),
    min_size=1,
    max_size=4,
)


def edited(data: bytes, edits: list[Edit], tokens: tuple[str, ...]) -> bytes:
    """A file after some edits."""
    for what, where, size, which in edits:
        place, length = len(data) * where // 10_000, 1 + size * size // 400_000
        token = tokens[which % len(tokens)].encode("utf-8", "surrogatepass")
        before, cut, after = data[:place], data[place : place + length], data[place + length :]
        lines = data.split(b"\n")
        number = len(lines) * where // 10_000
        match what:
            case "put":
                data = before + token + cut + after
            case "replace":
                data = before + token + after
            case "cut":
                data = before + after
            case "copy":
                data = before + cut * 2 + after
            case "move":
                data = after + before + cut
            case "repeat":
                data = before + token * (length * 8) + cut + after
            case "line":
                data = b"\n".join([*lines[:number], token, *lines[number + 1 :]])
            case "byte":
                data = before + bytes([which % 256]) + cut[1:] + after
            case "end":
                data = before
    return data


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project in three languages with our own data, of which nothing is kept from one example to the next."""
    root = write_small(tmp_path_factory.mktemp("fuzz") / "guide", LOCALES)
    for name in DATA:
        put(root / name, (ROOT / name).read_text("utf-8"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept.Store, "put", lambda *_: None)
        yield root


DATA = (
    *("docs/sources.yml", "docs/terms.yml", "docs/fr/sources.yml", "slides_src/theme.yml"),
    *(f"docs/{locale}/words.yml" for locale in LOCALES),
    *(f"docs/{locale}/known-words.txt" for locale in LOCALES),
)
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("docs/en", "workshops/en")
    for path in (ROOT / folder).rglob("*.md")
    if path.parent.name != "pictures"
)


def twins(page: str) -> tuple[dict[str, bytes], str]:
    """Where a real page and its translations stand in the small project, by place; and which of them is the source."""
    found = {}
    for locale in LOCALES:
        real = page.replace("/en/", f"/{locale}/", 1)
        place = f"{WORKSHOP.format(locale)}{Path(page).name}" if page.startswith("workshops/") else real
        if (ROOT / real).is_file():
            found[place] = (ROOT / real).read_bytes()
    return found, next(iter(found))


def assert_told(root: Path, files: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """What is found with some files in their places is told as people can use it, soon; all is put back then."""
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in files}
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    started = time.process_time()
    try:
        _, findings = find(root, LOCALES)
    except ContentError as error:
        findings = error.findings
    finally:
        took = time.process_time() - started
        for name, old in before.items():
            if old is None:
                (root / name).unlink()
            else:
                (root / name).write_bytes(old)
    assert took < SECONDS
    for finding in findings:
        assert_usable(root, finding, files)
    return findings


def assert_usable(root: Path, finding: Finding, files: Mapping[str, bytes]) -> None:
    path, told = finding.path, str(finding)
    assert not path.startswith(("/", ".")), told
    assert "\\" not in path, told
    lines = files.get(path, (root / path).read_bytes() if (root / path).is_file() else b"")
    last = 1 + lines.count(b"\n") + lines.count(b"\r")
    assert 1 <= finding.line <= last + 1, told  # a file that ends too soon: YAML names the line that is missing
    strange = [char for char in finding.message if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]
    assert strange == [], ascii(told)
    assert str(root) not in told
    assert len(finding.message) <= LONGEST_MESSAGE, told


ABOUT = "docs/en/about.md"
INDICES = "workshops/fr/1-small/index.md"
LIST = INDEX.format(title="Petit", summary="Court")
DIGITS = "7" * 6_000  # more than Python reads as one number

# What was found: a file, and the rule and line that tell it, where any does.
FINDS: dict[str, tuple[str, str, str, int]] = {
    "a line of hyphens and a letter": (ABOUT, f"# About\n\n{'-' * 60}x\n", "", 0),
    "a line of stars and a letter": (ABOUT, f"# About\n\n{'* ' * 40}x\n", "", 0),
    "a number without end in a list": (ABOUT, f"# About\n\n{DIGITS}. One\n{DIGITS}. Two\n", "", 0),
    "a number without end in a translation": (INDICES, LIST.replace("- One", f"- {DIGITS}"), "", 0),
    "an address too long for a file": (ABOUT, f"# About\n\n[a](x{'y' * 4_000}.md)\n", "broken-link", 3),
    "an address with an end of a line in it": (ABOUT, "# About\n\n[a](https://x.example/\u2028b)\n", "bad-link", 3),
    "a heading of thousands of letters": (ABOUT, f"# About\n\n## {'a' * 5_000}\n", "missing-id", 3),
    "lines that are none to an editor": ("docs/sources.yml", "a:\x85\x85\n  kind: law\nb: ]\n", "bad-source", 3),
    "many byte order marks": (ABOUT, "\ufeff\ufeff\ufeff# About\n", "byte-order-mark", 1),
}


@pytest.mark.parametrize("find", FINDS)
def test_what_was_found(project: Path, find: str) -> None:
    name, text, rule, line = FINDS[find]
    data = text.encode()
    findings = assert_told(project, {name: data})
    if rule:
        assert (rule, line) in {(finding.rule.name, finding.line) for finding in findings if finding.path == name}
    once = mended(name, data, b"")
    assert mended(name, once, b"") == once


@MANY
@given(st.sampled_from(PAGES), st.booleans(), EDITS)
def test_pages(project: Path, page: str, translated: bool, edits: list[Edit]) -> None:
    files, source = twins(page)
    changed = list(files)[-1] if translated else source
    files[changed] = edited(files[changed], edits, MARKDOWN)
    assert_told(project, files)
    once = mended(changed, files[changed], files[source])
    assert mended(changed, once, files[source]) == once


@MANY
@given(st.sampled_from(DATA), EDITS)
def test_data(project: Path, name: str, edits: list[Edit]) -> None:
    assert_told(project, {name: edited((ROOT / name).read_bytes(), edits, YAML)})


KEYS = (
    *("summary", "audience", "group", "source", "print", "unlinked", "title", "template", "hide", "date"),
    *("Summary", "", " ", "a b", "'x'", "? x", "<<", "!!str x", "résumé", "\u200b", "summary summary"),
)


@MANY
@given(
    st.sampled_from(("index.md", "guide.md", "exercise.md")),
    st.sampled_from(LOCALES),
    st.lists(st.tuples(st.sampled_from(KEYS), st.lists(st.sampled_from(YAML), max_size=3)), max_size=5),
    st.sampled_from(("---\n", "---", "--- \n", "...\n", "----\n", "\ufeff---\n", "", "\n---\n")),
)
def test_front_matter(project: Path, part: str, locale: str, keys: list[tuple[str, list[str]]], fence: str) -> None:
    place = WORKSHOP.format("{}") + part
    source = (project / place.format("en")).read_text("utf-8")
    head = "".join(f"{key}: {''.join(value)}\n" for key, value in keys)
    text = f"{fence}{head}---\n{source.rpartition('---' + chr(10))[2]}"
    assert_told(project, {place.format(locale): text.encode("utf-8", "surrogatepass")})


@given(EDITS)
def test_settings(project: Path, edits: list[Edit]) -> None:
    assert_told(project, {"mkdocs.yml": edited((project / "mkdocs.yml").read_bytes(), edits, YAML)})


XML = (
    *(
        "<",
        ">",
        "/>",
        "</a:t>",
        "<a:t>",
        "</p:sp>",
        "<p:sp>",
        "<p:sp/>",
        "<a:p/>",
        "<!DOCTYPE x>",
        "<!--",
        "]]>",
        "&",
        "&#0;",
    ),
    *(
        '"',
        "'",
        " ",
        "x",
        "-1",
        "0",
        "99999999999",
        "1.5",
        "50%",
        "rId1",
        "rId99",
        "title",
        "body",
        'sz="x"',
        'idx="x"',
        "\0",
    ),
    *(
        'r:id="rId99"',
        'r:embed="rId1"',
        "../",
        "slideMaster",
        "slideLayout",
        "NULL",
        'TargetMode="External"',
        'encoding="x"',
    ),
)
PARTS = [
    name for name in good() if name.startswith("ppt/") and re.search("Layout[12].|Master|presentation|theme", name)
]


@MANY
@given(st.sampled_from(PARTS), EDITS)
def test_templates(name: str, edits: list[Edit]) -> None:
    parts = good()
    parts[name] = edited(parts[name], edits, XML)
    data = zipped(parts)
    for fault in audit("union.pptx", data):
        assert "\n" not in str(fault)
    try:
        template = template_of("union.pptx", data, "ltr")
    except Unusable:
        return
    deck = prepared(template.data, own_style("en"), MESSAGES["en"])
    assert not any(fault.rule == "not-a-presentation" for fault in audit("union.en.pptx", deck))
