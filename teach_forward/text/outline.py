"""The blocks of a Markdown file as its lines have them, with their line numbers.

pymdownx.blocks turns a header that it does not understand into a paragraph, without a word, and its tree has no line
numbers. So the lines are looked at once before the parse: which block starts where, with which options, and what is
wrong with its first and last line. The content of a block is never read here; that is the reader's work, from HTML.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.layouts import LAYOUTS, TIMES
from teach_forward.rules import Rule
from teach_forward.text.prose import prose_lines
from teach_forward.util import yml
from teach_forward.util.phrases import did_you_mean


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """The grammar of a block: whether it has a title (None: optional), and which options it takes."""

    title: bool | None
    options: frozenset[str] = frozenset()


BLOCKS: dict[str, BlockSpec] = {
    "slide": BlockSpec(title=True, options=frozenset({"id", "layout", *TIMES})),
    "question": BlockSpec(title=True, options=frozenset({"id", "lines"})),
    "scenario": BlockSpec(title=True, options=frozenset({"id"})),
    "answer": BlockSpec(title=False),
    "tip": BlockSpec(title=None),
}

# What translators make of the names; a machine wants the English ones.
TRANSLATED = {
    **dict.fromkeys(("diapo", "diapositive", "diapositiva", "folie", "شريحة"), "slide"),
    **dict.fromkeys(("pregunta", "pergunta", "frage", "سؤال"), "question"),
    **dict.fromkeys(("réponse", "reponse", "respuesta", "resposta", "antwort", "إجابة", "جواب"), "answer"),
    **dict.fromkeys(("scénario", "escenario", "cenário", "سيناريو"), "scenario"),
    **dict.fromkeys(("conseil", "astuce", "consejo", "dica", "نصيحة"), "tip"),
}

LINE_COUNT = re.compile("[1-9]|1[0-9]|20")
"""How many lines to write on a question may have: at most two thirds of a page."""
ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MORE_SLASHES = "end the question before its answer begins, or give the question's first and last line one slash more"
INVALID_ID = "is not a valid id: use small letters from a to z, digits and hyphens, a letter first"

_OPEN = re.compile(r"([ \t]*)(/{3,})[ \t]*([\w-]+)(?:[ \t]*\|[ \t]*(.*?)|[ \t]+([^|\s].*?))?[ \t]*$")
_CLOSE = re.compile(r"[ \t]*(/{3,})[ \t]*$")
# What is typed for slashes and bars, also on keyboards of other scripts, with the groups of `_OPEN`.
_SLASH, _GAP, _BAR = r"[/\\／⁄∕]", "[ \t\u00a0\u202f\u3000]*", "[|｜¦]"
_SLASHES = rf"{_SLASH}(?:{_GAP}{_SLASH})*"
_SPARSE_OPEN = re.compile(
    rf"[ \t]*()({_SLASHES}){_GAP}([\w-]+)(?:{_GAP}{_BAR}{_GAP}(.*?)|[:,;.]?(?:[ \t]+([^|\s].*?))?)[ \t]*$"
)
_SPARSE_CLOSE = re.compile(rf"[ \t]*({_SLASHES})[ \t]*$")
_OPTION_ALONE = re.compile(r"[ \t]{4,}(?:id|layout)[ \t]*:[ \t]*[\w-]+[ \t]*$")
_OPTION = re.compile(rf"[ \t]*(id|layout|lines|{'|'.join(TIMES)})[ \t]*:(?:[ \t]|$)")
_TIME = re.compile("[1-9][0-9]{0,2}")
_SHALLOW = re.compile(r" {1,3}(?:[-*+]|\d+[.)])[ \t]+\S")
_HEADING = re.compile(r"#{1,6}\s*[^\s#]")
_INDENTED_HEADING = re.compile(r" {1,3}#{1,6}[ \t]+\S")
_BARE_ID = re.compile(r"\{([a-z][a-z0-9-]*)((?:[ ]+(?:minutes=\S*|short=\S*|agenda=\S*|optional))*)\}[ \t]*$")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(?: |$)")


@dataclass(slots=True)
class OutlineBlock:
    """A block found in the lines. `end` is its last line, 0 while that is not found."""

    name: str
    title: str
    line: int
    slashes: int
    parent: OutlineBlock | None
    options: dict[str, str] = field(default_factory=dict)
    legible: bool = True  # the lines of its options could be read
    sparse: bool = False  # its first line has not three slashes in a row, which is told
    end: int = 0
    dropped: bool = False  # taken out of the mended text


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the blocks and headings of a file stand, and what is wrong with their lines. Lines count from 1.

    `mended` is the text below the front matter with every fault of a block's lines put right in some way, so that the
    parse yields exactly these `blocks` and one fault is not reported as ten.
    """

    blocks: tuple[OutlineBlock, ...]
    headings: tuple[int, ...]
    findings: tuple[Finding, ...]
    mended: str


