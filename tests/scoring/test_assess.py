"""One criterion: from sentences to level, status and the ground on which an absence is stated."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eiascore.rubric import Criterion
from eiascore.schema import Finding
from eiascore.scoring.assess import assess
from handmade import criterion, view


def judged(*rows: str | dict[str, Any], levels: dict[str, int | None] | None = None, **changes: Any) -> Finding:
    return assess(Criterion.model_validate(criterion("crit_one", **changes)), "one", view(*rows), levels or {})


def quotes(finding: Finding, *rows: str) -> list[str]:
    text = "\n".join(rows)
    return [text[e.start : e.end] for e in finding.evidence]


ASKED, ASKED_TOO, CHANGED = "In May we consulted residents.", "In June we consulted tenants.", "The fee was dropped."


def test_each_level_is_reached_by_what_it_needs() -> None:
    assert [judged(*rows).level for rows in ([], [ASKED], [ASKED, ASKED_TOO], [ASKED, ASKED_TOO, CHANGED])] == [
        0,
        1,
        2,
        3,
    ]


def test_the_trace_says_what_the_next_level_lacks() -> None:
    assert judged(ASKED).trace == (
        "level 3 needs a quotation of “changed it”",
        "level 2 needs 2 quotations of “asked”",
    )


def test_the_level_says_what_it_means() -> None:
    assert (judged(ASKED).means, judged(ASKED).status) == ("said", "found")


def test_a_level_without_needs_still_needs_a_quote() -> None:
    free = {n: {"means": "x"} for n in range(4)}
    nothing = assess(
        Criterion.model_validate(criterion("crit_one", levels=free)), "one", view("The bins are green."), {}
    )
    assert (nothing.level, nothing.status, nothing.evidence) == (0, "not_found", ())


def test_another_criterion_does_not_lend_a_quote() -> None:
    needs = {
        0: {"means": "x"},
        **{n: {"means": "x", "needs": [{"criterion": "crit_zero", "level": 1}]} for n in (1, 2, 3)},
    }
    made = Criterion.model_validate(criterion("crit_one", levels=needs))
    assert assess(made, "one", view("The bins are green."), {"crit_zero": 3}).level == 0
    assert assess(made, "one", view(ASKED), {"crit_zero": 3}).level == 3


def test_only_evidence_against_is_a_denial_with_its_quote() -> None:
    finding = judged("We spoke to colleagues.")
    assert (finding.level, finding.status) == (0, "denied_in_text")
    assert [e.polarity for e in finding.evidence] == ["undermines"]


def test_a_limit_holds_a_level_down_and_says_why() -> None:
    limit = {"at_most": 1, "when": [{"evidence": ["only_us"]}], "because": "only colleagues"}
    rows = (ASKED, ASKED_TOO, "We spoke to colleagues.")
    assert judged(*rows).level == 2
    held = judged(*rows, limits=[limit])
    assert held.level == 1
    assert held.trace[-1] == "at most level 1: only colleagues"
    assert judged(*rows, CHANGED, limits=[limit | {"unless": [{"evidence": ["changed_it"]}]}]).level == 3
    assert judged(ASKED, limits=[limit | {"at_most": 2}]).level == 1


def test_the_forms_own_words_are_told_from_silence() -> None:
    form = judged({"text": "Say whom you consulted.", "origin": "guidance"}, "The bins are green.")
    assert (form.level, form.status, form.evidence) == (0, "template_only", ())
    assert [m.reason for m in form.searched.near_misses] == ["it is the form's own text"]
    assert judged("The bins are green.").status == "not_found"


def test_an_absence_says_where_was_looked_and_what_came_near() -> None:
    finding = judged("We did not consult anyone.", "The bins are green.")
    assert finding.level == 0
    assert (finding.searched.sentences, finding.searched.rules) == (2, ("asked", "changed_it", "only_us"))
    assert [m.reason for m in finding.searched.near_misses] == ["it is said not to be so"]


def test_no_more_than_three_near_misses_are_kept() -> None:
    assert len(judged(*["We did not consult them."] * 9).searched.near_misses) == 3


def test_a_sentence_counts_once_by_its_strongest_rule() -> None:
    (only,) = judged("We consulted them and the fee was dropped.").evidence
    assert (only.rule, only.strength) == ("changed_it", 2)


def test_the_strongest_quotation_comes_first_and_what_was_done_before_what_is_promised() -> None:
    rows = ("We will consult residents.", ASKED, CHANGED)
    assert quotes(judged(*rows), *rows) == [CHANGED, ASKED, "We will consult residents."]


def test_a_criterion_that_is_not_asked_has_a_reason_and_what_was_found_and_no_level() -> None:
    finding = judged(ASKED, CHANGED, not_applicable="A screening is not asked this.")
    assert (finding.level, finding.status, finding.means) == (None, "not_applicable", "A screening is not asked this.")
    assert quotes(finding, ASKED, CHANGED) == [CHANGED, ASKED]


_ROWS = st.lists(
    st.sampled_from([ASKED, ASKED_TOO, CHANGED, "We will consult them.", "We did not consult them.", "To colleagues."])
)


@given(_ROWS)
def test_no_quote_no_level(rows: list[str]) -> None:
    finding = judged(*rows)
    supports = [e for e in finding.evidence if e.polarity == "supports"]
    assert finding.level == 0 or supports
    assert 0 <= finding.confidence <= 1
    assert all(quote in rows for quote in quotes(finding, *rows))


@given(_ROWS)
def test_one_more_quotation_for_it_never_lowers_a_level(rows: list[str]) -> None:
    assert (judged(*rows, CHANGED).level or 0) >= (judged(*rows).level or 0)
