"""Words that no dictionary of a page's language has, with their lines.

The dictionaries are those of hunspell, as the system has them. Names and words of our own stand in each language's
`known-words.txt`, one to a line.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from teach_forward import rules
from teach_forward.checks.page.characters import dirty_lines
from teach_forward.findings import Finding
from teach_forward.library.addresses import CLAUSE_WORDS_FILE, KNOWN_WORDS_FILE, WORDS_FILE, path_of
from teach_forward.library.library import Library
from teach_forward.text.decode import decode, not_utf8
from teach_forward.text.front_matter import lines_read
from teach_forward.text.prose import MACHINE, masked, people_lines
from teach_forward.util import locales
from teach_forward.util.phrases import did_you_mean

GUESSES = 50
"""Words for which others are proposed at most: hunspell takes long over each."""

_SPELT = ("title", "does", "wording", "strong", "gap", "holds")  # parts of a clause

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_WORD = re.compile(r"\w*\d\w*|[\w-]+(?:\.[\w-]+)+")  # numbers of articles, names of files and hosts
_VOWEL_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")  # Arabic marks that a word is written with or without
_PLACEHOLDER = re.compile(r"\{\w*\}")
_ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.IGNORECASE)
_POSSESSIVE = re.compile(r"'s?$")
_PRONOUNS = re.compile(r"(?<=\w{2})(?:(?:[mst]e|nos)?l[aeo]s?|[mst]e|nos)$")  # behind a Spanish verb: escríbanselo
_ACUTE = str.maketrans("áéíóú", "aeiou")
_ID_AS_TITLE = re.compile(r"#+ ([a-z0-9-]+) \{#\1\}")  # a rule's name, above what is said of it


class NoDictionary(Exception):
    """There is no hunspell, or it has no dictionary for a language; the text says what to install."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A word where it stands."""

    word: str
    path: str
    line: int


def misspelt(library: Library, locale: str) -> tuple[Finding, ...]:
    """Each unknown word, where it first stands on a page. Raises NoDictionary."""
    dictionary = _Dictionary(library.messages(locale)["language_tag"], locale, known_words(library, locale))
    places = tuple(_places(library, locale))
    unknown = _unknown({place.word for place in places}, dictionary)
    guesses = dictionary.guesses(sorted(unknown)[:GUESSES])
    first: dict[tuple[str, str], _Place] = {}
    for place in places:
        if place.word in unknown:
            first.setdefault((place.path, place.word), place)
    return tuple(
        Finding(place.path, place.line, _message(place.word, guesses.get(place.word, ())), rules.SPELLING)
        for place in sorted(first.values(), key=lambda place: (place.path, place.line, place.word))
    )


def _message(word: str, guesses: tuple[str, ...]) -> str:
    return f'no dictionary has "{word}"{did_you_mean(*guesses[:2])}'


def known_words(library: Library, locale: str) -> frozenset[str]:
    """Names and words of a language's own list; a line that starts with # is a remark."""
    return frozenset(library.lines(locale, KNOWN_WORDS_FILE))


def unread(library: Library, locale: str) -> Iterator[Finding]:
    """What is wrong with a language's own list where it is not UTF-8: its words would be told as unknown ones."""
    path = path_of(locale, KNOWN_WORDS_FILE)
    content = (library.root / path).read_bytes() if (library.root / path).is_file() else b""
    try:
        decode(content)
    except UnicodeDecodeError as error:
        yield not_utf8(content, error).at(path)


def word_list(library: Library, locale: str) -> Callable[[str], bool]:
    """Tells whether a word is one: it stands in the texts of a language, or in its dictionary, if there is one."""
    written = {place.word.casefold() for place in _places(library, locale)}
    try:
        dictionary = _Dictionary(library.messages(locale)["language_tag"], locale, known_words(library, locale))
    except NoDictionary:
        return lambda word: word.casefold() in written
    return lambda word: word.casefold() in written or not dictionary.unknown([word])


def _places(library: Library, locale: str) -> Iterator[_Place]:
    for uri, document in library.documents[locale].items():
        dirty = dirty_lines(document.text, locale)  # the check tells that their characters are wrong
        lines, left = document.text.split("\n"), _lines_of_source(library, locale, uri)
        for index, line in (*_keys(document.text), *_prose(document.text)):
            if index + 1 not in dirty and lines[index] not in left:
                yield from _words(line, document.path, index + 1)
    path, copied = path_of(locale, WORDS_FILE), _copied_lines(library, locale)
    for number, line in enumerate((library.root / path).read_text("utf-8-sig", errors="replace").splitlines(), 1):
        key, _, words = line.partition(":")
        if not key.startswith("#") and key != "language_tag" and line not in copied:
            yield from _words(masked(_PLACEHOLDER.sub(" ", words))[0], path, number)
    yield from _words_of_clauses(library, locale)


