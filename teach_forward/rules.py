"""What can be wrong with content: each rule with what to write instead.

The rules are the translators' interface. docs/en/rules.md and docs/en/rules-translation.md show each, wrong and right, in
the order in which they stand here; tests run their examples.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


class Flag(enum.Flag):
    """What a finding by a rule means for the other findings about the same file."""

    NONE = 0
    UNREADABLE = enum.auto()  # little of the file could be read, so whatever else would be said about it is left out
    STRUCTURE = enum.auto()  # blocks or ids are broken, so the page cannot be compared with its source part by part
    COMPARISON = enum.auto()  # comes of comparing a page with its source, so it is left out where STRUCTURE is broken
    LETTERS = enum.auto()  # letters are others than were typed, so little can be said of the words
    WORDS = enum.auto()  # comes of looking at words, numbers or marks, so it is left out where LETTERS are wrong


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One kind of mistake: its name, `hint` that says what to write instead, and how much it weighs.

    An error keeps the site from being built; a warning blocks nothing.
    """

    name: str
    hint: str = field(compare=False)
    severity: Severity = field(default="error", compare=False)
    flags: Flag = field(default=Flag.NONE, compare=False)


# The file and its first lines

MISSING_WORKSHOP_FILE = Rule("missing-workshop-file", "add the file; a workshop is index.md, guide.md and exercise.md")
DUPLICATE_NUMBER = Rule("duplicate-number", "give the folder a number of its own, in every language")
PAGE_NAME = Rule("page-name", "rename it, in every language, and mend the links that lead to it")
NO_SOURCE = Rule(
    "no-source",
    "give the file the name of the source file that it translates; a new page is written in the guide's first language before",
)
SOURCE_RENAMED = Rule(
    "source-renamed",
    "rename the file as the message says; until then, readers see the page of the source",
    severity="warning",
)
MISSING_FRONT_MATTER = Rule(
    "missing-front-matter",
    "write the keys, in English, one to a line between two lines of --- at the very top, and your words after each colon",
    flags=Flag.STRUCTURE,
)
MISSING_SOURCE = Rule(
    "missing-source",
    "write the line between the two lines of --- at the top; `teach-forward stamp` does it",
    severity="warning",
    flags=Flag.COMPARISON,
)
BAD_FRONT_MATTER = Rule(
    "bad-front-matter",
    "write a key, a colon and a value on each line, with straight quotes around a value that has a colon itself; on a page, these lines stand between two lines of ---",
    flags=Flag.STRUCTURE,
)
UNKNOWN_KEY = Rule(
    "unknown-key",
    "correct or delete the line; keys are in English: summary, audience and group on a workshop's index.md, print and unlinked on any page, source on translations",
)
UNKNOWN_TERM = Rule(
    "unknown-term",
    "write the name as its heading in the glossary of this language has it, or leave it out",
    severity="warning",
)
DUPLICATE_KEY = Rule("duplicate-key", "keep one of the two, with what is right of both")
TOO_MUCH = Rule(
    "too-much",
    "delete what was pasted there by mistake, or make several pages or paragraphs of it",
    flags=Flag.UNREADABLE,
)
NOT_UTF8 = Rule("not-utf8", "save the file as UTF-8", flags=Flag.UNREADABLE)
BYTE_ORDER_MARK = Rule(
    "byte-order-mark",
    "save the file as UTF-8 without a byte order mark; `teach-forward check --fix` does it",
    severity="warning",
)
LINE_ENDINGS = Rule(
    "line-endings",
    "save the file with the line endings of Unix (LF); `teach-forward check --fix` does it",
    severity="warning",
)
CONTROL_CHARACTER = Rule("control-character", "delete the character; retype the word if need be")
GARBLED_TEXT = Rule(
    "garbled-text",
    "type the words again, or copy them again from a file that is saved as UTF-8",
    severity="warning",
    flags=Flag.LETTERS,
)
LOST_CHARACTER = Rule("lost-character", "type the character that belongs there")
DIRECTION_CONTROL = Rule(
    "direction-control", "delete the character; it turns what stands behind it round, and pages know their direction"
)
INVISIBLE_CHARACTER = Rule(
    "invisible-character", "delete the character; retype the word if need be", severity="warning"
)
DECOMPOSED_LETTERS = Rule(
    "decomposed-letters",
    "type the letter again; `teach-forward check --fix` does it",
    severity="warning",
    flags=Flag.LETTERS,
)
MIXED_LETTERS = Rule("mixed-letters", "type the word again on one keyboard", severity="warning")
PERSIAN_LETTERS = Rule("persian-letters", "type the word again on an Arabic keyboard", severity="warning")
DOUBLE_ENTITY = Rule("double-entity", "write the character itself, such as ’ or &", severity="warning")
CONFLICT_MARKER = Rule(
    "conflict-marker",
    "keep one of the two versions and delete the lines of <<<<<<<, ======= and >>>>>>>",
    flags=Flag.STRUCTURE,
)

