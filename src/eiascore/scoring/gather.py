"""Running the rules of a criterion over a document: evidence, near misses, and where was looked."""

from __future__ import annotations

from typing import Any

from eiascore.checks import CHECKS, DocumentView, Match, View
from eiascore.checks.listed import only_leads
from eiascore.checks.statement import Miss, StatementOptions, examine
from eiascore.rubric import Criterion, Rule
from eiascore.schema import Evidence, Searched, Sentence
from eiascore.scoring.repeats import marked
from eiascore.scoring.searched import annex_at, searched

Gathered = tuple[tuple[Evidence, ...], Searched]
"""Evidence for and against a criterion, strongest first, and the ground on which an absence is stated."""


def gather(criterion: Criterion, document: DocumentView) -> Gathered:
    """Return the evidence for and against a criterion, strongest first, and the ground on which an absence is stated.

    Parameters
    ----------
    criterion : Criterion
        The criterion with its rules.
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    tuple of Evidence, Searched
        A sentence counts once for each polarity, with its strongest rule first.
    """
    best: dict[tuple[int, str], Evidence] = {}
    misses: list[tuple[Match | Miss, Rule]] = []
    for rule in criterion.rules:
        for match in CHECKS[rule.check].run(document, rule.options):
            if isinstance(match, Miss) or match.missed:
                if rule.polarity == "supports":
                    misses.append((match, rule))
                continue
            if rule.polarity == "supports" and only_leads(match.view):
                continue  # its items are the evidence
            key = (match.view.index, rule.polarity)
            found = _evidence(match, rule, document)
            best[key] = _joined(best[key], found) if key in best else found
    ordered = sorted(marked(best.values(), document.document), key=_order)
    return tuple(ordered), searched(criterion, document, misses, {e.sentence for e in ordered})


def _joined(first: Evidence, second: Evidence) -> Evidence:
    """Return the stronger of two findings of one sentence, with the rules and particulars of both."""
    kept, other = (second, first) if first.strength < second.strength else (first, second)
    also = tuple(dict.fromkeys((*kept.also, *other.also, other.rule)))
    facts = (*kept.facts, *(fact for fact in other.facts if fact not in kept.facts))
    return kept.model_copy(update={"also": also, "facts": facts})


def _order(evidence: Evidence) -> tuple[bool, int, int, int, int]:
    """Strongest first; of equals the one with more particulars, done before promised; then in order of the text.

    What says again what was quoted before comes last.
    """
    settled = 1 if evidence.assertion == "planned" else 0
    again = evidence.repeats is not None
    return (again, -evidence.strength, settled, -len({f.kind for f in evidence.facts}), evidence.start)


def _evidence(match: Match, rule: Rule, document: DocumentView) -> Evidence:
    return Evidence(
        **place_of(match.view, document),
        polarity=rule.polarity,
        strength=rule.strength,
        check=rule.check,
        rule=rule.id,
        why=match.why or rule.id.replace("_", " "),
        cues=match.cues,
        facts=match.facts,
    )


def place_of(view: View, document: DocumentView) -> dict[str, Any]:
    """Return the fields of an ``Evidence`` that follow from the sentence alone."""
    sentence = view.sentence
    return {
        "sentence": view.index,
        "start": sentence.start,
        "end": sentence.end,
        "page": sentence.page,
        "section": " / ".join(document.document.sections[sentence.section].path),
        "assertion": view.assertion,
        "answers": _answers(sentence),
        "file": annex_at(document.document, sentence.start),
    }


def _answers(sentence: Sentence) -> str:
    headers = dict.fromkeys(filter(None, (sentence.row_header, sentence.column_header)))
    return " / ".join(headers) or sentence.question


def template_matches(criterion: Criterion, document: DocumentView) -> list[View]:
    """Return sentences of the form's own text that would count, had the body written them.

    They tell "only the form speaks of it" (``template_only``) from "nothing speaks of it" (``not_found``).
    """
    options = [
        rule.options.model_copy(update={"asserted": ("template",)})
        for rule in criterion.rules
        if rule.polarity == "supports" and isinstance(rule.options, StatementOptions) and rule.options.says
    ]
    return [view for view in document.form_text if any(examine(view, option) for option in options)]
