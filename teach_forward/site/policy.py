"""The Content-Security-Policy of every page: what the browser may load and run for it, and nothing else.

It stands in the page, because a static host may not let anybody set headers.
"""

from __future__ import annotations

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "worker-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""No page sends a form or a request by a script, and none has a frame or a font of its own.

The one worker is registered when a reader asks to keep a language; it fetches what is kept.
"""

PREVIEW = {"script-src": f"{DIRECTIVES['script-src']} 'unsafe-inline'", "connect-src": "'self'"}
"""MkDocs writes into the pages of a preview the script that asks for news and loads them again after each save."""


def policy(*, preview: bool = False) -> str:
    """The value of the header, for the `content` of a meta element."""
    directives = DIRECTIVES | (PREVIEW if preview else {})
    return "; ".join(f"{name} {value}" for name, value in directives.items())
