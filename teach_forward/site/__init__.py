"""The site: everything that knows MkDocs, and nothing that the decks or the checks would miss."""
