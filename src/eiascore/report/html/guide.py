"""The words that a scorecard does not hold: why a question matters, what a higher level means, titles and weights.

They come from the rubric that gave the levels, and only from that one: another version may ask something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from eiascore.errors import RubricError
from eiascore.rubric import Criterion, Rubric, available, load_rubric, under
from eiascore.schema.wire import WireFinding, WireScorecard

_BUILDS_ON = re.compile(r"\bAs ([0-3])\b")
_SPELT = {"ea": "Equality Act", "signoff": "sign-off"}


@dataclass(frozen=True, slots=True)
class Guide:
    """A rubric as the reader of a scorecard needs it; empty, with ``missing`` saying why, where it is not the same."""

    missing: str = ""
    criteria: dict[str, Criterion] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def title(self, dimension: str) -> str:
        """Return the title of a dimension, made from its id where the rubric is not at hand."""
        return self.titles.get(dimension) or in_words(dimension)

    def why(self, criterion: str) -> str:
        """Return why a criterion is asked, "" where it is not known."""
        known = self.criteria.get(criterion)
        return known.why if known else ""

    def authorities(self, criterion: str) -> list[str]:
        """Return the statutes, cases and guidance that a criterion stands on."""
        known = self.criteria.get(criterion)
        return [self.sources[source] for source in known.sources] if known else []

    def meaning(self, criterion: str, words: str) -> str:
        """Return what a level means, with the words of the level that it builds on ("As 2, and ...")."""
        known, found = self.criteria.get(criterion), _BUILDS_ON.search(words)
        return f"{words} (Level {found[1]}: {known.levels[int(found[1])].means})" if known and found else words

    def lift(self, finding: WireFinding) -> tuple[int, str] | None:
        """Return the next level and what it means; None where full marks are earned, or it is not known."""
        known = self.criteria.get(finding.criterion)
        if known is None or finding.level is None or finding.level >= finding.expected:
            return None
        return finding.level + 1, self.meaning(finding.criterion, known.levels[finding.level + 1].means)


def guide(card: WireScorecard, rubric: Rubric | None = None) -> Guide:
    r"""Return the words of the rubric that a scorecard was made with.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    rubric : Rubric, optional
        The rubric, without a profile; by default the one that comes with eiascore under the same id.

    Returns
    -------
    Guide
        Of the rubric where its hash is the scorecard's, else one that only says what is missing.

    Examples
    --------
    >>> import eiascore
    >>> from eiascore.report.wire import to_wire
    >>> words = b"# Equality impact assessment\n\n" + b"We asked forty residents about the ramp. " * 5
    >>> card = to_wire(eiascore.score(words, name="eia.md"))
    >>> guide(card).title("timing")
    'Timing and record'
    """
    identity = card.rubric
    try:
        # A scorecard names a rubric and no file: what it says must not open one.
        found = rubric or (load_rubric(identity.id) if identity.id in available() else None)
        laid = under(found, identity.profile) if found and identity.profile else found
    except RubricError:
        laid = None
    if laid is None:
        return Guide(f"The rubric {identity.id!r} of this scorecard is not at hand")
    if laid.sha256 != identity.sha256:
        return Guide(f"The rubric {identity.id!r} at hand is not the one of this scorecard (another content hash)")
    whole = {d.id: sum(c.weight for c in d.criteria) for d in laid.dimensions}
    return Guide(
        criteria={criterion.id: criterion for criterion in laid.criteria},
        titles={dimension.id: dimension.title for dimension in laid.dimensions},
        weights={c.id: d.weight * c.weight / whole[d.id] for d in laid.dimensions for c in d.criteria},
        sources=dict(laid.sources),
    )


def in_words(identity: str) -> str:
    """Return an id as words.

    Examples
    --------
    >>> in_words("three_limbs")
    'Three limbs'
    """
    words = " ".join(_SPELT.get(word, word) for word in identity.split("_") if word)
    return words[:1].upper() + words[1:]


def short_name(criterion: str) -> str:
    """Return what a criterion is called in tables: its id in words, without the part for its dimension.

    Examples
    --------
    >>> short_name("eng_what_they_said"), short_name("influence")
    ('What they said', 'Influence')
    """
    first, _, rest = criterion.partition("_")
    return in_words(rest or first)
