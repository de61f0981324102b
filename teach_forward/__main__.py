"""`python -m teach_forward` is the same as `teach-forward`."""

import sys

from teach_forward.cli import main

if __name__ == "__main__":
    sys.exit(main())
