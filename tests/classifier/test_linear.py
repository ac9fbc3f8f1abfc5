"""The arithmetic of the classifier, against plain loops over its weights."""

from __future__ import annotations

import math

import pytest

from eiascore.classifier import DEFAULT_MODEL, Bounds, Line, LinearModel, features, loaded_model
from handmade import model

LINES = [
    Line("We met the Carers Forum in May and changed the opening hours.", question="What did they say?", kind="cell"),
    Line(""),
    Line("zzyzx qwrtp", kind="bullet", nth=3),
    Line("No impact has been identified.", rules=(("mit_adverse_identified-", "none_said", 1),), assertion="denied"),
]


def added(model: LinearModel, line: Line, column: int) -> list[tuple[str, float]]:
    """What each feature of a line adds to the log-odds of a label, by a plain loop."""
    found = []
    for name, value in features(line).items():
        if name in model.rows:
            row = model.rows[name]
            for place in range(model.starts[row], model.starts[row + 1]):
                if model.columns[place] == column:
                    found.append((name, value * float(model.weights[place])))
    return found


def test_probabilities_are_those_of_a_plain_loop() -> None:
    shipped = loaded_model(DEFAULT_MODEL)
    found = shipped.probabilities(LINES)
    assert found.shape == (len(LINES), len(shipped.labels))
    for row, line in enumerate(LINES):
        for column in range(len(shipped.labels)):
            odds = float(shipped.intercepts[column]) + sum(weight for _, weight in added(shipped, line, column))
            assert found[row, column] == pytest.approx(1 / (1 + math.exp(-odds)), abs=1e-6)


def test_no_lines_give_no_probabilities_and_unknown_words_give_the_start() -> None:
    by_hand = model({"a+": {"word:met": 3.0}, "a-": {}}, start=0.0)
    assert by_hand.probabilities([]).shape == (0, 2)
    assert by_hand.probabilities([Line("nothing known")]).tolist() == [[0.5, 0.5]]


def test_reasons_are_what_a_plain_loop_adds_strongest_first() -> None:
    shipped = loaded_model(DEFAULT_MODEL)
    for line in LINES:
        for label in shipped.labels[::7]:
            found = shipped.reasons(line, label, most=10_000)
            wanted = {name: weight for name, weight in added(shipped, line, shipped.column(label)) if weight > 0}
            assert dict(found) == {name: pytest.approx(weight, abs=1e-3) for name, weight in wanted.items()}
            assert list(found) == sorted(found, key=lambda pair: -pair[1])
            assert shipped.reasons(line, label) == found[:5]


def test_reasons_add_up_to_the_probability_where_nothing_speaks_against() -> None:
    by_hand = model({"a+": {"word:met": 1.5, "word:carers": 0.75}, "a-": {"word:met": 1.0}})
    line = Line("We met carers")
    odds = -2.0 + sum(weight for _, weight in by_hand.reasons(line, "a+"))
    assert by_hand.probabilities([line])[0, 0] == pytest.approx(1 / (1 + math.exp(-odds)))


def test_a_label_has_its_own_bounds_or_those_of_all() -> None:
    by_hand = model({"a+": {"word:met": 1.0}, "b+": {"word:met": 1.0}}, propose=0.7)
    by_hand.bounds["b+"] = Bounds(propose=0.9)
    assert (by_hand.bounds_of("a+").propose, by_hand.bounds_of("b+").propose) == (0.7, 0.9)
    assert by_hand.column("unknown+") is None


def test_a_line_is_judged_the_same_alone_and_among_others() -> None:
    shipped = loaded_model(DEFAULT_MODEL)
    together = shipped.probabilities(LINES)
    assert all((shipped.probabilities([line])[0] == together[row]).all() for row, line in enumerate(LINES))
