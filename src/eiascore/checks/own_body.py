"""The body that wrote a document: nobody may offer itself, or its own agencies, as someone outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eiascore.checks.names import trim, words

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView

_W = r"[A-Z][\w’'-]*"
_BODY = re.compile(
    rf"(?:Department|Ministry|Office) (?:for|of) (?:the )?{_W}(?:,? (?:(?:and|for|of|the) ){{0,2}}{_W}){{0,7}}|"
    rf"Home Office|HM Treasury|Cabinet Office|(?:University|College) of {_W}(?: {_W}){{0,3}}|"
    rf"(?:LB|London Borough of|NHS) {_W}(?: (?:(?:and|&) )?{_W}){{0,6}}|"
    rf"(?:{_W} (?:(?:and|&|of|the|upon) ){{0,2}}){{1,7}}"
    r"(?:Council|Constabulary|Police|Trust|Health Board|University|College|Agency|Authority|Service|Commission|"
    r"Executive|"
    r"Government|Association|Partnership|Federation|Academy|Surgery|Inspectorate|Tribunal|Corporation|"
    r"(?:Youth Justice|Care|Safeguarding) Board)\b(?: for [A-Z]\w+)?"
)
_ABOUT = words(
    """
    each any another equality impact full cleared tool final public community form template draft guidance
    appendix chief approved
    """
)
_AGENCIES = {
    "justice": "agencies_justice", "home office": "agencies_home", "health": "agencies_health",
    "work and pensions": "agencies_work", "transport": "agencies_transport", "scottish": "agencies_scotland",
}  # fmt: skip
_LOOKED_AT = 1800  # characters at the top in which an authority names itself


@dataclass(frozen=True, slots=True)
class Own:
    """The body that wrote the document: its names and short forms (lower case), and the concept of its agencies."""

    names: frozenset[str] = frozenset()
    agencies: str = ""

    def holds(self, name: str) -> bool:
        """Tell whether a name begins or ends with the full name of the body ("Marlgate Council Housing Team")."""
        low = name.lower()
        return any(" " in own and (low.startswith(own) or low.endswith(own)) for own in self.names)


def own_body(document: DocumentView) -> Own:
    """Return the body that wrote a document, found once and kept on the document view.

    Parameters
    ----------
    document : DocumentView
        The document.

    Returns
    -------
    Own
        Without names where the document does not say.
    """
    return document.once("own body", lambda view: _find(view.document.text))


def _find(text: str) -> Own:
    """Take the body at the top that the title or a short line names first, or that the text comes back to."""
    best: tuple[int, str] | None = None
    low = text.lower()
    for line in text[:_LOOKED_AT].split("\n"):
        # Titles in capitals are matched as if they were written in small letters.
        for match in _BODY.finditer(_small(line) if line.isupper() else line):
            start, end = trim(match.group(), 0, len(match.group()))
            name = match.group()[start:end].strip(" ,")
            if len(name.split()) < 2 or name.split()[0].lower() in _ABOUT:
                continue
            count = low.count(name.lower())
            # A name in a sentence counts only where it comes back: a consultee is named once, the authority throughout.
            if len(line.split()) > 16 and match.start() > 30 and count < 3:
                continue
            score = min(count, 5) + 5 * (len(line.split()) <= 16) + 3 * (match.start() < 3)
            if best is None or score > best[0]:
                best = (score, name)
    if best is None:
        return Own()
    return Own(frozenset({best[1].lower(), *_short_forms(best[1], text)}), _agencies(best[1]))


def _small(line: str) -> str:
    return re.sub(r"\b(And|Of|The|For|Upon|On|Is|By|In|To)\b", lambda m: m.group().lower(), line.title())


def _agencies(name: str) -> str:
    return next((concept for key, concept in _AGENCIES.items() if key in name.lower()), "")


def _short_forms(name: str, text: str) -> set[str]:
    """Return "the Council" and the like, and initials that the text gives in brackets or uses."""
    capitals = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    kind = name.split()[0].lower() if name.startswith(("Department", "Ministry")) else capitals[-1].lower()
    short = {kind} if re.search(rf"\b[Tt]he {kind.title()}\b", text) else set()
    given = re.search(rf"(?i:{re.escape(name)}) \((?:the )?[“\"']?([A-Z][\w&]{{1,9}})[”\"')]", text)
    if given:
        short.add(given.group(1).lower())
    initials = "".join(word[0] for word in capitals)
    if len(initials) > 2 and re.search(rf"\b{initials}\b", text):
        short.add(initials.lower())
    return short
