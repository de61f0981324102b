"""Everything that is read from a guide: pages, pictures, forms, clauses, messages, the look."""
