"""The links of a booklet: where each leads is known when all of it is written, and on paper it says where that is.

A link to a place in the booklet says on which page that is, for those who hold it in their hands; one to a source or to
an address elsewhere, the number of that in its list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from teach_forward.sheets.source import string
from teach_forward.sheets.writer import place

_A_NUMBER = re.compile(r'#"\d+"')  # of a card, behind which another one would be in the way


class Links:
    """The places of a booklet that is under way, and the links to them, as Typst has them."""

    def __init__(self, page_number: str, outside: Callable[[str], str], mark: str = "") -> None:
        """`page_number` is how a page is named; `outside` gives the address of a place that is not in the booklet.

        `mark` keeps a note on the right side of what it belongs to, whatever script that is in.
        """
        self.said, self.outside, self.mark = page_number.partition("{page}")[::2], outside, mark
        self.alone = False  # what is cut out of the booklet, where its numbers mean nothing
        self.addresses: dict[str, int] | None = None  # elsewhere, with their numbers, where they are listed
        self.first = 1
        self._page = ""
        self._begun: list[str] = []
        self._labels: dict[str, str] = {}
        self._targets: dict[str, None] = {}
        self._numbers: dict[str, int] = {}

    def number(self, places: Iterable[str]) -> None:
        """Say, before all else, the places of numbered sources; addresses elsewhere are to be listed behind them."""
        self._numbers, self.addresses = {target: number for number, target in enumerate(places, 1)}, {}
        self.first = len(self._numbers) + 1

    # Places

    def turn_to(self, page: str) -> None:
        """A page of the guide begins, by its address."""
        self._page, self._begun = page, [""]

    def begins(self, id_: str) -> None:
        """What has an id begins with what is written next."""
        self._begun.append(id_)

    def label(self) -> str:
        """The label of what is written next, or nothing where no place begins with it."""
        begun, self._begun = self._begun, []
        return self.label_of(*(place(self._page, id_) for id_ in begun))

    def label_of(self, *places: str) -> str:
        """The label of what is at these places; nothing where all of them are already somewhere else."""
        new = [target for target in places if target not in self._labels]
        if not new:
            return ""
        self._labels |= dict.fromkeys(new, new[0])
        return f"#{_label(new[0])}"

    # Links

    def link(self, href: str, text: str) -> str:
        """A link with an address, or a place in the guide, and with what it shows."""
        self._targets[href] = None
        noted = not (self.alone or (href.startswith("#") and _A_NUMBER.fullmatch(text)))
        if noted and self.addresses is not None and not href.startswith(("#", "mailto:")):
            self.addresses.setdefault(href, self.first + len(self.addresses))
        return f"#go({string(href)}{'' if noted else ', noted: false'})[{text}]"

    def leads(self) -> str:
        """The function `go`, which makes the links: to a place in the booklet, out of it, or none."""
        places = "".join(f"{string(target)}: {self._led(target)}, " for target in self._targets)
        said = ", ".join(map(string, self.said))
        return f"#let go = lead.with((: {places}), ({said}), {string(self.mark)})"

    def _led(self, target: str) -> str:
        """Where a link leads: to a place or else to the top of its page, to an address, or nowhere; and its number."""
        if not target.startswith("#"):
            return f"({string(target)}, {(self.addresses or {}).get(target, 'none')})"
        if label := self._labels.get(target) or self._labels.get(place(target.split("#")[1])):
            return f"({_label(label)}, {self._numbers.get(target, 'auto')})"
        address = self.outside(target)
        return f"({string(address) if address else 'none'}, none)"


def _label(name: str) -> str:
    return f"label({string(name)})"
