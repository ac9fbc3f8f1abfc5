"""Profiles over a rubric: what a merge changes and leaves alone, and a wrong one told with its file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eiascore.errors import RubricError
from eiascore.rubric import Profile, Rubric, load_rubric, under
from eiascore.rubric.criterion import MisplacedError
from eiascore.rubric.load import rubric_folder
from eiascore.rubric.overlay import laid_over, named
from eiascore.schema.characteristic import NINE
from handmade import criterion
from handmade import rubric as handmade_rubric

NATIONS = ("england", "scotland", "wales", "northern-ireland")
KINDS = ("assessment", "screening", "bill")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(rubric_folder(), tmp_path / "rubrics"))


def of(laid: Rubric, identity: str) -> Any:
    return next(c for c in laid.criteria if c.id == identity)


def profile(**changes: Any) -> Profile:
    given_fields = {"id": "here", "rubric": "by-hand", "title": "Here", "settles": "nation", "summary": "Changes."}
    return Profile.model_validate(given_fields | changes)


def test_every_profile_that_comes_with_the_rubric_can_be_laid_over_it_alone_and_with_the_other_kind() -> None:
    base = load_rubric()
    assert {p.id for p in base.profiles} == {*NATIONS, *KINDS}
    for names in [*NATIONS, *KINDS, *(f"{nation}+{kind}" for nation in NATIONS for kind in KINDS)]:
        laid = under(base, names)
        assert [c.id for c in laid.criteria] == [c.id for c in base.criteria]
        assert sum(d.weight for d in laid.dimensions) == pytest.approx(100)
        assert laid.sha256 != base.sha256
        laid.check_names()


def test_each_profile_says_what_it_changes_and_the_defaults_change_nothing_else() -> None:
    base = load_rubric()
    assert all(len(p.summary) > 30 for p in base.profiles)
    assert under(base, "assessment").dimensions == base.dimensions
    for name in ("england", "scotland", "wales"):
        (found,) = named(base, name)
        assert found.characteristics == NINE


def test_scotland_weighs_publication_and_caps_what_is_withheld() -> None:
    laid = under(load_rubric(), "scotland")
    publication = of(laid, "tim_publication")
    assert publication.weight == pytest.approx(1.5 * of(load_rubric(), "tim_publication").weight)
    assert {r.id for r in publication.rules if r.flag == "not_published"} >= {"kept_back", "answered_no"}
    assert [cap.flag for cap in laid.caps if cap not in load_rubric().caps] == ["not_published"]


def test_wales_weighs_engagement_over_timing() -> None:
    laid = under(load_rubric(), "wales")
    assert {d.id: d.weight for d in laid.dimensions} == {
        "engagement": 25,
        "evidence": 25,
        "intersectionality": 15,
        "mitigation": 20,
        "timing": 15,
    }
    assert all("W-REG5" in of(laid, c).sources for c in ("eng_external_stakeholders", "eng_affected_people"))


def test_northern_ireland_counts_its_nine_categories_in_every_rule_that_counts() -> None:
    coverage = of(under(load_rubric(), "northern-ireland"), "evi_characteristic_coverage")
    listed = {rule.options.characteristics for rule in coverage.rules if hasattr(rule.options, "characteristics")}
    assert listed == {
        ("religion", "political_opinion", "race", "age", "marriage", "sexual_orientation", "sex", "disability",
         "dependants")
    }  # fmt: skip


def test_a_screening_is_asked_little_and_each_omission_has_a_reason() -> None:
    laid = under(load_rubric(), "screening")
    asked = {c.id: c.expected for c in laid.criteria if not c.not_applicable}
    assert {c for c in asked if not c.startswith("tim_")} == {
        "evi_characteristic_coverage",
        "evi_sources_named_dated",
        "evi_gaps_acknowledged",
        "evi_scope_match",
    }
    assert all(level < 3 for level in asked.values())
    assert all(len(c.not_applicable) > 30 for c in laid.criteria if c.id not in asked)


def test_names_are_told_where_they_do_not_fit() -> None:
    base = load_rubric()
    with pytest.raises(RubricError, match=r"no profile 'ireland'.*northern-ireland"):
        under(base, "ireland")
    with pytest.raises(RubricError, match="scotland and wales both settle the nation"):
        under(base, "scotland+wales")
    with pytest.raises(RubricError, match="has none; leave the profile out"):
        under(handmade_rubric(), "scotland")


def test_a_merge_leaves_the_rubric_it_is_laid_over_as_it_was() -> None:
    base = load_rubric()
    before = base.model_dump()
    under(base, "northern-ireland+screening")
    assert base.model_dump() == before


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "weight": st.floats(0.1, 9),
        "expected": st.integers(1, 3),
        "question": st.text(min_size=1, max_size=20),
        "why": st.text(min_size=1, max_size=20),
        "not_applicable": st.text(min_size=1, max_size=20),
        "levels": st.dictionaries(st.integers(0, 3), st.just({"means": "other", "needs": []})),
        "limits": st.lists(st.just({"at_most": 1, "when": [{"evidence": ["only_us"]}], "because": "so"}), max_size=2),
        "rules": st.dictionaries(
            st.sampled_from(["asked", "changed_it", "only_us"]),
            st.sampled_from([{"strength": 3}, {"flag": "late"}, {"least_words": 3}, {"asked": ["asks_evidence"]}]),
        ),
    },
)


@given(CHANGES)
def test_what_a_profile_gives_is_there_and_all_else_is_as_before(change: dict[str, Any]) -> None:
    base = handmade_rubric()
    laid = laid_over(base, [profile(criteria={"crit_one": change})])
    assert laid.dimensions[1] == base.dimensions[1]
    before, after = base.criteria[0], laid.criteria[0]
    for name in ("weight", "expected", "question", "why", "not_applicable"):
        assert getattr(after, name) == change.get(name, getattr(before, name))
    for number, level in before.levels.items():
        assert (after.levels[number].means == "other") is (number in change.get("levels", {}))
        assert number in change.get("levels", {}) or after.levels[number] == level
    assert len(after.limits) == len(before.limits) + len(change.get("limits", []))
    for old, new in zip(before.rules, after.rules, strict=True):
        given_fields = change.get("rules", {}).get(old.id, {})
        assert (old == new) or given_fields
        for field, value in given_fields.items():
            shown = getattr(new, field, None) if field in ("strength", "flag") else getattr(new.options, field)
            assert shown == (tuple(value) if isinstance(value, list) else value)
        assert new.options.says == old.options.says


@given(st.floats(1, 99))
def test_weights_of_dimensions_must_still_add_up(weight: float) -> None:
    base = handmade_rubric()
    assert laid_over(base, [profile(dimensions={"one": weight, "two": 100 - weight})]).dimensions[0].weight == weight
    with pytest.raises(ValueError, match="add up to 100"):
        laid_over(base, [profile(dimensions={"one": weight + 1, "two": 100 - weight})])


def spoil(path: Path, pattern: str, replacement: str) -> int:
    """Replace the first match of a pattern and return the line that it stood on."""
    text = path.read_text(encoding="utf-8")
    found = re.search(pattern, text, re.MULTILINE)
    assert found, pattern
    path.write_text(text[: found.start()] + found.expand(replacement) + text[found.end() :], encoding="utf-8")
    return text.count("\n", 0, found.start()) + 1


@pytest.mark.parametrize(
    ("pattern", "replacement", "says"),
    [
        (r"^  tim_publication:$", "  tim_publishing:", "no criterion 'tim_publishing'"),
        (r"^    weight: .*$", "    wait: 1", "wait"),
        (r"^    weight: .*$", "    weight: -1", "greater than 0"),
        (r"^      kept_back: .*$", "      kept_away: {flag: not_published}", "no rule 'kept_away'"),
        (r"^      kept_back: .*$", "      kept_back: {flog: not_published}", "flog"),
        (r"^      kept_back: .*$", "      kept_back: {says: [nothing_known]}", "'nothing_known'"),
        (r"^    sources: \[S-REG5-4.*$", "    sources: [NOBODY]", "'NOBODY'"),
        (r"^  - target: timing$", "  - target: luck", "'luck'"),
        (r"^characteristics: .*$", "characteristics: [age, height]", "no characteristic 'height'"),
        (r"^when: .*$", "when: {jurisdiction: [scotia]}", "scotland"),
        (r"^when: .*$", "dimensions: {luck: 20}", "no dimension 'luck'"),
        (r"^when: .*$", "dimensions: {timing: 25}", "add up to 100"),
        (r"^settles: nation$", "settles: everything", "settles"),
        (r"^id: scotland$", "id: alba", "the file of 'alba' is alba.yaml"),
        (r"^title: .*$", "title: a: b", "mapping values are not allowed"),
    ],
)
def test_a_wrong_profile_is_told_with_its_file_and_line(copy: Path, pattern: str, replacement: str, says: str) -> None:
    line = spoil(copy / "profiles" / "scotland.yaml", pattern, replacement)
    with pytest.raises(RubricError) as caught:
        load_rubric(str(copy / "psed-2010.yaml"))
    assert says in str(caught.value)
    found = re.search(r"scotland\.yaml, line (\d+)", str(caught.value))
    assert found
    assert int(found[1]) == line


def test_a_profile_without_its_rubric_or_without_a_default_is_told(copy: Path) -> None:
    whole = (copy / "profiles" / "england.yaml").read_text(encoding="utf-8")
    (copy / "profiles" / "england.yaml").write_text(whole.replace("rubric:", "for:"), encoding="utf-8")
    with pytest.raises(RubricError, match=r"england\.yaml, line 1.*names its `rubric`"):
        load_rubric(str(copy / "psed-2010.yaml"))
    (copy / "profiles" / "england.yaml").unlink()
    with pytest.raises(RubricError, match="settle the nation none has no `when`"):
        load_rubric.__wrapped__(str(copy / "psed-2010.yaml"))


def test_profiles_count_for_the_identity_of_a_rubric_and_comments_do_not(copy: Path) -> None:
    main, wales = copy / "psed-2010.yaml", copy / "profiles" / "wales.yaml"
    first = load_rubric.__wrapped__(str(main)).sha256
    assert first == load_rubric().sha256
    wales.write_text("# A note.\n" + wales.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_rubric.__wrapped__(str(main)).sha256 == first
    spoil(wales, "engagement: 25, timing: 15", "engagement: 24, timing: 16")
    assert load_rubric.__wrapped__(str(main)).sha256 != first


def test_profiles_of_another_rubric_are_passed_over(copy: Path) -> None:
    own = yaml.safe_load((copy / "psed-2010.yaml").read_text(encoding="utf-8")) | {"id": "mine"}
    (copy / "mine.yaml").write_text(yaml.safe_dump(own, sort_keys=False), encoding="utf-8")
    assert load_rubric(str(copy / "mine.yaml")).profiles == ()


def test_a_rubric_with_profiles_made_by_hand_offers_them() -> None:
    base = handmade_rubric({"id": "one", "title": "One", "weight": 100, "criteria": [criterion("crit_one")]})
    offering = base.model_copy(update={"profiles": (profile(criteria={"crit_one": {"weight": 7}}),)})
    assert under(offering, "here").criteria[0].weight == 7


def test_a_profile_changes_what_is_asked_of_relevance() -> None:
    base = load_rubric()
    laid = laid_over(base, (profile(criteria={"policy_relevance": {"question": "How much is at stake?"}}),))
    assert laid.relevance and base.relevance
    assert laid.relevance.question == "How much is at stake?"
    assert laid.relevance.rules == base.relevance.rules
    with pytest.raises(MisplacedError) as wrong:
        laid_over(base, (profile(criteria={"policy_relevance": {"sources": ["NOWHERE"]}}),))
    assert wrong.value.steps == ("criteria", "policy_relevance", "sources")
