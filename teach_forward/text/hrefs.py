"""Addresses as they stand in links and pictures."""

from __future__ import annotations


def is_remote(address: str) -> bool:
    """Whether a browser would fetch `address` from another host (or cannot be trusted not to)."""
    address = address.strip().replace("\\", "/")
    return address.startswith("//") or ":" in address.split("/")[0].split("?")[0].split("#")[0]
