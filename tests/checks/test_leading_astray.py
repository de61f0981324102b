"""Ten mistakes whose messages led astray: each is told as itself, at its line, and nothing that only follows from it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from teach_forward import checks
from teach_forward.deck import build as deck_build
from teach_forward.findings import Finding
from teach_forward.translation.newlocale import UnknownLocale, describe
from tests.guide import copy_pages
from tests.sites import SLUG, put, translation, write_small

GUIDE = "workshops/fr/1-fundamentals/guide.md"
ARABIC = "workshops/ar/1-fundamentals/guide.md"
HOME, CASES = "docs/fr/index.md", "docs/fr/cases.md"

Edit = Callable[[str], str]


def sub(pattern: str, new: str) -> Edit:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Mistake:
    """What a person did to which page; the one message that helps: what it says, and the line that it names."""

    what: str
    path: str
    edit: Edit
    message: str
    line: str


MISTAKES = [
    Mistake("accents of their own", GUIDE, lambda text: unicodedata.normalize("NFD", text), "is written as 2 characters", "# Guide"),
    Mistake("a comment that does not end", GUIDE, sub(r"Chiffres et logique inchangés\. -->", "Chiffres et logique inchangés."),
            "the comment that begins here has no end", "<!-- Adaptations"),
    Mistake("a merge in the keys", HOME, sub(r"^(source: [^\n]*)\n", r"<<<<<<< HEAD\n\1\n=======\nsource: 0\n>>>>>>> main\n"),
            "two versions of the keys stand here", "<<<<<<<"),
    Mistake("a space in a link", CASES, sub(r"\]\((references\.md#itau-2025)", r"] (\1"), "a space parts the words of this link", "- **Fiabilité"),
    Mistake("accents of their own in Arabic", ARABIC, lambda text: unicodedata.normalize("NFD", text), "is written as 2 characters", "<!--"),
    Mistake("another encoding in Arabic", ARABIC, lambda text: text.encode().decode("cp1252", "replace"), "read in a wrong encoding", "#"),
    Mistake("another encoding", GUIDE, lambda text: text.encode().decode("cp1252", "replace"), "read in a wrong encoding", "# Guide"),
    Mistake("an address on two lines", CASES, sub(r"(references\.md)(#itau-2025)", r"\1\n\2"), "the address of this link stands on two lines", "- **Fiabilité"),
    Mistake("a blank to be filled in", HOME, sub(r"^Voici un guide", "<nom du syndicat> : voici un guide".replace(" :", "\u00a0:")),
            '"<nom du syndicat>" is read as a tag of HTML', "<nom du syndicat>"),
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide in which these pages translate the English text of today."""
    return copy_pages(tmp_path_factory.mktemp("guide"))


def told(root: Path, path: str) -> list[Finding]:
    return [finding for finding in checks.find_all(root)[1] if finding.path == path]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.what)
def test_the_fault_itself_is_told_and_nothing_else(copy: Path, mistake: Mistake) -> None:
    path = copy / mistake.path
    good = path.read_text("utf-8")
    damaged = mistake.edit(good)
    assert damaged != good, "the edit changed nothing"
    try:
        path.write_text(damaged, "utf-8")
        found = told(copy, mistake.path)
    finally:
        path.write_text(good, "utf-8")
    assert len(found) == 1, [str(finding) for finding in found]
    assert mistake.message in found[0].message
    assert damaged.split("\n")[found[0].line - 1].startswith(mistake.line)


def test_a_comma_of_another_script_is_not_a_bullet(tmp_path: Path) -> None:
    root = write_small(tmp_path, ("en", "zh"))
    guide = root / f"workshops/en/{SLUG}/guide.md"
    text = guide.read_text("utf-8").replace("Data is power", "数据，就是力量")
    put(root / f"workshops/zh/{SLUG}/guide.md", translation(text, guide))
    library, _ = checks.find_all(root)
    found = [finding for finding in deck_build.findings(library, ["zh"]) if "，" in finding.message]
    assert [finding for finding in found if "bullets" in finding.hint] == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sr@latin", "sr-Latn"), ("sr_RS@latin", "sr-Latn-RS"), ("pt_BR.UTF-8", "pt-BR"), ("ca@valencia", "ca")],
)
def test_a_tag_of_gettext_is_told_as_it_is_written_here(typed: str, meant: str) -> None:
    with pytest.raises(UnknownLocale, match=rf"did you mean {meant}\?$"):
        describe(typed)


def test_a_language_of_three_letters_is_one() -> None:
    assert describe("fil").tag == "fil"


def test_a_page_of_a_new_name_is_named(copy: Path) -> None:
    english, french = copy / "docs/en/cases.md", copy / "docs/fr/cases.md"
    english.rename(copy / "docs/en/stories.md")
    try:
        found = [finding for finding in told(copy, "docs/fr/cases.md") if finding.rule.name == "source-renamed"]
    finally:
        (copy / "docs/en/stories.md").rename(english)
    assert [finding.severity for finding in found] == ["warning"]
    assert "docs/fr/stories.md" in found[0].message
    assert french.is_file()


@pytest.mark.parametrize("data", ["say: Sema\n".encode("utf-16"), b"say: Sema\xe9\n", b'say: "Sema\n'])
def test_messages_that_cannot_be_read_are_told_and_no_film_for_them(tmp_path: Path, data: bytes) -> None:
    root = write_small(tmp_path)
    scene = "## Part {0} {{#part-{0}}}\n\n/// slide | Title {0}\n    id: scene-{0}\n- One\n///\n\n**{1}:** One two.\n"
    english, swahili = (root / f"workshops/{locale}" / SLUG / "film.md" for locale in ("en", "sw"))
    put(english, "# A film\n\n" + "\n".join(scene.format(n, "Say") for n in range(6)))
    put(swahili, translation("# Filamu\n\n" + "\n".join(scene.format(n, "Sema") for n in range(6)), english))
    path = "docs/sw/words.yml"
    (root / path).write_bytes(data)
    [finding] = (item for item in checks.find_all(root)[1] if item.path == path or item.rule.name == "film-scene")
    assert finding.path == path
