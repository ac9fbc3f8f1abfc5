"""Baselines: what they learn from, and what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from eiascore.errors import LabelsError
from eiascore.evaluate.baselines import baselines
from eiascore.evaluate.baselines.run import MAJORITY, TFIDF
from eiascore.labelled import LabelledDocument, LabelledLevel, Row
from eiascore.rubric import load_rubric

RUBRIC = load_rubric()


def document(name: str, level: int, *, fold: str = "") -> LabelledDocument:
    """A document of which every second row is signed."""
    labels = {"A": frozenset({"tim_signoff+"})}
    rows = [
        Row(f"{name}#{n}", f"Signed by the director {name} {n}", labels=labels, agreed=labels["A"]) for n in range(3)
    ]
    rows += [
        Row(f"{name}#{n}", f"The buses run in all weathers {name} {n}", labels={"A": frozenset()}) for n in range(3, 6)
    ]
    return LabelledDocument(
        name, None, tuple(rows), {"A": {"tim_signoff": LabelledLevel(level)}}, {"fold": fold} if fold else {}
    )


def test_no_baseline_learns_from_a_document_that_it_is_measured_on() -> None:
    # Each fold's level is its own, so that who learned from it would give it.
    documents = [document(f"d{n}", level=3 if n < 4 else 1, fold="1" if n < 4 else "2") for n in range(9)]
    said = baselines(documents, documents, RUBRIC)
    assert [judgement.levels["tim_signoff"] for judgement in said[MAJORITY]] == [1] * 4 + [3] * 5
    assert [judgement.document for judgement in said[TFIDF]] == [f"d{n}" for n in range(9)]


def test_a_copy_under_another_name_is_the_same_document() -> None:
    training = [document(f"d{n}", level=2) for n in range(5)]
    copy = LabelledDocument("copy", None, training[0].rows, training[0].levels)
    with pytest.raises(LabelsError, match="too little to learn from"):
        baselines([copy], training[:4], RUBRIC)


def test_a_model_of_lines_quotes_what_is_worded_as_what_it_learned() -> None:
    training = [document(f"d{n}", level=2) for n in range(6)]
    new = document("new", level=2)
    quoted = baselines([new], training, RUBRIC)[TFIDF][0].quotes
    assert {quote.label for quote in quoted} == {"tim_signoff+"}
    assert {quote.text for quote in quoted} == {row.text for row in new.rows if row.agreed}
    probabilities = [quote.probability for quote in quoted]
    assert probabilities == sorted(probabilities, reverse=True)


def test_a_document_that_cannot_be_read_is_quoted_by_none(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\nand then nothing")
    broken = LabelledDocument("x", tmp_path / "x.pdf", levels={"A": {"tim_signoff": LabelledLevel(2)}})
    training = [document(f"d{n}", level=2) for n in range(6)]
    assert all(not judgements[0].quotes for judgements in baselines([broken], training, RUBRIC).values())


def test_labels_on_hardly_any_line_are_too_little_to_learn_from() -> None:
    training = [LabelledDocument(f"d{n}", None, document(f"d{n}", 1).rows[3:]) for n in range(5)]
    with pytest.raises(LabelsError, match="No label stands on 5 lines or more"):
        baselines([document("new", level=1)], training, RUBRIC)
