"""Functions of the practice editions' scripts, called from tests: one process of Node for all calls of a file."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import tools

CALLS = Path(__file__).with_name("node") / "calls.mjs"


class Node:
    """Calls a function by name; bytes come back as bytes, all else as JSON has it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self, name: str, *values: Any, stored: bool = False) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"name": name, "values": values, "stored": stored}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return base64.b64decode(answer["bytes"]) if "bytes" in answer else answer["value"]


@contextmanager
def started() -> Iterator[Node]:
    """A process of Node, which ends with the block."""
    command = [tools.need("node"), CALLS]
    with tools.started(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Node(process)


def shapes(node: Node, row: dict[str, int | None], *, rtl: bool = False) -> dict[str, dict[str, str]]:
    """The attributes of each kind of shape, but for the ticks."""
    drawn = node("strip", row, rtl)["shapes"]
    return {kind: shape["attributes"] for shape in drawn if (kind := shape["attributes"]["class"]) != "tick"}
