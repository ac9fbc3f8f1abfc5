"""Names of persons, where a form asks who wrote, checked or signed the assessment.

Anywhere else two capitalised words are as likely a body, a place or a policy, so the fact ``named`` is looked for only
in short lines that answer such a prompt, stand beside a senior post, or bring a label of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eiascore.checks.facts import Found
    from eiascore.checks.view import View

_LONGEST = 200
_TITLE = (
    r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Cllr|Councillor|Prof(?:essor)?|Sir|Dame|Lord|Baroness|Rev|Supt|Insp|Sgt|PC|DC|PS|DS|DI|CI|"
    r"SM|GM)\.?"
)
_FIRST = r"(?:[A-ZÀ-Þ][a-zà-ÿ’']{1,20}(?:-[A-ZÀ-Þ][a-zà-ÿ]{1,20})?|(?:[A-Z]\.? ?){1,3})"
_LAST = (
    r"(?:(?:Mac|Mc|O['’]|D['’]|de |van |von |ap |al-|bin )?[A-ZÀ-Þ][a-zà-ÿ’']{1,24}"
    r"(?:-[A-ZÀ-Þ][a-zà-ÿ’']{1,24})?)"
)
_NAME = re.compile(
    rf"(?<![\w’'])(?:{_TITLE} )?(?P<first>{_FIRST}) ?(?:{_FIRST} )?(?P<last>{_LAST})(?![\w’'])|"
    rf"(?<![\w’'])(?:{_TITLE}) (?P<only>{_LAST})"
)
# Words of posts, bodies and labels: two of them capitalised are no name.
_POST = frozenset(
    {
        "head", "director", "deputy", "assistant", "chief", "executive", "senior", "officer", "manager", "lead",
        "leader", "team", "service", "services", "policy", "equality", "equalities", "diversity", "inclusion",
        "council", "county", "city", "borough", "district", "board", "committee", "cabinet", "member",
        "minister", "secretary", "state", "department", "directorate", "unit", "office", "human", "resources",
        "finance", "legal", "corporate", "strategic", "strategy", "operations", "operational", "project",
        "programme", "public", "health", "social", "care", "children", "adults", "adult", "housing", "planning",
        "transport", "education", "community", "communities", "partnership", "partnerships", "impact",
        "assessment", "analysis", "eia", "eqia", "iia", "form", "screening", "statement", "date", "name",
        "title", "role", "job", "signature", "signed", "sign", "off", "approved", "approval", "completed", "by",
        "prepared", "author", "contact", "responsible", "group", "panel", "forum", "trust", "nhs", "police",
        "force", "constabulary", "university", "college", "school", "commissioner", "commissioning", "constable",
        "superintendent", "inspector", "sergeant", "governor", "prison", "probation", "courts", "home",
        "justice", "ministry", "government", "scotland", "wales", "england", "northern", "ireland", "united",
        "kingdom", "london", "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "yes", "no", "not", "none", "new", "existing", "section", "part", "step", "stage",
        "question", "box", "version", "draft", "the", "this", "all", "our", "and", "of", "for", "data",
        "information", "digital", "business", "customer", "development", "environment", "environmental",
        "neighbourhood", "regeneration", "procurement", "property", "estates", "people", "workforce", "medical",
        "nursing", "clinical", "quality", "performance", "improvement", "engagement", "communications",
        "principal", "consultant", "adviser", "advisor", "coordinator", "administrator", "analyst", "engineer",
        "specialist", "practitioner", "plan", "action", "review", "equal", "opportunities", "access", "full",
        "time", "please", "see", "click", "here", "enter", "text", "parking", "leisure", "libraries", "library",
        "museum", "fire", "rescue", "ambulance", "band", "street", "road", "house", "north", "south", "east",
        "west", "central", "great", "upper", "lower",
    }
)  # fmt: skip
_PLACES = frozenset({"asks_author", "asks_named", "asks_signoff", "asks_owner", "signing_role"})
_LABELLED = re.compile(
    r"^\W*(?:\w{1,3}[.)] )?(?:[\w’'/&()-]+ ){0,7}?(?:by|authors?|officer|lead|manager|contact|names?|assessors?|owner|"
    r"official|director|signed|sign-?off|signature|approver|person|completing|form|sro|scs|minister|title)\b[^:]{0,40}:",
    re.I,
)
_BY = re.compile(
    r"\b(?:completed|prepared|written|drafted|signed|approved|authorised|cleared|produced|compiled|undertaken|"
    r"conducted|screened|assessed|reviewed|endorsed|carried out|filled in|signed off|put together) by\b",
    re.I,
)


def find(view: View) -> Iterator[Found]:
    """Yield the names of persons in a line that a form keeps for one.

    Parameters
    ----------
    view : View
        The sentence.

    Yields
    ------
    tuple of str, int, int, str
        ``named``, its span, and no value: whose name it is does not matter.
    """
    text = view.text
    if len(text) > _LONGEST or not (match := next(names(text), None)):
        return
    if _LABELLED.match(text) or _BY.search(text) or _asked(view):
        yield "named", match.start(), match.end(), "named"


def _asked(view: View) -> bool:
    places = ("row", "question", "above", "heading") if view.sentence.kind != "cell" else ("row", "column", "heading")
    return any(_PLACES & view.topics(place) for place in places)


def names(text: str) -> Iterator[re.Match[str]]:
    """Yield what looks like the name of a person, but not capitals of posts, bodies or labels.

    Parameters
    ----------
    text : str
        Any text. Whether a person is meant depends on where it stands.

    Yields
    ------
    re.Match
        With the groups ``first`` and ``last``, or ``only`` for a title with a surname.

    Examples
    --------
    >>> [found.group() for found in names("Head of Service: Ann Other and Sam Sample")]
    ['Ann Other', 'Sam Sample']
    >>> list(names("Head of Policy, Equality Team"))
    []
    """
    at = 0
    while match := _NAME.search(text, at):
        words = re.findall(r"[a-zà-ÿ’']+", match.group().lower())
        if match["only"] or not any(word in _POST for word in words):
            yield match
            at = match.end()
        else:
            at = match.start() + max(1, len(match.group().split()[0]))
