"""Baselines without a model: the most frequent level, and a list of key words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from eiascore.checks import Concept, ConceptIndex
from eiascore.checks.cues import is_phrase
from eiascore.evaluate.baselines.units import levels_by_count, units
from eiascore.evaluate.judgement import Judgement, Quote
from eiascore.labelled import LabelledDocument
from eiascore.rubric import Criterion, Rubric


def majority(
    documents: Sequence[LabelledDocument], training: Sequence[LabelledDocument], rubric: Rubric
) -> list[Judgement]:
    """Give each criterion the level that it has most often in the training documents, and quote nothing."""
    seen: dict[str, Counter[int]] = {criterion.id: Counter() for criterion in rubric.criteria}
    for document in training:
        for criterion, level in document.settled.items():
            if level is not None and criterion in seen:
                seen[criterion][level] += 1
    levels = {criterion: min(count, key=lambda n: (-count[n], n), default=0) for criterion, count in seen.items()}
    return [Judgement(document.id, levels) for document in documents]


def keywords(documents: Sequence[LabelledDocument], rubric: Rubric) -> list[Judgement]:
    """Quote every sentence that holds a plain phrase of the rubric's cue lists for a criterion, whatever it says."""
    lists = {criterion.id: Concept(criterion.id, _phrases(criterion, rubric)) for criterion in rubric.criteria}
    index = ConceptIndex(lists)
    return [_by_keywords(document, index, list(lists)) for document in documents]


def _phrases(criterion: Criterion, rubric: Rubric) -> tuple[str, ...]:
    """Return the plain phrases of the concepts by which a criterion's rules find evidence for it."""
    concepts = [
        name for rule in criterion.rules if rule.polarity == "supports" for name in getattr(rule.options, "says", ())
    ]
    return tuple(dict.fromkeys(cue for name in concepts for cue in rubric.concepts[name].cues if is_phrase(cue)))


def _by_keywords(document: LabelledDocument, index: ConceptIndex, criteria: Sequence[str]) -> Judgement:
    quotes = tuple(Quote(f"{criterion}+", text) for text in units(document) for criterion in index.find(text))
    return Judgement(document.id, levels_by_count(quotes, criteria), quotes=quotes)
