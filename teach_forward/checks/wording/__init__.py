"""The words: conventions of a language, paragraphs in another one, terms, spelling, and the fixed messages."""
