"""The formats of files that travel, each with its module; a module is imported when its format is used."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from teach_forward.exchange.units import MOST_BYTES, UTF16, Batch, Delivery, Unreadable
from teach_forward.util import files

ENDINGS = {"po": ".po", "xliff": ".xlf", "docx": ".docx"}
"""The formats, with the endings of their files' names."""


def write(batch: Batch, form: str) -> bytes:
    """A batch as a file in a format."""
    data: bytes = import_module(f"teach_forward.exchange.{form}").write(batch)
    return data


def read(path: Path) -> Delivery:
    """The texts of a file in whichever format it is. Raises Unreadable, OSError."""
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    delivery: Delivery = import_module(f"teach_forward.exchange.{_format(path)}").read(path)
    if not delivery.texts and not delivery.faults:
        raise Unreadable("the file holds no texts of a guide")
    return delivery


def _format(path: Path) -> str:
    """The format of a file, by how it begins: programs for translators give files endings of their own."""
    files.refuse_pipe(path)
    with path.open("rb") as file:
        start = file.read(64)
    if start.startswith(b"PK"):
        return "docx"
    encoding = "utf-16" if start.startswith(UTF16) else "utf-8-sig"
    return "xliff" if start.decode(encoding, "ignore").lstrip().startswith("<") else "po"
