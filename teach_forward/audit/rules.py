"""The rules of the audit by name, and the audit itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from teach_forward.audit import accessible, legible, reading_order, safe, valid
from teach_forward.audit.slides import Faults
from teach_forward.ooxml.package import NotAPackage, Package
from teach_forward.util.shown import shown

Rule = Callable[[Package], Faults]

RULES: dict[str, Rule] = {
    # The package is whole: PowerPoint, Keynote and Google Slides open it without a repair.
    "well-formed": valid.well_formed,
    "archive": valid.names,
    "content-types": valid.content_types,
    "relationships": valid.relationships,
    "empty-link": valid.empty_links,
    "orphan-part": valid.orphans,
    "shape-ids": valid.shape_ids,
    "master-ids": valid.master_ids,
    "layouts": valid.layouts,
    "notes-master": valid.notes,
    "table-rows": valid.table_rows,
    "text-body": valid.text_bodies,
    "one-title": valid.one_title,
    "language-tags": valid.languages,
    "pictures": valid.images,
    "control-characters": valid.control_characters,
    # Nothing runs and nothing is fetched when it is opened.
    "macros": safe.macros,
    "fetched": safe.elsewhere,
    "embedded": safe.embedded,
    # Everybody can read it.
    "titles": accessible.titles,
    "alt-text": accessible.alt_texts,
    "tables": accessible.tables,
    "reading-order": reading_order.reading_order,
    "contrast": legible.contrasts,
    "text-size": legible.sizes,
    "language": accessible.language_of_text,
    "properties": accessible.document_properties,
    "placeholders": accessible.text_in_placeholders,
    "lists": accessible.lists,
    "link-text": accessible.links,
    "sections": accessible.sections,
    "movement": accessible.movement,
    "text-on-master": accessible.text_on_masters,
    "empty-placeholder": accessible.empty_placeholders,
    "setting": legible.setting,
}
FILE_NAME = "file-name"
NOT_A_PRESENTATION = "not-a-presentation"
LONGEST_MESSAGE = 300  # characters; names of parts have up to 250

# What the file is, and in which language (BCP 47): `our-union-1-fundamentals.fr.pptx`.
_TELLING_NAME = re.compile(r"[\w-]{5,}\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*\.pptx")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend in a file. `slide` counts from 1; 0 where the fault is the whole file's."""

    file: str
    slide: int
    message: str
    rule: str

    def __str__(self) -> str:
        where = f"slide {self.slide}: " if self.slide else ""
        return f"{self.file}: {where}{self.message} [{self.rule}]"


def audit(file: str, data: bytes) -> tuple[Fault, ...]:
    """All faults of a PPTX, sorted by slide. `file` is its name as people know it."""
    try:
        package = Package(data)
    except NotAPackage as error:
        return (Fault(file, 0, str(error), NOT_A_PRESENTATION),)
    faults = {
        Fault(file, number, shown(message, LONGEST_MESSAGE), rule)
        for rule, check in RULES.items()
        for number, message in _found(check, package)
    }
    if not _TELLING_NAME.fullmatch(PurePath(file).name):
        message = "the file's name does not say what it is and in which language, as in data-rights.fr.pptx"
        faults.add(Fault(file, 0, message, FILE_NAME))
    return tuple(sorted(faults))


def _found(check: Rule, package: Package) -> Faults:
    """What a rule finds; where it meets what no PPTX may have, such as letters for a number, it says so and ends."""
    try:
        yield from check(package)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        yield 0, "this cannot be looked at: a part holds a value that it must not have, or lacks one that it must have"
