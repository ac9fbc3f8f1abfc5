"""What a check of a rubric found -> terminal and JSON."""

from __future__ import annotations

import json

from eiascore.report.words import counted
from eiascore.rubric.lint import Report


def lint_text(report: Report) -> str:
    """Return what was found, a line each, and a summary; the weights stand below.

    Parameters
    ----------
    report : Report
        From ``check_rubric``.

    Returns
    -------
    str
        Lines such as ``timing.yaml:12: warning unused_rule tim_signoff.other: no level uses this rule ...``.
    """
    lines = [
        f"{p.file}:{p.line}: {p.severity} {p.code} {p.where}: {p.message}" if p.line else f"{p.severity}: {p.message}"
        for p in report.problems
    ]
    if report.weights:
        sums = (f"{w.dimension} {w.weight:g} (its criteria {w.criteria:g})" for w in report.weights)
        lines.append(f"weights: {', '.join(sums)}")
    allowed = f", {len(report.allowed)} allowed" if report.allowed else ""
    errors, warnings = counted(report.count("error"), "error"), counted(report.count("warning"), "warning")
    return "\n".join([*lines, f"{report.rubric}: {errors}, {warnings}{allowed}"])


def lint_json(report: Report) -> str:
    """Return a report as JSON."""
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2)
