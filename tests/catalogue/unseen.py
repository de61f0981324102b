"""Mistakes that no machine sees for sure, each with the reason: people read what was translated."""

from __future__ import annotations

from dataclasses import dataclass

from tests.catalogue import AR_GUIDE, EXERCISE, GUIDE, INDEX, SPANISH, Edit, exchanged, swap, under

MEANING = "the words are right, and mean something else"
FREE = "word order, length and turns of phrase are free"


@dataclass(frozen=True)
class Unseen:
    """A mistake that is not told, and why."""

    what: str
    reason: str
    edit: Edit
    file: str = GUIDE
    whole: bool = False


UNSEEN = [
    Unseen("a negation is lost", MEANING, swap("on ne nous montre jamais", "on nous montre toujours")),
    Unseen("a negation is lost in Arabic", MEANING, swap("لم يرَ أحد ذلك", "رأى كثيرون ذلك"), AR_GUIDE),
    Unseen("at least became at most", MEANING, swap("Au moins 11 heures", "Au plus 11 heures"), EXERCISE),
    Unseen("another unit", "numbers are compared, and what they count is words", swap("neuf heures de travail", "neuf jours de travail"), EXERCISE),
    Unseen("a number in words that stands elsewhere in the section", "words for small numbers come and go with a turn of phrase",
           swap("neuf heures de travail", "huit heures de travail"), EXERCISE),
    Unseen("a point or a comma between digits", "18,684 is read in both ways, since both are written in each language", swap("18.684", "18,684"), SPANISH),
    Unseen("two answers have changed places", "answers have no ids, and their words are free",
           exchanged(r"(?<=^- )Les jours d’absence tiennent[^\n]*", r"(?<=^- )Les heures du contrat[^\n]*"), EXERCISE),
    Unseen("two paragraphs without links or numbers have changed places", FREE, exchanged(r"^Si un groupe cale[^\n]*|^Ouvrez le diaporama[^\n]*", r"^Passez entre[^\n]*")),
    Unseen("a sentence within a paragraph is lost", FREE, swap(" Allez voir qui n’a encore rien dit.", "")),
    Unseen("a sentence is added", "an edition adds what its readers need", swap("Allez voir qui", "Ouvrez les fenêtres. Allez voir qui")),
    Unseen("a paragraph is added", "an edition adds what its readers need", under("break", "Ouvrez les fenêtres.")),
    Unseen("another person", "names are adapted", swap("Moi, c’est Camille", "Moi, c’est Dominique")),
    Unseen("another gender", "how a language speaks of people is its own", swap("une infirmière à domicile inventée", "un infirmier à domicile inventé")),
    Unseen("other words are bold", "what is stressed moves with the words", swap("**quatre leviers**", "quatre **leviers**")),
    Unseen("the words of two links have changed places", "what a link is called is free", swap("[Angleterre]", "[Pologne]")),
    Unseen("a small number within a turn of phrase", "“a” and “one” are said in many ways", swap("Prenez une note au mur", "Prenez deux notes au mur")),
    Unseen("two columns of one row have changed places", "cells are free, and these hold no numbers", swap("| But, et un second but | | |", "| | But, et un second but | |"), EXERCISE),
    Unseen("an item says what the next one says", MEANING, swap("une donnée fournie, une donnée observée", "une donnée observée, une donnée fournie"), INDEX),
]  # fmt: skip
