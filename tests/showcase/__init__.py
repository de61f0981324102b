"""A workshop that uses every layout of a deck, for tests and for looking: in our guide's languages, and in others.

Its pages are written as authors write them: en.md and the others in this folder. Chinese, Hindi and Korean have scripts
that our guide does not have yet; their messages stand here too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from teach_forward.deck.names import PlaceholderName
from teach_forward.deck.plan import fit
from teach_forward.deck.plan.plan import Plan, plan
from teach_forward.deck.plan.style import DeckStyle
from teach_forward.deck.slides import Deck, DeckKind, PictureFiles
from teach_forward.deck.write.pptx import write
from teach_forward.deck.write.style import OwnStyle
from teach_forward.messages import Messages
from teach_forward.model import Block, Document, Item, ItemList, Paragraph, Run, Session, Slide, Workshop
from teach_forward.model import Kind as Page
from teach_forward.project import Project
from teach_forward.text.reader import read
from teach_forward.theme import Theme
from teach_forward.theme import read as read_theme
from tests.tools import ROOT

LOCALES = ("en", "fr", "ar")
"""The languages of our guide."""

OTHERS = ("zh", "hi", "ko")
"""Languages in scripts that the fonts of the decks lack."""

FOLDER = Path(__file__).parent
SITE = "https://guide.test/"
PROJECT = Project(name="Teach Forward", prefix="teach-forward", site_url=SITE.rstrip("/"))
TOTAL = 6
THEME = read_theme(ROOT)
PICTURES: dict[str, PictureFiles] = {
    f"../../pictures/{name}.svg": (path.with_suffix(".png").read_bytes(), path.read_bytes())
    for name in ("night-rota", *(f"6-digital-impact-story-{number}" for number in (1, 2, 3)))
    for path in (ROOT / f"docs/en/pictures/{name}.svg",)
}
"""The files of the pictures on its slides, by address."""


def _own(locale: str) -> dict[str, str]:
    """The messages of a language, as its file has them."""
    path = FOLDER / f"{locale}.yml" if locale in OTHERS else ROOT / f"docs/{locale}/words.yml"
    found = yaml.safe_load(path.read_text("utf-8"))
    return {key: str(message) for key, message in found.items()}


TITLES = {
    "../../references.md#gdpr": "General Data Protection Regulation (GDPR), Regulation (EU) 2016/679",
    "../../references.md#amazon-2025": "Amazon France Logistique, no. 492830",
}
MESSAGES = {locale: Messages(locale, _own(locale), _own("en")) for locale in (*LOCALES, *OTHERS)}
SUMMARIES = {
    "en": "See what data and algorithms do at work, and where your union can step in",
    "fr": "Voir ce que les données et les algorithmes font au travail, et où votre syndicat peut intervenir",
    "ar": "ماذا تفعل البيانات والخوارزميات في العمل، وأين تستطيع نقابتك أن تتدخل",
    "zh": "看清数据和算法在工作中做什么，以及你们的工会可以在哪里介入",
    "ko": "데이터와 알고리즘이 일터에서 무엇을 하는지, 노동조합이 어디에서 나설 수 있는지 봅니다",
    "hi": "देखिए कि काम पर डेटा और एल्गोरिदम क्या करते हैं, और आपकी यूनियन कहाँ दख़ल दे सकती है",
}
DIRECTIONS = {locale: "rtl" if locale == "ar" else "ltr" for locale in MESSAGES}


def runs(text: str) -> tuple[Run, ...]:
    """Runs of a text in which **two stars** make bold and *one* italic."""
    parts: list[Run] = []
    for place, part in enumerate(text.split("**")):
        for inner, piece in enumerate(part.split("*")):
            if piece:
                parts.append(Run(piece, bold=place % 2 == 1, italic=inner % 2 == 1))
    return tuple(parts)


def items(*texts: str, ordered: bool = False) -> ItemList:
    """A list of items."""
    return ItemList(tuple(Item(runs(text)) for text in texts), ordered)


def slide(key: str, layout: str, title: str, *body: Block, notes: tuple[Block, ...] = ()) -> Slide:
    """A slide with notes."""
    said = notes or (Paragraph(runs("Say **this** in your own words.")),)
    return Slide(key, title, layout, body, said, line=10)


def document(kind: Page, locale: str, title: str, sessions: tuple[Session, ...], summary: str = "") -> Document:
    """A document without a file."""
    path = f"workshops/{locale}/1-fundamentals/{kind}.md"
    return Document(path, kind, locale, title, {"summary": summary}, sessions, frozenset(), (), "")


def workshop(locale: str, title: str, summary: str, sessions: tuple[Session, ...], number: int = 1) -> Workshop:
    """A workshop whose guide and exercise hold the same sessions."""
    return Workshop(
        number,
        "1-fundamentals",
        locale,
        document("index", locale, title, (), summary),
        document("guide", locale, title, sessions),
        document("exercise", locale, title, sessions),
    )


def showcase(locale: str) -> Workshop:
    """Every layout, in a language."""
    path = FOLDER / f"{locale}.md"
    page, findings = read(f"workshops/{locale}/1-fundamentals/guide.md", path.read_bytes(), "guide", locale)
    assert findings == ()
    return workshop(locale, page.title, SUMMARIES[locale], page.sessions)


def own_style(locale: str, number: int = 1, total: int = TOTAL, theme: Theme = THEME) -> OwnStyle:
    """Our own layouts, in the direction of a language."""
    return OwnStyle(theme, number, total, DIRECTIONS[locale])


def plan_of(
    made: Workshop, locale: str = "en", kind: DeckKind = "guide", style: DeckStyle | None = None, **given: Any
) -> Plan:
    """The plan of a workshop's deck; in our own layouts where no style is given."""
    facts: dict[str, Any] = {"project": PROJECT, "total": TOTAL, "pictures": PICTURES, "titles": TITLES} | given
    own = own_style(locale, made.number, facts["total"])
    return plan(made, kind, style or own, MESSAGES[locale], **facts)


def planned(locale: str, kind: DeckKind = "guide") -> Deck:
    """The showcase's deck."""
    return plan_of(showcase(locale), locale, kind).deck


def written(found: Plan, locale: str = "en") -> bytes:
    """The file of a plan."""
    return write(found.deck, found.style, MESSAGES[locale])


def unfit(found: Plan) -> list[str]:
    """The slides with a text that does not fit in its place, or is too small to be read in a hall."""
    wrong = []
    for slide in found.deck.slides:
        layout = found.style.layout(slide.layout)
        for text in slide.texts:
            placeholder = layout.placeholder(text.placeholder)
            least = 14 if text.placeholder is PlaceholderName.SOURCE else 18
            smallest = min(placeholder.style(line.level).size for line in text.lines)
            if smallest < least or not fit.measure(placeholder, text).fits:
                wrong.append(slide.id)
    return wrong
