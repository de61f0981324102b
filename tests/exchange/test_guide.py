"""The guide goes out and comes back, in each format: unedited it is the same bytes, edited it is a translation."""

from __future__ import annotations

import copy
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import polib
import pytest
from lxml import etree
from translate.filters.checks import StandardChecker
from translate.storage import pypo, xliff

from teach_forward import checks, project
from teach_forward.cli import main
from teach_forward.exchange import outgoing
from teach_forward.library.scan import scan
from teach_forward.translation import begin, revisions
from tests.guide import copy_guide
from tests.tools import ROOT

X = "{urn:oasis:names:tc:xliff:document:1.2}"
# What translate-toolkit's checker knows of marks; the rest of it is about style.
CRITICAL = {
    "escapes",
    "newlines",
    "tabs",
    "printf",
    "pythonbraceformat",
    "urls",
    "xmltags",
    "untranslated",
    "blank",
    "isfuzzy",
}
FORMATS = ("po", "xliff", "docx")


SOME = (
    "docs/en/about.md",
    "docs/en/rules.md",
    "docs/en/words.yml",
    "workshops/en/1-fundamentals",
    "workshops/en/3-data-rights",
)
MOST = () if os.environ.get("CI") else SOME  # all pages, or some
WHOLE = ("about.md", "rules.md", "workshops/1-fundamentals/", "workshops/3-data-rights/")


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the guide in which some pages are whole, with an empty translation into Swahili beside the French."""
    root = copy_guide(tmp_path_factory.mktemp("guide"), WHOLE)
    for path, text in begin.new_locale(root, project.read(root), "sw").items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def files(root: Path, locale: str) -> dict[str, bytes]:
    found = [*root.glob(f"docs/{locale}/**/*"), *root.glob(f"workshops/{locale}/**/*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}


@pytest.mark.parametrize(("form", "pages"), [("docx", MOST), ("po", SOME), ("xliff", SOME)])
def test_unedited_texts_change_nothing(
    form: str,
    pages: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Some pages of the guide; in CI all of them in one of the formats."""
    for folder in ("docs", "workshops", "slides_src"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    scan(ROOT)  # pages that were kept there are known in this process then, and need not be parsed
    monkeypatch.chdir(tmp_path)
    before = files(tmp_path, "fr")
    assert main(["export", *pages, "--locale", "fr", "--format", form, "--out", f"all.{form}"]) == 0
    exported = re.search(r" texts of (\d+) pages", capsys.readouterr().err)
    assert exported
    asked = tuple(path.replace("/en", "/fr", 1) for path in pages or ("docs/en", "workshops/en"))
    sent = [path for path in before if path.startswith(asked) and path.endswith((".md", "words.yml"))]
    assert int(exported[1]) == len(sent) > len(pages)
    assert main(["import", f"all.{form}"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "nothing is new in there\n")
    assert files(tmp_path, "fr") == before


def translated(text: str) -> str:
    return text.translate(str.maketrans("aeou", "àéôü"))


def edit_po(path: Path) -> None:
    file = polib.pofile(str(path))
    for entry in file:
        # Marks stay; only what stands outside of addresses, code and braces is translated.
        entry.msgstr = entry.msgid.replace(" the ", " thé ").replace(" and ", " añd ")
    file.save()


def edit_xliff(path: Path) -> None:
    tree = etree.parse(path)
    for unit in tree.iter(f"{X}trans-unit"):
        for old in unit.findall(f"{X}target"):
            unit.remove(old)
        target = copy.deepcopy(unit.find(f"{X}source"))
        target.tag = f"{X}target"
        for element in target.iter():
            element.text = translated(element.text or "") if element.tag != f"{X}x" else None
            element.tail = translated(element.tail or "") if element is not target else None
        unit.insert(1, target)
    tree.write(path, encoding="utf-8", xml_declaration=True)


def edit_docx(path: Path) -> None:
    document = docx.Document(str(path))
    for table in document.tables:
        for row in table._tbl.tr_lst[1:]:
            _, source, target = row.tc_lst
            target.p_lst[0].getparent().replace(target.p_lst[0], copy.deepcopy(source.p_lst[0]))
            for run in target.p_lst[0].r_lst:
                if run.style != "Mark" and not (run.style == "Code" and len(run.text.split()) < 2):
                    run.text = run.text.replace(" the ", " thé ").replace(" and ", " añd ")
    document.save(str(path))


EDITS: dict[str, Callable[[Path], None]] = {"po": edit_po, "xliff": edit_xliff, "docx": edit_docx}


@pytest.fixture
def swahili(guide: Path) -> Iterator[Path]:
    """The guide; whatever a test translates is taken away again."""
    before = files(guide, "sw")
    yield guide
    for path in files(guide, "sw"):
        (guide / path).write_bytes(before[path]) if path in before else (guide / path).unlink()


@pytest.mark.parametrize("form", FORMATS)
def test_a_language_comes_back(
    form: str, swahili: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(swahili)
    out = tmp_path / f"all.{form}"
    assert main(["export", *SOME, "--locale", "sw", "--format", form, "--out", str(out)]) == 0
    EDITS[form](out)
    assert main(["import", str(out)]) == 0, capsys.readouterr().out
    assert capsys.readouterr().out == ""
    library, findings = checks.find_all(swahili)
    assert [str(item) for item in findings if "/sw/" in item.path and item.severity == "error"] == []
    sent = set(outgoing.addresses(library, SOME)) - {"words.yml"}
    assert {uri for uri, page in library.documents["sw"].items() if revisions.names_today(library, page)} == sent
    assert library.own_messages["sw"].keys() >= library.own_messages["en"].keys()


def test_files_are_what_their_standards_say(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(guide)
    for form in ("po", "xliff"):
        out = str(tmp_path / f"fr.{form}")
        assert main(["export", *SOME, "--locale", "fr", "--format", form, "--out", out]) == 0
    po = pypo.pofile.parsefile(str(tmp_path / "fr.po"))
    units = {unit.getcontext(): unit for unit in po.units if not unit.isheader()}
    xlf = xliff.Xliff1File.parsefile(str(tmp_path / "fr.xliff"))
    assert xlf.gettargetlanguage() == "fr-FR"
    assert [unit.getid().split("\x04")[-1] for unit in xlf.units] == list(units) != []
    assert all(unit.istranslated() and not unit.isfuzzy() for unit in [*units.values(), *xlf.units])
    assert len(polib.pofile(str(tmp_path / "fr.po"), check_for_duplicates=True)) == len(units)
    checker = StandardChecker(excludefilters=dict.fromkeys(set(StandardChecker().defaultfilters) - CRITICAL))
    assert [(key, faults) for key, unit in units.items() if (faults := checker.run_filters(unit))] == []
