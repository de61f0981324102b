"""The command that records that a translation matches its source."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from teach_forward import checks, rules
from teach_forward.cli.output import UsageError, tell, write
from teach_forward.findings import LONGEST_MESSAGE, ContentError, Finding
from teach_forward.library.library import Library
from teach_forward.translation import stamp as translation
from teach_forward.util.phrases import counted
from teach_forward.util.shown import shown


def stamp(options: argparse.Namespace) -> int:
    """Record that translations match their source; the exit status is 1 where one of them does not."""
    library, findings = checks.find_all(Path.cwd())
    try:
        return _harmless(library, options.paths) if options.harmless else _stamp(library, findings, options.paths)
    except translation.NoPage as error:
        raise UsageError(str(error)) from None


def _stamp(library: Library, findings: Sequence[Finding], paths: Sequence[str]) -> int:
    """Stamp what can be stamped, and say of the rest what is to mend."""
    texts: dict[str, str] = {}
    faults: list[Finding] = []
    named = translation.targets(library, paths)
    for target in named:
        try:
            text = translation.stamp(library, target, findings)
        except ContentError as error:
            faults += error.findings
        else:
            if text == target.document.text:
                tell(f"{target.document.path} is up to date already")
            else:
                texts[target.document.path] = text
    write(texts, "stamped")
    tell(*(str(finding) for finding in findings if finding.path in texts and finding.rule == rules.ENGLISH_LEFT))
    if faults:
        pages = len({fault.path for fault in faults})
        tell(*map(str, faults), f"{counted(len(faults), 'problem')}; {counted(pages, 'page')} not stamped")
    if not named:
        tell("all translations there are up to date already")
    return 1 if faults else 0


def _harmless(library: Library, paths: Sequence[str]) -> int:
    """Stamp the translations for which the source's edits are harmless, and say of the others what has changed."""
    verdicts = tuple(translation.harmless(library, paths))
    write({verdict.path: verdict.text for verdict in verdicts if not verdict.harm}, "stamped")
    refused = [f"{verdict.path} is not stamped: {verdict.harm}" for verdict in verdicts if verdict.harm]
    tell(*(shown(line, LONGEST_MESSAGE) for line in refused))
    if not verdicts:
        tell("no translation there names an older text, so there is nothing to stamp")
    return 1 if refused else 0
