"""The scorecard: everything that a person sees is rendered from it alone."""

from __future__ import annotations

from typing import Literal

from eiascore.schema.document import Document
from eiascore.schema.finding import Finding
from eiascore.schema.frozen import Frozen

Kind = Literal["eia", "screening", "bill_equality_statement", "template", "not_an_eia", "unreadable"]
Letter = Literal["A", "B", "C", "D", "E", "F"]
GRADED_KINDS: tuple[Kind, ...] = ("eia", "screening", "bill_equality_statement")


class KindFinding(Frozen):
    """What the document is, and the signs that say so."""

    kind: Kind
    confidence: float
    reasons: tuple[str, ...]
    jurisdiction: str = "unknown"


class Cap(Frozen):
    """A limit put on a letter, with the quotation that triggered it ("" where it is an absence) and its annex."""

    target: str
    at_most: Letter
    reason: str
    quote: str = ""
    page: int | None = None
    file: str = ""


class DimensionGrade(Frozen):
    """Letter and score (0-100) of a dimension; ``letter`` is after caps, ``uncapped`` before."""

    letter: Letter
    uncapped: Letter
    score: float


class Grade(Frozen):
    """Overall letter, score (0-100), the dimensions in the rubric's order, and every cap that bit."""

    letter: Letter | None
    score: float | None
    dimensions: dict[str, DimensionGrade]
    caps: tuple[Cap, ...] = ()


class RedFlag(Frozen):
    """Wording that lowers a level or triggers a cap; never a finding of unlawfulness."""

    id: str
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
    created: str = ""


class RubricIdentity(Frozen):
    """Which rubric was used: id, version and hash of its content."""

    id: str
    version: str
    sha256: str


class Scorecard(Frozen):
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
    """

    document: Document
    kind: KindFinding
    rubric: RubricIdentity
    grade: Grade
    findings: tuple[Finding, ...]
    red_flags: tuple[RedFlag, ...]
    limits: tuple[str, ...]
    provenance: Provenance

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
