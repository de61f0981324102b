"""Content comes from strangers' pull requests: whatever it holds, nothing runs, nothing breaks, and it is said why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from teach_forward import checks
from teach_forward.findings import errors
from teach_forward.model import Kind
from teach_forward.sheets.source import compiled
from teach_forward.text.reader import read
from teach_forward.translation.newlocale import describe, with_language
from teach_forward.util import parallel
from tests.sites import ABOUT, INDEX, SLUG, put, run_mkdocs, write_small
from tests.tools import ROOT, tenfold

GUIDE = f"workshops/en/{SLUG}/guide.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path / "project", ("en",))


def rules(root: Path) -> set[str]:
    return {finding.rule.name for finding in checks.find_all(root)[1]}


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "teach_forward", *arguments]
    ours = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, cwd=root, env=ours, capture_output=True, text=True, encoding="utf-8", check=False)


def test_no_page_runs_what_a_stranger_wrote(root: Path, tmp_path: Path) -> None:
    about = "# Health & `</title><script>alert(2)</script>`\n\n## Us {#us}\n\nPeople.\n"
    put(root / "docs/en/about.md", about)
    exercise = (root / f"workshops/en/{SLUG}/exercise.md").read_text("utf-8")
    put(root / f"workshops/en/{SLUG}/exercise.md", f"<td>&lt;img src=x onerror=alert(7)&gt;</td>\n\n{exercise}")
    words = (root / "docs/en/words.yml").read_text("utf-8")
    put(root / "docs/en/words.yml", words.replace("search_hint: ", 'search_hint: "\'" # ', 1))
    assert run_mkdocs(root, tmp_path / "site").returncode == 0
    for path in (tmp_path / "site").rglob("*.html"):
        page = lxml.html.parse(str(path)).getroot()
        assert [s for s in page.iter("script") if "alert" in (s.text or "")] == [], path
        assert page.xpath("//@onerror") == []
        assert "&amp;amp;" not in path.read_text("utf-8")
    title = lxml.html.parse(str(tmp_path / "site/about/index.html")).findtext(".//title")
    assert title is not None
    assert title.startswith("Health & </title><script>")


def test_no_module_among_the_texts_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFs are set by a process of its own, which Python would let look for modules in the folder that it begins in."""
    for name in ("typst", "json", "multiprocessing", "teach_forward"):
        put(tmp_path / f"{name}.py", f"open('{tmp_path}/run', 'w').close()")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])  # as of `teach-forward`
    assert compiled("#set document(title: [A title])", tmp_path, own_fonts=True).startswith(b"%PDF")
    monkeypatch.setenv("PYTHONSAFEPATH", "")
    monkeypatch.setattr(parallel, "_forks", lambda: False)
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    with parallel.underway(len, ["a", "bc"], alone=0) as results:
        assert list(results) == [1, 2]
    assert not (tmp_path / "run").exists()


def test_no_module_beside_the_texts_is_run_by_python(root: Path) -> None:
    """`python -m` looks for modules first in the folder in which it is typed; `teach-forward` never did."""
    for name in ("argparse", "json", "lxml", "markdown", "pathlib", "typst", "yaml"):
        put(root / f"{name}.py", f"open('{root}/run', 'w').close()")
    done = run(root, "check")
    assert (done.returncode, (root / "run").exists()) == (0, False), done.stderr


@pytest.mark.parametrize("name", ["project", "link"])
def test_the_program_is_taken_from_the_folder_in_which_it_is_typed(tmp_path: Path, name: str) -> None:
    """As in a copy of the project beside an installed one; also where that folder is reached by a link."""
    shutil.copytree(ROOT / "teach_forward", tmp_path / "project/teach_forward")
    put(tmp_path / "project/teach_forward/cli/__init__.py", "import sys\ndef main(): print(sys.path[0])")
    (tmp_path / "link").symlink_to("project")
    home = f"{tmp_path / 'project'}\n"
    assert run(tmp_path / name, PYTHONPATH="", PWD=str(tmp_path / name)).stdout == home


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("tagline", "<img src=x onerror=alert(1)>"),
        ("slide_count", "{count} slides }"),
        ("slide_count", "{count:>300000000}"),
        ("slide_count", "{count!r}"),
        ("language_tag", "'fr\" x'"),
        ("language_tag", "Français"),
    ],
)
def test_fixed_words_hold_no_markup_and_whole_braces(root: Path, key: str, value: str) -> None:
    path = root / "docs/en/words.yml"
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.startswith(f"{key}:")]
    put(root / "docs/sw/words.yml", "\n".join([*lines, f"{key}: {value if value[0] in chr(39) else repr(value)}", ""]))
    assert ("words-tag" if key == "language_tag" else "words-placeholder") in rules(root)


