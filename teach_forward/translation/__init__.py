"""Translations: which text each one translates, what has changed since, and how a language begins."""
