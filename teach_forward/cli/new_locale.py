"""The command that begins a new language."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward import project
from teach_forward.cli.output import UsageError, tell, write
from teach_forward.starter import brought
from teach_forward.translation import begin
from teach_forward.translation.newlocale import UnknownLocale
from teach_forward.util import locales

_COMMANDS = ("serve", "check")


def new_locale(options: argparse.Namespace) -> int:
    """Begin a new language."""
    root = Path.cwd()
    facts = project.read(root)
    try:
        ours = brought.messages(options.tag), brought.known_words(options.tag)
        texts = begin.new_locale(root, facts, options.tag, *ours)
    except UnknownLocale as error:
        raise UsageError(str(error)) from None
    write(texts, "wrote")
    tell(_next_steps(root, options.tag, facts))
    return 0


def _next_steps(root: Path, tag: str, facts: project.Project) -> str:
    """What a person does next who translates and does not program."""
    pages, source = f"docs/{tag}", locales.name(facts.source)
    made = (root / "Makefile").is_file()
    commands = (f"make {name} LOCALE={tag}" if made else f"teach-forward {name} --locale {tag}" for name in _COMMANDS)
    serve, check = commands
    return f"""\
{locales.name(tag)} has its place now; what is not translated yet is shown in {source}. The next three steps:
1. Open {pages}/words.yml, the short texts of menus and buttons, and write over what stands after each colon.
   Then {pages}/index.md, the home page. A file may stay half done for as long as you like.
2. Look at it: type {serve} and open the address that it shows in your browser, with {tag}/ at its end.
   It follows each change that you save.
3. Send it: type {check} and mend what it tells. Then commit all files that are listed above and open
   a pull request; or give them to those who keep the guide, who do that for you."""
