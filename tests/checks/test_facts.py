"""Facts of a sentence: found by kind when asked for, and the same whatever is asked for first."""

from __future__ import annotations

import pytest
from factviews import view

TEXT = "Survey 2024: 12% of the 340 disabled residents we met on 7 April 2025 wait for three months."


def test_facts_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    whole = dict(view(TEXT).facts)
    assert {"percentage", "number", "date", "duration", "characteristic"} <= whole.keys()
    for first in whole:
        other = view(TEXT).facts
        assert other[first] == whole[first] and dict(other) == whole and len(other) == len(whole)


def test_what_is_not_there_is_none() -> None:
    facts = view("The sky is blue.").facts
    assert facts.get("date") is None and facts.get("date", ()) == () and not facts and "money" not in facts
    with pytest.raises(KeyError):
        facts["date"]