@pytest.mark.parametrize("value", ["2026-02-30", "0x_", "!!bool foo", "!!int ''", "&a [*a]", "[" * 30_000])
def test_no_key_breaks_the_reading(root: Path, value: str) -> None:
    put(root / "docs/en/about.md", f"---\nunlinked: {value}\n---\n{ABOUT}")
    assert rules(root) <= {"bad-front-matter", "too-much"}


HEADS = st.lists(
    st.sampled_from(
        [
            *("---\n", "--- \n", "----\n", "...\n", "\n", " ", "\ufeff", "# Title\n", "Text.\n", "- item\n", "? key\n"),
            *("template: redirect.html\n", "location: javascript:alert(1)\n", "print: true\n", "hide: [toc]\n"),
            *("template: redirect.html # {#x}\n", "<<: {template: x}\n", "{template: x}\n", "    more: of it\n"),
            *(
                '"tem\\u0070late": x\n',
                "!!str template: x\n",
                "print: >\n",
                "print: 'a\n",
                "b'\n",
                "---",
                "...",
                "https://x\n",
            ),
        ]
    ),
    max_size=8,
).map("".join)


@given(HEADS, st.sampled_from(["page", "index", "guide"]))
@example("---\n---\ntemplate: redirect.html # {#x}\n---\n# Title\n", "page")
@example("---\nprint: true\nunlinked: true\n---\n# Title\n", "page")
@example("---\nprint: true\n...\ntemplate: redirect.html\n---\n# Title\n", "page")
@example("---\nprint: true\n--- \ntemplate: redirect.html\n\n# Title\n", "page")
@tenfold()
def test_what_mkdocs_takes_for_keys_are_our_keys(text: str, kind: Kind) -> None:
    document, findings = read("page.md", text.encode(), kind, "en")
    if not errors(findings):
        assert get_data(text)[1].keys() == document.meta.keys()


@pytest.mark.parametrize(
    "key", ["template", "location", "title", "hide", "search", "date", "status", "Print", "source_"]
)
def test_only_keys_that_we_know_pass(root: Path, key: str) -> None:
    put(root / "docs/en/about.md", f"---\nprint: true\n{key}: redirect.html\n---\n{ABOUT}")
    [finding] = checks.find_all(root)[1]
    assert (finding.path, finding.line, finding.rule.name) == ("docs/en/about.md", 3, "unknown-key")


def test_keys_of_a_workshop_are_for_workshops(root: Path) -> None:
    put(root / "docs/en/about.md", f"---\nsummary: Us\n---\n{ABOUT}")
    assert rules(root) == {"unknown-key"}


def test_a_key_that_was_meant_is_proposed(root: Path) -> None:
    put(root / "docs/en/about.md", f"---\nprnit: true\n---\n{ABOUT}")
    [finding] = checks.find_all(root)[1]
    assert finding.message == "`prnit` is not known in the front matter; did you mean print?"


def test_words_stay_words(root: Path) -> None:
    head = INDEX.format(title="Small", summary="No").replace("audience: everybody", "audience: 12:30")
    put(root / f"workshops/en/{SLUG}/index.md", head)
    meta = checks.load(root).workshops("en")[0].index.meta
    assert (meta["summary"], meta["audience"]) == ("No", "12:30")


@pytest.mark.parametrize("html", ["<table></table>", "<table><tr></tr></table>", '<div class="tip"></div>'])
def test_odd_html_is_refused_and_breaks_nothing(root: Path, html: str) -> None:
    text = (root / GUIDE).read_text("utf-8")
    put(root / GUIDE, text.replace("Say it.", f"Say it.\n\n{html}\n\nMore."))
    assert rules(root) <= {"misplaced-element", "unsafe-html"}
    assert rules(root)


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("docs/evil.html", "unsafe-file"),
        ("docs/klingon/index.md", "unsafe-file"),
        ("docs/pt-BR/index.md", "unsafe-file"),
        ("workshops/en/drafts/x.md", "page-name"),
        ("docs/en/.hidden/x.md", "page-name"),
        ("docs/en/caf\udce9.md", "page-name"),
    ],
)
def test_files_that_no_check_would_read_are_named(root: Path, path: str, rule: str) -> None:
    put(root / path, "# X\n")
    assert rule in rules(root)


