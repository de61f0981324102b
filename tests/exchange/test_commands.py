"""Texts that go out and come back: what is sent, what is taken, and what is told instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import polib
import pytest
import yaml

from teach_forward import checks
from teach_forward.cli import main
from teach_forward.exchange import formats, incoming, judge
from teach_forward.library.scan import scan
from teach_forward.text import fingerprints
from teach_forward.translation import revisions
from tests.sites import SLUG, commit, put, write_small

ENGLISH = """---
unlinked: people
---
# About

A text that stays as it is.

## Us {#us}

We are **people** from a trade union. See [the start](index.md) and `check`.

- One thing
- Another thing

| Minutes | Step |
| --- | --- |
| 5 | Welcome |

## Them {#them}

They work.
"""
SWAHILI = """---
unlinked: watu
---
# Kuhusu

Maandishi yanayobaki.

<!-- Tumebadilisha mfano. -->

## Sisi {#us}

Sisi ni **watu** wa chama. Tazama [mwanzo](index.md) na `check`.

- Jambo moja
- Jambo lingine

| Dakika | Hatua |
| --- | --- |
| 5 | Karibu |

## Wao {#them}

Wanafanya kazi.
"""
TERMS = "terms:\n  trade union: {sw: [chama]}\n  union: {sw: [umoja]}\n  data: {fr: [donnée]}\navoid: {}\n"
ABOUT, US = "docs/sw/about.md", "about.md#us paragraph 1"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small guide, with a page that is translated and done."""
    root = write_small(tmp_path / "guide")
    put(root / "docs/terms.yml", TERMS)
    put(root / "docs/en/about.md", ENGLISH)
    put(root / ABOUT, SWAHILI)
    library, _ = scan(root)
    source = library.documents["en"]["about.md"]
    put(root / ABOUT, revisions.stamped(ABOUT, SWAHILI, library.source_id(source) or ""))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its status, its results, and what it tells."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        assert Path.cwd() == root
        status = main([*map(str, arguments)])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return status, told.out, told.err

    return run


@pytest.fixture
def history(root: Path) -> None:
    """The guide in git, as it is at the beginning."""
    commit(root)


def all_but_one_marked(root: Path, section: str) -> None:
    """Mark all sections of the page as translated from today's text, save one."""
    today = fingerprints.fingerprints(scan(root)[0].documents["en"]["about.md"])
    del today[section]
    put(root / ABOUT, fingerprints.marked((root / ABOUT).read_text("utf-8"), today))


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    put(path, text.replace(before, after))


def sent(path: str | Path) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(str(path))}


def answer(path: str | Path, texts: Mapping[str, str]) -> None:
    """Translate texts of a file by their keys, as a program for translators does."""
    file = polib.pofile(str(path))
    for key, text in texts.items():
        [entry] = [entry for entry in file if entry.msgctxt == key]
        entry.msgstr = text
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    file.save()


def export(run: Run, *arguments: str) -> Path:
    path = Path("sent.po")
    status, _, told = run("export", "--locale", "sw", "--out", path, *arguments)
    assert status == 0, told
    return path


# What is sent


@pytest.mark.usefixtures("root")
def test_each_text_is_sent_with_what_there_is_of_it(run: Run) -> None:
    entries = sent(export(run, "about.md"))
    assert list(entries)[:4] == [
        "about.md#front matter unlinked",
        "about.md#top title",
        "about.md#top paragraph 1",
        "about.md#us title",
    ]
    us = entries[US]
    assert us.msgid == "We are **people** from a trade union. See [the start](index.md) and `check`."
    assert us.msgstr == "Sisi ni **watu** wa chama. Tazama [mwanzo](index.md) na `check`."
    assert us.occurrences == [("docs/en/about.md", "10")]
    assert "Terms of the guide: trade union: chama; union: umoja" in us.comment
    assert not any(entry.fuzzy for entry in entries.values())


@pytest.mark.usefixtures("root")
def test_a_slide_says_what_it_takes(run: Run) -> None:
    entries = sent(export(run, f"workshops/en/{SLUG}/guide.md"))
    point = entries[f"workshops/{SLUG}/guide.md#power point 1"]
    assert "Point 1 of the slide “Data is power” (power)\nLayout bullets: says a few things" in point.comment
    assert "At most about 10 words on the whole slide; the source has 5" in point.comment
    assert (
        "Said with the slide “Data is power”" in entries[f"workshops/{SLUG}/guide.md#power notes paragraph 1"].comment
    )


@pytest.mark.usefixtures("history")
def test_after_an_edit_only_what_changed_is_sent(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "They work.", "They work at night.")
    [(key, entry)] = sent(export(run, "--changed", "docs/en/about.md")).items()
    assert (key, entry.msgid, entry.msgstr) == ("about.md#them paragraph 1", "They work at night.", "Wanafanya kazi.")
    assert entry.fuzzy
    assert entry.previous_msgid == "They work."


def test_without_a_history_all_but_marked_sections_are_sent(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "They work.", "They work at night.")
    all_but_one_marked(root, "them")
    entries = sent(export(run, "--changed", "docs/en/about.md"))
    assert {key: (entry.fuzzy, entry.msgstr) for key, entry in entries.items()} == {
        "about.md#them title": (True, "Wao"),
        "about.md#them paragraph 1": (True, "Wanafanya kazi."),
    }


@pytest.mark.usefixtures("history")
def test_an_old_translation_goes_out_with_new_addresses(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "[the start](index.md)", "[the start](workshops/1-small/index.md)")
    [entry] = sent(export(run, "--changed", "docs/en/about.md")).values()
    assert entry.msgstr == "Sisi ni **watu** wa chama. Tazama [mwanzo](workshops/1-small/index.md) na `check`."


