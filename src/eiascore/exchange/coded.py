"""A coded document: a scorecard with the text that its quotations stand in, file by file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eiascore.errors import ChangedError, UsageError
from eiascore.exchange.characters import same_length
from eiascore.exchange.identity import guid
from eiascore.rubric import Rubric, available, load_rubric, under
from eiascore.schema import Document, SourceFile
from eiascore.schema.wire import WireEvidence, WireRedFlag, WireScorecard


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in a file's text, and what it is coded as: evidence for a criterion, or a red flag.

    ``start`` and ``end`` count code points of the file's text; ``level`` is that of the criterion.
    """

    start: int
    end: int
    criterion: str
    says: WireEvidence | WireRedFlag
    level: int | None = None

    @property
    def code(self) -> tuple[str, str]:
        """The criterion with the polarity, or ``flag`` with the red flag (see ``codes``)."""
        return ("flag", self.says.id) if isinstance(self.says, WireRedFlag) else (self.criterion, self.says.polarity)


@dataclass(frozen=True, slots=True)
class CodedFile:
    """One of the files of a document: its text as it is written out, its passages in order, its bytes where kept."""

    guid: str
    file: SourceFile
    text: str
    passages: tuple[Passage, ...]
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Coded:
    """A scorecard with the files that it is about, ready to be handed to another program."""

    guid: str
    card: WireScorecard
    files: tuple[CodedFile, ...]


def coded(card: WireScorecard, document: Document) -> Coded:
    r"""Put a scorecard and the text of its document together.

    Parameters
    ----------
    card : WireScorecard
        The scorecard as published (``eiascore.report.wire.to_wire(card)``).
    document : Document
        What was read.

    Returns
    -------
    Coded
        For ``to_project`` and ``to_annotations``.

    Raises
    ------
    ChangedError
        A quotation does not stand where the scorecard says: the file was read in another way.

    Examples
    --------
    >>> import eiascore
    >>> from eiascore.report.wire import to_wire
    >>> words = b"# Equality impact assessment\n\n" + b"We asked forty residents about the ramp. " * 5
    >>> made = eiascore.score(words, name="eia.md")
    >>> coded(to_wire(made), made.document).files[0].file.name
    'eia.md'
    """
    for quoted in _quoted(card):
        start, end = quoted.start, quoted.end
        if not 0 <= start < end <= len(document.text) or document.text[start:end] != quoted.quote:
            raise ChangedError(
                f"{document.name} does not read as when it was scored: the quotation at character {start} is missing.",
                "Export the document itself, which scores it anew, or read it with the options that were used then.",
            )
    files = document.files or (_only_file(document),)
    text = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    whole = guid("document", text, *(file.sha256 for file in files))
    # The bytes are kept beside a document that has pages (see Document.with_bytes).
    kept = {hashlib.sha256(data).hexdigest(): data for data in document._beside.files}
    return Coded(
        whole,
        card,
        tuple(
            CodedFile(
                guid("source", whole, number),
                file,
                same_length(document.text[file.start : file.end]),
                tuple(_passages(card, file)),
                kept.get(file.sha256, b""),
            )
            for number, file in enumerate(files)
        ),
    )


def _quoted(card: WireScorecard) -> Iterator[WireEvidence | WireRedFlag]:
    for finding in card.findings:
        yield from finding.evidence
    yield from card.red_flags


def _passages(card: WireScorecard, file: SourceFile) -> list[Passage]:
    """Return the passages that stand in a file, in the order of its text."""
    found = [
        Passage(e.start - file.start, e.end - file.start, finding.criterion, e, finding.level)
        for finding in card.findings
        for e in finding.evidence
    ]
    levels = {finding.criterion: finding.level for finding in card.findings}
    found += [
        Passage(f.start - file.start, f.end - file.start, f.criterion, f, levels.get(f.criterion))
        for f in card.red_flags
    ]
    inside = [passage for passage in found if passage.start >= 0 and passage.end <= file.end - file.start]
    return sorted(inside, key=lambda passage: (passage.start, passage.end))


def _only_file(document: Document) -> SourceFile:
    return SourceFile(
        **document.model_dump(include={"name", "sha256", "size", "media_type", "reader"}),
        start=0,
        end=len(document.text),
    )


def check_distinct(documents: Sequence[Coded]) -> None:
    """Raise ``UsageError`` where there is no document, or one stands there twice: it would be counted twice."""
    if not documents:
        raise UsageError("There is no document to export.", "Name one or more.")
    seen: dict[str, str] = {}
    for document in documents:
        name = document.card.document.name
        if document.guid in seen:
            raise UsageError(f"{seen[document.guid]} and {name} are the same document.", "Name it once.")
        seen[document.guid] = name


def _asks_all(rubric: Rubric, card: WireScorecard) -> bool:
    """Return whether a rubric has all that a scorecard speaks of: what it says of its rubric may be untrue."""
    asked = [finding.criterion for finding in card.findings]
    once = len(asked) == len(set(asked))
    return once and {*asked} <= {c.id for c in rubric.criteria} and {f.id for f in card.red_flags} <= {*rubric.flags}


def rubric_of(documents: Sequence[Coded], rubric: Rubric | None = None) -> Rubric:
    """Return the one rubric that all the scorecards were made with, without profiles.

    Parameters
    ----------
    documents : sequence of Coded
        One or more.
    rubric : Rubric, optional
        The rubric; by default the one that comes with eiascore under the scorecards' name.

    Returns
    -------
    Rubric
        The rubric.

    Raises
    ------
    UsageError
        It is not at hand, or a scorecard was made with another one.
    """
    identity = documents[0].card.rubric
    if rubric is None and identity.id not in available():  # a scorecard names a rubric, never a file to open
        raise UsageError(f"The rubric {identity.id!r} does not come with eiascore.", "Name its file with --rubric.")
    found = rubric or load_rubric(identity.id)
    for document in documents:
        used = document.card.rubric
        known = {profile.id for profile in found.profiles}
        own = used.profile and set(used.profile.split("+")) <= known
        laid = under(found, used.profile) if own else found
        if laid.sha256 != used.sha256 or not _asks_all(laid, document.card):
            raise UsageError(
                f"{document.card.document.name} was scored with another rubric than the {found.id} at hand.",
                "Name the one it was scored with (--rubric), and export documents of different rubrics apart.",
            )
    return found
