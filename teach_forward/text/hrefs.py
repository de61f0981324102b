"""Addresses as they stand in links and pictures."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_of_the_web(text: str) -> bool:
    """Whether a text is the whole address of something on the web, as programs take it apart."""
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets that are not an address of IPv6, or letters that hide a slash
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and text.isprintable() and " " not in text


def is_remote(address: str) -> bool:
    """Whether a browser would fetch `address` from another host (or cannot be trusted not to)."""
    address = address.strip().replace("\\", "/")
    return address.startswith("//") or ":" in address.split("/")[0].split("?")[0].split("#")[0]
