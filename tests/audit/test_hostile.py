"""PPTX files of strangers, for `audit` and for `slides --template`: refused or told in lines, soon, in little memory.

Every file is written below, and both commands are run on each in a process whose time and memory are measured.
"""

from __future__ import annotations

import atexit
import io
import re
import socket
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from teach_forward.audit import audit
from teach_forward.ooxml.package import OFFICE, Package
from tests.forked import Forker, Run
from tests.packages import Parts, good, zipped
from tests.sites import write_small
from tests.tools import ROOT

SECONDS, MEGABYTES = 2, 200
"""What a command may take for a file, of a processor and of memory."""

LAYOUT, MASTER = "ppt/slideLayouts/slideLayout2.xml", "ppt/slideMasters/slideMaster1.xml"
LAYOUT_RELS, MASTER_RELS = (
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels",
    "ppt/slideMasters/_rels/slideMaster1.xml.rels",
)
SLIDE, SLIDE_RELS = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
MAIN, MAIN_RELS = "ppt/presentation.xml", "ppt/_rels/presentation.xml.rels"
TYPES = "[Content_Types].xml"
PNG = (ROOT / "pictures/deck-fr.png").read_bytes()[:64]


@dataclass(frozen=True)
class Entry:
    """An entry of an archive that is written as it stands here, whatever is true."""

    name: bytes
    packed: bytes
    size: int
    method: int = 8
    flags: int = 0
    checksum: int = 0


def raw(*entries: Entry) -> bytes:
    """An archive of entries as they are; `zipfile` would write no such thing."""
    stream, listed = io.BytesIO(), io.BytesIO()
    for it in entries:
        rest = (it.method, 0, 33, it.checksum, len(it.packed), it.size, len(it.name), 0)
        listed.write(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, it.flags, *rest, 0, 0, 0, 0, stream.tell()))
        listed.write(it.name)
        stream.write(struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, it.flags, *rest) + it.name + it.packed)
    number, start, table = len(entries), stream.tell(), listed.getvalue()
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, min(number, 65535), min(number, 65535), len(table), start, 0)
    return stream.getvalue() + table + end


