"""Sentences in many registers, read as documents, and how well their assertion is told: two halves, one held out."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

TOOL: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "assertion_accuracy.py"))
HALVES = ("development", "held-out")


@pytest.mark.parametrize("half", HALVES)
def test_every_class_has_twenty_sentences(half: str) -> None:
    told = TOOL["run"](half)
    assert all(sum(t.is_ == name for t in told) >= 20 for name in TOOL["CLASSES"])


def test_no_sentence_stands_in_both_halves() -> None:
    one, other = ({t.passage.wanted for t in TOOL["run"](half)} for half in HALVES)
    assert not one & other


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall_stay_what_they_are(half: str) -> None:
    for name, figures in TOOL["precision_and_recall"](TOOL["run"](half)).items():
        assert min(figures) >= 0.7, (half, name, figures)


def test_figures_are_counted_by_class() -> None:
    told = [TOOL["Told"](None, *pair) for pair in (("done", "done"), ("done", "planned"), ("planned", "planned"))]
    told += [TOOL["Told"](None, name, name) for name in ("conditional", "denied", "template")]
    figures = TOOL["precision_and_recall"](told)
    assert (figures["done"], figures["planned"]) == ((1.0, 0.5), (0.5, 1.0))
