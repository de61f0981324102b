"""Firefox as Debian has it, spoken to by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/).

Playwright drives a Firefox of its own alone. Here is only what the tests need: pages, clicks, keys, sizes of windows,
and what went wrong.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests import tools

PREFERENCES = {
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
LISTENS = "WebDriver BiDi listening on "
PATIENCE = 20.0  # seconds
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "PageDown": "\ue00f", "ArrowDown": "\ue015"}
# Violations of the page's policy are no entries of the log.
WATCH = """() => addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""
LEFT = "NS_BINDING_ABORTED"  # what was still to come when a test went on to the next page
EVENTS = ("log.entryAdded", "network.fetchError", "network.responseCompleted")


class Refused(Exception):
    """Firefox did not do what it was told to; the message says why."""


class Firefox:
    """A Firefox that runs. `faults` are the errors on its consoles, and the files that did not come."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.last = 0
        self.faults: list[str] = []
        self.tell("session.new", {"capabilities": {}})
        self.tell("session.subscribe", {"events": EVENTS})
        self.tell("script.addPreloadScript", {"functionDeclaration": WATCH})

    def tell(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Give a command, and wait for its answer. Raises Refused."""
        self.last += 1
        self.socket.send(json.dumps({"id": self.last, "method": method, "params": parameters}))
        while True:
            message = json.loads(self.socket.recv(PATIENCE))
            if message.get("id") == self.last:
                break
            self.note(message)
        if message["type"] == "error":
            raise Refused(f"{method}: {message['message']}")
        return dict(message["result"])

    def note(self, event: dict[str, Any]) -> None:
        found = event.get("params", {})
        match event.get("method"):
            case "log.entryAdded" if found["level"] == "error":
                self.faults.append(found["text"])
            case "network.fetchError" if found["errorText"] != LEFT:
                self.faults.append(f"{found['errorText']}: {found['request']['url']}")
            case "network.responseCompleted" if found["response"]["status"] >= 400:
                self.faults.append(f"{found['response']['status']}: {found['request']['url']}")

    def tab(self) -> Tab:
        """A new window."""
        return Tab(self, self.tell("browsingContext.create", {"type": "tab"})["context"])

    def contexts(self) -> list[str]:
        """All windows."""
        return [each["context"] for each in self.tell("browsingContext.getTree", {})["contexts"]]


class Tab:
    """A window with a page."""

    def __init__(self, firefox: Firefox, context: str) -> None:
        self.firefox = firefox
        self.context = context

    def tell(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self.firefox.tell(method, {"context": self.context, **parameters})

    def go(self, url: str) -> None:
        self.tell("browsingContext.navigate", url=url, wait="complete")

    def resize(self, width: int, height: int) -> None:
        self.tell("browsingContext.setViewport", viewport={"width": width, "height": height})

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, as JSON has it. Raises Refused where it throws."""
        found = self.result(f"(async () => JSON.stringify(await ({expression})) ?? 'null')()")
        return json.loads(found["value"])

    def result(self, expression: str) -> dict[str, Any]:
        target = {"context": self.context}
        answer = self.firefox.tell(
            "script.evaluate",
            {"expression": expression, "target": target, "awaitPromise": True, "userActivation": False},
        )
        if answer["type"] == "exception":
            raise Refused(answer["exceptionDetails"]["text"])
        return dict(answer["result"])

    def text(self, selector: str) -> str:
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText"))

    def until(self, expression: str) -> None:
        """Wait until an expression holds; while a page goes away it may hold no longer."""
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                if self.evaluate(f"Boolean({expression})"):
                    return
            except Refused:
                pass
            assert time.monotonic() < ends, (expression, self.firefox.faults)
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """Press the first visible element of a selector in its middle, as a mouse does."""
        one = f"[...document.querySelectorAll({json.dumps(selector)})].find(node => node.checkVisibility())"
        self.until(f"Boolean({one})")
        self.evaluate(f"{one}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        element = {"type": "element", "element": {"sharedId": self.result(one)["sharedId"]}}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": element},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self.act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves})

    def press(self, *keys: str) -> None:
        """Press keys one after another: letters, or names of KEYS."""
        values = [KEYS.get(key, key) for key in keys]
        strokes = [{"type": kind, "value": value} for value in values for kind in ("keyDown", "keyUp")]
        self.act({"type": "key", "id": "keys", "actions": strokes})

    def act(self, *sources: dict[str, Any]) -> None:
        self.tell("input.performActions", actions=list(sources))

    def close(self) -> None:
        self.tell("browsingContext.close")


@contextmanager
def started(profile: Path) -> Iterator[Firefox]:
    """Start a Firefox with an empty profile, and end it."""
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (profile / "user.js").write_text("\n".join(lines), "utf-8")
    command = [tools.need("firefox-esr", "firefox"), "--headless", "--remote-debugging-port=0", "--profile", profile]
    with tools.started(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr
        where = next(line for line in process.stderr if line.startswith(LISTENS))
        with connect(f"{where.removeprefix(LISTENS).strip()}/session", max_size=None) as socket:
            yield Firefox(socket)
