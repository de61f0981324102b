"""A guide of one's own: `init` writes one that works at once, from the wheel too, and takes more workshops."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import hatchling.build
import pytest

from teach_forward import __version__, checks, settings
from teach_forward.checks.wording import spelling
from teach_forward.cli import main
from teach_forward.findings import ContentError
from teach_forward.layouts import LAYOUTS
from teach_forward.library.addresses import blob_id
from teach_forward.library.scan import load
from teach_forward.messages import Messages
from teach_forward.model import Document
from teach_forward.rules import RULES
from teach_forward.starter import brought, guide
from teach_forward.text.outline import BLOCKS
from teach_forward.translation import newlocale
from teach_forward.util import yml
from tests.commands import run
from tests.tools import ROOT, need

TEXTS = ROOT / "teach_forward/starter/texts"
COMMAND = re.compile(r"^    (teach-forward [a-z -]+?)\s+#", re.MULTILINE)


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide in English and French, just begun; the commands run in its folder."""
    assert main(["init", str(tmp_path / "guide")]) == 0
    monkeypatch.chdir(tmp_path / "guide")
    return tmp_path / "guide"


@pytest.mark.parametrize(
    ("language", "locales"),
    [
        *(("en", ("en", "fr")), ("fr", ("fr", "en"))),
        *((tag, (tag,)) for tag in ("es", "pt-BR", "ar", "ja", "zh-Hant", "pl", "ru", "cy", "he", "sl", "no", "zh-TW")),
    ],
)
def test_a_guide_begins_without_a_fault(tmp_path: Path, language: str, locales: tuple[str, ...]) -> None:
    assert main(["init", str(tmp_path / "guide"), "--language", language]) == 0
    library, findings = checks.find_all(tmp_path / "guide")
    assert [str(finding) for finding in findings] == []
    assert library.locales == locales
    assert library.source == language
    assert library.messages(language)["guide_name"] in (tmp_path / "guide/README.md").read_text("utf-8")


def test_it_shows_every_block_and_most_layouts(begun: Path) -> None:
    text = "".join(path.read_text("utf-8") for path in (begun / "workshops/en").rglob("*.md"))
    assert [block for block in BLOCKS if f"/// {block}" not in text] == []
    [workshop] = load(begun).workshops("en")
    slides = (*workshop.guide.slides, *workshop.exercise.slides)
    assert len({slide.layout for slide in slides}) > len(LAYOUTS) / 2
    assert any(slide.pictures for slide in slides)
    assert "print: true" in text


def test_translations_name_the_text_that_they_translate(begun: Path) -> None:
    pages: dict[str, Document] = dict(load(begun).documents["fr"])
    assert len(pages) == 8
    for document in pages.values():
        source = begun / document.path.replace("/fr/", "/en/", 1)
        assert document.meta["source"] == blob_id(source.read_bytes()), document.path


def test_a_french_guide_speaks_of_french(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "guide"), "--language", "fr"]) == 0
    messages = load(tmp_path / "guide").messages("en")
    assert messages["file_in_english"] == "in French"
    assert "English" not in "".join(messages[key] for key in messages if key != "language")


def test_nothing_that_a_french_guide_is_told_takes_english_for_its_source(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path), "--language", "fr"]) == 0
    about, home, words = (tmp_path / "docs/en" / name for name in ("about.md", "index.md", "words.yml"))
    left = (tmp_path / "docs/fr/about.md").read_text("utf-8").partition("# À propos")[2].split("\n\n")[1]
    about.write_text(f"---\nsource: {'0' * 40}\n---\n# About\n\n{left}\n", "utf-8")
    home.write_text(home.read_text("utf-8").partition("\n---\n")[2], "utf-8")
    (tmp_path / "docs/en/alone.md").write_text("# Alone\n", "utf-8")
    words.write_text(words.read_text("utf-8").replace("{number}", "{nombre}"), "utf-8")
    _, findings = checks.find_all(tmp_path)
    wanted = {"outdated-source", "english-left", "missing-source", "no-source", "missing-section", "words-placeholder"}
    assert wanted <= {finding.rule.name for finding in findings}
    assert [str(finding) for finding in findings if "English" in str(finding)] == []
    assert "this is still French" in "".join(map(str, findings))


