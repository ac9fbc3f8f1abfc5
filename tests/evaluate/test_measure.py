"""Judgements against labels: the same figures as the measuring program that came with the documents, and edge cases."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import eiascore
from eiascore.evaluate import Judgement, Quote, difference, evaluate, from_json, measure, to_measure
from eiascore.evaluate.lines import count_lines, measure_lines
from eiascore.evaluate.matching import covers
from eiascore.evaluate.measure import between_raters
from eiascore.labelled import LabelledDocument, LabelledLevel, Row, load_labelled
from eiascore.report.wire import to_json
from eiascore.rubric import load_rubric

EIA = Path(__file__).parents[2] / "corpus" / "training" / "eia"
RUBRIC = load_rubric()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three documents of the corpus with levels, and lines of three others, in the shape of settled labels."""
    home = tmp_path_factory.mktemp("settled")
    with_rows = [document for document in load_labelled(EIA) if document.levels and document.rows]
    for document in with_rows[:3]:
        shutil.copy(document.file, home)
        levels = {name: {"level": "na" if level is None else level} for name, level in document.settled.items()}
        levels["tim_signoff"] = {"level": "na"}
        (home / f"{document.id}.levels.json").write_text(json.dumps(levels), encoding="utf-8")
    lines = ["id\tdoc\ttext\tagreed\tdisputed\tstatus"]
    for document in with_rows[3:6]:
        for number, row in enumerate(row for row in document.rows if not row.text.startswith('"')):
            labels = ",".join(sorted(row.agreed))
            agreed, disputed = ("", labels) if number % 4 == 0 else (labels, "")
            lines.append(f"{row.id}\tlines-of-{document.id}\t{row.text}\t{agreed}\t{disputed}\tother")
    (home / "sentences.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return home


def test_the_figures_are_those_of_the_measuring_program(folder: Path, shared: Path, tmp_path: Path) -> None:
    for document in to_measure(folder):
        text = "\n\n".join(row.text for row in document.rows).encode()
        name = document.file.name if document.file else f"{document.id}.txt"
        card = eiascore.score(document.file or text, name=name)
        (tmp_path / f"{name}.json").write_text(to_json(card), encoding="utf-8")
    command = f"sh -c 'cat {tmp_path}/$(basename {{file}}).json'"
    program = [sys.executable, str(shared / "dev" / "agreement.py"), str(folder), "--run", command]
    subprocess.run([*program, "--json", str(tmp_path / "figures")], check=True, capture_output=True)
    wanted = json.loads((tmp_path / "figures").read_text())
    ours = evaluate(to_measure(folder), RUBRIC).ours
    assert ours.levels and ours.lines
    assert ours.lines.micro.lines > 100
    figures = {"qwk": ours.levels.pooled.kappa_quadratic.value, "exact": ours.levels.pooled.exact.value}
    for name, dimension in ours.levels.dimensions.items():
        figures |= {f"qwk_{name}": dimension.kappa_quadratic.value, f"rho_{name}": dimension.rank_correlation}
    figures |= {"micro_f1": ours.lines.micro.f1.value, "macro_f1": ours.lines.macro_f1.value}
    figures |= {"top3_precision": ours.lines.first_right.value, "top3_hit": ours.lines.first_hit.value}
    assert figures == {
        name: None if math.isnan(value) else pytest.approx(value, abs=5e-5) for name, value in wanted.items()
    }


def test_a_quotation_and_a_row_may_be_cut_at_other_places() -> None:
    row = "Residents of the sheltered schemes told us that evening visits matter most."
    assert covers(row[:40], row)
    assert covers(f"4.2 {row} We agreed.", row)
    assert not covers("Residents of other schemes said nothing of visits.", row)
    assert covers("None.", "none")
    assert not covers("None", "None known")
    assert not covers("", row)


def rows(*labels: str, disputed: str = "") -> tuple[Row, ...]:
    made = [
        Row(
            f"r{n}",
            f"Row number {n} says something of its own {n}",
            labels={"A": frozenset()},
            agreed=frozenset(each.split()),
        )
        for n, each in enumerate(labels)
    ]
    if disputed:
        made.append(
            Row("d", "People differ about this very row", labels={"A": frozenset()}, disputed=frozenset([disputed]))
        )
    return tuple(made)


def test_disputed_labels_count_neither_way() -> None:
    labelled = rows("tim_signoff+", "", disputed="tim_signoff+")
    quotes = [Quote("tim_signoff+", row.text) for row in labelled]
    lines = measure_lines([count_lines(labelled, quotes)])
    assert (lines.micro.precision.value, lines.micro.recall.value) == (0.5, 1.0)
    assert lines.unlabelled_quoted.value == 1.0
    assert lines.first_right.value == pytest.approx(2 / 3, abs=1e-4)
    assert lines.first_hit.value == 1.0


def test_only_the_first_three_quotations_are_what_a_reader_sees_first() -> None:
    labelled = rows("", "", "", "tim_signoff+")
    lines = measure_lines([count_lines(labelled, [Quote("tim_signoff+", row.text) for row in labelled])])
    assert (lines.shown, lines.first_right.value, lines.first_hit.value) == (3, 0.0, 0.0)
    assert lines.micro.recall.value == 1.0


def test_rows_that_nobody_labelled_are_passed_over() -> None:
    assert measure_lines([count_lines([Row("r", "Nobody labelled this row")], [])]) is None


def test_a_level_that_cannot_apply_is_left_out_and_none_given_is_absent() -> None:
    given = {"A": {"tim_signoff": LabelledLevel(None), "tim_review_date": LabelledLevel(1)}}
    measured = measure([LabelledDocument("x", None, levels=given)], [Judgement("x")], RUBRIC)
    assert measured.levels.pooled.confusion[0] == (0, 1, 0, 0)


def test_raters_are_held_against_each_other() -> None:
    both = {"A": frozenset({"tim_signoff+"}), "B": frozenset({"tim_signoff+", "tim_publication+"})}
    row = Row("r", "Signed and published", labels=both)
    given = {"A": {"tim_signoff": LabelledLevel(2)}, "B": {"tim_signoff": LabelledLevel(3)}}
    raters = between_raters([LabelledDocument("x", None, (row,), given)], RUBRIC)
    assert raters.levels.pooled.within_one.value == 1.0
    assert raters.levels.pooled.exact.value == 0.0
    assert raters.lines.micro.f1.value == pytest.approx(2 / 3, abs=1e-4)
    alone = LabelledDocument("x", None, (row,), {"A": given["A"]})
    assert between_raters([alone], RUBRIC).levels is None


def test_an_unreadable_document_is_named_and_counts_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "X1.pdf").write_bytes(b"%PDF-1.7\nand then nothing")
    (tmp_path / "X1.levels.json").write_text('{"tim_signoff": 2}', encoding="utf-8")
    evaluation = evaluate(to_measure(tmp_path), RUBRIC)
    assert list(evaluation.problems) == ["X1"]
    assert evaluation.ours.levels.pooled.confusion[0] == (0, 0, 1, 0)


def test_an_evaluation_is_the_same_each_time_and_none_is_lost_against_itself(folder: Path, tmp_path: Path) -> None:
    documents = to_measure(folder)[:2]
    first, second = (evaluate(documents, RUBRIC, folder="settled") for _ in range(2))
    assert first.to_json() == second.to_json()
    kept = tmp_path / "kept.json"
    kept.write_text(first.to_json(), encoding="utf-8")
    same = difference(from_json(kept), first.documents, first.quotes)
    assert (same.gained, same.lost, same.only_one) == ((), (), ())
    longest = max(first.quotes, key=lambda quote: len(quote.text))
    fewer = difference(from_json(kept), first.documents, [q for q in first.quotes if q.text != longest.text])
    assert longest in fewer.lost
    assert {quote.text for quote in fewer.lost} == {longest.text}
    other = difference(from_json(kept), first.documents[:1], ())
    assert other.only_one == first.documents[1:]
    assert {quote.document for quote in other.lost} == {first.documents[0]}