def test_a_slide_is_not_torn(run: Run, root: Path) -> None:
    guide = root / f"workshops/en/{SLUG}/guide.md"
    library, _ = scan(root)
    source = library.documents["en"][f"workshops/{SLUG}/guide.md"]
    translation = source.text.replace("Data is power", "Data ni nguvu").replace("**One**: thing", "**Moja**: kitu")
    path = f"workshops/sw/{SLUG}/guide.md"
    put(root / path, revisions.stamped(path, translation, library.source_id(source) or ""))
    commit(root)
    edit(guide, "- **One**: thing\n", "- **One**: thing\n- **Two**: things\n")
    entries = sent(export(run, "--changed", f"workshops/en/{SLUG}/guide.md"))
    assert [(key.split(" ", 1)[1], entry.msgstr) for key, entry in entries.items()] == [
        ("title", "Data ni nguvu"),
        ("point 1", "**Moja**: kitu"),
        ("point 2", ""),
    ]


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        *(("sr", "sr"), ("sr_RS.UTF-8", "sr"), ("sr@latin", "sr-Latn"), ("sr_RS.UTF-8@latin", "sr-Latn")),
        *(("sr_Latn_ME", "sr-Latn"), ("sr_XX", "sr"), ("zh_TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh_SG", "zh")),
        *(("pt_BR.UTF-8", "pt-BR"), ("pt-PT", None), ("fr", None), ("Serbian", None), ("", None)),
    ],
)
def test_a_file_is_of_the_language_that_its_tag_means(tag: str, locale: str | None, tmp_path: Path) -> None:
    library, _ = scan(write_small(tmp_path / "many", ("en", "sr-Latn", "sr", "zh", "zh-Hant", "pt-BR")))
    assert incoming.language(library, tag) == locale


def test_messages_have_the_forms_that_a_language_has(run: Run, root: Path) -> None:
    words = (root / "docs/en/words.yml").read_text("utf-8")
    put(root / "docs/pl/words.yml", "# language: English\nminutes_short: min\n")
    status, _, _ = run("export", "--locale", "pl", "--out", "pl.po", "docs/en/words.yml")
    entries = sent("pl.po")
    assert status == 0
    assert "words.yml#language_tag" not in entries
    assert [key for key in entries if key.startswith("words.yml#minutes")] == [
        *(f"words.yml#minutes{form}" for form in ("", "_one", "_few", "_many", "_short")),
    ]
    assert "For numbers such as 2, 3, 4, 22" in entries["words.yml#minutes_few"].comment
    answer("pl.po", {"words.yml#minutes_few": "minuty", "words.yml#language": "Polski", "words.yml#skip": "Do: treści"})
    run("import", "pl.po")
    assert (root / "docs/pl/words.yml").read_text("utf-8") == (
        'language: Polski\nminutes_few: minuty\nminutes_short: min\nskip: "Do: treści"\n'
    )
    assert words == (root / "docs/en/words.yml").read_text("utf-8")


@pytest.mark.parametrize("text", ["Guide\n  of us", "|-\n  Guide\n\n  of us", '"Guide\n\n  of us"'])
def test_a_message_goes_behind_one_of_several_lines(text: str, run: Run, root: Path) -> None:
    file = root / "docs/sw/words.yml"
    put(file, f"language: Kiswahili\n\ntagline: {text}\n\n# About this.\nminutes_short: dak\n")
    before = yaml.safe_load(file.read_text("utf-8"))
    run("export", "--locale", "sw", "--out", "sw.po", "words.yml")
    answer("sw.po", {"words.yml#workshop": "Warsha"})
    run("import", "sw.po")
    after = file.read_text("utf-8")
    assert yaml.safe_load(after) == {**before, "workshop": "Warsha"}
    assert f"tagline: {text}\nworkshop: Warsha\n\n# About this.\n" in after


@pytest.mark.usefixtures("root")
def test_words_can_say_a_number_and_the_name_of_the_source(run: Run, root: Path) -> None:
    put(root / "docs/ar/words.yml", 'language: العربية\nminutes: "الدقائق: {count}"\n')
    run("export", "--locale", "ar", "--out", "ar.po", "words.yml")
    assert not any(key.startswith("words.yml#minutes_t") for key in sent("ar.po"))  # it fits every number as it is
    one_and_source = {"words.yml#slide_count_two": "شريحتان", "words.yml#file_in_english": "بالإنجليزية"}
    answer("ar.po", {**one_and_source, "words.yml#slide_count_few": "شرائح"})
    status, out, told = run("import", "ar.po")
    assert status == 1
    assert "the source has {count}, and it is missing here" in out
    assert told.startswith("wrote docs/ar/words.yml: 2 texts; ")


def test_pages_of_one_name_have_files_of_their_own(run: Run, root: Path) -> None:
    for page in ("law-eu.md", "law/eu.md"):
        put(root / "docs/en" / page, f"# About {page}\n\nA text.\n")
    assert run("export", "--locale", "sw", "--out", "pages", "docs/en/law-eu.md", "docs/en/law")[0] == 0
    texts = {file.name: file.read_text("utf-8") for file in Path("pages").iterdir()}
    assert sorted(texts) == ["law--eu.md.sw.po", "law-eu.md.sw.po"]
    assert "About law/eu.md" in texts["law--eu.md.sw.po"]
    assert "About law-eu.md" in texts["law-eu.md.sw.po"]


