"""The command that looks at finished decks."""

from __future__ import annotations

import argparse

from teach_forward.audit import audit as faults_of
from teach_forward.cli.output import tell
from teach_forward.ooxml.package import read_file
from teach_forward.util.phrases import counted


def audit(options: argparse.Namespace) -> int:
    """Look at finished decks as PowerPoint and its accessibility checker would."""
    faults = [fault for path in options.files for fault in faults_of(str(path), read_file(path))]
    for fault in faults:
        print(fault)
    tell(
        "All is well." if not faults else f"{counted(len(faults), 'problem')} in {counted(len(options.files), 'file')}"
    )
    return 1 if faults else 0
