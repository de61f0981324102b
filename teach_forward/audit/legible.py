"""Rules of what can be read from the last row: contrast, size, and how text is set."""

from __future__ import annotations

from lxml import etree

from teach_forward.audit.slides import Faults, is_furniture, slides
from teach_forward.ooxml.inheritance import Slide, properties, runs, text_of
from teach_forward.ooxml.package import NS, Package
from teach_forward.util.contrast import contrast

LEAST_ON_SLIDES, LEAST_IN_SOURCES, LEAST_IN_NOTES = 18, 14, 12  # points
LARGE, LARGE_BOLD = 24, 18  # points from which a contrast of 3 is enough


def contrasts(package: Package) -> Faults:
    """Text stands out from its ground: 4.5 to 1, for large text 3 to 1 (WCAG 2.2, 1.4.3)."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            ground = slide.ground(shape) if text_of(shape) else None
            for run in runs(shape) if ground else ():
                colour = slide.colour(shape, run)
                size = slide.size(shape, run)
                large = size >= LARGE or (size >= LARGE_BOLD and slide.bold(shape, run))
                least = 3.0 if large else 4.5
                if colour and ground and (ratio := contrast(colour, ground)) < least:
                    yield number, f'"{run.text[:30]}" has a contrast of {ratio:.1f}, less than {least}'


def sizes(package: Package) -> Faults:
    """Text can be read from the last row: 18 points on slides, 14 for sources, 12 in notes and footers."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            least = LEAST_IN_SOURCES if _is_source_line(slide, shape) else LEAST_ON_SLIDES
            least = LEAST_IN_NOTES if is_furniture(shape) else least
            for run in runs(shape):
                if (size := slide.size(shape, run)) < least - 0.01:
                    yield number, f'"{run.text[:30]}" is set in {size:g} points, less than {least}'
    for number, name in enumerate(package.slides, 1):
        page = package.related(name, "notesSlide")
        notes = Slide(package, page) if page else None
        for shape in notes.shapes() if notes else ():
            for run in runs(shape):
                if notes and (size := notes.size(shape, run)) < LEAST_IN_NOTES and not is_furniture(shape):
                    yield number, f"the notes are set in {size:g} points, less than {LEAST_IN_NOTES}"


def _is_source_line(slide: Slide, shape: etree._Element) -> bool:
    """Sources may be set smaller: where the layout or the placeholder says that it holds them."""
    named = [properties(parent).get("name", "") for parent in slide.parents(shape)]
    layout = slide.trees[1].find("p:cSld", NS) if len(slide.trees) > 1 else None
    named.append(layout.get("name", "") if layout is not None else "")
    return any("source" in name.lower() for name in named)


def setting(package: Package) -> Faults:
    """Start-aligned, in sentence case: justified text and capitals for style are hard to read."""
    for number, slide in slides(package):
        for shape in slide.shapes():
            for paragraph in shape.iterfind("p:txBody/a:p", NS):
                if next(slide.paragraph_values(shape, paragraph, "algn"), "") in ("just", "dist"):
                    yield number, f'"{text_of(shape)[:30]}" is justified'
            for run in runs(shape):
                own = run.element.find("a:rPr", NS)
                capitals, letters = sum(map(str.isupper, run.text)), sum(map(str.isalpha, run.text))
                shouting = letters > 12 and capitals > 0.8 * letters
                if shouting or (own is not None and own.get("cap") == "all"):
                    yield number, f'"{run.text[:30]}" is set in capitals'
