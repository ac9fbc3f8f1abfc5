"""Red flags: wording that a reader should see, from the evidence of criteria and from rules of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eiascore.checks import CHECKS, DocumentView
from eiascore.rubric import Rubric
from eiascore.schema import Finding
from eiascore.schema.scorecard import RedFlag
from eiascore.scoring.searched import annex_at

_FORM = ("prompt", "guidance")


def red_flags(findings: Sequence[Finding], rubric: Rubric, document: DocumentView) -> tuple[RedFlag, ...]:
    """Return each passage that raised a flag once, in order of the text.

    Parameters
    ----------
    findings : sequence of Finding
        The findings; flags of the evidence in them are raised.
    rubric : Rubric
        With the meaning of each flag, and the rules that raise flags without counting for a level.
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    tuple of RedFlag
        Never a finding of unlawfulness.
    """
    raised = (*_of_evidence(findings, rubric, document), *_of_rules(findings, rubric, document))
    found: dict[tuple[int, str], RedFlag] = {}
    for index, flag in sorted(raised, key=lambda item: item[0]):
        sentence = document.document.sentences[index]
        # Nobody answered there: the form's sentences are one passage.
        where = -1 - sentence.section if sentence.origin in _FORM else flag.start
        found.setdefault((where, flag.id), flag)
    return tuple(sorted(found.values(), key=lambda flag: (flag.start, flag.id)))


def _of_evidence(findings: Sequence[Finding], rubric: Rubric, document: DocumentView) -> Iterator[tuple[int, RedFlag]]:
    flag_of = {(c.id, rule.id): rule.flag for c in rubric.criteria for rule in c.rules if rule.flag}
    for finding in findings:
        for e in finding.evidence if finding.status != "not_applicable" else ():
            if flag := flag_of.get((finding.criterion, e.rule)):
                yield e.sentence, _flag(flag, finding.criterion, (e.start, e.end, e.page), rubric, document)


def _of_rules(findings: Sequence[Finding], rubric: Rubric, document: DocumentView) -> Iterator[tuple[int, RedFlag]]:
    asked = {finding.criterion for finding in findings if finding.level is not None}
    for criterion, rules in rubric.raises.items():
        for rule in rules if criterion in asked else ():
            for match in CHECKS[rule.check].run(document, rule.options):
                if not match.missed:
                    said = match.view.sentence
                    place = (said.start, said.end, said.page)
                    yield match.view.index, _flag(rule.flag, criterion, place, rubric, document)


def _flag(
    flag: str, criterion: str, place: tuple[int, int, int | None], rubric: Rubric, document: DocumentView
) -> RedFlag:
    start, end, page = place
    return RedFlag(
        id=flag,
        means=rubric.flags[flag],
        criterion=criterion,
        start=start,
        end=end,
        quote=document.document.text[start:end],
        page=page,
        file=annex_at(document.document, start),
    )
