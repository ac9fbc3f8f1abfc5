"""``eiascore batch`` as its user has it: statuses, messages, logs, what is kept, watching, a store and a cluster."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

import eiascore

TEXT = (
    "# Equality impact assessment: the ramp at the library, number {number}\n\n"
    "Westmere Council. Date of assessment: 10 June 2025.\n\n"
    "## Who will be affected?\n\nOlder and disabled residents who use the library.\n\n"
    "## Who have you consulted?\n\nWe met Westmere Disability Forum on 4 March 2025 and moved the handrail.\n\n"
    "## What will you do?\n\nThe Head of Property will fit a second rail by 30 September 2025.\n"
)


def write(folder: Path, *numbers: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"eia-{number}.md").write_text(TEXT.format(number=number), encoding="utf-8")


@pytest.fixture
def documents(tmp_path) -> Path:
    folder = tmp_path / "documents"
    write(folder / "2025", 1, 2)
    write(folder, 3)
    (folder / "again.md").write_text(TEXT.format(number=3), encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows\n")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def rows(results: Path, name: str) -> list[dict[str, str]]:
    with (results / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_good_ones_are_scored_and_the_bad_one_is_named(run, documents, tmp_path):
    results = tmp_path / "results"
    done = run("batch", documents, "-o", results, "--workers", "1")
    said = done.stderr.decode()
    assert done.returncode == 3, said
    assert done.stdout == b""
    assert "3 scored, 0 kept from before, 1 failed." in said
    assert "broken.pdf: " in said
    assert {row["document"] for row in rows(results, "scores") if row["status"] == "scored"} == {
        "2025/eia-1.md",
        "2025/eia-2.md",
        "again.md",
    }
    assert [(row["document"], row["of"]) for row in rows(results, "files") if row["status"] == "duplicate"] == [
        ("eia-3.md", "again.md")
    ]
    [error] = rows(results, "errors")
    assert error["document"] == "broken.pdf"
    assert error["todo"]
    assert [row["code"] for row in rows(results, "files") if row["document"] == "picture.png"] == ["not_read"]


def test_what_is_done_is_not_done_again_until_something_changes(run, documents, tmp_path):
    results = tmp_path / "results"
    (documents / "broken.pdf").unlink()
    assert run("batch", documents, "-o", results, "--workers", "0").returncode == 0
    write(documents, 4)
    more = run("batch", documents, "-o", results, "--workers", "0").stderr.decode()
    assert "1 scored, 3 kept from before, 0 failed." in more
    other = run("batch", documents, "-o", results, "--workers", "0", "--rules-only").stderr.decode()
    assert "4 scored, 0 kept from before" in other
    assert {row["model"] for row in rows(results, "scores")} == {""}
    again = run("batch", documents, "-o", results, "--workers", "0", "--rules-only", "--force").stderr.decode()
    assert "4 scored, 0 kept from before" in again


def test_what_failed_is_tried_again_when_asked(run, tmp_path):
    documents, results = tmp_path / "documents", tmp_path / "results"
    documents.mkdir()
    long = TEXT.format(number=1) + "\n".join(f"We met {n} carers on {n % 28 + 1} May 2024.\n" for n in range(4000))
    (documents / "long.md").write_text(long, encoding="utf-8")
    slow = run("batch", documents, "-o", results, "--workers", "1", "--seconds", "0.5")
    assert slow.returncode == 3
    assert [row["code"] for row in rows(results, "errors")] == ["too_slow"]
    kept = run("batch", documents, "-o", results, "--workers", "1")
    assert "0 scored, 0 kept from before, 1 failed" in kept.stderr.decode()
    assert run("batch", documents, "-o", results, "--workers", "1", "--retry-failed").returncode == 0
    assert rows(results, "errors") == []


def test_a_log_of_json_lines_names_steps_and_holds_no_text_of_a_document(run, documents, tmp_path):
    done = run("batch", documents, "-o", tmp_path / "results", "--workers", "0", "--log-json")
    lines = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert lines[0]["event"] == "planned"
    assert lines[-1]["event"] == "ended"
    assert sorted(line["name"] for line in lines if line["event"] == "scored") == [
        "2025/eia-1.md",
        "2025/eia-2.md",
        "again.md",
    ]
    assert "handrail" not in done.stderr.decode()
    assert "ramp" not in done.stderr.decode()


def test_a_list_of_policies_feeds_the_dates_and_a_wrong_one_is_told_first(run, documents, tmp_path):
    listed, results = tmp_path / "policies.csv", tmp_path / "results"
    listed.write_text(
        "document,body,policy,decision_date\n2025/eia-1.md,Westmere Council,Ramps,2 March 2025\nno.pdf,,,2025-01-01\n"
    )
    done = run("batch", documents, "-o", results, "--workers", "0", "--metadata", listed)
    assert "no.pdf" in done.stderr.decode()
    [score] = [row for row in rows(results, "scores") if row["document"] == "2025/eia-1.md"]
    assert (score["body"], score["policy"], score["decided"]) == ("Westmere Council", "Ramps", "2025-03-02")
    [finding] = [
        row
        for row in rows(results, "findings")
        if row["document"] == "2025/eia-1.md" and row["criterion"] == "tim_before_decision"
    ]
    assert finding["level"] == "0"
    whys = [row["why"] for row in rows(results, "evidence") if row["document"] == "2025/eia-1.md"]
    assert any("policies.csv" in why for why in whys)
    listed.write_text("document,decision_date\n2025/eia-1.md,31 June 2025\n")
    wrong = run("batch", documents, "-o", tmp_path / "other", "--metadata", listed)
    assert wrong.returncode == 2
    assert "line 2" in wrong.stderr.decode()


def test_nothing_to_score_and_a_folder_of_something_else_are_refused(run, documents, tmp_path):
    (tmp_path / "empty").mkdir()
    nothing = run("batch", tmp_path / "empty", "-o", tmp_path / "results")
    assert nothing.returncode == 4
    assert b"Traceback" not in nothing.stderr
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_bytes(b"precious")
    refused = run("batch", documents, "-o", tmp_path / "mine")
    assert refused.returncode == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.docx"]


def begun(*arguments: str | Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "eiascore.cli.main", *map(str, arguments)],
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # Whoever starts the tests in the background may have it ignored, and that is handed down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def eventually(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something is true; a process that has ended by then has failed."""
    while not true():
        assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
        time.sleep(0.05)


