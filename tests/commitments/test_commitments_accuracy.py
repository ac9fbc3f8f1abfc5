"""The tool that measures commitments."""

from __future__ import annotations

import re
import runpy
import sys

from expected import ROOT


def test_actions_and_timings_of_the_plans_are_measured_and_none_is_invented(capsys, monkeypatch):
    rows = ROOT / "tests" / "commitments" / "expected-flat.csv"
    monkeypatch.setattr(sys, "argv", ["commitments_accuracy.py", str(rows)])
    runpy.run_path(str(ROOT / "tools" / "commitments_accuracy.py"), run_name="__main__")
    last = capsys.readouterr().out.splitlines()[-1]
    assert re.findall(r"(\d+)/(\d+)", last) == [("16", "16"), ("16", "16"), ("13", "13"), ("13", "13")]
    assert last.endswith(" 0")
