"""Spanish questions and exclamations begin with a mark; a mark by itself is none."""

from __future__ import annotations

import pytest

from teach_forward.checks.wording.language import first_broken


@pytest.mark.parametrize(
    "text",
    [
        "¿Quién decide?",
        "- ¿**Qué** datos, para **qué** propósito?",
        "**Preguntar:** «¿Quién decide?» y ¡adelante!",
        "Escriba «?» si no lo sabe.",
        "| país: ? | abierto |",
        "Si no está, ¿quién decide?",
        "Ley 25.326, ¿y ahora qué?",
        "La guía *Teach Forward!* y la [Teach Forward!](a.md) son de 2023.",
        "Pruébenla: ¿un «sí» o «hablen con ella» la cierra?",
    ],
)
def test_these_are_right(text: str) -> None:
    assert first_broken(text, "es") is None


@pytest.mark.parametrize(
    "text",
    [
        "Quién decide?",
        "Texto. Quién decide?",
        "**Preguntar:** Quién decide?",
        "Alguien dice ¿sí?: «Quién decide?»",
        "**Qué datos**?",
        "Qué bien!",
    ],
)
def test_these_lack_their_first_mark(text: str) -> None:
    assert first_broken(text, "es") is not None


def test_a_long_line_takes_no_time() -> None:
    assert first_broken("a, " * 30_000 + "¿" + "b " * 30_000, "es") is None