UNCLOSED_COMMENT = Rule("unclosed-comment", "write --> at the end of the comment")

# Headings, names and minutes

TITLE_COUNT = Rule("title-count", "give the page one title: a single line that starts with #", flags=Flag.STRUCTURE)
MISSING_ID = Rule(
    "missing-id",
    "add an id: `id: short-name` under the block's first line, or {#short-name} at the end of the heading",
    flags=Flag.STRUCTURE,
)
DUPLICATE_ID = Rule(
    "duplicate-id", "give each heading, slide, question and scenario of a page its own id", flags=Flag.STRUCTURE
)
MISSING_HEADING = Rule("missing-heading", "add the heading with that id, in any words", flags=Flag.STRUCTURE)
MISSING_MINUTES = Rule(
    "missing-minutes", "say how long it takes: ## Opening round {#opening minutes=10}", flags=Flag.STRUCTURE
)
BAD_MINUTES = Rule("bad-minutes", "write whole minutes, such as {#opening minutes=10}", flags=Flag.STRUCTURE)
BAD_SHORT = Rule(
    "bad-short",
    "write how few minutes are enough when time is short, fewer than it has: {#opening minutes=10 short=6}",
    flags=Flag.STRUCTURE,
)
BAD_AGENDA = Rule(
    "bad-agenda",
    "write on a heading of index.md in how many minutes its agenda is, no fewer than the guide can do with: {#ninety-minutes agenda=90}",
    flags=Flag.STRUCTURE,
)
TOO_FEW_MINUTES = Rule(
    "too-few-minutes",
    "give it more minutes, or say and do less; or say in a comment why they are right: <!-- minutes: … -->",
    severity="warning",
)
TOO_MANY_MINUTES = Rule(
    "too-many-minutes",
    "give minutes to another part, or say at the slide how long the room is busy: minutes, each, table; or in a comment why they are right: <!-- minutes: … -->",
    severity="warning",
)
FILM_SCENES = Rule("film-scenes", "make it six to ten scenes, each a part of its own under ##")
FILM_SCENE = Rule(
    "film-scene",
    "write one slide in each scene, and under it, in paragraphs, what is said: **Say:** and the words",
)
FILM_LENGTH = Rule(
    "film-length",
    "say more, or less: a film takes two to three minutes; a translation may be shorter",
    severity="warning",
)
WRONG_TOTAL = Rule("wrong-total", "change the minutes in exercise.md or in guide.md until both say the same")

# Blocks: slides, questions, answers, tips

