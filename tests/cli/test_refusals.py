"""What cannot be done is said in a line or two, and never as a traceback."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import run
from tests.sites import SLUG, add_workshops, put, write_small
from tests.tools import need

COMMANDS = {
    "check": ["check"],
    "slides": ["slides"],
    "site": ["site"],
    "serve": ["serve"],
    "template": ["template", "--out", "union.pptx"],
    "spelling": ["spelling"],
    "report": ["report"],
    "status": ["status"],
    "summary": ["summary"],
    "stamp": ["stamp", "docs/sw/index.md"],
    "new-locale": ["new-locale", "es"],
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_small(tmp_path / "guide")


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_guide(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, *COMMANDS[command])
    assert done.returncode == 1
    assert done.stderr == (
        "mkdocs.yml: there is no such file here; go to the folder of a guide, or begin one: teach-forward init FOLDER\n"
    )


def config(old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / "mkdocs.yml").read_text("utf-8")
        assert old in text
        put(root / "mkdocs.yml", text.replace(old, new))

    return change


def a_folder_in_its_place(root: Path) -> None:
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").mkdir()


def test_a_language_is_not_begun_from_files_that_are_not_utf_8(root: Path) -> None:
    for name in ("words.yml", "index.md"):
        path = root / "docs/en" / name
        path.write_bytes(path.read_bytes() + "# é\n".encode("cp1252"))
    done = run(root, "new-locale", "es")
    assert (done.returncode, done.stdout) == (1, "")
    told = re.findall(r"^docs/en/(\S+):\d+: the file is not UTF-8 \[not-utf8\]$", done.stderr, re.MULTILINE)
    assert told == ["index.md", "words.yml"]
    assert done.stderr.endswith("2 problems; nothing was written\n")
    assert not (root / "docs/es").exists()


def a_strange_folder(root: Path) -> None:
    put(root / "docs/zz/words.yml", "language: Zz\n")


def no_messages(root: Path) -> None:
    (root / "docs/en/words.yml").unlink()


def a_message_less(root: Path) -> None:
    text = (root / "docs/en/words.yml").read_text("utf-8")
    put(root / "docs/en/words.yml", re.sub("^closing_title: .*\n", "", text, flags=re.MULTILINE))


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "settings that cannot be read": (
        config("site_name: Teach", "site_name: 'Teach"),
        "mkdocs.yml:3: this line cannot be read",
    ),
    "settings that are a folder": (
        a_folder_in_its_place,
        "mkdocs.yml:1: this is a folder, and has the name of a file [unsafe-file]",
    ),
    "a language that there is not": (
        config("locale: en", "locale: zz"),
        "mkdocs.yml:18: `locale` in `languages` is not the tag of a language, such as es or pt-BR",
    ),
    "another first language": (config("locale: en", "locale: es"), "docs/es/words.yml:1: there is no such file"),
    "a folder of no language": (a_strange_folder, "docs/zz/words.yml:1: this folder has messages, but its name is not"),
    "no messages": (
        no_messages,
        "docs/en/words.yml:1: there is no such file, and the guide is written in English first [words-missing]\n",
    ),
    "a message less": (a_message_less, "docs/en/words.yml:1: 1 message is missing: closing_title"),
    "a theme that there is not": (
        config("name: material", "name: marble"),
        "mkdocs.yml:10: `name` in `theme` is not material",
    ),
    "a plugin that there is not": (
        config("- teach-forward", "- teach-backward\n- teach-forward"),
        "mkdocs.yml:13: item 1 of `plugins` is not one of teach-forward, i18n; did you mean teach-forward?",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_site_that_cannot_be_built(root: Path, damage: str) -> None:
    change, told = DAMAGES[damage]
    change(root)
    for command in ("site", "serve"):
        done = run(root, command)
        assert done.returncode == 1
        assert told in done.stderr
        assert "Traceback" not in done.stderr
        assert not (root / "site").exists()


@pytest.mark.parametrize("arguments", [["slides", "--out", "full/decks"], ["site", "--out", "full/site"]])
def test_a_place_where_nothing_can_be_written(root: Path, arguments: list[str]) -> None:
    put(root / "full", "a file, not a folder")
    done = run(root, *arguments)
    assert done.returncode == 1
    assert re.fullmatch(r"full[/\w.-]*: (Not a directory|File exists)", done.stderr.splitlines()[-1])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["slides", "--locale", "xx"], "there is no language xx; there are en, sw"),
        (["site", "--locale", "xx"], "there is no language xx; there are en, sw"),
        (["serve", "--locale", "xx"], "there is no language xx; there are en, sw"),
        (["slides", "--workshop", "9-none"], "there is no workshop 9-none; there are 1-small"),
        (["template", "--out", "x.pptx", "--workshop", "99"], "there is no workshop 99"),
        (["check", "--locale", "xx"], "there is no language xx; there are en, sw"),
        (["check", "nowhere.md"], "there is nothing to check at nowhere.md"),
        (["report", "--locale", "xx"], "there is no language xx; there are en, sw"),
        (["spelling", "--locale", "xx"], "there is no language xx; there are en, sw"),
        (["status", "--locale", "xx"], "there is no language xx; there are en, sw"),
        (["audit", "no.pptx"], "no.pptx: No such file or directory"),
        (["slides", "--template", "no.pptx"], "no.pptx: No such file or directory"),
        (["stamp", "docs/sw/no.md"], "docs/sw/no.md is not a page of the guide"),
    ],
)
def test_a_name_that_is_not_there_is_one_line(root: Path, arguments: list[str], told: str) -> None:
    refused = run(root, *arguments)
    assert refused.returncode == 1
    assert refused.stderr.startswith(told)
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "ending"),
    [
        (("export", "--locale", "sw", "--out", "docs/en/index.md"), ".po"),
        (("export", "--locale", "sw", "--format", "docx", "--out", "mkdocs.yml"), ".docx"),
        (("gallery", "--out", "mkdocs.yml"), ".png"),
        (("template", "--out", "docs/en/index.md"), ".pptx"),
    ],
)
def test_nothing_is_written_over_a_page(root: Path, arguments: tuple[str, ...], ending: str) -> None:
    out = root / arguments[-1]
    before = out.read_bytes()
    done = run(root, *arguments)
    assert (done.returncode, out.read_bytes()) == (1, before)
    assert done.stderr == f"{arguments[-1]} is there, and is not a file that ends in {ending}; choose another --out\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("template", "--out", "union.txt"), "union.txt does not end in .pptx, and such a file is made"),
        (("gallery", "--out", "look.jpg"), "look.jpg does not end in .png, and such a file is made"),
        (("export", "--locale", "sw", "--out", "sw.docx"), "sw.docx ends as with --format docx, and --format is po"),
    ],
)
def test_a_file_bears_the_ending_of_what_it_is(root: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run(root, *arguments)
    assert (done.returncode, (root / arguments[-1]).exists()) == (1, False)
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1:-1", "nope", ":8000", "127.0.0.1:", "::1"])
def test_an_address_that_nothing_listens_on_is_told_before_anything_is_made(root: Path, address: str) -> None:
    done = run(root, "serve", f"--address={address}")
    assert (done.returncode, (root / "build").exists()) == (1, False)
    assert done.stderr == f"{address} is not an address to listen on, such as 127.0.0.1:8000\n"


def test_an_address_that_is_taken_is_told_before_anything_is_made(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run(root, "serve", "--address", f"127.0.0.1:{port}")
    assert (done.returncode, (root / "build").exists()) == (1, False)
    assert done.stderr == (
        f"127.0.0.1:{port} is in use; stop what listens there, or write --address 127.0.0.1:{port + 1}\n"
    )


def test_a_host_that_there_is_not_is_told_before_anything_is_made(root: Path) -> None:
    done = run(root, "serve", "--address", "no.host.invalid:8000")
    assert (done.returncode, (root / "build").exists()) == (1, False)
    assert done.stderr.startswith("nothing can listen on no.host.invalid:8000: ")


@pytest.mark.parametrize("path", ["..", "../other", "/"])
def test_what_lies_outside_the_guide_is_not_well(root: Path, path: str) -> None:
    (root.parent / "other").mkdir()
    done = run(root, "check", path)
    assert done.returncode == 1
    assert done.stderr == f"{path} is not in the folder of this guide; go to its own, and check there\n"


@pytest.mark.parametrize(
    "path", ["README.md", "slides_src/union.pptx", "site", "docs/en/.draft.md", ".git", "workshops/.old/guide.md"]
)
def test_what_is_not_looked_at_is_not_well(root: Path, path: str) -> None:
    put(root / (f"{path}/x" if path in ("site", ".git") else path), "words")
    done = run(root, "check", "docs/en/index.md", path)
    assert (done.returncode, done.stdout) == (1, "")
    looks = "it looks at docs and workshops, but for hidden files, and at slides_src/theme.yml and mkdocs.yml"
    assert done.stderr == f"check does not look at {path}; {looks}\n"


@pytest.mark.parametrize("path", ["docs/en", "docs/en/index.md", "docs/terms.yml", "mkdocs.yml", "README.md"])
def test_what_lies_in_another_language_than_was_asked_for_is_not_well(root: Path, path: str) -> None:
    for name in ("docs/terms.yml", "README.md"):
        put(root / name, "")
    done = run(root, "check", path, "--locale", "sw")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"nothing of sw lies at {path}; write the path without --locale\n"


@pytest.mark.parametrize(
    "path",
    [
        *(".", "docs", "workshops", "docs/sw", "docs/en/pictures", "docs/en/pictures/a.svg", "docs/terms.yml"),
        *("slides_src", "slides_src/theme.yml", "mkdocs.yml", f"workshops/sw/{SLUG}"),
    ],
)
def test_whatever_holds_something_that_is_looked_at_can_be_named(root: Path, path: str) -> None:
    put(root / "docs/en/pictures/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    put(root / "docs/terms.yml", "terms: {}\navoid: {}\n")
    done = run(root, "check", path)
    assert (done.returncode, "look" in done.stderr) == (0, False)


def test_what_lies_in_a_folder_that_does_not_belong_there_is_not_well(root: Path) -> None:
    """The folder is told, and it was not when a file in it was named."""
    put(root / "docs/pictures/a.md", "# A")
    assert "docs/pictures:1: this is not the folder of a language" in run(root, "check", "docs/pictures/a.md").stdout


@pytest.mark.parametrize("target", ["README.md", "about.md", "/dev/null"])
def test_a_link_among_the_texts_is_told_wherever_it_leads(root: Path, target: str) -> None:
    put(root / "docs/en/README.md", "words")
    (root / "docs/en/page.md").symlink_to(target)
    done = run(root, "check", "docs/en/page.md")
    assert "docs/en/page.md:1: a link to another place of the disk" in done.stdout
    assert run(root, "check", "docs/en/about.md").returncode == 0


def test_a_link_beside_the_texts_leads_to_what_is_looked_at(root: Path) -> None:
    put(root / "docs/en/about.md", "# About\n\n[nowhere](nowhere.md)\n")
    (root / "english").symlink_to("docs/en")
    assert "broken-link" in run(root, "check", "english").stdout


def test_without_translations_none_are_listed(tmp_path: Path) -> None:
    done = run(write_small(tmp_path, ("en",)), "export", "--locale", "fr")
    assert done.returncode == 1
    assert done.stderr == "there is no translation into fr; `teach-forward new-locale` begins one\n"


def test_a_template_has_the_colour_of_any_workshop_that_is_there(root: Path) -> None:
    add_workshops(root, [12])
    assert run(root, "template", "--workshop", "12", "--out", "union.pptx").returncode == 0
    assert (
        "there is no workshop 13; there are 1, 2, "
        in run(root, "template", "--workshop", "13", "--out", "b.pptx").stderr
    )


def test_a_path_within_a_repository_that_is_not_named_is_told(root: Path) -> None:
    lines = (root / "mkdocs.yml").read_text("utf-8").split("\n")
    kept = [line for line in lines if not line.startswith("repo_url:")]
    put(root / "mkdocs.yml", "\n".join(kept))
    line = next(number for number, line in enumerate(kept, 1) if line.startswith("edit_uri:"))
    assert f"mkdocs.yml:{line}: `edit_uri` is a path within `repo_url`, which is missing" in run(root, "check").stdout


@pytest.mark.parametrize("command", ["spelling", "report", "status"])
@pytest.mark.parametrize("path", ["docs/en/about.md", "docs/en/words.yml", "docs/sw/words.yml"])
def test_a_file_in_another_encoding_is_told_where_its_words_are_missing(root: Path, command: str, path: str) -> None:
    if command == "spelling":
        need("hunspell")
    (root / path).write_bytes((root / path).read_bytes() + b"\n# caf\xe9\n")
    done = run(root, command)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert re.search(rf"^{path}:\d+: the file is not UTF-8 \[not-utf8\]$", done.stdout + done.stderr, re.MULTILINE)


def test_known_words_in_another_encoding_are_not_told_as_unknown_ones_alone(root: Path) -> None:
    need("hunspell")
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\nThe café Éluard.\n")
    (root / "docs/en/known-words.txt").write_bytes("Éluard\n".encode("latin-1"))
    assert "docs/en/known-words.txt:1: the file is not UTF-8 [not-utf8]" in run(root, "spelling").stdout


def test_a_translation_of_a_page_that_cannot_be_read_is_not_stamped(root: Path) -> None:
    page = root / "docs/sw/about.md"
    put(page, f"---\nsource: {'0' * 40}\n---\n# Kuhusu\n\n## Sisi {{#us}}\n\nMaandishi.\n")
    put(root / "docs/en/about.md", "# About\n\n## Us {#us}\n\nA text.\n")
    (root / "docs/en/about.md").write_bytes((root / "docs/en/about.md").read_bytes() + b"caf\xe9\n")
    before = page.read_bytes()
    done = run(root, "stamp", "docs/sw/about.md")
    assert (done.returncode, page.read_bytes()) == (1, before)
    assert "docs/en/about.md:6: the file is not UTF-8 [not-utf8]" in done.stderr
