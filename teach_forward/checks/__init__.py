"""What no file shows by itself: links, totals, and whether a translation still matches its source.

Generators of findings over what was read. Nothing here prints or reads files.
"""

from teach_forward.checks.run import check, check_as_current, check_page, find_all, load, refuse_errors

__all__ = ["check", "check_as_current", "check_page", "find_all", "load", "refuse_errors"]
