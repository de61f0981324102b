"""A page in Spanish with what the pages of the guide do not have: a picture, an outer link, nested items, money."""

from __future__ import annotations

from pathlib import Path

from tests.catalogue import SPANISH, Mistake, drop, sub, swap
from tests.sites import put, translation, write_small

SOURCE = r"""# The night rota

The supplier sells the rota for €5,000.50 a year, and the union asks what it costs per person.

![A rota of four people on seven days, with nights in black](rota.png)

## Rules {#rules}

1. Rest comes first
    - eleven hours
    - no split shifts
2. Wishes come second

The [union’s page](https://example.org/rota) says more. Who decides? Write to us!

| Right | Written as |
| --- | --- |
| Access | `a \| b` or a \| b |
| Erasure | c |

## Money {#money}

On 3 May 2024 the court ordered the firm to pay 2.6 million euros to 18,684 riders.
"""
SPANISH_TEXT = r"""# El cuadrante de noche

El proveedor vende el cuadrante por 5.000,50 € al año, y el sindicato pregunta cuánto cuesta por persona.

![Un cuadrante de cuatro personas en siete días, con las noches en negro](rota.png)

## Reglas {#rules}

1. El descanso va primero
    - once horas
    - sin turnos partidos
2. Los deseos van después

La [página del sindicato](https://example.org/rota) dice más. ¿Quién decide? ¡Escríbenos!

| Derecho | Se escribe |
| --- | --- |
| Acceso | `a \| b` o a \| b |
| Supresión | c |

## Dinero {#money}

El 3 de mayo de 2024 el tribunal condenó a la empresa a pagar 2,6 millones de euros a 18.684 repartidores.
"""


def write_spanish(root: Path) -> Path:
    """A small project with this page in both languages. Returns the root."""
    write_small(root, ("en", "es"))
    source = root / "docs/en/rota.md"
    put(source, SOURCE)
    put(root / SPANISH, translation(SPANISH_TEXT, source))
    (root / "docs/en/rota.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return root


def spanish(what: str, rule: str, old: str, new: str, line: str) -> Mistake:
    return Mistake(f"{what} in Spanish", rule, swap(old, new), SPANISH, line)


MISTAKES = [
    spanish("another price", "numbers-differ", "5.000,50", "500,50", "500,50"),
    spanish("another million", "numbers-differ", "2,6 millones", "26 millones", "26"),
    spanish("millions became thousands", "numbers-differ", "2,6 millones", "2,6 mil", "2,6"),
    spanish("another month", "numbers-differ", "3 de mayo", "3 de marzo", "marzo"),
    spanish("another number of hours in words", "numbers-differ", "once horas", "doce horas", "doce"),
    spanish("a question without its first mark", "spanish-marks", "¿Quién", "Quién", "Quién decide?"),
    spanish("an exclamation without its first mark", "spanish-marks", "¡Escr", "Escr", "nos!"),
    spanish("a description is still English", "english-left", "Un cuadrante de cuatro personas en siete días, con las noches en negro", "A rota of four people on seven days, with nights in black", "![A rota"),
    Mistake("a picture without description in Spanish", "missing-alt", sub(r"!\[[^]]*", "!["), SPANISH, "![]", frozenset({"numbers-differ"})),
    spanish("another picture", "broken-link", "rota.png", "cuadrante.png", "cuadrante.png"),
    Mistake("a picture became a link in Spanish", "pictures-differ", swap("![Un", "[Un"), SPANISH, "[Un", frozenset({"links-differ"})),
    Mistake("a picture is lost in Spanish", "pictures-differ", drop(r"^!\[[^\n]*\n\n"), SPANISH, "# El", frozenset({"numbers-differ"})),
    spanish("another address elsewhere", "links-differ", "example.org/rota", "example.org/cuadrante", "cuadrante"),
    spanish("an item less deep", "list-differs", "    - sin turnos partidos\n2.", "2. Sin turnos partidos\n3.", "2. Sin turnos"),
    spanish("nested items are merged", "list-differs", "horas\n    - sin", "horas, sin", "1. El descanso"),
    spanish("the backslash of a bar is lost", "broken-table", r"o a \| b", "o a | b", "| Acceso"),
    spanish("Portuguese", "foreign-language", "## Dinero", "A empresa não respondeu às perguntas do sindicato, e por isso os trabalhadores foram ao tribunal com uma queixa.\n\n## Dinero", "A empresa"),
    spanish("English", "foreign-language", "## Dinero", "The firm did not answer the questions of the workers, and therefore they went to the court together.\n\n## Dinero", "The firm"),
    spanish("a sentence is still English", "english-left", "El proveedor vende el cuadrante por 5.000,50 € al año, y el sindicato pregunta cuánto cuesta por persona.", "The supplier sells the rota for €5,000.50 a year, and the union asks what it costs per person.", "The supplier"),
    spanish("a letter from Cyrillic", "mixed-letters", "empresa", "еmpresa", "еmpresa"),
    spanish("a word in a wrong encoding", "garbled-text", "página", "pÃ¡gina", "pÃ¡gina"),
    Mistake("the id of a section in Spanish", "id-differs", sub(r"\{#money\}", "{#dinero}"), SPANISH, "## Dinero"),
]  # fmt: skip
