"""Small workshops whose decks are built again and again."""

from __future__ import annotations

from pathlib import Path

from tests.sites import put

HEADINGS = ("aim", "outcomes", "prepare", "agenda", "downloads", "before-and-after", "ninety-minutes", "online")
GUIDE = """# Guide

## Opening {{#opening minutes=10}}

/// slide | {title}
    id: power
- {text}
- See [the start](../../index.md)
///

Say it.
"""

EXERCISE = """# Exercise

## Step {{#step minutes=10}}

/// slide | {title}
    id: step-one
    layout: task
1. Read
2. Mark
///

Wait.
"""

TITLES = {"en": "Data is power", "fr": "Savoir, c'est pouvoir", "ar": "البيانات سلطة"}
DECKS = ("teach-forward-1-one.en.pptx", "teach-forward-1-one-exercise.en.pptx")


def add(root: Path, locale: str, slug: str = "1-one", *, text: str = "what you type", exercise: bool = True) -> None:
    """A workshop in a locale."""
    parts = "".join(f"## Part {{#{name}}}\n\n" for name in HEADINGS)
    head = f"---\nsummary: {TITLES[locale]}\naudience: all\ngroup: '8'\n---\n"
    put(root / f"workshops/{locale}/{slug}/index.md", f"{head}# Workshop {slug}\n\n{parts}")
    put(root / f"workshops/{locale}/{slug}/guide.md", GUIDE.format(title=TITLES[locale], text=text))
    if exercise:
        put(root / f"workshops/{locale}/{slug}/exercise.md", EXERCISE.format(title=TITLES[locale]))
