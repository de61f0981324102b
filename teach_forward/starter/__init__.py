"""A small guide to begin with: its texts, its settings, and what puts them together."""