def test_only_the_names_of_keys_are_english_in_every_guide() -> None:
    assert {rule.name for rule in RULES.values() if "English" in rule.hint} == {"missing-front-matter", "unknown-key"}


def test_every_language_that_we_have_names_the_language_of_the_source() -> None:
    for locale, name in (("ar", "نجليزي"), ("fr", "anglais")):
        own = yml.load(brought.messages(locale))
        said = Messages(locale, own, {}, "es")
        assert [key for key in said if name in said[key]] == [], locale


def test_a_further_language_has_the_messages_that_we_have(begun: Path) -> None:
    assert main(["new-locale", "ar"]) == 0
    library, findings = checks.find_all(begun)
    told = [finding.message for finding in findings if finding.path == "docs/ar/words.yml"]
    assert told == ["still in English: tagline, independent"]
    assert library.messages("ar")["tip"] == "نصيحة"
    assert "\nguide_name: Our workshops\n" in (begun / "docs/ar/words.yml").read_text("utf-8")


@pytest.mark.parametrize("language", guide.WRITTEN)
def test_a_guide_asks_for_what_its_pdfs_take_and_says_how_much_that_is(tmp_path: Path, language: str) -> None:
    assert main(["init", str(tmp_path), "--language", language]) == 0
    [asked] = (tmp_path / "requirements.txt").read_text("utf-8").splitlines()
    assert asked == f"teach-forward[pdf]=={__version__}"
    size = re.search(r"^pdf = .* # (\d+) MB", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert size is not None
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert re.search(rf"\b{size[1]} M[Bo] .* PDFs?; .*`\[pdf\]`", readme.replace(" ;", ";")) is not None


@pytest.mark.parametrize("language", guide.WRITTEN)
def test_the_readme_names_every_message_that_states_the_licence(tmp_path: Path, language: str) -> None:
    assert main(["init", str(tmp_path / "guide"), "--language", language]) == 0
    messages = load(tmp_path / "guide").messages(language)
    stating = {key for key in messages if "CC BY" in messages[key]}
    assert stating < set(newlocale.LICENSING)
    readme = (tmp_path / "guide/README.md").read_text("utf-8")
    assert [key for key in newlocale.LICENSING if f"`{key}`" not in readme] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Text under CC BY-SA 4.0, by our union", "tagline, independent"),
        ("Ask us first", "tagline, licence_line, independent, closing_title, deck_licence"),
    ],
)
def test_a_further_language_promises_no_licence_that_the_guide_does_not_have(begun: Path, line: str, told: str) -> None:
    words = begun / "docs/en/words.yml"
    words.write_text(newlocale.with_line(words.read_text("utf-8"), "licence_line", f"licence_line: {line}"), "utf-8")
    assert main(["new-locale", "ar"]) == 0
    library, findings = checks.find_all(begun)
    [found] = [finding for finding in findings if finding.path == "docs/ar/words.yml"]
    assert found.message == f"still in English: {told}"
    assert library.own_messages["ar"]["licence_line"].startswith("Ask us" if "licence_line" in told else "النص")


