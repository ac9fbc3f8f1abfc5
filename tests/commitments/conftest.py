"""Plans that several tests read."""

from __future__ import annotations

import pytest

from eiascore.commitments import commitments


@pytest.fixture(scope="session")
def plans(specimens):
    """The folder with the plan of a body that does not exist."""
    return specimens / "plans"


@pytest.fixture(scope="session")
def first(plans):
    """What its first edition promises."""
    return commitments(plans / "fire-service-plan.docx")


@pytest.fixture(scope="session")
def second(plans):
    """What its second edition promises."""
    return commitments(plans / "fire-service-plan-2.docx")


@pytest.fixture(scope="session")
def hostile():
    """Commitments whose text is made to act in a spreadsheet, a terminal or a calendar."""
    rows = [
        '| =HYPERLINK("http://x.example","Publish the data") | +Head of Data | 31 March 2026 |',
        "| @SUM(A1) train all staff | -1+1 | 30 April 2026 |",
        "| Publish [bold]the[/bold] \x1b[31mdata\u202e for all | Head of Data; BEGIN:VEVENT | 31 May 2026 |",
    ]
    head = "# Action plan of the Tarn Valley fire service for fair recruitment\n\n"
    head += "| Action | Owner | By when |\n|---|---|---|\n"
    return commitments(f"{head}{chr(10).join(rows)}\n".encode(), name="=plan.md")