def outline(path: str, text: str, start: int = 0) -> Outline:
    """Look at the lines of `text` from index `start` (that is, below the front matter)."""
    scan = _Scan(path, text.split("\n"))
    scan.run(start)
    blocks = tuple(block for block in scan.blocks if not block.dropped)
    return Outline(blocks, tuple(scan.headings), tuple(scan.findings), scan.mended(start))


class _Scan:
    """One walk over the lines. Keeps the stack of open blocks, and the lines that mending replaces."""

    def __init__(self, path: str, lines: Sequence[str]) -> None:
        self.path = path
        self.lines = lines
        self.blocks: list[OutlineBlock] = []
        self.headings: list[int] = []
        self.findings: list[Finding] = []
        self.stack: list[OutlineBlock] = []
        self.replaced: dict[int, list[str]] = {}
        self.inserted: dict[int, list[str]] = defaultdict(list)
        self.in_conflict = False

    def report(self, line: int, message: str, rule: Rule, advice: str = "") -> None:
        self.findings.append(Finding(self.path, line, message, rule, advice=advice))

    def run(self, start: int) -> None:
        body = start  # lines above this index are options, read with their header
        above = -1  # the index of the line of prose before
        for index, line in prose_lines(self.lines, start):
            before, above = above, index
            if index < body:
                continue
            if match := _CLOSE.match(line):
                self.close(index, len(match[1]))
            elif match := _OPEN.match(line):
                body = self.open(index, match)
            elif (match := _SPARSE_OPEN.match(line)) and _is_header(match, options=self.has_options(index)):
                body = self.open_sparse(index, match)
            elif (match := _SPARSE_CLOSE.match(line)) and self.closes(match[1]):
                self.close_sparse(index, match[1])
            elif before == index - 1 and not self.stack and _OPTION_ALONE.match(line) and self.lines[before].strip():
                message = f'this line begins no block, and "{line.strip()}" stands under it'
                self.report(index, message, rules.UNPARSED_BLOCK)
            else:
                self.prose(index, line)
        for block in reversed(self.stack):
            self.report(block.line, f'the block "{block.name}" is never closed', rules.UNCLOSED_BLOCK)
            self.inserted[self.probable_end(block)].append("/" * block.slashes)
        self.nesting()
        for block in self.blocks:
            self.header(block)

    def prose(self, index: int, line: str) -> None:
        block = self.stack[-1] if self.stack else None
        if _HEADING.match(line):
            self.headings.append(index + 1)
            if match := _BARE_ID.search(line):
                right = f"{{#{match[1]}{match[2]}}}"
                self.report(index + 1, f'"{match[1]}" has no # before it: write {right}', rules.MISSING_ID)
                self.replaced[index] = [line[: match.start()] + right]
        elif _INDENTED_HEADING.match(line):
            self.headings.append(index + 1)
            message = f"a heading is indented by {_indent(line)}, so that it is none"
            self.report(index + 1, message, rules.SHALLOW_INDENT, advice="start it at the edge of the line")
            self.replaced[index] = [line.lstrip()]
        elif match := _CONFLICT.match(line):
            self.conflict(index, match[1][0])
        elif _SHALLOW.match(line):
            message = f"a list item is indented by {_indent(line)}; to stand under another it needs four spaces"
            self.report(index + 1, message, rules.SHALLOW_INDENT)
            self.replaced[index] = [line.lstrip()]
        elif block and (match := _OPTION.match(line)) and match[1] in BLOCKS[block.name].options:
            name = match[1]
            self.report(index + 1, f'"{name}" stands in the text of the block "{block.name}"', rules.MISPLACED_OPTION)
            block.options.setdefault(name, line.split(":", 1)[1].strip())
            self.replaced[index] = [""]

    def conflict(self, index: int, mark: str) -> None:
        """Report a conflict once, at its first line. A line of = alone is a heading's, unless a conflict is open."""
        if mark == "=" and not self.in_conflict:
            return
        if mark == "<" or not self.in_conflict:
            self.report(index + 1, "two versions of the text stand here, left by a merge", rules.CONFLICT_MARKER)
        self.in_conflict = mark != ">"
        self.replaced[index] = [""]

    def open(self, index: int, match: re.Match[str]) -> int:
        """Note a block and read its options; returns the index of the line after them."""
        indent, slashes, name, title = match[1], len(match[2]), match[3], (match[4] or match[5] or "").strip()
        block = OutlineBlock(name, title, index + 1, slashes, self.stack[-1] if self.stack else None)
        if name not in BLOCKS:
            near = _near(name, BLOCKS, 0.6)
            self.report(index + 1, f'there is no block called "{name}"{did_you_mean(near)}', rules.UNKNOWN_BLOCK)
            block.name, block.dropped = (near, False) if near else ("tip", True)
        elif indent:
            self.report(index + 1, f'the block "{name}" does not start at the edge of the line', rules.MISPLACED_BLOCK)
            block.dropped = True
        if match[5] and name in BLOCKS and (BLOCKS[name].title is not False or not _OPEN.match(match[0])):
            self.report(index + 1, f'there is no bar between "{name}" and its title', rules.MISSING_TITLE)
        end = self.options(block, index + 1, indent)
        for option_line in range(index + 1, end):
            self.replaced[option_line] = []
        self.blocks.append(block)
        self.stack.append(block)
        return end

    def open_sparse(self, index: int, match: re.Match[str]) -> int:
        """Take a line for the first one of a block though its slashes, its spaces or its bar are others."""
        slashes, name = match[2], match[3]
        if not _CLOSE.fullmatch(slashes):
            message = f'"{slashes}" begins no block: before "{name}" stand three slashes, without spaces between them'
            self.report(index + 1, message, rules.UNPARSED_BLOCK)
        elif not match[5]:
            title = " | Title" if match[4] or (name in BLOCKS and BLOCKS[name].title) else ""
            self.report(index + 1, f"this line begins no block: write it as in /// {name}{title}", rules.UNPARSED_BLOCK)
        end = self.open(index, match)
        self.stack[-1].slashes, self.stack[-1].sparse = 3, True
        return end

    def has_options(self, index: int) -> bool:
        """Whether an option of a block stands under a line."""
        return index + 1 < len(self.lines) and bool(_OPTION_ALONE.match(self.lines[index + 1]))

    def closes(self, slashes: str) -> bool:
        """Whether such a line is to be the last one of a block: one slash only where it begins with as few."""
        return len(re.sub(_GAP, "", slashes)) > 1 or bool(self.stack and self.stack[-1].sparse)

    def close_sparse(self, index: int, slashes: str) -> None:
        """Take such a line for the last one of the innermost block; of one that begins alike, that is told already."""
        if self.stack and not self.stack[-1].sparse:
            block = self.stack[-1]
            message = f'"{slashes}" does not close the block "{block.name}", which begins with {"/" * block.slashes}'
            self.report(index + 1, message, rules.UNCLOSED_BLOCK)
        self.close(index, self.stack[-1].slashes if self.stack else 0)

    def options(self, block: OutlineBlock, start: int, indent: str) -> int:
        """Read the options from line `start` on; returns the index of the line after them."""
        end = start
        while end < len(self.lines) and self.lines[end].startswith(indent + "    ") and self.lines[end].strip():
            end += 1
        try:
            tree = yml.read("\n".join(self.lines[start:end]))
        except yml.YAMLError:
            tree = yml.Tree("", {})
        if tree.value is not None and not isinstance(tree.value, dict):
            block.legible = False
            self.report(start + 1, f'"{self.lines[start].strip()}" is not an option', rules.BAD_OPTION)
            return end
        block.options = {key: str(value) for key, value in (tree.value or {}).items()}
        for duplicate in (found.below(start) for found in tree.duplicates):
            self.report(duplicate.line, str(duplicate), rules.DUPLICATE_KEY)
        return end

    def header(self, block: OutlineBlock) -> None:
        """Check the first line and the options of a block; keep what is good of them for the mended text."""
        if block.dropped:
            self.replaced[block.line - 1] = [""]
            return
        spec = BLOCKS[block.name]
        if spec.title is True and not block.title:
            self.report(block.line, f'the block "{block.name}" has no title', rules.MISSING_TITLE)
        if spec.title is False and block.title:
            self.report(block.line, f'the block "{block.name}" cannot have a title', rules.UNEXPECTED_TITLE)
        for option in sorted(block.options.keys() - spec.options):
            self.report(block.line, f'the block "{block.name}" has no option "{option}"', rules.UNKNOWN_OPTION)
        if "id" in spec.options and block.legible:
            self.identifier(block, block.options.get("id", ""))
        layout = block.options.get("layout")
        if "layout" in spec.options and layout and layout not in LAYOUTS:
            near = _near(layout, LAYOUTS, 0.7)
            known = f"did you mean {near}?" if near else f"there are {', '.join(LAYOUTS)}"
            self.report(block.line, f'there is no layout "{layout}"; {known}', rules.BAD_OPTION)
            block.options["layout"] = near or layout
        for option in TIMES:
            if (time := block.options.get(option)) is not None and not _TIME.fullmatch(time):
                unit = "minutes" if option == "minutes" else "seconds"
                self.report(block.line, f'{option}: "{time}" is not a whole number of {unit}', rules.BAD_OPTION)
        lines = block.options.get("lines")
        if "lines" in spec.options and lines is not None and not LINE_COUNT.fullmatch(lines):
            self.report(block.line, f'lines: "{lines}" is not a whole number from 1 to 20', rules.BAD_OPTION)
        self.replaced[block.line - 1] = list(_good_header(block, spec))

    def identifier(self, block: OutlineBlock, id_: str) -> None:
        if not id_:
            self.report(block.line, f'the block "{block.name}" has no id', rules.MISSING_ID)
        elif not ID.fullmatch(id_):
            self.report(block.line, f'"{id_}" {INVALID_ID}', rules.BAD_OPTION)

    def close(self, index: int, slashes: int) -> None:
        if not any(block.slashes == slashes for block in self.stack):
            self.report(index + 1, "these slashes do not close any block", rules.STRAY_FENCE)
            self.replaced[index] = [""]
            return
        while (block := self.stack.pop()).slashes != slashes:
            self.report(
                block.line, f'the block "{block.name}" is not closed before the one around it', rules.UNCLOSED_BLOCK
            )
            self.inserted[index].append("/" * block.slashes)
        block.end = index + 1
        self.replaced[index] = [""] if block.dropped else ["/" * slashes]

    def probable_end(self, block: OutlineBlock) -> int:
        """The index of the line before which an unclosed block most likely was to end.

        That is the next block or heading; for a slide already the first empty line, since what follows is said with it.
        """
        if block.name == "slide":
            for index in range(block.line, len(self.lines)):
                if not self.lines[index].strip():
                    return index
        starts = [inner.line for inner in self.blocks if inner.parent is block]
        return min([line for line in (*starts, *self.headings) if line > block.line], default=len(self.lines) + 1) - 1

    def nesting(self) -> None:
        """Refuse a block in another, save an answer in its question, unless an unclosed one makes it look so."""
        for block in self.blocks:
            parent = block.parent
            if parent is None or not parent.end or not block.end or block.dropped or parent.dropped:
                continue
            if (parent.name, block.name) == ("question", "answer") and parent.slashes != block.slashes:
                continue
            if (parent.name, block.name) == ("question", "answer"):
                message = (
                    f"this answer has as many slashes as the question around it, which begins on line {parent.line}"
                )
                self.report(block.line, message, rules.NESTED_BLOCK, advice=MORE_SLASHES)
                parent.slashes += 1
                self.replaced[parent.end - 1] = ["/" * parent.slashes]
                continue
            message = f'a block "{block.name}" stands inside a block "{parent.name}"'
            self.report(block.line, message, rules.NESTED_BLOCK)
            block.dropped = True
            self.replaced[block.end - 1] = [""]

    def mended(self, start: int) -> str:
        lines: list[str] = []
        for index in range(start, len(self.lines)):
            lines += self.inserted.get(index, [])
            lines += self.replaced.get(index, [self.lines[index]])
        return "\n".join([*lines, *self.inserted.get(len(self.lines), [])])


