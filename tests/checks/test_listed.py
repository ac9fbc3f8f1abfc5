"""A line that only announces a list is no evidence without its items."""

from __future__ import annotations

import pytest
from documents import index

from eiascore import read, score
from eiascore.checks import DocumentView
from eiascore.checks.listed import leads_list, only_leads

_END = " The estates team wrote this record for the board and keeps it with the papers of the spring meeting."


def first(text: str) -> tuple[bool, bool]:
    document = read((text + "\n\n# End\n\n" + _END).encode(), name="x.md")
    view = DocumentView(document, index()).views[1]
    return leads_list(view), only_leads(view)


@pytest.mark.parametrize(
    ("lead", "leads", "only"),
    [
        ("We consulted the following groups:", True, True),
        ("**Considerations:**", True, True),
        ("The groups that people wanted to see more of included:", True, True),
        ("Barriers raised by tenants", True, True),
        ("In May 2024 we held two workshops with Age UK Kent, where people told us:", True, False),
        ("Some 42% of riders named these reasons:", True, False),
        ("We consulted riders.", False, False),
    ],
)
def test_line_above_bullets(lead: str, leads: bool, only: bool) -> None:
    assert first(f"# Buses\n\n{lead}\n\n- Fares for carers\n- Steps at the depot") == (leads, only)


def test_line_above_a_full_paragraph_of_something_else() -> None:
    long = "The board met in June and asked the operator to price a later bus. " * 4
    assert first(f"# Buses\n\nWe consulted the following groups.\n\n{long}") == (False, False)


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Disabled riders told us that the service is hard to use for these reasons:", False),
        ("Disabled riders told us that the ramp is too steep.", True),
    ],
)
def test_items_are_quoted_and_not_the_line_that_announces_them(said: str, quoted: bool) -> None:
    item = "In May 2024 we met Kent Association for the Blind and they told us that the lift is out of order."
    text = (
        "# Equality impact assessment: night buses\n\n## Consultation\n\nWho have you consulted?\n\n"
        f"{said}\n\n- {item}\n- Riders of the night bus\n\n# End\n\n{_END}"
    )
    card = score(read(text.encode(), name="x.md"), model=None)
    quotes = {e.quote for f in card.findings for e in f.evidence if e.polarity == "supports"}
    assert item in quotes
    assert (said in quotes) is quoted
