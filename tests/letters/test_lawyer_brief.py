"""The brief and its bundle: fair, short, and every file with its hash."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from word_files import flat, paragraphs

from eiascore.errors import UsageError
from eiascore.letters import Dates, Original, brief, bundle, letter
from eiascore.letters.bundle import MANIFEST
from eiascore.schema.wire import WireScorecard


def test_it_tells_gaps_and_strong_points_with_exhibits_that_are_listed(weak: WireScorecard) -> None:
    shown = paragraphs(brief(weak).docx)
    text = flat(" ".join(shown))
    headings = ("1. The decision", "4. Gaps", "5. Strong points", "6. Documents", "8. Exhibits")
    assert all(heading in shown for heading in headings)
    assert "Page 5 says “Deputy Director, Resettlement Policy” under “Cleared by”." in text
    assert "The document does not show: figures for the people affected by the policy" in text
    used = {word.strip("[]") for word in text.split() if word.startswith("[E")}
    assert used
    assert used <= set(shown)


def test_the_decision_is_among_its_dates(scottish: WireScorecard) -> None:
    shown = paragraphs(brief(scottish).docx)
    assert shown[shown.index("Decision") + 1] == "26 February 2026"
    assert "The document gives “26 February 2026” as the date of the decision (page 1)." in flat(" ".join(shown))


def test_dates_to_plan_by_stand_only_where_a_date_was_given(weak: WireScorecard) -> None:
    assert "None was worked out" in flat(brief(weak).text)
    given = flat(brief(weak, dates=Dates(decision=date(2026, 3, 3))).text)
    assert "2 June 2026" in given
    assert "These dates help to plan; they are not legal advice." in given


def test_the_bundle_holds_all_with_hashes_and_no_times(weak: WireScorecard, specimens: Path) -> None:
    file = specimens / weak.document.name
    original = Original(file.name, file.read_bytes())
    made = brief(weak)
    data = bundle(weak, made, (original,), Original("marked.pdf", b"%PDF-1.7 marked"))
    assert data == bundle(weak, made, (original,), Original("marked.pdf", b"%PDF-1.7 marked"))
    opened = zipfile.ZipFile(io.BytesIO(data))
    files = {name: opened.read(name) for name in opened.namelist()}
    assert {entry.date_time for entry in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    sums = dict(reversed(line.split("  ")) for line in files.pop(MANIFEST).decode().splitlines() if "  " in line)
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    assert files[f"document/1-{file.name}"] == original.data
    assert files["marked-marked.pdf"] == b"%PDF-1.7 marked"
    assert WireScorecard.model_validate_json(files["scorecard.json"]) == weak
    assert files["scorecard.html"].startswith(b"<!DOCTYPE html>")
    rows = list(csv.DictReader(io.StringIO(files["quotations.csv"].decode("utf-8-sig"))))
    assert len(rows) == sum(len(f.evidence) for f in weak.findings)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_another_file_than_the_one_that_was_scored_is_refused(weak: WireScorecard) -> None:
    with pytest.raises(UsageError, match="not the file that was scored"):
        bundle(weak, brief(weak), (Original("x.pdf", b"another"),))


@pytest.mark.parametrize("name", ["../../etc/x.pdf", "C:\\x\\..\\y.pdf", ".pdf", "a\u202e\n.pdf", "n" * 300 + ".pdf"])
def test_no_name_leads_out_of_the_bundle(weak: WireScorecard, specimens: Path, name: str) -> None:
    data = bundle(weak, brief(weak), (Original(name, (specimens / weak.document.name).read_bytes()),))
    (held,) = [each for each in zipfile.ZipFile(io.BytesIO(data)).namelist() if each.startswith("document/")]
    assert held.count("/") == 1
    assert held.isprintable()
    assert len(held) < 90
    assert ".." not in held


def test_word_opens_them_and_the_brief_has_two_pages(need, scottish: WireScorecard, tmp_path: Path) -> None:
    soffice = need("soffice")
    (tmp_path / "brief.docx").write_bytes(brief(scottish).docx)
    (tmp_path / "letter.docx").write_bytes(letter(scottish, "foi").docx)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    files = [str(tmp_path / "brief.docx"), str(tmp_path / "letter.docx")]
    subprocess.run([*command, *files], check=True, capture_output=True)
    with pypdfium2.PdfDocument(tmp_path / "brief.pdf") as pdf:
        assert len(pdf) <= 2
    with pypdfium2.PdfDocument(tmp_path / "letter.pdf") as pdf:
        text = flat("".join(page.get_textpage().get_text_range() for page in pdf))
    assert "the document does not show" in text


def test_the_json_in_the_bundle_is_that_of_the_scorecard(weak: WireScorecard) -> None:
    data = bundle(weak, brief(weak))
    record = json.loads(zipfile.ZipFile(io.BytesIO(data)).read("scorecard.json"))
    assert record["document"]["sha256"] == weak.document.sha256
