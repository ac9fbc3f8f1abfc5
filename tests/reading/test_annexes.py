"""A document with annexes: one text of several files, each with its own pages, headings and questions."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_maker import lines, make_pdf, text

import eiascore
from eiascore.checks import DocumentView
from eiascore.checks.labels import labels
from eiascore.errors import DamagedError, EmptyDocumentError, FileProblemError, TooLargeError
from eiascore.reading.assemble import assemble_files
from eiascore.reading.draft import Source
from eiascore.reading.pieces import Layout, Piece, RawCell
from eiascore.rubric import load_rubric
from eiascore.schema import Document

MAIN = (
    b"# Equality impact assessment\n\n## Findings\n\nIn May 2024 we asked forty residents about the library, and they "
    b"told us that the ramp is too steep.\n\n| Group | Impact |\n|---|---|\n| Age | Older people lose the late bus. |\n"
    b"\n**Who will monitor the impact, and how often?**\n"
)
PLAN = b"Every quarter.\n\n# Actions\n\n| Action | Owner |\n|---|---|\n| Build a new ramp | Head of Libraries |\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    said = [lines(72, 200, [f"Page {number} of what was said on the ramp."]) for number in (1, 2)]
    pages = [text(72, 72, "Minutes of the access group", size=16, font="F2") + said[0], said[1]]
    content = {"eia.md": MAIN, "plan.md": PLAN, "minutes.pdf": make_pdf(pages)}
    for name, data in content.items():
        (tmp_path / name).write_bytes(data)
    return {name: tmp_path / name for name in content}


@pytest.fixture
def document(files: dict[str, Path]) -> Document:
    return eiascore.read(files["eia.md"], annexes=[files["minutes.pdf"], files["plan.md"]])


def test_each_file_is_named_with_what_it_takes_up(document: Document, files: dict[str, Path]) -> None:
    assert [file.name for file in document.files] == ["eia.md", "minutes.pdf", "plan.md"]
    assert [file.reader for file in document.files] == ["markdown", "pdf", "markdown"]
    assert document.files[1].media_type == "application/pdf"
    for file in document.files:
        data = files[file.name].read_bytes()
        assert (file.sha256, file.size) == (hashlib.sha256(data).hexdigest(), len(data))
    texts = [document.text[file.start : file.end] for file in document.files]
    assert "\n".join(texts) == document.text
    assert [text.split("\n")[0] for text in texts] == [
        "Equality impact assessment", "Minutes of the access group", "Every quarter.",
    ]  # fmt: skip
    main = document.files[0]
    assert (document.name, document.sha256, document.size) == (main.name, main.sha256, main.size)
    assert (document.media_type, document.reader) == (main.media_type, main.reader)


def test_one_file_is_named_too(files: dict[str, Path]) -> None:
    document = eiascore.read(files["minutes.pdf"])
    (file,) = document.files
    assert (file.start, file.end, file.first_page, file.pages) == (0, len(document.text), 0, 2)


def test_an_annex_changes_nothing_in_the_main_file(document: Document, files: dict[str, Path]) -> None:
    alone = eiascore.read(files["eia.md"])
    end = document.files[0].end
    assert document.text[:end] == alone.text
    assert document.sentences[: len(alone.sentences)] == alone.sentences
    assert document.tables[: len(alone.tables)] == alone.tables
    assert document.sections[: len(alone.sections)] == alone.sections


def test_pages_are_numbered_anew_in_each_file(files: dict[str, Path], tmp_path: Path) -> None:
    document = eiascore.read(files["minutes.pdf"], annexes=[files["plan.md"], files["minutes.pdf"]])
    assert [page.number for page in document.pages] == [1, 2, 1, 2]
    assert [(file.first_page, file.pages) for file in document.files] == [(0, 2), (2, 0), (2, 2)]
    assert [file.name for file in document.files] == ["minutes.pdf", "plan.md", "minutes.pdf (2)"]
    last = document.files[2]
    for page in document.pages[last.first_page :]:
        assert last.start <= page.start < page.end <= last.end
        assert f"Page {page.number} of what was said" in document.quote(page)
    inside = [s for s in document.sentences if s.start >= last.start]
    assert [s.page for s in inside if "of what was said" in document.quote(s)] == [1, 2]


def test_the_sections_of_an_annex_stand_under_its_name(document: Document) -> None:
    paths = [section.path for section in document.sections]
    title = "Equality impact assessment"
    assert paths == [
        (), (title,), (title, "Findings"), ("minutes.pdf",), ("minutes.pdf", "Minutes of the access group"),
        ("plan.md",), ("plan.md", "Actions"),
    ]  # fmt: skip
    minutes = document.sections[3]
    assert (minutes.title, minutes.level, minutes.page) == ("", 0, 1)
    assert (minutes.start, minutes.end) == (document.files[1].start, document.files[1].end)
    assert "minutes.pdf" not in document.text
    for section in document.sections:
        assert document.quote(section).startswith(section.title)


def test_no_question_and_no_table_goes_on_in_the_next_file(files: dict[str, Path]) -> None:
    document = eiascore.read(files["eia.md"], annexes=[files["plan.md"]])
    together = eiascore.read(MAIN + b"\n" + PLAN)
    (answer,) = (s for s in document.sentences if document.quote(s) == "Every quarter.")
    (same,) = (s for s in together.sentences if together.quote(s) == "Every quarter.")
    assert same.question == "Who will monitor the impact, and how often?"
    assert answer.question == ""
    views = DocumentView(document, load_rubric("psed-2010").index).views
    (view,) = (view for view in views if view.sentence == answer)
    assert (view.surroundings("above"), view.surroundings("lately")) == ("", "")
    assert [(table.rows, table.columns, table.section) for table in document.tables] == [(2, 2, 2), (2, 2, 4)]
    owner = next(cell for cell in document.tables[1].cells if document.quote(cell) == "Head of Libraries")
    assert (owner.row_header, owner.column_header) == ("Build a new ramp", "Owner")


def test_the_name_of_an_annex_makes_no_finding_about_a_group(files: dict[str, Path], tmp_path: Path) -> None:
    named = tmp_path / "disability.md"
    named.write_bytes(b"A lift will be built by the spring of next year.")
    document = eiascore.read(files["eia.md"], annexes=[named])
    found = labels(DocumentView(document, load_rubric("psed-2010").index))
    assert document.quote(document.sentences[-1]).startswith("A lift")
    assert found.subjects[-1] == ()


def test_annexes_come_from_bytes_and_open_files(files: dict[str, Path]) -> None:
    with files["plan.md"].open("rb") as opened:
        document = eiascore.read(MAIN, name="eia", annexes=[PLAN, opened, io.BytesIO(PLAN)])
    assert [file.name for file in document.files] == ["eia", "document", "plan.md", "document (2)"]


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"%PDF-1.7\nand then nothing", DamagedError, "The annex bad.pdf cannot be read: The PDF is damaged"),
        (b"", EmptyDocumentError, "The annex bad.pdf cannot be read: "),
        (None, FileProblemError, "The annex bad.pdf cannot be read: There is no file"),
        (b"<html><body><p> </p></body></html>", EmptyDocumentError, "The annex bad.pdf holds 0 words"),
    ],
)
def test_an_annex_that_cannot_be_read_is_named(
    content: bytes | None, error: type[Exception], says: str, files: dict[str, Path], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.pdf"
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(error, match=says):
        eiascore.read(files["eia.md"], annexes=[files["plan.md"], bad])


def test_a_short_annex_is_read_and_a_short_main_file_is_not(files: dict[str, Path]) -> None:
    assert eiascore.read(MAIN, annexes=[b"Signed in May."]).text.endswith("\nSigned in May.")
    with pytest.raises(EmptyDocumentError, match="plan holds 3 words"):
        eiascore.read(b"Signed in May.", name="plan", annexes=[MAIN])


def test_the_limit_is_on_all_files_together(monkeypatch: pytest.MonkeyPatch) -> None:
    from eiascore.reading import draft
    from eiascore.settings import Settings

    monkeypatch.setattr(draft, "settings", lambda: Settings(max_characters=len(MAIN) + 50))
    eiascore.read(MAIN)
    with pytest.raises(TooLargeError, match="more than"):
        eiascore.read(MAIN, annexes=[MAIN])


@pytest.mark.parametrize("annexes", ["plan.md", b"words", Path("plan.md")])
def test_one_annex_is_given_as_a_list(annexes: object) -> None:
    with pytest.raises(TypeError, match=r"annexes=\[\.\.\.\]"):
        eiascore.read(MAIN, annexes=annexes)  # type: ignore[arg-type]


def test_a_document_that_is_read_takes_no_more_annexes(document: Document) -> None:
    with pytest.raises(TypeError, match=r"give them to read\(\)"):
        eiascore.score(document, annexes=[PLAN])


def test_notes_and_counts_are_put_together(files: dict[str, Path], tmp_path: Path) -> None:
    whole = make_pdf([lines(72, 72, [f"Line {n} of the assessment speaks of the ramp." for n in range(9)]), ""])
    broken = whole.replace(b"startxref", b"startxxxx")
    (tmp_path / "broken.pdf").write_bytes(broken)
    alone = eiascore.read(tmp_path / "broken.pdf").quality
    document = eiascore.read(files["eia.md"], annexes=[tmp_path / "broken.pdf"])
    assert alone.pages_without_text == document.quality.pages_without_text == 1
    assert document.quality.notes == tuple(f"broken.pdf: {note}" for note in alone.notes)
    first, second = (len(document.text[file.start : file.end].split()) for file in document.files)
    share = eiascore.read(files["eia.md"]).quality.template_share * first / (first + second)
    assert document.quality.template_share == pytest.approx(share, abs=1e-4)
    assert share > 0


_PIECE = st.one_of(
    st.builds(
        Piece,
        kind=st.sampled_from(["heading", "paragraph", "bullet", "furniture"]),
        text=st.sampled_from(["Age", "Who was asked?", "We met forty people. They said no.", " \x00", "Yes"]),
        page=st.one_of(st.none(), st.integers(1, 4)),
        level=st.integers(0, 3),
    ),
    st.builds(
        Piece,
        kind=st.just("table"),
        page=st.one_of(st.none(), st.integers(1, 4)),
        cells=st.lists(
            st.builds(
                RawCell, row=st.integers(0, 2), column=st.integers(0, 2), text=st.sampled_from(["", "Age", "No"])
            ),
            max_size=5,
        ),
    ),
)
_END = Piece("paragraph", "The board met twelve tenants of the two estates in May and they asked for later closing "
              "hours on both of the sites that they use.")  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.lists(_PIECE, max_size=6), min_size=1, max_size=4))
def test_any_files_make_one_text_with_everything_in_its_own(layouts: list[list[Piece]]) -> None:
    sources = [
        Source(Layout([*pieces, _END], "test"), f"file {number}", "0" * 64, 1, "test")
        for number, pieces in enumerate(layouts)
    ]
    document = assemble_files(sources)
    assert "\n".join(document.text[file.start : file.end] for file in document.files) == document.text
    assert sum(file.pages for file in document.files) == len(document.pages)
    for source, file in zip(sources, document.files, strict=True):
        alone = assemble_files([source])
        inside = [s for s in document.sentences if file.start <= s.start and s.end <= file.end]
        assert [(document.quote(s), s.page, s.origin, s.question) for s in inside] == [
            (alone.quote(s), s.page, s.origin, s.question) for s in alone.sentences
        ]
        pages = document.pages[file.first_page : file.first_page + file.pages]
        assert [(page.number, document.quote(page)) for page in pages] == [
            (page.number, alone.quote(page)) for page in alone.pages
        ]
        paths = {document.sections[s.section].path[:1] for s in inside}
        assert file is document.files[0] or paths <= {(file.name,)}
    assert sum(len(assemble_files([source]).sentences) for source in sources) == len(document.sentences)
