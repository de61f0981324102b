"""Fixtures that several files of tests share."""

import pytest

pytest.register_assert_rewrite("tests.browsing")  # before it is imported, so that its failures say what was there

pytest_plugins = ["tests.browsing"]
