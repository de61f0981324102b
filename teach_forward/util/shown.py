"""What others have written, as it can stand in a message: on one line, not too long, and read as it stands."""

from __future__ import annotations

import re

# Controls, among them escape sequences of terminals; ends of lines; what turns the direction of all that follows;
# halves of characters.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str, longest: int) -> str:
    """The text with a space for each character that a terminal would act on; what is beyond `longest` is left out."""
    plain = _UNSHOWN.sub(" ", text[: longest + 1])
    return plain if len(plain) <= longest else f"{plain[: longest - 3]}..."
