"""Commitments and changes -> terminal. Document text is printed as ``Text``: no markup of it acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from eiascore.commitments.compare import KINDS, Change
from eiascore.commitments.model import CAUTION, ISSUES, Commitment
from eiascore.report.words import counted, where
from eiascore.text import day_in_words, shortened, squeeze, visible

_LONGEST = 400
_GRADES = "specific {0.specific}, measurable {0.measurable}, owned {0.owned}, time-bound {0.time_bound} (weakest: {1})"


def print_commitments(found: Sequence[Commitment], document: str, console: Console, as_of: date | None = None) -> None:
    """Print the commitments of a document.

    Parameters
    ----------
    found : sequence of Commitment
        Its commitments.
    document : str
        Its name.
    console : rich.console.Console
        Where to.
    as_of : date, optional
        The day to look from: what is past its end is marked.
    """
    _line(console, f"{document}: {counted(len(found), 'commitment')}", style="bold")
    if not found:
        _line(console, "No table, list or row of actions was found whose layout shows what is to be done.")
        return
    heading = ""
    for one in found:
        above = " / ".join(filter(None, (one.aim, one.outcome)))
        if above and above != heading:
            console.print()
            _line(console, above, style="bold")
        heading = above
        console.print()
        _print_one(one, console, as_of)
    console.print()
    _print_sums(found, console, as_of)


def _print_one(one: Commitment, console: Console, as_of: date | None) -> None:
    _line(console, f"{one.id}. {shortened(one.action, _LONGEST)}")
    lines = [f"Owner: {one.owner or 'nobody is named'}", f"Timing: {timing_words(one)}"]
    if as_of and one.is_past(as_of):
        lines.append(f"PAST ITS END on {day_in_words(as_of)}. {CAUTION}")
    for name in ("indicator", "target", "baseline", "status"):
        if value := getattr(one, name):
            lines.append(f"{name.capitalize()}: {value}")
    if one.linked_impact:
        lines.append(f"Against: {one.linked_impact}")
    lines.append(_GRADES.format(one.grades, one.grades.weakest.replace("_", "-")))
    lines += [f"! {ISSUES[issue]}" for issue in one.issues if issue not in ("no_owner", "no_indicator")]
    lines += [where(one.page, one.section)] if one.page or one.section else []
    for line in lines:
        console.print(Padding(Text(squeeze(visible(line))), (0, 0, 0, 4)), highlight=False)


def timing_words(one: Commitment) -> str:
    """Return when it is to be done, in words: the text, and what it means.

    Parameters
    ----------
    one : Commitment
        The commitment.

    Returns
    -------
    str
        Such as ``“Q4 2024/25” (1 January 2025 to 31 March 2025)``.
    """
    start = day_in_words(one.start) if one.start else ""
    end = day_in_words(one.end) if one.end else ""
    meaning = (
        f"{start} to {end}" if start and end else f"by {end}" if end
        else f"from {start}, {'with no end' if one.open_ended else 'end not known'}" if start
        else "with no end" if one.open_ended else "no date"
    )  # fmt: skip
    return f"“{one.timing_text}” ({meaning})" if one.timing_text else "not known"


def _print_sums(found: Sequence[Commitment], console: Console, as_of: date | None) -> None:
    total = len(found)
    _line(console, "IN SUM", style="bold")
    for name in ("specific", "measurable", "owned", "time_bound"):
        good = sum(getattr(one.grades, name) >= 2 for one in found)
        _line(console, f"{name.replace('_', '-')}: {good} of {total} reach 2 or more of 3")
    issues = Counter(issue for one in found for issue in one.issues)
    for issue, means in ISSUES.items():
        if issues[issue]:
            _line(console, f"{issues[issue]} of {total}: {means}")
    if as_of:
        past = sum(one.is_past(as_of) for one in found)
        _line(console, f"{past} of {total}: past the end on {day_in_words(as_of)}")
    console.print()
    _line(console, CAUTION, style="italic")


def print_changes(changes: Sequence[Change], documents: tuple[str, str], console: Console) -> None:
    """Print what became of commitments from one version of a plan to the next.

    Parameters
    ----------
    changes : sequence of Change
        What ``compare`` returned.
    documents : tuple of str
        Names of the earlier and the later version.
    console : rich.console.Console
        Where to.
    """
    _line(console, f"{documents[0]} → {documents[1]}", style="bold")
    counts = Counter(kind for change in changes for kind in change.kinds)
    for kind, means in KINDS.items():
        if counts[kind]:
            _line(console, f"{kind.replace('_', ' ')}: {counts[kind]} ({means})")
    for kind in KINDS:
        if kind == "same":
            continue
        for change in (change for change in changes if change.kinds[0] == kind):
            console.print()
            _print_change(change, console)
    console.print()
    _line(console, CAUTION, style="italic")


def _print_change(change: Change, console: Console) -> None:
    _line(console, ", ".join(kind.replace("_", " ") for kind in change.kinds).upper(), style="bold")
    for name, one in (("before", change.before), ("after", change.after)):
        if one is not None:
            said = f"{name}: {shortened(one.action, _LONGEST)} | {one.owner or 'no owner'} | {timing_words(one)}"
            console.print(Padding(Text(squeeze(visible(said))), (0, 0, 0, 4)), highlight=False)
    if change.days:
        later = "later" if change.days > 0 else "earlier"
        console.print(Padding(Text(f"{abs(change.days)} days {later}"), (0, 0, 0, 4)), highlight=False)


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(squeeze(visible(text)), style=style), highlight=False)
