"""A page to print as a document of Word."""

from __future__ import annotations

import datetime

from teach_forward.messages import Messages
from teach_forward.project import Project
from teach_forward.sheets.papers import paper
from teach_forward.sheets.writer import Around
from teach_forward.text.reader import read

PAGE = """---
print: true
---
# Letters *to change*

Read [the law](../../law.md#access), and [the text](https://eur-lex.example/gdpr). **Copy** the rest.

## Before {#before}

- [ ] Check the date

1. One
2. Two

A line between.

3. Three

## Letter {#letter}

> Dear [name],
>
> 1. a copy
> 2. the purposes
>
> Yours

## Wide {#wide}

| One | Two | Three | Four | Five |
| --- | --- | --- | --: | --- |
| a | b | c | 4 | … |

## Card one {#card-one}

First line.

Last line.
"""

EXERCISE = """# Exercise: ask

## Group work {#group-work minutes=10}

/// question | Who decides?
    id: who
Think of the rota.
///

/// answer
The secret answer.
///

/// tip | Watch
A tip for leaders.
///
"""

OWN = {"guide_name": "Teach Forward", "language_tag": "en-GB", "handout": "Handout"}
PROJECT = Project(date=datetime.date(2027, 3, 4))


def made(text: str = PAGE, locale: str = "en", *, handout: bool = False) -> bytes:
    kind = "exercise" if handout else "page"
    path = f"workshops/{locale}/3-data-rights/{'exercise' if handout else 'letters'}.md"
    document, _ = read(path, text.encode(), kind, locale)
    messages = Messages(locale, OWN | {"language_tag": {"en": "en-GB", "ar": "ar-001"}[locale]})
    leads = {"../../law.md#access": "https://guide.org/law/#access", "https://eur-lex.example/gdpr": ""}
    around = Around(messages, lambda _: None, lambda href: leads.get(href, href))
    return paper(document, around, PROJECT, handout=handout)
