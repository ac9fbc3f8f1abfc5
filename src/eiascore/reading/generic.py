"""Talk about assessments, duties and forms in general, told apart from what an author says of this one.

Three things make a sentence general: who its subject is (an assessment, assessments, the form, officers; not this one),
its tense (what is always so), and that it names nothing in the world but the trade itself.
"""

from __future__ import annotations

import re

from eiascore.reading.lexicon import foreign
from eiascore.reading.phrases import any_of

_ASSESSMENT = (
    r"(?:(?:[\w'\u2019-]+ ){0,3}(?:assessment|analys[ei]s|appraisal|screening|eq?ia|iia|pia|ehia|eqa|hia)s?"
    r"(?: \([^)]{2,30}\))?)"
)
_PLURAL = (
    r"(?:(?:[\w'\u2019-]+ ){0,4}(?:assessments|analyses|appraisals|screenings|eq?ias|iias|pias|ehias|eqas|hias|forms|"
    r"templates)(?: \([^)]{2,30}\))?)"
)
_AGENTS = (
    r"(?:(?:[\w'-]+ )?(?:authorities|bodies|officers|officials|managers|authors|assessors|directors|commanders|governors|"
    r"ministers|members|services|departments|services|schools|colleges|universities|trusts|contractors|designers|"
    r"holders|makers|leads|owners|colleagues|teams|advisers|staff|employers|councils|boards)"
    r"(?: (?:and|or) [\w'-]+| [\w'-]+ (?:and|or) [\w'-]+)?(?: in [A-Z]\w+)?|whoever|those (?:who|consulted)|"
    r"the (?:[\w'-]+ ){0,3}(?:head of service|lead officer|officer|author|assessor|adviser|advisor|director|manager|"
    r"sponsor|equality team|edi team|lead|owner|panel|committee))"
)
_CONCEPT = (
    r"(?:(?:an?|any|some|health|social|structural|indirect|direct|small|large|minor|local|national|good|fair|meaningful|gaps in|the right|equality|effective|mitigating|mitigation|four|three|"
    r"more|useful|best|negative|positive|adverse|neutral|disproportionate|differential|cumulative|low|medium|high|major|"
    r"minor) )*"
    r"(?:evidence|data|information|engagement|involvement|consultation|monitoring|mitigation|actions?|measures|steps|"
    r"relevance|proportionality|accessibility|intersectionality|inclusion|impacts?|effects?|outcomes?|scores?|ratings?|"
    r"gaps|(?:part|section|stage|step)s? (?:\w+|\w+ (?:and|to) \w+)|functions|policies|decisions|changes|proposals|inequalities|fairness|compliance|objectives|"
    r"discrimination|harassment|victimisation|barriers?|record|records|"
    r"sources|groups?|characteristics?|needs|a policy|a function|a proposal|a decision|a change)"
)
_HABIT = (
    r"(?:(?:is|are|may|can|should|must|need not|needs?|ought|shall|might|does|do|has to|have to|will (?:usually|often|"
    r"normally|always|help)|could|"
    r"usually|often|always|normally|never|also|then|only|hardly|rarely|seldom)\b|(?!this|across|less|access|process|progress|always|towards)[a-z]{3,}s\b|"
    r"(?:help|show|tell|make|look|mean|include|allow|enable|give|come|go|appear|carry|get|stay|count|lead|call|stand|"
    r"take|have|begin|start|end|grow|keep|attach|sign|draft|consult|use|set|record|publish|complete|think|ask|follow|"
    r"belong|rest|apply|cover|protect|bring|put|find|see|note|form|depend|matter|want|add|work|draw|provide|aim)\b)"
)
# A clause in front of what is said: "Where figures are lacking, ...", "In all we do, ..."
_BEFORE = r"(?:(?:where|when|if|once|before|after|while|as soon as|whenever|unless|until|for each|in|at|by|with)\b[^,:;.]{3,110}, ?)?"
_GENERAL = any_of(
    _BEFORE + r"(?:an?|any|each|every|no|all|most|some|completed|carrying out|doing|completing|undertaking|conducting|"
    r"writing|one|this kind of)\b[^,.;:]{0,40}?" + _ASSESSMENT + r"\b[^.]{0,60}?\b" + _HABIT,
    _BEFORE + _PLURAL + r"\b[^.]{0,60}?\b" + _HABIT,
    _BEFORE + r"(?:the|this) (?:\w+ )?(?:form|template|toolkit|tool|checklist|workbook|guidance|questionnaire)s?\b[^.]{0,40}?\b"
    + _HABIT,
    r"(?:equality|impact|people|equity|screening) ?(?:impact )?(?:assessment|analysis|screening)?(?: \([^)]{2,30}\))? "
    + _HABIT,
    _BEFORE + _AGENTS + r"\b[^.]{0,60}?\b" + _HABIT + r"[^.]*\b(?:assessments?|analys[ei]s|eq?ias?|iias?|pias?|forms?|templates?|"
    r"screening|dut(?:y|ies)|protected characteristics?)\b",
    r"(?:the )?(?:purpose|aim|point|object|depth|extent|level|length|idea|detail|amount|scale)(?: and [\w]+)?"
    r" of (?:the |an? |each |any |every )?(?:\w+ ){0,2}(?:assessments?|analys[ei]s|eq?ias?|iias?|work|screening|form|process|"
    r"exercise) (?:is|are|ought|should|must|depends?|varies)\b",
    r"(?:the |its )?(?:purpose|aim|point|idea) is (?:to|that|that of)\b[^.]{0,40}:$",
    r"by (?:an? )?(?:\w+ )?" + _ASSESSMENT + r" (?:we|is|are) (?:mean|meant)\b",
    r"(?:with|through|by means of|in|during|as part of) an? (?:\w+ ){0,3}?" + _ASSESSMENT + r",? (?:you|we|officers|it|they|one)\b",
    r"(?:where|when|if|once|whenever)\b[^,.]{0,20}\b(?:an?|any|no|nothing|something|officers|members|figures|evidence|data|"
    r"effects|impacts|people|savings|functions|policies|proposals|changes)\b[^,.]{0,80}, [^.]{0,60}\b" + _HABIT,
    r"if (?:an?|any) [^,.]{3,60}, ",
    r"there (?:are|is) (?:\w+ )?(?:possible |likely )?(?:outcomes?|kinds|types|stages|steps|levels|ways|questions|parts|reasons)\b",
    r"it (?:is|can be|may be) (?:\w+ )?(?:good|best|right|wise|usual|useful|helpful|better|enough|worth|necessary|essential|"
    r"important|easier|sensible|advisable) (?:practice )?(?:to|that|if|when)\b",
    r"(?:what (?:counts|matters)|nothing in the law|no (?:form|assessment|policy|decision|particular)) [^.]{0,60}\b"
    + _HABIT,
    _CONCEPT + r"(?: (?:of|with|in|to|above|below|without|that|which) [^.,]{1,60}?)? (?:is (?:an?|the|one|about|good|best|needed|not|any|anything)\b|"
    r"is for\b|(?:calls?|is called) for\b|are (?:for|the|those|ones|steps|people|things|avoidable|often|seldom|rarely|common|any|usually|assessed)\b|means?\b|"
    r"includes?\b|comes? (?:in|from)\b|can\b|may\b|should\b|must\b|ought\b|shows? (?:whether|how|what|if)\b|"
    r"stands? for\b|takes? (?:the form|place|many)\b|refers?\b|covers?\b|describes?\b|leads? to\b|has to\b|have to\b|"
    r"(?:above|below) \w+ (?:lead|need)|often\b|usually\b|rarely\b|need(?:s)? (?:to|not)\b)",
    r"(?:outcome|option|result|level|score|rating) (?:\d|[A-D])\b ?(?:[:.\u2013-]|means|is)",
    r"some (?:impacts|effects|changes|policies) (?:are|can|may)\b",
    r"(?:copies|versions|translations) (?:in|of)\b[^.]{0,80}\b(?:sent|available|provided|supplied|free|request)\b",
)
# What only an author says: deeds, foretelling, this policy, a figure, a name.
_OWN = any_of(
    r"[\u00a3%\"\u201c\u201d]|\d{2}",
    r"\b(?:this|these|our|the proposed|the new|the draft|the revised) (?:\w+ ){0,2}(?:policy|policies|proposals?|project|service|"
    r"scheme|changes?|decision|eq?ia|iia|assessment|analysis|screening|plan|strategy|programme|option|measure|review|"
    r"consultation|report|closure|site|pilot|guidance|statement)\b",
    r"\b(?:we|i) (?!mean\b|do\b|must\b|should\b|need\b|may\b|can\b|carry\b|ask\b)\w+|\bI\b",
    r"\bnot (?:\w+ )?(?:collected|held|known|available|recorded|asked|published|broken)\b|\bno (?:data|evidence|figures|plans)\b|"
    r"\bto have its\b",
    r"\b(?:because|as a result|therefore|however|in this case|at present|currently|so far|still|already|now|here)\b",
)
_BARE_DEEDS = (
    r"went|came|took|made|met|asked|found|told|said|held|gave|sent|chose|chosen|wrote|led|fell|rose|grew|became|began|heard|saw|"
    r"kept|left|lost|brought|considered|concluded|decided|consulted|identified|received|reviewed|approved|agreed"
)
_DEED = re.compile(
    rf"\b(?:was|were|had|did|has been|have been|been)\b|\b(?:is|are) (?:being|to be (?:revised|changed|replaced|held))\b|"
    rf"\b(?:is|are) (?:appendix|annex|considered|in hand)\b|"
    rf"\bwill (?!usually|often|normally|always|help|depend|sometimes|not usually)|\bwould\b|"
    rf"(?<!is )(?<!are )(?<!be )(?<!those )(?<!assessment )(?<!analysis )(?<!eia )\b(?:{_BARE_DEEDS})\b",
    re.I,
)
_LEAST = 3


