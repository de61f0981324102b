"""`check --fix`: what is not certain stays as it is, and a page stays the page that it is but for its punctuation."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from teach_forward.checks.mend import mended
from teach_forward.text.reader import read
from teach_forward.util import yml
from tests.tools import ROOT, tenfold

FRENCH, ARABIC = "docs/fr/page.md", "docs/ar/page.md"
NBSP = "\u00a0"

HEAD = '---\nsummary: Voir: qui ?\ngroup: "8 à 20"\nsource: 1\n---\n'
PLAIN = "# Titre\n\n## Partie {#partie}\n\nQui décide?\n"
RIGHT = PLAIN.replace("décide?", f"décide{NBSP}?")


def fixed(text: str, path: str = FRENCH) -> str:
    return mended(path, text.encode(), b"").decode()


def test_punctuation_is_put_right() -> None:
    text = (
        '# Titre\n\n## Partie {#partie}\n\n- Qui décide? "Elles" : "nous".\n\n/// tip | Combien?\nVoir « ici ».\n///\n'
    )
    assert fixed(text).replace(NBSP, "~") == (
        "# Titre\n\n## Partie {#partie}\n\n- Qui décide~? «~Elles~»~: «~nous~».\n\n"
        "/// tip | Combien~?\nVoir «~ici~».\n///\n"
    )
    assert fixed("# عنوان\n\nمن يقرّر? نحن, معًا; نعم\n", ARABIC) == "# عنوان\n\nمن يقرّر؟ نحن، معًا؛ نعم\n"


def test_a_letter_and_its_accent_become_one_character() -> None:
    text = "---\nsummary: De\u0301cider\n---\n# Titre\n\nLa de\u0301cision. ![Un cafe\u0301](room.png)\n"
    assert fixed(text) == fixed(text, "docs/en/page.md") == text.replace("e\u0301", "é")


@pytest.mark.parametrize("text", ["[ici](cafe\u0301.png)", "`cafe\u0301`", "```\ncafe\u0301\n```"])
def test_accents_in_addresses_and_code_stay_as_they_are(text: str) -> None:
    assert fixed(f"# Titre\n\n{text}\n") == f"# Titre\n\n{text}\n"


@pytest.mark.parametrize(
    "above",
    [
        HEAD,
        f"\n{HEAD}",
        f"\n\n \n{HEAD}",
        HEAD.removeprefix("---\n"),
        HEAD.removesuffix("---\n"),
        HEAD.replace("---\n", ""),
        f"{HEAD}{HEAD}",
        f"{HEAD}\n{HEAD}",
        f"# remarque: ceci\n{HEAD}",
        HEAD.replace("group:", "# remarque : ceci\ngroup:"),
        HEAD.removesuffix("---\n") + "...\n",
        HEAD.replace("---", "----"),
        HEAD.replace("summary", "résumé"),
    ],
    ids=lambda above: repr(above[:24]),
)
def test_what_may_be_front_matter_stays_as_it_is(above: str) -> None:
    assert fixed(above + PLAIN) == above + RIGHT


@pytest.mark.parametrize(
    "line",
    [
        "Un mot&nbsp;: voilà",
        "Qui&#160;? Elle&eacute;; non",
        "Le code `a ? b : c` et ``x ` y ?``",
        "Le code `a ?\nb ?` va plus loin",
        "Un accent ` que rien ne ferme ? Non",
        "[lien](page.md?a=b \"Pourquoi ? Parce (que)\")",
        "[lien](https://exemple.fr/A_(b)?c=d)",
        "[lien](page.md \"Pourquoi ?",
        "[nom]: https://exemple.fr \"Pourquoi ?\"",
        "<!-- Qui décide? -->",
        "<!-- Qui décide?\nNous? -->",
        "Ceci <!-- Qui\ndécide? --> cela",
        "<!-- Qui décide? --> Nous?",
        "Qui\\? Quoi\\: rien",
        "<span title=\"Qui décide?\">x</span>",
        "```\nQui décide? \"Nous\"\n```",
        "~~~ {.text}\nQui décide? \"Nous\"\n~~~",
        "```\nQui décide?",
        "    Qui décide? \"Nous\"",
        "/// slide | Titre\n    id: un\n    titre: Qui décide ? Nous : oui\n///",
        "| a | b |\n| :- | -: |\n| ? | : |",
        "- ?\n- !",
        "1. ?",
        "## ? {#a}",
        "Voir {: title=\"Qui ?\" } ici",
        "id : un",
        "layout : steps deux",
        "https://exemple.fr/?a=1;b",
    ],
)  # fmt: skip
def test_what_a_machine_reads_stays_as_it_is(line: str) -> None:
    text = f"# Titre\n\n{line}\n"
    assert fixed(text).replace(f"Nous{NBSP}?\n", "Nous?\n") == text


def test_a_change_that_would_make_another_page_is_not_made() -> None:
    """A list in a list and a block of code look alike in one line: only the whole page tells."""
    text = "# Titre\n\n- un\n\n    Qui décide?\n\nFin.\n\n    Qui décide?\n\nQui décide?\n"
    changed = [line for line in fixed(text).split("\n") if NBSP in line]
    assert changed == [f"    Qui décide{NBSP}?", f"Qui décide{NBSP}?"]
    assert fixed(text).count("    Qui décide?") == 1


def test_lines_that_are_not_translated_stay_as_they_are() -> None:
    english = "# Title\n\nWho decides?\n"
    assert mended(FRENCH, b"# Titre\n\nWho decides?\n\nQui?\n", english.encode()).decode() == (
        f"# Titre\n\nWho decides?\n\nQui{NBSP}?\n"
    )


def test_encoding_and_ends_of_lines_are_put_right_in_every_file() -> None:
    assert mended("docs/fr/words.yml", b"\xef\xbb\xbfa: Qui?\r\nb: c\r", b"") == "a: Qui\xa0?\nb: c\n".encode()
    assert mended("docs/en/page.md", b"\xef\xbb\xbf# Title\r\n\r\nWho?\r\n", b"") == b"# Title\n\nWho?\n"


def test_a_page_beyond_all_bounds_stays_as_it_is() -> None:
    text = f"# Titre\n\nQui? {'[' * 50_000}\n"
    assert fixed(text) == text


@pytest.mark.parametrize("data", [b"# Titre\n\nQui d\xe9cide?\n", "# Titre".encode("utf-16")])
def test_a_file_in_another_encoding_stays_as_it_is(data: bytes) -> None:
    assert mended(FRENCH, data, b"") == data


# The real pages, and what becomes of them in many hands.

PAGES = [
    path
    for locale in sorted(path.name for path in (ROOT / "docs").iterdir() if path.is_dir())
    for top in ("docs", "workshops")
    for path in sorted((ROOT / top / locale).rglob("*.md"))
]
DAMAGES = {
    "an empty line above": lambda text: f"\n{text}",
    "a byte order mark": lambda text: f"\ufeff{text}",
    "ends of lines of Windows": lambda text: text.replace("\n", "\r\n"),
    "ends of lines twice": lambda text: text.replace("\n", "\r\r\n"),
    "the first --- lost": lambda text: text.removeprefix("---\n"),
    "the second --- lost": lambda text: re.sub(r"\n---\n", "\n", text, count=1),
    "all --- lost": lambda text: text.replace("---\n", ""),
    "the keys twice": lambda text: re.sub(r"\A(---\n.*?\n---\n)", r"\1\1", text, flags=re.DOTALL),
    "no-break spaces lost": lambda text: text.replace(NBSP, " "),
    "no-break spaces gone": lambda text: text.replace(NBSP, ""),
    "no-break spaces by name": lambda text: text.replace(NBSP, "&nbsp;"),
    "quotation marks typed": lambda text: re.sub(r"[«»“”]", '"', text),
    "Latin punctuation": lambda text: text.translate(str.maketrans("،؛؟", ",;?")),
    "a fence that nothing closes": lambda text: text.replace("\n## ", "\n```\n\n## ", 1),
    "a comment that nothing closes": lambda text: text.replace("\n## ", "\n<!-- \n## ", 1),
    "a tick that nothing closes": lambda text: text.replace("\n## ", "\n` ? \n\n## ", 1),
    "blocks that nothing closes": lambda text: re.sub(r"^/{3,}$", "", text, flags=re.MULTILINE),
    "options without indent": lambda text: re.sub(r"^    (id|layout):", r"\1 :", text, flags=re.MULTILINE),
    "no title": lambda text: re.sub(r"^# ", "", text, count=1, flags=re.MULTILINE),
    "cut off": lambda text: text[: len(text) * 2 // 3],
}
PUNCTUATION = str.maketrans("“”«»،؛؟", '""""' + ",;?")
READ_BY_PEOPLE = {"text", "title", "texts", "description"}


