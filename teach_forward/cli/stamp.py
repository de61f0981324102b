"""The command that records that a translation matches its source."""

from __future__ import annotations

import argparse
from pathlib import Path

from teach_forward import checks, rules
from teach_forward.cli.output import UsageError, tell, write
from teach_forward.translation import stamp as translation


def stamp(options: argparse.Namespace) -> int:
    """Record that translations match their source."""
    library, findings = checks.find_all(Path.cwd())
    texts: dict[str, str] = {}
    try:
        for document in [translation.document_at(library, path) for path in options.paths]:
            if options.harmless:
                texts |= translation.harmless(library, document)
            else:
                texts[document.path] = translation.stamp(library, document, findings)
    except translation.NoPage as error:
        raise UsageError(str(error)) from None
    write(texts, "stamped")
    tell(*(str(finding) for finding in findings if finding.path in texts and finding.rule == rules.ENGLISH_LEFT))
    if not texts:
        tell("no translation was up to date before, so there is nothing to stamp")
    return 0
