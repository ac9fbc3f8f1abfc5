"""An equality assessment inside a longer report: found, cut out with its real page numbers, or left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import (
    ASSESSMENT,
    BODY,
    CONSULTED,
    HEAD,
    LISTED,
    OPTIONS,
    PRIVACY,
    appendix,
    converted,
    printed,
    report,
    specimen,
    usual,
)

import eiascore
from eiascore.errors import PageRangeError
from eiascore.reading.compose import chosen
from eiascore.reading.draft import Source
from eiascore.reading.embedded import find
from eiascore.reading.pieces import Layout, Piece, RawCell
from eiascore.schema import Document

LAST_WORDS = "The minibus runs from July."
SPECIMEN_WORDS = "Has this form been published? ☐ Yes ☐ No Date:\nReview date:"
BOLD = '<p class="new"><b>Appendix 3: Equality Impact Assessment</b></p>'
OWN = f"<h1>Appendix 1: Who we met</h1>{CONSULTED}<h1>Appendix 2: Figures by group</h1>{OPTIONS}"
OWN_ENDS = "cost, risk, use and building condition."
BILL = "<h1>Tenancies (Repairs) Bill: Impact Assessment</h1><p>Department for Fictional Homes, 3 March 2026.</p>"
CONTENTS = (
    "<h1>Community centres: consultation report</h1><h2>Contents</h2><p>Background</p><p>Appendix A: Options</p>"
    "<p>Appendix B: Equality Impact Assessment</p>"
)

FOUND = {
    "a heading": (usual(ASSESSMENT), "Appendix 3: Equality Impact Assessment", LAST_WORDS),
    "a form of its own": (
        usual(specimen("middling-council-form")),
        "Appendix 3: Equality Impact Assessment",
        SPECIMEN_WORDS,
    ),
    "a line without looks": (usual(ASSESSMENT, tag="p"), "Appendix 3: Equality Impact Assessment", LAST_WORDS),
    "a bold line": (
        usual(ASSESSMENT).replace('<h1 class="new">Appendix 3: Equality Impact Assessment</h1>', BOLD),
        "Appendix 3: Equality Impact Assessment",
        LAST_WORDS,
    ),
    "a title on a page of its own": (
        usual(f'<h1>Equality Impact Assessment</h1><p class="new"></p>{ASSESSMENT}', title="Appendix 3"),
        "Appendix 3: Equality Impact Assessment",
        LAST_WORDS,
    ),
    "no label": (
        report(
            appendix("Appendix 1: Options appraisal", OPTIONS),
            appendix("Equality Impact Assessment", ASSESSMENT),
            appendix("Appendix 3: Data protection impact assessment", PRIVACY),
        ),
        "Equality Impact Assessment",
        LAST_WORDS,
    ),
    "no label, and another document after it": (
        report(
            appendix("Equality Analysis", ASSESSMENT), appendix("Data protection impact assessment", PRIVACY), body=BODY
        ),
        "Equality Analysis",
        LAST_WORDS,
    ),
    "appendices of its own in letters": (
        usual(f"{ASSESSMENT}<h2>Appendix A: Who we met</h2>{CONSULTED}<h2>Appendix B: Figures</h2>{OPTIONS}"),
        "Appendix 3: Equality Impact Assessment",
        OWN_ENDS,
    ),
    "appendices of its own that count anew": (
        usual(ASSESSMENT + OWN),
        "Appendix 3: Equality Impact Assessment",
        OWN_ENDS,
    ),
    "appendices of its own up to the number of the next": (
        usual(f"{ASSESSMENT}{OWN}<h1>Appendix 3: More figures</h1>{OPTIONS}"),
        "Appendix 3: Equality Impact Assessment",
        OWN_ENDS,
    ),
    "the end of the file": (
        report(appendix("Appendix 1 - EqIA", ASSESSMENT)),
        "Appendix 1 - EqIA",
        LAST_WORDS,
    ),
    "an annex of a bill's impact assessment": (
        report(
            appendix("Annex A: Costs", OPTIONS),
            appendix("Annex B: Equalities Analysis", ASSESSMENT),
            appendix("Annex C: Justice impact test", PRIVACY),
            head=BILL,
            body=BODY,
        ),
        "Annex B: Equalities Analysis",
        LAST_WORDS,
    ),
    "a list of contents that names it first": (
        report(
            appendix("Appendix A: Options", OPTIONS),
            appendix("Appendix B: Equality Impact Assessment", ASSESSMENT),
            head=CONTENTS,
            body=BODY,
        ),
        "Appendix B: Equality Impact Assessment",
        LAST_WORDS,
    ),
}

WHOLE = {
    "a paragraph on equality": report(appendix("Appendix 1: Options", OPTIONS), appendix("Appendix 2", CONSULTED)),
    "a heading over two lines": report(
        appendix("Appendix 1: Options appraisal", OPTIONS),
        appendix("Appendix 2: Consultation summary", CONSULTED + ASSESSMENT),
        body=f"{BODY}<h2>Equality Impact Assessment</h2><p>None was made: nobody is affected by age or race.</p>",
    ),
    "an assessment of a strategy for a committee": report(
        appendix("Appendix 1: Options appraisal", OPTIONS),
        appendix("Appendix 2: Equality analysis of the charges", ASSESSMENT),
        head="<h1>Equality Impact Assessment: Centres strategy</h1><p>Report to Cabinet, 10 February 2026</p>",
        body=ASSESSMENT,
    ),
    "a report on data protection": report(appendix("Appendix 1: Data protection impact assessment", PRIVACY * 3)),
}

NOTED = {
    "nothing says that it is something else": report(
        appendix("Appendix 1: Equality Impact Assessment", ASSESSMENT), head="<h1>Future of the community centres</h1>"
    ),
    "it is a chapter": report(
        head="<h1>Sports strategy 2026 to 2030</h1>",
        body=f"{BODY}<h2>9. Equality impact assessment</h2>{ASSESSMENT}<h2>10. Delivery</h2>{OPTIONS}",
    ),
    "the front names one too": report(
        appendix("Appendix 1: Equality Impact Assessment", ASSESSMENT),
        head=f"{HEAD}<h2>Equality Impact Assessment</h2><p>At Appendix 1.</p>",
    ),
    "the rest is an assessment under another title": report(
        appendix("Appendix 1: Equality Impact Assessment", ASSESSMENT),
        body=f"{BODY}<h1>Effects on people</h1>{ASSESSMENT}{LISTED}",
    ),
}

TWO = report(
    appendix("Appendix 1: Options appraisal", OPTIONS),
    appendix("Appendix 2: Equality Impact Assessment - Ferry Road", ASSESSMENT),
    appendix("Appendix 3: Equality Impact Assessment - Long Lane", specimen("middling-council-form")),
    appendix("Appendix 4: Data protection impact assessment", PRIVACY),
)


def read(page: str, **options: object) -> Document:
    return eiascore.read(page.encode(), name="report.html", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", FOUND)
def test_the_assessment_alone_is_read(case: str) -> None:
    page, title, ends = FOUND[case]
    document = read(page)
    assert document.part is not None
    assert document.part.title == title
    assert document.text.startswith(title.split(": ")[0])
    assert document.text.endswith(ends)
    assert document.part.reason.startswith("the file is something else (“")
    assert (document.part.first_page, document.part.last_page, document.part.pages) == (None, None, 0)
    assert "minibus" in document.text or "Changing Places" in document.text
    assert "boiler" not in document.text


@pytest.mark.parametrize("case", WHOLE)
def test_what_is_no_appended_assessment_is_left_alone(case: str) -> None:
    document = read(WHOLE[case])
    assert document.part is None
    assert document == read(WHOLE[case], pages="all")


@pytest.mark.parametrize("case", NOTED)
def test_where_there_is_doubt_all_is_read_with_a_note(case: str) -> None:
    document = read(NOTED[case])
    assert document.part is None
    assert document.text == read(NOTED[case], pages="all").text
    assert any(note.startswith("An equality assessment seems to begin: “") for note in document.quality.notes)


def test_the_largest_of_several_is_read_and_the_others_are_noted() -> None:
    document = read(TWO)
    assert document.part is not None
    assert document.part.title == "Appendix 3: Equality Impact Assessment - Long Lane"
    noted = "An equality assessment stands in the same file: “Appendix 2: Equality Impact Assessment - Ferry Road”."
    assert document.quality.notes == (noted,)


def test_several_without_labels_are_told_apart_by_what_they_are_about() -> None:
    document = read(
        report(
            appendix("Equality Impact Assessment: Ferry Road", ASSESSMENT),
            appendix("Equality Impact Assessment: Long Lane", ASSESSMENT * 2),
        )
    )
    assert document.part is not None
    assert document.part.title == "Equality Impact Assessment: Long Lane"
    assert "Ferry Road”" in document.quality.notes[0]


def test_the_search_is_turned_off() -> None:
    document = read(usual(ASSESSMENT), pages="all")
    assert document.part is None
    assert "boiler" not in document.text and "The roof of Ferry Road leaks." in document.text
    assert document.text.endswith("Access is by role and logged.")


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_it_is_found_in_office_files(ending: str, tmp_path: Path, need) -> None:
    path = converted(usual(specimen("middling-council-form")), tmp_path, need("soffice"), ending)
    document = eiascore.read(path)
    assert document.part is not None
    assert document.part.title == "Appendix 3: Equality Impact Assessment"
    assert document.text.endswith(SPECIMEN_WORDS)
    with pytest.raises(PageRangeError, match=r"report\.\w+ has no pages to choose from\. .*heading.*--whole"):
        eiascore.read(path, pages=(1, 2))


def test_pages_of_a_pdf_keep_their_numbers(tmp_path: Path, need) -> None:
    path = printed(usual(specimen("middling-council-form")), tmp_path, need("chromium"))
    whole, document = eiascore.read(path, pages="all"), eiascore.read(path)
    part, pages = document.part, document.pages
    assert part is not None and part.first_page is not None and part.last_page is not None
    assert (len(whole.pages) > 10, part.pages, part.first_page > 3) == (True, len(whole.pages), True)
    assert [page.number for page in pages] == list(range(part.first_page, part.last_page + 1))
    assert part.last_page == part.pages - 1
    numbers = {page.number: page for page in pages}
    for sentence in document.sentences:
        assert sentence.page is not None
        assert numbers[sentence.page].start <= sentence.start <= numbers[sentence.page].end
    for page, same in zip(pages, whole.pages[part.first_page - 1 : part.last_page], strict=True):
        assert (document.quote(page), page.width, page.height) == (whole.quote(same), same.width, same.height)
    assert document.files[0].pages == len(pages)


def test_of_two_in_a_pdf_the_other_is_read_by_its_pages(tmp_path: Path, need) -> None:
    path = printed(TWO, tmp_path, need("chromium"))
    document = eiascore.read(path)
    (note,) = document.quality.notes
    page = int(note.split("--pages ")[1].split()[0])
    other = eiascore.read(path, pages=(page, page))
    assert "minibus" not in document.text
    assert other.text.startswith("Appendix 2: Equality Impact Assessment - Ferry Road")
    assert other.text.endswith(LAST_WORDS)
    assert other.part is not None
    assert (other.part.first_page, other.part.last_page, other.part.title) == (page, page, "")


def test_a_part_is_scored_like_the_assessment_alone(tmp_path: Path, need) -> None:
    inside = specimen("strong-police-search")
    path = printed(usual(inside), tmp_path, need("chromium"))
    alone = printed(report(inside, head="", body=""), tmp_path, need("chromium"), "alone")
    cards = eiascore.score(path), eiascore.score(alone)
    levels = [{finding.criterion: finding.level for finding in card.findings} for card in cards]
    assert cards[0].kind.kind == cards[1].kind.kind == "eia"
    assert levels[0] == levels[1]


def test_no_specimen_is_cut(specimens: Path) -> None:
    files = [path for path in sorted(specimens.iterdir()) if path.suffix in (".pdf", ".docx", ".odt", ".html")]
    assert len(files) > 20
    assert [path.name for path in files if (read := eiascore.read(path)).part or read.quality.notes] == []


PIECES = [
    Piece("heading", "Report to the Housing Committee", page=1, level=1),
    Piece("paragraph", "The committee is asked to agree to the new lettings policy. " * 12, page=1),
    Piece("furniture", "Appendix 1", page=2),
    Piece("paragraph", "Costs are set out by year and by estate in the table that follows here. " * 15, page=2),
    Piece("furniture", "Appendix 2", page=3),
    Piece("paragraph", "Equality impact assessment", page=3),
    Piece("paragraph", "The policy has a negative impact on age, disability, race, sex and religion. " * 12, page=3),
    Piece("table", page=3, cells=[RawCell(row, 0, text, page=3) for row, text in enumerate(("Age", "Sex", "Race"))]),
    Piece("furniture", "Appendix 2", page=4),
    Piece("paragraph", "We must have due regard to the need to advance equality in lettings.", page=4),
    Piece("furniture", "Appendix 3", page=5),
    Piece("paragraph", "The tenancy agreement is set out in full on the pages that follow here. " * 15, page=5),
]  # fmt: skip


def test_labels_in_the_margin_begin_and_end_it() -> None:
    found = find(Layout(PIECES, "test", [(595, 842)] * 5))
    assert found.part is not None
    assert (found.part.title, found.part.first_page, found.part.last_page) == (
        "Appendix 2: Equality impact assessment", 3, 4,
    )  # fmt: skip
    assert (found.start, found.end) == (4, 10)


def layout() -> Source:
    """Return three pages; a paragraph and a table run on from the first over the second."""
    cells = [RawCell(row, 0, f"Row {row}", page=2 + (row > 1)) for row in range(4)]
    pieces = [
        Piece("heading", "Lettings policy", page=1, level=1),
        Piece("paragraph", "It began here. It goes on there. It ends below.", page=1, page_breaks=[(15, 2), (33, 3)]),
        Piece("table", page=2, cells=cells),
        Piece("paragraph", "The last line of the policy stands on the last page.", page=3),
    ]
    return Source(Layout(pieces, "test", [(595, 842), (842, 595), (595, 842)]), "plan.pdf", "0" * 64, 1, "test")


@pytest.mark.parametrize(
    ("pages", "texts"),
    [
        ((1, 1), ["Lettings policy", "It began here. ", 1]),
        ((2, 2), ["It goes on there. ", ["Row 0", "Row 1"], 2]),
        ((2, 3), ["It goes on there. It ends below.", ["Row 0", "Row 1", "Row 2", "Row 3"], 3]),
        ((3, 3), ["It ends below.", ["Row 2", "Row 3"], 3]),
    ],
)
def test_what_runs_over_a_page_is_cut_there(pages: tuple[int, int], texts: list[object]) -> None:
    source, part = chosen(layout(), pages)
    found = [[cell.text for cell in p.cells] if p.kind == "table" else p.text for p in source.layout.pieces]
    assert found[: len(texts) - 1] == texts[:-1]
    assert part is not None
    assert (part.first_page, part.last_page, part.pages) == (*pages, 3)
    assert source.layout.first_page == pages[0]
    assert len(source.layout.page_sizes) == pages[1] - pages[0] + 1
    assert min(cell.row for p in source.layout.pieces for cell in p.cells or [RawCell(0, 0, "")]) == 0
    assert all(
        first <= page <= last for first, last in [pages] for p in source.layout.pieces for _, page in p.page_breaks
    )


@pytest.mark.parametrize("pages", [(0, 1), (2, 1), (3, 4), (4, 4)])
def test_pages_that_are_not_there_are_refused(pages: tuple[int, int]) -> None:
    with pytest.raises(PageRangeError, match=r"plan\.pdf has 3 pages; there are no pages \d-\d\. Name the first"):
        chosen(layout(), pages)


_TITLES = st.sampled_from(
    ["Appendix 1", "Appendix 2: Equality Impact Assessment", "Appendix III", "Annex A", "EqIA", "Report to Cabinet",
     "9. Equality analysis", "Background papers", "Age", "Disability has a negative impact", "due regard. " * 40, ""]
)  # fmt: skip
_PIECE = st.builds(
    Piece,
    kind=st.sampled_from(["heading", "paragraph", "bullet", "furniture"]),
    text=_TITLES,
    page=st.one_of(st.none(), st.integers(1, 6)),
    level=st.integers(0, 3),
    bold=st.booleans(),
)


@settings(max_examples=300)
@given(st.lists(_PIECE, max_size=30))
def test_a_part_is_a_range_of_the_pieces(pieces: list[Piece]) -> None:
    found = find(Layout(pieces, "test"))
    if found.part is None:
        assert (found.start, found.end) == (0, 0)
    else:
        assert 0 < found.start < found.end <= len(pieces)
        assert found.part.title
