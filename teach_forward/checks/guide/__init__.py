"""The guide as a whole: its files and pictures, the links between pages, and its workshops."""
