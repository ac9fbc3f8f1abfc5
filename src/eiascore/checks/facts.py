"""Facts: the particulars in a sentence that could be checked. Each kind has a module of its own.

A finder takes a ``View`` and yields ``(kind, start, end, value)`` with offsets in the sentence's own text. Finders may
read ``view.text``, ``view.hits``, ``view.surroundings(...)`` and facts of the whole document, never a level or rubric.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from eiascore.checks import characteristic, dates, organisation, people, person, quantity, source
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import View

T = TypeVar("T")
Found = tuple[str, int, int, str]
Finder = Callable[["View"], Iterator[Found]]

FINDERS: tuple[tuple[Finder, tuple[str, ...]], ...] = (
    (
        characteristic.find,
        (
            "characteristic",  # one of the nine (or of section 75), value its id: "race"
            "combination",  # two characteristics in one group of people, value "race+sex"
        ),
    ),
    (
        organisation.find,
        (
            "organisation",  # a body outside the authority that is no part of government
            "user_led",  # an outside body run by or for people with a characteristic
            "internal",  # own staff, teams, boards, agencies
            "government",  # departments, agencies, other public bodies
            "public_body",  # one of these outside the authority: all but departments and agencies of a department
        ),
    ),
    (
        people.find,
        (
            "group",  # people affected: residents, prisoners, service users
            "owner",  # a role or team that can answer for an action
            "signatory",  # a senior officer, minister, committee
        ),
    ),
    (person.find, ("named",)),  # a person's name where a form asks who wrote, checked or signed
    (
        quantity.find,
        (
            "number",
            "percentage",
            "ratio",  # times as likely, per 1,000, percentage points
            "comparison",  # a figure set against another
            "money",
        ),
    ),
    (
        dates.find,
        (
            "duration",  # weeks, months
            "date",  # day, month, quarter or season with year; value is the interval
            "year",  # a year or financial year alone
            "frequency",  # monthly, quarterly, every year
        ),
    ),
    (
        source.find,
        (
            "source",  # a named data source or publication
            "reference",  # web address, footnote, table number
            "method",  # workshop, survey, interviews
        ),
    ),
)
"""Each finder with the kinds of facts that it yields."""

_FINDER = {kind: finder for finder, kinds in FINDERS for kind in kinds}
KINDS = frozenset(_FINDER)
"""Every kind of fact that a rubric may ask for."""


class Facts(Mapping[str, tuple[Fact, ...]]):
    """The facts of a sentence by kind, with spans in the document's text; found when one of their kind is asked for.

    Parameters
    ----------
    view : View
        The sentence.
    """

    __slots__ = ("_asked", "_found", "_view")

    def __init__(self, view: View) -> None:
        self._view = view
        self._asked: set[Finder] = set()
        self._found: dict[str, tuple[Fact, ...]] = {}

    def get(self, kind: str, default: T = None) -> tuple[Fact, ...] | T:  # type: ignore[assignment]
        """Return the facts of a kind in order of position, or something else where there is none."""
        finder = _FINDER[kind]
        if finder not in self._asked:
            self._ask(finder)
        return self._found.get(kind, default)

    def __getitem__(self, kind: str) -> tuple[Fact, ...]:
        """Return the facts of a kind that stands in the sentence."""
        if (found := self.get(kind)) is None:
            raise KeyError(kind)
        return found

    def __iter__(self) -> Iterator[str]:
        """Go through the kinds of which there is any."""
        for finder, _ in FINDERS:
            if finder not in self._asked:
                self._ask(finder)
        return iter(self._found)

    def __len__(self) -> int:
        """Return of how many kinds there is any."""
        return sum(1 for _ in self)

    def _ask(self, finder: Finder) -> None:
        self._asked.add(finder)
        base = self._view.sentence.start
        for kind, start, end, value in finder(self._view):
            fact = Fact(kind=kind, start=base + start, end=base + end, value=value)
            self._found[kind] = (*self._found.get(kind, ()), fact)
