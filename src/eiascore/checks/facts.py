"""Facts: the particulars in a sentence that could be checked. Each kind has a module of its own.

A finder takes a ``View`` and yields ``(kind, start, end, value)`` with offsets in the sentence's own text. Finders may
read ``view.text``, ``view.hits``, ``view.surroundings(...)`` and facts of the whole document, never a level or rubric.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from eiascore.checks import characteristic, dates, organisation, people, person, quantity, source
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import View

Found = tuple[str, int, int, str]
Finder = Callable[["View"], Iterator[Found]]

FINDERS: tuple[Finder, ...] = (
    characteristic.find,
    organisation.find,
    people.find,
    person.find,
    quantity.find,
    dates.find,
    source.find,
)

KINDS = frozenset(
    {
        "characteristic",  # one of the nine (or of section 75), value its id: "race"
        "combination",  # two characteristics in one group of people, value "race+sex"
        "organisation",  # a body outside the authority that is no part of government
        "user_led",  # an outside body run by or for people with a characteristic
        "internal",  # own staff, teams, boards, agencies
        "government",  # departments, agencies, other public bodies
        "public_body",  # one of these that is outside the authority: all but departments and agencies of a department
        "group",  # people affected: residents, prisoners, service users
        "owner",  # a role or team that can answer for an action
        "signatory",  # a senior officer, minister, committee
        "named",  # a person's name where a form asks who wrote, checked or signed
        "number",
        "percentage",
        "ratio",  # times as likely, per 1,000, percentage points
        "comparison",  # a figure set against another
        "duration",  # weeks, months
        "date",  # day, month, quarter or season with year; value is the interval
        "year",  # a year or financial year alone
        "frequency",  # monthly, quarterly, every year
        "source",  # a named data source or publication
        "reference",  # web address, footnote, table number
        "method",  # workshop, survey, interviews
        "money",
    }
)
"""Every kind of fact that a rubric may ask for."""


def find(view: View) -> Iterator[Fact]:
    """Yield every fact of a sentence, with spans in the document's text."""
    base = view.sentence.start
    for finder in FINDERS:
        for kind, start, end, value in finder(view):
            yield Fact(kind=kind, start=base + start, end=base + end, value=value)
