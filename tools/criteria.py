"""Write docs/criteria/: a page for each criterion of the rubric, and an index with the red flags."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from eiascore.evaluate.lines import LEAST_LINES
from eiascore.report.words import LEVELS
from eiascore.rubric import Criterion, Rubric, load_rubric
from eiascore.scoring.cases import Case, load_cases

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "criteria"
_MOST_CASES = 3


def pages() -> dict[str, str]:
    """Return the pages by file name."""
    rubric = load_rubric()
    figures = json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8"))
    limits = yaml.safe_load((FOLDER / "limits.yaml").read_text(encoding="utf-8"))
    cases = {file.criterion: file.cases for file in load_cases()}
    made = {"README.md": "\n".join(_index(rubric)) + "\n"}
    for dimension in rubric.dimensions:
        for criterion in dimension.criteria:
            lines = [
                *_head(rubric, criterion, dimension.title),
                *_levels(criterion),
                *_examples(cases[criterion.id]),
                *_flags_and_caps(rubric, criterion),
                *_measured(criterion, figures),
                "## What it cannot see\n",
                f"{limits[criterion.id]}\n",
                "Absence from the text is not absence in fact, and a level is no finding on the law: see "
                "[limits](../limits.md).",
            ]
            made[f"{criterion.id}.md"] = "\n".join(lines) + "\n"
    return made


def _index(rubric: Rubric) -> Iterator[str]:
    yield f"# The criteria\n\n{rubric.title}. Written by `python tools/criteria.py` from the rubric; do not edit.\n"
    for dimension in rubric.dimensions:
        yield f"## {dimension.title} (weight {dimension.weight:g})\n\n| criterion | weight | question |\n|---|---|---|"
        for c in dimension.criteria:
            yield f"| [{c.id}]({c.id}.md) | {c.weight:g} | {c.question} |"
        yield ""
    yield "## Red flags\n\nWording that a reader should see, quoted with its page: never a finding of unlawfulness.\n"
    yield "| flag | what it says |\n|---|---|"
    yield from (f"| `{flag}` | {meaning} |" for flag, meaning in rubric.flags.items())


def _head(rubric: Rubric, criterion: Criterion, dimension: str) -> Iterator[str]:
    yield f"# {criterion.id}\n\n**{criterion.question}**\n"
    yield f"{dimension}; weight {criterion.weight:g} within it.\n\n## Why it matters\n\n{criterion.why}\n"
    yield from (f"* {rubric.sources[source]}" for source in criterion.sources)
    yield ""


def _levels(criterion: Criterion) -> Iterator[str]:
    yield "## Levels\n\n| level | means |\n|---|---|"
    yield from (f"| {LEVELS[number]} | {level.means} |" for number, level in criterion.levels.items())
    yield ""
    for limit in criterion.limits:
        yield f"At most {LEVELS[limit.at_most]} where {limit.because}.\n"
    for reason in criterion.inapplicable:
        yield f"Not applicable where nothing counts for it and the author gives this reason. {reason.because}\n"


def _examples(cases: tuple[Case, ...]) -> Iterator[str]:
    good = [case for case in cases if case.find == "supports"]
    traps = sorted((case for case in cases if case.find != "supports"), key=lambda case: case.find == "undermines")
    yield "## What counts\n"
    yield from map(_shown, good[:_MOST_CASES])
    yield "## What does not\n"
    yield from map(_shown, traps[:_MOST_CASES])


def _shown(case: Case) -> str:
    asked = case.question or case.section
    lead = f"*{case.tests}*" + (f", under “{asked}”" if asked else "")
    against = " It counts against the document." if case.find == "undermines" else ""
    said = "\n".join(f"> {line}".rstrip() for line in (case.table or case.text).strip().splitlines())
    return f"{lead}:{against}\n\n{said}\n"


def _flags_and_caps(rubric: Rubric, criterion: Criterion) -> Iterator[str]:
    rules = (*criterion.rules, *rubric.raises.get(criterion.id, ()))
    flags = dict.fromkeys(rule.flag for rule in rules if rule.flag)
    caps = [cap for cap in rubric.caps if criterion.id in (cap.criterion, cap.also)]
    yield "## Red flags and caps\n"
    yield from (f"* `{flag}`: {rubric.flags[flag]}." for flag in flags)
    yield from (f"* Cap: {cap.target} at most {cap.at_most} where {cap.because}." for cap in caps)
    yield "" if flags or caps else "None.\n"


def _measured(criterion: Criterion, figures: dict[str, Any]) -> Iterator[str]:
    found = figures["development"]["ours"]
    levels, labels = found["levels"], found["lines"]["by_label"]
    kappa = levels["criteria"][criterion.id]["kappa_quadratic"]["value"]
    yield "## Measured\n"
    agreed = f"{kappa:.2f}" if kappa is not None else "not defined"
    yield f"* Levels: quadratic weighted kappa {agreed} with the agreed levels of {levels['documents']} files: a hint."
    for sign, name in (("+", "for"), ("-", "against")):
        label = labels.get(f"{criterion.id}{sign}")
        enough = label is not None and label["lines"] >= LEAST_LINES
        shown = f"F1 {label['f1']['value']:.2f}" if enough else "too few labelled lines to say"
        yield f"* Quotations {name} it, on lines torn from their documents: {shown}."
    yield "\nHow this was measured: [accuracy](../accuracy.md).\n"


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
