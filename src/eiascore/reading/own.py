"""What only an author says: deeds, what will be, this policy, a figure, a name."""

from __future__ import annotations

import re

from eiascore.reading import phrases
from eiascore.reading.lexicon import foreign

_OWN = phrases.any_of(
    r"[\u00a3%\"\u201c\u201d]|\d{2}",
    r"\b(?:this|these|our|the proposed|the new|the draft|the revised) (?:\w+ ){0,2}(?:policy|policies|proposals?|"
    r"project|service|"
    r"scheme|changes?|decision|eq?ia|iia|assessment|analysis|screening|plan|strategy|programme|option|measure|review|"
    r"consultation|report|closure|site|pilot|guidance|statement)\b",
    r"\bour\b(?! (?:website|intranet|web|site|functions|services|policies|duties|duty|legal|work|workplace|decisions|"
    r"papers))",
    r"\b(?:we|i) (?!mean\b|do\b|must\b|should\b|need\b|may\b|can\b|carry\b|ask\b)\w+|\bI\b",
    r"\bnot (?:\w+ )?(?:collected|held|known|available|recorded|asked|published|broken)\b|\bno (?:data|evidence|"
    r"figures|plans)\b|"
    r"\b(?:paper|application|claim|consent|booking|complaints?|referral|order|web|online|feedback|diversity|"
    r"monitoring) forms?\b|"
    # What a body does with its assessments, without "completed" or "all", may be told of this one too.
    r"^\W*(?:eq?ias?|iias?|equality impact assessments) are (?:added|published|placed|posted|put|kept|held|listed|"
    r"sent)\b",
    r"^\W*the (?:\w+ )?form is (?:available|published|attached|signed|on)\b|\bcompounded\b|"
    r"\btreated (?:the same|equally|alike)\b",
    r"\bto have its\b|\bnot (?:required|needed|necessary)\b|\b(?:required|needed|necessary)(?:,| as\b| at this|\.$)",
    r"\b(?:because|as a result|therefore|however|in this case|at present|currently|so far|still|already|now|here)\b",
)
_BARE_DEEDS = (
    r"went|came|took|made|met|asked|found|told|said|held|gave|sent|chose|chosen|wrote|led|fell|rose|grew|became|"
    r"began|heard|saw|"
    r"kept|left|lost|brought|considered|concluded|decided|consulted|identified|received|reviewed|approved|agreed"
)
_DEED = re.compile(
    rf"\b(?:was|were|had|did|has been|have been|been)\b|\b(?:is|are) (?:being|to be (?:revised|changed|replaced|"
    rf"held))\b|"
    rf"\b(?:is|are) (?:appendix|annex|considered|in hand)\b|"
    rf"\bwill (?!usually|often|normally|always|help|depend|sometimes|not usually)|\bwould\b|"
    rf"(?<!is )(?<!are )(?<!be )(?<!those )(?<!assessment )(?<!analysis )(?<!eia )\b(?:{_BARE_DEEDS})\b",
    re.I,
)
# What is reported of a deed inside a clause, as in "records how the activity was screened", is no deed of the author's.
_CLAUSE = re.compile(r"\b(?:as long as|how|what|whether|who|whom|why|when|that|which|those|where) [^,.;:]+", re.I)
# Heads of answers: "No adverse impact expected."
ANSWERS = re.compile(
    r"\W*(?:yes|no|none|n/?a|nil|not|neutral|positive|negative|low|medium|high|as above|see|tbc|to the extent|there "
    r"(?:is|are|will)|"
    r"policy|impact|any)\b",
    re.I,
)


def _names(text: str) -> bool:
    """Say whether a word in the middle of a sentence has a capital and is no abbreviation of the trade."""
    return any(foreign(word.lower())[0] for word in phrases.CAPITAL.findall(text))


def is_of_this(text: str) -> bool:
    """Say whether a sentence tells of this policy or of this assessment.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    bool
        True where it holds a deed, what will be, "this policy", the author's voice, a figure or a name.

    Examples
    --------
    >>> is_of_this("We asked the tenants."), is_of_this("Evidence may come from anybody.")
    (True, False)
    """
    if _OWN.search(text) is not None or _names(text):
        return True
    return _DEED.search(_CLAUSE.sub(" ", text)) is not None