# What is reported of a deed inside a clause, as in "records how the activity was screened", is no deed of the author's.
_CLAUSE = re.compile(r"\b(?:how|what|whether|who|whom|why|when|that|which|those|where) [^,.;:]+", re.I)


def _names(text: str) -> bool:
    """Say whether a word in the middle of a sentence has a capital and is no abbreviation of the trade."""
    return any(foreign(word.lower())[0] for word in _CAPITAL.findall(text))


_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_MOST_FOREIGN = 0.2


def speaks_generally(text: str) -> bool:
    """Say whether a sentence is about assessments, their makers or their terms in general.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True where its subject is general, its tense habitual, and nothing in it names the policy.

    Examples
    --------
    >>> speaks_generally("Completed EIAs appear on our website every quarter.")
    True
    >>> speaks_generally("The EIA will be published with the papers of 4 May.")
    False
    """
    if text[-1] not in ".:;)" or _GENERAL.match(text) is None or _OWN.search(text) is not None or _names(text):
        return False
    if _DEED.search(_CLAUSE.sub(" ", text)) is not None:
        return False
    strange, words = foreign(text)
    return words >= _LEAST and strange <= _MOST_FOREIGN * words


# "It ends with a review", "One is carried out for every new policy": what is said of an assessment, once one is named.
_GOES_ON = re.compile(
    r"(?:it|they|these|this|one|each|both|those|that)\b(?: of (?:them|these))? (?!applies to all|will\b|aims?\b)[^.]{0,30}?\b" + _HABIT, re.I
)
_TRADE = re.compile(
    r"\b(?:assess\w*|analys[ei]s|eq?ias?|iias?|forms?|template|dut(?:y|ies)|law|protected|equality|impacts?|evidence|whether|"
    r"need not|reviews?|procedure|every (?:new )?\w+|filled in|parts|them|decisions?|long|as long as|if|function)\b",
    re.I,
)


def goes_on(text: str) -> bool:
    """Say whether a sentence behind talk in general goes on with it.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True where it says "it" or "they" of what was named, in the same tense, and names nothing new.

    Examples
    --------
    >>> goes_on("It need not be long."), goes_on("It moves to the leisure centre.")
    (True, False)
    """
    if text[-1:] != "." or _GOES_ON.match(text) is None or _OWN.search(text) is not None or _names(text):
        return False
    if _TRADE.search(text) is None or _DEED.search(_CLAUSE.sub(" ", text)) is not None:
        return False
    strange, words = foreign(text)
    return strange <= _MOST_FOREIGN * words
