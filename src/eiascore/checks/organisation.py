"""Bodies in a sentence: outside organisations, user-led ones, the authority's own people, and the rest of the state.

Three ways lead to a body: a concept of the rubric (gazetteers, described bodies), a capitalised name with a telling
word ("Wexford Sight Loss Forum"), and a capitalised name where the form asks who was engaged. Whatever the way, the
authority itself and its agencies are internal: a body that asks its own people has not asked anyone outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eiascore.checks.names import (
    CENTRAL,
    INSIDE,
    INSIDE_LAST,
    LOOSE,
    NAMING,
    NOT_STATE,
    OUTSIDE,
    PAPERS,
    PLAIN,
    POSTS,
    SMALL,
    STATE,
    STRONG,
    TRAITS,
    WEAK,
    names,
    words_of,
)
from eiascore.checks.own_body import Own, own_body

if TYPE_CHECKING:
    from eiascore.checks.facts import Found
    from eiascore.checks.view import View

_LISTS = (
    ("body_known_equality", "user_led"), ("body_known", "organisation"), ("body_ambiguous_equality", "user_led"),
    ("body_ambiguous", "organisation"), ("body_government", "government"), ("body_internal", "internal"),
    ("body_user_led", "user_led"), ("body_described", "organisation"), ("body_sector", "organisation"),
)  # fmt: skip
_ORDER = {"internal": 0, "user_led": 1, "organisation": 2, "government": 3}
_CITED_AFTER = re.compile(
    r"(?:['’]s?,?\s+(?:[\w-]{1,40} ){0,2}?|\s+(?:annual |own )?)"
    r"(?:reports?|research|surveys?|study|statistics|data|figures)\b|"
    r"(?:['’]s?)?,? \(?(?:19|20)\d\d\b|, \*|, [“\"‘]"
)
_CITED_BEFORE = re.compile(
    r"(?:sources?:|according to|(?:published|produced|commissioned|reported|estimated|research|study|report|survey|"
    r"data|statistics|figures) (?:by|from))\W*(?:the )?$", re.I)  # fmt: skip
_STARTS_AS_NAME = re.compile(r"(?:,| and| &)\s+[A-Z]|\s+(?:said|told|asked|raised|argued|responded|wrote)\b")
_NOTE_BEFORE = re.compile(r"\W*\[\d+\]\W*(?:the )?")
_LED_AFTER = re.compile(r"\W{0,3}(?:\(|, |[–—-] )(?:which is |who are |an? |the )?(?:[\w’'-]{1,40} ){0,3}?$")
_CHARITY_AFTER = re.compile(
    r"(?:\)| \(|, | [–-] )(?:an? |the )?(?:[\w-]{1,40} ){0,2}(?:charity|campaign|social enterprise)\b"
)


_NO_BODY = frozenset(("head", "director", "member", "chair", "chief", "appendix", "annex", "programme", "guidance"))


def find(view: View) -> Iterator[Found]:
    """Yield the bodies that a sentence names or describes.

    Parameters
    ----------
    view : View
        The sentence.

    Yields
    ------
    tuple of str, int, int, str
        Kind, offsets in the sentence and value (the name, or ``generic:vcs`` for a sector named as a whole). A body run
        by or for people with a characteristic is yielded twice, as ``organisation`` and as ``user_led``, a part of the
        state on another side than the author twice as well, as ``government`` and as ``public_body``.
    """
    if view.sentence.kind in ("heading", "furniture"):
        return
    listed = list(_listed(view))
    found = [*listed, *_named(view, listed)]
    found.sort(key=lambda f: (f[1] - f[2], _ORDER[f[0]]))
    kept: list[Found] = []
    taken = bytearray(len(view.text))
    for item in found:
        if not any(taken[item[1] : item[2]]):
            taken[item[1] : item[2]] = b"\1" * (item[2] - item[1])
            kept.append(item)
    for kind, start, end, value in _merge_led(view.text, sorted(kept, key=lambda f: f[1])):
        if kind in ("organisation", "user_led") and _cited(view.text, start, end):
            continue
        if kind == "user_led":
            yield "organisation", start, end, value
        yield kind, start, end, value
        if kind == "government" and not _same_side(view, value):
            yield "public_body", start, end, value


def _same_side(view: View, name: str) -> bool:
    """Tell whether a part of the state is central government in a paper that central government may have written."""
    own = own_body(view.owner)
    return bool(CENTRAL.search(name)) and (not own.names or any(CENTRAL.search(n) for n in own.names))


def _listed(view: View) -> Iterator[Found]:
    """Yield the bodies that the rubric's concepts know."""
    own = own_body(view.owner)
    for concept, kind in _LISTS:
        for hit in view.hits.get(concept, ()):
            said = view.text[hit.start : hit.end]
            if concept.startswith("body_ambiguous") and not _is_name(view.text, hit.start, hit.end):
                continue
            if concept.startswith(("body_known", "body_gov")) and not _capital(said):
                continue
            if concept == "body_government" and len(said) < 5 and said.istitle():
                continue  # "Nice" is a word, "NICE" is not
            inside = said.lower() in own.names or any(h.start == hit.start for h in view.hits.get(own.agencies, ()))
            value = "generic:vcs" if concept == "body_sector" else said
            yield ("internal" if inside else kind), hit.start, hit.end, value


