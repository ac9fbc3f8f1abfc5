"""People in a sentence: those affected, those who answer for an action, and those who sign the assessment off.

Groups come from the rubric's concept ``people_affected``. Owners and signatories are titles by their form ("Head of X",
"X Manager"), since no list could hold them; in the cell that a form keeps for an owner, any short entry will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eiascore.text import Pattern

if TYPE_CHECKING:
    from eiascore.checks.facts import Found
    from eiascore.checks.view import View

# Words are bounded and begin at an edge: a line of thousands of letters must not cost its square.
_CAP = r"(?<![^\W_])[A-ZÀ-Þ&][\w’'&/-]{0,40}"
_RANK = (
    r"(?:(?:Deputy|Assistant|Interim|Acting|Executive|Strategic|Regional|Associate|Joint|Group|Corporate|Senior|Chief"
    r"|National|Area|Vice|Service|Policy|Programme|Clinical|Medical|Managing|Divisional|Lead)\s+)*"
)
_OF = rf"(?:(?:\s+|,\s+|\s+(?:and|&|of|for|the)\s+(?:the\s+)?){_CAP})"
_HEADED = (
    rf"{_RANK}(?:Heads?|Director(?:-General| General)?|Chief|Chair|Leader|Secretary|Commissioner|Matron|"
    rf"Dean)\s+(?:of|for)\s+(?:the\s+)?{_CAP}{_OF}{{0,7}}"
)
_HEADED_LOWER = (
    r"\b(?:deputy |assistant |service )?(?:head|"
    r"director)s? of (?:the )?[a-z][\w-]{1,40}(?: (?:and |& )?[a-z][\w-]{1,40})?"
)
_NOUN = (
    r"(?:Manager|Lead|Officer|Director|Advis[eo]r|Co-?ordinator|Inspector|Superintendent|Supt|Sergeant|Commander|"
    r"Analyst|Owner|Secretary|Engineer|Matron|Midwife|Nurse|Administrator|Commissioner|Supervisor|Leader|Executive|"
    r"Champion|Constable|Governor|Principal|Registrar|Planner|Librarian|Chair|Treasurer|Solicitor|Controller|Partner|"
    r"Minister|Member)"
)
_GROUP_NOUN = r"(?:Team|Unit|Directorate|Division|Branch)"
_TITLED = rf"(?:{_CAP}\s+(?:(?:and|&|of|for)\s+)?){{1,6}}(?:{_NOUN}|{_GROUP_NOUN})s?\b"
_SHORT = (
    r"\b(?:SRO|CEO|ACC|DCC|ACO|COO|CFO|CDO|SIRO|DPO|(?:Ch(?:ief)?|Det(?:ective)?)\.?\s+(?:Insp(?:ector)?|Supt|"
    r"Superintendent|Constable|Executive|Officer|Nurse)|Insp(?:ector)?|Sgt|Sergeant|Supt|DCI|DSupt|Commander|"
    r"Chief Executive|Team [Ll]eader|Policy Lead|Portfolio Holder|Headteacher|Monitoring Officer|"
    r"Senior Responsible (?:Owner|Officer))\b"
)
_OTHER = r"(?:(?!the\b|an?\b|of\b|and\b|in\b|to\b|for\b)[\w’'-]{1,40}\s+)"
_LOWER = (
    rf"\b(?:[Tt]he|[Oo]ur|[Bb]y)\s+({_OTHER}{{1,3}}?(?:manager|team|co-?ordinator|director|officer|inspector)\b|"
    rf"{_OTHER}{{0,3}}?(?:team leader|head ?teacher|"
    r"(?:policy|delivery|equality|equalities|project|programme|press|research|analysis|licensing) unit|"
    r"(?:policy|project|programme|equality|equalities|team|service|delivery|training|commissioning|data|contract|"
    r"clinical|inclusion) lead)\b)"
)
_OWNER = Pattern(
    f"{_HEADED}|{_TITLED}|{_SHORT}|{_HEADED_LOWER}",
    needles=(
        *("Head", "head", "Direct", "direct", "Chief", "Chair", "Lead", "Secretary", "Commission", "Matron", "Dean"),
        *("Manager", "Officer", "Advis", "rdinator", "Insp", "Sup", "Sgt", "Sergeant", "Commander", "Analyst", "Owner"),
        *("Engineer", "Midwife", "Nurse", "Administrator", "Executive", "Champion", "Constable", "Governor"),
        *("Principal", "Registrar", "Planner", "Librarian", "Treasurer", "Solicitor", "Controller", "Partner"),
        *("Minister", "Member", "Team", "Unit", "Division", "Branch", "Portfolio", "Responsible"),
        *("SRO", "CEO", "ACC", "DCC", "ACO", "COO", "CFO", "CDO", "SIRO", "DPO", "DCI"),
    ),
)
_LOWER_OWNER = Pattern(
    _LOWER,
    needles=("manager", "team", "ordinator", "director", "officer", "inspector", "head", "unit", "lead"),
)
_NO_OWNER = re.compile(
    r"\b(?:youth|prisoner|parent|patient|tenants?|community|advisory|working|focus|age|ethnic) (?:group|board|"
    r"panel|service)s?$",
    re.I,
)
_CELL_ROLE = re.compile(
    r"^(?:[\w’'&/-]{1,40}\s+){0,5}(?:manager|lead|officer|leader|director|team|unit|adviser|advisor|co-?ordinator|"
    r"inspector|matron|"
    r"midwife|nurse|services?|department|directorate|partners?|group|board|committee|council|supplier|"
    r"contractor)s?\b", re.I)  # fmt: skip

_NOBODY = re.compile(
    r"^\W*(?:tb[cdan]\b|to be (?:confirmed|decided|agreed|determined|appointed|identified)|n/?a\b|none\b|"
    r"not (?:applicable|known|yet|"
    r"assigned|required)|must\b|or\b|click\b|[#\[~]|"
    r"in due course|unknown|all\b|everyone|everybody|various|ongoing|on-?going|as (?:above|required|"
    r"resources)|yes\b|no\b|done\b|"
    r"[-–—?.]*$|\d|jan(?:uary)?\b|feb|march\b|april\b|may\b|june\b|july\b|aug|sept?|oct|nov|dec|q[1-4]\b|"
    r"spring|summer|autumn|winter|"
    r"end of|by (?:end|the end)|within|from|before|after|once|when|immediate)", re.I)  # fmt: skip
_SERVICE = re.compile(
    r"\b(?:comms|communications|legal|finance|estates|digital|fleet|procurement|training|data|policy|housing|"
    r"transport|customer|"
    r"facilities|operations|learning|development|planning|performance|insight|health|care|education|security|"
    r"equality|property|hr|it|"
    r"services?|support|policing|contract~?|l&d)\b", re.I)  # fmt: skip
_PERSON = re.compile(
    r"^(?:(?:Dr|Mrs?|Ms|Miss|Cllr|Prof(?:essor)?|Sir|Dame|Rev|A/|PC|DC|PS|DS|"
    r"DI)\.?\s+)?(?:(?:[A-Z]\.?\s?){1,3}[A-Z][\w’'-]+"
    r"(?:-[A-Z]\w+)?|[A-Z][a-zà-ÿ’'-]+(?:-[A-Z]\w+)?(?:\s+[A-Z][\w’'-]+){1,2}|[A-Z]{2,3})$"
)

_SIGNING = re.compile(
    r"\b(?:sign(?:ed|s)?[ -]?off|signed|(?:approved|authorised|authorized|cleared|agreed|endorsed|ratified|"
    r"considered|countersigned|noted)\s+"
    r"by|cleared|approv(?:al|er|ed)|authoris(?:ed|ation|ing)|submitted to|goes? to|put to|decision(?:-|"
    r" )maker)\b", re.I)  # fmt: skip
_SENIOR = re.compile(
    rf"{_RANK}(?:(?:Head|Director|Chief|Secretary|Minister|Commissioner)\s+(?:of|"
    rf"for)\s+(?:the\s+)?{_CAP}{_OF}{{0,6}}|Director(?:-General| General)?\b|"
    rf"Deputy Director\b|Chief (?:Executive|Constable|Officer|Superintendent|Inspector|Nurse|Operating Officer|"
    rf"Fire Officer)|Ch(?:ief)? Supt|"
    r"Superintendent|Supt|Commander|Minister\b|Secretary of State|Home Secretary|Lord Chancellor|Governor\b|"
    r"Permanent Secretary|SCS\b|"
    r"Senior (?:Civil Servant|Responsible (?:Owner|Officer)|Partner)|Monitoring Officer|Medical Director|"
    r"Principal\b|Vice-Chancellor|Head ?teacher|"
    r"Registrar\b|Police and Crime Commissioner|Consultant in Public Health|Executive Member|"
    r"Assistant Commissioner|Head\b|Chair(?:man|woman)?\b)|"
    rf"\b(?:ACC|DCC|ACO|CEO|SRO|s151 officer|[Hh]eads? of [Ss]ervice|[Pp]ortfolio [Hh]older|"
    rf"Cabinet(?: Member(?: for {_CAP}{_OF}{{0,5}})?)?|"
    rf"[Mm]inister(?:s|ial)?\b|[Cc]hief [Oo]fficers?|(?:{_CAP}\s+(?:and\s+|&\s+)?){{0,5}}(?:Board|Committee|"
    rf"Executive|Council|Panel|Management Team|Governors)\b|"
    r"(?:the|full) (?:[\w-]{1,40} ){0,2}(?:board|committee|cabinet|council|governors|directors?|executive))\b"
)

_NAMED_GROUP = re.compile(
    r"^(?:Black|Asian|Deaf|LGBT|Muslim|Jewish|Roma|Gyps|Traveller|Sikh|Hindu|Polish|Somali|Chinese)"
)


def find(view: View) -> Iterator[Found]:
    """Yield the people that a sentence speaks of.

    Parameters
    ----------
    view : View
        The sentence.

    Yields
    ------
    tuple of str, int, int, str
        ``group`` with the group in lower case, ``owner`` with the title ("named" for a person's name or initials in a
        cell for an owner), ``signatory`` with the title of the senior officer or body.
    """
    yield from _groups(view)
    yield from _owners(view)
    yield from _signatories(view)


def _groups(view: View) -> Iterator[Found]:
    text, upto = view.text, 0
    for hit in sorted(view.hits.get("people_affected", ()), key=lambda h: (h.start, -h.end)):
        if hit.start < upto or _in_name(text, hit.start, hit.end):
            continue
        upto = hit.end
        yield "group", hit.start, hit.end, text[hit.start : hit.end].lower()


def _in_name(text: str, start: int, end: int) -> bool:
    """Tell whether a word for people is part of a name: "Carers Together", "the Women's Forum"."""
    if re.match(
        r"['’]?s?['’]?\s+(?:[A-Z]\w+\s+)?(?:Forum|Network|Association|Trust|Aid|Alliance|Union|Circle|Group|"
        r"Team|Board|Society|Act|Code)\b",
        text[end:],
    ):
        return True
    if not text[start].isupper() or _NAMED_GROUP.match(text[start:end]):
        return False
    before = re.search(r"([\w’'-]+)\s+$", text[max(0, start - 40) : start])
    return bool(before and before.group(1)[0].isupper()) or bool(re.match(r"\s+[A-Z]", text[end:]))


# --------------------------------------------------------------------------------------------------------------- owners


def _owners(view: View) -> Iterator[Found]:
    if owner_cell(view):
        yield from _cell_owners(view)
        return
    upto = 0
    for match in _OWNER.finditer(view.text):
        said = match.group()
        if _NO_OWNER.search(said) or (said.split()[-1] in ("Council", "Executive") and len(said.split()) < 2):
            continue
        upto = match.end()
        yield "owner", match.start(), match.end(), said
    for match in _LOWER_OWNER.finditer(view.text):
        if match.start(1) >= upto and not _NO_OWNER.search(match.group(1)):
            yield "owner", match.start(1), match.end(1), match.group(1)


_OWNING = frozenset({"asks_owner", "asks_author"})
_VERSION = re.compile(r"\W*ver(?:sion|\.|$)", re.I)


def owner_cell(view: View) -> bool:
    """Tell whether a sentence stands in a cell or answer that a form keeps for an owner.

    Parameters
    ----------
    view : View
        The sentence.

    Returns
    -------
    bool
        True also under a bare "Who" where the same row has a column for an action or a deadline.
    """
    if view.sentence.kind != "cell":
        return bool(_OWNING & view.topics("question")) and len(view.text.split()) <= 12
    column = view.topics("column")
    if _OWNING & column:
        return True
    if view.sentence.column_header and "asks_who" not in column:
        return False
    if "asks_who" in column:
        if "asks_engagement" in view.topics("heading"):
            return False
        row = [v for v in view.owner.row(view) if v is not view]
        if any(_VERSION.match(v.sentence.column_header) for v in row):
            return False
        others = frozenset[str]().union(*(v.topics("column") for v in row))
        return bool(others & {"asks_action", "asks_deadline"}) or "asks_action" in view.topics("heading")
    return bool(_OWNING & (view.topics("row") | view.topics("question")))


def _cell_owners(view: View) -> Iterator[Found]:
    """Yield each entry of an owner cell: "Contracts Manager / R Ahmed, Estates" are three."""
    if len(view.text.split()) > 14:
        return
    for part in re.finditer(r"[^,;/()\n]+", view.text):
        said = part.group().strip(" .*")
        if len(said) < 2 or _NOBODY.match(said) or (said[0].islower() and len(said.split()) > 4):
            continue
        start = part.start() + part.group().index(said)
        # A title may look like a name ("Comms Lead"): the words of titles come first.
        named = bool(_PERSON.match(said)) and not any(p.search(said) for p in (_CELL_ROLE, _OWNER, _SERVICE))
        yield "owner", start, start + len(said), "named" if named else said


# ---------------------------------------------------------------------------------------------------------- signatories


def _signatories(view: View) -> Iterator[Found]:
    if not _signing(view):
        return
    found = False
    for match in _SENIOR.finditer(view.text):
        found = True
        yield "signatory", match.start(), match.end(), match.group()
    # "Director of Resources | Name | <a name>": the title stands in the label, the name in the cell.
    said = view.text.strip(" .*")
    if not found and view.sentence.kind == "cell" and _PERSON.match(said):
        for place in ("row", "question", "column"):
            if title := _SENIOR.search(view.surroundings(place)):
                yield "signatory", 0, len(view.text), title.group()
                return


def _signing(view: View) -> bool:
    """Tell whether a sentence stands under a question or heading about sign-off, or says that someone signed."""
    if any("asks_signoff" in view.topics(place) for place in ("question", "row", "column", "heading")):
        return True
    return bool(_SIGNING.search(view.text))
