"""Dressing a facilitator's page: slide cards, times on headings, labels on notes.

The dialect's HTML says what a thing is; what stands around it (a number, a chain of links, a box of minutes) depends on
the workshop, the deck and the language, and is put in here. Drawing is the style sheet's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import babel
from lxml.html import HtmlElement
from markupsafe import Markup

from teach_forward.site.article.markup import element, has_class, insert_after, parse, serialise

CARDS = frozenset({"steps", "cycle", "ladder", "timeline", "columns", "contrast", "matrix", "grid", "takeaways"})
_COLON = re.compile(r"^\s*[:：]\s*")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the slides of a page: words of the page's own language, and the workshop where it has one.

    `number` 0: no workshop. `numbers`: the number that each slide shows in the deck, by its id.
    """

    locale: str
    words: Mapping[str, str]
    number: int = 0
    total: int = 0
    title: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)

    def minutes(self, count: int) -> str:
        """The word for minutes that goes with a number, in the language's own plural."""
        form = babel.Locale.parse(self.locale, sep="-").plural_form(count)
        return self.words.get(f"minutes_{form}", self.words["minutes"])


def dress(html: str, frame: Frame) -> str:
    """The page's HTML with its slides framed."""
    root = parse(html)
    minutes, start = "", 0
    for node in list(root):
        if node.tag == "h2":
            minutes = node.get("data-minutes", "")
            if minutes:
                _time(node, start, minutes, frame)
            start += int(minutes or 0)
        elif has_class(node, "slide"):
            _slide(node, minutes, frame)
        elif has_class(node, "notes"):
            node.insert(0, element(Markup('<p class="notes-label">{}</p>').format(frame.words["notes"])))
    return serialise(root)


def _time(heading: HtmlElement, start: int, minutes: str, frame: Frame) -> None:
    text = frame.words["time_on_heading"].format(start=start, minutes=minutes)
    insert_after(heading, Markup('<p class="session-time">{}</p>').format(text))


def _slide(slide: HtmlElement, minutes: str, frame: Frame) -> None:
    layout = slide.get("data-layout", "")
    body = next(child for child in slide if has_class(child, "slide-body"))
    if layout == "question":
        slide.insert(0, element(Markup('<p class="slide-kicker">{}</p>').format(frame.words["ask_the_group"])))
    if layout == "task":
        _box(body, minutes, frame)
    if layout in CARDS:
        _cards(body)
    if not len(body):
        slide.remove(body)
    slide.append(_foot(slide, frame))


def _box(body: HtmlElement, minutes: str, frame: Frame) -> None:
    """Gather what follows the numbered steps in the box, under the minutes."""
    rest = [child for child in body if child.tag != "ol"]
    box = element('<div class="task-box"></div>')
    if minutes:
        time = Markup('<p class="task-minutes"><b>{}</b> {}</p>').format(minutes, frame.minutes(int(minutes)))
        box.append(element(time))
    box.extend(rest)
    if len(box):
        body.append(box)


def _cards(body: HtmlElement) -> None:
    """Mark the list that is drawn as cards; a label stands on a line of its own there and needs no colon."""
    for items in body.xpath("./ul | ./ol"):
        items.set("class", "slide-cards")
        items.set("style", f"--n:{len(items)}")
        for item in items:
            label = item[0] if len(item) and not (item.text or "").strip() else None
            if label is not None and label.tag == "strong":
                label.set("class", "label")
                label.tail = _COLON.sub(" ", label.tail or "", count=1)


def _foot(slide: HtmlElement, frame: Frame) -> HtmlElement:
    """The chain, the workshop, and the slide's number in the deck, which is a link to the slide."""
    id_ = slide.get("aria-labelledby", "")
    foot = element('<div class="slide-foot"></div>')
    if frame.number:
        links = Markup("").join(
            Markup('<i class="on"></i>') if n <= frame.number else Markup("<i></i>") for n in range(1, frame.total + 1)
        )
        foot.append(element(Markup('<span class="chain" aria-hidden="true">{}</span>').format(links)))
        label = f"{frame.words['workshop']} {frame.number} · {frame.title}"
        foot.append(element(Markup('<span class="slide-workshop">{}</span>').format(label)))
    shown = frame.numbers.get(id_, "#")
    number = Markup('<a class="slide-number" href="#{}"><span class="hidden">{} </span>{}</a>')
    foot.append(element(number.format(id_, frame.words["slide"], shown)))
    return foot
