"""``eiascore read``: formats, files, standard input, output files and exit statuses, as those of ``score`` are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eiascore.cli.main import app

STRONG, WEAK, BLANK = "strong-police-search.docx", "weak-ministerial-statement.html", "blank-form.docx"


def invoke(*arguments: str | Path):
    return CliRunner().invoke(app, ["read", *map(str, arguments)], catch_exceptions=False)


def test_a_file_is_shown_as_text(run, specimens: Path) -> None:
    done = run("read", specimens / BLANK)
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert text.startswith(f"{BLANK}\nFile: Word document (DOCX), ")
    assert "[prompt] " in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_a_terminal_that_knows_no_boxes_gets_question_marks(run, specimens: Path) -> None:
    done = run("read", specimens / BLANK, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_json_of_one_file_is_one_indented_record(specimens: Path) -> None:
    result = invoke(specimens / STRONG, "--json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert (record["schema_version"], record["document"]["name"]) == ("1", STRONG)
    assert result.stdout.startswith('{\n  "schema_version": "1"')


def test_several_files_are_json_lines_and_one_bad_file_is_status_3(run, specimens: Path, broken: Path) -> None:
    done = run("read", specimens / STRONG, broken, specimens / WEAK, "--json")
    records = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [r["document"]["name"] for r in records] == [STRONG, str(broken), WEAK]
    assert records[1]["error"]["code"] == "damaged"
    assert done.returncode == 3
    assert str(broken) in done.stderr.decode()


def test_several_files_are_texts_with_a_rule_between(specimens: Path) -> None:
    text = invoke(specimens / STRONG, specimens / WEAK).stdout
    assert text.startswith(STRONG)
    assert f"\n{'─' * 100}\n{WEAK}\n" in text


def test_the_only_file_is_unreadable(run, broken: Path) -> None:
    done = run("read", broken)
    assert (done.returncode, done.stdout) == (4, b"")
    assert b"damaged" in done.stderr


def test_standard_input(run, specimens: Path) -> None:
    done = run("read", "-", "--name", "from-post.html", stdin=(specimens / WEAK).read_bytes())
    assert done.stdout.decode().startswith("from-post.html\nFile: web page (HTML), ")


@pytest.mark.parametrize(
    ("ending", "start"), [("txt", BLANK), ("json", "{"), ("html", "<!DOCTYPE html>"), ("htm", "<!DOCTYPE html>")]
)
def test_the_ending_of_the_output_chooses_the_format(specimens: Path, tmp_path: Path, ending: str, start: str) -> None:
    out = tmp_path / f"out.{ending}"
    result = invoke(specimens / BLANK, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert out.read_text(encoding="utf-8").lstrip().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_html_is_the_whole_page_from_its_first_byte(specimens: Path) -> None:
    text = invoke(specimens / BLANK, "--format", "html").stdout
    assert text.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert text.endswith("</html>\n")


def test_an_unknown_ending_and_a_file_that_is_there_already(specimens: Path, tmp_path: Path) -> None:
    assert "nothing is written as .docx" in invoke(specimens / BLANK, "-o", tmp_path / "out.docx").stderr
    out = tmp_path / "out.html"
    out.write_text("mine")
    refused = invoke(specimens / BLANK, "-o", out)
    assert (refused.exit_code, out.read_text()) == (2, "mine")
    assert "--force overwrites it" in refused.stderr
    assert invoke(specimens / BLANK, "-o", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE")


def test_several_files_as_html_go_into_a_folder(specimens: Path, tmp_path: Path) -> None:
    twin = tmp_path / "in" / BLANK
    twin.parent.mkdir()
    twin.write_bytes((specimens / STRONG).read_bytes())
    out = tmp_path / "out"
    refused = invoke(specimens / BLANK, twin, "--format", "html", "-o", out)
    assert refused.exit_code == 2
    assert "name an existing folder" in refused.stderr
    out.mkdir()
    assert invoke(specimens / BLANK, twin, specimens / WEAK, "-o", out).exit_code == 0
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"{BLANK} (2).html", f"{BLANK}.html", f"{WEAK}.html"]
    with pytest.raises(Exception, match="is there already"):
        invoke(specimens / BLANK, specimens / WEAK, "-o", out)
    assert invoke(specimens / BLANK, specimens / WEAK, "-o", out, "--force").exit_code == 0


def test_a_folder_for_one_file_is_refused(specimens: Path, tmp_path: Path) -> None:
    refused = invoke(specimens / BLANK, "-o", tmp_path, "--format", "html")
    assert refused.exit_code == 2
    assert "is a folder" in refused.stderr


def test_a_full_disk_is_told(run, specimens: Path, tmp_path: Path) -> None:
    done = run("read", specimens / BLANK, "-o", tmp_path / "none" / "out.html")
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr
