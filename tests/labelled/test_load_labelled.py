"""Labelled documents: both shapes, several raters, and errors that name file and line."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from eiascore.errors import LabelsError
from eiascore.labelled import AGREED, LabelledDocument, LabelledLevel, load_labelled

EIA = Path(__file__).parents[2] / "corpus" / "training" / "eia"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two raters of one document, an unlabelled document, settled rows of another, and lines on their own."""
    home = tmp_path / "labelled"
    home.mkdir()
    files = {
        "C01.md": "# Parking charges\n\nWe met the Carers Forum.\n\nNone.\n",
        "C01.rows.tsv": 'id\tsection\ttext\nC01#1\tParking\tWe met them.\nC01#2\tParking\t"""None"" is said."\n',
        "C01.labels.A.tsv": "id\tlabels\tstatus\n"
        "C01#1\teng_affected_people+,eng_formative_stage+\tdone\nC01#2\t\tother\n",
        "C01.labels.B.tsv": "id\tlabels\tstatus\nC01#1\teng_affected_people+\tdone\nC01#2\t\tdenied\n",
        "C01.levels.A.json": '{"eng_affected_people": {"level": 2, "quote": "We met", "note": "no"}, "tim_signoff": 0}',
        "C01.levels.B.json": '{"eng_affected_people": {"level": 1}, "tim_signoff": {"level": "na"}}',
        "C02.md": "# Nobody has labelled this\n",
        "C02.rows.tsv": "id\tsection\ttext\nC02#1\t\tNobody has labelled this\n",
        "D01.html": "<p>Agreed</p>",
        "D01.txt": "Agreed",
        "D01.levels.json": '{"tim_signoff": {"level": 3, "raters": [3, 3, 1], "quote": "Agreed"}}',
        "sentences.tsv": "id\tdoc\ttext\tagreed\tdisputed\tstatus\n"
        "s1\tparks\tNo impact.\tmit_adverse_identified-\ttim_signoff+\tdenied|done\n",
        "single.tsv": "id\tquestion\ttext\tlabels\tstatus\nL1\tWho?\tHospital porters.\tevi_scope_match+\tother\n",
        "duplicates.tsv": "id\tlike\tsimilarity\nC01#2\tC09#4\t97\n",
    }
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8")
    (tmp_path / "documents.csv").write_text("id,register,fold\nC01,council form,3\n", encoding="utf-8")
    return home


def by_id(folder: Path) -> dict[str, LabelledDocument]:
    return {document.id: document for document in load_labelled(folder)}


def test_what_nobody_labelled_is_left_out(folder: Path) -> None:
    assert list(by_id(folder)) == ["C01", "D01", "parks", "single"]


def test_what_all_raters_gave_is_agreed_and_the_rest_disputed(folder: Path) -> None:
    first, second = by_id(folder)["C01"].rows
    assert (first.agreed, first.disputed) == ({"eng_affected_people+"}, {"eng_formative_stage+"})
    assert first.labels["A"] - first.labels["B"] == {"eng_formative_stage+"}
    assert (second.text, second.status) == ('"None" is said.', {"A": "other", "B": "denied"})
    assert (first.like, second.like) == ("", "C09#4")


def test_levels_are_kept_by_rater_and_settled_by_the_median(folder: Path) -> None:
    document = by_id(folder)["C01"]
    assert document.levels["A"]["eng_affected_people"] == LabelledLevel(2, "We met", "no")
    assert document.levels["B"]["tim_signoff"] == LabelledLevel(None)
    assert document.settled == {"eng_affected_people": 1, "tim_signoff": None}


def test_levels_that_come_settled_say_so(folder: Path) -> None:
    document = by_id(folder)["D01"]
    assert document.file == folder / "D01.html"
    assert document.levels[AGREED] == {"tim_signoff": LabelledLevel(3, "Agreed")}
    assert [document.levels[rater]["tim_signoff"].level for rater in "123"] == [3, 3, 1]
    assert document.settled == {"tim_signoff": 3}


