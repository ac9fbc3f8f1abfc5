"""``eiascore summary``: real results on the command line, in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from scored import scored, write

from eiascore.batch.comparison import comparison
from eiascore.batch.summary import summary
from eiascore.batch.summary_tables import Tables, load_tables
from eiascore.batch.summary_text import comparison_part, print_part, share_words, summary_parts, to_markdown
from eiascore.cli.output import printed
from eiascore.errors import ResultsError


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("results"), scored())


def test_text_fits_the_page_and_says_measured_and_corrected(run, results: Path) -> None:
    done = run("summary", results, "--by", "body", "--prevalence", "--shared")
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode()
    assert max(map(len, said.splitlines())) <= 100
    assert "Corpus Council" in said and "The two groups are not told apart." in said
    assert (
        "measured " in said
        and ", corrected " in said
        and "expect more errors on real documents" in " ".join(said.split())
    )
    assert "scottish-record" in said and "No quotation stands in several documents." in said


def test_json_holds_every_table(run, results: Path) -> None:
    done = run("summary", results, "--by", "kind", "--prevalence", "--level", "1", "--shared", "--format", "json")
    found = json.loads(done.stdout)
    assert set(found) == {"summary", "comparison", "prevalence", "error_rates", "families", "repeated_quotations"}
    assert [group["group"] for group in found["summary"]] == ["eia", "screening", "template"]
    assert found["error_rates"]["at_least"] == 1
    assert found["comparison"]["pairs"] == []


def test_csv_holds_the_one_table_that_was_asked_for(run, results: Path, tmp_path: Path) -> None:
    file = tmp_path / "shares.csv"
    assert run("summary", results, "--prevalence", "-o", file).returncode == 0
    assert len(pd.read_csv(file)) == 33
    done = run("summary", results, "--prevalence", "--shared", "--format", "csv")
    assert done.returncode == 2 and b"one table" in done.stderr


def test_a_folder_that_holds_no_results_is_told(run, tmp_path: Path) -> None:
    done = run("summary", tmp_path)
    assert done.returncode == 2
    assert b"scores.csv. Name the folder" in done.stderr


def test_tables_come_back_as_they_were_written(results: Path) -> None:
    made, loaded = scored(), load_tables(results)
    assert loaded.evidence["quotation"].tolist() == made.evidence["quotation"].tolist()
    assert loaded.findings["level"].equals(made.findings["level"])
    assert loaded.scores["letter"].tolist() == made.scores["letter"].tolist()
    pd.testing.assert_frame_equal(summary(loaded.scores, by="body"), summary(made.scores, by="body"))


def test_words_that_look_like_numbers_or_nothing_stay_words(tmp_path: Path) -> None:
    made = scored()
    scores = made.scores.assign(body=["NA", "1e5", "=1+1", "None", " led", "007", *["x"] * (len(made.scores) - 6)])
    loaded = load_tables(write(tmp_path, Tables(scores, made.findings, made.evidence)))
    assert loaded.scores["body"].tolist() == scores["body"].tolist()


def test_a_table_that_is_none_is_told_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, scored())
    (tmp_path / "findings.csv").write_text("key,level\na,2\n", encoding="utf-8")
    with pytest.raises(ResultsError, match=r"findings\.csv has no column 'dimension'"):
        load_tables(tmp_path)
    (tmp_path / "findings.csv").write_text("key,dimension,criterion,level,status\na,b,c,two,found\n", encoding="utf-8")
    with pytest.raises(ResultsError, match="a word where a number belongs"):
        load_tables(tmp_path)


def test_names_act_on_no_terminal_and_in_no_markdown() -> None:
    bad = "Ayre \x1b[31m[red]<script>|\u202e"
    scores = scored().scores.assign(body=bad)
    (first, *_) = parts = summary_parts(summary(scores, by="body"), "body")
    shown = printed([lambda console: print_part(first, console)], plain=True)
    assert "\x1b" not in shown and "\u202e" not in shown and "[red]<script>|" in shown
    marked = to_markdown(parts)
    assert r"\[red\]&lt;script&gt;\|" in marked and "\x1b" not in marked


def test_groups_that_differ_are_named_and_none_is_first() -> None:
    rows = {"Coll": range(70, 78), "Ayre": range(20, 28), "Bute": range(21, 29), "Dale": [50.0]}
    scores = pd.DataFrame(
        [(f"{body}{n}", body, "C", float(score)) for body, found in rows.items() for n, score in enumerate(found)],
        columns=["key", "body", "letter", "score"],
    )
    part = comparison_part(comparison(scores), "body")
    assert part.rows == (("Ayre", "–", "Coll", "Bute"), ("Bute", "–", "Coll", "Ayre"), ("Coll", "Ayre; Bute", "–", "–"))
    assert (
        part.notes[0].startswith("2 of 3 pairs differ")
        and part.notes[1] == "1 group with too few documents to compare."
    )


def test_shares_in_words() -> None:
    row = {
        **{"measured": 0.31, "measured_low": 0.22, "measured_high": 0.41, "note": "", "undetermined": 0.0},
        **{"corrected": 0.24, "corrected_low": 0.15, "corrected_high": 0.36},
    }
    assert share_words(row) == "measured 31 %, corrected 24 % (15 to 36 %)"
    row |= {"corrected": float("nan"), "note": "not corrected: x", "undetermined": 0.05}
    assert share_words(row) == "measured 31 % (22 to 41 %); not corrected: x; 5 % undetermined"