def page_of(path: str, data: bytes) -> Any:
    """What a page holds: what people read without spaces and marks of one language, and all else as it is."""
    document, _ = read(path, data, "page", "fr")
    return bare({name: getattr(document, name) for name in ("title", "meta", "sessions", "ids", "links", "texts")})


def bare(value: Any, name: str = "") -> Any:
    if isinstance(value, str):
        return re.sub(r"\s+", "", value).translate(PUNCTUATION) if name in READ_BY_PEOPLE else value
    if isinstance(value, tuple | list):
        return [bare(item, name) for item in value]
    if dataclasses.is_dataclass(value):
        names = [field.name for field in dataclasses.fields(value) if field.name != "line"]  # which may be a guess
        return {name: bare(getattr(value, name), name) for name in names}
    if isinstance(value, dict):
        return {key: bare(item, key) for key, item in value.items()}
    return value


def assert_safe(path: str, data: bytes) -> None:
    after = mended(path, data, b"")
    assert mended(path, after, b"") == after, "the second time mends more"
    if after != data:
        assert page_of(path, after) == page_of(path, data)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_good_page_stays_as_it_is(page: Path) -> None:
    path, data = page.relative_to(ROOT).as_posix(), page.read_bytes()
    source = ROOT / re.sub("/[^/]+/", "/en/", path, count=1)
    assert mended(path, data, source.read_bytes()) == data


