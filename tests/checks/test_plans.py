"""The cells of action plans: in tables, and in lines that lost their columns."""

from __future__ import annotations

from layouts import document, heading, run, table

from eiascore.checks import DocumentView

TITLE = heading("Equality impact assessment: parking permits", 1)


def texts(view: DocumentView, show: str, **options: tuple[str, ...]) -> list[str]:
    return [match.view.text for match in run("plan_cells", view, show=show, **options)]


def test_cells_of_a_table() -> None:
    view = document(
        TITLE,
        heading("Action plan"),
        table(("Action", "Lead", "By when"), ("Phone every badge holder", "Parking Manager", "12 May 2026"),
              ("Print a large-type guide", "TBC", "Ongoing")),
    )  # fmt: skip
    assert texts(view, "action") == ["Phone every badge holder", "Print a large-type guide"]
    assert texts(view, "owner") == ["Parking Manager"]
    assert texts(view, "date") == ["12 May 2026"]
    assert texts(view, "open") == ["TBC", "Ongoing"]


def test_cells_of_a_plan_that_lost_its_columns() -> None:
    view = document(
        TITLE,
        heading("Action plan"),
        "Issue", "Action", "Lead officer", "By when",
        "Badge holders", "Phone every badge holder before the change", "Parking Services Manager", "12 May 2026",
        "People with sight loss", "Print a large-type guide", "Communications Team Leader", "TBC",
    )  # fmt: skip
    assert texts(view, "action") == ["Phone every badge holder before the change", "Print a large-type guide"]
    assert texts(view, "owner") == ["Parking Services Manager", "Communications Team Leader"]
    assert texts(view, "date") == ["12 May 2026"]
    assert texts(view, "open") == ["TBC"]


def test_a_plan_in_lines_ends_where_something_else_begins() -> None:
    view = document(
        TITLE,
        heading("Action plan"),
        "Action", "Lead", "By when", "Phone every badge holder", "Parking Services Manager", "12 May 2026",
        "Version", "Date", "Comment", "0.1", "3 March 2026", "First draft",
    )  # fmt: skip
    assert texts(view, "date") == ["12 May 2026"]


def test_sign_off_versions_and_meetings_are_no_plans() -> None:
    view = document(
        TITLE,
        table(("Name", "Role", "Date"), ("P Ames", "Director of Nursing", "3 June 2026")),
        table(("Version", "Date", "Author"), ("0.1", "3 March 2026", "Policy Officer")),
        table(("Who", "When", "What they said"), ("Deaf Forum", "4 May 2026", "The text line is slow")),
    )
    for show in ("action", "owner", "date", "open"):
        assert texts(view, show) == [], show


def test_concepts_choose_among_actions() -> None:
    view = document(
        TITLE,
        heading("Action plan"),
        table(("Action", "Lead", "By when"), ("Keep under review", "Parking Manager", "May 2026"),
              ("Provide a large print guide", "Parking Manager", "June 2026")),
    )  # fmt: skip
    assert texts(view, "action", says=("mit_monitor_only",)) == ["Keep under review"]
    assert texts(view, "action", unless=("mit_monitor_only",)) == ["Provide a large print guide"]


def test_a_generic_word_names_nobody() -> None:
    view = document(TITLE, table(("Action", "Who", "When"), ("Treat people with respect", "All staff", "Ongoing"),
                                 ("Ring the bell", "Comms", "May 2026")))  # fmt: skip
    assert texts(view, "owner") == []
    assert texts(view, "open") == ["All staff", "Ongoing"]


def test_a_plan_is_known_by_its_columns_whatever_they_are_headed() -> None:
    view = document(
        TITLE,
        table(
            ("For whom", "What changes", "Lead", "Finished by", "What we hope for"),
            ("Blind people", "Each is rung before the letter goes out", "Parking Manager", "12 May 2026", "All"),
            ("Carers", "A second permit free of charge for those who care", "Head of Transport", "3 June 2026", "None"),
        ),
    )  # fmt: skip
    assert texts(view, "action") == [
        "Each is rung before the letter goes out",
        "A second permit free of charge for those who care",
    ]
    assert texts(view, "date") == ["12 May 2026", "3 June 2026"]


def test_a_table_of_what_is_watched_is_no_plan() -> None:
    view = document(
        TITLE,
        table(
            ("Measure", "Broken down by", "How often", "Who", "If it goes wrong"),
            ("Fines for badge holders", "Age and sex", "Monthly", "Parking Manager", "Above 20 we stop the change"),
            ("Calls to the helpline", "Disability", "Quarterly", "Head of Transport", "We open a second line"),
        ),
    )
    assert texts(view, "action") == []


def test_a_plan_without_titles_is_known_by_its_cycle() -> None:
    view = document(
        TITLE,
        heading("What happens next"),
        "1", "Blue badge holders", "Repaint six bays beside the library door", "Highways Manager", "May 2026",
        "2", "Carers", "Hospital passes to be honoured on every street", "Parking Services Manager", "Ongoing",
        "3", "People with sight loss", "Large-type permits", "Communications Team", "30 June 2026",
    )  # fmt: skip
    assert texts(view, "action") == [
        "Repaint six bays beside the library door",
        "Hospital passes to be honoured on every street",
    ]
    assert texts(view, "owner") == ["Highways Manager", "Parking Services Manager", "Communications Team"]
    assert texts(view, "date") == ["May 2026", "30 June 2026"]
    assert texts(view, "open") == ["Ongoing"]


def test_an_action_of_two_sentences_without_titles() -> None:
    view = document(
        TITLE,
        "Keep the phone line open.", "Train six agents in text relay.", "Contact Centre Manager", "April 2026",
        "Ask the Deaf Forum to try the form", "Digital Lead", "June 2026",
        "Send the new map to every ward office", "Communications Officer", "July 2026",
    )  # fmt: skip
    assert "Train six agents in text relay." in texts(view, "action")
    assert texts(view, "owner") == ["Contact Centre Manager", "Digital Lead", "Communications Officer"]


def test_other_cycles_of_lines_are_no_plans() -> None:
    meetings = ("Deaf Forum", "Meeting at the town hall", "4 May 2025", "Carers' Group", "Phone calls", "6 May 2025",
                "Youth Council", "Online poll", "9 May 2025")  # fmt: skip
    signatures = ("Prepared by", "Policy Officer", "4 May 2025", "Checked by", "Equality Manager", "6 May 2025",
                  "Approved by", "Director of Place", "9 May 2025")  # fmt: skip
    pair = ("Repaint six bays beside the door", "Highways Manager", "May 2026", "Print a guide in large type",
            "Communications Officer", "June 2026")  # fmt: skip
    for lines in (meetings, signatures, pair):
        view = document(TITLE, heading("Notes"), *lines)
        assert texts(view, "action") == [], lines
        assert texts(view, "owner") == [], lines


def test_who_is_affected_is_no_owner_where_somebody_else_acts() -> None:
    view = document(
        TITLE,
        table(
            ("Who", "Action", "Who", "When"),
            ("Older drivers", "Post the permit to each home", "Parking Manager", "May 2026"),
        ),
    )
    assert texts(view, "owner") == ["Parking Manager"]


def test_roles_beside_names_and_dates_are_signatures() -> None:
    view = document(
        TITLE,
        table(
            ("Role", "Name", "Date"),
            ("Head of Parking", "PM", "12 May 2026"),
            ("Director of Place", "LK", "14 May 2026"),
        ),
    )
    assert texts(view, "action") == []
