"""What a good translation may well do otherwise than its source: told by no rule, or declared in a comment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.catalogue import AR_GUIDE, EXERCISE, GUIDE, INDEX, SPANISH, Edit, sub, swap, under

SPAIN = "Cada grupo lee su hoja en voz alta antes de que los demás digan lo que piensan de ella, y después se vota."
BOOK = "Weapons of Math Destruction: How Big Data Increases Inequality and Threatens Democracy for all of us"
_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Variation:
    """What a translator did with good reason. `declared` is the comment that says so; without it, something is told."""

    what: str
    edit: Edit
    file: str = GUIDE
    declared: str = ""
    whole: bool = False


def arabic_digits(text: str) -> str:
    """Arabic digits, points and commas in the lines that people read."""
    found = (
        line.translate(_DIGITS) if line.startswith("**") and "](" not in line else line for line in text.split("\n")
    )
    return "\n".join(found).replace("39.1 في المئة من نحو 700,000", "٣٩٫١ ٪ من نحو ٧٠٠٬٠٠٠")


VARIATIONS = [
    # Nothing to declare
    Variation("clauses in another order", sub(r"En septembre 2025, la banque brésilienne (\S+) a licencié environ mille personnes", r"La banque brésilienne \1 a licencié, en septembre 2025, environ mille personnes")),
    Variation("sentences in another order", swap("Montrez une consigne à la fois et laissez-la affichée.", "Laissez la consigne affichée, et montrez-en une à la fois.")),
    Variation("an abbreviation", sub(r"articles(?= |.12)", "art.")),
    Variation("per cent in words", sub("64.%", "64 pour cent")),
    Variation("a number in words", swap("57 indicateurs", "cinquante-sept indicateurs")),
    Variation("words as a number", swap("deux minutes pour en parler", "2 minutes pour en parler")),
    Variation("a date in digits", sub("17.août.2020", "17/08/2020")),
    Variation("a narrow space between thousands", sub("700.000", "700\u202f000")),
    Variation("a point between thousands", sub("700.000", "700.000")),
    Variation("narrow spaces before marks", lambda text: re.sub("\u00a0(?=[;!?])", "\u202f", text)),
    Variation("quotations within quotations", swap("«\u00a0je passe\u00a0»", "«\u00a0je dis “je passe”\u00a0»")),
    Variation("an English title between quotation marks", under("break", f"Un livre à faire passer dans la salle pendant ce temps\u00a0: «\u00a0{BOOK}\u00a0».".replace("Destruction:", "Destruction\u00a0:"))),
    Variation("an English title in italics", under("break", f"Un livre à faire passer dans la salle\u00a0: *{BOOK}*.".replace("Destruction:", "Destruction\u00a0:"))),
    Variation("a paragraph in two", swap("Donnez les exemplaires en gros", "\n\nDonnez les exemplaires en gros")),
    Variation("women and men with a middle dot", swap("vos membres", "vos délégué·es"), whole=True),
    Variation("Arabic digits", arabic_digits, AR_GUIDE),
    Variation("a mark of direction between two directions", swap("SyRI](", "SyRI\u200e]("), AR_GUIDE),
    Variation("a word with its vowel signs", swap("النقابة أن تتدخّل", "النِّقابة أن تتدخّل"), AR_GUIDE),
    Variation("the currency in front", swap("5.000,50 €", "€ 5.000,50"), SPANISH),
    Variation("the currency in words", swap("5.000,50 €", "5 000,50 euros"), SPANISH),
    Variation("millions in digits", swap("2,6 millones", "2.600.000"), SPANISH),
    Variation("a month with a capital", swap("3 de mayo de 2024", "3 de Mayo de 2024"), SPANISH),
    # Declared
    Variation("another number", sub("64(?=.%)", "46"), declared="<!-- adapted: 64 -> 46, chiffre de notre enquête -->"),
    Variation("another law", swap("12 et 15", "48 et 49"), declared="<!-- adapted: 12, 15 -> 48, 49, la loi d’ici -->"),
    Variation("a note on a law", under("break", "En France, voir aussi la loi n°\u00a078-17 du 6\u00a0janvier 1978, article 49.\n"), declared="<!-- adapted: loi 78-17 du 6 janvier 1978, article 49 -->"),
    Variation("a paragraph in Spanish", under("break", SPAIN), declared="<!-- language: es -->"),
    Variation("two paragraphs in one", sub(r"(affichée\.)\n\n(Passez)", r"\1 \2"), declared="<!-- structure: une seule consigne -->"),
    Variation("an item more", sub(r"^(- Nommer[^\n]*\n)", r"\1- Citer la loi de son pays.\n"), INDEX, declared="<!-- structure: la loi d’ici -->"),
    Variation("a row less", sub(r"^\| But, et un second but[^\n]*\n", ""), EXERCISE, declared="<!-- structure: le but est fixé -->"),
    Variation("bullets instead of numbers in Spanish", lambda text: re.sub(r"^\d\. ", "- ", text, flags=re.MULTILINE), SPANISH, declared="<!-- structure: sin orden -->"),
]  # fmt: skip
