"""YAML by libyaml, which is many times faster, where PyYAML comes with it; else by PyYAML alone. The same values."""

from __future__ import annotations

from typing import Any

import yaml

YAMLError = yaml.YAMLError
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(text: str | bytes) -> Any:
    """The value that a text holds: plain data only. Raises YAMLError."""
    return yaml.load(text, _LOADER)  # noqa: S506  (both loaders are the safe ones)
