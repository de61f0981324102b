"""What strangers may leave in the folders of a guide: each is refused in a moment, in a line, or does no harm."""

from __future__ import annotations

import errno
import io
import os
import re
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from teach_forward.cli import main
from teach_forward.library import scan
from tests.commands import run
from tests.sites import SLUG, put, write_small

Left = Callable[[Path], object]
LINK = "a link to another place of the disk does not belong here [unsafe-file]"
NO_FILE = "this is a pipe or a device, not a file [unsafe-file]"
FOLDER = "this is a folder, and has the name of a file [unsafe-file]\n    move the folder elsewhere"
GUIDE = f"workshops/en/{SLUG}/guide.md"


def whole(path: str, data: bytes) -> Left:
    def leave(root: Path) -> None:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(data)

    return leave


def instead(path: str, make: Callable[[Path], object]) -> Left:
    """Something else in the place of a file or a folder."""

    def leave(root: Path) -> None:
        if (root / path).is_dir():
            (root / path).rename(root / "away")
        else:
            (root / path).unlink(missing_ok=True)
        make(root / path)

    return leave


def link(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def png(width: int, height: int) -> bytes:
    """A picture that says how large it is, and has next to none of its pixels."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0")) + part(b"IEND", b"")


def picture(kind: str) -> bytes:
    """A whole picture of 40 by 40 pixels."""
    made = io.BytesIO()
    Image.effect_noise((40, 40), 50).save(made, kind)
    return made.getvalue()


def names(letter: str) -> str:
    return f"[{', '.join(f'{letter}{n}' for n in range(80))}]"


def form(tables: list[str]) -> bytes:
    return "\n".join(["sheet:", "  version: 1", "  items: many", "  tables:", *tables, ""]).encode()


def drawing(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>'.encode()


def shown_on_a_slide(root: Path) -> None:
    (root / f"workshops/en/{SLUG}/p.png").write_bytes(png(60_000, 60_000))
    text = (root / GUIDE).read_text("utf-8")
    put(root / GUIDE, text.replace("- **One**: thing", "- **One**: thing\n\n![A](p.png)"))


def settings(text: str) -> Left:
    return lambda root: put(root / "mkdocs.yml", (root / "mkdocs.yml").read_text("utf-8") + text)


REFERENCES = "".join(f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
USES = "".join(f'<g id="a{n}"><use href="#a{n - 1}"/><use href="#a{n - 1}"/></g>' for n in range(1, 40))
NESTED = [f"<pattern id='a{n}'>{{}}</pattern>" for n in range(1, 9)]
PATTERNS = "".join(each.format(f"<g fill='url(#a{n})'/>" * 10) for n, each in enumerate(NESTED))
SHEET = "".join(f".c{n} {{ fill: url('#a{n}') }}" for n in range(9))
CLASSES = f"<style>{SHEET}</style>" + "".join(each.format(f"<g class='b c{n}'/>" * 10) for n, each in enumerate(NESTED))
COLUMNS = [f"    - {{at: about.md#us, columns: {names('a')}, rows: {names('b')}}}" for _ in range(20)]
REFERS = "cannot be read: it refers to another part of the file"
TERMS = "docs/terms.yml"

LEFT: dict[str, tuple[Left, str]] = {
    "references that grow": (settings(f"extra:\n  a0: &a0 [x]\n{REFERENCES}"), REFERS),
    "a reference to itself": (settings("extra: &a\n  b: *a\n"), REFERS),
    "many stars": (settings(f"not_in_nav: |\n  {'*a' * 25}b\n"), "`not_in_nav` is not a list of names of files"),
    "a day that is none": (
        settings("extra:\n  a: 2026-13-45\n"),
        "`a` is not read as a text; put it into quotes",
    ),
    "an empty setting": (settings("extra:\n"), "`extra` is empty; write what belongs there, or leave it out"),
    "a page that is a folder": (
        instead("docs/en/page.md", Path.mkdir),
        "page.md:1: this is a folder, and has",
    ),
    "words that are a folder": (
        instead("docs/en/search.yml", Path.mkdir),
        "search.yml:1: this is a folder, and",
    ),
    "a page that is hidden": (whole("docs/en/.page.md", b"# A\n\n[nowhere](no.md)\n"), ""),
    "a large number": (whole("workshops/en/3000000-more/index.md", b"# A\n"), "has a number from 1 to 999 and a name"),
    "half a picture": (
        whole("docs/en/p.png", picture("png")[:60]),
        "p.png:1: the picture cannot be read",
    ),
    "a picture of zeros": (whole("docs/en/p.png", png(9, 9)), "p.png:1: the picture cannot be read"),
    "half a photograph": (
        whole("docs/en/p.jpg", picture("jpeg")[:400]),
        "p.jpg:1: the picture cannot be read",
    ),
    "many pixels of a photograph": (
        whole("docs/en/p.jpg", picture("jpeg").replace(struct.pack(">HH", 40, 40), struct.pack(">HH", 65500, 65500))),
        "p.jpg:1: the picture has more than 50,000,000 pixels",
    ),
    "a filter": (
        whole("docs/en/p.svg", drawing("<filter><feBlend/></filter>")),
        "<filter> is not allowed",
    ),
    "patterns of patterns": (
        whole("docs/en/p.svg", drawing(PATTERNS)),
        "more than 100,000 parts",
    ),
    "patterns by class": (whole("docs/en/p.svg", drawing(CLASSES)), "more than 100,000 parts"),
    "many answers": (whole("workshops/forms.yml", form(COLUMNS)), '"sheet" has the answer "b0-a0" twice'),
    "settings without end": (instead("mkdocs.yml", link("/dev/zero")), f"mkdocs.yml:1: {NO_FILE}"),
    "a theme without end": (instead("slides_src/theme.yml", link("/dev/zero")), f"slides_src/theme.yml:1: {NO_FILE}"),
    "messages without end": (instead("docs/sw/words.yml", link("/dev/zero")), f"docs/sw/words.yml:1: {NO_FILE}"),
    "terms without end": (instead(TERMS, link("/dev/zero")), f"{TERMS}:1: {LINK}"),
    "words without end": (instead("docs/en/known-words.txt", link("/dev/zero")), f"known-words.txt:1: {LINK}"),
    "settings from a pipe": (instead("mkdocs.yml", os.mkfifo), f"mkdocs.yml:1: {NO_FILE}"),
    "a theme from a pipe": (instead("slides_src/theme.yml", os.mkfifo), f"slides_src/theme.yml:1: {NO_FILE}"),
    "messages from a pipe": (instead("docs/sw/words.yml", os.mkfifo), f"docs/sw/words.yml:1: {NO_FILE}"),
    "a page from a pipe": (instead("docs/en/page.md", os.mkfifo), f"docs/en/page.md:1: {NO_FILE}"),
    "a picture from a pipe": (instead("docs/en/p.png", os.mkfifo), f"docs/en/p.png:1: {NO_FILE}"),
    **{
        f"a folder in the place of {path}": (instead(path, Path.mkdir), f"{path}:1: {FOLDER}")
        for path in (
            *(
                "mkdocs.yml",
                "slides_src/theme.yml",
                "docs/sw/words.yml",
                "docs/en/words.yml",
                "docs/sources.yml",
                TERMS,
            ),
            *("workshops/forms.yml", "docs/sw/sources.yml", "docs/en/known-words.txt", GUIDE, "docs/en/p.png"),
        )
    },
    **{
        f"a file in the place of {path}": (
            instead(path, Path.touch),
            f"{path}:1: this is a file, where a folder of that name belongs [unsafe-file]\n    move it elsewhere",
        )
        for path in ("workshops", "workshops/en", "workshops/sw", "docs/sw")
    },
    "a page elsewhere": (instead("docs/en/page.md", link("/etc/passwd")), f"docs/en/page.md:1: {LINK}"),
    "a folder elsewhere": (instead("docs/en/etc", link("/etc")), f"docs/en/etc:1: {LINK}"),
    "a language elsewhere": (instead("workshops/sw", link("/etc")), f"workshops/sw:1: {LINK}"),
    "a folder in itself": (instead("docs/en/loop", link(".")), f"docs/en/loop:1: {LINK}"),
    "a name of Windows": (whole("docs/en/nul.png", png(1, 1)), '"nul" cannot be the name of a file on Windows'),
    "a long name": (whole(f"docs/en/{'a' * 200}.md", b"# A\n"), "the path has 211 characters; more than 150"),
    "a name of two lines": (whole("docs/en/a\nb.md", b"# A\n"), r"docs/en/a\nb.md:1: "),
    "a large drawing": (whole("docs/en/p.svg", drawing("<g/>" * 300_000)), "p.svg:1: the drawing has 1,200 kB"),
    "parts that grow": (whole("docs/en/p.svg", drawing(f'<g id="a0"/>{USES}')), "p.svg:1: the drawing has more than"),
    "a part of itself": (whole("docs/en/p.svg", drawing('<g id="a"><use href="#a"/></g>')), "more than 100,000 parts"),
    "many pixels": (whole("docs/en/p.png", png(60_000, 60_000)), "p.png:1: the picture has 3,600,000,000 pixels"),
    "many pixels on a slide": (shown_on_a_slide, "p.png:1: the picture has 3,600,000,000 pixels"),
    "terms without a word": (
        whole(TERMS, b"terms: {data: {sw: ['()', '']}}\navoid: {sw: {'(a)': x}}\n"),
        f"{TERMS}:1: item 1 of `sw` in `data` is not a word",
    ),
    "a line of 50 MB": (
        whole("docs/sw/known-words.txt", b"x" * 50_000_000),
        "known-words.txt:1: the file has 50,000,000 characters",
    ),
}


@pytest.mark.parametrize("name", LEFT)
def test_what_was_left_in_the_folders(tmp_path: Path, name: str) -> None:
    root = write_small(tmp_path)
    leave, told = LEFT[name]
    leave(root)
    started = time.process_time()
    done = run(root, "check")
    assert time.process_time() - started < 2
    assert done.returncode == (1 if told else 0), done.stdout + done.stderr
    assert told in done.stdout + done.stderr
    assert str(root) not in done.stdout + done.stderr


def test_more_pages_than_anybody_writes_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "FILES", 20)
    root = write_small(tmp_path)
    for number in range(20):
        (root / f"docs/en/page{number}.md").touch()
    assert "docs/en:1: the folder has more than 20 files, and no more are read [too-much]" in run(root, "check").stdout


def test_what_is_mended_is_a_file_of_the_guide(tmp_path: Path) -> None:
    root = write_small(tmp_path / "guide")
    put(tmp_path / "elsewhere.md", "# A \n\r\n")
    (root / "docs/en/page.md").symlink_to(tmp_path / "elsewhere.md")
    os.mkfifo(root / "docs/en/pipe.md")
    before = (tmp_path / "elsewhere.md").read_bytes()
    run(root, "check", "--fix")
    assert (tmp_path / "elsewhere.md").read_bytes() == before


@pytest.mark.parametrize(
    "path",
    ["mkdocs.yml", "slides_src/theme.yml", TERMS, "docs/sw/words.yml", GUIDE, "docs/en/p.png"],
)
def test_a_file_that_may_not_be_read_is_told_with_its_rule(
    tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_small(tmp_path)
    if not (root / path).exists():
        (root / path).write_bytes(b"a")
    read = Path.read_bytes

    def refused(file: Path) -> bytes:
        if file == root / path:
            raise PermissionError(errno.EACCES, "Permission denied", str(file))
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refused)
    monkeypatch.chdir(root)
    assert main(["check"]) == 1
    assert f"{path}:1: the file cannot be read (Permission denied) [unsafe-file]" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["import"], ["audit"], ["slides", "--template"]], ids=" ".join)
@pytest.mark.parametrize("target", ["", "/dev/zero"])
def test_a_file_to_be_read_that_is_a_pipe_or_a_device(tmp_path: Path, command: list[str], target: str) -> None:
    root = write_small(tmp_path)
    name = "texts.po" if command == ["import"] else "union.pptx"
    if target:
        (root / name).symlink_to(target)
    else:
        os.mkfifo(root / name)
    done = run(root, *command, name)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, f"{name}: is not a file")


@pytest.mark.parametrize(
    "command",
    [
        *(["site", "--out"], ["slides", "--out"], ["gallery", "--template"]),
        *(["stamp"], ["export", "--locale", "sw"]),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["circle", "circle/below"])
def test_a_link_to_itself_is_told_in_a_line(tmp_path: Path, command: list[str], name: str) -> None:
    root = write_small(tmp_path)
    (root / "circle").symlink_to("circle")
    done = run(root, *command, name)
    assert done.returncode == 1
    assert re.fullmatch(rf"{name}(/.+)?: Too many levels of symbolic links", done.stderr.splitlines()[-1])


@pytest.mark.parametrize("target", ["page.md", "/dev/null"], ids=["itself", "elsewhere"])
def test_a_link_is_told_where_only_its_folder_is_checked(tmp_path: Path, target: str) -> None:
    root = write_small(tmp_path)
    (root / "docs/en/page.md").symlink_to(target)
    assert "docs/en/page.md:1: a link to another place of the disk" in run(root, "check", "docs/en").stdout
