"""The slides of a package as its rules look at them, and what a shape on one is."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from lxml import etree

from teach_forward.ooxml.inheritance import Slide, placeholder_of
from teach_forward.ooxml.package import NS, Package

Faults = Iterator[tuple[int, str]]
"""What a rule finds: the number of the slide, or 0 for the whole file, and what is wrong."""

_GROUP = f"{{{NS['p']}}}grpSp"
_FURNITURE = ("ftr", "sldNum", "dt", "hdr")


@functools.lru_cache(maxsize=1)
def slides(package: Package) -> tuple[tuple[int, Slide], ...]:
    """The slides with their numbers, from 1; kept, so that the rules share what each inherits."""
    return tuple((number, Slide(package, name)) for number, name in enumerate(package.slides, 1))


def is_title(shape: etree._Element) -> bool:
    """Whether a shape is a title placeholder."""
    ph = placeholder_of(shape)
    return ph is not None and ph.get("type") in ("title", "ctrTitle")


def is_furniture(shape: etree._Element) -> bool:
    """Whether a shape is what stands on every slide: footer, number, date, header."""
    ph = placeholder_of(shape)
    return ph is not None and ph.get("type") in _FURNITURE


def groups_around(shape: etree._Element) -> list[etree._Element]:
    """The groups that a shape stands in, the nearest first."""
    return list(shape.iterancestors(_GROUP))