@pytest.mark.usefixtures("root")
def test_a_folder_takes_a_file_for_each_page(run: Run) -> None:
    assert run("export", "--locale", "sw", "--format", "xliff", "--out", "pages")[0] == 0
    assert {path.name for path in Path("pages").iterdir()} >= {
        "about.sw.xlf",
        "words.sw.xlf",
        f"workshops-{SLUG}-guide.sw.xlf",
    }
    assert run("export", "--locale", "sw")[2].startswith("wrote build/exchange/teach-forward.sw.po: ")


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("--locale", "es"),
            "there is no translation into es; there are sw; `teach-forward new-locale` begins another one\n",
        ),
        (
            ("--locale", "en"),
            "there is no translation into en; there are sw; `teach-forward new-locale` begins another one\n",
        ),
        (
            ("--locale", "sw", "nowhere.md"),
            "nowhere.md is not a page of the guide; name a file, such as docs/en/about.md\n",
        ),
        (("--locale", "sw", "--changed", "about.md"), "nothing is to be translated\n"),
    ],
)
def test_what_cannot_be_sent_is_told(run: Run, arguments: tuple[str, ...], told: str) -> None:
    assert run("export", *arguments)[1:] == ("", told)


# What is taken


@pytest.mark.usefixtures("history")
def test_a_changed_text_comes_back_and_the_page_is_done(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "They work.", "They work at night.")
    path = export(run, "--changed", "docs/en/about.md")
    answer(path, {"about.md#them paragraph 1": "Wanafanya kazi usiku."})
    before = (root / ABOUT).read_text("utf-8")
    assert run("import", path) == (0, "", f"wrote {ABOUT}: 1 text\n")
    after = (root / ABOUT).read_text("utf-8")
    assert after.partition("\n# ")[2] == before.replace("kazi.", "kazi usiku.").partition("\n# ")[2]
    library, findings = checks.find_all(root)
    assert {page.uri: page.state for page in revisions.states(library, "sw")}["about.md"] == "done"
    assert [item for item in findings if item.path == ABOUT] == []
    assert run("import", path)[2] == "nothing is new in there\n"


@pytest.mark.usefixtures("history")
def test_a_text_that_is_still_right_need_only_be_confirmed(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "They work.", "They do work.")
    path = export(run, "--changed", "docs/en/about.md")
    assert run("import", path)[2] == "nothing is new in there\n"
    answer(path, {"about.md#them paragraph 1": "Wanafanya kazi."})
    assert run("import", path)[2] == f"wrote {ABOUT}: 1 text\n"
    library, _ = scan(root)
    assert {page.uri: page.state for page in revisions.states(library, "sw")}["about.md"] == "done"


@pytest.mark.usefixtures("root")
def test_what_is_not_translated_stays_in_english(run: Run, root: Path) -> None:
    page, uri = root / f"workshops/sw/{SLUG}/guide.md", f"workshops/{SLUG}/guide.md"
    path = export(run, f"workshops/en/{SLUG}/guide.md")
    english = (root / f"workshops/en/{SLUG}/guide.md").read_text("utf-8")
    answer(path, {f"{uri}#group-work title": "Kazi ya vikundi", f"{uri}#group-work paragraph 1": "Nendeni."})
    assert run("import", path)[2] == f"wrote workshops/sw/{SLUG}/guide.md: 2 texts; 5 texts still to be translated\n"
    written = page.read_text("utf-8")
    head, _, below = written.partition("\n---\n")
    assert fingerprints.marks(written).keys() == {"group-work"}
    assert fingerprints.unmarked(below) == english.replace("Group work", "Kazi ya vikundi").replace("Go.", "Nendeni.")
    assert head == "---\nsource: to be stamped"
    # The next time only the rest is sent; when that is there too, the page is done.
    path = export(run, "--changed", f"workshops/en/{SLUG}/guide.md")
    texts = {key: entry.msgid.replace("e", "é") for key, entry in sent(path).items() if "See" not in entry.msgid}
    assert len(texts) == 4
    answer(path, {**texts, f"{uri}#power notes paragraph 1": "Sema. [Kazi](exercise.md#task-one)."})
    assert run("import", path)[2] == f"wrote workshops/sw/{SLUG}/guide.md: 5 texts\n"
    library, _ = scan(root)
    assert {page.uri: page.state for page in revisions.states(library, "sw")}[uri] == "done"


@pytest.mark.usefixtures("root")
def test_an_english_word_may_be_the_translation(run: Run) -> None:
    path = export(run, f"workshops/en/{SLUG}/guide.md")
    answer(path, {f"workshops/{SLUG}/guide.md#power title": "Data is power"})
    assert run("import", path)[2] == f"wrote workshops/sw/{SLUG}/guide.md: 1 text; 6 texts still to be translated\n"


@pytest.mark.usefixtures("history")
def test_new_structure_comes_with_the_next_import(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "- One thing\n", "- One thing\n- A new thing\n")
    edit(root / "docs/en/about.md", "## Them {#them}\n\nThey work.\n", "## Them {#them minutes=5}\n")
    path = export(run, "--changed", "docs/en/about.md")
    answer(path, {"about.md#us point 2": "Jambo jipya"})
    status, out, told = run("import", path)
    assert (status, told) == (0, f"wrote {ABOUT}: 1 text\n0 problems, 1 warning\n")
    assert out.startswith(
        f"{ABOUT}:24: the source of this is gone, and so is its translation: “Wanafanya kazi.” [no-place]"
    )
    text = (root / ABOUT).read_text("utf-8")
    assert "- Jambo moja\n- Jambo jipya\n- Jambo lingine\n" in text
    assert text.endswith("## Wao {#them minutes=5}\n")
    assert "<!-- Tumebadilisha mfano. -->" in text


