"""What is wrong with the content, told so that a person can mend it.

A finding names a file, a line and a rule; the rule knows what to write instead. Nothing here prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from teach_forward.rules import Flag, Rule, Severity
from teach_forward.util.shown import shown

LONGEST_MESSAGE = 400  # characters; the longest of our own has 150 beside what it quotes


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend: where (path and line, from 1), what, and by which rule.

    `subject` is the id or key that it is about, where there is one. `override` is a severity other than the rule's own,
    `advice` what to do where the hint of the rule does not help.
    """

    path: str
    line: int
    message: str
    rule: Rule
    subject: str = ""
    override: Severity | Literal[""] = ""
    advice: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", shown(self.message, LONGEST_MESSAGE))  # it quotes what anybody has written

    @property
    def severity(self) -> Severity:
        """How much it weighs: an error keeps the site from being built, a warning blocks nothing."""
        return self.override or self.rule.severity

    @property
    def hint(self) -> str:
        """What to write instead."""
        return self.advice or self.rule.hint

    def __str__(self) -> str:
        weight = "only a warning: " if self.severity == "warning" else ""
        return f"{self.path}:{self.line}: {self.message} [{self.rule.name}]\n    {weight}{self.hint}"


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that are errors."""
    return tuple(finding for finding in findings if finding.severity == "error")


def unreadable(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that say of a file that little of it could be read."""
    return tuple(finding for finding in findings if Flag.UNREADABLE in finding.rule.flags)


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding of which the file is not said yet."""

    line: int
    message: str
    rule: Rule
    subject: str = ""
    override: Severity | Literal[""] = ""
    advice: str = ""

    def at(self, path: str) -> Finding:
        """The finding, in a file."""
        return Finding(path, self.line, self.message, self.rule, self.subject, self.override, self.advice)


class ContentError(Exception):
    """The content has errors; carries every finding of the run, sorted by place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__(self.findings)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))
