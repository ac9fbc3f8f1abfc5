"""Means, shares and intervals by group, and which groups are told apart."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scored import scored

from eiascore.batch.comparison import comparison, holm
from eiascore.batch.summary import interval, summary
from eiascore.errors import EiaError

points = st.floats(0, 100).map(lambda value: round(value, 1))


def table(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    """Return scores from body, letter, score, score for timing, share for a person and red flags."""
    columns = ["body", "letter", "score", "timing_score", "needs_person", "red_flags"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(key=[f"k{n:03}" for n in range(len(rows))], sha256=[f"s{n:03}" for n in range(len(rows))])


def of_groups(groups: dict[str, list[float]]) -> pd.DataFrame:
    return table([(body, "C", score, score, 0.0, 0) for body, scores in groups.items() for score in scores])


HAND = table(
    [
        ("Ayre", "A", 90.0, 80.0, 0.1, 1),
        ("Ayre", "C", 60.0, math.nan, 0.2, 0),
        ("Ayre", "C", 54.0, 40.0, 0.3, 5),
        ("Ayre", "", math.nan, math.nan, math.nan, None),
        ("", "E", 30.0, 20.0, 0.4, 2),
    ]
)


def test_means_and_shares_by_hand() -> None:
    ayre, unknown = summary(HAND, by="body").to_dict("records")
    assert (ayre["group"], ayre["documents"], ayre["graded"]) == ("Ayre", 4, 3)
    assert ayre["score"] == pytest.approx((90 + 60 + 54) / 3)
    assert ayre["timing"] == pytest.approx(60)  # of the two that were asked
    assert [round(ayre[f"share_{letter}"], 3) for letter in "ABCDEF"] == [0.333, 0, 0.667, 0, 0, 0]
    assert (ayre["needs_person"], ayre["red_flags"]) == (pytest.approx(0.2), pytest.approx(2))
    assert 54 <= ayre["score_low"] < ayre["score"] < ayre["score_high"] <= 90
    assert (unknown["group"], unknown["graded"], unknown["score"]) == ("not known", 1, 30)
    assert math.isnan(unknown["score_low"]) and math.isnan(unknown["score_high"])  # one document is no ground
    assert {ayre["note"], unknown["note"]} == {"too few to compare"}
    assert summary(HAND, by="body", least=3)["note"].tolist() == ["", "too few to compare"]


def test_a_content_counts_once_and_documents_without_a_hash_count_each() -> None:
    again = pd.concat([HAND, HAND.iloc[:2].assign(key=["z1", "z2"])])
    assert summary(again).equals(summary(HAND))
    assert summary(HAND.assign(sha256=""))["documents"].tolist() == [5]


def test_criteria_at_level_two_are_of_those_with_a_level() -> None:
    levels = pd.array([3, 2, 1, None], dtype="Int64")
    findings = pd.DataFrame({"key": ["k000", "k001", "k002", "k000"], "criterion": list("aaab"), "level": levels})
    assert summary(HAND, findings, by="body")["substantive"].tolist()[0] == pytest.approx(2 / 3)


def test_years_are_groups_by_their_number_and_none_is_known_last() -> None:
    found = summary(HAND.assign(year=pd.array([2024, 2023, None, 2024, 2023], dtype="Int64")), by="year")
    assert found["group"].tolist() == ["2023", "2024", "not known"]
    assert found["documents"].tolist() == [2, 2, 1]


def test_groups_are_those_that_are_known() -> None:
    with pytest.raises(EiaError, match=r"cannot be grouped by 'policy'.*body, year"):
        summary(HAND.assign(policy="x"), by="policy")  # type: ignore[arg-type]


def test_specimens_and_corpus_come_to_what_their_scorecards_say() -> None:
    tables = scored()
    found = summary(tables.scores, tables.findings, by="body").set_index("group")
    graded = tables.scores[(tables.scores["body"] == "Specimen Council") & (tables.scores["letter"] != "")]
    assert found.loc["Specimen Council", ["documents", "graded"]].tolist() == [6, 5]
    assert found.loc["Specimen Council", "score"] == pytest.approx(graded["score"].mean())
    assert found.loc["Specimen Council", "share_A"] == (graded["letter"] == "A").mean()
    asked = graded["engagement_score"].dropna()  # a screening is not asked for engagement
    assert len(asked) < len(graded)
    assert found.loc["Specimen Council", "engagement"] == pytest.approx(asked.mean())
    assert 0 < found["substantive"].min() < 1


def test_an_interval_of_many_is_that_of_the_normal_distribution() -> None:
    values = np.random.default_rng(7).normal(50, 10, 400)
    low, high = interval(list(values))
    half = 1.96 * values.std(ddof=1) / 20
    assert low == pytest.approx(values.mean() - half, abs=0.15)
    assert high == pytest.approx(values.mean() + half, abs=0.15)


def test_documents_that_are_all_the_same_are_no_ground_for_an_interval() -> None:
    assert all(math.isnan(end) for end in interval([40, 40, 40, 40, 40]))
    assert all(math.isnan(end) for end in interval([]))


@settings(max_examples=25)
@given(st.lists(points, min_size=2, max_size=12))
def test_an_interval_lies_within_the_values(values: list[float]) -> None:
    low, high = interval(values)
    if len(set(values)) > 1:
        assert min(values) <= low <= high <= max(values)


@settings(max_examples=15)
@given(st.dictionaries(st.sampled_from(["Ayre", "Bute", "Coll"]), st.lists(points, min_size=1, max_size=7)), st.data())
def test_the_order_of_rows_changes_nothing(groups: dict[str, list[float]], data: st.DataObject) -> None:
    scores = of_groups(groups)
    shuffled = scores.iloc[data.draw(st.permutations(range(len(scores))))]
    if len(scores):
        pd.testing.assert_frame_equal(summary(scores, by="body"), summary(shuffled, by="body"))
    one, other = comparison(scores), comparison(shuffled)
    pd.testing.assert_frame_equal(one.groups, other.groups)
    pd.testing.assert_frame_equal(one.pairs, other.pairs)


SEPARATE = of_groups({"Coll": [70, 72, 74, 76, 78], "Ayre": [20, 22, 24, 26, 28], "Bute": [21, 24, 26, 29, 33]})


def test_groups_far_apart_are_put_in_order_and_no_others() -> None:
    found = comparison(SEPARATE)
    assert found.pairs[["group", "other", "verdict"]].values.tolist() == [
        ["Ayre", "Bute", "not told apart"],
        ["Ayre", "Coll", "lower"],
        ["Bute", "Coll", "lower"],
    ]
    groups = found.groups.set_index("group")
    assert groups.index.tolist() == ["Ayre", "Bute", "Coll"]  # by name: the means would have it otherwise
    assert groups.loc["Coll", "lower"] == ("Ayre", "Bute")
    assert groups.loc["Ayre", "higher"] == ("Coll",)
    assert groups.loc["Ayre", "not_told_apart"] == ("Bute",)


def test_chance_is_counted_over_all_deals_and_adjusted_for_the_number_of_pairs() -> None:
    pairs = comparison(SEPARATE).pairs.set_index(["group", "other"])
    assert pairs.loc[("Ayre", "Coll"), "p"] == pytest.approx(2 / math.comb(10, 5))
    assert pairs.loc[("Ayre", "Coll"), "p_holm"] == pytest.approx(3 * 2 / math.comb(10, 5))


def test_too_few_documents_are_never_compared() -> None:
    found = comparison(of_groups({"Ayre": [20, 21, 22, 23], "Bute": [80, 81, 82, 83, 84, 85]}))
    assert found.pairs.empty
    assert found.groups["note"].tolist() == ["too few to compare", ""]
    assert found.groups[["lower", "higher", "not_told_apart"]].map(len).sum().sum() == 0


def test_a_gap_that_chance_could_deal_among_many_pairs_is_not_told() -> None:
    """Five against five come apart by chance once in 126 deals: among 15 pairs that shows nothing."""
    many = {f"Isle {n}": [40.0 + 3 * n + step for step in (0, 1, 2, 3, 4)] for n in range(6)}
    pairs = comparison(of_groups(many)).pairs
    assert len(pairs) == 15
    assert pairs["p"].min() == pytest.approx(2 / 252)
    assert set(pairs["verdict"]) == {"not told apart"}


@settings(max_examples=15)
@given(st.dictionaries(st.sampled_from("ABCD"), st.lists(points, min_size=1, max_size=9), min_size=2))
def test_nothing_is_put_in_order_whose_intervals_overlap(groups: dict[str, list[float]]) -> None:
    found = comparison(of_groups(groups))
    of = found.groups.set_index("group")
    for row in found.pairs.itertuples():
        one, other = of.loc[row.group], of.loc[row.other]
        assert min(one["documents"], other["documents"]) >= 5
        overlap = one["low"] <= other["high"] and other["low"] <= one["high"]
        if overlap or not row.p_holm < 0.05:
            assert row.verdict == "not told apart"
        told = {"lower": "higher", "higher": "lower", "not told apart": "not_told_apart"}
        assert row.other in one[told[row.verdict]]


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.5, 0.9]) == [1.0, 1.0]
    adjusted = holm([math.nan, 0.01, math.nan])
    assert adjusted[1] == pytest.approx(0.03) and math.isnan(adjusted[0])  # what was not worked out counts as a pair


def test_a_dimension_is_compared_by_its_own_scores() -> None:
    turned = SEPARATE.assign(timing_score=100 - SEPARATE["score"])
    assert comparison(turned, dimension="timing").pairs["verdict"].tolist() == ["not told apart", "higher", "higher"]
    with pytest.raises(EiaError, match=r"no dimension 'cost'.*timing"):
        comparison(SEPARATE, dimension="cost")
