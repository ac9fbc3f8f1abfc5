"""``eiascore FILE``: formats, files, standard input, output files, exit statuses and streams."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eiascore.cli.main import app
from eiascore.rubric.load import rubric_folder

STRONG, WEAK, BLANK = "strong-police-search.docx", "weak-ministerial-statement.html", "blank-form.docx"


def invoke(*arguments: str | Path):
    return CliRunner().invoke(app, ["score", *map(str, arguments)], catch_exceptions=False)


def test_a_file_is_scored_and_printed_as_text(run, specimens: Path) -> None:
    done = run(specimens / STRONG)
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert text.startswith(f"{STRONG}\nAn equality impact assessment (")
    assert "overall " in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_the_command_may_be_named(run, specimens: Path) -> None:
    assert run("score", specimens / BLANK).stdout == run(specimens / BLANK).stdout


def test_json_of_one_file_is_one_indented_record(specimens: Path) -> None:
    result = invoke(specimens / STRONG, "--json")
    assert result.exit_code == 0
    assert result.stdout.startswith('{\n  "schema_version": "1"')
    assert json.loads(result.stdout)["document"]["name"] == STRONG


def test_jsonl_of_one_file_is_one_line(specimens: Path) -> None:
    result = invoke(specimens / STRONG, "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert json.loads(result.stdout)["grade"]["letter"] in "ABCDEF"


def test_csv_of_several_files_is_one_table(specimens: Path) -> None:
    result = invoke(specimens / STRONG, specimens / BLANK, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["document"] for row in table] == [STRONG] * 33 + [BLANK]


def test_markdown(specimens: Path) -> None:
    assert invoke(specimens / STRONG, "--format", "md").stdout.startswith("# Scorecard: strong-police-search.docx\n")


def test_several_files_are_json_lines_in_order_and_one_bad_file_is_status_3(run, specimens: Path, broken: Path) -> None:
    done = run(specimens / STRONG, broken, specimens / BLANK, "--json")
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [r["document"]["kind"] for r in records] == ["eia", "unreadable", "template"]
    assert records[1]["document"]["name"] == str(broken)
    assert records[1]["error"]["code"] == "damaged"
    assert records[1]["error"]["todo"]
    assert done.returncode == 3
    assert done.stderr.decode().startswith(f"eiascore: {broken}: ")
    assert len(done.stderr.splitlines()) == 1


def test_several_good_files_are_status_0(specimens: Path) -> None:
    result = invoke(specimens / STRONG, specimens / BLANK)
    assert result.exit_code == 0
    assert "\n────" in result.stdout


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_a_file_that_cannot_be_read_is_status_4_and_told_on_standard_error(run, broken: Path, form: str) -> None:
    done = run(broken, "--format", form)
    assert done.returncode == 4
    assert done.stderr.decode().startswith(f"eiascore: {broken}: ")
    assert b"Traceback" not in done.stderr
    if form == "json":
        assert json.loads(done.stdout)["error"]["code"] == "damaged"
    else:
        assert done.stdout == b""


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"too few words"])
def test_what_is_no_document_is_status_4(run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.bin"
    path.write_bytes(content)
    done = run(path)
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.startswith(b"eiascore: ")


def test_a_missing_file_is_status_4(run, tmp_path: Path) -> None:
    done = run(tmp_path / "nothing.pdf")
    assert done.returncode == 4
    assert b"nothing.pdf" in done.stderr


def test_standard_input_is_a_document_with_a_name(run, specimens: Path) -> None:
    content = (specimens / "strong-police-search.pdf").read_bytes()
    record = json.loads(run("-", "--json", "--name", "from the web", stdin=content).stdout)
    assert record["document"]["name"] == "from the web"
    assert record["document"]["media_type"] == "application/pdf"
    assert record["document"]["bytes"] == len(content)
    assert json.loads(run("-", "--json", stdin=content).stdout)["document"]["name"] == "standard input"


def test_empty_standard_input_is_status_4(run) -> None:
    done = run("-", stdin=b"")
    assert (done.returncode, done.stdout) == (4, b"")
    assert done.stderr.startswith(b"eiascore: -: ")


@pytest.mark.parametrize("ending", ["json", "jsonl", "csv", "md", "txt"])
def test_an_output_file_takes_its_format_from_its_ending(specimens: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"card.{ending}"
    result = invoke(specimens / BLANK, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    start = {"json": '{\n  "schema', "jsonl": '{"schema', "csv": "document,kind,", "md": "# Scorecard", "txt": BLANK}
    assert out.read_text(encoding="utf-8").startswith(start[ending])
    assert list(tmp_path.iterdir()) == [out]


def test_an_output_file_is_not_overwritten_unless_forced(run, specimens: Path, tmp_path: Path) -> None:
    out = tmp_path / "card.json"
    out.write_text("precious", encoding="utf-8")
    done = run(specimens / BLANK, "-o", out)
    assert done.returncode == 2
    assert b"--force" in done.stderr
    assert out.read_text(encoding="utf-8") == "precious"
    assert run(specimens / BLANK, "-o", out, "--force").returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["document"]["kind"] == "template"


def test_an_ending_that_nothing_is_written_as_is_a_usage_error(specimens: Path, tmp_path: Path) -> None:
    result = invoke(specimens / BLANK, "-o", tmp_path / "card.doc")
    assert result.exit_code == 2
    assert ".docx" in result.stderr
    assert list(tmp_path.iterdir()) == []
    assert invoke(specimens / BLANK, "-o", tmp_path / "card.docx", "--format", "md").exit_code == 0


def test_an_output_file_that_cannot_be_written_is_status_2(run, specimens: Path, tmp_path: Path) -> None:
    done = run(specimens / BLANK, "-o", tmp_path / "no such folder" / "card.json")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_output_file_is_left_where_nothing_could_be_read(run, broken: Path, tmp_path: Path) -> None:
    assert run(broken, "-o", tmp_path / "card.txt").returncode == 4
    assert list(tmp_path.iterdir()) == [broken]


def test_a_criterion_is_explained(run, specimens: Path) -> None:
    done = run(specimens / STRONG, "--explain", "eng_influence")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert text.startswith("eng_influence: ")
    assert "Searched: " in text


def test_an_explanation_can_be_written_to_a_file_without_colour(run, specimens: Path, tmp_path: Path) -> None:
    out = tmp_path / "why.txt"
    run(specimens / STRONG, "--explain", "eng_influence", "-o", out, FORCE_COLOR="1")
    assert out.read_text(encoding="utf-8").startswith("eng_influence: ")
    assert "\x1b" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--explain", "eng_nothing"], "eng_nothing"),
        (["--explain", "eng_influence", "--json"], "--explain"),
        (["--format", "pptx"], "pptx"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_a_wrong_option_is_status_2_on_standard_error(run, specimens: Path, arguments: list[str], says: str) -> None:
    done = run(specimens / BLANK, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()


def test_a_wrong_setting_is_status_2(run, specimens: Path) -> None:
    done = run(specimens / BLANK, EIASCORE_MAX_PAGES="many")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"EIASCORE_MAX_PAGES=many" in done.stderr


def test_a_setting_bounds_what_is_read(run, specimens: Path) -> None:
    done = run(specimens / "strong-police-search.pdf", EIASCORE_MAX_PAGES="2")
    assert done.returncode == 4
    assert b"EIASCORE_MAX_PAGES" in done.stderr


def test_a_wrong_rubric_is_status_5_and_names_the_line(run, specimens: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(rubric_folder(), tmp_path / "rubrics"))
    part = folder / "psed-2010" / "timing.yaml"
    part.write_text(part.read_text(encoding="utf-8").replace("weight:", "weight: -", 1), encoding="utf-8")
    done = run(specimens / BLANK, "--rubric", folder / "psed-2010.yaml")
    assert (done.returncode, done.stdout) == (5, b"")
    assert b"timing.yaml, line 5" in done.stderr
    assert run(specimens / BLANK, "--rubric", "psed-1066").returncode == 5


def test_a_rubric_of_ones_own_is_used(run, specimens: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(rubric_folder(), tmp_path / "rubrics"))
    main = folder / "psed-2010.yaml"
    main.write_text(main.read_text(encoding="utf-8").replace("id: psed-2010", "id: mine", 1), encoding="utf-8")
    assert json.loads(run(specimens / BLANK, "--rubric", main, "--json").stdout)["rubric"]["id"] == "mine"


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({"FORCE_COLOR": "1", "TERM": "xterm-256color"}, True),
        ({"FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_colour_is_only_there_where_it_is_wanted(run, specimens: Path, environment: dict, coloured: bool) -> None:
    text = run(specimens / STRONG, **environment).stdout.decode()
    assert ("\x1b[3" in text.replace("\x1b[3m", "")) is coloured


def test_data_is_utf8_and_text_survives_a_poor_terminal(run, specimens: Path) -> None:
    poor = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert json.loads(run(specimens / STRONG, "--json", **poor).stdout.decode("utf-8"))
    done = run(specimens / STRONG, **poor)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("ascii").startswith(STRONG)


def test_a_reader_that_has_seen_enough_is_no_fault(specimens: Path) -> None:
    files = [str(specimens / STRONG)] * 4
    process = subprocess.Popen(
        [sys.executable, "-m", "eiascore.cli.main", *files, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    _, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")


def test_an_interruption_is_status_130() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "eiascore.cli.main", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    # It waits for standard input once it sleeps in a read of descriptor 0.
    waiting = Path(f"/proc/{process.pid}/syscall")
    if not os.access(waiting, os.R_OK):
        process.kill()
        process.communicate()
        pytest.skip("this system does not show what a process waits for")
    while not waiting.read_text().startswith("0 0x0 "):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate()
    assert (process.returncode, out) == (130, b"")
