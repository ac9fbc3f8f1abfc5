"""What counts as a finding for a characteristic, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from layouts import document, heading, run, table, values

from eiascore.checks import CHECKS, DocumentView
from eiascore.checks.labels import labels

TITLE = heading("Equality impact assessment: closing the Pier Road library", 1)
UNIVERSAL = "The library closes for everyone and the change applies equally to all members regardless of background."


def form(**answers: str) -> DocumentView:
    names = {
        "age": "Age", "disability": "Disability", "gender_reassignment": "Gender reassignment",
        "marriage": "Marriage and civil partnership", "pregnancy": "Pregnancy and maternity", "race": "Race",
        "religion": "Religion or belief", "sex": "Sex", "sexual_orientation": "Sexual orientation",
    }  # fmt: skip
    rows = [(name, answers.get(key, "N/A")) for key, name in names.items()]
    return document(TITLE, heading("Impact"), table(("Characteristic", "Impact and reasons"), *rows))


def test_rows_with_content_are_reasoned_and_the_rest_are_blank() -> None:
    view = form(
        age="Older borrowers without a car would need two buses to reach the next branch, and would stop going.",
        race="Neutral impact",
        marriage="Only the first limb of the duty covers this, and only in employment.",
    )
    assert values(run("coverage", view)) == {"age", "marriage"}
    assert values(run("coverage", view, show="bare")) == {"race"}
    assert len(values(run("coverage", view, show="na"))) == 6


def test_a_table_of_na_has_no_reasoned_finding() -> None:
    view = form()
    assert run("coverage", view) == []
    assert len(values(run("coverage", view, show="na"))) == 9


def test_the_same_text_under_three_characteristics_is_a_clone() -> None:
    same = "Branch staff have long experience of welcoming this group and will carry on doing so at the new site."
    view = form(race=same, sex=same, religion=same.replace("long", "much"), age="Children lose the homework club.")
    assert values(run("coverage", view, show="clone")) == {"race", "sex", "religion"}
    assert not values(run("coverage", view)) & {"race", "sex", "religion"}


def test_clones_differ_in_the_name_of_the_characteristic_only() -> None:
    view = form(**{k: f"The fee is charged irrespective of {k}, on the same terms." for k in ("age", "race", "sex")})
    assert values(run("coverage", view, show="clone")) == {"age", "race", "sex"}


def test_universal_wording_is_a_bare_conclusion() -> None:
    assert values(run("coverage", form(race=UNIVERSAL), show="bare")) == {"race"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Age: teenagers use the study room more than any other group and have nowhere quiet at home.", "age"),
        ("D2 Race – Bengali readers would lose the only shelves of books in their language in the town.", "race"),
        ("4.3 Disability. The next branch has steps at the door, so wheelchair users could not get in.", "disability"),
    ],
)
def test_lead_ins_name_the_characteristic(text: str, value: str) -> None:
    view = document(TITLE, heading("What we found"), text)
    assert value in values(run("coverage", view))


def test_headings_name_the_characteristic_and_the_title_does_not() -> None:
    view = document(
        heading("Women's health hubs: equality analysis", 1),
        heading("Background"),
        "The hubs opened in 2019 and would move to the hospital site because the lease has run out.",
        heading("5.2 Religion or belief"),
        "Friday clinics would clash with prayers, so some patients would have to wait another week.",
    )
    assert values(run("coverage", view, prose=False)) == {"religion"}


def test_a_label_on_a_line_of_its_own_governs_what_follows() -> None:
    view = document(
        "Equality impact assessment of the tram timetable",
        "Sexual orientation",
        "Late trams are where couples told us they had been abused, and there will be fewer staff on them.",
        "Carers",
        "People who look after somebody would have to leave earlier to be back in time.",
    )
    assert values(run("coverage", view, prose=False)) == {"sexual_orientation"}


def test_the_caption_of_a_table_names_what_is_read_from_it() -> None:
    view = document(
        TITLE,
        heading("Who borrows"),
        "Table 2. Sex",
        table(("", "Borrowers", "Residents"), ("Female", "66%", "51%"), ("Male", "34%", "49%")),
        "Reading: mothers bring their children on weekday mornings, so they would lose the most from the change.",
    )
    assert values(run("coverage", view, prose=False)) == {"sex"}


def test_combined_labels_name_each_and_groups_of_people_do_not() -> None:
    known = labels(document(TITLE, "A line that is long enough to be read as a whole document by the reader of text."))
    assert set(known.names("Race; religion or belief")) == {"race", "religion"}
    assert known.names("Sexual orientation") == ("sexual_orientation",)
    assert known.names("Gender reassignment (trans)") == ("gender_reassignment",)
    assert known.names("Young Black women") == ()
    assert known.names("Disability Voice Northmarch meeting notes and replies") == ()


def test_columns_of_actions_and_tables_of_consultees_hold_no_findings() -> None:
    view = document(
        TITLE,
        table(
            ("Group", "Finding", "Action"),
            ("Age", "Neutral", "The branch manager will ring every borrower over seventy before the doors close"),
            ("Sex", "Neutral", "The crèche supervisor will move story time to the church hall on the same day"),
            ("Race", "Neutral", "The community languages officer will take the shelves of Bengali books to the hub"),
        ),
        table(
            ("Who we met", "What they said"),
            ("Older people", "The bus does not stop near the new branch and the hill is steep for walkers"),
        ),
    )
    assert run("coverage", view, prose=False) == []


def test_prose_needs_a_reasoned_conclusion() -> None:
    view = document(
        TITLE,
        heading("Analysis"),
        "Disabled members would be worse off because the lift at the new site is out of use on most days.",
        "The report was written by a team that met every week and took minutes of what it did.",
    )
    assert values(run("coverage", view)) == {"disability"}
    assert run("coverage", view, prose=False) == []


def test_sub_groups_are_named_beside_the_characteristic() -> None:
    view = form(race="Irish Travellers on the Marsh Lane site would lose the only desk that helps with letters.")
    found = run("coverage", view, show="sub_group")
    assert values(found) == {"race"}
    assert any("traveller" in value for value in values(found, "group"))


def test_sex_offenders_are_no_finding_for_sex() -> None:
    view = document(TITLE, heading("Scope"), "The number of sex offenders is small because the scheme excludes them.")
    assert "sex" not in values(run("coverage", view))


def test_near_misses_say_why() -> None:
    view = form(race="Neutral impact")
    check = CHECKS["coverage"]
    reasons = {m.failed for m in check.run(view, check.options()) if m.failed}
    assert "it draws a conclusion without a reason" in reasons


def test_time_is_linear() -> None:
    def seconds(count: int) -> float:
        rows = [("Age", f"Borrower number {i} would have to walk {i} more yards to the branch.") for i in range(count)]
        view = document(TITLE, table(("Characteristic", "Impact"), ("Race", "N/A"), ("Sex", "N/A"), *rows))
        start = time.perf_counter()
        run("coverage", view)
        return time.perf_counter() - start

    seconds(50)
    assert seconds(1600) < 10 * max(seconds(400), 0.05)


def test_only_the_weightiest_finding_of_each_characteristic_is_shown() -> None:
    view = document(
        TITLE,
        heading("Age"),
        "Of members 41% are over 65.",
        "Older members would lose the only branch they can walk to, because the bus stops at noon.",
        heading("Disability"),
        "Members with a visual impairment would have to learn a new route to the next branch.",
    )
    assert [m.view.text.split()[0] for m in run("coverage", view, best=1)] == ["Older", "Members"]


def test_what_stands_beside_a_rating_is_not_alone() -> None:
    rows = [("Race", "Neutral", UNIVERSAL), ("Sex", "", "No impact is anticipated on members of either sex.")]
    rows.append(("Age", "Negative", "Children would lose the homework club on four days a week."))
    view = document(TITLE, heading("Impact"), table(("Characteristic", "Rating", "Impact and reasons"), *rows))
    shown = run("coverage", view, show="bare", shortest=5)
    assert values(shown) == {"race", "sex"}
    assert values(run("coverage", view, show="bare", shortest=5, alone=True)) == {"sex"}
    assert values(run("coverage", view, show="bare", longest=3)) == {"race", "age"}


def test_wording_and_particulars_narrow_the_findings() -> None:
    view = form(age="Older members would need two buses because the branch on Pier Road is closed.", sex="N/A")
    assert values(run("coverage", view, says=("gives_reason",))) == {"age"}
    assert run("coverage", view, unless=("gives_reason",)) == []
    assert run("coverage", view, no_facts=("characteristic",)) == []
    assert run("coverage", view, not_asked=("characteristic_age",)) == []


@pytest.mark.parametrize(
    ("ticks", "blank"),
    [("☐ Positive ☐ Negative ☒ None", True), ("☒ Negative ☐ Positive ☐ None", False), ("☐ Positive ☐ None", False)],
)
def test_of_boxes_only_what_is_ticked_was_said(ticks: str, blank: bool) -> None:
    assert ("race" in values(run("coverage", form(race=ticks), show="na"))) is blank
