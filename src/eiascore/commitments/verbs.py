"""Verbs of actions: what somebody will have done, and what nobody could be held to."""

from __future__ import annotations

import re
from typing import Literal

Strength = Literal["strong", "middling", "weak", ""]

# Something is there afterwards that was not there before.
_STRONG_WORDS = (
    "abolish add adopt advertise amend appoint arrange audit automate ban brief bring build buy cap carry change "
    "circulate close collect commission complete conduct consult convene create cut deliver deploy design develop "
    "distribute draft end establish exempt extend fill film finalise fit fix form fund gather give hire hold host "
    "implement include install interview introduce invite issue launch make measure meet merge move nominate "
    "obtain offer open pay pilot place prepare print procure produce provide publish put raise re-run rebuild "
    "recruit redesign redraft refresh relocate remove rename renew reopen repair repeat replace report require "
    "research reserve restore retain retrain revise rewrite ring-fence roll run schedule send set simplify "
    "sponsor start stop submit subtitle survey switch test train translate trial undertake update upload waive "
    "widen withdraw write"
)
_MIDDLING_WORDS = (
    "adapt adjust agree allocate allow analyse analyze ask assess attend check coach compare contact define "
    "discuss employ enable evaluate expand gain hand hear identify improve increase inform investigate keep lead "
    "learn listen maintain manage map mentor monitor negotiate notify observe organise plan present prioritise "
    "protect question record reduce refer remind request respond review sample select share show sign speak "
    "strengthen supply tailor talk tell track transfer use validate verify"
)
_WEAK_WORDS = (
    "acknowledge advocate aim aspire celebrate champion commit consider continue demonstrate embed empower "
    "encourage endeavour engage enhance ensure explore facilitate foster liaise look participate partner promote "
    "recognise reflect scope seek signpost strive support sustain take try understand value work"
)
_STRONG, _MIDDLING, _WEAK = (frozenset(words.split()) for words in (_STRONG_WORDS, _MIDDLING_WORDS, _WEAK_WORDS))
# Words that change how much a verb is worth: "promote" says little, "raise awareness" no more.
_WEAK_PHRASE = re.compile(
    r"raise (?:the )?(?:awareness|profile)|continue to|keep (?:under|on)|work (?:with|towards)|look (?:at|into|to)|"
    r"(?:start|begin) to (?:explore|consider|look)|put .{0,20}at the heart|give (?:due )?(?:consideration|regard)|"
    r"provide support|offer support|make every effort|be mindful|remain|set out to",
    re.I,
)
_LEAD = re.compile(
    r"^\W*(?:(?:\(?[a-z]?\d+(?:\.\d+)*[.):]?|[a-z][.)])\s+)?"
    r"(?:(?:by|from|in|before|during|until)\b[^,]{3,40}, )?"
    r"(?:(?:we|the (?:\w+ ){1,3}|our (?:\w+ ){1,2}|all (?:\w+ ){1,3}|[\w' -]{1,60}?) ?"
    r"(?:will|shall|must|is to|are to|to) (?:also |then |now |be )?|to )?(?P<verb>[a-z]+(?:-[a-z]+)?)\b",
    re.I,
)
_FIRST = re.compile(
    r"^\W*(?:(?:\(?[a-z]?\d+(?:\.\d+)*[.):]?|[a-z][.)])\s+)?(?:to )?(?P<verb>[A-Za-z]+(?:-[a-z]+)?)\b", re.I
)
_PASSIVE = re.compile(
    r"\b(?:will|shall|must|to) (?:also |then )?be (?P<verb>[a-z]+(?:ed|ished|ought|ade|en|ept|et|ut)|subject)\b", re.I
)
_JOINED = re.compile(r"(?:,? and(?:, [^,]{1,30},)? |, |/)?(?:\w+ly )?(?P<verb>[A-Za-z]+(?:-[a-z]+)?)\b", re.I)
_WILL = re.compile(r"\b(?:will|shall|must)\b", re.I)
# "Report of the panel", "Survey data": a noun, although it could be a verb.
_NOT_A_VERB = re.compile(
    r"^\W*(?:\w+ (?:was|were|is|are|has|had|of)|(?:report|plan|review|survey|test|use|issue|work|record|research|share|"
    r"support|post|place|fund|design|change|process|audit|brief|form|check|value) (?:for|in|teams?|groups?|data|plans?|"
    r"users?|figures|officers?|managers?|leads?))\b",
    re.I,
)
_IRREGULAR = {
    "made": "make", "given": "give", "held": "hold", "sent": "send", "written": "write", "run": "run", "set": "set",
    "put": "put", "kept": "keep", "taken": "take", "built": "build", "bought": "buy", "brought": "bring",
    "met": "meet", "cut": "cut", "undertaken": "undertake", "withdrawn": "withdraw", "shown": "show",
    "subject": "require",
}  # fmt: skip


