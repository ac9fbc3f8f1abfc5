"""From the dates that a person gives to the days by which things are due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.metadata import version
from itertools import pairwise
from typing import get_args

from eiascore.deadlines.model import BodyKind, Claim, Deadline, Nation
from eiascore.deadlines.months import months_after, written
from eiascore.deadlines.rules import rules
from eiascore.deadlines.working import (
    Calendar,
    bank_holidays,
    holidays_between,
    is_working_day,
    working_day_before,
    working_days_after,
)
from eiascore.errors import UsageError

_ENGLISH_LAW = ("england", "wales")
_REPLY, _REVIEW, _LETTER = 20, 40, 14  # working days, working days, days


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everything that was given, under the names of the parameters of ``deadlines``."""

    nation: Nation
    decision: date | None
    foi_sent: date | None
    foi_received: date | None
    foi_answered: date | None
    review_asked: date | None
    preaction_sent: date | None
    body_kind: BodyKind
    claim: Claim

    @property
    def act(self) -> str:
        """The statute on information that binds the body, as it ends the names of rules."""
        return "foisa" if self.nation == "scotland" and self.body_kind == "other" else "foia"

    @property
    def calendar(self) -> Calendar:
        """Whose bank holidays that statute leaves out."""
        return "scotland" if self.act == "foisa" else "uk"

    @property
    def dates(self) -> dict[str, date]:
        """The dates that were given."""
        return {name: day for name in _DATES if (day := getattr(self, name)) is not None}


_DATES = ("decision", "foi_sent", "foi_received", "foi_answered", "review_asked", "preaction_sent")
_ORDER = ("foi_sent", "foi_received", "foi_answered", "review_asked")


def deadlines(
    nation: Nation,
    *,
    decision: date | None = None,
    foi_sent: date | None = None,
    foi_received: date | None = None,
    foi_answered: date | None = None,
    review_asked: date | None = None,
    preaction_sent: date | None = None,
    body_kind: BodyKind = "other",
    claim: Claim = "ordinary",
) -> tuple[Deadline, ...]:
    """Work out the days by which things are due, from dates that you know.

    They help to plan; they are not legal advice. Where there are two ways to count a period, the earlier day is given,
    and no later day is assumed where the last one is a weekend or a holiday.

    Parameters
    ----------
    nation : str
        ``england``, ``wales``, ``scotland`` or ``northern_ireland``: where a claim would be brought.
    decision : date, optional
        The day on which the grounds for a claim first arose: that of the decision or an earlier one, never that of the
        assessment alone.
    foi_sent, foi_received, foi_answered : date, optional
        When a request for information was sent, when the body received it, when its answer came. Without the second
        it is taken to have been received on the day it was sent.
    review_asked : date, optional
        When a review of the answer was asked for.
    preaction_sent : date, optional
        When a letter before claim was sent.
    body_kind : str
        ``central`` for a department or another body of the whole United Kingdom, which answers requests under the Act
        of 2000 in Scotland too; ``other`` for the rest.
    claim : str
        ``planning`` or ``procurement`` for the shorter periods that these have in England and Wales.

    Returns
    -------
    tuple of Deadline
        In the order of dates.

    Raises
    ------
    UsageError
        No date is given, dates contradict each other, a word is unknown, or the bank holidays of a year are not known.

    Examples
    --------
    >>> from datetime import date
    >>> [(d.id, d.date.isoformat()) for d in deadlines("england", foi_received=date(2026, 3, 3))]
    [('foi_reply', '2026-04-01'), ('review_ask', '2026-06-02')]
    """
    asked = _Asked(
        nation, decision, foi_sent, foi_received, foi_answered, review_asked, preaction_sent, body_kind, claim
    )
    _check(asked)
    claims = tuple(_claims(asked))
    last = claims[0].date if claims else None
    others = (*_information(asked), *_letters(asked, last))
    every = (*claims, *(_set_against(other, last) for other in others))
    return tuple(sorted(every, key=lambda deadline: (deadline.date, deadline.id)))


def _check(asked: _Asked) -> None:
    for name, kinds in (("nation", Nation), ("body_kind", BodyKind), ("claim", Claim)):
        if (given := getattr(asked, name)) not in get_args(kinds):
            raise UsageError(f"{name} cannot be {given!r}.", f"Use one of {', '.join(get_args(kinds))}.")
    if not asked.dates:
        raise UsageError(
            "Nothing can be worked out without a date of yours.",
            "Give the day on which the grounds for a claim first arose (decision), or the day on which you sent a "
            "request for information (foi_sent), had its answer (foi_answered), asked for a review (review_asked) or "
            "sent a letter before claim (preaction_sent). The date of the assessment alone says nothing. "
            "On the command line: --decision-date, --foi-sent, --foi-received, --foi-answered, --review-asked, "
            "--preaction-sent.",
        )
    for day in asked.dates.values():
        bank_holidays("uk", day.year)  # a year that is mistyped is told before anything is counted
    in_order = [(name, asked.dates[name]) for name in _ORDER if name in asked.dates]
    for (first, day), (second, then) in pairwise(in_order):
        if then < day:
            raise UsageError(
                f"{second} ({written(then)}) is before {first} ({written(day)}).", "Check which date is which."
            )
    if asked.claim != "ordinary" and (asked.nation not in _ENGLISH_LAW or asked.decision is None):
        raise UsageError(
            f"The period for {asked.claim} is only worked out for England and Wales, from the date of the decision.",
            "Give both, or ask a lawyer which period the claim has.",
        )


