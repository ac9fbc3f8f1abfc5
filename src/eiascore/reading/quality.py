"""How well several files were read, put together."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.schema.source import Quality


def together(found: Sequence[tuple[Quality, int]], names: Sequence[str]) -> Quality:
    """Put the quality of a document's files together; shares are weighted, and notes on an annex name it.

    Parameters
    ----------
    found : sequence of tuple of Quality and int
        The quality of each file and its number of words.
    names : sequence of str
        The names of the files.

    Returns
    -------
    Quality
        That of the whole.

    Examples
    --------
    >>> parts = [(Quality(template_share=0.5), 100), (Quality(notes=("Page 2 is damaged.",)), 300)]
    >>> whole = together(parts, ["eia.pdf", "plan.pdf"])
    >>> whole.template_share, whole.notes
    (0.125, ('plan.pdf: Page 2 is damaged.',))
    """
    if len(found) == 1:
        return found[0][0]
    qualities = [quality for quality, _ in found]
    words = [count for _, count in found]
    recognised = [quality.recognised_pages for quality in qualities]
    sure = [quality.confidence or 0.0 for quality in qualities]
    notes = [
        note if not number else f"{name}: {note}"
        for number, (name, quality) in enumerate(zip(names, qualities, strict=True))
        for note in quality.notes
    ]
    return Quality(
        template_family=qualities[0].template_family,
        template_share=_mean([quality.template_share for quality in qualities], words),
        pages_without_text=sum(quality.pages_without_text for quality in qualities),
        irregular_tables=sum(quality.irregular_tables for quality in qualities),
        recognised_pages=sum(recognised),
        confidence=_mean(sure, recognised) if any(recognised) else None,
        legibility=_mean([quality.legibility for quality in qualities], words),
        notes=tuple(notes),
    )


def _mean(values: Sequence[float], weights: Sequence[int]) -> float:
    total = sum(weights)
    return round(sum(value * weight for value, weight in zip(values, weights, strict=True)) / total, 4) if total else 0
