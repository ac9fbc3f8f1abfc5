"""Names of individuals, e-mail addresses and telephone numbers in a text, as far as they can be told without a model.

A name counts where a form asks for one, beside a post, with a title, or in an e-mail address; what was found once is
then looked for everywhere. Two capitalised words elsewhere are as likely a body or a place, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from eiascore.checks.person import names

Sort = Literal["name", "e-mail", "telephone"]

_EMAIL = re.compile(r"(?<![\w.+'-])([\w+'-]{1,40}(?:\.[\w+'-]{1,40}){0,4})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_TELEPHONE = re.compile(
    r"(?<![\w+.,£$€/-])(?!\d\d?[-/ ]\d\d?[-/ ]\d{4})"  # a date and an hour have as many figures
    r"(?:\+\d{1,3}[ -]?(?:\(0\) ?)?\d|\(0(?=[\d ]{2,5}\))|0)(?:[ ()-]{0,2}\d){8,10}"
    r"(?: ?(?:ext|x)\.? ?\d{2,5})?(?![\w/])|\b[Ee]xt(?:ension|n)?\.? ?\d{3,5}\b"
)
_LONGEST = 200  # of a line that a form keeps for a person
_SHORT = 12  # words of an answer that is little more than a name
_LABEL = 80
_DID = (
    r"(?:completed|prepared|written|drafted|signed|approved|authorised|cleared|produced|compiled|undertaken|"
    r"conducted|screened|assessed|reviewed|endorsed|carried out|filled in|signed off|put together|checked|submitted)"
)
_WHOSE = r"(?:author|officer|person|assessor|lead|manager|head|director|contact|owner|signatory|reviewer|approver)"
_WHO = re.compile(
    rf"\b{_DID} by\b|\bauthors?\b(?! name)|\bsigned\b|\bsignatur|\bsign-?off\b|\bprint(?:ed)? name\b|^\W*names?\W*$|"
    rf"\bname (?:and (?:job )?(?:title|role) )?of (?:the )?(?:\w+ ){{0,2}}{_WHOSE}\b|\b{_WHOSE}(?:’s|'s)? names?\b|"
    r"\bcontact (?:person|officer|details)\b|\bcontact\W*$|"
    r"\b(?:lead|responsible|accountable|equality|project) officer\b|"
    r"\b(?:head of service|senior responsible owner|sro|director|assessor|approver|service manager|lead manager)\W*$",
    re.I,
)
_OWNER = re.compile(
    r"(?:^|/ )\W*(?:action )?(?:owners?|leads?|who|by whom|responsible|responsibility)\W*(?=$| /)", re.I
)
_BY = re.compile(rf"\b{_DID} by\b", re.I)
_POST = (
    r"(?:[A-ZÀ-Þ][\w&’'/-]{0,30} (?:(?:of|and|for|&|the) ){0,2}){0,5}(?:Heads?|Director|Manager|Officer|Lead|Leader|"
    r"Advis[eo]r|Executive|Constable|Superintendent|Inspector|Sergeant|Commissioner|Commander|Minister|Chair|Analyst|"
    r"Co-?ordinator|Secretary|Engineer|Nurse|Midwife|Consultant|Planner|Solicitor|Partner|Member|Mayor|Holder)\b"
)
_POST_AFTER = re.compile(rf"\s?(?:,|\(|[–—])\s?(?:(?:the|our|an?|its) )?{_POST}")
_POST_BEFORE = re.compile(rf"{_POST}(?: (?:of|for) (?:[\w&’'-]{{1,30}} ?){{1,5}})?\s?(?:,|:|\(|[–—])\s?$")
# "Head of Violence Reduction" and "Local Policing Command" name no one.
_PART_BEFORE = re.compile(r"(?<!behalf )\b(?:of|for|the|our|in|at|with)\s$", re.I)
_PART_AFTER = re.compile(
    r"\s(?:Teams?|Unit|Board|Group|Leads?|Managers?|Officers?|Department|Services?|Directorate|Division|Partnership|Council|"
    r"Command|Branch|Forum|Panel|Network|Committee|Trust|Director|Programme|Advis[eo]rs?|Directors?|and\s[A-Z]\w+\s(?:Lead|"
    r"Manager|Officer|Team|Director|Unit))\b"
)
# "Policy Lead, Violence Reduction" is a post with its field: words that end like this are hardly ever names.
_FIELD = re.compile(
    r"\w{3,}(?:[st]ion|ment|ship|ology|ility|icing|earning|ousing|anning|uring|ering|aining|arding)s?\b", re.I
)
_BEFORE = 120  # characters in which a post before a name is looked for
_SURNAME = r"(?:(?:Mac|Mc|O['’]|D['’]|de |van |von |al-)?[A-ZÀ-Þ][a-zà-ÿ]{1,24}(?:-[A-ZÀ-Þ][a-zà-ÿ]{1,24})?)"
_GIVEN = r"(?:[A-ZÀ-Þ][a-zà-ÿ]{1,20}(?:-[A-ZÀ-Þ][a-zà-ÿ]{1,20})?|[A-Z]\.?(?:(?: |\. ?)[A-Z]\.?)?)"
# "Sir", "Lord" and "Lady" begin names of Welsh counties and of offices as often.
_TITLES = r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Cllr|Councillor|Prof|Professor|Dame|Baroness|Rev|Revd)\.?"
_RANKS = r"(?:Supt|Insp|Sgt|PC|DC|PS|DS|DI|DCI)\.?"
_TITLED = re.compile(rf"(?<![\w’'])(?:{_TITLES}|(?P<rank>{_RANKS})) (?:{_GIVEN} ){{0,2}}{_SURNAME}(?![\w’']\w)")
_NAME = re.compile(rf"(?:{_GIVEN} ?)(?:(?<=[ .]){_GIVEN} )?(?:(?<=[ .]){_SURNAME})")
_WORD = re.compile(r"[a-zà-ÿ]{2,}")
_LOWER = re.compile(r"(?<![\w’'])[a-zà-ÿ]{2,}(?!\w)")
# Words of a name as it is looked for everywhere, what may stand between two of them, and how many before the surname.
_TOKEN = re.compile(r"[^\W\d_](?:(?:['’](?!s\b)|-)?\w)*")
_TITLE = re.compile(f"{_TITLES}|{_RANKS}")
_GAP = re.compile(r"\.?\s{1,3}|\.")
_BETWEEN = re.compile(r"[A-ZÀ-Þ][\w’'-]*|de|der|van|von|al|bin")
_MOST_BEFORE = 4
# What stands in names of bodies, places, posts and schemes that are shaped like names of persons.
_OTHERS = frozenset(
    {
        "academy", "act", "action", "active", "advice", "advocate", "agency", "agent", "aid", "alliance", "allowance",
        "apprentice", "asian", "association", "badge", "bill", "board", "british", "campaign", "capital", "carer",
        "carers", "census", "centre", "chancellor", "charity", "christian", "circle", "citizens", "club", "coalition",
        "code", "collective", "comms", "concern", "confederation", "congress", "credit", "cwm", "cymru", "deaf",
        "delivery", "disability", "disabled", "driver", "easy", "families", "federation", "foundation", "freedom",
        "friends", "fund", "garden", "gardens", "general", "guardian", "guide", "healthwatch", "high", "holder",
        "homes", "hospital", "hub", "infirmary", "insp", "institute", "irish", "jewish", "justice", "librarian",
        "lieutenant", "link", "living", "madam", "mayor", "menter", "mgr", "mgt", "mosque", "muslim", "national",
        "neighbours", "network", "ops", "owner", "parent", "parents", "partner", "patient", "polish", "portfolio",
        "premises", "president", "pride", "products", "professional", "read", "records", "refugee", "registrar", "res",
        "residents", "rights", "roma", "romani", "saint", "scheme", "site", "society", "speaker", "square", "st",
        "staff", "station", "supervisor", "supt", "survey", "surveyor", "synagogue", "systems", "teams", "temple",
        "tenants", "theatre", "traveller", "travellers", "union", "universal", "voice", "voices", "watch", "welcome",
        "women", "youth", "ysbyty", "ysgol",
    }
)  # fmt: skip
# Surnames that mean something else in such documents wherever no person is asked for.
_BOTH = frozenset({"black", "church", "green", "hall", "hill", "lane", "park", "white", "young"})


class Personal(NamedTuple):
    """A place in a text that is personal, and what stands there."""

    start: int
    end: int
    sort: Sort


def people(lines: Iterable[tuple[str, str]]) -> set[str]:
    """Return the names of individuals that lines give away.

    Parameters
    ----------
    lines : iterable of tuple of str
        Each line with what it answers: prompt, row and column header, "" where there is none.

    Returns
    -------
    set of str
        Names as they stand there.

    Examples
    --------
    >>> sorted(people([("Ann Other", "Completed by"), ("Cllr Sam Sample asked why.", ""), ("Ann Concern", "")]))
    ['Ann Other', 'Cllr Sam Sample']
    """
    known = list(lines)
    common = {word for line, prompt in known for word in _LOWER.findall(_EMAIL.sub(" ", f"{line} {prompt}"))}
    return {" ".join(name.split()) for line, prompt in known for name in _people(line, prompt, common)}


def _people(line: str, prompt: str, common: set[str]) -> Iterator[str]:
    """Yield the names in a line; ``common`` are words that the document writes small, which a name rarely is."""
    for found in _TITLED.finditer(line):
        words = _WORD.findall(found.group().lower())[1:]
        if not _OTHERS.intersection(words) and not (found["rank"] and common.intersection(words)):
            yield found.group()
    for found in _EMAIL.finditer(line):
        parts = [part.capitalize() for part in found[1].split(".")]
        if len(parts) == 2 and _named(" ".join(parts), common, sure=False):
            yield " ".join(parts)
    asked = len(line) <= _LONGEST and (_asks(prompt) or _labelled(line) or bool(_BY.search(line)))
    if (
        not asked
        and _OWNER.search(prompt)
        and _NAME.fullmatch(line.strip())
        and _named(line.strip(), common, sure=False)
    ):
        yield line.strip()
    for found in names(line):
        before = line[max(0, found.start() - _BEFORE) : found.start()]
        if _PART_BEFORE.search(before) or _PART_AFTER.match(line, found.end()):
            continue
        if not (asked or _POST_AFTER.match(line, found.end()) or _POST_BEFORE.search(before)):
            continue
        if _named(found.group(), common, sure=asked and len(line.split()) <= _SHORT):
            yield found.group()


def _asks(prompt: str) -> bool:
    return any(_WHO.search(part) for part in prompt.split(" / "))


def _labelled(line: str) -> bool:
    label, colon, _ = line.partition(":")
    return bool(colon) and bool(_WHO.search(label[:_LABEL]))


def _named(words: str, common: set[str], *, sure: bool) -> bool:
    """Return whether words are a name by their shape and by what else is written with them.

    Where a form asks for a person, a name may well be two common words; elsewhere none of them may be one.
    """
    if not _NAME.fullmatch(words) or _FIELD.search(words) or not next(names(words), None):
        return False
    parts = _WORD.findall(words.lower())
    if sure:
        return not _OTHERS.intersection(parts) and not common.issuperset(parts)
    return not (_OTHERS | _BOTH | common).intersection(parts)


class Finder:
    """Finds what is personal in any text, once the names are known.

    Parameters
    ----------
    known : iterable of str
        Names, as ``people`` finds them.

    Examples
    --------
    >>> finder = Finder(["Ann Other"])
    >>> text = "Ms A. Other (020 7946 0000) said; write to ann@council.example"
    >>> [(text[p.start : p.end], p.sort) for p in finder.places(text)]
    [('Ms A. Other', 'name'), ('020 7946 0000', 'telephone'), ('ann@council.example', 'e-mail')]
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._given: dict[str, set[str]] = {}
        for name in known:
            words = [word for word in _TOKEN.findall(name) if not _TITLE.fullmatch(word)]
            given = self._given.setdefault(words[-1], set())
            given |= {form for word in words[:-1] for form in (word, word[0])}

    def places(self, text: str) -> list[Personal]:
        """Return what is personal in a text, in order, without overlaps."""
        found = [Personal(match.start(), match.end(), "e-mail") for match in _EMAIL.finditer(text)]
        found += [Personal(match.start(), match.end(), "telephone") for match in _TELEPHONE.finditer(text)]
        found += self._named(text) if self._given else []
        kept: list[Personal] = []
        for one in sorted(found):
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    def _named(self, text: str) -> Iterator[Personal]:
        """Yield surnames that are known, from the title, the given name or the initial before them."""
        words = list(_TOKEN.finditer(text))
        for number, word in enumerate(words):
            given = self._given.get(word.group())
            if given is None:
                continue
            first = None
            for at in range(number - 1, max(-1, number - 1 - _MOST_BEFORE), -1):
                before = words[at]
                if not _GAP.fullmatch(text, before.end(), words[at + 1].start()):
                    break
                if _TITLE.fullmatch(before.group()) or before.group() in given:
                    first = before
                elif not _BETWEEN.fullmatch(before.group()):
                    break
            if first is not None:
                yield Personal(first.start(), word.end(), "name")