@given(st.sampled_from(PAGES), st.lists(st.sampled_from(sorted(DAMAGES)), min_size=1, max_size=3, unique=True))
def test_a_damaged_page_stays_the_page_that_it_is(page: Path, damages: list[str]) -> None:
    text = page.read_text("utf-8")
    for damage in damages:
        text = DAMAGES[damage](text)
    assert_safe(page.relative_to(ROOT).as_posix(), text.encode())


PIECES = st.sampled_from(
    [
        *("Qui décide?", "voir :", "« ici »", '"mot"', ' "mot" :', "non;", "!", "?", ":", '"', " ", "كلمة,"),
        *("&nbsp;", "&#160;", "`", "``", "```\n", "~~~\n", "<!-- ", " -->", '<b title="c ?">', "https://a.b/?c ?"),
        *('[lien](a.md?b "c ? d")', "](", ")", '[a]: b "c ?"\n', "{#a}", "{", "}", "|", "| a : b |\n", "\n|---|\n"),
        *("/// slide | Qui ?\n", "    id: un\n", "    layout : steps ?\n", "\n///\n", "---\n", "summary: un ?\n"),
        *("\n# ", "\n## ", "- ", "\n    ", "> ", "\n", "\n\n", "\\", "**", "*"),
    ]
)


@given(st.sampled_from([FRENCH, ARABIC]), st.lists(PIECES, max_size=16).map("".join))
@tenfold()
def test_any_text_stays_the_page_that_it_is(path: str, text: str) -> None:
    assert_safe(path, f"# Titre\n\n{text}".encode())
    assert_safe(path, text.encode())


