"""Tables of monitoring and of options, and the effects that a plan expects."""

from __future__ import annotations

from layouts import document, heading, run, table

from eiascore.checks import DocumentView

TITLE = heading("Equality impact assessment: parking permits", 1)
WATCHED = (
    ("What is counted", "By", "How often", "Who", "What would make us stop"),
    ("Fines for badge holders", "Age and sex", "Monthly", "Parking Manager", "Above 20 a month we stop the change"),
    ("Calls to the helpline", "Disability", "Quarterly", "Head of Transport", "TBC"),
)


def texts(check: str, view: DocumentView, **options: object) -> list[str]:
    return [match.view.text for match in run(check, view, **options) if not match.failed]


def test_what_would_make_them_act() -> None:
    view = document(TITLE, heading("Keeping an eye on it"), table(*WATCHED))
    assert texts("monitoring_rows", view, show="trigger") == ["Above 20 a month we stop the change"]
    assert texts("monitoring_rows", view, show="regular") == ["Fines for badge holders", "Calls to the helpline"]
    found = next(iter(run("monitoring_rows", view, show="regular")))
    assert {"frequency", "owner"} <= {fact.kind for fact in found.facts}


def test_a_plan_of_actions_with_a_column_for_monitoring_is_a_plan() -> None:
    plan = (
        ("Action", "Lead", "By when", "How often checked"),
        ("Ring each holder", "Parking Manager", "May 2026", "Monthly"),
    )
    view = document(TITLE, heading("Action plan"), table(*plan, plan[1]))
    assert texts("monitoring_rows", view, show="regular") == []
    assert texts("plan_cells", view, show="action") == ["Ring each holder"] * 2


def test_options_are_set_against_each_other() -> None:
    view = document(
        TITLE,
        table(
            ("Option", "Saving", "Equality effect", "Status"),
            ("Leave as it is", "0", "No change for disabled drivers, who park free", "Not taken"),
            ("Charge everyone", "£90,000", "Disabled drivers on low incomes pay £120 a year", "Not taken"),
        ),
    )
    assert texts("option_rows", view) == [
        "No change for disabled drivers, who park free", "Disabled drivers on low incomes pay £120 a year",
    ]  # fmt: skip


def test_options_without_their_effect_on_people_compare_nothing() -> None:
    view = document(
        TITLE,
        table(
            ("Option", "Saving", "Status"),
            ("Leave as it is", "0", "Not taken"),
            ("Charge everyone who parks", "£90,000", "Taken"),
        ),
    )
    assert texts("option_rows", view) == []


def test_what_an_action_is_to_achieve() -> None:
    view = document(
        TITLE,
        table(
            ("Issue", "Action", "Lead", "By when", "Expected outcome"),
            ("Blind holders", "Ring each holder", "Parking Manager", "May 2026", "All hear of it before the letter"),
        ),
    )
    assert texts("plan_cells", view, show="effect") == ["All hear of it before the letter"]
