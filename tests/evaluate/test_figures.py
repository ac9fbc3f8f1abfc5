"""Figures of agreement against published values and scikit-learn; intervals by document; calibration."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from eiascore.evaluate.agreement import ac2, kappa, within
from eiascore.evaluate.calibration import calibrate
from eiascore.evaluate.figures import Figure, Resampled
from eiascore.evaluate.levels import measure_levels

# Gwet, Handbook of Inter-Rater Reliability (4th ed., 2014): 100 pregnancies judged by two abstractors. The values are
# those that the irrCAC packages for R and Python give for it.
ABSTRACTORS = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
DIMENSIONS = {"eng_influence": "engagement", "tim_signoff": "timing"}

levels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=60)


def test_gwets_coefficient_is_as_published() -> None:
    assert [round(float(ac2(ABSTRACTORS, power=power)), 5) for power in (0, 1, 2)] == [0.84933, 0.90002, 0.94024]


def test_kappa_is_as_published() -> None:
    assert [round(float(kappa(ABSTRACTORS, power=power)), 5) for power in (1, 2)] == [0.8429, 0.89216]


@given(levels)
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[int, int]]) -> None:
    table = np.zeros((4, 4))
    for ours, theirs in pairs:
        table[ours, theirs] += 1
    ours, theirs = zip(*pairs, strict=True)
    if len({*ours, *theirs}) < 2:
        assert np.isnan(kappa(table))
        return
    for power, weights in ((1, "linear"), (2, "quadratic")):
        wanted = cohen_kappa_score(ours, theirs, labels=[0, 1, 2, 3], weights=weights)
        assert float(kappa(table, power)) == pytest.approx(wanted)
    assert float(within(table)) == pytest.approx(np.mean([a == b for a, b in pairs]))
    assert float(within(table, 1)) == pytest.approx(np.mean([abs(a - b) <= 1 for a, b in pairs]))


def test_where_nearly_all_levels_are_the_same_kappa_collapses_and_ac2_does_not() -> None:
    table = [[0, 1], [1, 98]]
    assert float(kappa(table)) < 0
    assert float(ac2(table)) > 0.97


def test_an_interval_holds_its_figure_and_is_the_same_each_time() -> None:
    counts = np.random.default_rng(1).integers(0, 9, (30, 2)).astype(float)

    def share(total: np.ndarray) -> np.ndarray:
        return total[..., 0] / total.sum(-1)

    one, again = (Resampled(counts).figure(share) for _ in range(2))
    assert one == again
    assert one.low < one.value < one.high
    few = Resampled(np.tile(counts[:3], (1, 1))).figure(share)
    assert few.high - few.low > one.high - one.low


def test_documents_are_drawn_and_not_pairs() -> None:
    # Two documents of fifty pairs each, one all right and one all wrong: nobody knows what a third would be.
    right, wrong = [("tim_signoff", 1, 1)] * 50, [("tim_signoff", 0, 1)] * 50
    exact = measure_levels([right, wrong], DIMENSIONS).pooled.exact
    assert exact == Figure(0.5, 0.0, 1.0)


def test_one_document_is_no_ground_for_an_interval() -> None:
    measured = measure_levels([[("tim_signoff", 1, 2), ("eng_influence", 0, 0)], []], DIMENSIONS)
    assert (measured.documents, measured.pooled.exact) == (1, Figure(0.5))
    assert list(measured.criteria) == list(DIMENSIONS)
    assert measured.dimensions["timing"].confusion[1] == (0, 0, 1, 0)
    assert measure_levels([[], []], DIMENSIONS) is None


def test_confidence_that_fits_has_no_error_and_bluster_has() -> None:
    fitting = [(0.75, number % 4 != 0, True) for number in range(400)]
    assert calibrate(fitting).error == 0.0
    assert calibrate([(0.95, right, True) for _, right, _ in fitting]).error == pytest.approx(0.2)
    assert calibrate([]) is None


def test_leaving_the_unsure_to_a_person_shows_as_coverage_against_accuracy() -> None:
    claims = [(0.9, True, True)] * 3 + [(0.5, False, True)] * 2 + [(0.5, True, True)]
    sure, everything = calibrate(claims, asked=10).coverage
    assert (sure.confidence, sure.coverage, sure.right) == (0.9, 0.3, 1.0)
    assert (everything.coverage, everything.right, everything.nearly) == (0.6, pytest.approx(0.6667), 1.0)
