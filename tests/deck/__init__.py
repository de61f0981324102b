"""Decks: planned, fitted, written, in our own look and in that of a union."""
