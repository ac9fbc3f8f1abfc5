"""``eiascore report FILE...``: a page that can be sent for each scorecard, and an index where there are several."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer

from eiascore.cli.files import leave
from eiascore.cli.options import (
    Annexes,
    ModelName,
    OcrOption,
    ProfileName,
    Redact,
    RulesOnly,
    check_profile,
    how_to_read,
    which_model,
)
from eiascore.cli.output import check_free, write

if TYPE_CHECKING:
    from eiascore.errors import UnreadableError
    from eiascore.report.html import Entry, Unread
    from eiascore.rubric import Rubric
    from eiascore.schema.wire import WireScorecard

    Work = Callable[[Path], Iterator[WireScorecard | Unread]]

INDEX = "index.html"
_CARDS = (".json", ".jsonl")
_LONGEST_NAME = 60  # of four bytes at most each: a file system takes 255
_SPACE = re.compile(r"\s*")


Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Documents; scorecards as .json or .jsonl; or a folder of results, whose cards are taken.",
    ),
]


def command(
    files: Files,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write to this file; of several scorecards, into this folder."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what is there.")] = False,
    rubric: Annotated[
        str, typer.Option(help="Name of a rubric, or a YAML file. Default: psed-2010, and for scorecards their own.")
    ] = "",
    profile: ProfileName = "auto",
    ocr: OcrOption = None,
    annex: Annexes = None,
    model: ModelName = "",
    rules_only: RulesOnly = False,
    redact: Redact = False,
) -> None:
    """Make an HTML page of each scorecard, and an index of several: no script, nothing loaded, fit to be sent."""
    from eiascore.settings import settings

    sources = _sources(files)
    several = len(sources) > 1 or sources[0].suffix == ".jsonl" or any(Path(f).is_dir() for f in files)
    several = several or (output is not None and output.is_dir())
    _check_output(output, several=several, force=force)
    documents = [str(source) for source in sources if source.suffix not in _CARDS]
    how = how_to_read(documents, annex, "", whole=False, ocr=ocr)
    settings()  # a wrong environment variable is told before any file is read
    own, scored = _how_to_score(rubric, profile, model, rules_only=rules_only, documents=bool(documents))
    if several and not gc.isenabled():  # turned off for the start; what documents leave is another matter
        gc.freeze()
        gc.enable()
    work: Work = partial(_cards, how=how | scored)
    work = partial(_redacted, work=work) if redact else work
    if several and output is not None:
        leave(_write_folder(sources, output, work, own, force=force))
    else:
        _write_one(sources[0], output, work, own)


def _how_to_score(
    rubric: str, profile: str, model: str, *, rules_only: bool, documents: bool
) -> tuple[Rubric | None, dict[str, Any]]:
    """Return the rubric that was asked for, and the keywords for ``score``: none where there are only scorecards."""
    from eiascore.rubric import load_rubric

    own = load_rubric(rubric) if rubric else None
    if not documents:
        if profile != "auto" or model or rules_only:
            raise typer.BadParameter("--profile, --model and --rules-only are for documents; a scorecard is made.")
        return own, {}
    asked = own or load_rubric()
    check_profile(asked, profile)
    return own, {"rubric": asked, "profile": profile, "model": which_model(model, rules_only=rules_only)}


def _sources(files: list[str]) -> list[Path]:
    """Return the files that were named, with the scorecards of a folder in its place."""
    from eiascore.errors import SourceError

    sources: list[Path] = []
    for file in map(Path, files):
        if not file.is_dir():
            sources.append(file)
            continue
        found = sorted((file / "cards").rglob("*.json")) or sorted(file.glob("*.json"))
        if not found:
            raise SourceError(f"There are no scorecards in {file}.", "Name a folder of results, or the files in it.")
        sources += found
    return sources


def _check_output(output: Path | None, *, several: bool, force: bool) -> None:
    if not several:
        if output is not None and output.suffix.lower() not in (".html", ".htm"):
            raise typer.BadParameter(f"{output}: a page is written as .html.")
        check_free(output, force=force)
        return
    if output is None or (output.exists() and not output.is_dir()):
        raise typer.BadParameter("several scorecards are a page each, and an index: name a folder for them with -o.")
    check_free(output / INDEX, force=force)


def _cards(source: Path, how: dict[str, Any]) -> Iterator[WireScorecard | Unread]:
    """Yield the scorecards of a file: those that it holds, or the one that it is given as a document."""
    if source.suffix in _CARDS:
        yield from published(source)
        return
    from eiascore.report.wire import to_wire
    from eiascore.scoring import score

    if str(source) == "-":
        yield to_wire(score(sys.stdin.buffer, name="standard input", **how))
    else:
        yield to_wire(score(source, **how))


def _redacted(source: Path, work: Work) -> Iterator[WireScorecard | Unread]:
    from eiascore.report.html import Unread
    from eiascore.report.redact import redacted

    yield from (card if isinstance(card, Unread) else redacted(card) for card in work(source))


def published(source: Path) -> Iterator[WireScorecard | Unread]:
    """Yield the published scorecards that a file holds, and why a document could not be read."""
    from eiascore.errors import DamagedError, FileProblemError
    from eiascore.report.html import Unread
    from eiascore.schema.wire import WireScorecard

    try:
        for record in _records(source):
            if isinstance(record, dict) and isinstance(record.get("error"), dict):
                name, error = record.get("document", {}).get("name", source.name), record["error"]
                yield Unread(str(name), f"{error.get('what', '')} {error.get('todo', '')}".strip())
            else:
                yield WireScorecard.model_validate(record)
    except OSError as error:
        raise FileProblemError(f"{source} cannot be opened: {error.strerror}.", "Check the name.") from None
    except (ValueError, AttributeError, RecursionError):
        todo = "Make one with `eiascore FILE --json -o card.json`."
        raise DamagedError(f"{source} holds no scorecard of eiascore.", todo) from None


def _records(source: Path) -> Iterator[Any]:
    """Yield the JSON records of a file: of several documents there is one on each line, whatever the ending."""
    import json

    with source.open(encoding="utf-8-sig") as file:
        if source.suffix == ".jsonl":
            yield from (json.loads(line) for line in file if line.strip())
            return
        text = file.read().strip()
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        record, end = decoder.raw_decode(text, at)
        at = _SPACE.match(text, end).end()  # type: ignore[union-attr]
        yield record


def _write_one(source: Path, output: Path | None, work: Work, rubric: Rubric | None) -> None:
    from eiascore.errors import DamagedError
    from eiascore.report.html import Unread, page

    cards = list(work(source))
    if len(cards) > 1:
        raise typer.BadParameter(f"{source} holds {len(cards)} scorecards: name a folder for their pages with -o.")
    for card in cards:
        if isinstance(card, Unread):
            raise DamagedError(f"{source} tells why a document could not be read: {card.why}")
        write(page(card, rubric=rubric), output, replace_unknown=False)


def _write_folder(
    sources: list[Path], folder: Path, work: Work, rubric: Rubric | None, *, force: bool
) -> list[tuple[str, Entry | UnreadableError]]:
    """Write a page for each scorecard, and the index. A file without one is told, listed, and the rest go on."""
    from eiascore.errors import OutputError, UnreadableError
    from eiascore.report.html import Entry, Unread, entry, index_of, page

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made: {error.strerror}.", "Name another folder with -o.") from None
    results: list[tuple[str, Entry | UnreadableError]] = []
    unread: list[Unread] = []
    taken = {INDEX}
    for source in sources:
        try:
            for card in work(source):
                if isinstance(card, Unread):
                    unread.append(card)
                    continue
                file = _file_name(card.document.name, taken)
                check_free(folder / file, force=force)
                write(page(card, rubric=rubric), folder / file, replace_unknown=False)
                results.append((str(source), entry(card, quote(file), rubric=rubric)))
        except UnreadableError as error:
            typer.echo(f"eiascore: {source}: {error}", err=True)
            unread.append(Unread(source.name, str(error)))
            results.append((str(source), error))
    write(index_of([e for _, e in results if isinstance(e, Entry)], unread), folder / INDEX, replace_unknown=False)
    return results


def _file_name(document: str, taken: set[str]) -> str:
    """Return a name for the page of a document that no other page has, whatever the case of letters."""
    plain = (
        "".join(c if c.isalnum() or c in "-_. " else "_" for c in document)[:_LONGEST_NAME].strip(". ") or "document"
    )
    name, count = f"{plain}.html", 1
    while name.casefold() in taken:
        count += 1
        name = f"{plain} ({count}).html"
    taken.add(name.casefold())
    return name
