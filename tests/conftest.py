"""Fixtures that several files of tests share."""

from tests.browsing import address, browser, site, visit

__all__ = ["address", "browser", "site", "visit"]
