"""What documents promise, against rows that a person checked."""

from __future__ import annotations

import pytest
from expected import TIMING, rows, shown

from eiascore import read
from eiascore.commitments import ISSUES, commitments
from eiascore.commitments.same import plain


def without_file(expected):
    return [{name: value for name, value in row.items() if name != "file"} for row in expected]


@pytest.mark.parametrize("file", ["source/fire-service-plan.md", "fire-service-plan.docx"])
def test_every_row_of_a_plan_is_found_with_all_that_is_wrong_with_it(plans, file):
    assert shown(commitments(plans / file)) == without_file(rows("plan", file))


def test_a_pdf_gives_the_same_rows_and_pages(plans):
    found = commitments(plans / "fire-service-plan.pdf")
    expected = [row | {"grades": ""} for row in without_file(rows("plan", "fire-service-plan.pdf"))]
    same = [row | {"grades": ""} for row in shown(found)]
    # Two rows that a page break parts may be one for the reader; the timing of both is marked and none invented.
    assert sum(row in expected for row in same) >= len(expected) - 2
    assert all(row in expected or "timing_no_year" in row["issues"] for row in same)
    assert {one.page for one in found} == {1, 2}


def test_a_plan_whose_columns_were_lost_is_paired_only_where_the_layout_proves_it(plans):
    found = commitments(plans / "fire-service-plan-flat.txt")
    assert shown(found) == without_file(rows("flat"))
    assert [one.aim for one in (found[0], found[-1])] == [
        "We teach in a way that keeps people.",
        "We look like the valley.",
    ]


@pytest.mark.parametrize("file", sorted({row["file"] for row in rows("assessments")}))
def test_actions_of_assessments(specimens, file):
    assert shown(commitments(specimens.parents[1] / file)) == without_file(rows("assessments", file))


def test_the_plan_that_the_project_began_with(shared):
    expected = rows("shared")
    found = commitments(shared / "seeds" / expected[0]["file"].rpartition("/")[2])
    assert len(found) == len(expected) == 28
    for row, one in zip(expected, found, strict=True):
        assert plain(row["action"]) in plain(one.action)
        assert (str(one.start or ""), str(one.end or "")) == (row["start"], row["end"])
        assert one.open_ended == (row["open_ended"] == "yes")
        assert [i for i in one.issues if i.startswith(TIMING)] == list(filter(None, row["issues"].split("; ")))
        assert not row["timing"] or one.timing_text == row["timing"]


@pytest.mark.parametrize("file", ["fire-service-plan.docx", "fire-service-plan.pdf", "fire-service-plan-flat.txt"])
def test_quotations_stand_in_the_document_word_for_word(plans, file):
    document = read(plans / file)
    for one in commitments(document):
        assert document.text[one.quote_start : one.quote_end] == one.quote
        assert set(one.issues) <= set(ISSUES)
        words = plain(one.quote).split()
        assert all(word in words for word in plain(one.action).split())


def test_no_end_is_given_where_the_timing_is_marked_as_open(first, plans):
    open_issues = {
        "timing_truncated",
        "timing_no_year",
        "timing_ambiguous",
        "timing_unpaired",
        "no_date",
        "ongoing_only",
    }
    for one in (*first, *commitments(plans / "fire-service-plan-flat.txt")):
        if open_issues & set(one.issues):
            assert one.end is None
            assert one.grades.time_bound <= 1


def test_blank_forms_promise_nothing(specimens):
    for file in specimens.glob("blank-form.*"):
        assert commitments(file) == ()


def test_columns_flattened_into_lines_and_bullets_under_a_heading():
    text = (
        "Equality Impact Assessment of the move of the registry office\n\n"
        "We looked at how the move of the office would affect people of all groups and asked thirty of them.\n\n"
        "Action plan\n\nAction\nOwner\nBy when\n\n"
        "Publish the new opening hours in large print\nHead of Registration\n31 March 2026\n\n"
        "Put in a lift\nEstates Manager\n30 June 2026\n\n"
        "Train staff at the desk\nLearning and Development Lead\nTBC\n\n"
        "Next steps\n\n- Publish the results by 30 September 2026 (lead: Data team).\n"
        "- The Head of Registration will meet the Deaf Club in May 2026.\n- Explore evening opening.\n"
        "- We asked thirty people in 2024.\n"
    )
    found = commitments(text.encode(), name="registry.txt")
    assert [(one.action.split()[0], one.owner, str(one.end)) for one in found] == [
        ("Publish", "Head of Registration", "2026-03-31"),
        ("Put", "Estates Manager", "2026-06-30"),
        ("Train", "Learning and Development Lead", "None"),
        ("Publish", "Data team", "2026-09-30"),
        ("The", "The Head of Registration", "2026-05-31"),
        ("Explore", "", "None"),
    ]
    assert found[2].issues == ("no_date", "no_indicator")
    assert "scope_only" in found[-1].issues


def test_lists_that_stand_apart_are_paired_where_the_numbers_agree_and_left_where_not():
    head = "Fairness plan of the Tarn Valley fire service for all who work there and all who want to join\n\n"
    head += "Aim 1\n\nWe are fair.\n\n"
    actions = "Actions\n\nTrain all instructors at the school.\n\nPublish the leaving rates every year.\n\nTimings\n\n"
    equal = commitments(f"{head}{actions}Q1 2025/26\n\nQ2 2025/26 – Q3 2025/26\n".encode(), name="a.txt")
    assert [str(one.end) for one in equal] == ["2025-06-30", "2025-12-31"]
    assert all(one.confidence < 0.8 for one in equal)
    fewer = commitments(f"{head}{actions}Q1 2025/26\n".encode(), name="b.txt")
    assert [(one.start, one.end) for one in fewer] == [(None, None)] * 2
    assert all("timing_unpaired" in one.issues for one in fewer)


def test_a_document_that_is_one_table():
    rows = "".join(f"<tr><td>Train the {n} watch at the station</td><td>{n} May 2026</td></tr>" for n in range(1, 9))
    page = f"<table><tr><th>Action</th><th>By when</th></tr>{rows}</table>"
    found = commitments(page.encode(), name="table.html")
    assert [one.end.day for one in found] == list(range(1, 9))
    assert not any("duplicate" in one.issues for one in found)  # they differ by a number


def test_the_date_of_publication_can_be_told(plans):
    from datetime import date

    early = commitments(plans / "fire-service-plan.docx", published=date(2024, 1, 31))
    late = commitments(plans / "fire-service-plan.docx", published=date(2030, 1, 31))
    assert not any("starts_before_plan" in one.issues for one in early)
    assert all(("starts_before_plan" in one.issues) == (one.start is not None) for one in late)
