"""Short lines that name what a form wants, known by the words that they are made of.

Bodies reword their labels without end ("Form filled in by (post(s))", "Last reviewed on (where known)"), but from few
words: a line in which nothing else stands, besides a hint and a footnote mark, names a field and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from eiascore.reading import phrases
from eiascore.reading.units import Unit
from eiascore.reading.wording import QUESTION, bare_words
from eiascore.schema.document import Origin

_NOTE = re.compile(r"(?:\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079*\u2020])+$")
_HINT = re.compile(r"\((?:[^()]|\([^()]*\)){0,200}\)")
_HINTED = re.compile(r"\((?-i:[a-z])[^)]{2,}\)|\[\d{1,3}\]\W*$")
_PLURAL = re.compile(r"(?<=\w)\(e?s\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019.-]*")
# What a field is about.
_NOUNS = frozenset(
    re.split(
        " ",
        "title name names date dates reference ref number version status author authors assessor assessors "
        "approver officer officers contact department directorate division section address role post position "
        "grade designation signature sign-off declaration supersedes superseded remarks comments notes verifier "
        "reviewer decision-maker directorates departments maker",
    )
)
# What stands around it.
_AROUND = frozenset(
    re.split(
        " ",
        "the a an of for by on or and to in this that any other your and/or policy policies proposal project "
        "practice function strategy procedure scheme change decision activity assessment assessments analysis "
        "eia eqia eqias eias equia iia screening impact equality document form paper report record template "
        "brief short full completed complete completing done filled filling carried out undertaken undertaking "
        "prepared written reviewed approved agreed signed checked verified cleared authorised published started "
        "closed due last next first current final original previous proposed new existing associated related "
        "linked responsible accountable head making taken made person people staff job contact details "
        "information who when where is was be being been if known applicable sign off start end start/end review "
        "approval completion publication implementation issue effective cost centre management quality assurance "
        "check business area line team unit lead leads owner committee panel service school programme teams "
        "services email e-mail telephone phone portfolio gateway faculty sponsor",
    )
)
_LONGEST, _LONGEST_LINE, _SHORTEST_VALUE = 9, 160, 3
_NUMBER_LINE = re.compile(
    r"[#*_> ]*\(?(?:(?:section|part|step|stage|question|q|no\.) ?)?(?:(?P<letter>[A-H])?(?P<outer>(?:[1-9]\d?\.)*)"
    r"(?P<last>[1-9]\d?)(?P<part>[a-z])?|[A-H](?=[.)]))[.):]{0,2}[*_ ]*",
    re.I,
)
_PEOPLE_ASK = re.compile(
    r"\b(?:asked|asking|wanted to know|raised|wondered|queried|questions?|queries|concerns|comments?|feedback)\b", re.I
)
_INDIRECT = re.compile(
    r"(?:what|who|whom|how|why|when|where|which)\b(?: [\w'\u2019/-]+){1,7}",
    re.I,
)
# "What changed", "Who made it", "What the numbers say": an indirect question without an answer in it.
_OPENS_INDIRECT = re.compile(
    r"(?:what|who|how|why|when|where|which)(?: else)? (?:(?:the|this|these|those|our|your|it|they|people|we|you)\b|"
    r"(?:is|are|was|were|has|have) (?:being |been |to be )?\w+(?:ed|n|t)?$|"
    r"(?:is|are|was|were) (?:being|to be) \w+|(?:last|next|first) \w+ed$|"
    r"(?:changed|happened|happens|remains|approves|decides|leads|signs|made|took|did|did not|does|wrote|completed|"
    r"came back|comes next|follows|helped|worked|data|evidence|research|consultation)\b)",
    re.I,
)


@lru_cache(maxsize=2048)
def _core(text: str) -> str:
    """Return a line without its hint, footnote mark and closing colon."""
    plain = _HINT.sub(" ", _PLURAL.sub("", _NOTE.sub("", text.strip())))
    return " ".join(_NOTE.sub("", plain).split()).rstrip(" :*_~\u2013-")


def _made_of_labels(text: str) -> bool:
    words = [word.lower().rstrip(".") for word in _WORD.findall(text)]
    known = all(word in _NOUNS or word in _AROUND for word in words)
    return bool(words) and known and (words[-1] in ("by", "on") or any(word in _NOUNS for word in words))


def names_field(bare: str) -> bool:
    """Say whether a short line names a field of a form, with or without a hint.

    Parameters
    ----------
    bare : str
        A line without its number.

    Returns
    -------
    bool
        True where it holds no word but those that labels are made of.

    Examples
    --------
    >>> names_field("Form filled in by (post(s))"), names_field("Author(s): post and telephone")
    (True, True)
    >>> names_field("Head of Lettings"), names_field("Screening showed no impact")
    (False, False)
    """
    if bare.endswith((".", ";", "!", ",")) or len(bare) > 160:
        return False
    core = _core(bare)
    if not 0 < len(core.split()) <= _LONGEST or re.search(r"\d", core):
        return False
    head, colon, hint = core.partition(": ")
    if colon:
        # What follows the colon is a hint only where it is not set as a name is.
        return not hint[:1].isupper() and names_field(head) and _made_of_labels(hint)
    if phrases.LABEL.fullmatch(core):
        return True
    # A value is set in capitals ("Service Director"), a label has one at most beside the abbreviations.
    words = core.split()
    plain = not any(word[0].isupper() and not word.isupper() for word in words[1:])
    return _made_of_labels(core) and (plain or _HINTED.search(bare) is not None)


def names_field_plainly(bare: str) -> bool:
    """Say whether a line holds nothing but the words that labels are made of.

    Parameters
    ----------
    bare : str
        A line without its number.

    Returns
    -------
    bool
        True for a plain label.

    Examples
    --------
    >>> names_field_plainly("Review date"), names_field_plainly("Review of library hours")
    (True, False)
    """
    return _made_of_labels(_core(bare)) or len(_core(bare).split()) < _SHORTEST_VALUE


def asks_indirectly(bare: str) -> bool:
    """Say whether a short line is an indirect question that stands as a title: "What the numbers say".

    Parameters
    ----------
    bare : str
        A line without its number.

    Returns
    -------
    bool
        True for such a line without a stop.

    Examples
    --------
    >>> asks_indirectly("What is being assessed"), asks_indirectly("What we heard was plain.")
    (True, False)
    """
    if bare[:1] not in "wWhH":
        return False
    core = _core(bare)
    whole = bool(core) and core[-1].isalnum() and _INDIRECT.fullmatch(core) is not None
    return whole and _OPENS_INDIRECT.match(core) is not None


def is_characteristic(bare: str) -> bool:
    """Say whether a line is the name of a characteristic, in one language or two, with or without examples.

    Parameters
    ----------
    bare : str
        A line without its number.

    Returns
    -------
    bool
        True for such a line.

    Examples
    --------
    >>> is_characteristic("Age / Oed"), is_characteristic("Other (carers, veterans)"), is_characteristic("Age 70")
    (True, True, False)
    """
    if len(bare) > _LONGEST_LINE:
        return False
    core = _core(bare).rstrip(" .:")
    return any(phrases.CHARACTERISTIC.fullmatch(part.strip()) for part in (core, core.partition(" / ")[0]))


def bare_number(text: str) -> int | None:
    """Return the number of a line that holds nothing else, such as "4." or "Section 4", None where it does.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    int or None
        The last number of a dotted one; 0 for a letter.

    Examples
    --------
    >>> bare_number("Section 4."), bare_number("2.1"), bare_number("B."), bare_number("412 homes")
    (4, 1, 0, None)
    """
    found = _NUMBER_LINE.fullmatch(text)
    if found is None:
        return None
    return int(found["last"]) if found["last"] else 0


def _counts(units: Sequence[Unit], place: int, last: int | None) -> bool:
    """Say whether a line is a number set apart from what it counts; a plain figure only where it goes on counting."""
    found = _NUMBER_LINE.fullmatch(units[place].text)
    below = units[place + 1].text if place + 1 < len(units) else ""
    if found is None or not below or bare_number(below) is not None:
        return False
    # "2.4" may be a value of a table, and "2" an answer: such a figure must go on counting.
    number = units[place].text.strip()
    if number.isdigit() or (found["outer"] and number[-1].isdigit() and not found["letter"]):
        return int(found["last"]) in (1, (last or 0) + 1)
    return True


def _is_tail(text: str) -> bool:
    """Say whether a line is the end of a hint in brackets that began above it."""
    return text.endswith((")", ").")) and text.count(")") > text.count("(")


def _reported(units: Sequence[Unit], found: list[Origin | None], place: int) -> None:
    """Give the questions below "Residents asked:" back to those who asked them."""
    unit = units[place]
    if found[place] is not None or not unit.text.rstrip(" *_").endswith(":") or not _PEOPLE_ASK.search(unit.text):
        return
    bulleted = units[place + 1].kind == "bullet" if place + 1 < len(units) else False
    for at in range(place + 1, len(units)):
        asked = QUESTION.search(units[at].text) is not None
        if units[at].kind != ("bullet" if bulleted else "paragraph") or not (asked or bulleted):
            return
        if asked and found[at] == "prompt":
            found[at] = None


def by_line(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take lines that stand by themselves and name a field, count or ask for prompts, in place.

    A line known only by its words is the value of a label that waits right above it.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    last: int | None = None
    for place, unit in enumerate(units):
        if unit.kind not in ("paragraph", "bullet"):
            continue
        _reported(units, found, place)
        ends = place + 1 == len(units) or units[place + 1].block != unit.block
        if (
            unit.kind != "paragraph"
            or found[place] is not None
            or not unit.first
            or not ends
            or unit.ticked is not None
        ):
            continue
        before = units[place - 1] if place else None
        if _counts(units, place, last):
            last, found[place] = bare_number(unit.text), "prompt"
            continue
        if before is not None and found[place - 1] in ("prompt", "guidance") and _is_tail(unit.text):
            found[place] = "guidance"
            continue
        if place + 1 == len(units) or len(unit.text) > _LONGEST_LINE:
            continue
        bare = bare_words(unit.text)
        waits = before is not None and found[place - 1] == "prompt" and bare_number(before.text) is None
        hinted = _HINTED.search(bare) is not None
        asked = asks_indirectly(bare) and not _led(units, place) and not _leads_clauses(units, place)
        if (names_field(bare) and (hinted or not waits)) or asked:
            found[place] = "prompt"


def _leads_clauses(units: Sequence[Unit], place: int) -> bool:
    """Say whether a line goes on in those below it: "What the scheme will do:" and "remove the steps"."""
    return units[place].text.rstrip(" *_").endswith(":") and units[place + 1].text[:1].islower()


def _led(units: Sequence[Unit], place: int) -> bool:
    """Say whether a line may be an item of what people asked."""
    return place > 0 and units[place - 1].text.rstrip(" *_").endswith((":", "?")) and not units[place].bold
