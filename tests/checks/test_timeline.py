"""Roles of dates, and the order of assessment, consultation and decision."""

from __future__ import annotations

import pytest
from documents import cells, lines
from pydantic import ValidationError

from eiascore.checks.base import CHECKS
from eiascore.checks.timeline import TimelineOptions, roles
from eiascore.checks.view import DocumentView


def why(document: DocumentView, show: str) -> list[str]:
    options = TimelineOptions.model_validate({"show": show})
    return [match.why for match in CHECKS["timeline"].run(document, options)]


def words(document: DocumentView, role: str) -> list[str]:
    return [event.words for event in roles(document).get(role, [])]


def asked(question: str, answer: str) -> tuple[str, dict[str, str]]:
    return answer, {"question": question}


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Date of assessment", "assessed"),
        ("Date completed", "assessed"),
        ("Date assessment started", "assessed"),
        ("Date screening commenced", "assessed"),
        ("EIA finished", "assessed"),
        ("Date", "assessed"),
        ("Date of decision", "decided"),
        ("Goes to", "decided"),
        ("Implementation date", "implemented"),
        ("Commencement", "implemented"),
        ("Date published", "published"),
        ("Review date", "reviewed"),
        ("Date of next review", "reviewed"),
        ("Signature and date", "signed"),
    ],
)
def test_label_gives_the_role(question: str, role: str) -> None:
    assert words(lines(asked(question, "14 June 2025")), role) == ["14 June 2025"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("This equality impact assessment was completed on 14 June 2025.", "assessed"),
        ("Cabinet approved the scheme on 14 June 2025.", "decided"),
        ("The Minister will decide in June 2025.", "decided"),
        ("The policy was launched on 14 June 2025.", "implemented"),
        ("The charge came into force on 14 June 2025.", "implemented"),
        ("We published the draft on our website on 14 June 2025.", "published"),
        ("The consultation ran from 7 April to 16 May 2025.", "consulted"),
        ("The assessment will be reviewed in June 2026.", "reviewed"),
        ("Updated 30 August 2023", "stamped"),
    ],
)
def test_sentence_gives_the_role(text: str, role: str) -> None:
    assert list(roles(lines(text))) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Template v4 – June 2019",
        "EIA template issued by the PSED Team, version 9 (March 2021)",
        "Form version 2.3 (April 2019)",
        "Data as at 31 March 2024.",
        "Census, 21 March 2021",
    ],
)
def test_dates_of_forms_and_data_have_no_role(text: str) -> None:
    assert roles(lines(text)) == {}


def test_launch_before_assessment() -> None:
    document = lines(asked("Date of assessment", "14 June 2025"), "The policy was launched on 1 June 2025.")
    (reason,) = why(document, "assessed_after_implemented")
    assert reason == (
        "the document gives 14 June 2025 as the date of the assessment"
        " and says that the policy took effect on 1 June 2025"
    )


def test_dates_without_a_year_compare_among_themselves() -> None:
    document = lines(asked("Date of assessment", "14 June"), "The policy was launched on 1 June.")
    assert why(document, "assessed_after_implemented")


def test_overlap_leaves_the_order_unknown() -> None:
    document = lines(asked("Date of assessment", "June 2025"), "Cabinet approved the scheme on 14 June 2025.")
    assert not why(document, "assessed_before_decided")
    assert not why(document, "assessed_after_decided")


def test_a_later_decision_keeps_the_assessment_in_time() -> None:
    document = lines(
        asked("Date of assessment", "14 June 2025"),
        "The pilot was approved by Cabinet on 2 May 2024.",
        "Cabinet will decide on 9 September 2025.",
    )
    assert not why(document, "assessed_after_decided")
    (reason,) = why(document, "assessed_before_decided")
    assert reason.endswith("expects the decision on 9 September 2025")


def test_baseline_before_the_start_is_no_rearguard_action() -> None:
    document = lines(
        "The baseline EIA was completed on 2 September 2024.",
        "The experimental order came into force on 1 October 2024.",
        "The interim EIA was completed on 12 December 2024.",
    )
    assert not why(document, "assessed_after_implemented")
    assert len(why(document, "two_dated_stages")) == 1


def test_stamp_is_not_an_assessment() -> None:
    document = lines("Updated 30 August 2023", "The Bill was introduced on 4 May 2022.")
    assert not why(document, "assessed_after_implemented")
    assert not why(document, "assessment_date")


def test_consultation_window_and_decision() -> None:
    document = lines(
        "The consultation ran from 7 April to 16 May 2025.", asked("Date of decision", "Cabinet, 8 July 2025")
    )
    assert len(why(document, "consulted_before_decided")) == 1
    assert not why(document, "consulted_after_decided")


