"""Whether a film can be played: so many scenes, in each a slide with words to say, and two to three minutes in all.

A film is a page of scenes, one to a `##`. What is said in a scene are the paragraphs under its slide; the first begins
with the language's word for "Say", in bold. The film goes at the pace of its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from teach_forward import rules
from teach_forward.findings import Finding
from teach_forward.messages import Messages
from teach_forward.model import Document, Paragraph, Session
from teach_forward.project import Pace
from teach_forward.speech import label, length, spoken, words
from teach_forward.util.phrases import counted

SCENES = (6, 10)
"""Scenes of a film, at least and at most."""
MINUTES = (2, 3)
"""Minutes of a film, at least and at most."""


def check_film(film: Document, messages: Messages, pace: Pace, *, translated: bool = False) -> Iterator[Finding]:
    """What keeps a film from being played, or makes it another length than films have.

    A translation may be shorter: some languages say the same in fewer words.
    """
    if not SCENES[0] <= len(film.sessions) <= SCENES[1]:
        message = f"the film has {counted(len(film.sessions), 'scene')}"
        yield Finding(film.path, 1, message, rules.FILM_SCENES)
    say = messages["say"].casefold()
    faulty = [
        Finding(film.path, scene.line, f"the scene {{#{scene.id}}} {fault}", rules.FILM_SCENE)
        for scene in film.sessions
        if (fault := _fault(scene, say))
    ]
    yield from faulty
    if not faulty and _beyond(spoken(film) / pace.words, translated=translated):
        message = f"the film has {spoken(film)} words to say and takes {length(film, pace)} minutes"
        yield Finding(film.path, 1, message, rules.FILM_LENGTH)


def _beyond(minutes: float, *, translated: bool) -> bool:
    """Whether a film is longer than films are, or shorter."""
    least, most = MINUTES
    return minutes > most or (minutes < least and not translated)


def _fault(scene: Session, say: str) -> str:
    """What is wrong with a scene; empty for a good one. `say` is the word with which what is said begins."""
    if scene.minutes is not None:
        return "has minutes; leave them out, since a film goes at the pace of its words"
    if len(scene.slides) != 1:
        return f"has {len(scene.slides) or 'no'} slides"
    notes = scene.slides[0].notes
    if not notes or not label(notes[0]).startswith(say) or not sum(map(words, notes)):
        return f'says nothing: no paragraph under its slide begins with "{say.capitalize()}" in bold'
    if not all(isinstance(block, Paragraph) for block in notes):
        return "has more than paragraphs under its slide"
    return ""
