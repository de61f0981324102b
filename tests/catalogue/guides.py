"""The good guides in which mistakes and variations are made."""

from __future__ import annotations

import pytest

from tests.catalogue import Guide, halves
from tests.catalogue.spanish import write_spanish
from tests.guide import copy_pages


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Guide, ...]]:
    """By language: the first workshop and the home page in French and Arabic, and a page in Spanish."""
    folder = tmp_path_factory.mktemp("guides")
    root = copy_pages(folder / "whole")
    real = halves(root, folder)
    return {"fr": real, "ar": real, "es": (Guide.at(write_spanish(folder / "spanish")),)}