def _near(name: str, known: Collection[str], least: float) -> str:
    """The name of a block or a layout that was most likely meant, maybe in another language; empty where none is."""
    return next(iter(difflib.get_close_matches(TRANSLATED.get(name.lower(), name.lower()), known, 1, least)), "")


def begins_like_a_block(line: str) -> bool:
    """Whether a line that is read as words is like the first line of a block."""
    match = _SPARSE_OPEN.match(line)
    return bool(match and _is_header(match, options=False))


def _is_header(match: re.Match[str], *, options: bool) -> bool:
    """Whether a line with other marks is to begin a block: by the name of one behind two slashes, or by further signs.

    These are a bar, or `options` under the line: with them, the name may be like that of a block, or stand behind one
    slash, or be indented.
    """
    several, named = len(re.sub(_GAP, "", match[2])) > 1, match[3].lower() in {*BLOCKS, *TRANSLATED}
    signs = match[4] is not None or options
    at_edge = match.start(2) == 0
    return (at_edge and several and named) or (signs and (several or named) and bool(_near(match[3], BLOCKS, 0.6)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _good_header(block: OutlineBlock, spec: BlockSpec) -> Iterator[str]:
    """The first line of a block with its options as they should be, so that the parser understands them."""
    title = block.title or ("?" if spec.title else "") if spec.title is not False else ""
    yield f"{'/' * block.slashes} {block.name}{f' | {title}' if title else ''}"
    for name in sorted(spec.options):
        value = block.options.get(name, "")
        if _is_good(name, value):
            yield f"    {name}: {json.dumps(value, ensure_ascii=False)}"


def _is_good(option: str, value: str) -> bool:
    if option == "layout":
        return value in LAYOUTS
    if option == "lines":
        return bool(LINE_COUNT.fullmatch(value))
    return option not in TIMES or bool(_TIME.fullmatch(value))
