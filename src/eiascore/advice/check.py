"""A draft checked before it is published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from eiascore.advice.lift import cap_words, held, lift, rule_of
from eiascore.advice.model import Advice, Check, Quoted
from eiascore.advice.places import Places
from eiascore.rubric import Criterion, Rubric, load_rubric, under
from eiascore.schema import Evidence, Finding, Scorecard
from eiascore.schema.scorecard import Letter

_SAYS = {
    "eia": "This is an equality impact assessment.",
    "screening": "This is an equality screening.",
    "bill_equality_statement": "This is an equality statement for a bill.",
    "template": "This is a blank form: it has no answers yet, and no letter. Fill it in and check it again.",
    "not_an_eia": "This is no equality impact assessment, as far as its words show: it has no letter. Check that it is "
    "the right file.",
    "unreadable": "This could not be read.",
}
_SUBSTANTIVE = 2
_MOST_SHOWN = 2
_AS_BEFORE = re.compile(r"As \d\b,? ?(?:with |and )?")


def check(source: Any, *, fail_under: Letter | None = None, rubric: str | Rubric = "psed-2010", **how: Any) -> Check:
    """Check a draft before it is published: what it does not show yet, ordered by what it would lift.

    Parameters
    ----------
    source : path, bytes, file object or Document
        The draft, as for ``score``.
    fail_under : str, optional
        The letter that it shall have at least.
    rubric : str or Rubric, optional
        As for ``score``.
    **how
        How it is scored, as for ``score``.

    Returns
    -------
    Check
        What holds its letter down, and what to add.

    Raises
    ------
    UnreadableError
        The draft cannot be read.

    Examples
    --------
    >>> from eiascore.advice import check
    >>> found = check("corpus/specimens/blank-form.docx", fail_under="C")  # doctest: +SKIP
    >>> found.passed  # doctest: +SKIP
    False
    """
    from eiascore.scoring import score

    base = load_rubric(rubric) if isinstance(rubric, str) else rubric
    return checked(score(source, rubric=base, **how), base, fail_under)


def checked(card: Scorecard, base: Rubric, fail_under: Letter | None = None) -> Check:
    """Return what a scorecard says of a draft.

    Parameters
    ----------
    card : Scorecard
        The scorecard of the draft.
    base : Rubric
        The rubric that it was made with, without profiles.
    fail_under : str, optional
        The letter that it shall have at least.

    Returns
    -------
    Check
        As ``check``.
    """
    graded = card.grade.letter is not None
    rubric = under(base, card.rubric.profile) if card.rubric.profile else base
    asked = [finding for finding in card.findings if graded and finding.level is not None]
    return Check(
        document=card.document.name,
        sha256=card.document.sha256,
        kind=card.kind.kind,
        letter=card.grade.letter,
        score=card.grade.score,
        wanted=fail_under,
        passed=fail_under is None or (card.grade.letter or "Z") <= fail_under,
        says=_SAYS[card.kind.kind],
        held=held(rubric, card.findings, card.document, card.grade) if graded else (),
        advice=_advice(card, rubric, asked) if graded else (),
        asked=tuple(finding.criterion for finding in asked),
        not_asked=tuple(f.criterion for f in card.findings if graded and f.level is None),
        rubric=f"{card.rubric.id} {card.rubric.version}",
        profile=card.rubric.profile,
        tool=card.provenance.tool,
        limits=card.limits,
    )


def _advice(card: Scorecard, rubric: Rubric, asked: Sequence[Finding]) -> tuple[Advice, ...]:
    places = Places(rubric, card.document, card.findings)
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    below = [finding for finding in asked if (finding.level or 0) < finding.expected]
    advice = [_one(card, rubric, finding, criteria[finding.criterion], places) for finding in below]
    # What lowers a letter comes first; the rest by what the next step lifts, then by what there is to lift in all.
    return tuple(sorted(advice, key=lambda one: (not one.holds, -one.aim.points, -one.full.points)))


def _one(card: Scorecard, rubric: Rubric, finding: Finding, criterion: Criterion, places: Places) -> Advice:
    level = finding.level or 0
    # A level of 1 is a formula or a mention: nobody is told to write one.
    aim = min(finding.expected, max(_SUBSTANTIVE, level + 1))
    given = (rubric, card.findings, card.document, card.grade, finding)
    causes = [cap for cap in card.grade.caps if (rule := rule_of(cap, rubric)) and rule.criterion == finding.criterion]
    misses = [
        Quoted(
            quote=card.document.text[m.start : m.end],
            page=m.page,
            section=" / ".join(places.section_at(m.start).path),
            file=m.file,
            reason=m.reason,
        )
        for m in finding.searched.near_misses[:_MOST_SHOWN]
    ]
    against = [e for e in finding.evidence if e.polarity == "undermines" and e.repeats is None]
    return Advice(
        criterion=finding.criterion,
        dimension=finding.dimension,
        question=finding.question,
        level=level,
        expected=finding.expected,
        missing=missing(criterion.levels[aim].means, criterion.levels[1].means),
        aim=lift(*given, aim),
        full=lift(*given, finding.expected),
        places=places.of(finding),
        near=tuple(misses),
        against=tuple(_quoted(card, evidence) for evidence in against[:_MOST_SHOWN]),
        holds=tuple(map(cap_words, causes)),
    )


def _quoted(card: Scorecard, evidence: Evidence) -> Quoted:
    return Quoted(
        quote=card.document.text[evidence.start : evidence.end],
        page=evidence.page,
        section=evidence.section,
        file=evidence.file,
        reason=evidence.why,
    )


def missing(means: str, before: str = "") -> str:
    """Return what a level stands for as something that a draft does not show yet.

    Parameters
    ----------
    means : str
        What the level means, in the words of the rubric.
    before : str
        What level 1 means, for a level that speaks of both.

    Returns
    -------
    str
        A sentence on the document, that nobody can paste into it.

    Examples
    --------
    >>> missing("As 2 with scale and severity.")
    'The document does not show yet, beyond what stands there: scale and severity.'
    >>> missing("One concrete action matched to the impact.")
    'The document does not show yet: one concrete action matched to the impact.'
    """
    more = _AS_BEFORE.match(means)
    rest = means[more.end() :] if more else means
    said = rest[:1].lower() + rest[1:] if rest[1:2].islower() or rest[1:2] == " " else rest
    both = f" (of: {before[:1].lower()}{before[1:].rstrip('.')})" if said.startswith("both") and before else ""
    return f"The document does not show yet{', beyond what stands there' if more else ''}: {said}{both}"