WORDS = "docs/fr/words.yml"
ENGLISH = 'tip: "Wait: who decides?"\nstep: Step\n'


def words(text: str, source: str = ENGLISH) -> str:
    return mended(WORDS, text.encode(), source.encode()).decode()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("tip: Qui décide?\n", f"tip: Qui décide{NBSP}?\n"),
        ("tip: 'Qu''est-ce?' # ?\n", f"tip: 'Qu''est-ce{NBSP}?' # ?\n"),
        ('tip: "{count} ici : «oui»"\n', f'tip: "{{count}} ici{NBSP}: «{NBSP}oui{NBSP}»"\n'),
        ("# Qui?\n\ntip:   Non!\nstep: Oui!  \n", f"# Qui?\n\ntip:   Non{NBSP}!\nstep: Oui{NBSP}!\n"),
        ("tip: de\u0301ja\u0300\n", "tip: déjà\n"),
        ("tip: \"a 'b' c!\"\n", f"tip: \"a 'b' c{NBSP}!\"\n"),
        # Nothing is changed of what is not certain
        ('tip: "Wait: who decides?"\n', 'tip: "Wait: who decides?"\n'),
        ('tip: "Qui\\u0020?"\n', 'tip: "Qui\\u0020?"\n'),
        ("tip: |\n  Qui?\n  Nous!\n", "tip: |\n  Qui?\n  Nous!\n"),
        ("tip: Qui?\n  Nous?\n", "tip: Qui?\n  Nous?\n"),
        ('tip: "Qui?  \n  Nous?"\n', 'tip: "Qui?\n  Nous?"\n'),
        ("tip: |\n  Qui  \n  Nous\n", "tip: |\n  Qui  \n  Nous\n"),
        ("tip: Qui: nous?\n", "tip: Qui: nous?\n"),
        ("tip: [Qui?]\n", "tip: [Qui?]\n"),
        ("- Qui?\n", "- Qui?\n"),
        ("tip: Qui?\ntip: Nous?\n", "tip: Qui?\ntip: Nous?\n"),
        ("", ""),
    ],
)
def test_messages_are_put_right_where_they_stand(text: str, right: str) -> None:
    assert words(text) == right
    assert words(right) == right


VALUES = st.text(st.sampled_from("ab ?!:«»\"'#{}[]|>-é\u0301\u00a0,&*\\"), max_size=12)


@given(
    st.dictionaries(st.sampled_from(["tip", "step", "minutes", "answer"]), VALUES), st.sampled_from([None, '"', "'"])
)
@tenfold()
def test_values_of_messages_stay_but_for_spaces_marks_and_accents(values: dict[str, str], style: str | None) -> None:
    text = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, default_style=style)
    once = words(text)
    found = yml.load(once)
    assert list(found or {}) == list(values)
    for key, value in values.items():
        plain = [re.sub(r'[\s\u00a0«»"]', "", unicodedata.normalize("NFC", text)) for text in (value, found[key])]
        assert plain[0] == plain[1]
    assert words(once) == once


@pytest.mark.parametrize(
    ("path", "text", "right"),
    [
        ("docs/terms.yml", "terms:  \n  a: {fr: [e\u0301]}\n", "terms:\n  a: {fr: [é]}\n"),
        ("docs/fr/sources.yml", "titles:\n  a: |\n    e\u0301 \n", "titles:\n  a: |\n    e\u0301 \n"),
        ("docs/fr/known-words.txt", "de\u0301ja\u0300 \n", "déjà\n"),
        ("mkdocs.yml", "name: Franc\u0327ais \n", "name: Français\n"),
        ("docs/terms.yml", "terms: [\n", "terms: [\n"),
    ],
)
def test_other_files_are_put_right_too(path: str, text: str, right: str) -> None:
    assert mended(path, text.encode(), b"").decode() == right
