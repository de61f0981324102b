"""What can be asked of the program, as argparse has it."""

from __future__ import annotations

import argparse
import difflib
import glob
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from teach_forward.cli import DECKS, SITE
from teach_forward.util.shown import shown

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_MANY = ("files", "pages", "paths")  # what may be named several times
UNION_DECKS = Path("build/union-decks")
GALLERY = Path("build/gallery.png")


def parse(given: Sequence[str]) -> argparse.Namespace:
    """What is asked for; it has the name of the command as `command`, empty where none was named.

    Ends the program where help is asked for, and where something is not known: with what was meant, as far as can be
    told.
    """
    asked, commands = _parser()
    if given and not given[0].startswith("-") and given[0] not in commands:
        asked.error(_unknown(given[0], "command", commands))
    if told := _too_early(given, commands):
        asked.error(told)
    options, left = asked.parse_known_args(given)
    if left:
        command, typed = commands.get(given[0], asked), left[0].partition("=")[0]
        is_option = typed.startswith("-")
        command.error(_unknown(typed, "option", _options(command)) if is_option else _too_much(typed, command))
    for name in _MANY:
        if named := getattr(options, name, None):
            setattr(options, name, [found for place in named for found in _spread(place)])
    return options


def _spread(place: Path | str) -> list[Path | str]:
    """The files that a name with asterisks stands for: the shells of Windows leave that to programs."""
    if not glob.has_magic(str(place)) or os.path.lexists(place):
        return [place]
    return [type(place)(found) for found in sorted(glob.glob(str(place)))] or [place]  # noqa: PTH207  (also absolute)


def _options(command: argparse.ArgumentParser) -> list[str]:
    """The options of a command. Its help has them too, but in colours since Python 3.14."""
    return [option for option in command._option_string_actions if option.startswith("--")]


def _unknown(typed: str, what: str, known: Iterable[str]) -> str:
    """What is said of a name that is not known: the one that was meant, or all that there are."""
    names = sorted(set(known))
    near = [name for name in names if len(typed) > 2 and name.startswith(typed.lower())]
    near = near or difflib.get_close_matches(typed.lower().replace("_", "-"), names, 1, 0.7)
    return f'there is no {what} "{shown(typed, 40)}"; ' + (
        f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
    )


def _too_early(given: Sequence[str], commands: Mapping[str, argparse.ArgumentParser]) -> str:
    """What is said of an option that stands before the command; nothing where none does."""
    first = given[0].partition("=")[0] if given else ""
    if not first.startswith("-") or first in ("-h", "--help"):
        return ""
    named = next((word for word in given if word in commands), "")
    knows = next((name for name, command in commands.items() if first in _options(command)), "")
    if not named and not knows:
        return ""
    told = f'"{shown(first, 40)}" stands before the command; write it behind, as in teach-forward {named or knows}'
    return f"{told} {shown(first, 40)}"


def _too_much(typed: str, command: argparse.ArgumentParser) -> str:
    return f'"{shown(typed, 40)}" is more than is asked for; `{command.prog} --help` says what can be'


def help_text() -> str:
    """What there is to ask for."""
    return _parser()[0].format_help()


def _parser() -> tuple[argparse.ArgumentParser, Mapping[str, argparse.ArgumentParser]]:
    """The parser, and those of the commands by their names."""
    parser = argparse.ArgumentParser(
        prog="teach-forward", usage="teach-forward [-h] COMMAND ...", description="Build and check the guide."
    )
    parser.set_defaults(command="", alone=False)
    sub = parser.add_subparsers(title="commands", metavar="", prog="teach-forward")
    _making(sub)
    _writing(sub)
    return parser, sub.choices


def _making(sub: Commands) -> None:
    """Commands that make decks and the site."""
    slides = sub.add_parser("slides", help="build the decks")
    _languages(slides)
    slides.add_argument(
        "--workshop",
        nargs="+",
        action="extend",
        metavar="WORKSHOP",
        help="only these workshops, such as 1-fundamentals",
    )
    slides.add_argument(
        "--out", type=Path, metavar="DIR", help=f"where to (default: {DECKS}, with a template {UNION_DECKS})"
    )
    slides.add_argument(
        "--template", type=Path, metavar="FILE", help="a union's own PPTX, in whose look the decks are made"
    )
    slides.add_argument("--report", action="store_true", help="say which slides are fullest, in each deck")
    slides.set_defaults(module="decks", command="slides", alone=True)

    template = sub.add_parser("template", help="write a template that a union can make its own")
    template.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PPTX to write")
    template.add_argument("--workshop", type=int, default=1, metavar="N", help="in the colour of this workshop")
    template.add_argument(
        "--locale", metavar="LOCALE", help="in this language's direction (default: that of the guide's first language)"
    )
    template.set_defaults(module="decks", command="template")

    gallery = sub.add_parser("gallery", help="show each layout once, as a union's template makes it look")
    gallery.add_argument("--template", type=Path, metavar="FILE", help="a union's own PPTX (default: our own look)")
    gallery.add_argument(
        "--out",
        type=Path,
        default=GALLERY,
        metavar="FILE",
        help=f"the picture, beside it the deck (default: {GALLERY})",
    )
    gallery.add_argument(
        "--locale", metavar="LOCALE", help="slides in this language (default: the guide's first language)"
    )
    gallery.set_defaults(module="decks", command="gallery")

    audit_ = sub.add_parser("audit", help="look at finished decks as PowerPoint and its accessibility checker would")
    audit_.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PPTX files, ours or any others")
    audit_.set_defaults(module="audit", command="audit")

    site = sub.add_parser("site", help="build the decks and the site")
    which = site.add_mutually_exclusive_group()
    _languages(which, "only the first language of the guide and these, such as fr ar")
    which.add_argument("--since", metavar="COMMIT", help="only the first language and those changed since this commit")
    _without_files(site)
    site.add_argument("--out", type=Path, default=SITE, metavar="DIR", help=f"where to (default: {SITE})")
    site.set_defaults(module="site", command="site", alone=True)

    serve = sub.add_parser("serve", help="preview the site while you write")
    serve.add_argument("--locale", metavar="LOCALE", help="only the first language and this one, which is quicker")
    _without_files(serve)
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen")
    serve.set_defaults(module="site", command="serve")


