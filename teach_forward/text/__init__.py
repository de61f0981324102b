"""Markdown to the content model: the dialect, the outline of blocks, and the reader."""
