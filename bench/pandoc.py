"""The slides of the decks as pandoc takes them, and how it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pypandoc

from teach_forward.library.library import Library
from teach_forward.model import Block, Item, ItemList, Paragraph, Quote, Slide, Table, Tip, plain


def line(made_from: Sequence[Path], folder: Path) -> tuple[str, ...]:
    """A process for each deck, one after another, as a person's script would have it."""
    pandoc = pypandoc.get_pandoc_path()
    if len(made_from) == 1:
        return (pandoc, str(made_from[0]), "-o", str(folder / "deck.pptx"))
    script = " && ".join(f"{pandoc} {source} -o {folder / 'deck.pptx'}" for source in made_from)
    return ("sh", "-c", script)


def sources(library: Library, folder: Path) -> list[Path]:
    """The slides of each deck as pandoc wants them; those of Workshop 1 in English come first."""
    found = []
    for locale in library.locales:
        for workshop in library.workshops(locale):
            for document in (workshop.guide, workshop.exercise):
                if document.locale == locale:
                    source = folder / f"{workshop.slug}-{document.kind}.{locale}.md"
                    source.write_text(_source(workshop.title, document.slides), encoding="utf-8")
                    found.append(source)
    return found


def _source(title: str, shown: Iterable[Slide]) -> str:
    """Slides in pandoc's own Markdown: a heading a slide, and notes in a div."""
    parts = [f"% {title}"]
    for slide in shown:
        parts += [f"## {slide.title}", *_blocks(slide.body), "::: notes", *_blocks(slide.notes), ":::"]
    return "\n\n".join(parts) + "\n"


def _blocks(content: tuple[Block, ...]) -> Iterator[str]:
    """Blocks of the model as Markdown."""
    for block in content:
        if isinstance(block, Paragraph):
            yield plain(block.runs)
        elif isinstance(block, ItemList):
            yield "\n".join(_items(block.items, "1." if block.ordered else "-", ""))
        elif isinstance(block, Quote):
            yield "\n>\n".join(f"> {plain(paragraph)}" for paragraph in block.paragraphs)
        elif isinstance(block, Table):
            rows = [block.header, *block.rows]
            lines = ["| " + " | ".join(map(plain, row)) + " |" for row in rows]
            yield "\n".join([lines[0], "|" + " --- |" * len(block.header), *lines[1:]])
        elif isinstance(block, Tip):
            yield block.title
            yield from _blocks(block.body)


def _items(content: tuple[Item, ...], mark: str, indent: str) -> Iterator[str]:
    """Items of a list as Markdown."""
    for item in content:
        yield f"{indent}{mark} {plain(item.runs)}"
        yield from _items(item.items, mark, indent + "    ")
