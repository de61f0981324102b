"""Each check over the library, by one edit of a good library that makes it speak, and speak alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from teach_forward import checks
from teach_forward.findings import RULES, ContentError
from teach_forward.library.addresses import blob_id
from teach_forward.library.scan import load, scan
from teach_forward.text.reader import INDEX_HEADINGS

INDEX = "---\nsummary: s\naudience: all\ngroup: '8'\nSOURCE---\n# Title\n\n" + "".join(
    f"## Part {{#{id_}}}\n\n" for id_ in INDEX_HEADINGS
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FIRST = """/// slide | One
    id: one
- a
- b
///

Said first.

"""
SECOND = """/// slide | Two
    id: two
- c
///

Said with it.

/// tip
Breathe.
///

"""
LONG = "A sentence to say in English, and in no other."
GUIDE = f"""# Guide

## Opening {{#opening minutes=10}}

{FIRST}{SECOND}See [the exercise](exercise.md#why) and [the start](../../index.md).

{LONG}

Data, data, data.

## Group work {{#group-work minutes=20}}
"""
SOURCES = """gdpr:
  kind: law
  title: General Data Protection Regulation
  by: European Union
  year: 2016
  looked_at: 2026-07
  confidence: checked
"""
TERMS = "terms:\n  data: {fr: [donnée]}\navoid:\n  fr:\n    animateur: personne qui anime\n"
REFERENCES = "# References\n\n## Sources {#sources}\n\nSee [the law](#gdpr) and [again](references.md#gdpr).\n"
FRENCH = {
    f"{LONG}\n\nData, data, data.": "Une phrase à dire en français sur les données.",
    "Why?": "Pourquoi\u00a0?",
    "See [": "Voir [",
}
QUESTION = """/// question | Why?
    id: why
///

/// answer
- Because.
///
"""
EXERCISE = f"""# Exercise

## Step {{#step minutes=20}}

| a | b |
| --- | --- |
| 1 | 2 |

/// scenario | The ward
    id: ward
Two beds.
///

## Questions {{#questions}}

{QUESTION}"""


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library in two languages without a fault."""
    english = {
        "docs/en/index.md": "# Home\n\n[One](workshops/1-one/index.md) [paper](workshops/1-one/handout.md#why)\n",
        "docs/en/references.md": REFERENCES,
        "docs/en/extra.md": "# Extra\n",
        "workshops/en/1-one/index.md": INDEX.replace("SOURCE", ""),
        "workshops/en/1-one/guide.md": GUIDE,
        "workshops/en/1-one/exercise.md": EXERCISE,
    }
    for locale in ("en", "fr", "ar", "es"):
        write(tmp_path, f"docs/{locale}/words.yml", 'minutes: minutes\nworkshop_of: "Workshop {number}"\n')
    write(tmp_path, "mkdocs.yml", "site_name: Guide\n")
    (tmp_path / "docs/en/cat.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    write(tmp_path, "docs/en/plan.svg", DRAWING)
    write(tmp_path, "docs/sources.yml", SOURCES)
    write(tmp_path, "docs/terms.yml", TERMS)
    for path, text in english.items():
        write(tmp_path, path, text)
        source = f"source: {blob_id(text.encode())}\n"
        if "index.md" in path and "workshops" in path:
            write(tmp_path, path.replace("/en/", "/fr/"), INDEX.replace("SOURCE", source))
        else:
            french = text
            for old, new in FRENCH.items():
                french = french.replace(old, new)
            write(tmp_path, path.replace("/en/", "/fr/"), f"---\n{source}---\n{french}")
    for locale, words in (("ar", "كلمة"), ("es", "Texto")):
        source = blob_id(english["docs/en/extra.md"].encode())
        write(tmp_path, f"docs/{locale}/extra.md", f"---\nsource: {source}\n---\n# {words}\n")
    return tmp_path


@dataclass(frozen=True)
class Mutation:
    """An edit of one file, and the rule that must speak, in which file."""

    rule: str
    path: str
    old: str
    new: str
    speaks: str = ""


ASKED = QUESTION.replace("Why?", FRENCH["Why?"])
FR = "workshops/fr/1-one"
MUTATIONS = [
    Mutation("broken-link", f"{FR}/guide.md", "exercise.md#why", "exercise.md#wy"),
    Mutation("broken-link", f"{FR}/guide.md", "(exercise.md#why)", "(exercis.md)"),
    Mutation("broken-link", f"{FR}/guide.md", "../../index.md", "/index.md"),
    Mutation("broken-link", f"{FR}/guide.md", "Voir", "![a cat](cat.png) Voir"),
    Mutation("links-differ", f"{FR}/guide.md", "exercise.md#why", "exercise.md#step"),
    Mutation("pictures-differ", f"{FR}/guide.md", "Voir", "![a cat](../../cat.png) Voir"),
    Mutation("id-differs", f"{FR}/guide.md", "id: one", "id: une"),
    Mutation("id-differs", f"{FR}/exercise.md", "{#step minutes=20}", "{#etape minutes=20}"),
    Mutation("id-differs", f"{FR}/exercise.md", "id: ward", "id: salle"),
    Mutation("missing-slide", f"{FR}/guide.md", FIRST, ""),
    Mutation(
        "extra-part", f"{FR}/guide.md", "/// slide | Two", "/// slide | New\n    id: new\n- d\n///\n\n/// slide | Two"
    ),
    Mutation("missing-section", f"{FR}/exercise.md", f"## Questions {{#questions}}\n\n{ASKED}", ""),
    Mutation("missing-question", f"{FR}/exercise.md", ASKED, ""),
    Mutation("order-differs", f"{FR}/guide.md", FIRST + SECOND, SECOND + FIRST),
    Mutation("item-count", f"{FR}/guide.md", "- b\n", ""),
    Mutation("item-count", f"{FR}/exercise.md", "- Because.\n", "- Because.\n- And why.\n"),
    Mutation("layout-differs", f"{FR}/guide.md", "    id: one", "    id: one\n    layout: steps"),
    Mutation("minutes-differ", f"{FR}/guide.md", "minutes=10", "minutes=11"),
    Mutation("minutes-differ", f"{FR}/exercise.md", "minutes=20", "minutes=21"),
    Mutation("missing-notes", f"{FR}/guide.md", "Said first.\n\n", ""),
    Mutation("tip-count", f"{FR}/guide.md", "\n/// tip\nBreathe.\n///\n", ""),
    Mutation("table-columns", f"{FR}/exercise.md", "| a | b |\n| --- | --- |\n| 1 | 2 |", "| a |\n| --- |\n| 1 |"),
    Mutation("table-columns", f"{FR}/exercise.md", "| a | b |\n| --- | --- |\n| 1 | 2 |", "None."),
    Mutation("front-matter-differs", f"{FR}/exercise.md", "source:", "author: me\nsource:"),
    Mutation("missing-source", f"{FR}/exercise.md", "source:", "sections:"),
    Mutation(
        "missing-front-matter",
        f"{FR}/index.md",
        "audience: all\n",
        "",
    ),
    Mutation("no-source", "docs/en/extra.md", "# Extra\n", "", "docs/fr/extra.md"),
    Mutation("outdated-source", "workshops/en/1-one/exercise.md", "Because.", "Therefore.", f"{FR}/exercise.md"),
    Mutation("french-spaces", f"{FR}/guide.md", "Voir", "Voir : ceci et"),
    Mutation("french-quotes", f"{FR}/guide.md", "Voir", 'Voir "ceci" et'),
    Mutation(
        "english-left",
        f"{FR}/guide.md",
        "Une phrase à dire en français sur les données.",
        f"{LONG}\n\nLes données.",
    ),
    Mutation("arabic-marks", "docs/ar/extra.md", "كلمة", "كلمة, كلمة"),
    Mutation("spanish-marks", "docs/es/extra.md", "Texto", "Texto. Quién decide?"),
    Mutation("term-missing", f"{FR}/guide.md", "données", "informations"),
    Mutation("term-avoided", f"{FR}/guide.md", "Voir", "Voir, dit l'animateur,"),
    Mutation("bad-terms", "docs/terms.yml", "avoid:", "avoided:"),
    Mutation("words-missing", "docs/fr/words.yml", "minutes: minutes\n", "", "docs/fr/words.yml"),
    Mutation("words-unknown", "docs/fr/words.yml", "minutes:", "minuten: x\nminutes:"),
    Mutation("words-placeholder", "docs/fr/words.yml", "{number}", "{nombre}"),
    Mutation("wrong-total", "workshops/en/1-one/exercise.md", "minutes=20", "minutes=21"),
    Mutation("missing-workshop-file", "workshops/en/1-one/guide.md", GUIDE, "", "workshops/en/1-one/guide.md"),
    Mutation("not-utf8", f"{FR}/guide.md", "Voir", "\udcff"),
    Mutation("byte-order-mark", f"{FR}/guide.md", "---\nsource", "\ufeff---\nsource"),
    Mutation("line-endings", f"{FR}/guide.md", "\n", "\r\n"),
    Mutation("bad-front-matter", "workshops/fr/1-one/index.md", "audience: all", "audience: “all”"),
    Mutation("bad-front-matter", "docs/fr/words.yml", "minutes:", "minutes: : x"),
    Mutation("bad-source", "docs/sources.yml", "kind: law", "kind: rumour"),
    Mutation("bad-source", "docs/sources.yml", "  year: 2016\n", ""),
    Mutation("bad-source", "docs/sources.yml", "by: European", "by: : European"),
    Mutation("unsafe-file", "docs/en/plan.svg", "/>", "><script/></svg>"),
    Mutation("picture-pixels", "workshops/en/1-one/guide.md", "- c", "![A plan](../../plan.svg)"),
    Mutation("heavy-picture", "docs/en/plan.svg", "/>", f"><desc>{'-' * 500_000}</desc></svg>"),
    Mutation(
        "unlisted-link", "docs/en/extra.md", "# Extra\n", "# Extra\n\n[x](https://x.example)\n", "docs/en/extra.md"
    ),
    Mutation("bad-source", "docs/sources.yml", "  year: 2016\n", "  year: 2016\n  also: ftp://x\n"),
    Mutation("unused-source", "docs/en/references.md", "[again](references.md#gdpr)", "again", "docs/sources.yml"),
]


def test_a_good_library_has_no_finding(root: Path) -> None:
    assert checks.find_all(root)[1] == ()


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: f"{m.rule}-{m.new[:12]!r}")
def test_mutation_is_found(root: Path, mutation: Mutation) -> None:
    path = root / mutation.path
    text = path.read_text(encoding="utf-8")
    changed = text.replace(mutation.old, mutation.new)
    assert changed != text
    if changed:
        path.write_bytes(changed.encode("utf-8", "surrogateescape"))
    else:
        path.unlink()
    found = [(finding.rule, finding.path) for finding in checks.find_all(root)[1]]
    assert (mutation.rule, mutation.speaks or mutation.path) in found
    if mutation.path.startswith(FR):
        assert {rule for rule, path in found if path == mutation.path} <= {mutation.rule}, "something else spoke too"


def test_lines_of_findings_exist_and_hold_the_cause(root: Path) -> None:
    write(root, f"{FR}/guide.md", (root / f"{FR}/guide.md").read_text("utf-8").replace("#why", "#wy"))
    [finding] = checks.find_all(root)[1]
    assert "#wy" in (root / finding.path).read_text("utf-8").split("\n")[finding.line - 1]
    assert "did you mean #why?" in finding.message


def test_load_raises_all_errors_and_no_warning(root: Path) -> None:
    write(root, f"{FR}/guide.md", (root / f"{FR}/guide.md").read_text("utf-8").replace("id: one", "id: une"))
    write(root, "docs/en/extra.md", "# Home\n\nOther.\n")
    with pytest.raises(ContentError) as caught:
        checks.load(root)
    assert {finding.severity for finding in caught.value.findings} == {"error"}
    assert len(caught.value.findings) == 1


def test_untranslated_parts_come_from_the_source(root: Path) -> None:
    (root / f"{FR}/guide.md").unlink()
    [workshop] = load(root).workshops("fr")
    assert [document.locale for document in workshop] == ["fr", "en", "fr"]
    assert workshop.minutes == 30


def test_directions() -> None:
    library, _ = scan(Path(__file__).parent.parent)
    assert {locale: library.direction(locale) for locale in ("en", "ar")} == {"en": "ltr", "ar": "rtl"}


def test_blob_id_is_that_of_git() -> None:
    assert blob_id(b"what is up, doc?") == "bd9dbf5aae1a3862dd1526723246b20206e5fc37"  # from the book Pro Git, ch. 10.2


def test_every_rule_has_a_case() -> None:
    cases = (Path(__file__).parent / "goldens/dialect").glob("*.yml")
    said = "\n".join("\n".join(yaml.safe_load(path.read_text("utf-8")).get("findings", [])) for path in cases)
    covered = {rule for rule in RULES if f"[{rule}]" in said} | {mutation.rule for mutation in MUTATIONS}
    others = [*Path(__file__).parent.glob("test_deck*.py")]
    others += [Path(__file__).parent / name for name in ("test_theme.py", "test_spelling.py")]
    said = "\n".join(path.read_text("utf-8") for path in others)
    covered |= {rule for rule in RULES if f'"{rule}"' in said or f"[{rule}]" in said}
    assert RULES.keys() - covered == set()