@pytest.mark.parametrize("folder", ["docs/pt-BR", "workshops/pt-BR"])
def test_a_folder_of_a_language_that_has_not_begun_says_how_it_begins(root: Path, folder: str) -> None:
    put(root / folder / "about.md", "# X\n")
    [said] = [finding.message for finding in checks.find_all(root)[1] if finding.path == folder]
    assert said == "this language has not begun; `teach-forward new-locale pt-BR` gives it a place"


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("{#opening minutos=5}", 'minutos="5" is not allowed on a page; did you mean minutes?'),
        ("{#opening onclick=5}", 'onclick="5" is not allowed on a page'),
        ("{#opening shrot=5}", 'shrot="5" is not allowed on a page; did you mean short?'),
        ("{#opening optionnal}", 'optionnal="" is not allowed on a page; did you mean optional?'),
        ("{#opening Optional}", "optional is written in small letters"),
        ("{#opening .newpage}", '".newpage" is no word for the braces of a heading; did you mean new-page?'),
    ],
)
def test_a_word_in_braces_that_was_translated_is_told_with_its_own(root: Path, heading: str, said: str) -> None:
    put(root / "docs/en/about.md", f"# About\n\n## Opening {heading}\n\nText.\n")
    assert said in {finding.message for finding in checks.find_all(root)[1]}


@pytest.mark.parametrize("heading", ["# About {#top minutes=5}", "# About\n\n## A {#a}\n\n### B {#b minutes=5}"])
def test_minutes_of_a_title_or_below_a_part_are_told_where_they_belong(root: Path, heading: str) -> None:
    put(root / "docs/en/about.md", f"{heading}\n\nText.\n")
    [found] = [finding for finding in checks.find_all(root)[1] if finding.path == "docs/en/about.md"]
    assert found.message == "minutes can stand on a heading with ## alone"
    assert found.line == heading.count("\n") + 1
    assert ".new-page" in found.advice


def test_the_words_of_headings_for_paper_are_let_through(root: Path) -> None:
    put(root / "docs/en/about.md", "# About\n\n## A {#a .new-page .tall-rows}\n\n### B {#b .tall-rows}\n\nText.\n")
    assert [finding for finding in checks.find_all(root)[1] if finding.path == "docs/en/about.md"] == []


def test_curved_quotation_marks_around_a_value_are_named(root: Path) -> None:
    put(root / "docs/en/about.md", "---\nsummary: “Us”\n---\n# About\n")
    said = {finding.message for finding in checks.find_all(root)[1]}
    assert "`summary` stands in curved quotation marks; write straight ones, or none" in said


def test_a_folder_with_other_things_is_not_replaced_by_a_site(root: Path) -> None:
    put(root / "web/precious.txt", "mine")
    for out in ("web", "."):
        refused = run(root, "site", "--out", out)
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert (root / "web/precious.txt").read_text("utf-8") == "mine"


def test_a_console_that_knows_little_still_gets_its_answer(root: Path) -> None:
    put(root / "docs/en/about.md", f"{ABOUT}\n## البيانات {{#us}}\n")
    told = run(root, "check", PYTHONIOENCODING="cp1252")
    assert told.returncode == 1
    assert "Traceback" not in told.stderr


def test_a_slip_in_a_path_is_no_success(root: Path) -> None:
    told = run(root, "check", "docs/en/nada.md")
    assert (told.returncode, told.stderr) == (1, "there is nothing to check at docs/en/nada.md\n")


def test_a_language_without_a_folder_is_one_line(root: Path, tmp_path: Path) -> None:
    config = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config["plugins"][-1]["i18n"]["languages"].append({"locale": "sw", "name": "Kiswahili"})
    put(root / "mkdocs.yml", yaml.safe_dump(config, sort_keys=False))
    built = run_mkdocs(root, tmp_path / "site")
    assert built.returncode == 1
    assert 'the language "sw" is listed here, and there is no docs/sw/words.yml [bad-project]' in built.stderr
    assert "Traceback" not in built.stderr


def test_a_month_that_is_none_and_forms_that_are_no_list_are_named(root: Path) -> None:
    put(
        root / "docs/sources.yml", "a: {kind: law, title: A, by: B, year: 1, looked_at: 2026-13, confidence: checked}\n"
    )
    put(root / "docs/terms.yml", "terms:\n  data: {fr: donnees}\navoid: {}\n")
    assert {"bad-source", "bad-terms"} <= rules(root)


@pytest.mark.parametrize("tag", ["en", "sw"])
def test_a_language_that_is_there_is_not_begun_again(root: Path, tag: str) -> None:
    put(root / "docs/sw/words.yml", "language: Kiswahili\n")
    refused = run(root, "new-locale", tag)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)


def test_norwegian_is_a_language() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    languages = yaml.safe_load(with_language(config, describe("no")))["plugins"][-1]["i18n"]["languages"]
    assert languages[-1]["locale"] == "no"
