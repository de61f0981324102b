"""The Content-Security-Policy of every page: what the browser may load and run for it, and nothing else.

It stands in the page, because a static host may not let anybody set headers. Only the search needs more than the site's
own files: WebAssembly, which browsers since 2022 allow by `wasm-unsafe-eval` (an older one has everything but search).
"""

from __future__ import annotations

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""No page sends a form, and none has a frame, a worker or a font of its own."""

PREVIEW = {"script-src": f"{DIRECTIVES['script-src']} 'unsafe-inline'"}
"""MkDocs writes into the pages of a preview the script that loads them again after each save."""


def policy(*, preview: bool = False) -> str:
    """The value of the header, for the `content` of a meta element."""
    directives = DIRECTIVES | (PREVIEW if preview else {})
    return "; ".join(f"{name} {value}" for name, value in directives.items())
