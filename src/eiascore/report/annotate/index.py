"""The index of evidence: dimension, criterion, quotation, as a tree that an outline of bookmarks can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eiascore.report.annotate.marks import Mark, dimension_words, flag_words, level_of, shown
from eiascore.report.words import where
from eiascore.schema.wire import WireEvidence, WireFinding, WireRedFlag, WireScorecard
from eiascore.text import shortened, squeeze

TITLE = "eiascore: evidence"
_FIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index with what stands under it; ``mark`` is where it leads, None for a heading."""

    title: str
    under: tuple[Entry, ...] = ()
    mark: Mark | None = None


def index_of(card: WireScorecard, marks: Sequence[Mark], *, everything: bool = False) -> Entry:
    """Return the index of a scorecard: every criterion that was asked, with its quotations, and the red flags.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    marks : sequence of Mark
        Its marks, as ``marks_of`` returns them.
    everything : bool
        As for ``marks_of``.

    Returns
    -------
    Entry
        The root.
    """
    by_span = {(mark.start, mark.end): mark for mark in marks}
    dimensions = dict.fromkeys(finding.dimension for finding in card.findings)
    under = [_dimension(card, dimension, by_span, everything=everything) for dimension in dimensions]
    if card.red_flags:
        flags = tuple(_leaf(flag, by_span, f"{flag_words(flag)}: ") for flag in card.red_flags)
        under.append(Entry("Red flags", flags))
    return Entry(TITLE, tuple(under))


def _dimension(card: WireScorecard, dimension: str, by_span: dict[tuple[int, int], Mark], *, everything: bool) -> Entry:
    grade = card.grade.dimensions.get(dimension)
    letter = f" ({grade.letter})" if grade and grade.letter else ""
    findings = [finding for finding in card.findings if finding.dimension == dimension]
    return Entry(
        f"{dimension_words(dimension)}{letter}",
        tuple(_criterion(finding, by_span, everything=everything) for finding in findings),
    )


def _criterion(finding: WireFinding, by_span: dict[tuple[int, int], Mark], *, everything: bool) -> Entry:
    # The level first: questions are long, and the pane with the bookmarks is narrow.
    title = f"{level_of(finding)}: {squeeze(finding.question)}"
    return Entry(title, tuple(_quotations(finding, by_span, everything=everything)))


def _quotations(finding: WireFinding, by_span: dict[tuple[int, int], Mark], *, everything: bool) -> Iterator[Entry]:
    for evidence in shown(finding, everything=everything):
        side = {"undermines": "against: ", "excuses": "reason: "}.get(evidence.polarity, "")
        yield _leaf(evidence, by_span, side)


def _leaf(quotation: WireEvidence | WireRedFlag, by_span: dict[tuple[int, int], Mark], lead: str) -> Entry:
    mark = by_span[quotation.start, quotation.end]
    return Entry(f"{place_of(mark)}: {lead}{first_words(mark)}", (), mark)


def place_of(mark: Mark) -> str:
    """Return in words where a quotation stands."""
    return squeeze(where(mark.page, mark.section, mark.file))


def first_words(mark: Mark) -> str:
    """Return the beginning of a quotation."""
    return shortened(mark.quote, _FIRST_WORDS)
