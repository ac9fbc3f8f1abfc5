"""Shares of documents that reach a level, corrected for the measured errors of the checks."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scored import cards, scored

from eiascore.batch.error_rates import THRESHOLDS, Counts, ErrorRates, shipped
from eiascore.batch.prevalence import corrected, lang_reiczigel, prevalence, rogan_gladen
from eiascore.classifier import DEFAULT_MODEL, loaded_model
from eiascore.errors import EiaError
from eiascore.evaluate import Judgement
from eiascore.labelled import LabelledDocument, LabelledLevel
from eiascore.rubric import load_rubric

ROOT = Path(__file__).parents[2]
GOOD = Counts(tp=45, fn=5, tn=80, fp=20)
share = st.floats(0, 1)
telling = st.builds(lambda tp, fn, tn, fp: Counts(tp, fn, tn, fp), *(st.integers(0, 60) for _ in range(4))).filter(
    lambda c: min(c.reaching, c.below) >= 10 and c.tp / c.reaching + c.tn / c.below > 1.21
)


def test_a_published_example() -> None:
    """Antibodies in Santa Clara County, 2020: 50 of 3,330, with 103 of 122 and 399 of 401 control samples right.

    Gelman and Carpenter, Journal of the Royal Statistical Society C 69 (2020), 1269-1283, take the counts up; about a
    third of the positive tests are what false ones alone would give, and the corrected share is 1.2 %.
    """
    errors = Counts(tp=103, fn=19, tn=399, fp=2)
    assert rogan_gladen(50 / 3330, 103 / 122, 399 / 401) == pytest.approx(0.0119, abs=5e-5)
    found = corrected(50, 3330, errors)
    assert found.value == pytest.approx(0.0119, abs=5e-5)
    assert found.low < 0.004 < 0.016 < found.high < 0.022  # so few controls carry no lower end


def test_by_hand() -> None:
    """Of 200 documents 100 reach the level: 90 are found, and 20 of the other 100."""
    assert rogan_gladen(110 / 200, 0.9, 0.8) == pytest.approx(0.5)
    assert corrected(110, 200, GOOD).value == pytest.approx(0.5)


@given(share, st.floats(0.5, 1), st.floats(0.6, 1))
def test_correction_gives_back_the_share_that_errors_hid(true: float, sensitivity: float, specificity: float) -> None:
    found = true * sensitivity + (1 - true) * (1 - specificity)
    assert rogan_gladen(found, sensitivity, specificity) == pytest.approx(true, abs=1e-9)


@given(st.integers(1, 300), st.data(), telling)
def test_corrected_shares_are_shares_and_grow_with_what_was_found(
    documents: int, data: st.DataObject, errors: Counts
) -> None:
    reached = data.draw(st.integers(0, documents - 1))
    fewer, more = corrected(reached, documents, errors), corrected(reached + 1, documents, errors)
    assert 0 <= fewer.low <= fewer.value <= fewer.high <= 1
    assert fewer.value <= more.value and fewer.low <= more.low and fewer.high <= more.high
    assert fewer.clipped == (
        fewer.value in (0, 1)
        and fewer.value != rogan_gladen(reached / documents, errors.tp / errors.reaching, errors.tn / errors.below)
    )


@pytest.mark.parametrize(("true", "documents"), [(0.1, 60), (0.3, 120), (0.6, 25)])
def test_intervals_hold_the_truth_nineteen_times_in_twenty(true: float, documents: int) -> None:
    """Documents and labelled documents are both drawn anew: the interval knows that the errors are measured too."""
    rng, sensitivity, specificity, labelled = np.random.default_rng(11), 0.8, 0.85, 60
    held = 0
    for _ in range(2000):
        tp, tn = rng.binomial(labelled, sensitivity), rng.binomial(labelled, specificity)
        reached = rng.binomial(documents, true * sensitivity + (1 - true) * (1 - specificity))
        low, high = lang_reiczigel(reached, documents, Counts(tp, labelled - tp, tn, labelled - tn))
        held += low <= true <= high
    assert 0.935 <= held / 2000 <= 0.98


def test_what_is_not_corrected_says_why() -> None:
    assert corrected(3, 10, None).why_not == "the errors of this check were not measured"
    assert corrected(3, 10, Counts(0, 0, 50, 10)).why_not == "the errors of this check were not measured"
    assert corrected(3, 10, Counts(5, 4, 50, 10)).why_not == "only 9 of the labelled documents are at the level"
    assert corrected(3, 10, Counts(50, 4, 5, 2)).why_not == "only 7 of the labelled documents are below the level"
    blind = corrected(3, 10, Counts(30, 30, 35, 25))
    assert blind.why_not == "the check hardly tells documents at the level from others"
    assert math.isnan(blind.value) and not blind.clipped
    assert corrected(0, 0, GOOD).why_not == "no document was given a level"


def frame(*levels: int | None, status: str = "found") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": [f"k{n}" for n in range(len(levels))],
            "dimension": "timing",
            "criterion": "tim_signoff",
            "level": pd.array(levels, dtype="Int64"),
            "status": [status if level is None else "found" for level in levels],
        }
    )


RATES = ErrorRates({"tim_signoff": dict.fromkeys(THRESHOLDS, GOOD)}, "mine 1", "hash", "linear")


def test_what_does_not_apply_leaves_the_denominator_and_what_is_undetermined_is_told() -> None:
    (row,) = prevalence(frame(3, 2, 1, 0, None, status="not_applicable"), rates=RATES).to_dict("records")
    assert (row["documents"], row["reached"], row["measured"]) == (4, 2, 0.5)
    assert (row["not_applicable"], row["undetermined"]) == (1, 0)
    (row,) = prevalence(frame(3, 2, 1, 0, None, status="undetermined"), rates=RATES).to_dict("records")
    assert (row["measured"], row["not_applicable"], row["undetermined"]) == (0.5, 0, 0.2)
    assert row["corrected"] == pytest.approx((0.5 - 0.2) / 0.7)
    assert (row["sensitivity"], row["specificity"], row["labelled_at"], row["labelled_below"]) == (0.9, 0.8, 50, 100)


def test_the_interval_of_the_measured_share_is_wilsons() -> None:
    (row,) = prevalence(frame(*[2] * 3, *[0] * 7), rates=RATES).to_dict("records")
    assert (row["measured_low"], row["measured_high"]) == (
        pytest.approx(0.1078, abs=1e-4),
        pytest.approx(0.6032, abs=1e-4),
    )


def test_each_level_is_a_threshold_and_zero_is_none() -> None:
    levels = frame(3, 2, 1, 0)
    assert [prevalence(levels, at_least=n, rates=RATES)["reached"].item() for n in (1, 2, 3)] == [3, 2, 1]
    with pytest.raises(EiaError, match=r"level 0.*1, 2 or 3"):
        prevalence(levels, at_least=0)


def test_a_share_below_what_error_alone_gives_is_set_to_nought_and_marked() -> None:
    (row,) = prevalence(frame(*[2] * 5, *[0] * 95), rates=RATES).to_dict("records")
    assert (row["corrected"], row["corrected_low"], row["clipped"]) == (0, 0, True)
    assert row["note"] == "set to 0 %: fewer than the check finds by error alone"


def test_another_rubric_or_classifier_is_told_and_nothing_is_corrected() -> None:
    levels = frame(3, 2, 1, 0)
    scores = pd.DataFrame({"key": levels["key"], "rubric_sha256": "hash", "profile": ""})
    scores["model"] = ["linear", "linear", "", "linear"]
    found = prevalence(levels, scores=scores, rates=RATES)
    assert found["note"].item() == (
        "not corrected: 1 of 4 scorecards were made with another rubric or classifier than the errors of the checks "
        "were measured with"
    )
    assert math.isnan(found["corrected"].item()) and found["measured"].item() == 0.5
    same = prevalence(levels, scores=scores.assign(model="linear"), rates=RATES)
    assert (same["note"].item(), same.attrs["strange"], same.attrs["checked"]) == ("", "", True)
    laid = scores.assign(model="linear", profile="wales+screening")
    assert prevalence(levels, scores=laid, rates=RATES).attrs["strange"].startswith("4 of 4 scorecards")
    assert prevalence(levels, scores=scores.iloc[:2], rates=RATES)["documents"].item() == 2


@given(st.lists(st.sampled_from([0, 1, 2, 3, None]), min_size=1, max_size=12), st.data())
def test_the_order_of_rows_changes_nothing(levels: list[int | None], data: st.DataObject) -> None:
    given_ = frame(*levels, status="undetermined")
    shuffled = given_.iloc[data.draw(st.permutations(range(len(levels))))]
    pd.testing.assert_frame_equal(prevalence(given_, rates=RATES), prevalence(shuffled, rates=RATES))


def test_real_scorecards_are_corrected_by_the_rates_that_come_along() -> None:
    tables = scored()
    found = prevalence(tables.findings, scores=tables.scores)
    assert found["criterion"].tolist() == [criterion.id for criterion in load_rubric().criteria]
    assert found.attrs["strange"] == ""
    done = found[found["corrected"].notna()]
    assert len(done) > 15
    assert done["corrected"].between(0, 1).all()
    engagement = found[found["dimension"] == "engagement"]
    assert (engagement["not_applicable"] > 0).all()  # screenings are not asked
    graded = sum(card.grade.letter is not None for card in cards().values())
    assert (found["documents"] + found["not_applicable"] <= graded).all()


def test_the_shipped_rates_are_those_of_the_shipped_rubric_and_classifier() -> None:
    """After a change of either: ``python tools/error_rates.py``."""
    rates, rubric, model = shipped(), load_rubric(), loaded_model(DEFAULT_MODEL)
    assert model is not None
    assert (rates.rubric_sha256, rates.model) == (rubric.sha256, model.name)
    assert list(rates.criteria) == [criterion.id for criterion in rubric.criteria]
    assert "none is real" in rates.about
    for levels in rates.criteria.values():
        assert len({counts.reaching + counts.below for counts in levels.values()}) == 1
        assert 0 < levels[1].reaching + levels[1].below <= len(rates.documents)
        assert levels[1].reaching >= levels[2].reaching >= levels[3].reaching


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("error_rates_tool", ROOT / "tools" / "error_rates.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_documents_are_counted_on_both_sides_of_a_level_where_both_gave_one(tool: ModuleType) -> None:
    def pair(ours: int | None, theirs: int | None) -> tuple[LabelledDocument, Judgement]:
        levels = {"A": {"tim_signoff": LabelledLevel(theirs)}}
        return LabelledDocument("X", None, levels=levels), Judgement("X", {"tim_signoff": ours})

    both = [pair(3, 2), pair(1, 2), pair(1, 1), pair(2, 1), pair(2, 0), pair(None, 2), pair(2, None)]
    assert tool.counted(both, "tim_signoff", 2) == {"tp": 1, "fn": 1, "tn": 1, "fp": 2}