UNKNOWN_BLOCK = Rule("unknown-block", "use one of: slide, question, answer, scenario, tip", flags=Flag.STRUCTURE)
UNCLOSED_BLOCK = Rule(
    "unclosed-block", "close the block with a line of as many slashes as its first line has", flags=Flag.STRUCTURE
)
STRAY_FENCE = Rule("stray-fence", "delete the line, or write the block's first line above", flags=Flag.STRUCTURE)
NESTED_BLOCK = Rule(
    "nested-block",
    "close the outer block before the inner one starts; only an answer may stand inside a question",
    flags=Flag.STRUCTURE,
)
MISPLACED_BLOCK = Rule(
    "misplaced-block",
    "move the block: slides and questions stand under a `##` of guide.md or exercise.md, slides also in film.md, and every block starts at the edge of the line",
    flags=Flag.STRUCTURE,
)
UNPARSED_BLOCK = Rule(
    "unparsed-block", "check the slashes, the bar and the options of the block's first lines", flags=Flag.STRUCTURE
)
MISSING_TITLE = Rule("missing-title", "write the title after a bar: /// slide | Data is power", flags=Flag.STRUCTURE)
UNEXPECTED_TITLE = Rule("unexpected-title", "leave the title out: /// answer", flags=Flag.STRUCTURE)
UNKNOWN_OPTION = Rule(
    "unknown-option",
    "use the options that the block has: slide takes id, layout, minutes, each and table, question takes id and lines, scenario takes id, answer and tip have none",
    flags=Flag.STRUCTURE,
)
BAD_OPTION = Rule(
    "bad-option",
    "write each option as `name: value`, with a value that the page for authors lists",
    flags=Flag.STRUCTURE,
)
MISPLACED_OPTION = Rule(
    "misplaced-option",
    "put the option right under the block's first line, indented by four spaces",
    flags=Flag.STRUCTURE,
)
UNANSWERED_QUESTION = Rule(
    "unanswered-question", "add an answer right after the question: /// answer", flags=Flag.STRUCTURE
)
ORPHAN_ANSWER = Rule("orphan-answer", "put the answer right after its question, or inside it", flags=Flag.STRUCTURE)

# Slides

BAD_LAYOUT_CONTENT = Rule(
    "bad-layout-content",
    "give the slide what its layout draws, or choose another layout; the page for authors lists them",
)
MISPLACED_ELEMENT = Rule(
    "misplaced-element",
    "use paragraphs, lists, quotes and links there; put the rest into the notes or on another page",
    flags=Flag.STRUCTURE,
)
OVERFULL_SLIDE = Rule(
    "overfull-slide", "shorten the text or make two slides of it; what else you want to say belongs into the notes"
)
UNKNOWN_ICON = Rule(
    "unknown-icon",
    "write the name of a Material Design icon before the bold heading of a card, as in - :material-clock-outline: **Time**: rotas; an icon has no place elsewhere",
)
SOME_ICONS = Rule("some-icons", "give each card of the slide an icon, or none", severity="warning")
LONG_NOTES = Rule(
    "long-notes",
    "make two slides of it, or say less: the notes of a slide are printed on one page, and what runs off it is lost",
    severity="warning",
)
DOUBLE_TITLE = Rule("double-title", "say in the title what this slide adds")
MISSING_GLYPH = Rule("missing-glyph", "write it in words, or leave it out: lists bring their own bullets")

# Lists, links and pictures

