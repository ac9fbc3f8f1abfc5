"""Where a document came from and how well it was read: its files, the part of them that was taken, and the quality."""

from __future__ import annotations

from eiascore.schema.frozen import Frozen


class SourceFile(Frozen):
    """One of the files that a document was read from: the main file first, then its annexes.

    ``start`` and ``end`` are its half-open range in ``Document.text``. ``first_page`` is its first page's index in
    ``Document.pages``; page numbers begin again at 1 in each file. ``pages`` is 0 where the format has none.
    """

    name: str
    sha256: str
    size: int
    media_type: str
    reader: str
    start: int
    end: int
    first_page: int = 0
    pages: int = 0


class Part(Frozen):
    """The part of a longer file that holds the assessment, and on what grounds it was taken for that.

    ``first_page`` and ``last_page`` are numbers in the file, from 1, None where the format has no pages; ``pages`` is
    the number of pages of the whole file. ``title`` is the heading that the part begins with.
    """

    title: str
    reason: str
    first_page: int | None = None
    last_page: int | None = None
    pages: int = 0


class Quality(Frozen):
    """How well the file was read.

    Attributes
    ----------
    template_share : float
        Share (0-1) of words that are prompts, guidance or statute recital.
    template_family : str
        Id of the family of forms that it was written on, such as ``section-75``; "" where none was recognised.
    pages_without_text : int
        Pages with fewer than three words.
    irregular_tables : int
        Tables whose grid had to be guessed.
    recognised_pages : int
        Pages whose text was recognised from a picture.
    confidence : float or None
        Mean confidence (0-1) of the words recognised on those pages; None where there are none.
    legibility : float
        Share (0-1) of the words that read as words of a language; low where a hidden text layer is bad.
    notes : tuple of str
        Plain sentences about what was odd, for the person who reads the scorecard.
    """

    template_share: float = 0.0
    template_family: str = ""
    pages_without_text: int = 0
    irregular_tables: int = 0
    recognised_pages: int = 0
    confidence: float | None = None
    legibility: float = 1.0
    notes: tuple[str, ...] = ()
