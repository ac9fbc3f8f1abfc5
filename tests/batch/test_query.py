"""SQL over results: right, in every format, and able to read the tables and nothing else."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from made_results import CARDS, filled, scored
from markdown_it import MarkdownIt

from eiascore.batch.query import columns, query
from eiascore.batch.store import Results
from eiascore.batch.write import write_tables
from eiascore.errors import EiaError, QueryError, ResultsError
from eiascore.report.columns import tables


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = filled(tmp_path_factory.mktemp("it's results"))
    with Results.open(made, write=True) as results:
        write_tables(results)
    return made


@pytest.fixture(scope="module")
def plain(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same results without Parquet."""
    made = tmp_path_factory.mktemp("plain") / "results"
    shutil.copytree(folder, made, ignore=shutil.ignore_patterns("*.parquet"))
    return made


ASKED = (
    "select status, count(*) from scores group by status order by status",
    "select document, letter, score, evidence_score, pages, year from scores where score is not null order by document",
    "select criterion, level from findings where level >= 2 and not classifier_only order by document, criterion",
    "select count(*), count(page), sum(strength), sum(probability) from evidence where section <> ''",
    "with a as (select key from scores where letter <> '') select id from red_flags join a using (key) order by all",
    "from errors select document, code, todo order by all",
    "select f.document, s.letter from files f join scores s using (key) where f.status = 'duplicate'",
)


@pytest.mark.parametrize("sql", ASKED)
def test_parquet_and_csv_give_the_same_answer(folder: Path, plain: Path, sql: str) -> None:
    found, again = query(folder, sql), query(plain, sql)
    assert found.columns == again.columns
    assert [[str(cell).lstrip("'") for cell in row] for row in found.rows] == [
        [str(cell).lstrip("'") for cell in row] for row in again.rows
    ]


def test_the_answer_is_what_the_scorecards_say(folder: Path) -> None:
    card = scored(CARDS["a/strong.docx"])
    found = query(folder, "select criterion, level from findings where document = 'a/strong.docx' and level >= 2")
    assert list(found.rows) == [(f.criterion, f.level) for f in card.findings if (f.level or 0) >= 2]
    assert query(folder, "select count(*) from scores where letter is null").rows == ((0,),)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('{secret}')",
        "select * from read_csv('{secret}')",
        "select * from '{secret}'",
        "select * from glob('{folder}/*')",
        "select * from read_parquet('https://x.invalid/a.parquet')",
        "select * from secret",
        "copy scores to '{folder}/out.csv'",
        "copy scores to '{folder}/scores.parquet'",
        "attach '{folder}/other.db'",
        "set enable_external_access = true",
        "install httpfs",
        "create table mine as select 1",
        "drop view scores",
        "select 1; drop view scores",
        "selec 1",
        "select lettr from scores",
        "   ; ",
    ],
)
def test_nothing_else_can_be_reached_or_changed(folder: Path, tmp_path: Path, sql: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("word\nxyzzy\n", encoding="utf-8")
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    with pytest.raises(QueryError) as caught:
        query(folder, sql.format(secret=secret, folder=str(folder).replace("'", "''")))
    assert "xyzzy" not in str(caught.value) and "\n" not in str(caught.value) and caught.value.todo
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_the_columns_are_told(folder: Path) -> None:
    found = columns(folder)
    dimensions = list(scored(CARDS["a/strong.docx"]).grade.dimensions)
    assert [row[:2] for row in found.rows] == [(t.name, c.name) for t in tables(dimensions) for c in t.columns]
    for table in tables():
        described = query(folder, f"select column_name, column_type from (describe {table.name})").rows
        assert list(described) == [(row[1], row[2]) for row in found.rows if row[0] == table.name]
    assert all(row[3] for row in found.rows)


def test_a_folder_without_tables_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="no folder of results"):
        query(tmp_path, "select 1")
    filled(tmp_path)
    with pytest.raises(ResultsError, match="holds no table scores"):
        query(tmp_path, "select 1")


def test_without_duckdb_it_says_what_to_install(folder: Path, python) -> None:
    code = (
        "import sys; sys.modules['duckdb'] = None\n"
        "from eiascore.batch.query import query\n"
        f"try: query({str(folder)!r}, 'select 1')\n"
        "except Exception as error: print(error.code, error)"
    )
    assert 'missing_extra Queries need DuckDB. Install it with: pip install "eiascore[batch]"' in python(code)
    assert issubclass(QueryError, EiaError)


def test_the_command_prints_every_format(folder: Path, run, tmp_path: Path) -> None:
    sql = "select document, quotation from evidence where quotation like '%HYPERLINK%' limit 1"
    ((name, quote),) = query(folder, sql).rows
    text = run("query", folder, sql).stdout.decode()
    assert "=cmd.md" in text and "1 row." in text and "\u202e" not in text
    assert json.loads(run("query", folder, sql, "--format", "json").stdout) == [{"document": name, "quotation": quote}]
    ((_, said),) = list(csv.reader(io.StringIO(run("query", folder, sql, "--format", "csv").stdout.decode())))[1:]
    assert said == f"'{quote}"
    output = tmp_path / "answer.md"
    assert run("query", folder, sql, "-o", output).returncode == 0
    page = MarkdownIt("gfm-like", {"linkify": False}).render(output.read_text(encoding="utf-8"))
    assert page.count("<td>") == 2 and "<a " not in page


def test_the_command_tells_the_tables_and_mistakes(folder: Path, run, tmp_path: Path) -> None:
    listed = run("query", folder).stdout.decode()
    assert all(table.name in listed for table in tables()) and "letter for evidence" in listed
    wrong = run("query", folder, "select lettr from scores")
    assert wrong.returncode == 2 and wrong.stdout == b""
    (line,) = wrong.stderr.decode().splitlines()
    assert "lettr" in line and "letter" in line and "eiascore query" in line
    assert run("query", tmp_path, "select 1").returncode == 2
