"""Checks over tables: which rows count, and which tables are of another sort."""

from __future__ import annotations

from layouts import document, heading, run, table, values

from eiascore.checks import DocumentView
from eiascore.checks.grids import is_open

TITLE = heading("Equality impact assessment: parking permits", 1)


def test_open_cells() -> None:
    for text in ("", "–", "N/A", "n/a", "TBC", "[insert name]", "dd/mm/yyyy", "None required", "Ongoing"):
        assert is_open(text), text
    for text in ("Head of Parking", "None of the bays is near the clinic", "March 2026"):
        assert not is_open(text), text


def figures(*header: str) -> DocumentView:
    return document(
        TITLE,
        heading("Who holds permits"),
        table(header, ("White British", "61%", "70%"), ("Black African", "14%", "6%"), ("18–34", "22%", "30%"),
              ("65+", "9%", "17%"), ("Disabled", "12%", "18%")),
    )  # fmt: skip


def test_breakdown_names_each_characteristic_once_a_table() -> None:
    found = run("breakdown", figures("Group", "Permit holders", "Borough residents"))
    assert len(found) == 1
    assert values(found) == {"race", "age", "disability"}
    assert found[0].view.text == "White British"


def test_breakdown_tells_the_affected_from_the_general_population() -> None:
    affected = figures("Group", "Permit holders", "Borough residents")
    general = figures("Group", "Borough residents", "England population")
    assert run("breakdown", affected, population="affected") and not run("breakdown", affected, population="general")
    assert run("breakdown", general, population="general") and not run("breakdown", general, population="affected")


def test_two_way_tables_cross_rows_and_columns() -> None:
    view = document(
        TITLE,
        heading("Permit refusals"),
        table(("", "Under 25", "25–64", "65+"), ("Asian", "31", "112", "18"), ("White", "40", "230", "95")),
        table(("Group", "Refused"), ("Black women", "19"), ("White women", "22"), ("Black men", "24")),
    )
    found = run("breakdown", view, ways=2)
    assert [values([m], "combination") for m in found] == [{"age+race"}, {"race+sex"}]
    assert run("breakdown", figures("Group", "Permit holders", "Residents"), ways=2) == []


def test_tables_without_groups_or_figures_are_no_breakdown() -> None:
    view = document(
        TITLE,
        table(("Year", "Income", "Cost"), ("2023", "£1.2m", "£0.9m"), ("2024", "£1.4m", "£1.0m")),
        table(("Characteristic", "Impact"), ("Age", "Neutral for all ages"), ("Sex", "Neutral for both")),
        table(("Action", "Owner", "By when"), ("Phone older residents", "Parking manager", "12 May 2026"),
              ("Meet the women's forum", "Parking manager", "14 May 2026")),
    )  # fmt: skip
    assert run("breakdown", view) == []


def plan() -> DocumentView:
    return document(
        TITLE,
        heading("Action plan"),
        table(
            ("Issue", "Action", "Owner", "By when"),
            ("Carers cannot visit", "Issue free day permits to carers", "Parking Services Manager", "30 June 2026"),
            ("App only", "Keep a phone line for renewals", "Contact Centre Lead", "Ongoing"),
            ("Blue badges", "Mark out four more wide bays", "–", "March 2026"),
            ("Faith", "Look at it again", "TBC", "TBC"),
            ("Cost", "", "Finance", "1 May 2026"),
        ),
    )


def test_action_rows_by_owner_and_date() -> None:
    view = plan()
    shown = {s: [m.view.text for m in run("action_rows", view, show=s)] for s in ("both", "owner_only", "date_only")}
    assert shown["both"] == ["Issue free day permits to carers"]
    assert shown["owner_only"] == ["Keep a phone line for renewals"]
    assert shown["date_only"] == ["Mark out four more wide bays"]
    assert [m.view.text for m in run("action_rows", view, show="neither")] == ["Look at it again"]
    both = run("action_rows", view)
    assert values(both, "owner") and values(both, "date")


def test_timetables_and_consultation_logs_are_no_action_plans() -> None:
    view = document(
        TITLE,
        table(("What", "When"), ("Letters sent to every household", "3 March 2025"), ("Drop-in", "9 March 2025")),
        table(("Who we consulted", "What they said", "When"), ("Carers Forum", "The fee is too high", "4 May 2025")),
    )
    assert run("action_rows", view, show="any") == []


def test_impacts_with_and_without_mitigation() -> None:
    view = document(
        TITLE,
        heading("Effects and what we will do"),
        table(
            ("Characteristic", "Impact", "Mitigation"),
            ("Disability", "Blue badge holders lose two bays outside the clinic", "Two bays move to Hill Street first"),
            ("Age", "Older visitors must walk further from the car to the church", "None"),
            ("Sex", "Neutral. The fee is the same for everyone", "None required"),
        ),
    )
    matched = run("impact_rows", view)
    assert [m.view.text for m in matched] == ["Two bays move to Hill Street first"]
    assert values(matched) == {"disability"}
    unmatched = run("impact_rows", view, show="unmatched")
    assert values(unmatched) == {"age"}


def test_you_said_we_did_needs_both_halves() -> None:
    view = document(
        TITLE,
        table(
            ("You said", "We did"),
            ("Visitors to the mosque cannot pay by app", "A pay machine goes back in at Mill Lane"),
            ("The fee is too high", ""),
        ),
    )
    assert [m.view.text for m in run("you_said_we_did", view)] == ["A pay machine goes back in at Mill Lane"]
    assert run("you_said_we_did", plan()) == []


def test_version_rows() -> None:
    view = document(
        TITLE,
        table(
            ("Version", "Date", "Author", "Changes"),
            ("0.1", "4 March 2025", "RB", "First draft for the working group"),
            ("1.0", "19 June 2025", "RB", ""),
            ("2.0", "tbc", "", ""),
        ),
    )
    assert [m.view.text for m in run("version_rows", view)] == ["4 March 2025", "19 June 2025"]
    changed = run("version_rows", view, show="with_change")
    assert [m.view.text for m in changed] == ["First draft for the working group"]
    assert run("version_rows", plan()) == []


def test_flattened_tables_give_nothing() -> None:
    lines = (
        "Action",
        "Owner",
        "By when",
        "Issue free day permits to carers of residents",
        "Parking Manager",
        "May 2026",
    )
    view = document("Equality impact assessment of the new parking permits in the town centre", *lines)
    for name in ("breakdown", "action_rows", "impact_rows", "you_said_we_did", "version_rows"):
        assert run(name, view) == []