def _capital(said: str) -> bool:
    """Tell the name from the words: "GMB", not "gmb"; "Missing People", not "missing people" or "Missing people"."""
    if len(said) < 4 or (len(said) < 5 and not said.istitle()):
        return any(letter.isupper() for letter in said[1:])
    words = said.split()
    return words[-1][0].isupper() or (len(words) > 2 and words[0][0].isupper())


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell the charity from the word: a capital inside a sentence, no capitalised neighbour that makes it a phrase."""
    said = text[start:end]
    if not said[0].isupper() or (said == "Justice" and not said.isupper()):
        return False
    before = text[max(0, start - 60) : start].rstrip()
    first = not re.search(r"\w", before)
    if first and not _STARTS_AS_NAME.match(text, end):
        return False
    near = re.search(r"([\w’'-]+)$", before)
    if near and (near.group(1)[0].isupper() or near.group(1) == "of"):
        return False
    return not re.match(r"\s+[A-Z]|[-/]\w|\s*:", text[end:])


def _cited(text: str, start: int, end: int) -> bool:
    """Tell whether a body is only cited: the publisher of a figure is a source, not a consultee."""
    if (note := _NOTE_BEFORE.match(text)) and note.end() == start:
        return True
    return bool(_CITED_AFTER.match(text, end) or _CITED_BEFORE.search(text[max(0, start - 60) : start]))


def _merge_led(text: str, found: list[Found]) -> Iterator[Found]:
    """Give words such as "(Deaf-led)" to the body they follow."""
    before: Found | None = None
    for number, (kind, start, end, value) in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        if before and kind == "user_led" and before[0] in ("organisation", "user_led") and _says_led(value):
            if _LED_AFTER.fullmatch(text, before[2], start):
                continue
        elif after and kind == "organisation" and after[0] == "user_led" and _says_led(after[3]):
            kind = "user_led" if _LED_AFTER.fullmatch(text, end, after[1]) else kind
        before = (kind, start, end, value)
        yield before


def _says_led(value: str) -> bool:
    return bool(re.search(r"[ -]led\b|\bby\b|^self", value, re.I))


def _named(view: View, listed: list[Found]) -> Iterator[Found]:
    """Yield capitalised names with a telling word, and those in a list of whom the authority engaged."""
    text, own = view.text, own_body(view.owner)
    for start, end in names(text):
        kind = "internal" if text[start:end].lower() in own.names else ""
        if not kind and " " in text[start:end]:
            inner = [f[0] for f in listed if start <= f[1] and f[2] <= end]
            kind = _classify(view, start, end, own, inner)
        if kind:
            yield kind, start, end, text[start:end]


def _classify(view: View, start: int, end: int, own: Own, inner: list[str]) -> str:
    """Return the kind of body that a capitalised name is, "" where it is none."""
    name = view.text[start:end]
    words = words_of(name)
    if len(words) < 2:
        return ""
    last, mine = words[-1], own.holds(name)
    if last in PAPERS or last in POSTS or words[0] in _NO_BODY:
        return ""
    if STATE.search(name) and not NOT_STATE.search(name):
        return "internal" if mine or (last in INSIDE_LAST and "service" not in last) else "government"
    if last in INSIDE_LAST and not any(word in STRONG for word in words[:-1]):
        return "internal"
    kind = _outside(view, end, words)
    if kind and mine and last not in STRONG:
        return "internal"
    return kind or next((k for k in inner if k in ("organisation", "user_led")), "")


def _outside(view: View, end: int, words: list[str]) -> str:
    """Weigh the words of a name: a telling word, something of its own beside it, no word of own structures."""
    head = next((i for i in range(len(words) - 1, -1, -1) if words[i] in OUTSIDE), None)
    traits = any(word in TRAITS for word in words)
    led = "user_led" if traits else "organisation"
    charity = bool(_CHARITY_AFTER.match(view.text, end))
    if head is None:
        own_words = any(word in INSIDE for word in words) or all(word in TRAITS | PLAIN | SMALL for word in words)
        named = any(word in NAMING for word in words)
        return led if charity or (named and not own_words and _engaged(view)) else ""
    # "X Gurdwara Management Committee": what follows a strong word is its own committee, not the authority's.
    upto = head if words[head] in STRONG - LOOSE else len(words)
    rest = [word for i, word in enumerate(words[:upto]) if i != head and word not in SMALL]
    if any(word in INSIDE - {"council", "legal"} for word in rest):
        return "internal" if words[-1] in LOOSE else ""
    if all(word in TRAITS or word in OUTSIDE or word in PLAIN for word in rest):
        # A network for a characteristic with no place or name of its own is the authority's staff network.
        if words[-1] in ("network", "networks") and traits:
            return "internal"
        if words[head] in LOOSE | WEAK or (not traits and any(word in PLAIN for word in rest) and not rest[1:]):
            return led if charity or (traits and words[-1] not in LOOSE and _engaged(view)) else ""
    far = len(words) - 1 - head > 1 and words[head + 1] not in SMALL and words[-1] not in LOOSE
    sure = traits or charity or _engaged(view)
    return led if sure or not (words[head] in WEAK or far) else ""


def _engaged(view: View) -> bool:
    """Tell whether the sentence stands where a form asks who was engaged."""
    return any("asks_engagement" in view.topics(place) for place in ("question", "row", "column", "heading"))
