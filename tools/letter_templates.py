"""Write the Word templates of letters and of the brief: src/eiascore/letters/templates/*.docx.

``[[...]]`` is a place that a person fills in (yellow in Word), ``**...**`` is bold, a line break stays one. The tags
are those of docxtpl, so that a lawyer can change the wording in Word and keep the tags.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from letter_words import BRIEF, LETTERS, Part

from eiascore.letters.zipped import settled

FOLDER = Path(__file__).parents[1] / "src" / "eiascore" / "letters" / "templates"
_LETTER, _BRIEF = 11, 9  # points
_PIECES = re.compile(r"(\[\[.*?\]\]|\*\*.*?\*\*)", re.DOTALL)


def made(parts: list[Part], *, size: float) -> bytes:
    """Return a template."""
    document = _blank(size)
    for part in parts:
        if part.style == "box":
            cell = document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="F2F2F2"/>'))
            _into_cell(cell, part.text.split("\n\n"))
            _gap(document)
        elif part.style == "table":
            _table(document, part.text)
        elif part.style == "heading":
            _fill(document.add_heading(level=2), part.text)
        elif part.style == "title":
            _fill(document.add_heading(level=1), part.text)
        else:
            paragraph = document.add_paragraph()
            if part.style == "point":
                paragraph.paragraph_format.space_before = Pt(size * 0.7)
                paragraph.paragraph_format.keep_with_next = True
            if part.style == "under":
                paragraph.paragraph_format.left_indent = Cm(0.8)
                paragraph.paragraph_format.space_after = Pt(size * 0.25)
            _fill(paragraph, part.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue())


def _blank(size: float) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.9)
    for name, points in (("Normal", size), ("Heading 1", size + 5), ("Heading 2", size + 1)):
        style = document.styles[name]
        style.font.size = Pt(points)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the theme's fonts would win
        style.font.name = "Arial"
        if name != "Normal":
            style.paragraph_format.space_before = Pt(size * 0.8)
            style.paragraph_format.space_after = Pt(size * 0.3)
            style.font.color.rgb = docx.shared.RGBColor(0, 0, 0)
    document.styles["Normal"].paragraph_format.space_after = Pt(size * 0.6)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0 if size < _LETTER else 1.1
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.language = "en-GB"
    return document


def _into_cell(cell: _Cell, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        _fill(paragraph, text)


def _table(document: Document, text: str) -> None:
    """Add a table of a heading and one row that is repeated: the first line names the loop."""
    loop, widths, heads, cells = text.split("\n")
    names = heads.split(" | ")
    table = document.add_table(rows=4, cols=len(names), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths.split(), strict=True):
        column.width = Cm(float(width))
    for number, (name, words, width) in enumerate(zip(names, cells.split(" | "), widths.split(), strict=True)):
        for row in table.rows:
            row.cells[number].width = Cm(float(width))
            row.cells[number].paragraphs[0].paragraph_format.space_after = Pt(1)
        _fill(table.cell(0, number).paragraphs[0], f"**{name}**")
        _fill(table.cell(2, number).paragraphs[0], words)
    table.cell(1, 0).paragraphs[0].add_run(f"{{%tr for {loop} %}}")
    table.cell(3, 0).paragraphs[0].add_run("{%tr endfor %}")
    _gap(document)


def _gap(document: Document) -> None:
    """Add a line after a table: Word joins two tables that nothing parts."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(6)


def _fill(paragraph: Paragraph, text: str) -> None:
    for piece in filter(None, _PIECES.split(text)):
        marks, bold = piece.startswith("[["), piece.startswith("**")
        words = piece[1:-1] if marks else piece[2:-2] if bold else piece
        run = paragraph.add_run()
        for number, line in enumerate(words.split("\n")):
            if number:
                run.add_break()
            run.add_text(line)
        run.bold = bold or None
        if marks:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def templates() -> dict[str, bytes]:
    """Return all templates by name."""
    return {name: made(parts, size=_LETTER) for name, parts in LETTERS.items()} | {"brief": made(BRIEF, size=_BRIEF)}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, data in templates().items():
        (FOLDER / f"{name}.docx").write_bytes(data)