def test_a_folder_with_a_note_of_the_finder_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").touch()
    assert main(["init", str(tmp_path)]) == 0


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert main(["init", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path} is not empty; name a new folder, or an empty one\n"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def full_disk(monkeypatch: pytest.MonkeyPatch, number: int, failure: BaseException) -> None:
    """Let the writing of a file come to an end halfway; the files are counted from 1."""
    left, write = [number], Path.write_bytes

    def written(path: Path, data: bytes) -> int:
        left[0] -= 1
        if left[0]:
            return write(path, data)
        write(path, data[:9])
        raise failure

    monkeypatch.setattr(Path, "write_bytes", written)


@pytest.mark.parametrize("failure", [OSError(28, "No space left"), KeyboardInterrupt()], ids=["full", "ended"])
@pytest.mark.parametrize("there", [[], [".git/HEAD", ".DS_Store"]], ids=["new", "there"])
def test_a_guide_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException, there: list[str]
) -> None:
    for name in there:
        (tmp_path / "a/guide" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "a/guide" / name).touch()
    before = sorted(tmp_path.rglob("*"))
    full_disk(monkeypatch, 12, failure)
    assert run(tmp_path, "init", "a/guide").returncode == (1 if isinstance(failure, OSError) else 130)
    assert sorted(tmp_path.rglob("*")) == before
    monkeypatch.undo()
    assert run(tmp_path, "init", "a/guide").returncode == 0


@pytest.mark.parametrize("number", range(1, 6))
def test_a_language_that_could_not_be_written_begins_when_it_is_asked_for_again(
    begun: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    full_disk(monkeypatch, number, OSError(28, "No space left on device"))
    failed = run(begun, "new-locale", "ar").returncode
    monkeypatch.undo()
    if failed:
        assert run(begun, "new-locale", "ar").returncode == 0
    assert (begun / "docs/ar/index.md").is_file()
    assert [line for line in (begun / "mkdocs.yml").read_text("utf-8").split("\n") if "locale: ar" in line] != []
    assert checks.find_all(begun)[0].locales == ("en", "ar", "fr")


def test_the_summary_ends_its_sentences_once_and_counts_in_grammar(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    about = begun / "docs/en/about.md"
    about.write_text(about.read_text("utf-8") + "\n[about](abuot.md)\n\nAsk who de\u200bcides.\n", "utf-8")
    assert main(["summary"]) == 0
    out = capsys.readouterr().out
    assert '"abuot.md" leads nowhere; did you mean about.md? Write the path' in out
    assert "\n1 more hint stands beside its line; it blocks nothing.\n" in out


def test_the_summary_of_a_guide_in_one_language_has_no_empty_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "guide"), "--language", "de"]) == 0
    monkeypatch.chdir(tmp_path / "guide")
    capsys.readouterr()
    assert main(["summary"]) == 0
    assert "| Language |" not in capsys.readouterr().out


def test_the_settings_name_each_option_with_a_value_that_it_may_have(begun: Path) -> None:
    text = (begun / "mkdocs.yml").read_text("utf-8")
    named = re.findall(r"^      # ([a-z]+): ", text, re.MULTILINE)
    assert sorted({*named, "decks", "sheets"}) == sorted(settings.OPTIONS)  # those two name folders of what is built
    (begun / "mkdocs.yml").write_text(re.sub(r"^      # ", "      ", text, flags=re.MULTILINE), "utf-8")
    library, findings = checks.find_all(begun)
    assert [str(finding) for finding in findings] == []
    assert (library.project.total, library.project.keep) == (6, False)


@pytest.mark.parametrize("place", ["    keep: false", "  - keep: false"])
def test_an_option_that_is_not_indented_enough_is_told_where_it_belongs(begun: Path, place: str) -> None:
    text = (begun / "mkdocs.yml").read_text("utf-8")
    (begun / "mkdocs.yml").write_text(text.replace("  - i18n:", f"{place}\n  - i18n:"), "utf-8")
    with pytest.raises(ContentError) as refused:
        checks.find_all(begun)
    assert "did you mean keep below teach-forward:, indented by four spaces more" in str(refused.value.findings[0])


