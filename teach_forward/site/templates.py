"""The templates of pages and of pieces of pages: where they lie, and how a piece is made of one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2

OVERRIDES = Path(__file__).parent / "overrides"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(OVERRIDES / "parts"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, **values: Any) -> str:
    """A piece of HTML from one of the templates in overrides/parts/."""
    return _environment().get_template(template).render(**values)
