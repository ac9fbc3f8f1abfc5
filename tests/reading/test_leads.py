"""Items of a list carry the line above the list, and only they do."""

from __future__ import annotations

import pytest

from eiascore import read

_END = (
    "\n\n# End\n\nThe estates team wrote this record for the board and keeps it with the papers of the spring meeting."
)


def ties(text: str, name: str = "x.md") -> dict[str, str]:
    """Map each author sentence to its question."""
    document = read((text + _END).encode(), name=name)
    return {document.quote(s): s.question for s in document.sentences if s.origin == "author" and s.kind != "heading"}


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("Key issues identified:", "Key issues identified:"),
        ("**Considerations:**", "Considerations:"),
        ("The people of whom respondents asked us to think more were:", None),
        ("*External stakeholders*:", "External stakeholders:"),
        ("People who came to the drop-in told us that", None),
        ("Barriers raised by tenants", None),
    ],
)
def test_bullets_carry_their_lead_in(lead: str, told: str | None) -> None:
    found = ties(
        f"## Buses\n\n{lead}\n\n- Fares for carers\n- Steps at the depot. They are steep.\n\nThat is all we heard."
    )
    assert found["Fares for carers"] == found["They are steep."] == f"Buses {told or lead}"
    assert found["That is all we heard."] == "Buses"


@pytest.mark.parametrize("name", ["x.md", "x.txt"])
def test_the_open_prompt_stands_before_the_lead_in(name: str) -> None:
    found = ties(
        "Who was consulted?\n\nWe wrote to many in spring.\n\nInternal colleagues:\n\n- Depot staff\n- Drivers\n\n"
        "External stakeholders:\n\n- Riders' forum\n\nThe letters went out twice.",
        name,
    )
    assert found["Drivers"] == "Who was consulted? Internal colleagues:"
    assert found["Riders' forum"] == "Who was consulted? External stakeholders:"
    assert found["External stakeholders:"] == "Who was consulted?"
    assert found["The letters went out twice."] == "Who was consulted?"


def test_short_lines_that_lost_their_bullets() -> None:
    full = "The board took all of this into account in June and asked the operator to price a later bus on both routes."
    found = ties(
        f"Concerns raised by riders:\n\nFares for carers\n\nSteps at the depot\n\nNo shelter at night\n\n{full}",
        "x.txt",
    )
    assert found["No shelter at night"] == "Concerns raised by riders:"
    assert found[full] == ""


def test_sentences_in_a_row_below_a_lead_in_end_with_a_full_paragraph() -> None:
    full = (
        "Later in the year the operator will go out to tender for both routes, and its specification will ask bidders "
        "to say how many of their buses have a ramp and a place for a wheelchair."
    )
    found = ties(
        f"The forum made these points:\n\nThe last bus goes too early.\n\nShift workers lose pay.\n\n{full}", "x.txt"
    )
    assert found["Shift workers lose pay."] == "The forum made these points:"
    assert found[full] == ""


def test_a_title_of_lists_needs_no_colon_above_two_short_lines() -> None:
    found = ties(
        "Key risks\n\nLonger walks to the stop\n\nLess light in winter\n\nTiming\n\nBuses start in May.", "x.txt"
    )
    assert found["Less light in winter"] == "Key risks"
    lone = ties("Our approach\n\nLonger walks to the stop\n\nBuses start in May.", "x.txt")
    assert lone["Longer walks to the stop"] == ""


def test_a_list_within_a_list_has_both_lines() -> None:
    found = ties("## Talks\n\nWe met:\n\n- Carers:\n    - a group in Hythe\n    - a group in Ash\n- Riders")
    assert found["a group in Ash"] == "Talks We met: Carers:"
    assert found["Riders"] == "Talks We met:"


def test_a_sentence_or_a_paragraph_leads_nothing() -> None:
    found = ties("## Talks\n\nWe met riders in May.\n\n- Fares for carers\n\nOne more thing:\n\n# Next\n\n- Steps")
    assert found["Fares for carers"] == "Talks"
    assert found["Steps"] == "Next"
