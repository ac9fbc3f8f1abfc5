"""Evidence and findings: what a check saw, and what it adds up to for one criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import PrivateAttr

from eiascore.errors import UsageError
from eiascore.schema.frozen import Frozen
from eiascore.schema.lazy import Within, view
from eiascore.text import shortened

if TYPE_CHECKING:
    from PIL.Image import Image

Assertion = Literal["done", "planned", "conditional", "denied", "template"]
FoundBy = Literal["rules", "classifier"]
Polarity = Literal["supports", "undermines", "excuses"]
Status = Literal["found", "denied_in_text", "not_found", "template_only", "not_applicable", "undetermined"]


class Fact(Frozen):
    """A particular in a sentence: its kind, its span in the document's text and its normalised value.

    ``kind`` is one of the particulars a rubric may ask for, such as ``organisation``, ``date`` or ``characteristic``.
    """

    kind: str
    start: int
    end: int
    value: str


class Evidence(Frozen):
    """A quotation that counts for or against a criterion, with the reason it was picked.

    Attributes
    ----------
    sentence : int
        Index into ``Document.sentences``.
    start, end : int
        Span of the quotation in ``Document.text``.
    polarity : str
        For or against; ``excuses`` where the author gives a reason for which the criterion does not apply.
    strength : int
        1 asserted, 2 with a particular that could be checked, 3 strong; a property of the rule that found it.
    check, rule : str
        The kind of check, and the rule of the rubric that it ran for.
    answers : str
        What it answers: the row and column headers of a cell, or the prompt before it; "" where there is none.
    cues : tuple of str
        The cues of the rubric that matched.
    also : tuple of str
        Other rules of the criterion that the sentence meets; what a level needs may ask for any of them.
    facts : tuple of Fact
        The particulars in the sentence that its rules asked for.
    file : str
        Name of the annex that it stands in; "" for the main file.
    repeats : int or None
        The earlier evidence sentence that it says again in the same words: it is shown, and does not count twice.
    probability : float or None
        How likely the classifier finds it, 0 to 1; None where it was not asked.
    """

    sentence: int
    start: int
    end: int
    page: int | None
    section: str
    polarity: Polarity
    assertion: Assertion
    strength: int
    check: str
    rule: str
    why: str
    answers: str = ""
    cues: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    also: tuple[str, ...] = ()
    file: str = ""
    repeats: int | None = None
    probability: float | None = None
    _within: Within = PrivateAttr(default_factory=Within)

    def __repr__(self) -> str:
        words = f" “{shortened(self._within.held.text[self.start : self.end], 60)}”" if self._within.held else ""
        page = f" p. {self.page}" if self.page else ""
        return f"<Evidence{page}, {self.polarity}, strength {self.strength}:{words}; see .quote, .why, .facts, .show()>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        return str(view("report.display:evidence_html", self))

    @property
    def quote(self) -> str:
        """The quotation, verbatim. Only evidence of a scorecard knows its document; else ``UsageError``."""
        return self._within.document.text[self.start : self.end]

    def show(self, *, scale: float = 2.0) -> Image:
        """Return a picture of the part of the page around the quotation, with the quotation boxed.

        Parameters
        ----------
        scale : float
            Pixels for each point; 1 is 72 dots per inch.

        Returns
        -------
        PIL.Image.Image
            A notebook shows it; ``.save("quote.png")`` keeps it. A quotation that runs over pages is shown on each, one
            below the other.

        Raises
        ------
        UsageError
            The evidence is not that of a scorecard.
        PageRangeError
            The quotation stands in a file that is no PDF.
        FileProblemError
            The document does not hold the bytes of its file (see ``Document.with_bytes``).
        TooLargeError
            The picture would have more pixels than the settings allow.
        """
        picture: Image = view("reading.crop:crop", self._within.document, self, scale=scale)
        return picture

    @property
    def found_by(self) -> FoundBy:
        """``classifier`` where no rule found it."""
        return "classifier" if self.check == "classifier" else "rules"


class NearMiss(Frozen):
    """A passage that nearly counted, and why it did not; ``file`` is the annex it stands in, "" for the main file."""

    start: int
    end: int
    page: int | None
    rule: str
    reason: str
    file: str = ""


class Searched(Frozen):
    """Where was looked, and what came closest: the ground on which an absence is stated.

    ``places`` names the pages or sections of each file in words, ``unreadable`` the pages that hold no text.
    """

    sentences: int
    sections: int
    pages: int
    rules: tuple[str, ...]
    near_misses: tuple[NearMiss, ...] = ()
    places: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


class Finding(Frozen):
    """The judgement on one criterion: level 0-3, status, confidence (0-1) and all evidence, strongest first.

    ``question`` and ``means`` (what this level stands for) come from the rubric, so that a finding can be read alone.
    ``trace`` says how the level came about; ``expected`` is the level that earns full marks under the profile.
    """

    criterion: str
    dimension: str
    question: str
    means: str
    level: int | None
    status: Status
    confidence: float
    evidence: tuple[Evidence, ...]
    searched: Searched
    trace: tuple[str, ...] = ()
    expected: int = 3
    _within: Within = PrivateAttr(default_factory=Within)

    def __repr__(self) -> str:
        level = self.status.replace("_", " ") if self.level is None else f"level {self.level}"
        return (
            f"<Finding {self.criterion}: {level}, {len(self.evidence)} quotations; "
            "see .quotes, .evidence, .searched, .trace, .show()>"
        )

    __str__ = __repr__

    def _repr_html_(self) -> str:
        return str(view("report.display:finding_html", self))

    @property
    def quotes(self) -> tuple[str, ...]:
        """The quotations, verbatim, in the order of ``evidence``."""
        return tuple(evidence.quote for evidence in self.evidence)

    def show(self, *, scale: float = 2.0) -> Image:
        """Return a picture of the strongest quotation on its page, as ``Evidence.show`` does.

        Parameters
        ----------
        scale : float
            Pixels for each point.

        Returns
        -------
        PIL.Image.Image
            Of others: ``finding.evidence[1].show()``.

        Raises
        ------
        UsageError
            There is no quotation; else as for ``Evidence.show``.
        """
        if not self.evidence:
            raise UsageError(f"{self.criterion} has no quotation to show.", "See .searched for where was looked.")
        return self.evidence[0].show(scale=scale)
