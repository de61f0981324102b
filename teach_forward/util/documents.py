"""Documents of Word, as they begin."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

_UNUSED = ("stylesWithEffects", "thumbnail", "customXml")  # relations: styles again for Word 2010, an empty page, a key
_NO_LOOK = "Normal Table"  # what all other looks of tables go by
GRID = "Table Grid"
"""The look of tables."""
LONGEST = 255
"""Characters that python-docx takes as a property of the document."""


def empty() -> Document:
    """python-docx's own document without what ours have no use for; of its hundred looks of tables, only `GRID`.

    That is nine tenths of it, which would be in each file, and be read and packed for each.
    """
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, each in relations.items() if each.reltype.rpartition("/")[2] in _UNUSED]:
            del relations[key]
    for style in [*document.styles]:
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in (GRID, _NO_LOOK):
            style.delete()
    return document
