"""What is wrong with the content, said so that a person can mend it.

A finding names a file, a line and a rule; the rule knows what to write instead. Nothing here prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

# Each rule with what to write instead. The rules are the translators' interface: tests/test_checks.py
# asks for a case of every one, and docs/en/rules.md shows each, wrong and right.
RULES: dict[str, str] = {
    "arabic-marks": "write ، ؛ ؟ after Arabic words; `teach-forward check --fix` does it",
    "bad-front-matter": "write a key, a colon and a value on each line, with straight quotes around a value that has a colon itself; on a page, these lines stand between two lines of ---",
    "bad-layout-content": "give the slide what its layout draws, or choose another layout; the page for authors lists them",
    "bad-minutes": "write whole minutes, such as {#opening minutes=10}",
    "bad-option": "write each option as `name: value`, with a value that the page for authors lists",
    "bad-project": "mend the file; the head of teach-forward's own mkdocs.yml shows each option",
    "bad-source": "give each source kind, title, by, year, looked_at and confidence; the head of the file lists the choices",
    "bad-theme": "write colours as #17203A, sizes in whole points and lengths in inches, and keep enough contrast",
    "bad-terms": "keep the file's two parts, terms and avoid, in the form in which they are",
    "broken-link": "write the path of a file that exists, relative to this page, and after # an id that stands there",
    "byte-order-mark": "save the file as UTF-8 without a byte order mark; `teach-forward check --fix` does it",
    "conflict-marker": "keep one of the two versions and delete the lines of <<<<<<<, ======= and >>>>>>>",
    "control-character": "delete the character; retype the word if need be",
    "double-title": "say in the title what this slide adds",
    "duplicate-id": "give each heading, slide, question and scenario of a page its own id",
    "english-left": "translate it, or leave it if it is a name",
    "extra-part": "delete it, or propose it for the English file first",
    "french-quotes": "write « … » with no-break spaces inside; `teach-forward check --fix` does it",
    "french-spaces": "type a no-break space there (Alt+0160, or Option+space on a Mac); `teach-forward check --fix` does it",
    "front-matter-differs": "keep the keys of the English front matter, and translate only what stands after the colon",
    "heavy-picture": "make it smaller: 1,600 pixels wide are enough for a projector",
    "id-differs": "put back the id of the English file; ids are addresses and are not translated",
    "item-count": "keep as many items as the English text has: one point, one item",
    "layout-differs": "put back the layout of the English file",
    "line-endings": "save the file with the line endings of Unix (LF); `teach-forward check --fix` does it",
    "links-differ": "keep the addresses of the English file; only the words between the square brackets are translated",
    "list-gap": "leave an empty line before the first item of the list",
    "minutes-differ": "put back the minutes of the English file; the agenda is computed from them",
    "misplaced-block": "move the block: a slide stands under a `##` of guide.md or exercise.md, and every block starts at the edge of the line",
    "misplaced-element": "use paragraphs, lists, quotes and links there; put the rest into the notes or on another page",
    "misplaced-option": "put the option right under the block's first line, indented by four spaces",
    "missing-alt": "describe the picture between the square brackets: ![what it shows](picture.png)",
    "missing-front-matter": "write the keys, in English, one to a line between two lines of --- at the very top, and your words after each colon",
    "missing-glyph": "write it in words, or leave it out: lists bring their own bullets",
    "missing-heading": "add the heading with that id; its words are free",
    "missing-id": "add an id: `id: short-name` under the block's first line, or {#short-name} at the end of the heading",
    "missing-minutes": "say how long it takes: ## Opening round {#opening minutes=10}",
    "missing-notes": "translate what is said with the slide",
    "missing-question": "translate the question too, with its id",
    "missing-section": "translate the section too, with its id",
    "missing-slide": "translate the slide too, with its id and layout",
    "missing-source": "write the line between the two lines of --- at the top; `teach-forward stamp` does it",
    "missing-title": "write the title after a bar: /// slide | Data is power",
    "missing-workshop-file": "add the file; a workshop is index.md, guide.md and exercise.md",
    "nested-block": "close the outer block before the inner one starts; only an answer may stand inside a question",
    "no-source": "give the file the name of the English file that it translates",
    "not-utf8": "save the file as UTF-8",
    "order-differs": "put them in the order of the English file",
    "orphan-answer": "put the answer right after its question, or inside it",
    "outdated-source": "compare with the English file, mend the translation and write the new id after `source:`",
    "overfull-slide": "shorten the text or make two slides of it; what else you want to say belongs into the notes",
    "picture-pixels": "save the drawing as PNG too, under the same name",
    "pictures-differ": "keep the pictures of the English file; only their descriptions are translated",
    "shallow-indent": "indent a nested item by four spaces, or start it at the edge of the line",
    "spanish-marks": "begin the question with ¿ and the exclamation with ¡",
    "spelling": "correct it, or, if the word is right, add it to known-words.txt beside the pages of its language",
    "stray-fence": "delete the line, or write the block's first line above",
    "table-columns": "keep the tables and columns of the English file",
    "term-avoided": "use the words that the guide uses; docs/terms.yml lists them",
    "term-missing": "use the guide's word for it, or add yours to docs/terms.yml",
    "tip-count": "keep the tips of the English file",
    "title-count": "give the page one title: a single line that starts with #",
    "unanswered-question": "add an answer right after the question: /// answer",
    "unclosed-block": "close the block with a line of as many slashes as its first line has",
    "unexpected-title": "leave the title out: /// answer",
    "unknown-block": "use one of: slide, question, answer, scenario, tip",
    "unknown-option": "use the options that the block has: slide takes id and layout, question and scenario take id, answer and tip none",
    "unlisted-link": "add it to docs/sources.yml as the url of a source, or under also, with the month in which you looked at it",
    "unparsed-block": "check the slashes, the bar and the options of the block's first lines",
    "unsafe-file": "keep Markdown and pictures there: PNG, JPEG, or SVG without scripts, animation and addresses of other places",
    "unsafe-html": "write it in Markdown; pages take no scripts, frames, forms, styles, or pictures from elsewhere",
    "unused-source": "link to it where its facts stand, as references.md#its-id, or delete the entry",
    "words-missing": "add the line, with your word after the colon",
    "words-placeholder": "keep what stands in braces exactly as it is in English",
    "words-unknown": "delete the line, or correct the word before the colon",
    "wrong-total": "change the minutes in exercise.md or in guide.md until both say the same",
    "bad-exchange-file": "export the texts again, and save the file in the format in which it came",
    "breaks-structure": "keep it one text: no list, heading, bar or slashes of your own",
    "marks-differ": "set the marks of the source around the words that they belong to, each once",
    "no-place": "move the text to where it belongs, or delete it, and import again",
    "source-changed": "look at the new text: export it with --changed, and translate that",
    "translation-changed": "compare the two; `import --overwrite` takes the one of the file",
    "unknown-text": "leave ids, keys and first columns as they were exported",
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: where (path and line, from 1), what, and by which rule."""

    path: str
    line: int
    message: str
    rule: str
    severity: Severity = "error"

    @property
    def hint(self) -> str:
        """What to write instead."""
        return RULES[self.rule]

    def __str__(self) -> str:
        weight = "only a warning: " if self.severity == "warning" else ""
        return f"{self.path}:{self.line}: {self.message} [{self.rule}]\n    {weight}{self.hint}"


class ContentError(Exception):
    """The content has errors; carries every finding of the run, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))
