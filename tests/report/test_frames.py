"""Frames: the columns of the tables of a batch, with types that can be reckoned with."""

from __future__ import annotations

import pandas as pd

from eiascore.report.columns import table
from eiascore.report.frames import evidence_frame, findings_frame, red_flags_frame, scores_frame
from eiascore.report.rows import entry_of, finding_rows, score_row
from eiascore.report.wire import to_json, to_wire
from eiascore.schema import Scorecard
from eiascore.schema.record import PolicyRecord
from eiascore.schema.wire import WireScorecard

STRONG, BLANK = "strong-police-search.pdf", "blank-form.docx"


def test_a_row_a_criterion(cards: dict[str, Scorecard]) -> None:
    card = cards[STRONG]
    frame = card.to_frame()
    assert frame["criterion"].to_list() == [finding.criterion for finding in card.findings]
    assert frame["level"].to_list() == [finding.level for finding in card.findings]
    assert frame["level"].dtype == "Int64" and frame["page"].dtype == "Int64"
    assert frame["classifier_only"].dtype == "bool" and frame["confidence"].dtype == "float64"
    assert all(frame[name].map(type).eq(str).all() for name in ("criterion", "status", "quotation", "section"))
    assert frame["confidence"].mean().round(3) == scores_frame([card])["confidence_mean"][0]
    pd.testing.assert_frame_equal(frame, findings_frame([card]))


def test_a_row_a_quotation(cards: dict[str, Scorecard]) -> None:
    card = cards[STRONG]
    frame = card.evidence_frame()
    assert len(frame) == sum(len(finding.evidence) for finding in card.findings)
    assert [card.document.text[a:b] for a, b in zip(frame["start"], frame["end"], strict=True)] == list(
        frame["quotation"]
    )
    counts = frame[~frame["repeated"] & (frame["polarity"] == "supports")].groupby("criterion").size()
    assert counts.to_dict() == {c: n for c, n in card.to_frame().set_index("criterion")["supports"].items() if n}
    assert set(frame["found_by"]) <= {"rules", "classifier"}


def test_scorecards_loaded_again_give_the_same_frames(cards: dict[str, Scorecard]) -> None:
    loaded = [WireScorecard.model_validate_json(to_json(card)) for card in cards.values()]
    for made in (scores_frame, findings_frame, evidence_frame, red_flags_frame):
        pd.testing.assert_frame_equal(made(loaded), made(cards.values()))


def test_a_row_a_document_graded_or_not(cards: dict[str, Scorecard]) -> None:
    frame = scores_frame(cards.values()).set_index("document")
    assert frame.index.to_list() == [card.document.name for card in cards.values()]
    assert list(frame.columns) == [
        column.name for column in table("scores", cards[STRONG].grade.dimensions).columns if column.name != "document"
    ]
    assert frame.loc[STRONG, "mitigation_letter"] == cards[STRONG].grade.dimensions["mitigation"].letter
    assert frame.loc[STRONG, "capped_by"].count(" at most ") == len(cards[STRONG].grade.caps)
    assert frame.loc[BLANK, "letter"] == "" and pd.isna(frame.loc[BLANK, "score"])
    assert cards[BLANK].to_frame().empty and list(cards[BLANK].to_frame().columns) == list(
        cards[STRONG].to_frame().columns
    )


def test_no_scorecards_make_empty_frames_with_columns() -> None:
    for made in (scores_frame, findings_frame, evidence_frame, red_flags_frame):
        frame = made([])
        assert frame.empty and "document" in frame.columns


def test_the_year_is_that_of_the_list_or_else_of_the_document(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards[STRONG])
    entry = entry_of(card)

    def year(record: PolicyRecord) -> tuple[object, object]:
        row = score_row(type(entry)(entry.key, entry.document, entry.sha256, record), card)
        return row["year"], row["year_from"]

    assert year(PolicyRecord(decided="2019-04-01", published="2020-01-31")) == (2020, "metadata")
    assert year(PolicyRecord(decided="2019-04-01", implemented="2022-01-01")) == (2019, "metadata")
    dated = cards[STRONG].finding("tim_assessment_dated")
    values = [
        f.value for e in dated.evidence if e.polarity == "supports" for f in e.facts if f.kind in ("date", "year")
    ]
    assert year(PolicyRecord()) == (max(int(value[:4]) for value in values), "document")
    undated = card.model_copy(update={"findings": [f for f in card.findings if f.criterion != "tim_assessment_dated"]})
    assert (score_row(entry, undated)["year"], score_row(entry, undated)["year_from"]) == (None, "")


def test_what_the_classifier_alone_found_is_marked(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards[STRONG])
    finding = next(f for f in card.findings if any(e.polarity == "supports" for e in f.evidence))
    lifted = [e.model_copy(update={"found_by": "classifier"}) for e in finding.evidence]
    for evidence, marked in ((lifted, True), ([*lifted, finding.evidence[0]], False), ([], False)):
        changed = card.model_copy(update={"findings": [finding.model_copy(update={"evidence": evidence})]})
        (row,) = finding_rows(entry_of(card), changed)
        assert row["classifier_only"] is marked
