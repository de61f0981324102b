"""The slide layouts of our own decks: how text is measured, the grid, and each layout as values."""
