"""A translation beside its source: parts and ids, structure, order, links, numbers, and pages that moved."""
