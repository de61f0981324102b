"""Markdown as it is read: the dialect, its bounds, and what is told where it was written."""
