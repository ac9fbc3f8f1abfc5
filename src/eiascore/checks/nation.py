"""Under whose law a document is: England and the UK government, Scotland, Wales or Northern Ireland.

Each nation has wording of its own: its equality instrument, its authorities, what its forms are called, its places.
Wording is weighed once however often it stands there: an assessment that names another nation in passing, or again and
again as a neighbour, is not of that nation.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, get_args

from eiascore.schema.scorecard import Nation, NationSign

if TYPE_CHECKING:
    from eiascore.checks.hits import Hit
    from eiascore.checks.view import DocumentView, View

# What each sort of wording weighs, and what all wording of a sort can add up to.
_SORTS = {"law": (4.0, 8.0), "body": (2.0, 6.0), "form": (2.0, 4.0), "word": (1.0, 3.0)}
_SAYS = {"law": "cites", "body": "names", "form": "is a form with", "word": "speaks of"}
# A body names itself at the front, in a title or label; prose there may be about others.
_FRONT, _IN_FRONT, _LABEL_WORDS = 14, 2.0, 25
_NEEDED = 3.0
_MOST_SIGNS = 6


def nation_of(document: DocumentView) -> tuple[Nation, tuple[NationSign, ...]]:
    """Say under whose law a document is, and which wording shows it.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    str, tuple of NationSign
        "unknown" where the wording is too little or speaks for two alike; the signs of that nation, the weightiest
        first, or of all where none wins.
    """
    signs = _signs(document)
    scores = {nation: _total(found) for nation, found in signs.items()}
    # Words of England and of the whole kingdom come together, and their law is the same.
    here: Nation = "england" if "england" in scores else "uk"
    at_home = scores.get("england", 0.0) + scores.get("uk", 0.0)
    devolved = {nation: points for nation, points in scores.items() if nation not in ("england", "uk")}
    best = max(devolved, key=lambda nation: devolved[nation], default=here)
    most = devolved.get(best, 0.0)
    if at_home > most:
        return here, _weightiest([*signs["england"], *signs["uk"]])
    alike = at_home == most or list(devolved.values()).count(most) > 1
    if alike or most < _NEEDED:
        return "unknown", _weightiest([sign for found in signs.values() for sign in found])
    return best, _weightiest(signs[best])


def _signs(document: DocumentView) -> dict[Nation, list[NationSign]]:
    """Return the wording of each nation, each once, where it stands first."""
    first: dict[tuple[str, str], NationSign] = {}
    place = 0
    for view in document.views:
        if view.sentence.origin == "furniture":
            continue
        place += 1
        for name in view.hits:
            if name.startswith("nation_"):
                for hit in view.hits[name]:
                    sign = _sign(document, view, name, hit, in_front=place <= _FRONT and _is_label(view))
                    first.setdefault((name, sign.quote.lower()), sign)
    found: dict[Nation, list[NationSign]] = defaultdict(list)
    for sign in first.values():
        found[sign.nation].append(sign)
    return found


def _is_label(view: View) -> bool:
    text = view.text.rstrip()
    return view.sentence.kind == "heading" or (len(text.split()) <= _LABEL_WORDS and not text.endswith("."))


def _sign(document: DocumentView, view: View, name: str, hit: Hit, *, in_front: bool) -> NationSign:
    nation, sort = name.removeprefix("nation_").rsplit("_", 1)
    start, end = _with_brackets(document.document.text, view.sentence.start + hit.start, view.sentence.start + hit.end)
    points = _SORTS[sort][0] * (_IN_FRONT if in_front and sort in ("body", "form") else 1.0)
    return NationSign(
        nation=next(known for known in get_args(Nation) if known == nation),
        says=_SAYS[sort],
        quote=document.document.text[start:end],
        start=start,
        end=end,
        page=view.sentence.page,
        points=points,
    )


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the bracket before or after that belongs to a quotation, as in "(Scotland) Regulations"."""
    open_, close = text.count("(", start, end), text.count(")", start, end)
    return start - (close > open_ and text[start - 1 : start] == "("), end + (
        open_ > close and text[end : end + 1] == ")"
    )


def _total(signs: list[NationSign]) -> float:
    by_sort: dict[str, float] = defaultdict(float)
    for sign in signs:
        by_sort[sign.says] += sign.points
    return sum(min(points, _SORTS[sort][1]) for sort, says in _SAYS.items() if (points := by_sort[says]))


def _weightiest(signs: list[NationSign]) -> tuple[NationSign, ...]:
    return tuple(sorted(signs, key=lambda sign: (-sign.points, sign.start))[:_MOST_SIGNS])