def test_the_consultation_is_quoted_and_officials_meetings_are_none() -> None:
    document = lines(
        "The consultation ran from 7 April to 16 May 2025.",
        "Officers met on 2 June 2025 to settle the figures.",
        asked("Date of decision", "Cabinet, 8 July 2025"),
    )
    options = TimelineOptions.model_validate({"show": "consulted_before_decided"})
    (match,) = CHECKS["timeline"].run(document, options)
    assert match.view.text == "The consultation ran from 7 April to 16 May 2025."


def test_year_is_read_from_the_assessment() -> None:
    document = lines(asked("Date completed", "8 September 2025"), "The Minister will decide on 6 October.")
    assert words(document, "decided") == ["6 October 2025"]


def test_version_table() -> None:
    document = cells(
        [["Version", "Date", "What changed"], ["0.1", "11 March 2024", "Draft"], ["1.0", "30 August 2024", "Final"]]
    )
    assert words(document, "version") == ["11 March 2024", "30 August 2024"]
    assert len(why(document, "two_dated_stages")) == 1


def test_review_date_that_has_passed() -> None:
    document = lines(asked("Review date", "September 2022"), asked("Date of assessment", "3 July 2023"))
    (reason,) = why(document, "review_past")
    assert "September 2022" in reason and "3 July 2023" in reason


def quoted(document: DocumentView, show: str, **options: object) -> list[str]:
    chosen = TimelineOptions.model_validate({"show": show, **options})
    return [match.view.text for match in CHECKS["timeline"].run(document, chosen)]


def test_the_decision_is_quoted_where_it_came_first() -> None:
    document = lines(asked("Date of assessment", "14 June 2025"), "Cabinet approved the scheme on 1 June 2025.")
    assert quoted(document, "assessed_after_decided") == ["Cabinet approved the scheme on 1 June 2025."]
    assert quoted(document, "already_decided") == ["Cabinet approved the scheme on 1 June 2025."]


def test_a_decision_to_come_leaves_none_behind() -> None:
    document = lines("Cabinet approved the pilot on 1 June 2025.", "Cabinet will decide on 9 September 2025.")
    assert not quoted(document, "already_decided")


def test_flattened_label_and_value() -> None:
    document = lines("Assessment completed", "14 June 2025")
    assert words(document, "assessed") == ["14 June 2025"]


def test_flattened_version_table() -> None:
    table = ["Version", "Date", "0.1", "11 March 2024", "Screening.", "0.2", "30 August 2024", "Fares moved to C now"]
    document = lines(*table)
    assert words(document, "version") == ["11 March 2024", "30 August 2024"]
    assert quoted(document, "version_note") == ["Screening.", "Fares moved to C now"]
    assert quoted(document, "two_dated_stages") == ["Fares moved to C now"]


def test_start_and_end_of_one_assessment_are_no_two_stages() -> None:
    document = lines(asked("Date started", "3 March 2025"), asked("Date completed", "14 June 2025"))
    assert not quoted(document, "two_dated_stages")


def test_name_and_date_beside_approved_are_a_signature() -> None:
    document = cells([["Sign-off", "Name", "Date"], ["Approved by", "Ann Other, Director of Housing", "14 June 2025"]])
    assert words(document, "signed") == ["14 June 2025"]
    assert not words(document, "decided")


def test_author_dates_the_assessment_where_nothing_else_does() -> None:
    document = lines(asked("Completed by", "Ann Other, 14 June 2025"))
    assert quoted(document, "assessment_signed") == ["Ann Other, 14 June 2025"]
    dated = lines(asked("Completed by", "Ann Other, 14 June 2025"), asked("Date of assessment", "2 June 2025"))
    assert not quoted(dated, "assessment_signed")


def test_date_alone_below_the_title() -> None:
    assert words(lines("Equality assessment of the library strategy", "March 2024"), "assessed") == ["March 2024"]


def test_footnotes_date_nothing() -> None:
    assert roles(lines("[3] Travel survey, published November 2023")) == {}


def test_long_prose_does_not_date_the_assessment() -> None:
    text = "The first draft of this assessment was discussed with the advisory group when it met on 18 February 2025."
    assert quoted(lines(text), "assessment_date") and not quoted(lines(text), "assessment_date", most_words=8)


def test_undated_document_shows_nothing() -> None:
    document = lines("We will keep this under review.")
    for show in TimelineOptions.model_fields["show"].annotation.__args__:  # type: ignore[union-attr]
        assert not why(document, show)


def test_unknown_option_is_refused() -> None:
    with pytest.raises(ValidationError):
        TimelineOptions.model_validate({"show": "everything"})


def test_a_line_that_brings_its_own_answer_is_no_label_for_the_next() -> None:
    made = lines("Person responsible for the assessment: Registrar", "Date of assessment: 14/05/2010")
    assert words(made, "assessed") == ["14/05/2010"]


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ("The scheme was introduced on 4 May 2010.", False),  # a policy has a history
        ("The scheme has been in operation since 4 May 2010.", True),
    ],
)
def test_without_a_date_of_its_own_only_wording_that_looks_back_tells_of_lateness(said: str, *, late: bool) -> None:
    assert bool(why(lines(said), "already_implemented")) is late
