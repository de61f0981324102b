"""The guide as a whole: its files and pictures, the links between pages, its workshops, and `mkdocs.yml`."""
