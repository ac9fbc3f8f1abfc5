"""The heart: a document and a rubric -> a scorecard."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO, Literal

from eiascore.checks import DocumentView
from eiascore.checks.kind import kind_of
from eiascore.classifier import DEFAULT_MODEL, LinearModel, loaded_model
from eiascore.nlp import pipeline_id
from eiascore.reading import read
from eiascore.rubric import Rubric, load_rubric
from eiascore.schema import GRADED_KINDS, Document, Finding, Grade, PolicyRecord, Scorecard
from eiascore.schema.scorecard import NeedsPerson, PolicyRelevance, Provenance, Sensitivity
from eiascore.scoring.assess import assess, unjudged
from eiascore.scoring.collecting import collecting_later
from eiascore.scoring.combine import combine
from eiascore.scoring.flags import red_flags
from eiascore.scoring.gather import gather
from eiascore.scoring.opinion import opinion
from eiascore.scoring.profiles import AUTO, lay
from eiascore.scoring.relevance import needs_person, relevance
from eiascore.scoring.sensitivity import sensitivity
from eiascore.settings import Ocr
from eiascore.version import __version__


def score(
    source: str | os.PathLike[str] | bytes | BinaryIO | Document,
    *,
    rubric: str | Rubric = "psed-2010",
    profile: str = AUTO,
    name: str | None = None,
    ocr: Ocr | None = None,
    annexes: Sequence[str | os.PathLike[str] | bytes | BinaryIO] = (),
    pages: tuple[int, int] | Literal["all"] | None = None,
    model: LinearModel | str | os.PathLike[str] | None = DEFAULT_MODEL,
    record: PolicyRecord | None = None,
) -> Scorecard:
    """Score an Equality Impact Assessment.

    Parameters
    ----------
    source : path, bytes, file object or Document
        The file: PDF, DOCX, ODT, HTML, Markdown or plain text, recognised by its content; or a document already read.
    rubric : str or Rubric, optional
        Name of a rubric that comes with eiascore, path of a YAML file, or a loaded rubric.
    profile : str, optional
        What the rubric is laid under: ids of its profiles with "+" between, such as "scotland" or "wales+screening".
        What they leave open, the nation or the kind of document, is detected; "auto" detects both.
    name : str, optional
        Label of the document, where it has no file name.
    ocr : str, optional
        Which pages of a PDF are recognised by tesseract: ``auto``, ``never`` or ``always``; see ``read``.
    annexes : sequence of path, bytes or file object, optional
        Files that belong to the assessment, such as an action plan; quotations from them name them.
    pages : tuple of int, or "all", optional
        First and last page of the assessment in a longer file. By default a report of another kind is searched for an
        assessment appended to it; "all" turns the search off.
    model : LinearModel, str, path or None, optional
        The classifier beside the rules: that which comes with eiascore, one of your own (``eiascore train``), or None
        for the rules alone.
    record : PolicyRecord, optional
        Who made the policy, and when it was decided, took effect and was published, where that is known from elsewhere.
        Its dates are compared with those in the document, which alone are quoted, and whose words win.

    Returns
    -------
    Scorecard
        Letters, levels and quotations. A document that is a blank form or no equality assessment gets no letter.

    Raises
    ------
    UnreadableError
        If the file cannot be read: missing, encrypted, damaged, scanned without legible text, or not a document.
    RubricError
        If the rubric is invalid or has no such profile.
    PageRangeError
        If the file has no such pages.
    ModelError
        If the model cannot be loaded.

    Notes
    -----
    It judges what the document shows, never whether the duty in section 149 of the Equality Act 2010 was met.

    Examples
    --------
    >>> import eiascore
    >>> card = eiascore.score("corpus/specimens/strong-police-search.pdf")  # doctest: +SKIP
    >>> card.grade.letter  # doctest: +SKIP
    'B'
    """
    if isinstance(source, Document) and (annexes or pages):
        raise TypeError("A document that is read already has its annexes and pages: give them to read().")
    if isinstance(source, Document):
        document = source
    else:
        document = read(source, name=name, annexes=annexes, pages=pages, ocr=ocr)
    base = load_rubric(rubric) if isinstance(rubric, str) else rubric
    with collecting_later():
        return _scored(document, base, profile, pages, loaded_model(model), record or PolicyRecord())


def _scored(
    document: Document,
    base: Rubric,
    profile: str,
    pages: tuple[int, int] | Literal["all"] | None,
    model: LinearModel | None,
    record: PolicyRecord,
) -> Scorecard:
    view = DocumentView(document, base.index, record)
    kind = kind_of(view)
    loaded, identity = lay(base, profile, kind, document)
    findings: tuple[Finding, ...] = ()
    grade = Grade(letter=None, score=None, dimensions={})
    if kind.kind in GRADED_KINDS:
        findings = findings_of(view, loaded, model)
        grade = combine(loaded, findings, document)
    elif kind.kind == "not_an_eia":
        # The kind may be wrong, for an excerpt above all: what was found is handed on without a judgement.
        findings = tuple(unjudged(finding) for finding in findings_of(view, loaded, model))
    graded = grade.letter is not None
    return Scorecard(
        document=document,
        kind=kind,
        rubric=identity,
        grade=grade,
        findings=findings,
        red_flags=red_flags(findings, loaded, view) if graded else (),
        limits=loaded.limits,
        provenance=_provenance(document, pages, profile, model),
        sensitivity=sensitivity(loaded, findings, document, grade) if graded else Sensitivity(),
        relevance=relevance(loaded, view) if graded else PolicyRelevance(),
        needs_person=needs_person(findings) if graded else NeedsPerson(),
        record=record,
    )


def findings_of(view: DocumentView, rubric: Rubric, model: LinearModel | None = None) -> tuple[Finding, ...]:
    """Return the findings of all criteria, in the rubric's order: each may build on those before it."""
    gathered = {criterion.id: gather(criterion, view) for criterion in rubric.criteria}
    seen = opinion(model, view, {name: found for name, (found, _) in gathered.items()}) if model else None
    levels: dict[str, int | None] = {}
    findings = []
    for dimension in rubric.dimensions:
        for criterion in dimension.criteria:
            found = gathered[criterion.id]
            finding = assess(criterion, dimension.id, view, levels, gathered=found, seen=seen)
            levels[criterion.id] = finding.level
            findings.append(finding)
    return tuple(findings)


def _provenance(
    document: Document, pages: tuple[int, int] | Literal["all"] | None, profile: str, model: LinearModel | None
) -> Provenance:
    """Return what made the scorecard, with what was asked for beyond the file and the rubric."""
    asked = {} if pages is None else {"pages": pages if isinstance(pages, str) else f"{pages[0]}-{pages[1]}"}
    asked |= {} if profile == AUTO else {"profile": profile}
    return Provenance(
        tool=f"eiascore {__version__}",
        reader=document.reader,
        pipeline=pipeline_id(),
        model=model.name if model else "",
        options=asked,
        created=_now(),
    )


def _now() -> str:
    """Return the time of scoring, or that of SOURCE_DATE_EPOCH where builds must be repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.isoformat(timespec="seconds")
