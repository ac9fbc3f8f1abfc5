"""The scorecard: everything that a person sees is rendered from it alone."""

from __future__ import annotations

from typing import Any, Literal

from eiascore.schema.document import Document
from eiascore.schema.finding import Evidence, Finding
from eiascore.schema.frozen import Frozen
from eiascore.schema.lazy import Within
from eiascore.schema.record import PolicyRecord
from eiascore.schema.views import CardViews
from eiascore.text import visible

Kind = Literal["eia", "screening", "bill_equality_statement", "template", "not_an_eia", "unreadable"]
Letter = Literal["A", "B", "C", "D", "E", "F"]
Relevance = Literal["low", "medium", "high", "unknown"]
DoubtReason = Literal["undetermined", "low_confidence", "both_ways"]
GRADED_KINDS: tuple[Kind, ...] = ("eia", "screening", "bill_equality_statement")


Nation = Literal["england", "wales", "scotland", "northern_ireland", "uk", "unknown"]
Settles = Literal["nation", "kind"]


class NationSign(Frozen):
    """Wording that shows whose law a document is under, where it stands, and what it weighs."""

    nation: Nation
    says: str
    quote: str
    start: int
    end: int
    page: int | None
    points: float
    file: str = ""


class KindFinding(Frozen):
    """What the document is, under whose law, and the signs that say so."""

    kind: Kind
    confidence: float
    reasons: tuple[str, ...]
    jurisdiction: Nation = "unknown"
    nation_signs: tuple[NationSign, ...] = ()


class Cap(Frozen):
    """A limit put on a letter, with the quotation that triggered it ("" where it is an absence) and its annex."""

    target: str
    at_most: Letter
    reason: str
    quote: str = ""
    page: int | None = None
    file: str = ""


class DimensionGrade(Frozen):
    """Letter and score (0-100) of a dimension; ``letter`` is after caps, ``uncapped`` before.

    All three are None where the profile asks none of its criteria.
    """

    letter: Letter | None
    uncapped: Letter | None
    score: float | None


class Grade(Frozen):
    """Overall letter, score (0-100), the dimensions in the rubric's order, and every cap that bit."""

    letter: Letter | None
    score: float | None
    dimensions: dict[str, DimensionGrade]
    caps: tuple[Cap, ...] = ()


class LetterChange(Frozen):
    """A letter that would be another one, and what would make it so.

    Attributes
    ----------
    target : str
        "overall", or the dimension whose letter it is.
    letter, becomes : str
        The letter that was given, and what it would be.
    of : str
        The criterion or dimension whose weight moves, or the criterion that loses its quotation.
    points : float
        By how many points of a hundred the weight moves; 0 where a quotation is lost.
    quote, page, section, file
        The quotation and where it stands; "" where a weight moves.
    """

    target: str
    letter: Letter
    becomes: Letter
    of: str
    points: float = 0.0
    quote: str = ""
    page: int | None = None
    section: str = ""
    file: str = ""


class Sensitivity(Frozen):
    """What the letters hang on: the overall letter with equal weights, and every change of a letter that was found."""

    equal_weights: Letter | None = None
    weights: tuple[LetterChange, ...] = ()
    quotations: tuple[LetterChange, ...] = ()


class PolicyRelevance(Frozen):
    """How much the policy bears on equality, as far as the document shows; it moves no level and no letter."""

    relevance: Relevance = "unknown"
    means: str = ""
    evidence: tuple[Evidence, ...] = ()


class Doubt(Frozen):
    """A criterion that a person should judge, and why."""

    criterion: str
    reason: DoubtReason


class NeedsPerson(Frozen):
    """Which criteria a person should judge, and their share of those that were asked (0-1)."""

    share: float = 0.0
    criteria: tuple[Doubt, ...] = ()


class RedFlag(Frozen):
    """Wording that a reader should see, and what it means; never a finding of unlawfulness."""

    id: str
    means: str = ""
    criterion: str
    start: int
    end: int
    quote: str
    page: int | None
    file: str = ""


class Provenance(Frozen):
    """What made this scorecard, so that it can be made again."""

    tool: str
    reader: str
    pipeline: str
    options: dict[str, str]
    model: str = ""
    created: str = ""


class AppliedProfile(Frozen):
    """A profile that a scorecard was made under, who chose it, and why.

    ``settles`` is "nation" or "kind"; ``reason`` is a sentence for the reader; ``signs`` are what the text shows for
    the nation, the weightiest first.
    """

    id: str
    title: str
    settles: Settles
    chosen: Literal["detected", "default", "asked"]
    reason: str
    signs: tuple[NationSign, ...] = ()


class RubricIdentity(Frozen):
    """Which rubric was used: id, version, hash of its content with all profiles, and the profiles it was laid under.

    ``profile`` names them with "+" between, as ``score(profile=...)`` takes them; "" where the rubric has none.
    """

    id: str
    version: str
    sha256: str
    profile: str = ""
    profiles: tuple[AppliedProfile, ...] = ()


class Scorecard(CardViews):
    """The result of scoring one document.

    Attributes
    ----------
    document : Document
        What was read; findings point into ``document.text``.
    kind : KindFinding
        What the document is; only an EIA, a screening and a bill's equality statement get a letter.
    grade : Grade
        Letters and caps.
    findings : tuple of Finding
        One for each criterion, in the rubric's order; empty where the kind is not graded.
    red_flags : tuple of RedFlag
        Ordered by position in the text.
    limits : tuple of str
        What the scorecard does not mean.
    sensitivity : Sensitivity
        What the letters hang on.
    relevance : PolicyRelevance
        How much the policy bears on equality.
    needs_person : NeedsPerson
        Which criteria a person should judge.
    record : PolicyRecord
        What was given from outside the document; empty where nothing was.
    """

    document: Document
    kind: KindFinding
    rubric: RubricIdentity
    grade: Grade
    findings: tuple[Finding, ...]
    red_flags: tuple[RedFlag, ...]
    limits: tuple[str, ...]
    provenance: Provenance
    sensitivity: Sensitivity = Sensitivity()
    relevance: PolicyRelevance = PolicyRelevance()
    needs_person: NeedsPerson = NeedsPerson()
    record: PolicyRecord = PolicyRecord()

    def model_post_init(self, _: Any, /) -> None:
        """Tell findings and evidence which document they quote."""
        within = Within(self.document)
        for evidence in self.relevance.evidence:
            evidence._within = within
        for finding in self.findings:
            finding._within = within
            for evidence in finding.evidence:
                evidence._within = within

    def __repr__(self) -> str:
        letters = ", ".join(f"{name} {grade.letter or '–'}" for name, grade in self.grade.dimensions.items())
        graded = f"{self.grade.letter}; {letters}" if self.grade.letter else f"{self.kind.kind}, not graded"
        first = f'.finding("{self.findings[0].criterion}"), ' if self.findings else ""
        return (
            f"<Scorecard {visible(self.document.name)}: {graded}; see {first}.to_frame(), .plot(), .write_html(path)>"
        )

    __str__ = __repr__

    def finding(self, criterion: str) -> Finding:
        """Return the finding of a criterion.

        Parameters
        ----------
        criterion : str
            Id such as ``eng_influence``.

        Returns
        -------
        Finding
            The finding.

        Raises
        ------
        KeyError
            If the rubric has no such criterion or the document was not graded.
        """
        for finding in self.findings:
            if finding.criterion == criterion:
                return finding
        raise KeyError(criterion)