LIST_GAP = Rule("list-gap", "leave an empty line before the first item of the list", flags=Flag.STRUCTURE)
SHALLOW_INDENT = Rule(
    "shallow-indent", "indent a nested item by four spaces, or start it at the edge of the line", flags=Flag.STRUCTURE
)
STRAY_MARK = Rule(
    "stray-mark",
    r"write **bold** and *italic* with a mark at both ends and no space inside, boxes as - [ ] with a space on each side; a mark that is to be read has a backslash before it: \*",
)
FOREIGN_MARK = Rule(
    "foreign-mark",
    "write **words** for what matters, /// tip for a box and [words](address) for a link, and leave out what no longer holds",
)
BROKEN_TABLE = Rule(
    "broken-table",
    r"write one row on one line, with as many cells as the head, no empty line between rows, and \| for a bar that is to be read",
)
TOO_WIDE_FOR_PAPER = Rule(
    "too-wide-for-paper",
    "write a shorter word, put a hyphen or a space into it, or give the table fewer columns: on paper nobody can scroll",
    severity="warning",
)
BAD_LINK = Rule(
    "bad-link", "write [words](address) on one line: words that say where it leads, and nothing between the brackets"
)
ANGLE_BRACKETS = Rule("angle-brackets", "write square brackets around words to be filled in: [name of the union]")
BROKEN_LINK = Rule(
    "broken-link", "write the path of a file that exists, relative to this page, and after # an id that stands there"
)
MISSING_ALT = Rule("missing-alt", "describe the picture between the square brackets: ![what it shows](picture.png)")
UNSAFE_FILE = Rule(
    "unsafe-file",
    "keep Markdown and pictures there: PNG, JPEG, or SVG without scripts, animation and addresses of other places",
)
HEAVY_PICTURE = Rule(
    "heavy-picture", "make it smaller: 1,600 pixels wide are enough for a projector", severity="warning"
)
PICTURE_PIXELS = Rule(
    "picture-pixels", "save a drawing as PNG too, under the same name, and any other picture as PNG or JPEG"
)
PICTURE_PLACE = Rule(
    "picture-place",
    "save it without its location: Windows has that under Properties, Details; other programs ask when they export it",
)
UNSAFE_HTML = Rule(
    "unsafe-html",
    "write it in Markdown; pages cannot have scripts, frames, forms, styles, or pictures from elsewhere",
    flags=Flag.STRUCTURE,
)

# The translation and its source

MISSING_SECTION = Rule("missing-section", "translate the section too, with its id", flags=Flag.COMPARISON)
MISSING_SLIDE = Rule("missing-slide", "translate the slide too, with its id and layout", flags=Flag.COMPARISON)
MISSING_QUESTION = Rule("missing-question", "translate the question too, with its id", flags=Flag.COMPARISON)
MISSING_NOTES = Rule("missing-notes", "translate what is said with the slide", flags=Flag.COMPARISON)
EXTRA_PART = Rule("extra-part", "delete it, or propose it for the source first", flags=Flag.COMPARISON)
ID_DIFFERS = Rule(
    "id-differs", "put back the id of the source; ids are addresses and are not translated", flags=Flag.COMPARISON
)
ICONS_DIFFER = Rule(
    "icons-differ", "give each card the icon that it has in the source, under the same name", flags=Flag.COMPARISON
)
LAYOUT_DIFFERS = Rule("layout-differs", "put back the layout of the source", flags=Flag.COMPARISON)
ITEM_COUNT = Rule("item-count", "keep as many items as the source has: one point, one item", flags=Flag.COMPARISON)
MINUTES_DIFFER = Rule(
    "minutes-differ",
    "put back the minutes of the source; the agenda is computed from them",
    flags=Flag.COMPARISON,
)
ORDER_DIFFERS = Rule("order-differs", "put them in the order of the source", flags=Flag.COMPARISON)
TIP_COUNT = Rule("tip-count", "keep the tips of the source", flags=Flag.COMPARISON)
TABLE_COLUMNS = Rule("table-columns", "keep the tables and columns of the source", flags=Flag.COMPARISON)
TABLE_ROWS = Rule(
    "table-rows",
    "keep the rows of the source in their order, or say in a comment why they are others: <!-- structure: … -->",
    severity="warning",
    flags=Flag.COMPARISON,
)
LIST_DIFFERS = Rule(
    "list-differs",
    "keep the lists of the source: bullets or numbers, nesting, one item for each item; or say in a comment why they are others: <!-- structure: … -->",
    severity="warning",
    flags=Flag.COMPARISON,
)
PARAGRAPHS_DIFFER = Rule(
    "paragraphs-differ",
    "translate what is missing, and keep the order; or say in a comment why it is another one: <!-- structure: … -->",
    severity="warning",
    flags=Flag.COMPARISON,
)
CODE_DIFFERS = Rule(
    "code-differs",
    "keep the lines of the code, and translate only what people read in it; or say in a comment why they are others: <!-- structure: … -->",
    severity="warning",
    flags=Flag.COMPARISON,
)
REPEATED_TEXT = Rule(
    "repeated-text",
    "delete one of the two, or translate what should stand there; or say in a comment that it is meant so: <!-- structure: … -->",
    severity="warning",
    flags=Flag.COMPARISON,
)
LINKS_DIFFER = Rule(
    "links-differ",
    "keep the addresses of the source; only the words between the square brackets are translated",
    flags=Flag.COMPARISON,
)
PICTURES_DIFFER = Rule(
    "pictures-differ",
    "keep the pictures of the source; only their descriptions are translated",
    flags=Flag.COMPARISON,
)
FRONT_MATTER_DIFFERS = Rule(
    "front-matter-differs",
    "keep the keys of the source, and translate only what stands after the colon",
    flags=Flag.COMPARISON,
)
NUMBERS_DIFFER = Rule(
    "numbers-differ",
    "put back the number of the source, or say in its section why it differs: <!-- adapted: 64 -> 46, since the law differs -->",
    severity="warning",
    flags=Flag.COMPARISON | Flag.WORDS,
)
OUTDATED_SOURCE = Rule(
    "outdated-source",
    "compare with the source, mend the translation, and write the new id: six digits right under the heading of their section, as <!-- source: 9b12e0 -->, forty after `source:` on top",
    severity="warning",
)
BAD_STAMP = Rule(
    "bad-stamp",
    "delete the line, or write it right under the heading, with the six digits of the section: <!-- source: 9b12e0 -->; `teach-forward stamp FILE#section` does it",
    severity="warning",
)

