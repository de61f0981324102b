"""The templates of pages and of pieces of pages: where they lie, and how a piece is made of one."""

from __future__ import annotations

import functools
import os
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

OVERRIDES = Path(__file__).parent / "overrides"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(OVERRIDES / "parts"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, **values: Any) -> str:
    """A piece of HTML from one of the templates in overrides/parts/."""
    return _environment().get_template(template).render(**values)


class Visible(jinja2.FileSystemLoader):
    """Lists the files of a theme but for those in hidden folders.

    MkDocs looks at each file of a theme for each locale, and takes none that is hidden: 14,000 icons of Material.
    """

    @functools.cached_property
    def _visible(self) -> list[str]:
        found = set[str]()
        for place in self.searchpath:
            for folder, below, files in os.walk(place):
                below[:] = [name for name in below if not name.startswith(".")]
                within = Path(folder).relative_to(place)
                found.update((within / name).as_posix() for name in files)
        return sorted(found)

    def list_templates(self) -> list[str]:
        return self._visible


def list_visible(theme: Theme) -> None:
    """Let environments of a theme list its visible files alone; templates may include all, as before."""
    original, loader = theme.get_env, Visible(theme.dirs)

    def get_env() -> jinja2.Environment:
        environment = original()
        environment.loader = loader  # that of all locales: the files are listed once
        return environment

    vars(theme)["get_env"] = get_env


class Compiled(jinja2.BytecodeCache):
    """Templates that were compiled in this process, for environments that compile alike: of all locales and builds."""

    def __init__(self) -> None:
        self.codes: dict[tuple[object, ...], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it was compiled from the same text."""
        if code := self.codes.get(_name(bucket)):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a template."""
        if bucket.code is not None:
            self.codes[_name(bucket)] = bucket.code


COMPILED = Compiled()
"""A preview builds again and again: each save would compile every template of the theme."""


def _name(bucket: Bucket) -> tuple[object, ...]:
    """What the code of a template depends on: its text, and how its environment reads it."""
    it = bucket.environment
    reads = (it.autoescape, it.trim_blocks, it.lstrip_blocks, *sorted(it.extensions))
    return (bucket.key, bucket.checksum, *reads)
