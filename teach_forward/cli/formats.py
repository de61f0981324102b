"""Findings in the styles in which people and machines read them: lines of text, notes on GitHub, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from teach_forward.findings import Finding
from teach_forward.rules import OUTDATED_SOURCE
from teach_forward.translation.outdated import Outdated


def show(findings: Sequence[Finding], style: str) -> None:
    """Findings, a line each; where there are none, JSON still says so."""
    print("\n".join(report(findings, style)), end="\n" if findings or style == "json" else "")


def show_outdated(pages: Iterable[Outdated], style: str) -> None:
    """What edits of the source have left to do in translations, a line a page: for people, or as notes on GitHub."""
    for page in pages:
        place = f"file={_escaped(page.path, True)},line=1,title={OUTDATED_SOURCE.name}"
        print(f"::notice {place}::{_escaped(str(page))}" if style == "github" else page)


def report(findings: Iterable[Finding], style: str) -> Iterator[str]:
    """The findings in a style: `text`, `github` or `json`."""
    if style == "json":
        yield json.dumps([_record(item) for item in findings], ensure_ascii=False, indent=2)
    elif style == "github":
        yield from (_annotation(item) for item in findings)
    else:
        yield from map(str, findings)


def _record(finding: Finding) -> dict[str, str | int]:
    return {
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
        "rule": finding.rule.name,
        "severity": finding.severity,
        "hint": finding.hint,
    }


def _annotation(finding: Finding) -> str:
    """A workflow command of GitHub Actions, which sets a note at the line in the pull request."""
    message = _escaped(f"{finding.message}\n{finding.hint[0].upper()}{finding.hint[1:]}.")
    place = f"file={_escaped(finding.path, True)},line={finding.line},title={finding.rule.name}"
    return f"::{finding.severity} {place}::{message}"


def _escaped(text: str, in_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text
