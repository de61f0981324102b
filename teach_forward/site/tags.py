"""Every tag that names a language may be one of the site.

mkdocs-static-i18n 1.3.1 takes languages of two letters only, and regions of two: not `fil`, `ckb` or `es-419`. Whether
there is such a language is for check_listed; the pattern here only keeps to the form of a tag. It is in time, since
mkdocs-static-i18n stands behind our plugin in mkdocs.yml and reads its options when ours is made.
"""

from __future__ import annotations

import re

from mkdocs_static_i18n import config

from teach_forward.util import locales

TAG = re.compile(f"{locales.TAG.pattern}$")


def allow_all() -> None:
    """Let mkdocs-static-i18n take them."""
    vars(config)["RE_LOCALE"] = TAG