def _writing(sub: Commands) -> None:
    """Commands for authors and translators."""
    check = sub.add_parser("check", help="check the texts, and say what to mend")
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="only these files or folders")
    _languages(check)
    _format(check, github="for notes on lines")
    check.add_argument(
        "--fix", action="store_true", help="mend what is safe to mend: encoding, spaces, quotation marks"
    )
    check.add_argument(
        "--since",
        metavar="COMMIT",
        help="files changed since this commit come first; elsewhere, what is out of date is one line a source page",
    )
    check.set_defaults(module="check", command="check")

    spelling = sub.add_parser("spelling", help="look for words that no dictionary has (needs hunspell)")
    _languages(spelling)
    _format(spelling, github="for notes on lines")
    spelling.set_defaults(module="spelling", command="spelling")

    report = sub.add_parser(
        "report", help="say how long pages and sentences are, how easily they read, and what minutes guides need"
    )
    _languages(report)
    report.set_defaults(module="report", command="report")

    status = sub.add_parser("status", help="say which pages are translated, out of date or missing")
    _languages(status)
    _format(status, markdown="for the page of a pull request")
    status.set_defaults(module="status", command="status")

    summary = sub.add_parser("summary", help="say in plain words what is to mend and how far the languages are")
    summary.set_defaults(module="check", command="summary")

    stamp = sub.add_parser("stamp", help="record that a translation now matches its source text")
    stamp.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="translations: docs/fr/about.md, one of its sections docs/fr/about.md#licences, or a folder docs/fr",
    )
    stamp.add_argument(
        "--harmless",
        action="store_true",
        help="the paths are pages of the first language: stamp the translations of those of which no word has changed",
    )
    stamp.set_defaults(module="stamp", command="stamp")

    init = sub.add_parser("init", help="begin a guide of your own")
    init.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, or an empty one")
    init.add_argument("--language", default="en", metavar="LANGUAGE", help="what it is written in first (default: en)")
    init.set_defaults(module="init", command="init")

    export = sub.add_parser("export", help="write texts into a file for a translator's program, or for Word")
    export.add_argument("pages", nargs="*", type=Path, metavar="PAGE", help="only these pages or folders")
    export.add_argument("--locale", required=True, metavar="LOCALE", help="the language to translate into")
    export.add_argument("--changed", action="store_true", help="only what has no translation of today's text")
    export.add_argument("--format", choices=("po", "xliff", "docx"), default="po", help="docx for a table in Word")
    export.add_argument(
        "--out", type=Path, metavar="PATH", help="a file, or a folder for one file a page (default: build/exchange)"
    )
    export.set_defaults(module="exchange", command="send")

    import_ = sub.add_parser("import", help="set the texts of a translator's file into the pages")
    import_.add_argument("files", nargs="+", type=Path, metavar="FILE", help="files from `export`, in any format")
    import_.add_argument(
        "--overwrite", action="store_true", help="take texts even where the page has another translation by now"
    )
    _format(import_, github="for notes on lines")
    import_.set_defaults(module="exchange", command="take")

    new_locale = sub.add_parser("new-locale", help="begin a new language")
    new_locale.add_argument("tag", metavar="LANGUAGE", help="its short name, such as es or pt-BR")
    new_locale.set_defaults(module="new_locale", command="new_locale")


def _without_files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--without-files",
        action="store_true",
        help="no PDFs, Word documents, spreadsheets or archives, and no offers of them: quicker while you write",
    )


def _languages(command: argparse._ActionsContainer, what: str = "only these languages, such as fr ar") -> None:
    command.add_argument("--locale", nargs="+", action="extend", metavar="LOCALE", help=what)


def _format(command: argparse.ArgumentParser, **more: str) -> None:
    """How results are printed: as text, and in each of some other styles, by what it is for."""
    styles = {"text": "for people", **more, "json": "for programs"}
    what = ", ".join(f"{style} {purpose}" for style, purpose in styles.items())
    command.add_argument("--format", choices=tuple(styles), default="text", help=what)
