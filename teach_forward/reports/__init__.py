"""Figures about the texts, for people who write."""
