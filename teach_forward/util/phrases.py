"""Phrases that many messages share."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as `1 problem` and `2 problems`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def meant_by(word: str, *guesses: str) -> str:
    """The end of a message about a word that is not known: what may be meant, or a space behind it that nobody sees."""
    return "; delete the space behind it" if word.rstrip() in guesses else did_you_mean(*guesses)


def did_you_mean(*guesses: str) -> str:
    """The end of a message that asks whether something else was meant; empty without a guess."""
    found = " or ".join(filter(None, guesses))
    return f"; did you mean {found}?" if found else ""
