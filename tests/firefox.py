"""Firefox as Debian has it, driven through its own protocol (Marionette): no other program stands between.

A message is its length, a colon, and JSON: `[0, number, command, parameters]`. The answer to it is
`[1, number, error, result]`.
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.tools import need

_PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
}
_WAIT = 30  # seconds


class Firefox:
    """A window of Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.number = 0
        self.left = b""
        self._read()  # it says which version it is
        self.do("WebDriver:NewSession", capabilities={})

    def do(self, command: str, **parameters: Any) -> Any:
        """Carry out a command of WebDriver; what it answers."""
        self.number += 1
        message = json.dumps([0, self.number, command, parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, f"{command}: {error}"
        return result

    def _read(self) -> Any:
        while b":" not in self.left:
            self.left += self.connection.recv(1 << 16)
        length, _, rest = self.left.partition(b":")
        while len(rest) < int(length):
            rest += self.connection.recv(1 << 16)
        self.left = rest[int(length) :]
        return json.loads(rest[: int(length)])

    def go(self, address: str) -> None:
        """Open a page."""
        self.do("WebDriver:Navigate", url=address)

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page."""
        return self.do("WebDriver:ExecuteScript", script=f"return {expression}", args=[])["value"]

    def until(self, expression: str) -> None:
        """Wait until an expression holds."""
        ends = time.monotonic() + _WAIT
        while not self.evaluate(expression):
            assert time.monotonic() < ends, f"{expression} in {self.evaluate('location.href')}"
            time.sleep(0.05)

    def click(self, selector: str) -> None:
        """Click on the first element that a selector finds."""
        self.do("WebDriver:ElementClick", id=self._find(selector))

    def write(self, selector: str, text: str) -> None:
        """Write into a field."""
        self.do("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def _find(self, selector: str) -> str:
        found = self.do("WebDriver:FindElement", using="css selector", value=selector)
        return str(next(iter(found["value"].values())))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Firefox with a new profile in a folder that is empty."""
    program, port = need("firefox-esr"), _free_port()
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items())
    text = "\n".join([*lines, f'user_pref("marionette.port", {port});', ""])
    (profile / "user.js").write_text(text, "utf-8")
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", profile]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with closing(_connected(port)) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait(_WAIT)


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def _connected(port: int) -> socket.socket:
    ends = time.monotonic() + _WAIT
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=_WAIT)
        except OSError:
            assert time.monotonic() < ends, "Firefox does not answer"
            time.sleep(0.1)
