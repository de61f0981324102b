"""A deck of a few slides, in English and Arabic."""

from __future__ import annotations

from teach_forward.model import Block, Item, ItemList, Paragraph, Session, Slide, Tip, Workshop
from tests.showcase import items, runs, workshop

SAID = {
    "en": (
        "Data is power",
        "what you **type**",
        "and *where*",
        "Two steps",
        "**First**: think",
        "**Then**: ask",
        "Why?",
    ),
    "ar": (
        "البيانات سلطة",
        "ما **تكتبه**",
        "وأين *تكتبه*",
        "خطوتان",
        "**أولاً**: فكّر",
        "**ثم**: اسأل وفق GDPR",
        "لماذا؟",
    ),
}


def small(locale: str) -> Workshop:
    title, given, nested, steps, first, then, why = SAID[locale]
    notes: tuple[Block, ...] = (
        Paragraph(runs(f"{given} {nested}")),
        items(first, then, ordered=True),
        Tip(why, (Paragraph(runs(given)),)),
    )
    bullets = ItemList((Item(runs(given), (Item(runs(nested)),)), Item(runs(then))))
    slides = (
        Slide("power", title, "bullets", (bullets,), notes, 5),
        Slide("steps", steps, "steps", (items(first, then),), (Paragraph(runs(why)),), 9),
        Slide("why", why, "question", (), (Paragraph(runs(why)),), 12),
    )
    return workshop(locale, f"{title} 2", steps, (Session("opening", steps, 10, slides, (), 3),), number=2)
