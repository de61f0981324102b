"""The links of a booklet: where each leads is known when all of it is written, and on paper it says where that is.

A link to a place in the booklet says on which page that is, for those who hold it in their hands; one to a source or to
an address elsewhere, the number of that in its list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from teach_forward.sheets.source import link, string
from teach_forward.sheets.writer import place

_A_NUMBER = re.compile(r'#"\d+"')  # of a card, behind which another one would be in the way
_FUNCTIONS = """\
#let with(note, target, body) = link(target)[#body#text(size: 0.85em, fill: rgb("555555"))[{mark}~\\[#note\\]]]
#let to(place, body) = with(context [#{before}#locate(place).page()#{after}], place, body)
"""


class Links:
    """The places of a booklet that is under way, and the links to them, as Typst has them."""

    def __init__(self, page_number: str, outside: Callable[[str], str], mark: str = "") -> None:
        """`page_number` is how a page is named; `outside` gives the address of a place that is not in the booklet.

        `mark` keeps a note on the right side of what it belongs to, whatever script that is in.
        """
        self.page_number, self.outside, self.mark = page_number, outside, mark
        self.alone = False  # what is cut out of the booklet, where its numbers mean nothing
        self.addresses: dict[str, int] | None = None  # elsewhere, with their numbers, where they are listed
        self.first = 1
        self._page = ""
        self._begun: list[str] = []
        self._labels: dict[str, str] = {}
        self._functions: dict[str, str] = {}
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
        label, new = f"here-{len(self._labels)}", [target for target in places if target not in self._labels]
        self._labels |= dict.fromkeys(new, label)
        return f"<{label}>" if new else ""

    # Links

    def link(self, href: str, text: str) -> str:
        """A link with an address, or a place in the guide, and with what it shows."""
        if href.startswith("#"):
            function = self._functions.setdefault(href, f"to-{len(self._functions)}")
            plainly = self.alone or _A_NUMBER.fullmatch(text)
            return f"#{function}{'(noted: false)' if plainly else ''}[{text}]"
        if self.addresses is None or self.alone or href.startswith("mailto:"):
            return link(href, text)
        number = self.addresses.setdefault(href, self.first + len(self.addresses))
        return f"#with([{number}], {string(href)})[{text}]"

    def functions(self) -> Iterator[str]:
        """What makes the links: to a place in the booklet or else to the top of its page, out of it, or none."""
        before, _, after = self.page_number.partition("{page}")
        yield _FUNCTIONS.format(before=string(before), after=string(after), mark=self.mark)
        for target, function in self._functions.items():
            top = place(target.split("#")[1])
            if label := self._labels.get(target) or self._labels.get(top):
                number = self._numbers.get(target)
                noted = f"with([{number}], <{label}>, body)" if number else f"to(<{label}>, body)"
                made = f"if noted {{ {noted} }} else {{ link(<{label}>, body) }}"
            else:
                made = f"link({string(address)}, body)" if (address := self.outside(target)) else "body"
            yield f"#let {function}(body, noted: true) = {made}"
