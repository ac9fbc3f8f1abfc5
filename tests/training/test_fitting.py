"""Training on a small real corpus: the same bytes each time, labels of the rubric, nothing learned from the form."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eiascore import load_rubric
from eiascore.classifier import load_linear
from eiascore.classifier.store import files_of, save_linear
from eiascore.errors import LabelsError
from eiascore.labelled import LabelledDocument, Row
from eiascore.training import train
from eiascore.training.examples import Example, examples
from eiascore.training.fit import fit
from eiascore.training.train import labelled


@pytest.fixture(scope="module")
def trained(run, corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that the command line made, in a process with another order of sets."""
    path = tmp_path_factory.mktemp("models") / "small"
    done = run("train", corpus, "-o", path, PYTHONHASHSEED="4242")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"labels learned from" in done.stdout and b"of 6 documents and 0 collections" in done.stdout
    return path


def test_the_same_corpus_gives_the_same_bytes(trained: Path, corpus: Path, tmp_path: Path) -> None:
    fitted = train(corpus, name="small")
    save_linear(fitted.model, tmp_path / "again")
    assert [file.read_bytes() for file in files_of(tmp_path / "again")] == [f.read_bytes() for f in files_of(trained)]
    assert fitted.unseen.shape == (len(fitted.rows), len(fitted.labels))
    assert ((fitted.unseen >= 0) & (fitted.unseen <= 1)).all()


def test_labels_are_those_of_the_rubric_and_the_file_says_how_it_was_made(trained: Path) -> None:
    model = load_linear(trained)
    assert set(model.labels) <= {f"{c.id}{sign}" for c in load_rubric().criteria for sign in "+-"}
    assert len(model.labels) > 15
    assert list(model.labels) == sorted(model.labels)
    about = json.loads(trained.with_name("small.json").read_text(encoding="utf-8"))["about"]
    assert (about["name"], about["documents"], about["reviews"]) == ("small", 6, 0)
    assert about["rubric"].startswith("psed-2010 ") and "scikit-learn" in about["made_with"]


def test_a_label_is_likelier_where_raters_gave_it(trained: Path, learned_from: tuple[Example, ...]) -> None:
    model = load_linear(trained)
    said = model.probabilities([example.line for example in learned_from])
    for column, label in enumerate(model.labels):
        given = np.array([example.labels.get(label, 0.0) for example in learned_from])
        if (given == 1).sum() >= 5:
            assert said[given == 1, column].mean() > 2 * said[given == 0, column].mean(), label


def test_a_label_is_learned_as_the_share_of_raters_who_gave_it(learned_from: tuple[Example, ...]) -> None:
    shares = {share for example in learned_from for share in example.labels.values()}
    assert shares == {0.5, 1.0}
    assert {example.weight for example in learned_from} == {0.5}
    assert {example.known for example in learned_from} == {None}


def test_only_the_authors_lines_are_learned_from(learned_from: tuple[Example, ...]) -> None:
    assert "heading" not in {example.line.kind for example in learned_from}
    assert "template" not in {example.line.assertion for example in learned_from}
    assert len({example.line.text for example in learned_from}) > 100


def test_a_line_labelled_by_itself_is_seen_with_its_question() -> None:
    rows = (
        Row(
            "1",
            "Officers met the Deaf club in March 2026.",
            question="Who have you consulted?",
            labels={"A": frozenset()},
        ),
        Row("2", "Nobody was asked.", question="", labels={"A": frozenset({"eng_affected_people-"})}),
    )
    first, second = examples([LabelledDocument("lines", None, rows, single_lines=True)], load_rubric())
    assert (first.line.question, first.labels) == ("Who have you consulted?", {})
    assert (second.line.text, second.labels, second.fold) == (rows[1].text, {"eng_affected_people-": 1.0}, "")


def test_near_duplicates_of_an_earlier_document_are_left_out(corpus: Path) -> None:
    document = labelled(corpus)[0]
    last = document.rows[-1]
    same = [row if row is last else Row(row.id, row.text, labels=row.labels, like="X#1") for row in document.rows]
    left = {example.line.text for example in examples([LabelledDocument("D", None, tuple(same))], load_rubric())}
    assert len(left) <= 3 < len(document.rows)


def test_a_document_can_be_left_out(corpus: Path) -> None:
    assert "C01" in {document.id for document in labelled(corpus)}
    with pytest.raises(LabelsError, match="nothing to learn"):
        train(corpus, leave_out=[document.id for document in labelled(corpus)])


def test_without_folds_a_model_is_fitted_and_not_calibrated(learned_from: tuple[Example, ...]) -> None:
    loose = [Example("d", "", e.line, e.labels, e.weight) for e in learned_from]
    fitted = fit(loose, {"name": "loose"})
    assert fitted.unseen.shape[0] == 0
    assert fitted.model.probabilities([e.line for e in loose]).shape == (len(loose), len(fitted.labels))
