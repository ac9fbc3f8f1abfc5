"""corpus/training is what it says it is, and the tool that says so sees what is wrong."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from corpus_check import faults, persons
from corpus_files import TRAINING, load, read_table, replace_between, write_table
from corpus_measures import agreement, agreement_table, duplicates, near
from small_corpus import SENTENCE, TEXT

from corpus import share_out

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def documents():
    return load()


def test_nothing_is_wrong_with_the_corpus() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "corpus.py"), "check"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("nothing is wrong\n", 0), done.stderr


def test_the_corpus_spans_registers_and_fields_and_every_register_is_in_one_fold() -> None:
    with (TRAINING / "documents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["register"] for row in rows}) >= 10
    assert len({row["field"] for row in rows}) >= 8
    assert {row["fold"] for row in rows} == {"1", "2", "3", "4", "5"}
    assert len({(row["register"], row["fold"]) for row in rows}) == len({row["register"] for row in rows})
    words = [sum(int(row["words"]) for row in rows if row["fold"] == fold) for fold in "12345"]
    assert max(words) < 1.5 * min(words)


def test_duplicates_name_rows_that_are_there_and_repeat_another_document(documents) -> None:
    texts = {row["id"]: row["text"] for document in documents for row in document.rows}
    listed = read_table(TRAINING / "duplicates.tsv")
    assert listed
    for row in listed:
        assert texts[row["id"]]
        assert row["id"].split("#")[0] != row["like"].split("#")[0]
    assert len(listed) < 0.02 * len(texts)


def test_a_sound_corpus_has_no_faults(small: Path) -> None:
    assert faults(small) == []


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("eia/X01.rows.tsv", "dropped", "raised", "X01#6: its text does not stand in the document"),
        ("eia/X01.rows.tsv", "X01#2", "X02#2", "X02#2 is the id of another document"),
        ("eia/X01.rows.tsv", "X01#2", "X01#5", "do not go up"),
        ("eia/X01.rows.tsv", "Policy Manager", "", "X01#3: a row without text"),
        ("eia/X01.labels.A.tsv", "eng_influence+", "eng_influnce+", "'eng_influnce+' is no criterion"),
        ("eia/X01.labels.A.tsv", "eng_influence+", "eng_influence", "'eng_influence' is no criterion"),
        ("eia/X01.labels.B.tsv", "planned", "maybe", "status 'maybe' is none of"),
        ("eia/X01.labels.B.tsv", "X01#4\t\ttemplate\n", "", "X01 labels B: its ids are not those of the rows"),
        ("eia/X01.levels.A.json", "dropped", "raised", "X01 levels A eng_influence: its quotation does not stand"),
        ("eia/X01.levels.A.json", '"level": 2', '"level": 4', "level 4 is none of"),
        ("eia/X01.levels.A.json", SENTENCE, "", "level 2 without a quotation"),
        ("eia/X01.levels.A.json", "tim_signoff", "tim_sign", "not the criteria of the rubric"),
        ("eia/X01.md", "Policy Manager", "D. Quibblethwaite", "'D. Quibblethwaite' looks like a person's name"),
        ("documents.csv", "A B", "A", "run `python tools/corpus.py documents`"),
        ("documents.csv", "transport", "", "X01: no field in documents.csv"),
        ("documents.csv", "X01", "X09", "X09: in documents.csv, but there is no such document"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(small: Path, name: str, old: str, new: str, said: str) -> None:
    spoil(small / name, old, new)
    assert any(said in line for line in faults(small)), faults(small)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("N2\t\tNobody was asked.\teng_affected-\tdenied", "N2: 'eng_affected-' is no criterion"),
        ("N2\t\tnobody was told.\t\tdenied", "N2: the same id or text as lines.tsv L1"),
        ("L1\t\tNobody was asked.\t\tdenied", "L1: the same id or text as lines.tsv L1"),
    ],
)
def test_what_is_wrong_with_single_lines_is_said(small: Path, line: str, said: str) -> None:
    heading = "id\tquestion\ttext\tlabels\tstatus\n"
    (small / "lines.tsv").write_text(f"{heading}L1\t\tNobody was told.\t\tdenied\n", encoding="utf-8")
    (small / "nearmiss1.tsv").write_text(f"{heading}N1\t\tResidents were told.\t\tdone\n", encoding="utf-8")
    assert faults(small) == []
    (small / "nearmiss1.tsv").write_text(f"{heading}{line}\n", encoding="utf-8")
    assert any(fault.startswith("nearmiss1.tsv") and said in fault for fault in faults(small)), faults(small)


@pytest.mark.parametrize(
    "text",
    [
        "Cleared: Dr Pramanika Lundqvist, Director",
        "Lead officer: Bethanwy Oyelarane, Locality Manager",
        "| Author | R. Achterbergh |",
        "| Signed by the director | Imeldina Farranter | 26/01/26 |",
        "Cllr Halcrowe asked for the yearly cost",
    ],
)
def test_persons_are_seen(text: str) -> None:
    assert persons(text, {"director", "manager", "officer", "locality"})


def test_posts_initials_and_bodies_are_no_persons() -> None:
    common = {"manager", "director", "team", "council"}
    for text in (
        "Author: Parking Manager",
        "| By | KD |",
        "Cleared by Dr PL",
        "| Owner | Policy Team |",
        "A. The team",
    ):
        assert persons(text, common) == []


def test_raters_are_compared_label_by_label_and_level_by_level(small: Path) -> None:
    found, status, compared = agreement(load(small))
    assert compared == ["X01"]
    assert found["eng"].f1 == pytest.approx(2 / 3)
    assert found["all"].levels[0].count(2) == 1
    assert found["all"].exact == pytest.approx(32 / 33)
    assert status == pytest.approx(5 / 6)
    assert "on 1 documents (X01). Status is the same on 83%." in agreement_table(load(small))


def test_raters_that_say_the_same_agree_wholly(small: Path) -> None:
    folder = small / "eia"
    for kind in ("labels.{}.tsv", "levels.{}.json"):
        (folder / f"X01.{kind.format('B')}").write_text(
            (folder / f"X01.{kind.format('A')}").read_text(encoding="utf-8"), encoding="utf-8"
        )
    found, status, _ = agreement(load(small))
    assert (found["all"].f1, found["all"].kappa, status) == (1, 1, 1)


def test_one_rater_alone_gives_no_table(small: Path) -> None:
    (small / "eia" / "X01.labels.B.tsv").unlink()
    assert agreement_table(load(small)) == "No document has two raters yet."


def add_twin(small: Path, sentence: str) -> None:
    folder = small / "eia"
    (folder / "X02.md").write_text(TEXT.replace(SENTENCE, sentence), encoding="utf-8")
    write_table(folder / "X02.rows.tsv", [{"id": "X02#1", "section": "", "text": sentence}], ("id", "section", "text"))


def test_a_row_that_nearly_repeats_an_earlier_document_is_listed(small: Path) -> None:
    add_twin(small, SENTENCE.replace("March", "April"))
    (only,) = duplicates(load(small))
    assert (only["id"], only["like"]) == ("X02#1", "X01#6")
    assert 90 <= only["similarity"] < 100


def test_a_row_of_other_words_or_of_the_form_itself_is_not(small: Path) -> None:
    add_twin(small, "Nobody has been asked yet about the closing of the three branch libraries.")
    assert duplicates(load(small)) == []
    add_twin(small, SENTENCE)
    labels = json.loads(json.dumps(read_table(small / "eia" / "X01.labels.A.tsv")))
    labels[-1]["status"] = "template"
    write_table(small / "eia" / "X01.labels.A.tsv", labels, ("id", "labels", "status"))
    assert duplicates(load(small)) == []


def test_rows_like_those_of_another_folder_are_found(small: Path) -> None:
    assert near(load(small), [SENTENCE.upper(), "Residents were asked."]) == []
    assert near(load(small), [SENTENCE.replace("dropped", "lowered")]) == ["X01#6"]


def test_a_register_keeps_its_fold_and_a_new_one_goes_where_there_is_room() -> None:
    rows = [
        {"register": "council", "words": "500", "fold": "1"},
        {"register": "council", "words": "900", "fold": ""},
        {"register": "police", "words": "100", "fold": "2"},
        {"register": "health", "words": "50", "fold": ""},
        {"register": "", "words": "50", "fold": "4"},
    ]
    share_out(rows)
    assert [row["fold"] for row in rows] == ["1", "1", "2", "3", ""]


def test_a_block_between_comments_is_replaced_and_the_rest_stands() -> None:
    page = "a\n<!-- x -->\nold\n<!-- /x -->\nb"
    assert replace_between(page, "x", "new \\1") == "a\n<!-- x -->\nnew \\1\n<!-- /x -->\nb"
    with pytest.raises(SystemExit, match="put the two comments"):
        replace_between(page, "y", "new")