def _made(
    name: str, day: date, counted: str, *, until: date | None = None, holidays: bool = False, also: tuple[str, ...] = ()
) -> Deadline:
    """Put the words of a rule to a date; ``until`` is the later day where there are two."""
    known = rules()
    rule = known.by_name[name]
    shared = (known.holidays.format(version=version("holidays")),) if holidays else ()
    unsure = () if rule.verified else (known.unverified,)
    return Deadline(
        id=rule.id,
        what=rule.what,
        date=day,
        earliest=day if until else None,
        latest=until,
        counted=counted,
        rule=rule.rule,
        source=rule.source,
        verified=rule.verified,
        warnings=(*rule.warnings, *also, *shared, *unsure),
    )


def _information(asked: _Asked) -> Iterator[Deadline]:
    """Yield what is due on a request for information and its review."""
    received = asked.foi_received or asked.foi_sent
    answered = asked.foi_answered
    if received and not answered:
        due = working_days_after(received, _REPLY, asked.calendar)
        yield _made(
            f"foi_reply_{asked.act}",
            due,
            _counted(_REPLY, received, due, asked.calendar),
            holidays=True,
            also=() if asked.foi_received else (_SENT,),
        )
        answered = due
    if answered and not asked.review_asked:
        by = working_days_after(answered, _REVIEW, asked.calendar)
        unanswered = () if asked.foi_answered else (_UNANSWERED,)
        counted = _counted(_REVIEW, answered, by, asked.calendar)
        yield _made(f"review_ask_{asked.act}", by, counted, holidays=True, also=unanswered)
    if asked.review_asked:
        due = working_days_after(asked.review_asked, _REPLY, asked.calendar)
        slow = working_days_after(asked.review_asked, _REVIEW, asked.calendar) if asked.act == "foia" else None
        counted = _counted(_REPLY, asked.review_asked, due, asked.calendar)
        if slow:
            counted += f" The fortieth working day is {written(slow)}."
        yield _made(f"review_reply_{asked.act}", due, counted, until=slow, holidays=True)


_SENT = (
    "It was counted from the day on which you sent the request, as if the body had it on that day. A letter "
    "takes longer: give the day on which it was received where you know it."
)
_PROTOCOL = (
    "The 14 days are those of the protocol of England and Wales. Whether another nation has such a period was not "
    "looked up: ask a lawyer there."
)
_UNANSWERED = (
    "It was counted from the day on which the answer is due. Give the day on which it came once it is there, "
    "and count anew."
)


def _counted(number: int, start: date, end: date, calendar: Calendar) -> str:
    left_out = [f"{name} on {written(day)}" for day, name in holidays_between(start, end, calendar)]
    besides = f"leaving out {_listed(['weekends', *left_out])}"
    return f"{number} working days after {written(start)}, a day that is not counted itself, {besides}."


def _listed(items: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(items[:-1]), items[-1]]))


def _claims(asked: _Asked) -> Iterator[Deadline]:
    """Yield the last day for a claim: the one that results where the first day is counted with the others."""
    if asked.decision is None:
        return
    if asked.claim == "procurement":
        name, period, later = "claim_procurement", "30 days", asked.decision + timedelta(days=30)
    elif asked.claim == "planning":
        name, period, later = "claim_planning", "6 weeks", asked.decision + timedelta(weeks=6)
    else:
        name = "claim_england_wales" if asked.nation in _ENGLISH_LAW else f"claim_{asked.nation}"
        period, later = "3 months", months_after(asked.decision, 3)
    safe = later - timedelta(days=1)
    counted = (
        f"{period} that begin with {written(asked.decision)}, which is counted as the first day. Where that day is not "
        f"counted, the last day is {written(later)}; the earlier day is given, to be safe."
    )
    yield _made(name, safe, counted, until=later, also=_on_no_working_day(safe, asked.nation))


def _on_no_working_day(day: date, nation: Nation) -> tuple[str, ...]:
    """Say so where a court is likely to be closed on a day, with the last working day before it."""
    if is_working_day(day, nation):
        return ()
    name = bank_holidays(nation, day.year).get(day)
    kind = f"{day:%A}" + (f" ({name})" if name else "")
    before = written(working_day_before(day, nation), weekday=True)
    return (f"{written(day)} is a {kind}. No later day is assumed: the last working day before it is {before}.",)


def _letters(asked: _Asked, last: date | None) -> Iterator[Deadline]:
    """Yield when a letter before claim must go, or when its answer can be expected."""
    days = timedelta(days=_LETTER)
    if asked.preaction_sent:
        counted = f"{_LETTER} days after {written(asked.preaction_sent)}, weekends and holidays among them."
        elsewhere = () if asked.nation in _ENGLISH_LAW else (_PROTOCOL,)
        yield _made("preaction_reply", asked.preaction_sent + days, counted, also=elsewhere)
    elif asked.nation in _ENGLISH_LAW and last and asked.decision and last - days > asked.decision:
        counted = f"{_LETTER} days before {written(last)}, the last day for a claim as counted here."
        yield _made("preaction_send", last - days, counted)


def _set_against(deadline: Deadline, last: date | None) -> Deadline:
    """Warn where something is due no earlier than the last day for a claim."""
    if last is None or deadline.date < last:
        return deadline
    late = f"This is not before {written(last)}, the last day for a claim as counted here. Do not wait for it."
    return replace(deadline, warnings=(late, *deadline.warnings))
