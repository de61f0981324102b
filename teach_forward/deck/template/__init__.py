"""A union's own template: read, adapted to, and made the base of a deck."""
