"""Template and words -> a Word file and the same as plain text."""

from __future__ import annotations

import io
import os
import textwrap
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

from eiascore.errors import MissingExtraError, UsageError
from eiascore.letters.zipped import settled

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

Kind = Literal["foi", "psed-information", "internal-review", "before-claim"]
CHECK = "[check]"
"""What stands behind words that no person has confirmed."""

_WIDTH = 78


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter or a brief that a person still has to finish.

    Attributes
    ----------
    docx : bytes
        The Word file; the same scorecard and options give the same bytes.
    text : str
        The same as plain text.
    fill_in : tuple of str
        The places that are left open, as they are marked in the file.
    notes : tuple of str
        What to know before it is used.
    """

    docx: bytes
    text: str
    fill_in: tuple[str, ...]
    notes: tuple[str, ...]


def shipped(name: str) -> bytes:
    """Return a template that comes with eiascore."""
    return resources.files("eiascore.letters").joinpath("templates", f"{name}.docx").read_bytes()


def drafted(template: bytes, words: Mapping[str, Any], notes: tuple[str, ...] = ()) -> Draft:
    """Fill in a template.

    Parameters
    ----------
    template : bytes
        A Word file with Jinja tags, as docxtpl takes them; what is highlighted in yellow is left for a person.
    words : mapping
        What the tags may name.
    notes : tuple of str
        What to know before the draft is used.

    Returns
    -------
    Draft
        With everything that is left open named at the top, where the template loops over ``fill_in``.

    Raises
    ------
    MissingExtraError
        The package docxtpl is not installed.
    UsageError
        The template is none, or names something that there is not.
    """
    given = {**words, "notes": notes}
    # What is left open is known only once the template's conditions have run.
    open_places = tuple(_open(_rendered(template, {**given, "fill_in": ()})))
    made = _rendered(template, {**given, "fill_in": open_places})
    buffer = io.BytesIO()
    made.save(buffer)
    return Draft(settled(buffer.getvalue()), _text(made), open_places, notes)


def _rendered(template: bytes, words: Mapping[str, Any]) -> Document:
    try:
        from docxtpl import DocxTemplate
        from jinja2.sandbox import SandboxedEnvironment
    except ImportError:
        raise MissingExtraError(
            "Letters need the package docxtpl, which is not installed.",
            'Install it with: pip install "eiascore[letters]"',
        ) from None
    import docx
    from jinja2 import StrictUndefined, TemplateError

    try:
        made = DocxTemplate(io.BytesIO(template))
        made.render(dict(words), SandboxedEnvironment(undefined=StrictUndefined), autoescape=True)
        buffer = io.BytesIO()
        made.save(buffer)
    except TemplateError as error:
        what = f"The template cannot be filled in: {error.message}."
        raise UsageError(what, "docs/next-steps.md lists what a template may name.") from None
    except (ValueError, KeyError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise UsageError(f"The template is no Word file: {error}.", "Save it as .docx.") from None
    document: Document = docx.Document(io.BytesIO(buffer.getvalue()))
    return document


def _paragraphs(document: Document) -> Iterator[tuple[Paragraph, bool]]:
    """Yield all paragraphs in reading order, each with whether it stands in a table."""
    from docx.table import Table

    for part in document.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                for cell in row.cells:
                    yield from ((paragraph, True) for paragraph in cell.paragraphs)
        else:
            yield part, False


def _open(document: Document) -> Iterator[str]:
    """Yield the places that are highlighted, each once; those that ask to check words are counted."""
    from docx.enum.text import WD_COLOR_INDEX

    runs = [run for paragraph, _ in _paragraphs(document) for run in paragraph.runs]
    marked = [run.text.strip() for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    yield from dict.fromkeys(text.strip("[]") for text in marked if text and text != CHECK)
    if count := marked.count(CHECK):
        places = f"the {count} places marked {CHECK}" if count > 1 else f"the place marked {CHECK}"
        yield f"{places}: compare with the document, then delete the mark"


def _text(document: Document) -> str:
    blocks: list[str] = []
    boxed = False
    for paragraph, in_table in _paragraphs(document):
        if boxed and not in_table:
            blocks.append("-" * _WIDTH)
        boxed = in_table
        lines = [textwrap.fill(line, _WIDTH, break_long_words=False) for line in paragraph.text.split("\n")]
        if any(lines):
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def template_at(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a template of one's own."""
    from pathlib import Path

    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror}.", "Name a Word file.") from None