def _words_of_clauses(library: Library, locale: str) -> Iterator[_Place]:
    """The words of a language's clauses, without the names of unions and employers, and of who tells of them."""
    words, path = library.clause_words[locale], path_of(locale, CLAUSE_WORDS_FILE)
    for (id_, *parts), line in words.lines.items():
        for part in parts:
            if part in _SPELT:
                yield from _words(masked(words.clauses[id_][part])[0], path, line)


def _lines_of_source(library: Library, locale: str, uri: str) -> frozenset[str]:
    """The lines of the page that a translation translates: one that stands there too is not translated yet."""
    source = library.document(library.source, uri) if locale != library.source else None
    return frozenset(source.text.split("\n") if source else ())


def _copied_lines(library: Library, locale: str) -> frozenset[str]:
    """The lines of the source's messages, which stand in the file of a language until they are translated."""
    path = library.root / path_of(library.source, WORDS_FILE)
    return frozenset(path.read_text("utf-8-sig", errors="replace").splitlines() if locale != library.source else ())


def _keys(text: str) -> Iterator[tuple[int, str]]:
    """Index and text of the lines of keys that people read."""
    return ((number - 1, masked(line)[0]) for number, line in lines_read(text))


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Index and text of the lines that people read, without what machines read in them."""
    hidden = masked(text)
    return ((index, hidden[index]) for index, line in people_lines(text) if not _ID_AS_TITLE.match(line))


def _words(line: str, path: str, number: int) -> Iterator[_Place]:
    text = _NO_WORD.sub(" ", _VOWEL_SIGNS.sub("", line.replace(MACHINE, " ")))
    return (_Place(word.replace("’", "'"), path, number) for word in _WORD.findall(text))


class _Dictionary:
    """The dictionary of a language, by hunspell, with the list of known words."""

    def __init__(self, tag: str, locale: str, known: frozenset[str]) -> None:
        self.known = known
        self.program = shutil.which("hunspell") or ""
        if not self.program:
            raise NoDictionary("spelling is not checked, since hunspell is missing (on Debian: apt install hunspell)")
        self.language = language = locales.language(tag)
        names = (tag.replace("-", "_"), language)
        self.name = next((name for name in names if self._run(name, "-L") is not None), "")
        if not self.name:
            raise NoDictionary(
                f"hunspell has no dictionary for {locale} (on Debian: apt search hunspell-{language}; one that lies in"
                " another folder is found with DICPATH=folder)"
            )

    def unknown(self, words: Collection[str]) -> set[str]:
        """The words that are neither known nor in the dictionary."""
        asked = [word for word in words if word not in self.known]
        return set((self._run(self.name, "-L", asked) or "").split("\n")) & set(asked)

    def guesses(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """What hunspell would write instead of unknown words."""
        answers = (self._run(self.name, "-a", [f"^{word}" for word in words]) or "").partition("\n")[2].split("\n\n")
        return {word: _guesses(answer) for word, answer in zip(words, answers, strict=False)}

    def _run(self, name: str, mode: str, lines: Sequence[str] = ()) -> str | None:
        """What hunspell says to lines; None where it has no dictionary of that name."""
        command = [self.program, "-d", name, "-i", "utf-8", mode]
        text = "".join(f"{line}\n" for line in lines)
        run = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
        return None if run.returncode else run.stdout


def _guesses(answer: str) -> tuple[str, ...]:
    """The suggestions for a word: its lines are `& word count place: guess, guess`, or `# word place` without any."""
    found = next((line for line in answer.split("\n") if line.startswith("&")), "")
    return tuple(guess for guess in found.partition(": ")[2].split(", ") if guess)


def _unknown(words: set[str], dictionary: _Dictionary) -> set[str]:
    """Unknown words; a letter is none. A word of several parts is known where each of its parts is."""
    parts = {word: _parts(word) for word in dictionary.unknown({word for word in words if len(word) > 1})}
    strange = dictionary.unknown({part for found in parts.values() for part in found})
    if dictionary.language == "es":
        strange -= _verbs(strange, dictionary)
    return {word for word, found in parts.items() if not found or not strange.isdisjoint(found)}


def _verbs(words: Collection[str], dictionary: _Dictionary) -> set[str]:
    """Spanish verbs with pronouns behind them, which dictionaries leave out: "escriban" makes "escríbanselo"."""
    stems = {word: _PRONOUNS.sub("", word) for word in words if _PRONOUNS.search(word)}
    plain = {word: stem.translate(_ACUTE) for word, stem in stems.items()}
    strange = dictionary.unknown({*stems.values(), *plain.values()})
    return {word for word, stem in stems.items() if stem not in strange or plain[word] not in strange}


def _parts(word: str) -> tuple[str, ...]:
    """The parts of a word without what is joined to it: l'ISP, Yusuf's, co-gouvernance."""
    bare = _POSSESSIVE.sub("", _ELISION.sub("", word, count=1))
    return tuple(part for part in bare.split("-") if part)