def verb_of(text: str) -> tuple[str, Strength]:
    """Return the verb of an action and how much it binds.

    Parameters
    ----------
    text : str
        The action: an imperative, or a sentence with "will".

    Returns
    -------
    tuple of str
        Base form and strength; "" where no verb is known.

    Examples
    --------
    >>> verb_of("Publish the data every year"), verb_of("We will explore options"), verb_of("A leaflet")
    (('publish', 'strong'), ('explore', 'weak'), ('', ''))
    """
    first = _FIRST.match(text)
    if first and not _NOT_A_VERB.match(text[first.start("verb") :]) and _strength(first["verb"]):
        return _strongest(text, text[first.start("verb") :])
    if passive := _PASSIVE.search(text):
        base = _base(passive["verb"].lower())
        return (base, _strength(base)) if _strength(base) else ("", "middling")
    lead = _LEAD.match(text)
    if lead and _strength(lead["verb"]) and not _NOT_A_VERB.match(text[lead.start("verb") :]):
        return _strongest(text, text[lead.start("verb") :])
    return "", ""


def _strongest(text: str, rest: str) -> tuple[str, Strength]:
    """Return the verb of an action that binds most: who scopes and delivers delivers."""
    verbs = coordinated(text)
    best = min(verbs, key=lambda verb: _ORDER.index(_strength(verb)))
    return best, _weakened(rest, _strength(best)) if best == verbs[0] else _strength(best)


def coordinated(text: str) -> list[str]:
    """Return the verbs that an action starts with.

    Examples
    --------
    >>> coordinated("Review and publicly consult on our policy"), coordinated("Scope the use of tools")
    (['review', 'consult'], ['scope'])
    """
    lead = _LEAD.match(text)
    first = _FIRST.match(text)
    start = next((m.start("verb") for m in (first, lead) if m and _strength(m["verb"])), None)
    if start is None:
        return []
    verbs = []
    for match in _JOINED.finditer(text, start):
        if match.start() != start or not _strength(match["verb"]):
            break
        verbs.append(match["verb"].lower())
        start = match.end()
    return verbs


def is_action(text: str) -> bool:
    """Tell whether a sentence says what is to be done: an imperative, or a promise.

    Examples
    --------
    >>> is_action("Amend the guidance."), is_action("Our guidance is fair."), is_action("All areas will hold panels.")
    (True, False, True)
    """
    first = _FIRST.match(text)
    if first and _strength(first["verb"]) and not _NOT_A_VERB.match(text[first.start("verb") :]):
        return first["verb"][:1].isupper() or text.lstrip()[:1].isdigit() or not text.lstrip()[:1].isupper()
    return bool(_WILL.search(text))


def starts_with_verb(text: str) -> bool:
    """Tell whether a text starts with the verb of an action, with a capital as a new entry does."""
    first = _FIRST.match(text)
    return bool(first and first["verb"][:1].isupper() and _strength(first["verb"]))


_ORDER: tuple[Strength, ...] = ("strong", "middling", "weak", "")


def _strength(verb: str) -> Strength:
    verb = verb.lower()
    return "strong" if verb in _STRONG else "middling" if verb in _MIDDLING else "weak" if verb in _WEAK else ""


def _weakened(text: str, strength: Strength) -> Strength:
    return "weak" if _WEAK_PHRASE.match(text) else strength


def _base(participle: str) -> str:
    """Return the base form of a past participle, where a list knows it."""
    if participle in _IRREGULAR:
        return _IRREGULAR[participle]
    stem = participle.removesuffix("ed")
    for base in (stem, f"{stem}e", stem[:-1], f"{stem[:-1]}y"):
        if _strength(base):
            return base
    return participle
