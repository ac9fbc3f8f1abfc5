"""``eiascore read FILE...``: show what was read, before anything is judged."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eiascore.cli.files import by_ending, done, each_file, json_records, leave
from eiascore.cli.options import Annexes, FirstLast, OcrOption, Whole, how_to_read
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    from eiascore.errors import UnreadableError
    from eiascore.schema import Document

    Result = tuple[str, Document | UnreadableError]


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    html = "html"


_ENDINGS = {"": "text", "txt": "text", "json": "json", "jsonl": "json", "html": "html", "htm": "html"}


def command(
    files: Annotated[
        list[str], typer.Argument(help="PDF, DOCX, ODT, HTML, Markdown or text files; - reads standard input.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write to this file; several files as HTML go into this folder."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
    name: Annotated[str, typer.Option(help="What to call a document read from standard input.")] = "",
    annex: Annexes = None,
    pages: FirstLast = "",
    whole: Whole = False,
    ocr: OcrOption = None,
) -> None:
    """Show how files were read: sections, tables, answers, and the form's own text marked as such."""
    from eiascore.settings import settings

    chosen = Format.json if as_json else output_format or _by_ending(output, several=len(files) > 1)
    folder = chosen is Format.html and len(files) > 1
    _check_output(output, folder=folder, force=force)
    how = how_to_read(files, annex, pages, whole=whole, ocr=ocr)
    settings()  # a wrong environment variable is told before any file is read
    results = _read_all(files, name, how)
    if folder and output is not None:
        _write_pages(results, output, force=force)
    else:
        write(_rendered(results, chosen, to_file=output is not None), output, replace_unknown=chosen is Format.text)
    leave(results)


def _by_ending(output: Path | None, *, several: bool) -> Format:
    if several and output is not None and output.is_dir():
        return Format.html
    return Format(by_ending(output, _ENDINGS))


def _check_output(output: Path | None, *, folder: bool, force: bool) -> None:
    if folder and (output is None or not output.is_dir()):
        raise typer.BadParameter("several files as HTML are a page each: name an existing folder for them with -o.")
    if output is not None and output.is_dir() and not folder:
        raise typer.BadParameter(f"{output} is a folder; name a file in it.")
    if not folder:
        check_free(output, force=force)


def _read_all(files: list[str], name: str, how: dict[str, Any]) -> list[Result]:
    from eiascore.reading import read

    return each_file(files, name, lambda source, label: read(source, name=label, **how))


def _rendered(results: list[Result], chosen: Format, *, to_file: bool) -> str:
    if chosen is Format.json:
        from eiascore.report.reading_json import to_json

        return json_records(results, to_json, 2 if len(results) == 1 else None)
    documents = done(results)
    if chosen is Format.html:
        from eiascore.report.reading_html import to_html

        return "".join(map(to_html, documents))
    from eiascore.report.reading_text import print_reading

    return printed([partial(print_reading, document) for document in documents], plain=to_file)


def _write_pages(results: list[Result], folder: Path, *, force: bool) -> None:
    """Write a page for each document, none over another: files of one name in two folders are numbered."""
    from eiascore.errors import OutputError
    from eiascore.report.reading_html import to_html

    written: set[Path] = set()
    for document in done(results):
        plain = "".join(c if c.isalnum() or c in "-_. " else "_" for c in document.name).lstrip(".") or "document"
        page, count = folder / f"{plain}.html", 1
        while page in written:
            count += 1
            page = folder / f"{plain} ({count}).html"
        if page.exists() and not force:
            raise OutputError(f"{page} is there already.", "--force overwrites it.")
        written.add(page)
        write(to_html(document), page, replace_unknown=False)
