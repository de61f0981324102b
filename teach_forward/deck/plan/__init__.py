"""From the content model to a deck as values: drafts, fit and splits, before any XML."""
