"""The brief: two pages at most, what the HTML page says, and a Word document that can be read and does nothing."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from eiascore.report.brief import brief, to_brief_markdown
from eiascore.report.brief_docx import to_docx
from eiascore.report.wire import to_wire
from eiascore.schema import Scorecard


def opened(*cards: Scorecard):
    return docx.Document(io.BytesIO(to_docx(cards)))


def test_it_says_letters_caps_points_and_limits(cards: dict[str, Scorecard]) -> None:
    card = cards["strong-police-search.pdf"]
    said = brief(card)
    assert card.grade.letter in said.overall
    assert [row.letter for row in said.letters] == [g.letter or "not asked" for g in card.grade.dimensions.values()]
    assert len(said.held) == len(card.grade.caps)
    assert 1 <= len(said.strong) <= 3
    assert 1 <= len(said.weak) <= 3
    for point in (*said.strong, *said.weak):
        assert point.quote is None or " ".join(point.quote.text.split()) in " ".join(card.document.text.split())
    assert set(card.limits) <= set(said.limits)
    assert card.document.sha256 in said.provenance
    assert brief(to_wire(card)) == said


def test_word_and_markdown_say_the_same(card: Scorecard) -> None:
    document = opened(card)
    words = [p.text for p in document.paragraphs if p.text]
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(to_brief_markdown(card))
    assert html.count("<li>") == sum(p.style.name == "List Bullet" for p in document.paragraphs)
    assert html.count("<h2>") == sum(p.style.name == "Heading 2" for p in document.paragraphs)
    assert words[0].startswith("Scorecard: ")
    assert len(document.tables) == html.count("<table>") == bool(card.grade.letter)


def test_the_word_document_has_headings_a_header_row_and_its_language(cards: dict[str, Scorecard]) -> None:
    document = opened(cards["strong-police-search.pdf"], cards["blank-form.docx"])
    assert [p.style.name for p in document.paragraphs].count("Heading 1") == 2
    (table,) = document.tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert {language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title
    assert list(document.element.body.iter(qn("w:txbxContent"))) == []


def test_the_same_scorecard_gives_the_same_bytes(cards: dict[str, Scorecard]) -> None:
    card = cards["strong-police-search.pdf"]
    made = to_docx([card])
    assert made == to_docx([to_wire(card)])
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_text_stays_text(hostile: Scorecard) -> None:
    document = opened(hostile)
    text = "\n".join(p.text for p in document.paragraphs)
    assert "<script>alert(1)</script>" in text
    assert [c for c in text if not c.isprintable() and c != "\n"] == []
    body = document.element.body
    assert [
        tag for name in ("w:hyperlink", "w:fldSimple", "w:instrText", "w:object") for tag in body.iter(qn(name))
    ] == []
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(to_brief_markdown(hostile))
    for tag in ("<script", "<a ", "<img", "<code>", "<s>"):
        assert tag not in html


def test_a_word_document_needs_a_file(run, specimens: Path) -> None:
    done = run(specimens / "blank-form.docx", "--format", "docx")
    assert done.returncode == 2
    assert b"a Word document is a file" in done.stderr


def test_the_longest_fits_on_two_pages(cards: dict[str, Scorecard], need, tmp_path: Path) -> None:
    """Every quotation, reason and list as long as it may be, and more of them than are shown."""
    program = need("soffice")
    card = cards["strong-police-search.pdf"]
    long = "every protected characteristic " * 60
    caps = tuple(cap.model_copy(update={"quote": long, "page": 1}) for cap in card.grade.caps) * 5
    findings = tuple(
        f.model_copy(update={"question": f.question * 2, "means": long, "level": n % 2 * 2 or f.level})
        for n, f in enumerate(card.findings)
    )
    made = card.model_copy(update={"grade": card.grade.model_copy(update={"caps": caps}), "findings": findings})
    (tmp_path / "long.docx").write_bytes(to_docx([made]))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [program, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "long.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with pypdfium2.PdfDocument(tmp_path / "long.pdf") as printed:
        assert len(printed) <= 2