@pytest.mark.usefixtures("history")
def test_half_a_delivery_leaves_the_other_half_to_be_sent(run: Run, root: Path) -> None:
    before = (root / ABOUT).read_text("utf-8")
    edit(root / "docs/en/about.md", "One thing", "One new thing")
    edit(root / "docs/en/about.md", "| 5 | Welcome |\n", "| 5 | Welcome |\n| 9 | Tea |\n")
    edit(root / "docs/en/about.md", "They work.", "They work at night.")
    path = export(run, "--changed", "docs/en/about.md")
    answer(path, {"about.md#us cell 6": "Chai", "about.md#them paragraph 1": "Wanafanya kazi usiku."})
    assert run("import", path)[2] == f"wrote {ABOUT}: 2 texts; 1 text still to be translated\n"
    text = (root / ABOUT).read_text("utf-8")
    assert "| 5 | Karibu |\n| 9 | Chai |\n" in text
    assert text.partition("\n# ")[0] == before.partition("\n# ")[0]  # the first lines are as they were
    assert fingerprints.marks(text).keys() == {"them"}
    entries = sent(export(run, "--changed", "docs/en/about.md"))
    assert {key: entry.msgstr for key, entry in entries.items()} == {
        "about.md#us point 1": "Jambo moja",
        "about.md#us cell 6": "Chai",  # that it is new cannot be known from the page
    }


# What is told instead


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    "case",
    [
        (
            US,
            "Sisi ni **watu**. Tazama mwanzo, `check`.",
            1,
            "the source has […](index.md), and it is missing here [marks-differ]",
        ),
        (US, "**Watu** [a](b.md) [b](index.md) `check`.", 1, "the source does not have […](b.md) [marks-differ]"),
        (US, "**Watu** [b](index.md).", 1, "the source has `check`, and it is missing here [marks-differ]"),
        (US, "Watu [b](index.md) `check`.", 0, "the source has other marks: here none, there **…** [marks-differ]"),
        (
            "about.md#them paragraph 1",
            "- Wao",
            1,
            "this would not be read as one paragraph: “- Wao” [breaks-structure]",
        ),
        ("about.md#them paragraph 1", "## Wao", 1, "this would not be read as one paragraph: “## Wao”"),
        ("about.md#them paragraph 1", "#wao", 1, "this would not be read as one paragraph: “#wao”"),
        ("about.md#us point 1", "## Wao", 1, "this would not be read as one point: “## Wao”"),
        ("about.md#them paragraph 1", "/// slide | x", 1, "this would not be read as one paragraph"),
        ("about.md#them paragraph 1", "....", 1, "this would not be read as one paragraph"),
        ("about.md#us cell 4", "Karibu | wote", 1, "this would not be read as one cell"),
        ("about.md#us title", "Sisi {#sisi}", 1, "the source does not have {#sisi}"),
        (f"workshops/{SLUG}/guide.md#power point 1", "Moja: kitu", 1, "the source has **…**, and it is missing here"),
        ("words.yml#slide_count", "slaidi", 1, "the source has {count}, and it is missing here [marks-differ]"),
    ],
)
def test_marks_and_structure_are_looked_at(run: Run, root: Path, case: tuple[str, str, int, str]) -> None:
    key, text, status, told = case
    path = export(run)
    before = (root / ABOUT).read_bytes()
    line = {entry.msgctxt: entry.linenum for entry in polib.pofile(str(path))}[key]
    answer(path, {key: text})
    result, out, _ = run("import", path)
    assert result == status
    assert told in out
    assert abs(int(out.split(":")[1]) - line) <= 3
    assert ((root / ABOUT).read_bytes() == before) == bool(status)