# Words and punctuation of your language

SPELLING = Rule(
    "spelling",
    "correct it, or, if the word is right, add it to known-words.txt beside the pages of its language",
    severity="warning",
)
ENGLISH_LEFT = Rule("english-left", "translate it, or leave it if it is a name", severity="warning")
FOREIGN_LANGUAGE = Rule(
    "foreign-language",
    "translate it, or, if it is to stay so, write its language in a comment above it: <!-- language: es -->",
    severity="warning",
    flags=Flag.COMPARISON | Flag.WORDS,
)
TERM_MISSING = Rule(
    "term-missing",
    "use the guide's word for it, or add yours to docs/terms.yml",
    severity="warning",
    flags=Flag.COMPARISON | Flag.WORDS,
)
TERM_AVOIDED = Rule("term-avoided", "use the words that the guide uses; docs/terms.yml lists them", severity="warning")
FRENCH_SPACES = Rule(
    "french-spaces",
    "type a no-break space there (Alt+0160, or Option+space on a Mac); `teach-forward check --fix` does it",
)
FRENCH_QUOTES = Rule("french-quotes", "write « … » with no-break spaces inside; `teach-forward check --fix` does it")
SPANISH_MARKS = Rule("spanish-marks", "begin the question with ¿ and the exclamation with ¡")
ARABIC_MARKS = Rule("arabic-marks", "write ، ؛ ؟ after Arabic words; `teach-forward check --fix` does it")

UNPAIRED_QUOTES = Rule(
    "unpaired-quotes",
    'write the mark that is missing; one that stands alone has a backslash before it: 12\\"',
    severity="warning",
    flags=Flag.WORDS,
)

# Messages, sources, terms and colours

