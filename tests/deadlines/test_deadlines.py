"""Days by which things are due, in four nations, with what they stand on."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore.deadlines import deadlines
from eiascore.deadlines.rules import rules
from eiascore.errors import UsageError

NATIONS = ("england", "wales", "scotland", "northern_ireland")
LIMITS = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")
DAYS = st.dates(date(2005, 1, 1), date(2040, 12, 31))


def by_id(nation, **given):
    found = deadlines(nation, **given)
    assert [d.date for d in found] == sorted(d.date for d in found)
    return {d.id: d for d in found}


def test_a_decision_gives_the_safe_day_and_names_the_other() -> None:
    claim = by_id("england", decision=date(2026, 3, 2))["claim"]
    assert (claim.date, claim.earliest, claim.latest) == (date(2026, 6, 1), date(2026, 6, 1), date(2026, 6, 2))
    assert "2 March 2026, which is counted as the first day" in claim.counted
    assert "the last day is 2 June 2026" in claim.counted
    assert "promptly" in claim.rule and "54.5(1)" in claim.rule
    assert claim.verified
    assert any("backstop" in w for w in claim.warnings)
    assert any("6 weeks" in w and "30 days" in w for w in claim.warnings)


@pytest.mark.parametrize(
    ("decision", "safe", "other"),
    [("2026-11-30", "2027-02-27", "2027-02-28"), ("2027-11-30", "2028-02-28", "2028-02-29")],
)
def test_the_end_of_february_is_the_end_of_three_months(decision: str, safe: str, other: str) -> None:
    claim = by_id("wales", decision=date.fromisoformat(decision))["claim"]
    assert (claim.date.isoformat(), claim.latest.isoformat()) == (safe, other)


@pytest.mark.parametrize(
    ("nation", "statute"),
    [("scotland", "Court of Session Act 1988, section 27A"), ("northern_ireland", "Order 53, rule 4")],
)
def test_each_court_has_its_own_rule(nation, statute: str) -> None:
    claim = by_id(nation, decision=date(2026, 3, 2))["claim"]
    assert claim.date == date(2026, 6, 1)
    assert statute in claim.rule
    assert not claim.verified
    assert rules().unverified in claim.warnings


@pytest.mark.parametrize(("claim", "day"), [("planning", "2026-04-12"), ("procurement", "2026-03-31")])
def test_shorter_periods_are_worked_out_when_asked_for(claim, day: str) -> None:
    found = by_id("england", decision=date(2026, 3, 2), claim=claim)
    assert found["claim"].date == date.fromisoformat(day)
    assert claim in found["claim"].what
    with pytest.raises(UsageError, match="only worked out for England and Wales"):
        deadlines("scotland", decision=date(2026, 3, 2), claim=claim)
    with pytest.raises(UsageError, match="from the date of the decision"):
        deadlines("england", foi_sent=date(2026, 3, 2), claim=claim)


def test_a_last_day_on_a_weekend_or_holiday_is_not_moved_and_says_so() -> None:
    sunday = by_id("england", decision=date(2026, 3, 1))["claim"]
    assert sunday.date == date(2026, 5, 31)
    assert any("Sunday" in w and "is Friday 29 May 2026" in w for w in sunday.warnings)
    # 2 January 2026 is a holiday in Scotland alone.
    scottish, english = (by_id(n, decision=date(2025, 10, 3))["claim"] for n in ("scotland", "england"))
    assert scottish.date == english.date == date(2026, 1, 2)
    assert any("New Year Holiday" in w and "Wednesday 31 December 2025" in w for w in scottish.warnings)
    assert not any("No later day" in w for w in english.warnings)


def test_a_request_is_answered_under_the_act_that_binds_the_body() -> None:
    sent = date(2026, 3, 10)
    english = by_id("england", foi_received=sent)["foi_reply"]
    assert english.date == date(2026, 4, 10)
    assert english.counted == (
        "20 working days after 10 March 2026, a day that is not counted itself, leaving out weekends, Saint Patrick's "
        "Day (Northern Ireland) on 17 March 2026, Good Friday on 3 April 2026 and Easter Monday on 6 April 2026."
    )
    scottish = by_id("scotland", foi_received=sent)["foi_reply"]
    assert (scottish.date, "Scotland" in scottish.rule) == (date(2026, 4, 8), True)
    central = by_id("scotland", foi_received=sent, body_kind="central")["foi_reply"]
    assert (central.date, central.rule) == (english.date, english.rule)


def test_only_the_day_of_receipt_settles_a_request() -> None:
    sent = by_id("england", foi_sent=date(2026, 3, 2))["foi_reply"]
    received = by_id("england", foi_sent=date(2026, 3, 2), foi_received=date(2026, 3, 4))["foi_reply"]
    assert any("as if the body had it on that day" in w for w in sent.warnings)
    assert not any("as if the body had it on that day" in w for w in received.warnings)
    assert sent.date < received.date


def test_a_review_is_asked_for_after_the_answer_and_then_answered() -> None:
    found = by_id("england", foi_sent=date(2026, 3, 2), foi_answered=date(2026, 3, 20))
    assert set(found) == {"review_ask"}
    assert not any("Give the day on which it came" in w for w in found["review_ask"].warnings)
    review = by_id("england", review_asked=date(2026, 9, 1))["review_reply"]
    assert (review.date, review.latest) == (date(2026, 9, 29), date(2026, 10, 27))
    assert "The fortieth working day is 27 October 2026." in review.counted
    assert by_id("scotland", review_asked=date(2026, 9, 1))["review_reply"].latest is None


def test_letters_are_planned_and_their_answers_expected() -> None:
    planned = by_id("england", decision=date(2026, 3, 2))
    assert set(planned) == {"claim", "preaction_send"}
    assert planned["preaction_send"].date + timedelta(days=14) == planned["claim"].date
    sent = by_id("england", decision=date(2026, 3, 2), preaction_sent=date(2026, 5, 25))
    assert set(sent) == {"claim", "preaction_reply"}
    assert sent["preaction_reply"].date == date(2026, 6, 8)
    assert "not before 1 June 2026" in sent["preaction_reply"].warnings[0]
    early = by_id("england", decision=date(2026, 3, 2), preaction_sent=date(2026, 3, 9))
    assert not any("Do not wait" in w for w in early["preaction_reply"].warnings)


@pytest.mark.parametrize("nation", NATIONS)
def test_a_protocol_of_another_nation_is_not_passed_off_as_ones_own(nation) -> None:
    english = nation in ("england", "wales")
    reply = by_id(nation, preaction_sent=date(2026, 3, 2))["preaction_reply"]
    assert "England and Wales" in reply.rule
    assert english != any("Whether another nation has such a period was not looked up" in w for w in reply.warnings)
    assert english == ("preaction_send" in by_id(nation, decision=date(2026, 3, 2)))


def test_a_request_that_comes_too_late_for_a_claim_says_so() -> None:
    found = by_id("england", decision=date(2026, 3, 2), foi_received=date(2026, 5, 20))
    assert found["foi_reply"].date > found["claim"].date
    assert "Do not wait for it" in found["foi_reply"].warnings[0]


@pytest.mark.parametrize("nation", NATIONS)
def test_nothing_is_worked_out_from_nothing(nation) -> None:
    with pytest.raises(UsageError, match="Nothing can be worked out") as caught:
        deadlines(nation)
    for name in ("decision", "foi_sent", "foi_answered", "review_asked", "preaction_sent", "--decision-date"):
        assert name in caught.value.todo


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"foi_sent": date(2026, 3, 2), "foi_received": date(2026, 3, 1)}, "foi_received .* is before foi_sent"),
        ({"foi_sent": date(2026, 3, 2), "review_asked": date(2026, 3, 1)}, "review_asked .* is before foi_sent"),
        ({"decision": date(2206, 3, 2)}, "bank holidays of 2206 are not known"),
        ({"decision": date(9999, 12, 31)}, "bank holidays of 9999"),
        ({"decision": date(2026, 3, 2), "body_kind": "council"}, "body_kind cannot be 'council'"),
        ({"decision": date(2026, 3, 2), "claim": "tax"}, "claim cannot be 'tax'"),
    ],
)
def test_what_contradicts_itself_or_is_unknown_is_told(wrong, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        deadlines("england", **wrong)


def test_an_unknown_nation_is_told() -> None:
    with pytest.raises(UsageError, match="Use one of england, wales, scotland, northern_ireland"):
        deadlines("uk", decision=date(2026, 3, 2))  # type: ignore[arg-type]


@given(st.sampled_from(NATIONS), DAYS, st.integers(0, 200))
def test_every_deadline_is_complete_and_monotone(nation, day: date, later: int) -> None:
    given_dates = {"decision": day, "foi_received": day}
    moved = {name: then + timedelta(days=later) for name, then in given_dates.items()}
    first, second = by_id(nation, **given_dates), by_id(nation, **moved)
    letter = {"preaction_send"} if nation in ("england", "wales") else set()
    assert set(first) == set(second) == {"claim", "foi_reply", "review_ask"} | letter
    for id_, deadline in first.items():
        assert day < deadline.date <= second[id_].date
        assert deadline.what and deadline.rule and deadline.source and deadline.counted
        assert deadline.verified != (rules().unverified in deadline.warnings)
    assert first["claim"].latest == first["claim"].date + timedelta(days=1)
    assert first["foi_reply"].date.weekday() < 5


def test_what_was_not_checked_is_on_the_list_for_a_lawyer() -> None:
    listed = re.search(r"## For a lawyer to check\n(.*?)\n## ", LIMITS, re.DOTALL)
    assert listed
    words = " ".join(listed.group(1).split())
    unverified = [rule.rule for rule in rules().by_name.values() if not rule.verified]
    assert len(unverified) > 5
    assert [rule for rule in unverified if rule not in words] == []
