"""What a plan promises: commitments, what is wrong with them, and how far they can be checked."""

from __future__ import annotations

from datetime import date
from typing import Literal

from eiascore.schema.frozen import Frozen

Grade = Literal[0, 1, 2, 3]
Quality = Literal["specific", "measurable", "owned", "time_bound"]

ISSUES = {
    "timing_truncated": "the timing breaks off: a part of it is missing from the document",
    "timing_no_year": "the timing has no year",
    "timing_ambiguous": "the timing can be read in two ways",
    "timing_several": "one action has several timings",
    "timing_spliced": "the timing stands in the middle of a sentence",
    "timing_unpaired": "timings stand apart from the actions, and nothing shows which belongs to which",
    "timing_conditional": "the timing hangs on something, such as money",
    "no_date": "nothing says by when",
    "ongoing_only": "it is ongoing: no start and no end",
    "starts_before_plan": "it started before the plan was published",
    "no_owner": "nobody is named who answers for it",
    "no_indicator": "no indicator or target shows whether it worked",
    "scope_only": "it promises to look into something, not to do it",
    "duplicate": "it stands in the document more than once",
}
"""What each issue means, in the order in which they are told."""

CAUTION = "The document alone cannot say whether anything was done."


class Grades(Frozen):
    """How far a commitment can be checked: 0 not at all, 1 hardly, 2 in part, 3 well.

    Attributes
    ----------
    specific, measurable, owned, time_bound : int
        0 to 3 each.
    """

    specific: Grade
    measurable: Grade
    owned: Grade
    time_bound: Grade

    @property
    def weakest(self) -> Quality:
        """The quality that is lowest, the first in the order above of those that are equal."""
        names: tuple[Quality, ...] = ("specific", "measurable", "owned", "time_bound")
        return min(names, key=lambda name: int(getattr(self, name)))

    @property
    def grade(self) -> int:
        """The weaker of specific and time-bound: a commitment that lacks either cannot be checked at all."""
        return min(self.specific, self.time_bound)

    @property
    def others(self) -> int:
        """How many of measurable and owned reach 2."""
        return (self.measurable >= 2) + (self.owned >= 2)


class Commitment(Frozen):
    """An action that a document promises, with the quotation that it stands on.

    Attributes
    ----------
    id : str
        Number within the document: ``"1"``, ``"2"`` in reading order.
    document : str
        Name of the document.
    aim, outcome : str
        What it serves, as the plan says; "" where it does not.
    action : str
        What is to be done, without a timing that was spliced into it.
    verb, verb_strength : str
        Its verb, and whether it binds: strong, middling, weak; "" where none is known.
    owner : str
        Who answers for it, "" where nobody is named.
    start, end : date or None
        First and last day; None where the document does not say for certain.
    open_ended : bool
        Whether it goes on without an end.
    timing_text : str
        The timing, word for word.
    precision : str
        How exactly the end is known: day, month, quarter, season, year, "".
    indicator, target, baseline : str
        How one would know that it worked.
    characteristics : tuple of str
        Protected characteristics that it names, or that the impact does which it is against.
    linked_impact : str
        The impact, gap or issue that it is against, as the plan says.
    status : str
        What the plan says of its progress.
    page : int or None
        Page of its file; None where the format has no pages.
    section : str
        Headings above it, from the outermost.
    quote : str
        The action, word for word; ``quote_start`` and ``quote_end`` are its place in ``Document.text``.
    confidence : float
        How sure it is that this is a commitment and that the timing is its own, 0 to 1.
    issues : tuple of str
        Keys of ``ISSUES``.
    grades : Grades
        How far it can be checked.
    """

    id: str
    document: str
    aim: str = ""
    outcome: str = ""
    action: str
    verb: str = ""
    verb_strength: Literal["strong", "middling", "weak", ""] = ""
    owner: str = ""
    start: date | None = None
    end: date | None = None
    open_ended: bool = False
    timing_text: str = ""
    precision: str = ""
    indicator: str = ""
    target: str = ""
    baseline: str = ""
    characteristics: tuple[str, ...] = ()
    linked_impact: str = ""
    status: str = ""
    page: int | None = None
    section: str = ""
    quote: str
    quote_start: int
    quote_end: int
    confidence: float = 1.0
    issues: tuple[str, ...] = ()
    grades: Grades

    def is_past(self, day: date) -> bool:
        """Tell whether its end is past on a day; the document alone cannot say whether it was done.

        Parameters
        ----------
        day : date
            The day to look from.

        Returns
        -------
        bool
            False where no end is known.
        """
        return self.end is not None and self.end < day
