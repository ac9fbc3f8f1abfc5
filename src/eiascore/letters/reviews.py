"""What a person decided on the findings of a scorecard (docs/reviews.md)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from eiascore.schema.wire import WireFinding, WireScorecard
from eiascore.text import visible


class Review(Protocol):
    """A line of a file of reviews."""

    @property
    def document(self) -> str:
        """Path of the document."""

    @property
    def criterion(self) -> str:
        """Id of the criterion."""

    @property
    def quote(self) -> str:
        """The quotation; or what the level means, for a decision on the finding itself."""

    @property
    def decision(self) -> str:
        """``confirm``, ``reject`` or ``add``."""


@dataclass(frozen=True)
class Decisions:
    """Decisions by criterion and words, of one document; ``note`` says so where reviews are all of other ones."""

    made: dict[tuple[str, str], str]
    note: str = ""

    def on(self, criterion: str, words: str) -> str:
        """Return ``confirm`` or ``reject``, "" where nobody decided."""
        return self.made.get((criterion, _flat(words)), "")

    def withdrawn(self, finding: WireFinding) -> bool:
        """Tell whether a person found the level wrong, or found evidence that was missed."""
        added = any(name == finding.criterion and made == "add" for (name, _), made in self.made.items())
        return added or self.on(finding.criterion, finding.means) == "reject"


def decisions(card: WireScorecard, reviews: Iterable[Review]) -> Decisions:
    """Return what was decided on the document of a scorecard; reviews of others say nothing of it.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    reviews : iterable of Review
        Lines of a file of reviews. Of two on the same words the later one holds.

    Returns
    -------
    Decisions
        By criterion and words.
    """
    name = _base(card.document.name)
    given = list(reviews)
    made = {(r.criterion, _flat(r.quote)): r.decision for r in given if _base(r.document) == name}
    note = f"None of the {len(given)} reviews is of {visible(card.document.name)}: they name other documents."
    return Decisions(made, note if given and not made else "")


def _base(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2].casefold()


def _flat(words: str) -> str:
    return " ".join(words.split())