def entries(parts: Mapping[str, bytes]) -> list[Entry]:
    return [Entry(name.encode(), deflated(data), len(data), checksum=zlib.crc32(data)) for name, data in parts.items()]


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zeros(megabytes: int, before: bytes = b"") -> bytes:
    """So many megabytes of zeros as `deflate` packs them: one block, over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + block * megabytes + packer.flush()


@cache
def listener() -> socket.socket:
    """Where whoever fetches what lies elsewhere would call."""
    server = socket.create_server(("127.0.0.1", 0))
    atexit.register(server.close)
    return server


def elsewhere() -> str:
    return f"http://127.0.0.1:{listener().getsockname()[1]}/"


Edit = Callable[[Parts], None]


def swap(part: str, old: str, new: str) -> Edit:
    def edit(parts: Parts) -> None:
        assert old.encode() in parts[part], f"{old} is not in {part}"
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return edit


def add(name: str, data: bytes) -> Edit:
    def edit(parts: Parts) -> None:
        parts[name] = data

    return edit


def remove(name: str) -> Edit:
    def edit(parts: Parts) -> None:
        del parts[name]

    return edit


def relate(rels: str, kind: str, target: str, external: bool = False, id_: str = "rId70") -> Edit:
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="{id_}" Type="{OFFICE}{kind}" Target="{target}"{mode}/></Relationships>'
    return swap(rels, "</Relationships>", line)


def with_types(**kinds: str) -> Edit:
    lines = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items())
    return swap(TYPES, "<Default ", f"{lines}<Default ")


def all_of(*edits: Edit) -> Edit:
    def edit(parts: Parts) -> None:
        for step in edits:
            step(parts)

    return edit


def shape(body: str, number: int = 70, ph: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="S"/><p:cNvSpPr/><p:nvPr>{ph}</p:nvPr></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{number}" y="5"/><a:ext cx="9" cy="9"/></a:xfrm><a:solidFill><a:srgbClr val="FFFFFF"/>'
        f"</a:solidFill></p:spPr><p:txBody><a:bodyPr/>{body}</p:txBody></p:sp>"
    )


def put(text: str, part: str = SLIDE) -> Edit:
    return swap(part, "</p:spTree>", f"{text}</p:spTree>")


PARAGRAPH = "<a:p><a:r><a:t>x</a:t></a:r></a:p>"
PICTURE = (
    '<p:pic><p:nvPicPr><p:cNvPr id="90" name="P" descr="A logo"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
    "<a:blip {}/><a:stretch/></p:blipFill><p:spPr/></p:pic>"
)
OBJECT = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="91" name="O" descr="A sheet"/><p:cNvGraphicFramePr/><p:nvPr/>'
    '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj progId="Excel.Sheet.12" r:id="rId70">'
    "<p:link/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>"
)
LINK = '<a:p><a:r><a:rPr lang="en"><a:hlinkClick r:id="rId70"/></a:rPr><a:t>our site</a:t></a:r></a:p>'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 11))
DOCTYPE = f'<!DOCTYPE p:sld [<!ENTITY a0 "ha">{LAUGHS}]>'
PASSWORDS = '<!DOCTYPE p:sld SYSTEM "file:///etc/passwd">'


def before_root(text: str, part: str = SLIDE) -> Edit:
    def edit(parts: Parts) -> None:
        parts[part] = re.sub(rb"^<\?xml.*?\?>\s*", b"", parts[part])
        parts[part] = text.encode() + parts[part]

    return edit


def recoded(encoding: str, part: str = SLIDE) -> Edit:
    def edit(parts: Parts) -> None:
        parts[part] = parts[part].decode().encode(encoding)

    return edit


def edited(*edits: Edit) -> bytes:
    parts = good()
    all_of(*edits)(parts)
    return zipped(parts)


def patched(**changes: Any) -> bytes:
    """A good archive with the entry of the second layout written otherwise."""
    return raw(*(Entry(**(vars(it) | changes)) if it.name == LAYOUT.encode() else it for it in entries(good())))


def also(*more: Entry) -> bytes:
    return raw(*entries(good()), *more)


def listed_often() -> bytes:
    ids = "".join(f'<p:sldId id="{number}" r:id="rId7"/>' for number in range(300, 40_300))
    return edited(swap(MAIN, "</p:sldIdLst>", f"{ids}</p:sldIdLst>"))


def many_slides(number: int) -> bytes:
    parts = good()
    ids, lines = "", ""
    for place in range(number):
        parts[f"ppt/slides/slide{place + 2}.xml"] = parts[SLIDE]
        parts[f"ppt/slides/_rels/slide{place + 2}.xml.rels"] = parts[SLIDE_RELS]
        ids += f'<p:sldId id="{place + 300}" r:id="rId{place + 100}"/>'
        target = f"slides/slide{place + 2}.xml"
        lines += f'<Relationship Id="rId{place + 100}" Type="{OFFICE}slide" Target="{target}"/>'
    swap(MAIN, "</p:sldIdLst>", f"{ids}</p:sldIdLst>")(parts)
    swap(MAIN_RELS, "</Relationships>", f"{lines}</Relationships>")(parts)
    return zipped(parts)


PLACEHOLDERS = "".join(shape(PARAGRAPH, 100 + n, f'<p:ph idx="{n + 50}"/>') for n in range(900))
LIAR = zlib.crc32(bytes(100))


def _attributes(number: int) -> str:
    return " ".join(f'a{place}=""' for place in range(number))


def _sized(size: str) -> str:
    return f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="{size}"/></a:lvl1pPr></a:lstStyle>{PARAGRAPH}'


def _with_picture() -> Parts:
    parts = good()
    for rels, part in ((SLIDE_RELS, SLIDE), (LAYOUT_RELS, LAYOUT)):
        relate(rels, "image", "../media/x.png")(parts)
        put(PICTURE.format('r:embed="rId70"'), part)(parts)
    with_types(png="image/png")(parts)
    return parts


_PLACES = ((SLIDE, SLIDE_RELS), (LAYOUT, LAYOUT_RELS), (MASTER, MASTER_RELS))


def _both(edit: Edit, kind: str, rels: str) -> Edit:
    return all_of(edit, relate(rels, kind, elsewhere(), external=True))


def _with_macros() -> bytes:
    return edited(
        swap(
            TYPES,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
            "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
        ),
        with_types(bin="application/vnd.ms-office.vbaProject"),
        add("ppt/vbaProject.bin", b"\xd0\xcf\x11\xe0Sub AutoOpen()"),
        swap(
            MAIN_RELS,
            "</Relationships>",
            '<Relationship Id="rId70" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
            'Target="vbaProject.bin"/></Relationships>',
        ),
    )


@dataclass(frozen=True)
class Case:
    """A file, and what is said of it; nothing for a template that is taken, without what is hostile in it."""

    name: str
    make: Callable[[], bytes]
    audited: str
    template: str


DAMAGED = r"is damaged: \S+ cannot be unpacked"
SAYS_NOT = "is not a PowerPoint file; save the template as .pptx"
MORE_BYTES = "has more than 500,000,000 bytes when unpacked; no presentation needs so many"
DECLARES = "holds a document type declaration, which may grow or fetch: ppt/slides/slide1.xml"
LEADS = "holds an entry whose name leads elsewhere, or is not a name: "

CASES = [
    Case("empty", lambda: b"", "cannot be opened as a zip archive", SAYS_NOT),
    Case("half", lambda: zipped(good())[:9000], "cannot be opened as a zip archive", SAYS_NOT),
    Case("other-zip", lambda: zipped({"word/document.xml": b"<x/>"}), "it holds no presentation", SAYS_NOT),
    Case(
        "large", lambda: zipped(good()) + bytes(50_000_000), "more than 50,000,000 bytes", "more than 50,000,000 bytes"
    ),
    Case("bytes-flipped", lambda: patched(packed=b"\xff" * 900), DAMAGED, DAMAGED),
    Case("checksum", lambda: patched(checksum=1), DAMAGED, DAMAGED),
    Case(
        "locked", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is protected with a password", "password"
    ),
    Case("locked-entry", lambda: patched(flags=1), "password: .* is locked", "password: .* is locked"),
    Case(
        "lzma",
        lambda: patched(method=14),
        "is packed in a way that PPTX files do not use: ",
        "is packed in a way that PPTX files do not use: ",
    ),
    # Bombs
    Case("zeros", lambda: also(Entry(b"ppt/media/x.png", zeros(3900), 3_900_000_000)), MORE_BYTES, MORE_BYTES),
    Case("zeros-in-xml", lambda: patched(packed=zeros(400), size=400_000_000), "of XML", "of XML"),
    Case(
        "zeros-that-lie", lambda: patched(packed=zeros(3900), size=100, checksum=LIAR), "not well-formed", "is damaged"
    ),
    Case("zeros-that-lie-more", lambda: patched(packed=zeros(3900, b"<x/>"), size=100), DAMAGED, DAMAGED),
    Case(
        "picture-that-lies",
        lambda: raw(
            *entries(_with_picture()),
            Entry(b"ppt/media/x.png", zeros(3900, PNG), 100, checksum=LIAR),
        ),
        "",
        DAMAGED,
    ),
    Case(
        "entries",
        lambda: also(*(Entry(f"ppt/media/{n}.png".encode(), b"", 0, 0) for n in range(100_000))),
        "more than 10,000 entries",
        "more than 10,000 entries",
    ),
    Case("nested", lambda: edited(add("ppt/x.zip", zipped({"x.zip": zipped({"x": bytes(10**7)})}))), "x.zip", ""),
    # XML
    Case("laughs", lambda: edited(before_root(DOCTYPE), put(shape("<a:p>&a10;</a:p>"))), DECLARES, DECLARES),
    Case("dtd-elsewhere", lambda: edited(before_root(PASSWORDS)), DECLARES, DECLARES),
    Case("dtd-in-utf-16", lambda: edited(before_root(DOCTYPE), recoded("utf-16")), DECLARES, DECLARES),
    Case(
        "dtd-in-utf-7",
        lambda: edited(before_root('<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE p:sld>', LAYOUT)),
        "slideLayout2.xml is not well-formed XML",
        "slideLayout2.xml is missing, or not what it is used as",
    ),
    Case("deep", lambda: edited(add(LAYOUT, b"<a>" * 50_000 + b"</a>" * 50_000)), "not well-formed", "is damaged"),
    Case(
        "attributes", lambda: edited(put(f"<p:sp {_attributes(700_000)}/>")), "elements and attr", "elements and attr"
    ),
    Case("long-text", lambda: edited(put(shape(f"<a:p><a:r><a:t>{'x' * 11_000_000}</a:t></a:r></a:p>"))), "well-", ""),
    Case("texts", lambda: edited(put(shape(PARAGRAPH * 20_000))), "more than 12,000 para", "more than 12,000 para"),
    Case("shapes", lambda: edited(put(shape(PARAGRAPH) * 1100)), "more than 1,000 shapes", "more than 1,000 shapes"),
    Case(
        "placeholders", lambda: edited(put(PLACEHOLDERS), put(PLACEHOLDERS, LAYOUT), put(PLACEHOLDERS, MASTER)), "", ""
    ),
    Case("slide-often", listed_often, "the id 300 of a slide|slide", ""),
    Case("slides", lambda: many_slides(990), "slide 900: ", ""),
    Case("more-slides", lambda: many_slides(1_001), "more than 1,000 slides", "more than 1,000 slides"),
    # Names
    Case("climbing", lambda: edited(add("../../x.xml", b"<x/>")), f"{LEADS}../../x.xml", LEADS),
    Case("absolute", lambda: edited(add("/etc/passwd", b"")), f"{LEADS}/etc/passwd", LEADS),
    Case("backslashes", lambda: edited(add("ppt\\..\\x.xml", b"<x/>")), LEADS, LEADS),
    Case("drive", lambda: edited(add("C:x.xml", b"<x/>")), LEADS, LEADS),
    Case("escapes", lambda: also(Entry(b"ppt/\x1b[2Jx.xml", b"", 0, 0)), rf"{LEADS}ppt/ \[2Jx.xml", LEADS),
    Case("long-name", lambda: edited(add("x" * 60_000, b"")), f"{LEADS}x{{57}}\\.\\.\\.", LEADS),
    Case("twice", lambda: raw(*entries(good()), *entries(good())[-1:]), "is 2 times in the archive", ""),
    Case("upper-case", lambda: edited(add(LAYOUT.upper(), b"<x/>")), "", ""),
    # What lies elsewhere
    Case(
        "picture-elsewhere",
        lambda: edited(*(_both(put(PICTURE.format('r:link="rId70"'), part), "image", rels) for part, rels in _PLACES)),
        "slide 1: image is fetched from http://127.0.0.1:",
        "",
    ),
    Case(
        "object-elsewhere",
        lambda: edited(*(_both(put(OBJECT, part), "oleObject", rels) for part, rels in _PLACES)),
        "oleObject is fetched from http://127.0.0.1:",
        "",
    ),
    Case(
        "link-elsewhere",
        lambda: edited(*(_both(put(shape(LINK), part), "hyperlink", rels) for part, rels in _PLACES)),
        "",
        "",
    ),
    Case(
        "template-elsewhere",
        lambda: edited(relate(MAIN_RELS, "attachedTemplate", elsewhere(), external=True)),
        "attachedTemplate is fetched from http",
        "",
    ),
    Case(
        "layout-elsewhere",
        lambda: edited(
            swap(
                MASTER_RELS,
                'Target="../slideLayouts/slideLayout2.xml"',
                f'Target="{elsewhere()}" TargetMode="External"',
            )
        ),
        "slideLayout is fetched from http",
        'has no layout "Bullets"',
    ),
    Case(
        "svg",
        lambda: edited(
            add("ppt/media/x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1/"/></svg>'),
            relate(LAYOUT_RELS, "image", "../media/x.svg"),
            put(PICTURE.format('r:embed="rId70"'), LAYOUT),
            with_types(svg="image/svg+xml"),
        ),
        "",
        "",
    ),
    # What runs
    Case("macros", _with_macros, "the file holds macros, which are programs", ""),
    Case(
        "embedded",
        lambda: edited(
            *(all_of(put(OBJECT, part), relate(rels, "oleObject", "../embeddings/o.bin")) for part, rels in _PLACES),
            add("ppt/embeddings/o.bin", b"MZ"),
            with_types(bin="application/vnd.openxmlformats-officedocument.oleObject"),
        ),
        "an object of another program is embedded",
        "",
    ),
    # What is not what it should be
    Case(
        "types-exchanged",
        lambda: edited(swap(TYPES, "presentationml.slideMaster+xml", "presentationml.slide+xml")),
        "",
        "",
    ),
    Case("no-types", lambda: edited(remove(TYPES)), "Types..xml is missing", ""),
    Case("no-main", lambda: edited(remove(MAIN)), "it holds no presentation", SAYS_NOT),
    Case(
        "no-layout", lambda: edited(remove(LAYOUT)), "which does not exist", "is damaged: .*slideLayout2.xml is missing"
    ),
    Case(
        "no-master", lambda: edited(remove(MASTER)), "which does not exist", "is damaged: .*slideMaster1.xml is missing"
    ),
    Case("no-theme", lambda: edited(remove("ppt/theme/theme1.xml")), "which does not exist", "theme1.xml is missing"),
    Case("no-rels", lambda: edited(remove(MASTER_RELS)), "uses the relationship", "has no theme"),
    Case("layout-of-itself", lambda: edited(swap(SLIDE_RELS, "slideLayouts/slideLayout2", "slides/slide1")), "", ""),
    Case(
        "master-of-itself",
        lambda: edited(swap(LAYOUT_RELS, "../slideMasters/slideMaster1.xml", "slideLayout2.xml")),
        "",
        "slideLayout2.xml is used as two things",
    ),
    Case(
        "layout-is-its-master",
        lambda: edited(swap(MASTER_RELS, "../slideLayouts/slideLayout2.xml", "slideMaster1.xml")),
        "",
        "slideMaster1.xml is used as two things",
    ),
    Case(
        "main-of-itself",
        lambda: edited(swap(MAIN_RELS, "slideMasters/slideMaster1.xml", "presentation.xml")),
        "",
        "presentation.xml is used as two things",
    ),
    Case(
        "main-is-types",
        lambda: edited(swap("_rels/.rels", "ppt/presentation.xml", "[Content_Types].xml")),
        "",
        SAYS_NOT + "|is damaged",
    ),
    Case(
        "not-xml", lambda: edited(add(MASTER, b"Dear colleagues")), "not well-formed XML", "slideMaster1.xml is missing"
    ),
    Case(
        "letters-in-sizes", lambda: edited(put(shape(_sized("x"), 70, "<p:ph/>"), LAYOUT)), "", 'sz="x", which is not'
    ),
    Case(
        "size-without-end", lambda: edited(put(shape(_sized("999999999")), LAYOUT)), "", "letters of 10,000,000 points"
    ),
    Case("shape-without-name", lambda: edited(put("<p:sp/>", LAYOUT)), "", "has a shape without a name"),
    Case("slide-shape-without-name", lambda: edited(put("<p:sp><p:txBody/></p:sp>")), "cannot be looked at", ""),
    Case("letters-in-numbers", lambda: edited(swap(SLIDE, "<a:t>", '<a:rPr sz="x"/><a:t>')), "", ""),
    Case("lines", lambda: edited(put(shape("").replace('name="S"', 'name="&#10;&#x9b;2J&#x202e;S"'))), "", ""),
]


BY_NAME = {case.name: case for case in CASES}


@dataclass(frozen=True)
class Bench:
    """Where both commands are run on files, in a small project."""

    process: Forker
    folder: Path

    def audit(self, name: str) -> Run:
        return self._run("audit", str(self._file(name)))

    def template(self, name: str) -> Run:
        return self._run("slides", "--template", str(self._file(name)), "--out", str(self.folder / name))

    def _file(self, name: str) -> Path:
        file = self.folder / f"{name}.pptx"
        if not file.exists():
            file.write_bytes(BY_NAME[name].make())
        return file

    def _run(self, *arguments: str) -> Run:
        """What came of a command, while nobody called."""
        run = self.process.run(self.folder / "project", *arguments)
        listener().settimeout(0)
        with pytest.raises(BlockingIOError):
            listener().accept()
        return run


@pytest.fixture(scope="module")
def bench(process: Forker, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("packages")
    write_small(folder / "project", ("en",))
    return Bench(process, folder)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_audit_tells_soon_what_is_wrong(bench: Bench, case: Case) -> None:
    run = bench.audit(case.name)
    assert (run.status, "Traceback" in run.said) == (1, False), run.said
    assert re.search(case.audited, run.said), run.said
    file = re.escape(str(bench.folder / f"{case.name}.pptx"))
    *faults, last = run.said.splitlines()
    assert [line for line in faults if not re.fullmatch(rf"{file}: [\x20-\x7e]{{1,420}} \[[a-z-]+\]", line)] == []
    assert re.fullmatch(r"\d+ problems? in 1 file", last)
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_template_is_refused_soon_or_used_without_harm(bench: Bench, case: Case) -> None:
    run = bench.template(case.name)
    assert "Traceback" not in run.said, run.said
    assert run.seconds < SECONDS
    assert run.megabytes < MEGABYTES
    decks = sorted((bench.folder / case.name).glob("*.pptx"))
    if case.template:
        first, *rest = run.said.splitlines()
        assert (run.status, decks) == (1, []), run.said
        assert first.startswith(f"{case.name}.pptx: ")
        assert re.search(case.template, first), first
        assert rest[-1] == "nothing was written"
        return
    assert (run.status, len(decks)) == (0, 2), run.said
    for deck in decks:
        data = deck.read_bytes()
        assert_harmless(Package(data))
        assert {fault.rule for fault in audit(deck.name, data)} <= {"file-name", "contrast", "text-on-master"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("macros", "macros.pptx: macros stay out of the decks: 1"),
        ("embedded", "embedded.pptx: embedded objects stay out of the decks: 2"),
        ("link-elsewhere", "link-elsewhere.pptx: links stay out of the decks: 2"),
        ("picture-elsewhere", "pictures that lie elsewhere or are of an unknown kind stay out of the decks: 2"),
    ],
)
def test_what_stays_out_of_the_decks_is_said(bench: Bench, name: str, told: str) -> None:
    assert told in bench.template(name).said


def assert_harmless(package: Package) -> None:
    """Nothing of a template is in a deck but masters, layouts, themes and pictures."""
    everything = b"".join(package.data(name) for name in package.parts)
    assert b"127.0.0.1" not in everything
    assert b"<!" not in everything
    kinds = {item.type.rpartition("/")[2] for name in ("", *package.parts) for item in package.relationships(name)}
    assert kinds <= {
        *("officeDocument", "core-properties", "slide", "slideLayout", "slideMaster", "theme", "notesSlide"),
        *("notesMaster", "presProps", "viewProps", "tableStyles", "image"),
    }
    assert {name.rpartition(".")[2] for name in package.parts} <= {"xml", "rels", "png", "jpeg"}
    for name in package.parts:
        assert not any(item.external for item in package.relationships(name)), name