def test_rows_that_come_settled_are_a_document_of_their_own(folder: Path) -> None:
    document = by_id(folder)["parks"]
    assert (document.file, document.rows[0].agreed) == (None, {"mit_adverse_identified-"})
    assert document.rows[0].disputed == {"tim_signoff+"}
    assert document.rows[0].status == {AGREED: "denied|done"}


def test_lines_keep_the_question_that_they_answer(folder: Path) -> None:
    row = by_id(folder)["single"].rows[0]
    assert (row.question, row.agreed, row.status) == ("Who?", {"evi_scope_match+"}, {"": "other"})


def test_the_index_may_stand_one_folder_up(folder: Path) -> None:
    assert by_id(folder)["C01"].about == {"id": "C01", "register": "council form", "fold": "3"}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("C01.rows.tsv", "id\tsection\nC01#1\tParking\n", "C01.rows.tsv, line 1: has no column 'text'"),
        ("C01.rows.tsv", "id\ttext\nC01#1\ta\nC01#1\tb\n", "C01.rows.tsv, line 3: has the id C01#1 a second time"),
        ("C01.rows.tsv", "id\ttext\nC01#1\n", "C01.rows.tsv, line 2: has 1 cells and the header 2"),
        ("C01.labels.A.tsv", "id\tlabels\tstatus\nC01#7\t\tdone\n", "C01.labels.A.tsv, line 2: has the id C01#7"),
        ("C01.labels.A.tsv", "id\tlabels\tstatus\nC01#1\tsignoff\tdone\n", "line 2: has the label 'signoff'"),
        ("C01.labels.A.tsv", "id\tlabels\tstatus\nC01#1\t\tmaybe\n", "line 2: has the status 'maybe'"),
        (
            "C01.levels.A.json",
            '{\n"tim_signoff": {"level": 1},\n"eng_influence": {"level": 4}}',
            "line 3: gives eng_",
        ),
        ("C01.levels.A.json", '{"tim_signoff"', "C01.levels.A.json, line 1: is no JSON"),
        ("C01.levels.A.json", "[1]", "C01.levels.A.json, line 1: is no object of criteria"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(folder: Path, name: str, text: str, says: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(LabelsError) as caught:
        load_labelled(folder)
    assert says in caught.value.what
    assert caught.value.todo
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_file_that_is_missing_is_named(folder: Path) -> None:
    (folder / "C01.rows.tsv").unlink()
    with pytest.raises(LabelsError, match=r"has no C01\.rows\.tsv beside it"):
        load_labelled(folder)
    for name in ("D01.html", "D01.txt"):
        (folder / name).unlink()
    (folder / "C01.rows.tsv").write_text("id\ttext\nC01#1\ta\nC01#2\tb\n", encoding="utf-8")
    with pytest.raises(LabelsError, match="no document beside it"):
        load_labelled(folder)


def test_a_folder_without_labels_says_what_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match=r"holds no labelled documents\. It should hold"):
        load_labelled(tmp_path)
    with pytest.raises(LabelsError, match="is no folder"):
        load_labelled(tmp_path / "nowhere")


def test_the_corpus_loads_with_every_label_that_is_in_it() -> None:
    documents = load_labelled(EIA)
    assert len(documents) >= 12
    for document in documents:
        assert document.file == EIA / f"{document.id}.md"
        assert all(len(levels) == 33 for levels in document.levels.values())
        given = json.loads(next(EIA.glob(f"{document.id}.levels.*json")).read_text(encoding="utf-8"))
        assert any(
            {name: level.level for name, level in levels.items()}
            == {name: None if level["level"] == "na" else level["level"] for name, level in given.items()}
            for levels in document.levels.values()
        )
        if document.rows:
            assert any(row.agreed for row in document.rows)
    excerpts = {document.id: document for document in load_labelled(EIA.parent)}
    assert len(excerpts["lines"].rows) >= 1500
    assert sum(bool(row.question) for row in excerpts["lines"].rows) > 500
    assert sum(len(row.agreed) for row in excerpts["F01"].rows) > 5