def test_a_second_batch_is_refused_and_ctrl_c_keeps_what_is_done(run, tmp_path):
    documents, results = tmp_path / "documents", tmp_path / "results"
    write(documents, *range(300))
    first = begun("batch", documents, "-o", results, "--workers", "1")
    eventually(lambda: any(results.glob("cards/*/*.json")), first)
    second = run("batch", documents, "-o", results, "--workers", "1")
    first.send_signal(signal.SIGINT)
    said = first.communicate()[1].decode()
    assert second.returncode == 2
    assert "in use" in second.stderr.decode()
    assert first.returncode == 130
    assert "goes on from here" in said
    assert "Traceback" not in said
    assert 0 < len(list(results.glob("cards/*/*.json"))) < 300


def test_what_arrives_in_a_watched_folder_is_scored(tmp_path):
    documents, results = tmp_path / "documents", tmp_path / "results"
    documents.mkdir()
    watching = begun("batch", documents, "-o", results, "--workers", "1", "--watch", "--log-json")
    lines = iter(watching.stderr.readline, b"")
    time.sleep(2)  # for the watch to begin with an empty folder
    write(documents, 1)
    assert any(json.loads(line)["event"] == "ended" for line in lines)
    write(documents / "later", 2)
    assert any(json.loads(line)["event"] == "ended" for line in lines)
    watching.send_signal(signal.SIGINT)
    watching.communicate()
    assert sorted(row["document"] for row in rows(results, "scores")) == ["eia-1.md", "later/eia-2.md"]


def test_a_store_is_scored_on_a_cluster_as_a_folder_is_here(run, tmp_path):
    documents = tmp_path / "documents"
    write(documents, *range(6))
    access = {"AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_DEFAULT_REGION": "us-east-1"}
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        address = f"http://{host}:{port}"
        store = boto3.client("s3", endpoint_url=address, aws_access_key_id="key", aws_secret_access_key="secret",
                             region_name="us-east-1")  # fmt: skip
        store.create_bucket(Bucket="assessments")
        for path in documents.iterdir():
            store.put_object(Bucket="assessments", Key=f"eias/{path.name}", Body=path.read_bytes())
        there = run(
            "batch", "s3://assessments/eias/", "-o", tmp_path / "there", "--scheduler", "local", "--workers", "2",
            AWS_ENDPOINT_URL=address, SOURCE_DATE_EPOCH="0", **access,
        )  # fmt: skip
    finally:
        server.stop()
    here = run("batch", documents, "-o", tmp_path / "here", "--workers", "1", SOURCE_DATE_EPOCH="0")
    assert (there.returncode, here.returncode) == (0, 0), there.stderr.decode()
    for table in ("scores", "findings", "evidence"):
        assert rows(tmp_path / "there", table) == rows(tmp_path / "here", table)


def test_a_folder_is_a_table_in_python_and_the_second_time_nothing_is_scored(documents, tmp_path):
    (documents / "broken.pdf").unlink()
    first = eiascore.score_folder(documents, tmp_path / "results", workers=0)
    assert list(first["document"]) == ["2025/eia-1.md", "2025/eia-2.md", "again.md"]
    assert set(first["status"]) == {"scored"}
    journal = (tmp_path / "results" / "journal.jsonl").read_bytes()
    second = eiascore.score_folder(documents, tmp_path / "results", workers=0)
    assert second.equals(first)
    assert (tmp_path / "results" / "journal.jsonl").read_bytes() == journal