@pytest.mark.usefixtures("root")
def test_a_line_break_that_the_source_does_not_have_is_a_space(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    answer(path, {"about.md#them paragraph 1": "Wanafanya\nkazi \n\n sana.\n"})
    assert run("import", path)[0] == 0
    assert "\nWanafanya kazi sana.\n" in (root / ABOUT).read_text("utf-8")


def test_marks_that_a_page_had_before_are_no_fault(run: Run, root: Path) -> None:
    edit(root / ABOUT, " na `check`.", ".")
    path = export(run, "about.md")
    answer(path, {US: "Sisi ni **watu** wa umoja. Tazama [mwanzo](index.md)."})
    assert run("import", path) == (0, "", f"wrote {ABOUT}: 1 text\n")


@pytest.mark.usefixtures("root")
def test_the_rest_of_a_file_is_taken(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    answer(path, {US: "Kosa.", "about.md#them title": "Hao"})
    assert run("import", path)[0] == 1
    assert "## Hao {#them}" in (root / ABOUT).read_text("utf-8")
    assert "Sisi ni **watu** wa chama." in (root / ABOUT).read_text("utf-8")


@pytest.mark.usefixtures("root")
def test_a_source_that_changed_meanwhile_is_told(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    edit(root / "docs/en/about.md", "They work.", "They rest.")
    edit(root / "docs/en/about.md", "- One thing\n", "")
    answer(path, {"about.md#them paragraph 1": "Wanafanya kazi usiku.", "about.md#us point 1": "Jambo la kwanza"})
    status, out, told = run("import", path)
    assert status == 1
    assert "docs/en/about.md:20 says something else since this went out, so it was not taken [source-changed]" in out
    assert out.count("[source-changed]") == 2
    assert "Wanafanya kazi.\n" in (root / ABOUT).read_text("utf-8")
    assert told.endswith("2 problems, 0 warnings\n")


@pytest.mark.usefixtures("root")
def test_a_source_that_changed_is_not_told_of_texts_that_wait(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "They work.", "They work at night.")
    path = export(run, "--changed", "about.md")
    edit(root / "docs/en/about.md", "They work at night.", "They rest.")
    file = polib.pofile(str(path))
    for entry in file:
        entry.msgstr += " Au?"  # still fuzzy
    file.save()
    told = f"{ABOUT}: {len(file) - 1} texts marked as unfinished (fuzzy) and not taken; confirm what is right\n"
    assert run("import", path) == (0, "", told)


@pytest.mark.usefixtures("history")
def test_a_text_that_was_only_moved_is_found(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    edit(root / "docs/en/about.md", "They work.", "A new text.\n\nThey work.")
    answer(path, {"about.md#them paragraph 1": "Wanafanya kazi usiku."})
    status, out, told = run("import", path)
    assert (status, out) == (0, "")
    assert told == f"wrote {ABOUT}: 1 text; 1 text still to be translated\n"
    assert (root / ABOUT).read_text("utf-8").endswith("## Wao {#them}\n\nA new text.\n\nWanafanya kazi usiku.\n")


@pytest.mark.usefixtures("root")
def test_a_translation_that_changed_meanwhile_is_not_overwritten(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    edit(root / ABOUT, "Jambo moja", "Kitu kimoja")
    edit(root / ABOUT, "Jambo lingine", "Kitu kingine")
    answer(path, {"about.md#us point 1": "Jambo la kwanza"})
    status, out, _ = run("import", path)
    assert status == 1
    assert "the page has another translation by now: “Kitu kimoja” [translation-changed]" in out
    assert "Kitu kingine" in (root / ABOUT).read_text("utf-8")
    assert run("import", "--overwrite", path)[0] == 0
    assert "- Jambo la kwanza\n- Kitu kingine\n" in (root / ABOUT).read_text("utf-8")


@pytest.mark.parametrize("form", ["po", "xliff", "docx"])
def test_a_translation_that_is_gone_comes_back_from_its_file(run: Run, root: Path, form: str) -> None:
    assert run("export", "--locale", "sw", "--format", form, "--out", "all.file", "about.md")[0] == 0
    before = (root / ABOUT).read_text("utf-8")
    (root / ABOUT).unlink()
    assert run("import", "all.file") == (0, "", f"wrote {ABOUT}: 12 texts\n")
    assert (root / ABOUT).read_text("utf-8") == before.replace("<!-- Tumebadilisha mfano. -->\n\n", "")


@pytest.mark.usefixtures("history")
def test_a_translation_that_is_gone_and_was_out_of_date_waits_for_its_translator(run: Run, root: Path) -> None:
    edit(root / "docs/en/about.md", "They work.", "They work at night.")
    assert run("export", "--locale", "sw", "--format", "xliff", "--out", "all.xlf", "about.md")[0] == 0
    (root / ABOUT).unlink()
    assert run("import", "all.xlf")[2] == f"wrote {ABOUT}: 11 texts; 1 text still to be translated\n"


@pytest.mark.usefixtures("root")
def test_two_files_that_disagree_are_told(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    other = Path("other.po")
    other.write_bytes(path.read_bytes())
    answer(path, {"about.md#them title": "Hao"})
    answer(other, {"about.md#them title": "Wale"})
    status, out, _ = run("import", path, other)
    assert status == 1
    assert "translates this as “Hao” [translation-changed]" in out
    assert "## Hao {#them}" in (root / ABOUT).read_text("utf-8")


@pytest.mark.usefixtures("root")
def test_a_file_without_fingerprints_still_comes_back(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    file = polib.pofile(str(path))
    for entry in file:
        entry.comment = ""
    file.save()
    answer(path, {"about.md#them title": "Hao"})
    status, out, _ = run("import", path)
    assert status == 0
    assert "this takes the place of “Wao” [translation-changed]" in out
    assert "## Hao {#them}" in (root / ABOUT).read_text("utf-8")


def test_a_text_without_a_place_stops_its_page(run: Run, root: Path) -> None:
    edit(root / ABOUT, "| 5 | Karibu |\n", "| 5 | Karibu |\n| 6 | Chai ya saa nne na mazungumzo marefu |\n")
    path = export(run, "about.md")
    answer(path, {"about.md#them title": "Hao"})
    before = (root / ABOUT).read_bytes()
    status, out, _ = run("import", path)
    assert status == 1
    assert f"{ABOUT}:21: the source has no place for this text, so nothing was written: “6” [no-place]" in out
    assert (root / ABOUT).read_bytes() == before


@pytest.mark.usefixtures("root")
def test_an_example_in_code_that_changed_is_told(run: Run, root: Path) -> None:
    for path in ("docs/en/about.md", ABOUT):
        put(root / path, (root / path).read_text("utf-8") + "\n```\nold example\n```\n")
    library, _ = scan(root)
    source = library.documents["en"]["about.md"]
    put(root / ABOUT, revisions.stamped(ABOUT, (root / ABOUT).read_text("utf-8"), library.source_id(source) or ""))
    edit(root / "docs/en/about.md", "old example", "new example")
    all_but_one_marked(root, "them")
    sent_ = export(run, "--changed", "about.md")
    answer(sent_, {"about.md#them title": "Hao", "about.md#them paragraph 1": "Wapo."})
    status, out, _ = run("import", sent_)
    assert status == 0
    assert "the source has another example in code under {#them} than this page [source-changed]" in out
    library, _ = scan(root)
    assert {page.uri: page.state for page in revisions.states(library, "sw")}["about.md"] == "outdated"
    edit(root / ABOUT, "old example", "new example")
    assert run("import", sent_) == (0, "", f"wrote {ABOUT}: 2 texts\n")
    library, _ = scan(root)
    assert {page.uri: page.state for page in revisions.states(library, "sw")}["about.md"] == "done"


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            '"Language: sw\\n"',
            '"Language: xx\\n"',
            ':1: the file is in the language "xx"; the guide is translated into sw',
        ),
        ('"Language: sw\\n"', '"Language: \\n"', ":1: the file names no language; the guide is translated into sw"),
        ('msgctxt "about.md#us title"', 'msgctxt "gone.md#us title"', 'the guide has no page "gone.md" [unknown-text]'),
        ('msgctxt "about.md#us title"\n', "", "this text has lost the name of its page [unknown-text]"),
        ('msgid "Us"\n', 'msgid "Us"\nand so on\n', ":41: this line cannot be read: the file is not PO"),
    ],
)
def test_damaged_files_are_told(run: Run, before: str, after: str, told: str) -> None:
    path = export(run, "about.md")
    edit(path, before, after)
    status, out, _ = run("import", path)
    assert status == 1
    assert len(out.strip().split("\n")) == 2
    assert told in out


@pytest.mark.usefixtures("root")
def test_what_is_worked_on_and_not_confirmed_is_told(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    file = polib.pofile(str(path))
    for entry in file:
        entry.flags = ["fuzzy"]
    file[0].msgstr, file[1].msgstr, file[2].msgstr = "jamii", "", "Maandishi mapya."
    file.save()
    before = (root / ABOUT).read_bytes()
    told = f"{ABOUT}: 2 texts marked as unfinished (fuzzy) and not taken; confirm what is right\n"
    assert run("import", path) == (0, "", told)
    assert (root / ABOUT).read_bytes() == before


@pytest.mark.usefixtures("root")
def test_a_comment_beside_a_text_is_a_warning(run: Run) -> None:
    path = export(run, "about.md")
    edit(path, 'msgctxt "about.md#them title"', '# Sina hakika.\nmsgctxt "about.md#them title"')
    answer(path, {"about.md#them title": "Hao"})
    status, out, told = run("import", path)
    assert status == 0
    assert re.match(r"sent\.po:\d+: a comment stands beside this text, .*“Sina hakika\.” \[comment-beside\]\n", out)
    assert told.endswith("\n0 problems, 1 warning\n")


LONG = "Ask the group who wrote the rule, and who can change it."
NAMES = "Chandigarh, UPS, Ulster Bank, Just Eat, Hilfr, Uber"


@pytest.mark.parametrize(
    ("left", "told"),
    [
        ((), ""),
        (("us paragraph 1",), "1 text taken is still the English text, word for word; "),
        (("us paragraph 1", "us paragraph 2"), "1 text taken is still the English text, word for word; "),  # of names
        (("us paragraph 1", "them paragraph 1"), "1 text taken is"),  # few words may be the same in two languages
        (("us paragraph 1", "them title"), "1 text taken is"),
        (("us paragraph 1", "them paragraph 2"), "2 texts taken are still the English text, word for word; "),
    ],
)
def test_texts_that_come_back_as_they_went_are_counted(run: Run, root: Path, left: tuple[str, ...], told: str) -> None:
    put(
        root / "docs/en/about.md",
        f"# About\n\n## Us {{#us}}\n\n{LONG}\n\n{NAMES}\n\n## All of them {{#them}}\n\nYes.\n\n{LONG} Now.\n",
    )
    (root / ABOUT).unlink()
    path = export(run, "about.md")
    texts = {"top title": "Kuhusu", "us title": "Sisi", "us paragraph 1": "Uliza kundi.", "us paragraph 2": "Hakuna"}
    texts |= {"them title": "Hao", "them paragraph 1": "Ndiyo.", "them paragraph 2": "Sasa."}
    source = {key: entry.msgid for key, entry in sent(path).items()}
    answers = {f"about.md#{key}": text for key, text in texts.items()}
    answer(path, answers | {f"about.md#{key}": source[f"about.md#{key}"] for key in left})
    status, out, said = run("import", path)
    assert (status, out) == (0, "")
    lines = [line for line in said.splitlines() if "still the" in line]
    assert [line.startswith(f"{ABOUT}: {told}") for line in lines] == [True] * bool(told)
    assert f"wrote {ABOUT}: 7 texts\n" in said  # all are taken


@pytest.mark.usefixtures("root")
def test_messages_that_come_back_as_they_went_are_counted(run: Run) -> None:
    path = export(run, "words.yml")
    source = {key: entry.msgid for key, entry in sent(path).items()}
    answer(path, {key: source[key] for key in ("words.yml#tagline", "words.yml#minutes")})
    assert "1 text taken is still the English text" in run("import", path)[2]


@pytest.mark.parametrize("form", formats.ENDINGS)
def test_what_went_out_under_a_page_s_old_name_is_not_lost(run: Run, root: Path, form: str) -> None:
    edit(root / ABOUT, "Wanafanya kazi.\n", "They work.\n")
    path = Path(f"all{formats.ENDINGS[form]}")
    run("export", "--locale", "sw", "--format", form, "--out", path, "about.md")
    (root / "docs/en/about.md").rename(root / "docs/en/us.md")
    config = (root / "mkdocs.yml").read_text("utf-8")
    put(root / "mkdocs.yml", config.replace("about.md", "us.md"))
    translate(path, "Wapo kazini.")
    before = (root / ABOUT).read_bytes()
    status, out, told = run("import", path)
    assert (status, told) == (1, "1 problem, 0 warnings\n")
    assert (
        f"docs/en/about.md is docs/en/us.md now; rename {ABOUT} to docs/sw/us.md, and import again [source-renamed]"
        in out
    )
    assert (root / ABOUT).read_bytes() == before
    (root / ABOUT).rename(root / "docs/sw/us.md")
    assert run("import", path) == (0, "", "wrote docs/sw/us.md: 1 text\n")
    assert "## Wao {#them}\n\nWapo kazini.\n" in (root / "docs/sw/us.md").read_text("utf-8")


def translate(path: Path, text: str) -> None:
    """Write into the last text of a file, in any of the formats."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        document.tables[0].rows[-1].cells[2].text = text
        document.save(str(path))
    elif path.suffix == ".po":
        answer(path, {"about.md#them paragraph 1": text})
    else:
        whole = path.read_text("utf-8")
        last = whole.rindex("<source>They work.</source>\n") + len("<source>They work.</source>\n")
        rest = re.sub("^<target.*?</target>", "", whole[last:])
        path.write_text(f"{whole[:last]}<target>{text}</target>{rest}", "utf-8")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Wana\u202bfanya", "here stands U+202B (right-to-left embedding)"),  # as chat programs set it around Arabic
        ("Wana\uf0fcfanya", "here stands U+F0FC"),  # a sign of Wingdings
        ("Wana\ufffdfanya", "here stands U+FFFD (replacement character)"),
        ("Wana\u200bfanya", ""),  # a warning of `check`
        ("Wana\u200ffanya", ""),
    ],
)
def test_a_character_that_no_page_may_hold_is_not_taken(run: Run, root: Path, text: str, told: str) -> None:
    path = export(run, "about.md")
    answer(path, {"about.md#them paragraph 1": text, "about.md#them title": "Hao"})
    status, out, _ = run("import", path)
    assert (status, told in out, bool(out)) == (int(bool(told)), True, bool(told))
    page = (root / ABOUT).read_text("utf-8")
    assert "## Hao {#them}" in page
    assert (text in page) == (not told)


@pytest.mark.usefixtures("root")
def test_a_file_that_another_program_has_made_anew_is_told_once(run: Run) -> None:
    path = export(run, "about.md")
    path.write_text(re.sub(r"^msgctxt .*\n", "# Note\n", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    status, out, _ = run("import", path)
    assert status == 1
    assert out.startswith(f"{path}:1: none of its texts has the name of its page: another program has made another")
    assert len(out.strip().split("\n")) == 2


@pytest.mark.usefixtures("root")
def test_a_row_that_was_taken_apart_is_told_and_the_others_are_taken(run: Run, root: Path) -> None:
    run("export", "--locale", "sw", "--format", "docx", "--out", "all.docx", "about.md")
    document = docx.Document("all.docx")
    [row] = [row for row in document.tables[0].rows if "about.md#them title" in row.cells[0].text]
    row.cells[2].text = "Hao"
    row.cells[1].merge(row.cells[2])
    document.tables[0].rows[-1].cells[2].text = "Wapo."
    document.save("all.docx")
    status, out, told = run("import", "all.docx")
    assert status == 1
    assert re.match(r"all\.docx:\d+: this row has 2 cells, and 3 are needed \[unknown-text\]\n", out)
    assert told == f"wrote {ABOUT}: 1 text\n1 problem, 0 warnings\n"
    assert "## Wao {#them}\n\nWapo.\n" in (root / ABOUT).read_text("utf-8")


@pytest.mark.usefixtures("root")
def test_each_text_that_lost_its_page_is_told_and_no_empty_row(run: Run) -> None:
    run("export", "--locale", "sw", "--format", "docx", "--out", "all.docx", "about.md")
    document = docx.Document("all.docx")
    rows = document.tables[0].rows
    for row, text in ((rows[1], "Watu"), (rows[2], "Kuhusu"), (rows[3], " ")):
        row.cells[0].text, row.cells[2].text = "", text
    document.tables[0].add_row()
    document.save("all.docx")
    status, out, told = run("import", "all.docx")
    lost = re.findall(r"^all\.docx:(\d+): this text has lost the name of its page", out, re.MULTILINE)
    assert (status, lost, told) == (1, ["2", "3"], "2 problems, 0 warnings\n")


@pytest.mark.usefixtures("root")
def test_a_region_does_no_harm(run: Run) -> None:
    path = export(run, "about.md")
    edit(path, '"Language: sw\\n"', '"Language: sw_KE\\n"')
    assert run("import", path)[0] == 0


@pytest.mark.usefixtures("root")
def test_a_file_that_is_not_there_is_told(run: Run) -> None:
    assert run("import", "nowhere.po")[::2] == (1, "nowhere.po: No such file or directory\n")


@pytest.mark.usefixtures("root")
def test_a_page_that_cannot_be_put_together_is_left_alone(run: Run, root: Path) -> None:
    edit(root / ABOUT, "# Kuhusu\n", "Kuhusu\nsisi\n======\n")
    path = export(run, "about.md")
    answer(path, {"about.md#them title": "Hao"})
    before = (root / ABOUT).read_bytes()
    status, out, _ = run("import", path)
    assert status == 1
    assert f"{ABOUT}:1: the page cannot be put together from these texts" in out
    assert (root / ABOUT).read_bytes() == before


@pytest.mark.parametrize("others", [{}, {"about.md#us title": "Nasi", "about.md#them title": "Hao"}])
def test_a_text_that_breaks_its_page_is_named_and_the_others_are_taken(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, others: dict[str, str]
) -> None:
    """Should a text ever be read in its page otherwise than by itself."""
    monkeypatch.setattr(judge, "_reads_as_one", lambda *_: True)
    path = export(run)
    before = (root / ABOUT).read_text("utf-8")
    bad = {"about.md#us paragraph 1": "- **Watu** `check` [b](index.md)", "about.md#them paragraph 1": "## Wao wote"}
    answer(path, {**others, **bad})
    lines = {entry.msgctxt: entry.linenum for entry in polib.pofile(str(path))}
    status, out, _ = run("import", path)
    assert status == 1
    told = re.findall(r"^sent\.po:(\d+): with this text .*: “(.*)” \[breaks-structure\]$", out, re.MULTILINE)
    assert [text for _, text in told] == ["- Watu  b", "## Wao wote"]
    assert all(abs(int(line) - lines[key]) <= 3 for (line, _), key in zip(told, bad, strict=True))
    after = (root / ABOUT).read_text("utf-8")
    wanted = before.replace("## Sisi", "## Nasi").replace("## Wao", "## Hao") if others else before
    assert after.partition("\n---\n")[2] == wanted.partition("\n---\n")[2]
    assert (after == before) == (not others)


@pytest.mark.parametrize("form", ["po", "xliff", "docx"])
def test_a_translation_in_other_lines_than_its_source_stays_in_them(run: Run, root: Path, form: str) -> None:
    edit(root / ABOUT, "Sisi ni **watu** wa chama.", "Sisi ni\n**watu** wa\nchama.")
    assert run("export", "about.md", "--locale", "sw", "--format", form, "--out", "all.file")[0] == 0
    assert run("import", "all.file")[1:] == ("", "nothing is new in there\n")


UTF8 = "the file is not UTF-8 [not-utf8]\n    save the file as UTF-8\n"


def spoil(path: Path, encoding: str = "cp1252") -> bytes:
    """Save a file as editors do that are not asked for UTF-8."""
    data = path.read_text("utf-8").replace("Kuhusu", "Kuhusu é").encode(encoding, "replace")
    path.write_bytes(data if encoding != "cp1252" else data + "# é\n".encode(encoding))
    return path.read_bytes()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
@pytest.mark.parametrize("spoilt", [ABOUT, "docs/en/about.md"])
def test_a_page_that_cannot_be_read_is_told_and_left_alone(run: Run, root: Path, spoilt: str, encoding: str) -> None:
    path = export(run, "about.md", "words.yml")
    answer(path, {"about.md#them title": "Hao", "words.yml#tagline": "Mwongozo wa wote"})
    before = spoil(root / spoilt, encoding)
    translation = (root / ABOUT).read_bytes()
    status, out, told = run("import", path)
    assert (status, out.partition(":")[0], out[out.index("the file") :]) == (1, spoilt, UTF8)
    assert re.search(r"^wrote docs/sw/words\.yml: 1 text; .*\n1 problem, 0 warnings$", told, re.MULTILINE)
    assert ((root / spoilt).read_bytes(), (root / ABOUT).read_bytes()) == (before, translation)


def test_a_page_that_cannot_be_read_is_not_sent(run: Run, root: Path) -> None:
    spoil(root / ABOUT)
    status, out, told = run("export", "--locale", "sw", "--out", "sent.po")
    assert (status, out) == (1, f"{ABOUT}:5: {UTF8}")
    assert told.endswith("\n1 problem\n")
    assert {key.partition("#")[0] for key in sent("sent.po")} > {"index.md", "words.yml"}
    assert not any(key.startswith("about.md#") for key in sent("sent.po"))
    assert run("export", "--locale", "sw", "--out", "no.po", "about.md")[0] == 1
    assert not Path("no.po").exists()


@pytest.mark.parametrize("spoilt", ["docs/sw/words.yml", "docs/en/words.yml"])
def test_messages_that_cannot_be_read_are_told(run: Run, root: Path, spoilt: str) -> None:
    path = export(run, "words.yml", "about.md")
    answer(path, {"words.yml#tagline": "Mwongozo wa wote", "about.md#them title": "Hao"})
    before = spoil(root / spoilt)
    for command in (("export", "--locale", "sw", "--out", "again.po"), ("import", path)):
        status, out, _ = run(*command)
        assert (status, re.sub(r":\d+:", ":", out)) == (1, f"{spoilt}: {UTF8}")
    assert (root / spoilt).read_bytes() == before
    assert "## Hao {#them}" in (root / ABOUT).read_text("utf-8")


def test_texts_of_a_page_that_has_none_any_more_are_told(run: Run, root: Path) -> None:
    path = export(run, "about.md")
    put(root / "docs/en/about.md", "\n")
    answer(path, {"about.md#them title": "Hao"})
    status, out, _ = run("import", path)
    assert status == 1
    assert "the text that this translates no longer stands in docs/en/about.md [source-changed]" in out


@pytest.mark.usefixtures("root")
def test_nothing_is_written_to_another_place(run: Run, root: Path, tmp_path: Path) -> None:
    put(tmp_path / "elsewhere.md", "Mine.\n")
    path = export(run, f"workshops/en/{SLUG}/guide.md")
    answer(path, {f"workshops/{SLUG}/guide.md#power title": "Data ni nguvu"})
    (root / f"workshops/sw/{SLUG}/guide.md").symlink_to(tmp_path / "elsewhere.md")
    assert run("import", path)[::2] == (
        1,
        f"workshops/sw/{SLUG}/guide.md: a link to another place; nothing was written\n",
    )
    assert (tmp_path / "elsewhere.md").read_text("utf-8") == "Mine.\n"
