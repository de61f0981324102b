"""What the measurements refuse before they begin; they themselves take minutes."""

from __future__ import annotations

import runpy
import sys

import pytest

from tests.tools import ROOT


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--runs", "0"), "--runs 0: nothing is measured in fewer runs than 1"),
        (("--runs", "-1", "check"), "--runs -1: nothing is measured in fewer runs than 1"),
        (("chek",), "there is no group chek"),
    ],
)
def test_what_cannot_be_measured_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    monkeypatch.setattr(sys, "argv", ["bench.py", *arguments])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "bench/bench.py"), run_name="__main__")
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"bench.py: error: {told}"
