"""Which profiles a document is scored under: one for its nation and one for its kind, detected or asked for."""

from __future__ import annotations

from typing import Literal

from eiascore.rubric import Profile, Rubric, under
from eiascore.rubric.overlay import named
from eiascore.schema import Document, KindFinding
from eiascore.schema.scorecard import AppliedProfile, NationSign, RubricIdentity, Settles
from eiascore.scoring.searched import annex_at

AUTO = "auto"
_MOST_QUOTED = 3
_NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
    "uk": "the United Kingdom",
}
_KINDS = {"screening": "a screening", "bill_equality_statement": "the equality statement of a bill"}


def lay(rubric: Rubric, asked: str, kind: KindFinding, document: Document) -> tuple[Rubric, RubricIdentity]:
    """Lay a rubric under the profiles that a document calls for.

    Parameters
    ----------
    rubric, asked, kind, document
        As for ``choose``.

    Returns
    -------
    Rubric, RubricIdentity
        The rubric to score with, and what a scorecard says of it.
    """
    profiles = choose(rubric, asked, kind, document)
    names = "+".join(profile.id for profile in profiles)
    laid = under(rubric, names) if names else rubric
    return laid, RubricIdentity(id=laid.id, version=laid.version, sha256=laid.sha256, profile=names, profiles=profiles)


def choose(rubric: Rubric, asked: str, kind: KindFinding, document: Document) -> tuple[AppliedProfile, ...]:
    """Choose the profiles of a rubric for a document.

    Parameters
    ----------
    rubric : Rubric
        The rubric.
    asked : str
        "auto", or ids of profiles with "+" between; what they do not settle is detected.
    kind : KindFinding
        What the document is, and under whose law.
    document : Document
        For the annexes that quotations stand in.

    Returns
    -------
    tuple of AppliedProfile
        For the nation, then for the kind, each with the reason; none where the rubric has no profiles.

    Raises
    ------
    RubricError
        If the rubric has no such profile, or two settle the same.
    """
    settled = {profile.settles: profile for profile in (named(rubric, asked) if asked != AUTO else ())}
    found = (_choice(rubric, settles, settled.get(settles), kind, document) for settles in ("nation", "kind"))
    return tuple(applied for applied in found if applied is not None)


def _choice(
    rubric: Rubric, settles: Settles, asked: Profile | None, kind: KindFinding, document: Document
) -> AppliedProfile | None:
    offered = [profile for profile in rubric.profiles if profile.settles == settles]
    if not offered:
        return None
    rest = next(profile for profile in offered if profile.when is None)
    suited = [p for p in offered if p.when is not None and p.when.holds(kind.kind, kind.jurisdiction)]
    profile = asked or (suited[0] if suited else rest)
    chosen: Literal["asked", "detected", "default"] = "asked" if asked else "detected" if suited else "default"
    signs = tuple(_placed(sign, document) for sign in kind.nation_signs) if settles == "nation" else ()
    if chosen == "asked":
        reason = "it was asked for"
    elif settles == "kind":
        reason = _of_kind(kind, other=not suited)
    else:
        reason = _of_nation(kind, signs)
        chosen = "default" if kind.jurisdiction == "unknown" else "detected"
    others = [p.id for p in offered if p.id != profile.id]
    if chosen != "asked":
        reason += (
            f"; --profile {others[0]} overrides it"
            if len(others) == 1
            else f"; --profile overrides it ({', '.join(others)})"
        )
    return AppliedProfile(
        id=profile.id, title=profile.title, settles=settles, chosen=chosen, reason=reason, signs=signs
    )


def _placed(sign: NationSign, document: Document) -> NationSign:
    return sign.model_copy(update={"file": annex_at(document, sign.start)})


def _of_kind(kind: KindFinding, *, other: bool) -> str:
    name = _KINDS.get(kind.kind, "an assessment")
    if other and kind.kind in _KINDS:
        return f"the document is {name}, and the law of {_NATIONS[kind.jurisdiction]} asks of it what it asks of any"
    return f"the document is taken for {name}"


def _of_nation(kind: KindFinding, signs: tuple[NationSign, ...]) -> str:
    if not signs:
        return "no wording of the document shows the law of a nation, so that the default holds"
    shown: dict[str, list[str]] = {}
    for sign in signs[:_MOST_QUOTED]:
        shown.setdefault(sign.says, []).append(f"“{' '.join(sign.quote.split())}”{_place(sign)}")
    said = _listed([f"{says} {_listed(quotes)}" for says, quotes in shown.items()])
    if kind.jurisdiction != "unknown":
        return f"the document {said}"
    return f"the document, which {said}, does not show plainly whose law it is under, so that the default holds"


def _listed(items: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))


def _place(sign: NationSign) -> str:
    page = "" if sign.page is None else f"p. {sign.page}"
    place = ", ".join(filter(None, (sign.file, page)))
    return f" ({place})" if place else ""
