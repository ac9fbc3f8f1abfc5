"""Dates that are known from outside a document: what they change, what they do not, and how a reader is told."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eiascore
from eiascore.checks.dates import day_of
from eiascore.report.tables import to_markdown
from eiascore.report.wire import to_json, to_wire
from eiascore.schema import Finding, PolicyRecord, Scorecard
from eiascore.schema.wire import WireScorecard
from eiascore.text import day_in_words

SPECIMENS = Path(__file__).parents[2] / "corpus" / "specimens"
DATED = "Date of assessment: 3 March 2024"
BODY = """
## Evidence

Our survey of 412 library users in 2023 found that 34% of disabled users come after 5pm.

## Impact

Closing at 5pm would make it harder for disabled residents to use the library, because many rely on a carer at work.

## Mitigation

We will keep one branch open until 7pm on Tuesdays.
"""


@cache
def scored(*lines: str, profile: str = "auto", **days: str) -> Scorecard:
    """Score an assessment with some lines of its own; days make up what a list says of the policy."""
    said = "\n\n".join(lines)
    text = f"# Equality impact assessment: library opening hours\n\nWestmere Council\n\n{said}\n{BODY}"
    record = PolicyRecord(source="meta.csv", **days) if days else None
    return eiascore.score(text.encode(), name="hours.md", profile=profile, record=record)


def timing(card: Scorecard) -> Finding:
    return card.finding("tim_before_decision")


def reasons(card: Scorecard, criterion: str = "tim_before_decision") -> dict[str, tuple[str, str]]:
    """Return for each rule that found something its quotation and why it counts."""
    return {e.rule: (card.document.text[e.start : e.end], e.why) for e in card.finding(criterion).evidence}


def trace(card: Scorecard, criterion: str = "tim_before_decision") -> str:
    return "\n".join(card.finding(criterion).trace)


def test_an_assessment_before_a_decision_that_only_a_list_dates_is_in_time() -> None:
    assert timing(scored(DATED)).level == 0
    card = scored(DATED, decided="2024-05-10")
    assert timing(card).level == 2
    assert reasons(card) == {"dates_in_order": (DATED, "assessed 3 March 2024; decided 10 May 2024, says meta.csv")}
    assert "assessed 3 March 2024, in the document's own words" in trace(card)
    assert "decided 10 May 2024, says meta.csv; the document gives no such date" in trace(card)
    assert not card.red_flags


def test_an_assessment_after_it_counts_against_and_raises_the_flag_as_in_the_text() -> None:
    card = scored(DATED, decided="2024-01-10")
    assert (timing(card).level, timing(card).status) == (0, "denied_in_text")
    assert reasons(card)["dates_reversed"] == (DATED, "assessed 3 March 2024; decided 10 January 2024, says meta.csv")
    written = scored(DATED, "Date of decision: 10 January 2024")
    assert [flag.id for flag in card.red_flags] == [flag.id for flag in written.red_flags] == ["post_hoc"]
    assert card.red_flags[0].quote == DATED


def test_the_start_stands_for_the_decision_only_where_that_was_not_taken_earlier() -> None:
    assert "before_start" in reasons(scored(DATED, implemented="2024-09-01"))
    assert "in_force_first" in reasons(scored(DATED, implemented="2024-01-10"))
    assert reasons(scored(DATED, decided="2024-01-10", implemented="2024-09-01")).keys() == {"dates_reversed"}


def test_where_the_document_dates_the_decision_its_own_words_win_and_the_difference_is_said() -> None:
    own = "Date of decision: 12 June 2024"
    card, alone = scored(DATED, own, decided="2024-01-10"), scored(DATED, own)
    assert timing(card).level == timing(alone).level == 2
    quote, why = reasons(card)["dates_in_order"]
    assert (quote, why) == (own, f"{reasons(alone)['dates_in_order'][1]} (meta.csv says 10 January 2024)")
    assert "the document gives 12 June 2024, and its own words count" in trace(card)
    assert not card.red_flags


def test_a_list_that_agrees_with_the_document_changes_nothing_but_the_trace() -> None:
    own = "Date of decision: 10 May 2024"
    card, alone = scored(DATED, own, decided="2024-05-10"), scored(DATED, own)
    assert [f.model_copy(update={"trace": ()}) for f in card.findings] == [
        f.model_copy(update={"trace": ()}) for f in alone.findings
    ]
    assert card.grade == alone.grade
    assert "decided 10 May 2024, says meta.csv; the document gives 10 May 2024" in trace(card)


def test_a_month_in_the_document_leaves_the_day_to_the_list() -> None:
    late, month = "Date of assessment: 20 May 2024", "Date of decision: May 2024"
    assert not {"dates_reversed", "dates_in_order"} & reasons(scored(late, month)).keys()
    card = scored(late, month, decided="2024-05-10")
    assert reasons(card)["dates_reversed"] == (late, "assessed 20 May 2024; decided 10 May 2024, says meta.csv")
    assert "dates_in_order" in reasons(scored("Date of assessment: 3 May 2024", month, decided="2024-05-10"))
    # Where the month itself settles the order, the document is quoted on the decision.
    assert reasons(scored(DATED, month, decided="2024-05-10"))["dates_in_order"][0] == month


def test_a_day_without_a_year_gets_that_of_the_list_and_it_is_said() -> None:
    card = scored(DATED, "Cabinet agreed the hours on 10 May.", decided="2023-05-10")
    assert timing(card).level == 0
    assert "(the year is from meta.csv)" in reasons(card)["decided_already"][1]


@pytest.mark.parametrize(("day", "words"), [("2024-05-10", "10 May 2024"), ("2024-01-10", "10 January 2024")])
def test_without_a_date_of_its_own_a_document_gains_and_loses_nothing(day: str, words: str) -> None:
    card, alone = scored(decided=day), scored()
    assert timing(card).level == timing(alone).level == 0
    assert timing(card).evidence == timing(alone).evidence == ()
    assert timing(card).status == "not_found"
    assert card.grade == alone.grade
    assert "the document bears no date of the assessment" in trace(card)
    assert f"decided {words}, says meta.csv" in trace(card)


def test_nothing_is_held_against_a_document_that_speaks_of_the_decision_as_still_to_come() -> None:
    card = scored(DATED, "The Cabinet will decide whether to adopt the hours.", decided="2024-01-10")
    assert "dates_reversed" not in reasons(card)
    assert not card.red_flags
    assert "still to come: nothing is said against its own words" in trace(card)
    assert "still to come" not in trace(scored(DATED, "The Cabinet will decide on it.", decided="2024-05-10"))


def test_one_day_for_both_tells_no_order() -> None:
    assert reasons(scored(DATED, decided="2024-03-03")) == {}


def test_a_signature_that_stands_for_the_assessment_is_called_one() -> None:
    card = scored("## Sign-off\n\nSignature and date: A. Mbeki, Head of Libraries, 4 March 2024", decided="2024-05-10")
    assert reasons(card)["dates_in_order"][1] == "signed 4 March 2024; decided 10 May 2024, says meta.csv"
    assert "signed 4 March 2024, in the document's own words" in trace(card)


@pytest.mark.parametrize(("published", "order"), [("1 June 2024", "after"), ("1 April 2024", "before")])
def test_publication_is_told_beside_the_decision_whichever_the_list_gives(published: str, order: str) -> None:
    days = {"1 June 2024": "2024-06-01", "1 April 2024": "2024-04-01"}
    told = f"by these dates, published {order} the decision"
    own = scored(DATED, f"Date published: {published}", decided="2024-05-10")
    assert own.finding("tim_publication").level == 1
    assert told in trace(own, "tim_publication")
    listed = scored(DATED, "Date of decision: 10 May 2024", published=days[published])
    assert told in trace(listed, "tim_publication")
    assert f"published {published}, says meta.csv; the document gives no such date" in trace(listed, "tim_publication")
    assert listed.finding("tim_publication").evidence == ()
    both = scored(DATED, decided="2024-05-10", published=days[published])
    assert told not in trace(both, "tim_publication")


def test_a_consultation_is_compared_with_the_decision_too() -> None:
    asked = "We consulted 300 residents from 2 April to 30 April 2024."
    card = scored(DATED, f"## Consultation\n\n{asked}", decided="2024-05-10")
    quote, why = reasons(card, "eng_formative_stage")["before_decision"]
    assert (quote, why) == (asked, "consulted 2 April to 30 April 2024; decided 10 May 2024, says meta.csv")
    assert card.finding("eng_formative_stage").level == 2


@pytest.mark.parametrize("profile", ["wales", "scotland"])
def test_profiles_take_a_record_alike_and_keep_their_identity(profile: str) -> None:
    card, alone = scored(DATED, profile=profile, decided="2024-05-10"), scored(DATED, profile=profile)
    assert card.rubric == alone.rubric
    assert reasons(card) == reasons(scored(DATED, decided="2024-05-10"))
    changed = {c.criterion for c, a in zip(card.findings, alone.findings, strict=True) if c.level != a.level}
    assert changed == {"tim_before_decision"}


def test_a_document_that_is_not_graded_keeps_its_record_and_gets_no_letter() -> None:
    card = eiascore.score(SPECIMENS / "blank-form.docx", record=PolicyRecord(decided="2024-05-10"))
    assert (card.grade.letter, card.findings) == (None, ())
    assert card.record.decided is not None


def test_the_json_holds_the_record_and_reads_back() -> None:
    card = scored(DATED, body="Westmere Council", policy="Library hours", decided="2024-05-10")
    written = json.loads(to_json(card))
    assert written["record"] == {
        "body": "Westmere Council", "policy": "Library hours", "decided": "2024-05-10", "implemented": None,
        "published": None, "source": "meta.csv",
    }  # fmt: skip
    assert WireScorecard.model_validate_json(to_json(card)) == to_wire(card)


def test_without_a_record_the_json_has_only_an_empty_one_more() -> None:
    written = json.loads(to_json(scored(DATED)))
    assert set(written.pop("record").values()) == {"", None}
    assert "record" not in written["provenance"]["options"]
    # A scorecard that was published before there were records still loads.
    assert WireScorecard.model_validate(written) == to_wire(scored(DATED))


def test_an_empty_record_is_none() -> None:
    text = f"# Equality impact assessment: hours\n\n{DATED}\n{BODY}".encode()
    with_one = eiascore.score(text, name="a.md", record=PolicyRecord())
    assert with_one.findings == eiascore.score(text, name="a.md").findings


def test_names_in_a_record_do_not_act_as_markdown() -> None:
    card = scored(DATED, body="*Westmere* <b>", decided="2024-05-10")
    assert r"Given from outside: \*Westmere\* &lt;b&gt;, decided 10 May 2024 (meta.csv)." in to_markdown(card)
    assert "Given from outside" not in to_markdown(scored(DATED))


@settings(max_examples=60)
@given(
    st.dates(min_value=PolicyRecord(decided="1960-01-01").decided, max_value=PolicyRecord(decided="2049-12-31").decided)
)
def test_a_day_is_read_in_every_form(day) -> None:
    forms = (day.isoformat(), f"{day:%d/%m/%Y}", f" {day.day}/{day.month}/{day.year} ", day_in_words(day))
    assert {day_of(form) for form in forms} == {day}


@pytest.mark.parametrize(
    "text",
    ["", "2024", "May 2024", "10 May", "31/06/2024", "10 to 12 May 2024", "on 10 May 2024", "=1+1", "2024-05-10 x"],
)
def test_what_is_no_single_day_is_none(text: str) -> None:
    assert day_of(text) is None
