"""Scans on the command line: ``--ocr``, its setting, and what doctor says about tesseract."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2 as pdfium2


def scanned(specimens: Path, to: Path) -> Path:
    document = pdfium2.PdfDocument(specimens / "weak-ministerial-statement.pdf")
    pictures = [document[k].render(scale=200 / 72).to_pil() for k in range(2)]
    document.close()
    pictures[0].save(to, "PDF", save_all=True, append_images=pictures[1:], resolution=200)
    return to


def test_a_scan_is_scored_and_says_how_it_was_read(run, need, specimens: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    need("tesseract")
    done = run(scanned(specimens, tmp_path / "scan.pdf"), "--ocr", "auto", "--json")
    assert done.returncode == 0, done.stderr
    card = json.loads(done.stdout)
    assert card["provenance"]["reader"].startswith("pdf+tesseract ")
    assert card["document"]["quality"]["recognised_pages"] == 2


def test_never_by_option_and_by_setting(run, specimens: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    scan = scanned(specimens, tmp_path / "scan.pdf")
    for done in (run(scan, "--ocr", "never", "--json"), run(scan, "--json", EIASCORE_OCR="never")):
        assert done.returncode == 4
        assert json.loads(done.stdout)["error"]["code"] == "scanned"
        assert b"--ocr auto" in done.stderr


def test_garbled_text_ends_with_its_own_code(run) -> None:  # type: ignore[no-untyped-def]
    text = b"Zh dvnhg wkh uhvlghqwv zkr xvh wkh oleudub derxw wkh olfw dqg wkhb wrog xv wkdw lw kdv ehhq eurnhq. " * 5
    done = run("-", "--json", stdin=text)
    assert done.returncode == 4
    assert json.loads(done.stdout)["error"]["code"] == "illegible"


def test_a_wrong_choice_is_wrong_usage(run, specimens: Path) -> None:  # type: ignore[no-untyped-def]
    assert run(specimens / "blank-form.pdf", "--ocr", "sometimes").returncode == 2


def test_doctor_tells_of_tesseract(run, need) -> None:  # type: ignore[no-untyped-def]
    need("tesseract")
    told = run("doctor").stdout.decode()
    assert "tesseract 5" in told or "tesseract 4" in told
    assert "languages" in told
    assert "eng" in told


def test_doctor_tells_what_to_install(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert "apt install tesseract-ocr" in run("doctor", PATH=str(tmp_path)).stdout.decode()
