"""Where in a draft something would belong: by what its form and its headings ask, else near what stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from eiascore.advice.model import Place
from eiascore.rubric import Criterion, Rubric
from eiascore.schema import Document, Evidence, Finding, NearMiss, Section

_MOST = 2
_NEARLY = 0.6  # of the best: what asks less for it than that is left out
_LEAST_WORDS = 3


class Places:
    """Finds where things belong in a document.

    Parameters
    ----------
    rubric : Rubric
        Its rules say which questions of a form they look under.
    document : Document
        The draft.
    findings : sequence of Finding
        What was found in it.
    """

    def __init__(self, rubric: Rubric, document: Document, findings: Sequence[Finding]) -> None:
        self._document = document
        self._findings = findings
        self._asked = {criterion.id: _asked(criterion) for criterion in rubric.criteria}
        # What many criteria look under, such as the name of a characteristic, points to none of them.
        spread = Counter(concept for asked in self._asked.values() for concept in asked)
        self._weights = {concept: 1 / count for concept, count in spread.items()}
        self._offered = list(_offered(document))
        hits = rubric.index.find_in([place.text for place in self._offered])
        self._topics = [frozenset(name for name, _ in found.items()) for found in hits]

    def of(self, finding: Finding) -> tuple[Place, ...]:
        """Return where an answer to a criterion would belong, best first; none where nothing points to a place."""
        supports = [e for e in finding.evidence if e.polarity == "supports"]
        if supports:
            return self._among(supports)
        scored = self._scored(self._asked.get(finding.criterion, frozenset()))
        if scored:
            best = scored[0][0]
            return tuple(self._offered[number] for score, number in scored if score >= _NEARLY * best)[:_MOST]
        alike = [e for f in self._findings if f.dimension == finding.dimension for e in f.evidence]
        return self._among(finding.searched.near_misses) or self._among(alike)

    def _scored(self, asked: frozenset[str]) -> list[tuple[float, int]]:
        """Return the questions and headings that ask for it, by number, those first that ask for nothing else."""
        weighed = [
            (sum(self._weights[concept] for concept in asked & topics), number)
            for number, topics in enumerate(self._topics)
            if asked & topics
        ]
        return sorted(weighed, key=lambda one: (-one[0], self._offered[one[1]].sort != "question", one[1]))

    def _among(self, spans: Sequence[Evidence | NearMiss]) -> tuple[Place, ...]:
        """Return the section in which most of some passages stand; none where they stand under no heading."""
        sections = Counter(self._section(span.start) for span in spans)
        for number, _ in sections.most_common():
            section = self._document.sections[number]
            if section.title:
                path = " / ".join(section.path)
                return (Place(sort="near", text=section.title, page=section.page, section=path),)
        return ()

    def section_at(self, offset: int) -> Section:
        """Return the innermost section at a place of the text."""
        return self._document.sections[self._section(offset)]

    def _section(self, offset: int) -> int:
        """Return the innermost section at a place of the text."""
        inside = [n for n, s in enumerate(self._document.sections) if s.start <= offset < s.end]
        return max(inside, key=lambda n: self._document.sections[n].start, default=0)


def _asked(criterion: Criterion) -> frozenset[str]:
    return frozenset(concept for rule in criterion.rules for concept in getattr(rule.options, "asked", ()))


def _offered(document: Document) -> Iterator[Place]:
    """Yield the questions of the form and the headings, each text once; labels of rows and fields are no questions."""
    headings = {place.text.casefold(): place for place in _headings(document)}
    seen = set()
    for place in (*_questions(document), *headings.values()):
        if (words := place.text.casefold()) not in seen:
            seen.add(words)
            yield headings.get(words, place)


def _questions(document: Document) -> Iterator[Place]:
    for answer in document.answers:
        if " / " not in answer.question and len(answer.question.split()) >= _LEAST_WORDS:
            path = " / ".join(document.sections[answer.section].path)
            yield Place(sort="question", text=answer.question, page=answer.page, section=path)


def _headings(document: Document) -> Iterator[Place]:
    for section in document.sections[1:]:
        if section.level > 1 or len(document.sections) == 2:  # the title of the document asks for everything
            yield Place(sort="heading", text=section.title, page=section.page, section=" / ".join(section.path))
