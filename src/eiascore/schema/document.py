"""The document model: one text, and everything else as spans into it.

``Document.text`` is the only text there is. Blocks, cells, sections and sentences are half-open character ranges of it,
so that ``document.text[s.start:s.end]`` is always the verbatim quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import PrivateAttr

from eiascore.schema.form import Answer, CharacteristicRow
from eiascore.schema.frozen import Frozen
from eiascore.schema.lazy import Beside, view
from eiascore.schema.source import Part, Quality, SourceFile

if TYPE_CHECKING:
    from PIL.Image import Image

BlockKind = Literal["heading", "paragraph", "bullet", "cell", "furniture"]
Origin = Literal["author", "prompt", "guidance", "statute", "attached", "furniture"]


class Page(Frozen):
    """A page: its number (from 1), its range in the text and its size in points, where the format has pages."""

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0


class Box(Frozen):
    """A rectangle on a page as shown, in points from its left and from its top.

    ``page`` counts from 1 within its file, and ``file`` is an index into ``Document.files`` (0: the main file).
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    file: int = 0


class Section(Frozen):
    """A heading and what stands under it, down to the next heading of the same or a higher level.

    ``path`` holds the titles from the outermost heading to this one. Section 0 is the text before any heading.
    """

    title: str
    level: int
    path: tuple[str, ...]
    start: int
    end: int
    page: int | None = None


class Block(Frozen):
    """A heading, paragraph, bullet, table cell, or a piece of page furniture (running header, footer, page number)."""

    kind: BlockKind
    start: int
    end: int
    page: int | None
    section: int
    level: int = 0
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    table: int | None = None
    row: int | None = None
    column: int | None = None


class Cell(Frozen):
    """A table cell with the texts of the row and column headers that govern it ("" where there is none)."""

    row: int
    column: int
    start: int
    end: int
    page: int | None
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    row_header: str = ""
    column_header: str = ""


class Table(Frozen):
    """A table: its cells in reading order, and the section it stands in."""

    page: int | None
    section: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]


class Sentence(Frozen):
    """The unit of evidence: a sentence, bullet, heading or cell, with what it answers.

    Attributes
    ----------
    start, end : int
        Half-open range in ``Document.text``.
    page : int or None
        Page it starts on, from 1; None where the format has no pages.
    block, section : int
        Indices into ``Document.blocks`` and ``Document.sections``.
    origin : str
        Who speaks: ``author`` (an answer or prose of the body), ``prompt`` (a question or label of the form),
        ``guidance`` (instructions of the form, glossaries), ``statute`` (recital of the law), ``attached`` (the text of
        another document, such as the policy in an appendix), ``furniture`` (page headers).
    question : str
        The prompt, label or lead-in that this sentence answers, "" where none was found.
    row_header, column_header : str
        For table cells.
    ticked : bool or None
        For the label of a tick box: whether it is ticked; None for everything else.
    """

    start: int
    end: int
    page: int | None
    block: int
    section: int
    kind: BlockKind
    origin: Origin = "author"
    question: str = ""
    row_header: str = ""
    column_header: str = ""
    ticked: bool | None = None


class Document(Frozen):
    r"""A read file: one text with located pages, sections, blocks, tables and sentences.

    Examples
    --------
    >>> from eiascore import read
    >>> page = b"# Equality impact assessment\n\nIn May 2024 we asked 40 residents about the library. " \
    ...     b"They told us that the ramp is too steep and that the lift has been broken since last winter."
    >>> document = read(page, name="library.md")
    >>> document.quote(document.sentences[1])
    'In May 2024 we asked 40 residents about the library.'
    """

    name: str
    sha256: str
    size: int
    media_type: str
    reader: str
    text: str
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    sentences: tuple[Sentence, ...]
    quality: Quality = Quality()
    files: tuple[SourceFile, ...] = ()
    part: Part | None = None
    answers: tuple[Answer, ...] = ()
    characteristics: tuple[CharacteristicRow, ...] = ()
    _beside: Beside = PrivateAttr(default_factory=Beside)

    def __repr__(self) -> str:
        pages = f"{len(self.pages)} page{'s' * (len(self.pages) != 1)}, " if self.pages else ""
        views = ".show(page), .boxes(start, end), " if self.media_type == "application/pdf" else ""
        return (
            f"<Document {self.name!r}: {pages}{self.words:,} words in {len(self.sentences):,} sentences; "
            f"see .sentences, .sections, .tables, .answers, {views}.quote(part)>"
        )

    __str__ = __repr__

    def _repr_html_(self) -> str:
        return str(view("report.display:document_html", self))

    @property
    def words(self) -> int:
        """Number of white-space separated words in the text."""
        return len(self.text.split())

    def quote(self, part: Sentence | Block | Cell | Section | Page) -> str:
        """Return the verbatim text of a located part.

        Parameters
        ----------
        part : Sentence, Block, Cell, Section or Page
            Anything with ``start`` and ``end``.

        Returns
        -------
        str
            ``text[part.start:part.end]``.
        """
        return self.text[part.start : part.end]

    def with_bytes(self, *files: bytes) -> Self:
        """Return the document with the bytes of its files kept beside it, which ``boxes`` and ``show`` need.

        ``read`` does this. The bytes are not compared, written to JSON, pickled or copied deeply.

        Parameters
        ----------
        *files : bytes
            The main file, then its annexes in the order of ``files``.

        Returns
        -------
        Document
            The same data.
        """
        kept = self.model_copy()
        kept._beside = Beside(files)
        return kept

    def boxes(self, start: int, end: int) -> list[Box]:
        """Return where a range of the text stands on the pages of a PDF.

        The pages concerned are read again when this is first asked.

        Parameters
        ----------
        start, end : int
            Half-open range in ``text``, such as that of a sentence. Words are located whole.

        Returns
        -------
        list of Box
            One rectangle for each line of text, in reading order; empty where the range holds no words.

        Raises
        ------
        PageRangeError
            The range stands in a file without pages.
        FileProblemError
            The document does not hold the bytes of its file (see ``with_bytes``).
        """
        return list(view("reading.locate:boxes", self, start, end))

    def show(self, page: int = 1, *, scale: float = 2.0, file: int = 0) -> Image:
        """Return a picture of a page of a PDF with everything that was read on it outlined, and a legend.

        Parameters
        ----------
        page : int
            Page number, from 1.
        scale : float
            Pixels for each point; 1 is 72 dots per inch.
        file : int
            Index into ``files``, for a page of an annex.

        Returns
        -------
        PIL.Image.Image
            A notebook shows it; ``.save("page.png")`` keeps it.

        Raises
        ------
        PageRangeError
            The format has no pages, or there is no such page.
        FileProblemError
            The document does not hold the bytes of its file (see ``with_bytes``).
        TooLargeError
            The picture would have more pixels than the settings allow.
        """
        picture: Image = view("reading.show:show", self, page, scale=scale, file=file)
        return picture
