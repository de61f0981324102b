"""Fractions are added with `math.fsum`: since Python 3.12 `sum` rounds them in another way than before.

A sum that is a little more, or less, may break a line or share out a table otherwise, and so make another file.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from teach_forward.audit import audit
from teach_forward.deck.layouts import catalogue, metrics
from teach_forward.deck.layouts.outlines import filled_twice
from teach_forward.deck.pdf.write import source
from teach_forward.deck.template import reader
from teach_forward.model import Session, Table
from teach_forward.reports import readability
from tests import showcase
from tests.documents import made as document_of
from tests.templates import default

added = sum


def add_whole_numbers(numbers: Iterable[Any], /, start: Any = 0) -> Any:
    """What `sum` gives; refuses fractions of ours."""
    found = list(numbers)
    caller = sys._getframe(1).f_globals["__name__"]
    assert not caller.startswith("teach_forward.") or not any(isinstance(one, float) for one in found), caller
    return added(found, start)


def deck(folder: Path) -> None:
    """A table in letters that have their widths from a table, and stations around a middle."""
    rows = tuple((showcase.runs(text), showcase.runs(text * 3)) for text in ("정보", "교대표 표", "표"))
    slides = (
        showcase.slide("a", "table", "시간", Table(rows[0], rows)),
        showcase.slide("b", "cycle", "길", showcase.items("하나", "둘", "셋", "넷")),
    )
    made = showcase.workshop("ko", "표", "", (Session("part", "표", 20, slides, (), 3),))
    for locale in ("ko", "ar"):  # from the left, and from the right
        plan = showcase.plan_of(made, locale)
        assert audit(f"table.{locale}.pptx", showcase.written(plan, locale)) == ()
        assert "표" in source(plan.deck, showcase.own_style(locale), folder)


def template(_: Path) -> None:
    reader.read("a.pptx", default(), catalogue.every(), "ltr")


def drawing(_: Path) -> None:
    square = [("moveTo", [(0.0, 0.0)]), ("lnTo", [(1.5, 0.0)]), ("lnTo", [(1.5, 1.5)]), ("close", [])]
    assert filled_twice([*square, *square])


def report(_: Path) -> None:
    assert list(readability.table((readability.reading(showcase.document("guide", "en", "A page", ())),)))


def document_of_word(_: Path) -> None:
    assert document_of()


@pytest.mark.parametrize("make", [deck, template, drawing, report, document_of_word])
def test_no_fractions_are_added_with_sum(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    metrics._breadth.cache_clear()
    monkeypatch.setattr(builtins, "sum", add_whole_numbers)
    make(tmp_path)
