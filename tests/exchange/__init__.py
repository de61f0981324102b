"""Texts for translators' programs, and back."""
