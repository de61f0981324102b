"""From a facilitator's exercise page to the participants' handout.

What stays: headings, prose straight under a heading, scenarios, questions with room to write, and the steps of slides
that say what to do. What goes: breaks, answers, tips, what the facilitator says, every other slide. The rule is a list
of what may stay: a construct that this module does not know is for the facilitator until somebody decides otherwise.
"""

from __future__ import annotations

from lxml.html import HtmlElement, builder

from teach_forward.plan import is_break
from teach_forward.text.html import classes

LINES = 4  # lines to write on under a question that does not say how many; a printed line is 8 mm high (see print.css)
STEPS = frozenset({"task", "steps"})  # layouts of slides that say what to do
PROSE = frozenset({"p", "ul", "ol", "dl", "table", "blockquote", "pre", "h1", "h2", "h3", "hr"})


def keep_for_participants(root: HtmlElement) -> None:
    """Turn an exercise page into the handout: take out all that is not for participants."""
    _drop_breaks(root)
    for node in list(root):
        kept = _kept(node)
        if kept is None:
            node.drop_tree()
        elif kept is not node:
            kept.tail = node.tail
            root.replace(node, kept)
    for secret in root.xpath(".//details | .//aside"):
        secret.drop_tree()
    _drop_empty_parts(root)


def _drop_breaks(root: HtmlElement) -> None:
    breaks = False
    for node in list(root):
        if node.tag in ("h1", "h2"):
            breaks = is_break(node.get("id") or "")
        if breaks:
            node.drop_tree()


def _kept(node: HtmlElement) -> HtmlElement | None:
    """What of a top-level element a participant sees; None for nothing."""
    if node.tag in PROSE or "scenario" in classes(node):
        return node
    if "question" in classes(node):
        node.append(_room_to_write(int(node.get("data-lines") or LINES)))
        return node
    if "slide" in classes(node) and node.get("data-layout") in STEPS:
        return _task(node)
    return None


def _room_to_write(lines: int) -> HtmlElement:
    """Empty lines to write on; screen readers skip them."""
    return builder.DIV({"class": "write", "aria-hidden": "true"}, *(builder.I() for _ in range(lines)))


def _task(slide: HtmlElement) -> HtmlElement:
    """A task slide as plain steps: its title and its body."""
    task = builder.SECTION({"class": "task", "aria-labelledby": slide.get("aria-labelledby", "")})
    for child in list(slide):
        if child.tag == "h3":
            task.append(child)
        elif "slide-body" in classes(child):
            task.extend(list(child))
    return task


def _drop_empty_parts(root: HtmlElement) -> None:
    """Take out headings of the second level that have nothing under them any more."""
    children = list(root)
    for node, following in zip(children, [*children[1:], None], strict=True):
        if node.tag == "h2" and (following is None or following.tag in ("h1", "h2")):
            node.drop_tree()
