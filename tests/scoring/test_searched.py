"""The ground on which an absence is stated: where was looked, what could not be read, and what came nearest."""

from __future__ import annotations

import io

import pypdfium2 as pdfium

import eiascore
from eiascore.schema import Finding, Scorecard


def made(*answers: str) -> Scorecard:
    text = (
        "# Equality impact assessment\n\n## Policy\n\nThe desk will close in May 2026 and advice be given online.\n\n"
    )
    text += "## Consultation\n\n" + "\n\n".join(answers) + "\n\n## Sign-off\n\nThe form was typed up by the team.\n"
    return eiascore.score(text.encode(), name="assessment.md")


def near(card: Scorecard, finding: Finding) -> list[tuple[str, str]]:
    return [(card.document.text[m.start : m.end], m.reason) for m in finding.searched.near_misses]


def test_the_nearest_passage_comes_first_and_says_why_it_failed() -> None:
    card = made("The bins are emptied on Mondays.", "We will hold a focus group with tenants.")
    passages = near(card, card.finding("eng_affected_people"))
    assert passages[0] == (
        "We will hold a focus group with tenants.",
        "its words “will hold a” tell of something else",
    )


def test_a_passage_on_another_matter_is_no_near_miss() -> None:
    card = made("The bins are emptied on Mondays.")
    for criterion in ("evi_disaggregated", "int_two_way_data", "mit_owner_deadline", "tim_review_date"):
        assert not [said for said, _ in near(card, card.finding(criterion)) if "bins" in said]


def test_sections_are_named_where_there_are_no_pages() -> None:
    finding = made("Nobody was asked.").finding("evi_disaggregated")
    assert finding.searched.places == ("from “Equality impact assessment” to “Sign-off”",)
    assert finding.searched.unreadable == ()


def test_pages_without_text_are_named_as_not_searched(specimens) -> None:
    pdf = pdfium.PdfDocument(specimens / "weak-ministerial-statement.pdf")
    count = len(pdf)
    pdf.new_page(595, 842, 1)
    with io.BytesIO() as buffer:
        pdf.save(buffer)
        card = eiascore.score(buffer.getvalue(), name="gap.pdf", ocr="never")
    searched = card.findings[0].searched
    assert searched.unreadable == ("page 2",)
    assert searched.places == (f"pages 1, 3-{count + 1}",)


def test_an_annex_is_named(specimens) -> None:
    plan = b"# Action plan\n\nThe head of housing will put in a ramp by May 2026. " * 4
    card = eiascore.score(specimens / "source" / "weak-ministerial-statement.md", annexes=[plan])
    assert card.findings[0].searched.places[1].startswith("document, ")