def test_git_takes_nothing_that_a_build_makes_or_leaves_when_it_is_killed(begun: Path) -> None:
    git = ("git", "-C", str(begun))
    subprocess.run([*git, "init", "--quiet"], check=True)
    made = ("build/decks/x.pptx", "site/index.html", ".site.being-built/new/index.html", ".web.being-built/new/x")
    for path in made:
        (begun / path).parent.mkdir(parents=True, exist_ok=True)
        (begun / path).touch()
    listed = subprocess.run(
        [*git, "ls-files", "--others", "--exclude-standard"], capture_output=True, text=True, check=True
    )
    assert {"README.md", ".gitignore", "docs/en/index.md"} <= set(listed.stdout.split())
    assert not {*made} & set(listed.stdout.split())


def test_git_for_windows_leaves_the_ends_of_lines_as_they_are(begun: Path) -> None:
    """Its installer sets core.autocrlf, and a translation names the bytes of its source."""
    git, page = ("git", "-C", str(begun), "-c", "core.autocrlf=true"), "docs/en/index.md"
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "checkout-index", "--prefix=build/there/", page], check=True)
    assert (begun / "build/there" / page).read_bytes() == (begun / page).read_bytes()


def test_a_guide_whose_lines_end_as_on_windows_makes_the_same_files(tmp_path: Path) -> None:
    plain, theirs = tmp_path / "plain", tmp_path / "theirs"
    assert main(["init", str(plain), "--language", "sv"]) == 0
    drawing = plain / "docs/sv/pictures/week.svg"  # with letters, which the shapes of a slide do not express
    drawing.write_text(drawing.read_text("utf-8").replace("</svg>", '<text x="9" y="9">7</text>\n</svg>'), "utf-8")
    shutil.copytree(plain, theirs)
    for path in (path for path in theirs.rglob("*") if path.is_file() and path.suffix != ".png"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    for root in (plain, theirs):
        done = run(root, "site")
        assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(plain / "build/decks/our-workshops-1-first-steps.sv.pptx") as deck:
        assert [name for name in deck.namelist() if name.endswith(".svg")] != []
    for folder, pattern in (("site", "*"), ("build/decks", "*.pptx")):
        made = [files(root / folder, pattern) for root in (plain, theirs)]
        assert made[0].keys() == made[1].keys() != set()
        assert [str(path) for path in made[0] if made[0][path] != made[1][path]] == []


@pytest.mark.parametrize("language", ["es", "pt-BR"])
def test_the_messages_that_come_with_a_language_have_no_word_that_is_told_as_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    need("hunspell")
    monkeypatch.setattr(spelling._Dictionary, "guesses", lambda *_: {})  # of many words, which takes long
    for folder, begin in (("further", ["new-locale", language]), ("first", [])):
        assert main(["init", str(tmp_path / folder), *(("--language", language) if not begin else ())]) == 0
        monkeypatch.chdir(tmp_path / folder)
        assert not begin or main(begin) == 0
        found = spelling.misspelt(load(Path.cwd()), language)
        told = [str(each) for each in found if each.path == f"docs/{language}/words.yml"]
        english = ("tagline", "independent", "guide_name")  # to be written over
        lines = (Path.cwd() / f"docs/{language}/words.yml").read_text("utf-8").split("\n")
        assert [each for each in told if not lines[int(each.split(":")[1]) - 1].startswith(english)] == []


def test_a_file_is_not_called_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "guide").touch()
    assert main(["init", str(tmp_path / "guide")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'guide'} is a file; name a new folder, or an empty one\n"


def test_who_is_in_the_folder_is_not_sent_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "."]) == 0
    assert "into .; next:\n  teach-forward check\n" in capsys.readouterr().err


def test_a_folder_that_git_alone_has_begun_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["init", str(tmp_path)]) == 0


@pytest.mark.parametrize(
    ("typed", "told"), [("spanish", "did you mean es"), ("xx", "not the tag of a language"), ("FR", "mean fr?")]
)
def test_a_strange_language_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], typed: str, told: str
) -> None:
    assert main(["init", str(tmp_path / "guide"), "--language", typed]) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert not (tmp_path / "guide").exists()


