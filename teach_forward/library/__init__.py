"""The files of a project: where they lie, and everything read from them."""
