"""A document, as the rules have seen it -> the lines that the classifier looks at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from eiascore.checks import DocumentView, View
from eiascore.classifier import Line
from eiascore.schema import Evidence

_PLACES = ("question", "heading", "above", "lately")


def lines(document: DocumentView, evidence: Mapping[str, Sequence[Evidence]]) -> dict[int, Line]:
    """Return what the classifier may look at: the author's own lines, with what the rules found in each.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    evidence : mapping of str to sequence of Evidence
        What the rules found, by criterion.

    Returns
    -------
    dict of int to Line
        By index of the sentence. Headings, prompts, guidance and statute are not among them, nor options that nobody
        ticked.
    """
    found: dict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for criterion, items in evidence.items():
        for item in items:
            label = criterion + ("+" if item.polarity == "supports" else "-")
            found[item.sentence] += [(label, rule, item.strength) for rule in (item.rule, *item.also)]
    return {
        view.index: _line(view, tuple(found[view.index]))
        for view in document.views
        if view.sentence.origin == "author" and view.sentence.kind != "heading" and view.sentence.ticked is not False
    }


def _line(view: View, rules: tuple[tuple[str, str, int], ...]) -> Line:
    # Only what stands in the same section: in which order a form has its sections shall move nothing.
    last = view.owner.views[view.index - 1] if view.index else None
    before = last.text if last and last.sentence.section == view.sentence.section else ""
    return Line(
        text=view.text,
        question=view.sentence.question,
        heading=view.surroundings("heading"),
        above=view.surroundings("above"),
        before=before,
        kind=view.sentence.kind,
        assertion=view.assertion,
        concepts=tuple(sorted(view.hits)),
        asked=tuple(
            f"{place}:{name}" for place in _PLACES if view.surroundings(place) for name in sorted(view.topics(place))
        ),
        facts=tuple(sorted(view.facts)),
        rules=rules,
        nth=view.place_in_answer,
    )
