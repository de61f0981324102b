"""A whole language without a connection: as an archive for a stick, and as what a browser keeps when asked to."""
