"""`python -m teach_forward` is the same as `teach-forward`: no file that lies in the folder of a guide is run."""

import os
import sys


def _look_elsewhere() -> None:
    """Take away the folder in which the command is typed, where Python looks for modules first.

    It may hold files of strangers, such as a `json.py`; where it is the program's own, the program is taken from there.
    """
    try:
        here = os.getcwd()  # noqa: PTH109  (no more is imported before that folder is taken away)
    except OSError:  # it is gone
        here = ""
    home = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  (as above)
    if not sys.flags.safe_path and sys.path[:1] in ([""], [here]) and here != home:
        del sys.path[0]


if __name__ == "__main__":
    _look_elsewhere()
    from teach_forward.cli import main

    sys.exit(main())
