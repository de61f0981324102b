"""The slide layouts of our own decks: metrics, grid, and each layout as values."""
