"""Criteria that do not apply, by a reason which the author gives."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from eiascore import load_rubric, score
from eiascore.report.rubric import print_criterion
from eiascore.report.tables import to_markdown
from eiascore.report.text import print_card
from eiascore.rubric import Reason
from eiascore.schema import Finding, Scorecard

REASON = "As this is a private bill, no consultation stage applies."
BODY = """# Equality impact assessment

## Policy

The bill lets the harbour trust charge for moorings from April 2026. It affects about 400 boat owners in the town.

## Evidence

Of the boat owners 62% are men, against 49% of the town (Census 2021), because most moorings pass from father to son.

## Consultation

{answer}
"""


def card(answer: str) -> Scorecard:
    return score(BODY.format(answer=answer).encode(), name="harbour.md", profile="england+assessment", model=None)


def asked(answer: str) -> Finding:
    return card(answer).finding("eng_duration_access")


def test_a_reason_takes_the_criterion_out_and_is_quoted() -> None:
    scored = card(REASON)
    finding = scored.finding("eng_duration_access")
    assert (finding.level, finding.status) == (None, "not_applicable")
    first = finding.evidence[0]
    assert (first.polarity, scored.document.text[first.start : first.end]) == ("excuses", REASON)
    assert "no stage" in finding.means


def test_what_does_not_apply_is_out_of_the_denominator() -> None:
    with_reason, bare = card(REASON).grade, card("Not applicable.").grade
    assert with_reason.dimensions["engagement"].score == bare.dimensions["engagement"].score == 0.0
    heard = "In May 2025 we held a drop-in with 30 boat owners, who told us that the fee was too high."
    one, other = (card(f"{said} {heard}").grade.dimensions["engagement"] for said in (REASON, "Not applicable."))
    assert one.score > other.score


@pytest.mark.parametrize("bare", ["N/A", "Not applicable.", "Not relevant.", "No consultation was necessary.", "-"])
def test_a_bare_answer_is_no_reason(bare: str) -> None:
    assert asked(bare).level == 0


def test_what_the_document_shows_is_not_excused() -> None:
    assert asked(f"{REASON} A twelve-week public consultation closed on 9 May 2025 all the same.").level == 1


def test_the_form_gives_no_reasons() -> None:
    assert (
        asked("Guidance: write here why no consultation stage applies, for example because it is a private bill.").level
        == 0
    )


def test_every_output_says_why() -> None:
    scored = card(REASON)
    console = Console(file=io.StringIO(), width=160)
    print_card(scored, console)
    assert "– not applicable" in console.file.getvalue()  # type: ignore[attr-defined]
    assert f"reason: “{REASON}”" in console.file.getvalue()  # type: ignore[attr-defined]
    assert REASON in to_markdown(scored)


def test_the_rubric_says_which_reasons_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    rubric = load_rubric()
    print_criterion(rubric, next(c for c in rubric.criteria if c.id == "eng_duration_access"))
    told = " ".join(capsys.readouterr().out.split())
    assert "reasons of the author's" in told
    assert "private bill" in told


SOUND = {"id": "no_stage", "says": ["a"], "also": [["b"]], "least_words": 8, "because": "There is no such stage."}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"also": []}, "a bare N/A is none"),
        ({"least_words": 2}, "a bare N/A is none"),
        ({"because": ""}, "at least 1 character"),
        ({"polarity": "supports"}, "a reason is found by a statement"),
        ({"asserted": ["template"]}, "the form gives no reasons"),
    ],
)
def test_a_rule_that_a_bare_answer_could_meet_is_refused(change: dict[str, object], said: str) -> None:
    assert Reason.model_validate(SOUND).polarity == "excuses"
    with pytest.raises(ValueError, match=said):
        Reason.model_validate(SOUND | change)
