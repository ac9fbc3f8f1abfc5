"""Talk about assessments, duties and forms in general, told apart from what an author says of this one.

Three things make a sentence general: who its subject is (an assessment, assessments, the form, officers; not this one),
its tense (what is always so), and that it names nothing in the world but the trade itself.
"""

from __future__ import annotations

import re

from eiascore.reading.lexicon import foreign
from eiascore.reading.own import ANSWERS, is_of_this
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
    r"(?:(?:[\w'-]+ )?(?:authorities|bodies|officers|officials|managers|authors|assessors|directors|commanders|"
    r"governors|"
    r"ministers|members|services|departments|services|schools|colleges|universities|trusts|contractors|designers|"
    r"holders|makers|leads|owners|colleagues|teams|advisers|staff|employers|councils|boards)"
    r"(?: (?:and|or) [\w'-]+| [\w'-]+ (?:and|or) [\w'-]+)?(?: in [A-Z]\w+)?|whoever|those (?:who|consulted)|"
    r"the (?:[\w'-]+ ){0,3}(?:head of service|lead officer|officer|author|assessor|adviser|advisor|director|manager|"
    r"sponsor|equality team|edi team|lead|owner|panel|committee))"
)
_CONCEPT = (
    r"(?:(?:an?|any|some|health|social|structural|indirect|direct|small|large|minor|local|national|good|fair|"
    r"meaningful|gaps in|the right|equality|effective|mitigating|mitigation|four|three|"
    r"more|useful|best|negative|positive|adverse|neutral|disproportionate|differential|cumulative|low|medium|high|"
    r"major|"
    r"minor) )*"
    r"(?:evidence|data|information|engagement|involvement|consultation|monitoring|mitigation|actions?|measures|steps|"
    r"relevance|proportionality|accessibility|intersectionality|inclusion|impacts?|effects?|outcomes?|scores?|ratings?|"
    r"gaps|(?:part|section|stage|step)s? (?:\w+|\w+ (?:and|to) \w+)|functions|policies|decisions|changes|proposals|"
    r"inequalities|fairness|compliance|objectives|"
    r"discrimination|harassment|victimisation|barriers?|record|records|"
    r"sources|groups?|characteristics?|needs|a policy|a function|a proposal|a decision|a change)"
)
HABIT = (
    r"(?:(?:is|are|may|can|should|must|need not|needs?|ought|shall|might|does|do|has to|have to|will (?:usually|often|"
    r"normally|always|help)|could|"
    r"usually|often|always|normally|never|also|then|only|hardly|rarely|seldom)\b|(?!this|across|less|access|process|"
    r"progress|always|towards)[a-z]{3,}s\b|"
    r"(?:help|show|tell|make|look|mean|include|allow|enable|give|come|go|appear|carry|get|stay|count|lead|call|stand|"
    r"take|have|begin|start|end|grow|keep|attach|sign|draft|consult|use|set|record|publish|complete|think|ask|follow|"
    r"belong|rest|apply|cover|protect|bring|put|find|see|note|form|depend|matter|want|add|work|draw|provide|aim)\b)"
)
# A clause in front of what is said: "Where figures are lacking, ...", "In all we do, ..."
_BEFORE = (
    r"(?:(?:where|when|if|once|before|after|while|as soon as|whenever|unless|until|for each|in|at|by|with)\b"
    r"[^,:;.]{3,110}, ?)?"
)
_GENERAL = any_of(
    _BEFORE + r"(?:an?|any|each|every|no|all|most|some|completed|carrying out|doing|completing|undertaking|conducting|"
    r"writing|one|this kind of)\b[^,.;:]{0,40}?(?:" + _ASSESSMENT + r"|form|template)" + r"\b[^.]{0,60}?\b" + HABIT,
    _BEFORE + _PLURAL + r"\b[^.]{0,60}?\b" + HABIT,
    _BEFORE
    + r"(?:the|this) (?:\w+ )?(?:form|template|toolkit|tool|checklist|workbook|guidance|questionnaire)s?\b[^.]{0,40}?\b"
    + HABIT,
    r"(?:equality|impact|people|equity|screening) ?(?:impact )?(?:assessment|analysis|screening)?(?: \([^)]{2,30}\))? "
    + HABIT,
    _BEFORE
    + _AGENTS
    + r"\b[^.]{0,60}?\b"
    + HABIT
    + r"[^.]*\b(?:assessments?|analys[ei]s|eq?ias?|iias?|pias?|forms?|templates?|"
    r"screening|dut(?:y|ies)|characteristics?)\b",
    r"(?:reports|papers|policies|proposals|decisions|projects) (?:that|which|without|with|to|going)\b[^.]{0,60}?\b(?:"
    + _ASSESSMENT
    + r"|form)"
    r"\b[^.]{0,40}?\b" + HABIT,
    r"(?:the )?(?:purpose|aim|point|object|depth|extent|level|length|idea|detail|amount|scale)(?: and [\w]+)?"
    r" of (?:the |an? |each |any |every )?(?:\w+ ){0,2}(?:assessments?|analys[ei]s|eq?ias?|iias?|work|screening|form|"
    r"process|"
    r"exercise) (?:is|are|ought|should|must|depends?|varies)\b",
    r"by (?:an? |the )?(?:[\w-]+ ){1,4}(?:we mean|is meant|are meant)\b",
    r"(?:with|through|by means of|in|during|as part of) an? (?:\w+ ){0,3}?"
    + _ASSESSMENT
    + r",? (?:you|we|officers|it|they|one)\b",
    r"(?:where|when|if|once|whenever)\b[^,.]{0,20}\b(?:an?|any|no|nothing|something|officers|members|figures|"
    r"evidence|data|"
    r"effects|impacts|people|savings|functions|policies|proposals|changes)\b[^,.]{0,80}, [^.]{0,60}\b" + HABIT,
    r"if (?:an?|any) [^,.]{3,60}, ",
    r"there (?:are|is) (?:\w+ )?(?:possible |likely )?(?:outcomes?|kinds|types|stages|steps|levels|ways|questions|"
    r"parts|reasons)\b",
    r"it (?:is|can be|may be) (?:\w+ )?(?:good|best|right|wise|usual|useful|helpful|better|enough|worth|necessary|"
    r"essential|"
    r"important|easier|sensible|advisable) (?:practice )?(?:to|that|if|when)\b",
    r"(?:what (?:counts|matters)|nothing in the law|no (?:form|assessment|policy|decision|particular)) [^.]{0,60}\b"
    + HABIT,
    _CONCEPT
    + r"(?: (?:of|with|in|to|above|below|without|that|which) [^.,]{1,60}?)? (?:is (?:an?|the|one|about|good|best|"
    r"needed|not|any|anything)\b|"
    r"is for\b|(?:calls?|is called) for\b|are (?:for|the|those|ones|steps|people|things|avoidable|often|seldom|"
    r"rarely|common|any|usually|assessed)\b|means?\b|"
    r"includes?\b|comes? (?:in|from)\b|can\b|may\b|should\b|must\b|ought\b|shows? (?:whether|how|what|if)\b|"
    r"stands? for\b|takes? (?:the form|place|many)\b|refers?\b|covers?\b|describes?\b|leads? to\b|has to\b|have to\b|"
    r"do(?:es)? not (?:have|need) to\b|"
    r"(?:above|below) \w+ (?:lead|need)|often\b|usually\b|rarely\b|need(?:s)? (?:to|not)\b)",
    r"not (?:doing|carrying out|having) (?:one|an?\b)[^.]{0,40}\b(?:may|can|is|means)\b|how (?:much|far|long|"
    r"deep)\b[^.]{0,60}\b(?:depends|is)\b",
    r"(?:an?|any) (?:\w+ )?(?:policy|proposal|decision|function|consultation|impact|effect|change)s? (?:is|counts as|"
    r"are|has) [^.]{0,60}\b"
    r"(?:if|where|when):?\W*$|in favour of (?:an? )?\W?(?:major|minor|none|no)\b[^.]{0,30}:$|"
    r"[^.:]{0,60}\b(?:come|follow|set out|laid down|gives?|sets?|are) (?:these|six|some|the following) (?:rules|"
    r"principles|tests|points|questions):$",
    r"some (?:impacts|effects|changes|policies) (?:are|can|may)\b",
    r"(?:copies|versions|translations) (?:in|of)\b[^.]{0,80}\b(?:sent|available|provided|supplied|free|request)\b",
)
_LEAST = 3
_ENOUGH = 7  # words in all, which make up for few that carry meaning


_MOST_FOREIGN = 0.2
_READER = re.compile(r"\b(?:you|your|yourself|yours)\b", re.I)
_SPOKEN = re.compile(
    r"[\"\u201c\u201d\u2018]|\bresponse:|\b(?:thank|dear|sorry|hope|said|told)\b|\byou (?:said|told|asked)\b", re.I
)


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
    if text[-1:] not in (".", ":", ";", ")"):
        return False
    strange, words = foreign(text)
    if strange > _MOST_FOREIGN * words or _GENERAL.match(text) is None or is_of_this(text):
        return False
    return words >= _LEAST or text.endswith(":") or len(text.split()) >= _ENOUGH


def speaks_to_reader(text: str) -> bool:
    """Say whether a sentence talks to whoever fills in the form.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True where it says "you" and names nothing of the policy.

    Examples
    --------
    >>> speaks_to_reader("Set down what you learned and from whom.")
    True
    >>> speaks_to_reader("You said the buses were late.")
    False
    """
    if _READER.search(text) is None or ANSWERS.match(text) or _SPOKEN.search(text) or is_of_this(text):
        return False
    strange, words = foreign(text)
    return strange * 4 <= words
