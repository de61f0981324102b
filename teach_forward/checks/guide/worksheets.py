"""A worksheet has the tables that its spreadsheet is made of."""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.library.addresses import uri_of
from teach_forward.library.worksheet import is_worksheet, lacking
from teach_forward.model import Document
from teach_forward.text.prose import line_of_id


def check_worksheet(document: Document) -> Iterator[Finding]:
    """What a page lacks of which a spreadsheet is to be made."""
    if is_worksheet(uri_of(document)):
        for id_, message in lacking(document):
            yield Finding(document.path, line_of_id(document.text, id_), message, rules.BAD_WORKSHEET)
