"""Phrases that many messages share."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as `1 problem` and `2 problems`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
