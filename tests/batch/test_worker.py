"""One document of a batch: scored, or told of as an error, whatever is wrong with it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_tasks import task

import eiascore
from eiascore.batch.model import Options, Reference, Task
from eiascore.batch.process import as_line, from_line
from eiascore.batch.worker import prepare, work
from eiascore.errors import ModelError, RubricError
from eiascore.report.wire import to_json
from eiascore.schema.wire import WireScorecard


def without_time(record: str) -> dict[str, object]:
    made = json.loads(record)
    made["provenance"].pop("created")
    return made


def test_a_document_gets_the_scorecard_that_it_gets_alone(specimens: Path) -> None:
    file = specimens / "screening-health-trust.pdf"
    outcome = work(task(file), Options())
    assert (outcome.fate, outcome.code, outcome.pages, outcome.tries) == ("scored", "", 3, 1)
    assert "\n" not in outcome.record
    assert WireScorecard.model_validate_json(outcome.record).document.name == file.name
    assert without_time(outcome.record) == without_time(to_json(eiascore.score(file)))
    assert outcome.cpu_seconds > 0


def test_options_reach_the_scoring(specimens: Path) -> None:
    file = specimens / "screening-health-trust.html"
    outcome = work(task(file), Options(profile="scotland", model="none"))
    provenance = json.loads(outcome.record)["provenance"]
    assert (provenance["model"], provenance["options"]) == ("", {"profile": "scotland"})


def test_a_document_that_was_replaced_meanwhile_is_not_scored(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("We consulted disabled people.")
    planned = task(file)
    file.write_text("We consulted nobody.")
    outcome = work(planned, Options())
    assert (outcome.fate, outcome.code) == ("failed", "changed")


@pytest.mark.parametrize(("content", "code"), [(b"", "empty"), (b"%PDF-1.4\nbroken", "damaged")])
def test_what_cannot_be_read_is_an_error_and_no_scorecard(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    outcome = work(task(tmp_path / "a.pdf"), Options())
    record = json.loads(outcome.record)
    assert (outcome.fate, outcome.code) == ("failed", code)
    assert record["document"] == {"name": "a.pdf", "kind": "unreadable"}
    assert record["error"]["what"] and record["error"]["todo"]
    assert "\n" not in outcome.record


def test_a_document_that_is_gone_says_so(tmp_path: Path) -> None:
    outcome = work(Task("k", Reference("a.pdf", str(tmp_path / "a.pdf")), "0" * 64), Options())
    assert outcome.code == "no_such_file"


def test_a_fault_is_told_by_type_and_place_without_the_text_of_the_document(specimens: Path) -> None:
    broken = replace(task(specimens / "blank-form.html"), reference=Reference("blank-form.html", "\0secret words"))
    outcome = work(broken, Options())
    assert (outcome.fate, outcome.code) == ("failed", "fault")
    what = json.loads(outcome.record)["error"]["what"]
    assert re.search(r"ValueError at eiascore/batch/\w+\.py, line \d+", what)
    assert "secret words" not in outcome.record


def test_a_rubric_or_model_that_is_not_there_is_told_before_any_document() -> None:
    with pytest.raises(RubricError):
        prepare(Options(rubric="no-such-rubric"))
    with pytest.raises(ModelError):
        prepare(Options(model="no-such-model.json"))


def test_an_outcome_is_the_same_after_a_process_border(specimens: Path) -> None:
    file = specimens / "weak-ministerial-statement.docx"
    outcome = work(replace(task(file), reference=Reference("caf\u00e9 \u202e\udce9.docx", str(file))), Options())
    line = as_line(outcome)
    assert line.count(b"\n") == 1
    assert from_line(line) == outcome
