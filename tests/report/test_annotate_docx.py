"""Marked DOCX: each comment stands on its quotation, and the text stays as it was."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from marked_files import card_of, commented, letters, sentences_of

import eiascore
from eiascore.errors import MarkingError
from eiascore.reading.docx_xml import W
from eiascore.report.annotate import Marked, annotate
from eiascore.report.annotate.docx_cuts import Cuts
from eiascore.schema import Document

SPECIMENS = ["middling-council-form.docx", "strong-police-search.docx", "two-column-annex-scotland.docx"]
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FILLER = [
    "The council asked forty residents about the library in May.",
    "They told us that the ramp is too steep for a wheelchair.",
    "The lift has been out of order since the winter of last year.",
]


def saved(opened: docx.document.Document) -> bytes:
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def body(*paragraphs: str) -> bytes:
    """Return a DOCX with paragraphs whose content is given as XML, after the filler."""
    opened = docx.Document()
    for line in FILLER:
        opened.add_paragraph(line)
    for content in paragraphs:
        opened.element.body.insert(-1, parse_xml(f"<w:p {NAMESPACE}>{content}</w:p>"))
    return saved(opened)


def marked(data: bytes, *quotations: str) -> tuple[Document, Marked]:
    document = eiascore.read(data)
    spans = [(document.text.index(q), document.text.index(q) + len(q)) for q in quotations] or sentences_of(document)
    (copy,) = annotate(card_of(document, spans), document, [data], everything=True)
    assert copy
    return document, copy


def texts(data: bytes) -> list[str]:
    opened = docx.Document(io.BytesIO(data))
    return ["".join(t.text or "" for t in p.iter(W + "t")) for p in opened.element.body.iter(W + "p")]


@pytest.mark.parametrize("name", SPECIMENS)
def test_each_comment_stands_on_its_quotation_and_the_text_stays(specimens: Path, name: str) -> None:
    data = (specimens / name).read_bytes()
    document, copy = marked(data)
    outside = [one.mark.quote for one in copy.missed]
    assert outside == [document.quote(b) for b in document.blocks if b.kind == "furniture"]
    assert [letters(said) for _, said in commented(copy.data)] == [letters(mark.quote) for mark in copy.marks]
    assert len(copy.marks) > 100
    assert texts(copy.data) == texts(data)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(copy.data)) as after:
        assert set(after.namelist()) == {*before.namelist(), "word/comments.xml"}
    again = eiascore.read(copy.data)
    assert (again.text, again.sentences, again.tables) == (document.text, document.sentences, document.tables)


def test_the_comment_says_what_for_in_plain_words() -> None:
    _, copy = marked(body(), FILLER[0], FILLER[1])
    assert commented(copy.data) == [
        ("Engagement: Who was asked? Level 2 of 3. For. Why: it says so.", FILLER[0]),
        ("Evidence: What is known? Level 1 of 3. For. Why: it says so.", FILLER[1]),
    ]
    comments = list(docx.Document(io.BytesIO(copy.data)).comments)
    assert {(comment.author, comment.initials, comment.timestamp) for comment in comments} == {
        ("eiascore", "EIA", None)
    }


def test_runs_are_cut_at_the_ends_of_a_quotation_and_keep_their_looks() -> None:
    runs = (
        "<w:r><w:t xml:space='preserve'>Last year </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
        "<w:t>we met them twice. Nob</w:t></w:r>"
        "<w:r><w:rPr><w:i/></w:rPr><w:t>ody said no.</w:t><w:tab/><w:t>All is well here.</w:t></w:r>"
    )
    data = body(runs)
    _, copy = marked(data, "we met them twice.", "Nobody said no.", "met them twice. Nobody", "said")
    said = sorted(text for _, text in commented(copy.data))
    assert said == ["Nobody said no.", "met them twice. Nobody", "said", "we met them twice."]
    assert texts(copy.data) == texts(data)
    paragraph = docx.Document(io.BytesIO(copy.data)).paragraphs[3]
    looks = {(bool(r.bold), bool(r.italic)): "" for r in paragraph.runs}
    for run in paragraph.runs:
        looks[bool(run.bold), bool(run.italic)] += run.text
    assert looks == {
        (False, False): "Last year ",
        (True, False): "we met them twice. Nob",
        (False, True): "ody said no.\tAll is well here.",
    }


@pytest.mark.parametrize(
    "content",
    [
        "<w:hyperlink w:anchor='a'><w:r><w:t>The plan is on our pages.</w:t></w:r></w:hyperlink>",
        "<w:ins w:id='1' w:author='x'><w:r><w:t>The plan is on our pages.</w:t></w:r></w:ins>",
        "<w:sdt><w:sdtContent><w:r><w:t>The plan is on our pages.</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:t>The plan</w:t></w:r><w:del w:id='2' w:author='x'><w:r><w:delText> never</w:delText></w:r></w:del>"
        "<w:r><w:t xml:space='preserve'> is on our</w:t><w:noBreakHyphen/><w:t>pages.</w:t></w:r>",
    ],
)
def test_links_insertions_controls_and_deletions(content: str) -> None:
    data = body(content)
    document = eiascore.read(data)
    quotation = next(document.quote(s) for s in document.sentences if "The plan" in document.quote(s))
    _, copy = marked(data, quotation)
    assert [letters(said) for _, said in commented(copy.data)] == ["Theplanisonourpages"]
    assert eiascore.read(copy.data).text == document.text


def test_text_in_a_box_is_commented_where_the_box_is_anchored() -> None:
    box = (
        "<w:r><w:t>Beside the box.</w:t></w:r><w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'>"
        "<w:txbxContent><w:p><w:r><w:t>The ramp was built again.</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></w:pict></w:r>"
    )
    _, copy = marked(body(box), "The ramp was built again.")
    opened = docx.Document(io.BytesIO(copy.data))
    (start,) = opened.element.body.iter(W + "commentRangeStart")
    assert start.getparent().getparent().tag == W + "body"
    assert commented(copy.data)[0][1] == "The ramp was built again."


def test_a_footnote_is_commented_at_its_mark_even_one_that_refers_to_itself() -> None:
    reference = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    opened = docx.Document(io.BytesIO(body(f"<w:r><w:t>Few came.</w:t></w:r>{reference}")))
    note = f"<w:footnote w:id='2'><w:p><w:r><w:t>We asked nine carers.</w:t></w:r>{reference}</w:p></w:footnote>"
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"<w:footnotes {NAMESPACE}>{note}</w:footnotes>".encode(),
        opened.part.package,
    )
    opened.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _, copy = marked(saved(opened), "We asked nine carers.")
    (start,) = docx.Document(io.BytesIO(copy.data)).element.body.iter(W + "commentRangeStart")
    assert start.getnext().find(W + "footnoteReference") is not None
    assert copy.missed == ()


def test_the_same_words_are_marked_in_their_own_place() -> None:
    opened = docx.Document()
    for line in FILLER:
        opened.add_paragraph(line)
    table = opened.add_table(rows=3, cols=2)
    for row, group in zip(table.rows, ("Age", "Sex", "Race"), strict=True):
        row.cells[0].text, row.cells[1].text = group, "No impact was found."
    data = saved(opened)
    document = eiascore.read(data)
    at = document.text.index("No impact was found.", document.text.index("Sex"))
    (copy,) = annotate(card_of(document, [(at, at + 20)]), document, [data])
    rows = docx.Document(io.BytesIO(copy.data)).tables[0].rows
    assert [len(list(row._tr.iter(W + "commentRangeStart"))) for row in rows] == [0, 1, 0]


def test_a_quotation_across_paragraphs_is_commented_in_the_first() -> None:
    data = body("<w:r><w:t>The first half</w:t></w:r>", "<w:r><w:t>and the second half</w:t></w:r>")
    document = eiascore.read(data)
    start, end = document.text.index("The first half"), document.text.index("second half") + len("second half")
    (copy,) = annotate(card_of(document, [(start, end)]), document, [data])
    assert [said for _, said in commented(copy.data)] == ["The first half"]


def test_comments_of_others_stay() -> None:
    opened = docx.Document(io.BytesIO(body()))
    opened.add_comment(opened.paragraphs[0].runs, "Is this right?", author="An officer", initials="AO")
    _, copy = marked(saved(opened), FILLER[0])
    comments = list(docx.Document(io.BytesIO(copy.data)).comments)
    assert (comments[0].author, comments[0].text) == ("An officer", "Is this right?")
    assert len({comment.comment_id for comment in comments}) == len(comments) == 2


def test_same_file_same_bytes(specimens: Path) -> None:
    data = (specimens / "blank-form.docx").read_bytes()
    document = eiascore.read(data)
    card = card_of(document, sentences_of(document))
    assert annotate(card, document, [data]) == annotate(card, document, [data])


@given(text=st.text(st.characters(codec="utf-8", categories=("L", "N", "Z")), min_size=1, max_size=20), data=st.data())
def test_cutting_a_run_never_changes_its_text(text: str, data: st.DataObject) -> None:
    run = parse_xml(f"<w:p {NAMESPACE}><w:r><w:rPr><w:b/></w:rPr><w:t/><w:tab/><w:t>end</w:t></w:r></w:p>")[0]
    first, last = run[1], run[3]
    first.text = text
    borders = data.draw(st.lists(st.tuples(st.sampled_from([first, last]), st.integers(0, 3)), min_size=1))
    borders = [(node, min(at, len(node.text))) for node, at in borders]
    paragraph = run.getparent()
    cuts = Cuts((run, border) for border in borders)
    assert "".join(t.text for t in paragraph.iter(W + "t")) == f"{text}end"
    assert all(len(made) > 1 and made[0].tag == W + "rPr" for made in paragraph)
    lengths = {first: len(text), last: 3}
    assert all((node, at) in cuts.beginning for node, at in borders if at < lengths[node])
    assert all((node, at) in cuts.ending for node, at in borders if at > 0)


@pytest.mark.parametrize("name", ["blank-form.odt", "blank-form.html"])
def test_other_formats_say_which_can_be_marked(specimens: Path, name: str) -> None:
    data = (specimens / name).read_bytes()
    document = eiascore.read(data)
    with pytest.raises(MarkingError, match=r"cannot be marked: .*PDF and Word documents \(DOCX\) can.*report in HTML"):
        annotate(card_of(document, sentences_of(document)[:1]), document, [data])
