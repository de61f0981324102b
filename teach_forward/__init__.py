"""Teach Forward: one set of Markdown sources, a site, slide decks, handouts and translator checks."""

__version__ = "0.1.0"
