"""Sheets of paper to print on: A4 (ISO 216), and Letter, as most of the Americas have it (ANSI/ASME Y14.1)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, upright. `name` is what mkdocs.yml calls it; lengths are millimetres."""

    name: str
    width: float
    height: float


A4 = Paper("a4", 210, 297)
LETTER = Paper("letter", 215.9, 279.4)
PAPERS = {paper.name: paper for paper in (A4, LETTER)}
