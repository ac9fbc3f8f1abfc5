"""What a rule that found a line is worth: learned from documents that words were not fitted on."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from eiascore.classifier import Line, LinearModel
from eiascore.labelled import Row
from eiascore.training.examples import Example, torn
from eiascore.training.fit import Fitted, fit

LABEL = "crit_one+"
SUBJECTS = ("tenants", "carers", "drivers", "pupils", "traders", "patients", "walkers", "readers")
VERBS = ("came", "wrote", "spoke", "waited", "asked", "rang")


def line(text: str, strength: int | None = None) -> Line:
    return Line(text, rules=() if strength is None else ((LABEL, "some_rule", strength),))


def example(fold: str, said: Line, right: bool) -> Example:
    return Example(f"D{fold}", fold, said, {LABEL: 1.0} if right else {}, 1.0)


def corpus(right_of_five: int) -> list[Example]:
    """Return five folds in which a rule finds half of the lines, so many of five rightly; words tell nothing."""
    found = []
    for fold, (number, said) in product("12345", enumerate(product(SUBJECTS, VERBS))):
        text = f"The {said[0]} {said[1]} on the day."
        hit = (number + int(fold)) % 2 == 0
        found.append(
            example(fold, line(text, 2 if hit else None), hit and (number // 2 + int(fold)) % 5 < right_of_five)
        )
    return found


def probability(model: LinearModel, said: Line) -> float:
    return float(model.probabilities([said])[0, model.labels.index(LABEL)])


@pytest.fixture(scope="module")
def good() -> Fitted:
    return fit(corpus(4), {"name": "good"})


def test_a_rule_that_is_mostly_right_makes_a_line_likely_and_one_that_is_mostly_wrong_does_not(good: Fitted) -> None:
    poor = fit(corpus(1), {"name": "poor"})
    hit, other = line("The tenants came on the day.", 2), line("The tenants came on the day.")
    assert probability(good.model, hit) > 0.5
    assert probability(poor.model, hit) < 0.3
    assert probability(good.model, other) < 0.2


def test_only_what_found_a_line_for_the_label_is_weighed_and_not_which_rule_it_was(good: Fitted) -> None:
    names = [name for name in good.model.rows if name.startswith(("found:", "rule:"))]
    assert set(names) <= {f"found:{LABEL}", f"found:{LABEL}2"} and names


def test_what_is_said_of_unseen_documents_is_what_the_model_says_once_it_is_calibrated(good: Fitted) -> None:
    said = corpus(4)
    hits = np.array([bool(e.line.rules) for e in said])[good.rows]
    right = np.array([bool(e.labels) for e in said])[good.rows]
    assert good.unseen[:, 0].mean() == pytest.approx(right.mean(), abs=0.05)
    assert good.unseen[hits, 0].min() > good.unseen[~hits, 0].max()


def test_other_batches_are_held_out_rather_than_other_folds() -> None:
    """In each batch other words tell of the label: what was learned of one tells nothing of the other."""
    said = []
    for number, (subject, verb) in enumerate(product(SUBJECTS, VERBS)):
        batch, yes, no = ("A", "today", "later") if number % 2 else ("B", "here", "there")
        right = number % 4 < 2
        text = f"The {subject} {verb} {yes if right else no}."
        said.append(replace(example("12345"[number % 5], line(text), right), batch=batch))
    right = np.array([bool(e.labels) for e in said])
    by_batch, by_fold = fit(said, {}), fit([replace(e, batch="A") for e in said], {})

    def apart(fitted: Fitted) -> float:
        return float(fitted.unseen[right, 0].mean() - fitted.unseen[~right, 0].mean())

    assert apart(by_batch) < apart(by_fold) / 2


def test_two_folds_are_held_out_one_after_the_other_and_one_alone_is_not() -> None:
    two = fit([e for e in corpus(4) if e.fold in "12"], {})
    one = fit([e for e in corpus(4) if e.fold == "1"], {})
    assert (two.unseen.shape[0], one.unseen.shape[0]) == (96, 0)
    hit, other = line("The tenants came on the day.", 2), line("The tenants came on the day.")
    assert probability(two.model, hit) > probability(two.model, other) + 0.1
    assert probability(one.model, hit) == probability(one.model, other)


def test_a_torn_document_has_every_row_once_and_each_handful_in_the_order_of_the_text() -> None:
    rows = [Row(f"A#{number}", f"Row {number}.") for number in range(200)]
    handfuls = list(torn(rows))
    assert sorted(int(row.id[2:]) for handful in handfuls for row in handful) == list(range(200))
    assert all([int(row.id[2:]) for row in h] == sorted(int(row.id[2:]) for row in h) for h in handfuls)
    assert {15 <= len(handful) <= 45 for handful in handfuls} == {True}
    assert list(torn(rows)) == handfuls


def test_a_short_document_stays_whole() -> None:
    rows = [Row(f"A#{number}", f"Row {number}.") for number in range(12)]
    assert list(torn(rows)) == [tuple(rows)]
