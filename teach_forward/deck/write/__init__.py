"""From a deck as values to the bytes of a .pptx file."""
