"""How much wider than Arial the text of other fonts may run. Fonts are not bundled: text is measured as Arial."""

from __future__ import annotations

FAMILIES = {
    "arial": 1.0,
    "helvetica": 1.0,
    "liberation sans": 1.0,
    "arimo": 1.0,
    "calibri": 1.0,
    "carlito": 1.0,
    "times new roman": 1.0,
    "liberation serif": 1.0,
    "garamond": 1.0,
    "arial narrow": 1.0,
    "aptos": 1.05,
    "cambria": 1.02,
    "georgia": 1.1,
    "tahoma": 1.05,
    "segoe ui": 1.08,
    "trebuchet ms": 1.05,
    "open sans": 1.12,
    "noto sans": 1.12,
    "lato": 1.02,
    "roboto": 1.03,
    "dejavu sans": 1.22,
    "verdana": 1.22,
    "century gothic": 1.16,
    "montserrat": 1.25,
    "courier new": 1.35,
    "liberation mono": 1.35,
}
"""Widths of running text relative to Arial's, on the safe side: nothing is taken to be narrower than Arial."""

UNKNOWN = 1.15
"""What is assumed of any other font."""


def widening(family: str) -> float:
    """How much wider than Arial a font may run."""
    return FAMILIES.get(family.strip().lower(), UNKNOWN)


def notice(family: str) -> str:
    """How the text of a font is measured, in words; nothing for fonts that have Arial's own widths."""
    factor = widening(family)
    if factor == 1.0:
        return ""
    return f'text in "{family}" is measured as Arial and {round((factor - 1) * 100)} per cent wider'
