"""What a date is the date of where it has a label of its own, and the year where none was written."""

from __future__ import annotations

from documents import lines

from eiascore.checks.base import CHECKS
from eiascore.checks.timeline import TimelineOptions, roles
from eiascore.checks.view import DocumentView


def why(document: DocumentView, show: str) -> list[str]:
    return [match.why for match in CHECKS["timeline"].run(document, TimelineOptions.model_validate({"show": show}))]


def words(document: DocumentView, role: str) -> list[str]:
    return [event.words for event in roles(document).get(role, [])]


def test_two_labels_in_one_line_are_start_and_end() -> None:
    document = lines("Started: 3 September 2024 Last edited: 19 December 2024")
    assert len(why(document, "assessment_started")) == 1
    assert "3 September 2024" in why(document, "assessment_started")[0]
    assert "19 December 2024" in why(document, "assessment_completed")[0]


def test_a_label_in_the_line_goes_before_the_one_above() -> None:
    document = lines(("Implementation date: 4 November 2024.", {"question": "Approved by"}))
    assert words(document, "implemented") == ["4 November 2024"]
    assert words(document, "signed") == []


def test_one_year_stands_for_two_dates() -> None:
    document = lines("The decision will be taken by Cabinet on 11 February and by Full Council on 25 February 2025.")
    assert words(document, "decided") == ["11 February 2025", "25 February 2025"]


def test_the_turn_of_the_year_is_kept() -> None:
    document = lines("The decision was taken by Cabinet on 11 November and by Full Council on 8 January 2025.")
    assert words(document, "decided")[0] != "11 November 2025"


def test_a_decision_without_a_year_lies_near_the_assessment() -> None:
    document = lines(
        ("11/11/24", {"question": "Date started"}), ("PH briefing 16 Jan", {"question": "Date of decision"})
    )
    assert words(document, "decided") == ["16 Jan 2025"]
    assert why(document, "assessed_after_decided") == []


def test_no_grave_order_rests_on_a_guessed_year() -> None:
    document = lines(
        ("8 November 2024", {"question": "Date of assessment"}), "The policy was approved by the Board on 2 October."
    )
    assert words(document, "decided") == ["2 October 2024"]
    assert why(document, "assessed_after_decided") == []


def test_month_at_the_very_end_dates_the_document() -> None:
    body = [f"The scheme serves village number {number}." for number in range(20)]
    assert words(lines(*body, "January 2024"), "assessed") == ["January 2024"]


def test_assessed_before_the_start() -> None:
    document = lines(
        ("19 December 2024", {"question": "Date completed"}), "The scheme will be introduced on 1 April 2025."
    )
    assert len(why(document, "assessed_before_implemented")) == 1


def test_consulted_before_approval_but_not_after_the_decision() -> None:
    asked = ("The survey ran from 1 to 30 May 2025.", {"question": "How did you consult?"})
    signed = ("20 July 2025", {"question": "Signature and date"})
    assert len(why(lines(asked, signed), "consulted_before_signed")) == 1
    decided = "The decision was taken by Cabinet on 3 March 2025."
    assert why(lines(decided, asked, signed), "consulted_before_signed") == []


def test_dates_in_a_column_of_a_flattened_table_are_not_the_documents_own() -> None:
    plan = ("Translate the leaflet", "Press officer", "31 March 2026", "Widen the door", "Surveyor", "1 June 2026")
    title = "Equality impact assessment of the lido"
    assert words(lines(title, *plan), "assessed") == []
    assert words(lines(title, "Leisure Services", "31 March 2026"), "assessed") == ["31 March 2026"]


def test_a_date_below_prose_or_below_no_title_is_not_the_documents_own() -> None:
    prose = "The pool is used by four schools and by a club for older swimmers."
    assert words(lines("Equality impact assessment", prose, "May 2023", prose), "assessed") == []
    assert words(lines("Leaflets in two languages", "Press officer", "May 2023", prose), "assessed") == []


def test_the_revision_of_a_form_that_was_torn_in_two_dates_nothing() -> None:
    assert words(lines("Equality impact assessment", "Form 7 (rev.", "May 2019)"), "assessed") == []


def test_a_date_below_the_last_sentence_is_the_documents_own() -> None:
    body = [f"The scheme serves village number {number} of the valley." for number in range(20)]
    assert words(lines(*body, "June 2024"), "assessed") == ["June 2024"]
    assert words(lines(*body, "Press officer", "June 2024"), "assessed") == []


def shown(document: DocumentView, **options: object) -> list[str]:
    matches = CHECKS["timeline"].run(document, TimelineOptions.model_validate(options))
    return [match.view.text for match in matches]


def test_first_and_last_version_alone() -> None:
    numbers = ("0.1", "4 May 2024", "0.2", "9 June 2024", "1.0", "2 July 2024")
    document = lines(*numbers)
    assert shown(document, show="version_date") == ["4 May 2024", "9 June 2024", "2 July 2024"]
    assert shown(document, show="version_ends") == ["4 May 2024", "2 July 2024"]


def test_a_date_alone_is_no_signature_where_more_words_are_asked_for() -> None:
    document = lines(("2 July 2024", {"question": "Signed by"}))
    assert shown(document, show="signed_date") == ["2 July 2024"]
    assert shown(document, show="signed_date", least_words=5) == []


def test_one_signature_dates_the_assessment() -> None:
    document = lines(
        ("A. Other, 2 July 2024", {"question": "Signed by"}), ("B. Else, 9 July 2024", {"question": "Checked by"})
    )
    assert shown(document, show="assessment_signed") == ["A. Other, 2 July 2024"]


def test_a_meeting_under_signatures_is_none() -> None:
    document = lines(("The Board meets on 27 March 2025 to decide.", {"heading": "Sign-off"}))
    assert shown(document, show="signed_date") == []