def test_both_languages_have_the_same_files() -> None:
    names = {
        path.name: {file.relative_to(path) for file in path.rglob("*") if file.is_file()} for path in TEXTS.iterdir()
    }
    assert names.keys() == set(guide.WRITTEN)
    assert names["en"] == names["fr"]


def test_its_workflow_holds_to_the_actions_of_our_own() -> None:
    def used(path: Path) -> set[str]:
        return set(re.findall(r"uses: (\S+)", path.read_text("utf-8")))

    theirs = used(ROOT / "teach_forward/starter/shared/check.yml")
    assert theirs
    assert theirs <= used(ROOT / ".github/workflows/check.yml")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command as the wheel installs it in an environment of its own, which borrows the libraries of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        wheel = folder / hatchling.build.build_wheel(str(folder))
    venv.create(folder / "venv")
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    install = [sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet", "--no-index"]
    subprocess.run([*install, "--no-deps", wheel], check=True, env=bare())
    [packages] = (folder / "venv").rglob("site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts / "teach-forward"


def bare() -> dict[str, str]:
    """The environment of a person who has no copy of the repository."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "LOCALE")}


def call(program: Path, root: Path, *arguments: str) -> None:
    done = subprocess.run([program, *arguments], cwd=root, env=bare(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"


def files(folder: Path, pattern: str = "*") -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob(pattern) if path.is_file()}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_wheel_begins_the_same_guide(program: Path, tmp_path: Path, language: str) -> None:
    call(program, tmp_path, "init", "theirs", "--language", language)
    assert main(["init", str(tmp_path / "ours"), "--language", language]) == 0
    assert files(tmp_path / "theirs") == files(tmp_path / "ours")


def test_the_program_of_the_wheel_makes_a_site(program: Path, begun: Path) -> None:
    commands = COMMAND.findall((begun / "README.md").read_text("utf-8"))
    assert commands == ["teach-forward check", "teach-forward site"]
    for command in commands:
        call(program, begun, *command.split()[1:])
    assert (begun / "site/fr/workshops/1-first-steps/index.html").is_file()
    sheet = begun / "site/fr/workshops/1-first-steps/sheet"
    assert 'data-practice="decisions"' in (sheet / "index.html").read_text("utf-8")
    assert '"label":"Qui l’a choisi"' in (sheet / "index.js").read_text("utf-8")


def add_workshop(root: Path, number: int) -> None:
    """A copy of the first workshop under another number."""
    for folder in (path for path in (root / "workshops").iterdir() if path.is_dir()):
        shutil.copytree(folder / "1-first-steps", folder / f"{number}-more-{number}")


def test_a_guide_grows(tmp_path: Path) -> None:
    """One that is in French first, with a gap in the numbers of its workshops, and one of two digits."""
    assert run(tmp_path, "init", "guide", "--language", "fr").returncode == 0
    root = tmp_path / "guide"
    commands = COMMAND.findall((root / "README.md").read_text("utf-8"))
    assert commands == ["teach-forward check", "teach-forward site"]
    for number in (2, 3, 12):
        add_workshop(root, number)
    for command in commands:
        done = run(root, *command.split()[1:])
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(list((root / "build/decks").glob("*.pptx"))) == 16
    for slug in ("1-first-steps", "12-more-12"):
        assert (root / f"site/en/workshops/{slug}/index.html").is_file()


def test_the_program_of_the_wheel_is_the_one_that_runs(program: Path, tmp_path: Path) -> None:
    python = program.with_name("python")
    done = subprocess.run(
        [python, "-c", "import teach_forward; print(teach_forward.__file__)"],
        cwd=tmp_path,
        env=bare(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(program.parents[1])
    assert str(ROOT) not in done.stdout
    assert sys.prefix not in done.stdout
