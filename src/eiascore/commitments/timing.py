"""When something is to be done: the text of a timing -> its first and last day, or why there is none.

Nothing is guessed: a range that breaks off ("Q3 2024/25 – Q4") has no end, a month without a year no date, and a
quarter of a calendar year, which bodies count in two ways, neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eiascore.commitments.dates import pieces
from eiascore.commitments.years import Piece, Precision


@dataclass(frozen=True, slots=True)
class Timing:
    """What the text of a timing means.

    Attributes
    ----------
    start, end : date or None
        First and last day; None where the text does not say, or does not say it for certain.
    open_ended : bool
        Whether it goes on without an end, or comes again and again.
    text : str
        The verbatim text.
    confidence : float
        0 to 1.
    issues : tuple of str
        What is wrong with it, such as ``timing_truncated`` (see ``eiascore.commitments.model.ISSUES``).
    precision : str
        How exactly the end is known: day, month, quarter, season, year, or "" where it is not.
    latest_start : date or None
        The last day on which it may start: the end of the quarter, where it starts in one.
    conditional : bool
        Whether it hangs on something, such as money.
    done : bool
        Whether the text says that it has been done or is in place.
    """

    start: date | None = None
    end: date | None = None
    open_ended: bool = False
    text: str = ""
    confidence: float = 1.0
    issues: tuple[str, ...] = ()
    precision: Precision = ""
    latest_start: date | None = None
    conditional: bool = False
    done: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a timing cannot end ({self.end}) before it starts ({self.start})")


# Letters are those of ``dates``; of two patterns the first is taken.
_EVENT = re.compile(
    r"\b(?!(?:in|during|year|by|before|end|of|the|throughout|calendar|full|until|from|since)\b)[A-Za-z]+ 20\d\d\b(?!/)",
    re.I,
)
_SENTENCE = re.compile(
    r"(?P<period>[BF]?P)|(?P<range>F?[DH]-B?D|FD&D|H&D)"
    r"|(?P<cut>F?D-(?=[HA]|$|\||[DH]?$)[HA]?)"
    r"|(?P<late>(?<![^|])-D)"
    r"|(?P<open>F[wFE]*DO?|[XFw]*FD|D[-&w]{0,2}O)"
    r"|(?P<by>Bw{0,2}D)|(?P<before>ED)|(?P<after>TD)|(?P<on>D)"
)


def parse(text: str, *, deadline: bool = False) -> Timing:
    """Return what the text of a timing means.

    Parameters
    ----------
    text : str
        Such as the cell of a column headed "Timing".
    deadline : bool
        Whether the column asks by when: a month in it is then the end, and not the time in which it is done.

    Returns
    -------
    Timing
        With ``issues`` that say what it leaves open.

    Examples
    --------
    >>> timing = parse("Q4 2024/25 – Q3 2025/26")
    >>> str(timing.start), str(timing.end)
    ('2025-01-01', '2025-12-31')
    >>> cut = parse("Q3 2024/25 – Q4")
    >>> str(cut.start), cut.end, cut.issues
    ('2024-10-01', None, ('timing_truncated',))
    """
    said = " ".join(text.split())
    if not any(character.isalnum() for character in said):
        return Timing(text=said, issues=("no_date",))
    found = pieces(text)
    spans = [span for _, span in dated(found)]
    vague = any(p.letter == "H" for p in found) or _EVENT.search(said)
    if vague and any(span.is_year for span in spans):
        spans = []  # "October half term 2024" and "AGM 2026" are not the whole year
        found = [Piece("A", 0, 0), *found]
    base = {
        "text": said,
        "conditional": any(p.letter == "C" for p in found),
        "done": any(p.letter == "X" for p in found),
    }
    if not spans:
        return _undated(found, base)
    letters = {piece.letter for piece in found}
    if len(spans) == 1:
        made = spans[0](deadline)
        if "R" in letters and not made.open_ended and not made.issues and made.precision:
            # "June 2025 and then annually" has a first time and no last one.
            made = _again(made)
    else:
        made = _several([span(deadline) for span in spans])
    return _with(made, base)


def between(start: str, end: str) -> Timing:
    """Return the timing of a plan that has a column for the start and one for the end.

    Examples
    --------
    >>> timing = between("Q3 2024/25", "Q2 2025/26")
    >>> str(timing.start), str(timing.end)
    ('2024-10-01', '2025-09-30')
    """
    first, last = parse(start), parse(end, deadline=True)
    begins = first.start or first.end
    text = " – ".join(filter(None, (first.text, last.text)))
    if begins and last.end and last.end < begins:
        return Timing(text=text, confidence=0.5, issues=("timing_ambiguous",))
    issues = tuple(i for i in dict.fromkeys((*first.issues, *last.issues)) if i != "no_date")
    if not last.end and not last.open_ended:
        issues = issues or ("no_date",)
    return Timing(
        begins, last.end, last.open_ended, text, min(first.confidence, last.confidence), issues, last.precision,
        first.latest_start or begins, first.conditional or last.conditional, first.done or last.done,
    )  # fmt: skip


def _with(made: Timing, base: dict[str, object]) -> Timing:
    issues = (*made.issues, "timing_conditional") if base["conditional"] else made.issues
    return Timing(
        made.start, made.end, made.open_ended, str(base["text"]), made.confidence, issues, made.precision,
        made.latest_start, bool(base["conditional"]), bool(base["done"]),
    )  # fmt: skip


def _undated(found: Sequence[Piece], base: dict[str, object]) -> Timing:
    letters = {piece.letter for piece in found}
    if letters & {"O", "R"} and "A" not in letters:
        return _with(Timing(open_ended=True), base)
    issue = "timing_ambiguous" if "A" in letters else "timing_no_year" if "H" in letters else "no_date"
    return _with(Timing(confidence=0.9, issues=(issue,)), base)


def _again(made: Timing) -> Timing:
    return Timing(made.start or made.end, None, True, "", 0.7 * made.confidence, latest_start=made.end)


def _several(made: Sequence[Timing]) -> Timing:
    """Join timings of one action: milestones end with the last one; of several ranges none is its own."""
    confidence = 0.6 * min(timing.confidence for timing in made)
    ends = [timing for timing in made if timing.end and not timing.issues]
    if len(ends) < len(made) or any(timing.precision and _is_range(timing) for timing in made):
        return Timing(confidence=confidence, issues=("timing_several",))
    last = max(ends, key=lambda timing: timing.end or date.min)
    return Timing(None, last.end, confidence=confidence, issues=("timing_several",), precision=last.precision)


def _is_range(timing: Timing) -> bool:
    """Tell whether a timing has a start that is not just the beginning of the month or quarter of its end."""
    return timing.start is not None and timing.latest_start != timing.end


class _Span:
    """A dated stretch of a text: which sort it is, and its pieces."""

    def __init__(self, sort: str, parts: Sequence[Piece]) -> None:
        self.sort, self.parts = sort, parts
        self.start, self.end = parts[0].start, parts[-1].end

    @property
    def is_year(self) -> bool:
        """Whether it is a year and no more."""
        return self.sort in ("on", "by") and all(p.precision == "year" for p in self.parts if p.letter == "D")

    def __call__(self, deadline: bool) -> Timing:
        dates = [piece for piece in self.parts if piece.letter in "DP"]
        first, last = dates[0], dates[-1]
        sure = min(piece.confidence for piece in dates)
        if self.sort == "range":
            return _range(next(p for p in self.parts if p.letter in "DH"), last, sure)
        if self.sort == "cut":
            return Timing(
                first.first, None, confidence=0.9 * sure, issues=("timing_truncated",), latest_start=first.last
            )
        if self.sort == "late":
            return Timing(
                None, last.last, confidence=0.6 * sure, issues=("timing_truncated",), precision=last.precision
            )
        if self.sort == "open":
            return Timing(first.first, None, True, confidence=sure, latest_start=first.last)
        if self.sort == "before" and first.first:
            return Timing(None, first.first - timedelta(days=1), confidence=0.9 * sure, precision=first.precision)
        if self.sort == "after" and first.last:
            return Timing(first.last + timedelta(days=1), None, confidence=0.6 * sure, issues=("no_date",))
        if self.sort == "period":
            return _range(first, first, sure)
        whole = self.sort == "on" and not deadline and first.precision != "day"
        return Timing(
            first.first if whole else None, last.last, confidence=sure, precision=last.precision,
            latest_start=first.last if whole else None,
        )  # fmt: skip


def _range(first: Piece, last: Piece, sure: float) -> Timing:
    """Return a range; a first part without a year has that of the second ("Q3 – Q4 2024/25")."""
    if first.letter in "DP":
        if first.first and last.last and first.first <= last.last:
            return Timing(
                first.first, last.last, confidence=sure, precision=last.precision, latest_start=_latest(first)
            )
        return Timing(confidence=0.5, issues=("timing_ambiguous",))
    if last.precision == "quarter" and 0 < first.number <= last.number and last.first:
        months = 3 * (last.number - first.number)
        year, month = divmod(last.first.year * 12 + last.first.month - 1 - months, 12)
        return Timing(date(year, month + 1, 1), last.last, confidence=0.9 * sure, precision="quarter")
    return Timing(confidence=0.5, issues=("timing_ambiguous",))


def _latest(first: Piece) -> date | None:
    return first.first if first.letter == "P" else first.last


def dated(found: Sequence[Piece]) -> list[tuple[tuple[int, int], _Span]]:
    """Return the dated stretches among the pieces of a text, each with its span and a function that reads it."""
    kept: list[Piece] = []
    for piece in found:
        if piece.letter == "w" and kept and kept[-1].letter == "w":
            continue
        kept.append(piece)
    letters = "".join(piece.letter for piece in kept)
    spans = []
    for match in _SENTENCE.finditer(letters):
        span = _Span(match.lastgroup or "on", kept[match.start() : match.end()])
        spans.append(((span.start, span.end), span))
    return spans


def _after_words(parts: Sequence[Piece]) -> int:
    """Return where a timing begins that words lead to: "share from 1 June" begins with "from"."""
    at = next(i for i, piece in enumerate(parts) if piece.letter in "DHP")
    while at and parts[at - 1].letter in "BFEO&":
        at -= 1
    return parts[at].start


def find(text: str) -> list[tuple[int, int]]:
    """Return where timings stand in a text that is more than a timing.

    Parameters
    ----------
    text : str
        A paragraph in which the columns of a plan were run together.

    Returns
    -------
    list of tuple of int
        Half-open ranges; a year alone is none, since prose is full of years.

    Examples
    --------
    >>> text = "Publish the data. Q4 2024/25 – Q4 Train all staff. Q1 2025/26 and ongoing"
    >>> [text[a:b] for a, b in find(text)]
    ['Q4 2024/25 – Q4', 'Q1 2025/26 and ongoing']
    """
    found = pieces(text)
    spans = []
    for (start, end), span in dated(found):
        letters = {piece.letter for piece in span.parts}
        since = span.sort == "open" and "O" not in letters and span.parts[-1].precision == "year"
        if since or (span.is_year and not re.search(r"/", text[start:end])):
            continue
        if "w" in letters:
            start = _after_words(span.parts)
        spans.append((start, end))
    return spans
