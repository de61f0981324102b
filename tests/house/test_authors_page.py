"""The page for authors shows each construct as written and, right after it, the same construct as it comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teach_forward.layouts import LAYOUTS
from teach_forward.text.outline import BLOCKS
from tests.tools import ROOT

PAGE = (ROOT / "docs/en/authors.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```markdown\n(.*?)\n```\n\n", re.MULTILINE | re.DOTALL)


PAGES = sorted((ROOT / "docs").glob("*/authors.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_every_example_is_followed_by_itself(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    examples = list(EXAMPLE.finditer(page))
    assert len(examples) > 20
    for example in examples:
        assert page[example.end() :].startswith(example[1] + "\n"), example[1]


def test_every_block_and_every_layout_has_an_example() -> None:
    examples = "\n".join(EXAMPLE.findall(PAGE))
    assert [block for block in BLOCKS if f"/// {block}" not in examples] == []
    assert [layout for layout in LAYOUTS if f"layout: {layout}\n" not in examples] == []


def test_the_table_lists_every_layout_with_its_purpose() -> None:
    for layout in LAYOUTS.values():
        assert f"| `{layout.name}` | {layout.purpose} |" in PAGE
