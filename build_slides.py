#!/usr/bin/env python3
"""Build the slide decks: `build_slides.py [--locale fr ...] [--workshop 1-fundamentals ...] [--out DIR]`."""

import sys

from teach_forward.cli import main

if __name__ == "__main__":
    sys.exit(main(["slides", *sys.argv[1:]]))
