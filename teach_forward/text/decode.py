"""Bytes of a file -> its text. Apart from the reader of pages, which takes the whole of Markdown to import."""

from __future__ import annotations


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 with or without byte order marks, lines ended in any way."""
    return data.decode("utf-8").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
