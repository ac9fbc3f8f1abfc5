"""The brief of a scorecard as a Word document: headings, a table with a header row, lists, and nothing that acts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from eiascore.report.brief import Brief, brief, in_words, words_of
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard
from eiascore.text import squeeze, visible
from eiascore.version import __version__

if TYPE_CHECKING:
    from docx.document import Document

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can say
_NO_DAY = datetime(2000, 1, 1)  # the day is in the text
_LANGUAGE = "en-GB"


def to_docx(cards: Iterable[Scorecard | WireScorecard]) -> bytes:
    """Return a Word document with the brief of each scorecard, each on two pages at most.

    Parameters
    ----------
    cards : iterable of Scorecard or WireScorecard
        Fresh scorecards, or published ones.

    Returns
    -------
    bytes
        The same for the same scorecards.

    Examples
    --------
    >>> import eiascore
    >>> card = eiascore.score("corpus/specimens/blank-form.docx")
    >>> to_docx([card]) == to_docx([card])
    True
    """
    import docx

    document = docx.Document()
    _look(document)
    briefs = [brief(card) for card in cards]
    for number, said in enumerate(briefs):
        _write(document, said, on_new_page=number > 0)
    properties = document.core_properties
    properties.title = _clean("; ".join(f"Scorecard: {said.title}" for said in briefs))[:255]
    properties.author, properties.language = f"eiascore {__version__}", _LANGUAGE
    properties.created = properties.modified = _NO_DAY
    properties.comments = ""
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _look(document: Document) -> None:
    """Set paper, type and language; the template that comes with python-docx is American."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.6)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    for name, size, before, after in (
        ("Normal", 10, 0, 3), ("List Bullet", 10, 0, 2), ("Heading 1", 16, 0, 4), ("Heading 2", 12, 7, 2),
    ):  # fmt: skip
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:  # it would win over the name
            del fonts.attrib[theme]
        fonts.set(qn("w:hAnsi"), "Arial")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.05
        if name.startswith("Heading"):
            style.font.color.rgb = RGBColor(0x12, 0x43, 0x6D)


def _write(document: Document, said: Brief, *, on_new_page: bool) -> None:
    title = document.add_heading(_clean(f"Scorecard: {said.title}"), 1)
    title.paragraph_format.page_break_before = on_new_page
    document.add_paragraph(_clean(said.described))
    document.add_paragraph().add_run(_clean(said.overall)).bold = True
    if said.letters:
        _table(document, said)
    if said.held:
        document.add_heading("What holds letters down", 2)
        for one in said.held:
            _bullet(document, "", " ".join([one.words, *([in_words(one.quote)] if one.quote else [])]))
    for title, points in (("Strong points", said.strong), ("Weak points", said.weak)):
        if points:
            document.add_heading(title, 2)
        for point in points:
            _bullet(document, point.question, " ".join(words_of(point)))
    if said.person:
        document.add_heading("What needs a person", 2)
        document.add_paragraph(_clean(said.person))
        for line in said.doubts:
            _bullet(document, "", line)
    document.add_heading("Limits", 2)
    for limit in said.limits:
        _bullet(document, "", limit)
    document.add_paragraph(_clean(said.provenance))


def _bullet(document: Document, strong: str, text: str) -> None:
    paragraph = document.add_paragraph(style="List Bullet")
    if strong:
        paragraph.add_run(f"{_clean(strong)} ").bold = True
    paragraph.add_run(_clean(text))


def _table(document: Document, said: Brief) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=3, style="Table Grid")
    # Word repeats a row so marked on each page, and screen readers name it with the cells below.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _fill(table.rows[0], ("Dimension", "Letter", "Score of 100"), bold=True)
    for row in said.letters:
        _fill(table.add_row(), row, bold=False)


def _fill(row: Any, texts: Iterable[str], *, bold: bool) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        cell.paragraphs[0].add_run(_clean(text)).bold = bold


def _clean(text: str) -> str:
    """Return a text on one line without characters that XML cannot hold or that act on a screen."""
    return squeeze(visible(" ".join(text.split())))


def _timeless(packed: bytes) -> bytes:
    """Return a zip file without the times at which its parts were written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            kept.writestr(zipfile.ZipInfo(name, _FIRST_DAY), given.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
