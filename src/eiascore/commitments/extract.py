"""Document -> commitments: what it promises to do, from plans of any layout."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from eiascore.commitments.entry import Entry
from eiascore.commitments.flow import flowing
from eiascore.commitments.grades import grades, owned
from eiascore.commitments.labelled import in_labels
from eiascore.commitments.listed import in_lists, owner_in
from eiascore.commitments.model import ISSUES, Commitment
from eiascore.commitments.rows import in_lines, in_tables
from eiascore.commitments.same import without_copies
from eiascore.commitments.timing import Timing, parse
from eiascore.commitments.verbs import coordinated, verb_of

if TYPE_CHECKING:
    from eiascore.checks import DocumentView
    from eiascore.schema import Document

_LOOKS_INTO = frozenset({"scope", "explore", "consider", "investigate", "look"})
_FIRST_BLOCKS = 15
_TITLE = 8  # words


def extract(view: DocumentView, published: date | None = None) -> tuple[Commitment, ...]:
    """Return what a document promises to do.

    Parameters
    ----------
    view : DocumentView
        What was read, as the checks see it.
    published : date, optional
        When the plan was published; by default the date on its first page, where it bears one.

    Returns
    -------
    tuple of Commitment
        In the order of the document.
    """
    document = view.document
    published = published or published_on(document)
    entries = without_copies(_found(view))
    return tuple(_commitment(view, entry, number, published) for number, entry in enumerate(entries, 1))


def _found(view: DocumentView) -> list[Entry]:
    """Return the entries of all layouts in order, each stretch of the text once."""
    found: list[Entry] = []
    for source in (in_tables(view), in_labels(view.document), in_lines(view), flowing(view.document), in_lists(view)):
        taken = sorted((entry.start, entry.end) for entry in found)
        found += [entry for entry in source if not _overlaps(entry, taken)]
    return sorted(found, key=lambda entry: entry.start)


def _overlaps(entry: Entry, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an entry shares text with one of a sorted list, in which none shares any with the next."""
    at = bisect_left(taken, (entry.end, 0))
    return at > 0 and taken[at - 1][1] > entry.start


def published_on(document: Document) -> date | None:
    """Return the last day of the date that stands by itself on the first page; None where none does.

    Parameters
    ----------
    document : Document
        What was read.

    Returns
    -------
    date or None
        For "November 2024" the last day of that month.
    """
    blocks = [block for block in document.blocks if block.kind in ("heading", "paragraph") and block.table is None]
    for block in blocks[:_FIRST_BLOCKS]:
        text = document.quote(block)
        timing = parse(text) if len(text.split()) <= _TITLE else None
        if timing and timing.end and not timing.issues and timing.precision in ("day", "month"):
            return timing.end
    return None


def _commitment(view: DocumentView, entry: Entry, number: int, published: date | None) -> Commitment:
    document, cells = view.document, entry.cells
    timing = entry.timing or Timing(issues=() if "timing_unpaired" in entry.issues else ("no_date",))
    owner = cells.get("owner") or owner_in(entry.action)
    verb, strength = verb_of(entry.action)
    status = cells.get("status") or (timing.text if timing.done else "")
    about = " ".join(
        filter(None, (entry.action, cells.get("impact", ""), cells.get("outcome", ""), cells.get("aim", "")))
    )
    page, section = _place(document, entry.start)
    return Commitment(
        id=str(number),
        document=document.name,
        **{name: cells.get(name, "") for name in ("aim", "outcome", "indicator", "target", "baseline")},
        status=status,
        linked_impact=cells.get("impact", ""),
        action=entry.action,
        verb=verb,
        verb_strength=strength,
        owner=owner,
        start=timing.start,
        end=timing.end,
        open_ended=timing.open_ended,
        timing_text=timing.text,
        precision=timing.precision,
        characteristics=tuple(_characteristics(view, about)),
        page=page,
        section=section,
        quote=document.text[entry.start : entry.end],
        quote_start=entry.start,
        quote_end=entry.end,
        confidence=round(entry.confidence * timing.confidence, 2),
        issues=tuple(_issues(entry, timing, owner, published)),
        grades=grades(entry.action, strength, owner, (cells.get("indicator", ""), cells.get("target", "")), timing),
    )


def _issues(entry: Entry, timing: Timing, owner: str, published: date | None) -> Iterator[str]:
    found = {*timing.issues, *entry.issues}
    if "timing_unpaired" in found:
        found.discard("no_date")
    if timing.open_ended and not timing.start and not timing.end:
        found.add("ongoing_only")
    latest = timing.latest_start or timing.start
    if published and latest and latest < published.replace(day=1):
        found.add("starts_before_plan")
    if not owned(owner):
        found.add("no_owner")
    if not (entry.cells.get("indicator") or entry.cells.get("target")):
        found.add("no_indicator")
    verbs = coordinated(entry.action)
    if verbs and set(verbs) <= _LOOKS_INTO:
        found.add("scope_only")
    yield from (issue for issue in ISSUES if issue in found)


def _characteristics(view: DocumentView, text: str) -> Iterator[str]:
    from eiascore.schema.characteristic import NINE, SECTION_75_ONLY

    topics = view.topics(text)
    yield from (name for name in (*NINE, *SECTION_75_ONLY) if f"characteristic_{name}" in topics)


def _place(document: Document, start: int) -> tuple[int | None, str]:
    sentence = document.sentences[max(bisect_right(document.sentences, start, key=lambda s: s.start) - 1, 0)]
    return sentence.page, " / ".join(document.sections[sentence.section].path)
