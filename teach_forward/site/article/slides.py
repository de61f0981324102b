"""The facilitator's page: slides with what frames them, times under headings, labels on notes.

The dialect's HTML says what a thing is; what stands around it (a number, a chain of links, a box of minutes) depends on
the workshop, the deck and the language, and is put in here. Styling is done in CSS.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from teach_forward.layouts import LAYOUTS
from teach_forward.messages import Messages
from teach_forward.site.article.agenda import Step
from teach_forward.site.markup import element, has_class, insert_after
from teach_forward.util import icons

CARDS = frozenset(layout.name for layout in LAYOUTS.values() if layout.cards)
_COLON = re.compile(r"^\s*[:：]\s*")


@dataclass(frozen=True, slots=True)
class SlideContext:
    """What stands around the slides of a page: messages in the page's own language, and the workshop where it has one.

    `steps` are the sessions by the ids of their headings. `number` 0: no workshop. `numbers`: the number that each
    slide shows in the deck, by its id.
    """

    messages: Messages
    steps: Mapping[str, Step] = field(default_factory=dict)
    number: int = 0
    total: int = 0
    title: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)


def frame_slides(root: HtmlElement, context: SlideContext) -> None:
    """Put around each slide, heading and note of the page what belongs there."""
    minutes = 0
    for node in list(root):
        if node.tag == "h2":
            step = context.steps.get(node.get("id", ""))
            minutes = step.minutes if step else 0
            if step:
                _add_time(node, step, context.messages)
        elif has_class(node, "slide"):
            _frame(node, minutes, context)
        elif has_class(node, "notes"):
            node.insert(0, element("p", {"class": "notes-label"}, context.messages["notes"]))


def _add_time(heading: HtmlElement, step: Step, messages: Messages) -> None:
    text = messages["time_on_heading"].format(start=step.start, minutes=step.minutes)
    insert_after(heading, [element("p", {"class": "session-time"}, text)])


def _frame(slide: HtmlElement, minutes: int, context: SlideContext) -> None:
    layout = slide.get("data-layout", "")
    body = next(child for child in slide if has_class(child, "slide-body"))
    if layout == "question":
        slide.insert(0, element("p", {"class": "slide-kicker"}, context.messages["ask_the_group"]))
    if layout == "task":
        _add_box(body, _own_minutes(slide) or minutes, context.messages)
    if layout in CARDS:
        _mark_cards(body)
    if not len(body):
        slide.remove(body)
    slide.append(_foot(slide, context))


def _own_minutes(slide: HtmlElement) -> int:
    """The minutes that the slide itself states; 0: none, or none that can be read (the check says so)."""
    stated = slide.get("data-minutes", "")
    return int(stated) if stated.isascii() and stated.isdigit() else 0


def _add_box(body: HtmlElement, minutes: int, messages: Messages) -> None:
    """Gather what follows the numbered steps in a box, under the minutes."""
    rest = [child for child in body if child.tag != "ol"]
    box = element("div", {"class": "task-box"})
    if minutes:
        number, unit = element("b", None, str(minutes)), messages.plural("minutes", minutes)
        box.append(element("p", {"class": "task-minutes"}, number, f" {unit}"))
    box.extend(rest)
    if len(box):
        body.append(box)


def _mark_cards(body: HtmlElement) -> None:
    """Mark the list that is drawn as cards; a label stands on a line of its own there and needs no colon."""
    for items in body.xpath("./ul | ./ol"):
        items.set("class", "slide-cards")
        items.set("data-n", str(len(items)))
        for item in items:
            for holder in item.xpath(".//span[@data-icon]"):
                _draw_icon(holder)
            bare = [child for child in item if not has_class(child, "card-icon")]
            label = bare[0] if bare and not (item.text or "").strip() else None
            if label is not None and label.tag == "strong":
                label.set("class", "label")
                label.tail = _COLON.sub(" ", label.tail or "", count=1)


def _draw_icon(holder: HtmlElement) -> None:
    """Put the drawing of an icon into the element that bears its name; a screen reader passes it over."""
    name = holder.attrib.pop("data-icon")
    drawn = icons.icon(name)
    paths = [element("path", {"d": path}) for path in drawn.paths]
    view = {"viewBox": f"0 0 {drawn.width:g} {drawn.height:g}", "aria-hidden": "true"}
    holder.set("class", "card-icon card-icon-turns" if icons.points(name) else "card-icon")
    holder.append(element("svg", view, *paths))


def _foot(slide: HtmlElement, context: SlideContext) -> HtmlElement:
    """The chain, the workshop, and the slide's number in the deck, which is a link to the slide."""
    id_, messages = slide.get("aria-labelledby", ""), context.messages
    foot = element("div", {"class": "slide-foot"})
    if context.number:
        links = [element("i", {"class": "on"} if n <= context.number else None) for n in range(1, context.total + 1)]
        foot.append(element("span", {"class": "chain", "aria-hidden": "true"}, *links))
        label = f"{messages['workshop']} {context.number} · {context.title}"
        foot.append(element("span", {"class": "slide-workshop"}, label))
    what = element("span", {"class": "hidden"}, f"{messages['slide']} ")
    number = str(context.numbers.get(id_, "#"))
    foot.append(element("a", {"class": "slide-number", "href": f"#{id_}"}, what, number))
    return foot
