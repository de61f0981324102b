"""What languages write together with the word that follows it: and, so, in, as, for, the; or all words."""

from __future__ import annotations

from collections.abc import Mapping

ARABIC = "(?:[وف]?(?:[بكل]?(?:ال)?|لل))"
HEBREW = "[והשבכלמ]{0,3}"

PREFIXES: Mapping[str, str] = {"ar": ARABIC, "he": HEBREW}
"""The prefixes of a language as a regular expression, which also fits where there is none."""

DEFINITE: Mapping[str, str] = {"ar": "(?:[وف]?(?:[بك]?ال|لل))"}
"""The same with the article as their last part."""

ARTICLES: Mapping[str, str] = {"ar": "ال", "he": "ה"}
"""The article that stands before a word and before what describes it."""

UNSPACED = frozenset({"ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages that set no space between words, so that nothing tells where one begins."""