WORDS_MISSING = Rule(
    "words-missing", "add the line, with your word after the colon", severity="warning", flags=Flag.COMPARISON
)
WORDS_PLACEHOLDER = Rule("words-placeholder", "keep what stands in braces exactly as it is in the source")
WORDS_QUOTES = Rule(
    "words-quotes",
    "write the curved ’ for an apostrophe, and the quotation marks of your language, such as “ ” or « »",
    severity="warning",
)
WORDS_TAG = Rule("words-tag", "write the language and where it is spoken, such as fr-FR, or leave the line out")
WORDS_UNKNOWN = Rule("words-unknown", "delete the line, or correct the word before the colon")
BAD_SOURCE = Rule(
    "bad-source",
    "give each source kind, title, by, year, looked_at and confidence in docs/sources.yml, and in a language's sources.yml its title under the same id; the heads of the files say more",
    flags=Flag.UNREADABLE,
)
UNUSED_SOURCE = Rule("unused-source", "link to it where its facts stand, as references.md#its-id, or delete the entry")
BAD_CLAUSE = Rule(
    "bad-clause",
    "give each clause its facts in docs/clauses.yml and its words in each language's clauses.yml; their heads say which",
    flags=Flag.UNREADABLE,
)
BAD_FORM = Rule(
    "bad-form", "give each form its tables and ids in workshops/forms.yml; its head says which", flags=Flag.UNREADABLE
)
FORM_COLUMNS = Rule(
    "form-columns", "give the table the columns of the source, in the same order: answers are kept by it"
)
FORM_ROWS = Rule("form-rows", "give the table the rows of the source, in the same order: answers are kept by it")
FORM_CHOICES = Rule(
    "form-choices",
    "write the choices of the source, in the same order, with a stroke between spaces after each but the last",
)
FORM_BLANKS = Rule(
    "form-blanks", "give the blank in brackets the id of the source, as in [date]{due}; order and repetition are free"
)
BAD_WORKSHEET = Rule(
    "bad-worksheet",
    "give the page a table under {#worksheet} and one with three columns under {#help}, or the file another name",
)
UNLISTED_LINK = Rule(
    "unlisted-link",
    "add it to docs/sources.yml as the url of a source, or under also, with the month in which you looked at it",
    severity="warning",
)
BAD_TERMS = Rule(
    "bad-terms", "keep the file's two parts, terms and avoid, in the form in which they are", flags=Flag.UNREADABLE
)
BAD_SEARCH_WORDS = Rule(
    "bad-search-words", "keep the file's two parts, fillers and synonyms: a list of words, and a list of such lists"
)
BAD_THEME = Rule(
    "bad-theme", "write colours as #17203A, sizes in whole points and lengths in inches, and keep enough contrast"
)
BAD_PROJECT = Rule(
    "bad-project", "mend the file; mkdocs.yml as `teach-forward init FOLDER` writes it names each option"
)

# Texts that come back from translators' programs

BAD_EXCHANGE_FILE = Rule(
    "bad-exchange-file", "export the texts again, and save the file in the format in which it came"
)
UNKNOWN_TEXT = Rule("unknown-text", "leave ids, keys, first columns and the rows of tables as they were exported")
COMMENT_BESIDE = Rule(
    "comment-beside", "change the text where the comment is right, and answer whoever wrote it", severity="warning"
)
MARKS_DIFFER = Rule("marks-differ", "set the marks of the source around the words that they belong to, each once")
BREAKS_STRUCTURE = Rule("breaks-structure", "keep it one text: no list, heading, bar or slashes of your own")
SOURCE_CHANGED = Rule("source-changed", "look at the new text: export it with --changed, and translate that")
TRANSLATION_CHANGED = Rule("translation-changed", "compare the two; `import --overwrite` takes the one of the file")
NO_PLACE = Rule(
    "no-place", "give its heading the id that it has in the source, or move or delete the text, and import again"
)

RULES: dict[str, Rule] = {rule.name: rule for rule in tuple(globals().values()) if isinstance(rule, Rule)}
"""All rules by name, in the order in which they stand above."""
