"""The law told in anybody's words: duties, courts and the three needs, by the words that a sentence is made of.

A paraphrase is known by its content: all of it comes from the needs and the duty. As soon as a sentence names what the
policy does, to whom, or with what figure, it is the author's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading.lexicon import outside
from eiascore.reading.phrases import any_of
from eiascore.reading.statute import applies

_CITED = re.compile(
    r"\b(?:(?:the )?(?-i:(?:[A-Z][\w'-]+ (?:(?:and|of|for|to|as|the|in) ){0,2}){1,8}(?:Act|Regulations|Measure|Order|"
    r"Convention|"
    r"Duty|Standards))(?: (?:19|20)\d\d)?(?: \([A-Z][a-z]+\))?|(?:sub)?sections? \d+(?:\(\d+\))*|s\.? ?\d+(?:\(\d+\))*|"
    r"articles? \d+|regulations of (?:19|20)\d\d(?: and (?:19|20)\d\d)?|(?:uncrc|psed|echr|wfg|uncrpd|hra|brown|"
    r"bracking|"
    r"gunning|in (?:wales|scotland|england|northern ireland|great britain))\b|\d{1,2} (?:january|february|march|"
    r"april|may|"
    r"june|july|august|september|october|november|december) (?:19|20)\d\d)",
    re.I,
)
_DUTY = (
    r"(?:(?:equality|human rights|children|future generations|disability discrimination|race relations|this|the|"
    r"that) act|laws?|"
    r"dut(?:y|ies)|(?:equality|duties|general|these) regulations|regulations(?= of)|(?:language|accessibility) "
    r"standards|"
    r"case law|judges?|uncrc|psed|due regard|section (?:149|75)|(?:brown|bracking|gunning) principles|compliance|"
    r"articles? \d+|human rights|due (?:thought|weight|heed|consideration|attention)|(?:three|these|the) (?:needs|"
    r"limbs|aims) of the (?:duty|act)|obligations?)"
)
_BODIES = (
    r"(?:(?:all |every |any |a |an |other |most )?(?:public|nhs|local|listed|devolved|health|relevant)? ?"
    r"(?:authorit(?:y|ies)|bod(?:y|ies)|boards?|schools|universities|colleges|councils|trusts|ministers|governors|"
    r"contractors|organisations|employers|decision[- ]makers)\b)"
)
# What a duty does: "The Fairer Scotland Duty asks ...", "One of the aims of the Act is ..."
_DUTY_NOUN = re.compile(rf"\b{_DUTY}\b", re.I)
_DOES = re.compile(
    r"(?: (?:of|in|to|on|under|for|as) [^.]{3,80}?)?,? (?:also |then |now |itself |often |only )?"
    r"(?:asks?|has|have|is|are|puts?|places?|means?|says?|does|do|sits?|rests?|lies|covers?|applies|apply|obliges?|"
    r"binds?|lays?|protects?|adds?|calls?|wants?|tells?|gives?|holds?|held|set out|sets? out|came|comes|speaks?|"
    r"expects?|demands?|can(?:not)?|may|must|should|need|takes?|requires?|bans?|forbids?|makes?|names?|lists?|"
    r"extends?|belongs?|continues?|goes|ends?|brings?|counts?)\b",
    re.I,
)
_UNDER = re.compile(r"(?:under|by|according to|as) (?:the )?", re.I)
_SAID = re.compile(
    r"\b(?:said|held|wrote|put it) (?:one|the|a|lord|lady|mr|mrs)\b[\w ]{0,20}\b(?:judge|court|justice|l?j)\b", re.I
)
_FURTHEST, _MOST_BEFORE = 140, 8
_OTHERWISE = any_of(
    _BODIES
    + r"[^.]{0,60}?\b(?:must|have to|has to|are (?:under|bound|obliged|required|subject|expected)|is (?:under|bound|"
    r"obliged|"
    r"required|subject)|may not|cannot|need not|keep|think|do not have)\b",
    r"as (?:one|the|a) (?:judge|court)\b|in (?-i:[A-Z])\w+,? the (?:court|judge)|"
    r"in (?:the case of )?r ?\([^)]{2,60}\)[^.:]{0,60}\b(?:court|judge|justice)\b|"
    r"[\"\u201c\u2018][^\"\u201d]{10,}\b(?:decision[- ]makers?|"
    r"due regard|dut(?:y|ies)|public authorit(?:y|ies))\b|the (?:courts?|judges?) (?:have|has|said|say|held)\b",
    r"(?:in (?:all|everything) we do,? )?(?:we|the council|the trust|the university|the board|the force) (?:are |is "
    r")?(?:also )?(?:must|have to|"
    r"has to|bound to|obliged to|required to|under a duty)\b(?=[^.]*\b(?:dut(?:y|ies)|regard|law|equality|unfair|"
    r"fair|discriminat\w*|welsh|"
    r"characteristics|needs|relations)\b)",
    r"(?:nine|the nine|these|the|eight|the following|all nine) (?:protected )?characteristics\b[^.]{0,20}\b(?:are|"
    r"that|which|is|"
    r"protected|named|listed|counts?)\b",
    r"(?:(?:direct|indirect|unlawful) discrimination|harassment|victimisation|protection|marriage and civil "
    r"partnership|"
    r"the characteristic|advancing equality(?: of opportunity)?|fostering good relations|good "
    r"relations)\b[^.]{0,60}?\b(?:is|are|can|"
    r"covers?|counts?|means?|involves?|may|applies)\b",
    r"to (?:foster|advance|eliminate|promote|tackle|have|pay|meet)\b[^.]{0,60}? (?:is|means) (?:to|that)\b",
    r"(?:not )?treating [^.]{3,60} (?:is|are|may|can|does)\b",
    r"(?:our|the|this) (?:trust|council|university|board|college|authority|force|service|school|department),? "
    r"(?:like|as|along with)[^.,]{3,40},? "
    r"(?:has|have|must|is)\b",
    r"(?:this|that|it) is (?:known|referred to) as (?:the |our )?[\w' -]{0,40}\bdut(?:y|ies)\b",
    r"(?:nothing|what) (?:in the law|the (?:law|act|duty))\b|what counts is\b",
    r"(?:meeting|serving) the needs of (?:disabled|different) people (?:may|can|means)\b",
    r"(?:people|anyone|everyone|nobody|every child|everybody|children|persons) (?:has|have|is|are) (?:the right|a "
    r"right|protected)\b",
)
_ELIMINATE = re.compile(
    r"discriminat|harass|victimis|unfair(?:ly)? treat|unequal treat|treated? (?:\w+ )?(?:worse|unfairly|less)|"
    r"prohibited conduct|less favourabl|unlawful (?:conduct|treatment|acts)|treat\w* (?:no\w+|any\w+|people) (?:\w+ "
    r")?(?:worse|unfairly|less)",
    re.I,
)
_ADVANCE = re.compile(
    r"equality of opportunit|opportunit(?:y|ies)\b|(?:same|fair|equal|even|better|like) chances?\b|disadvantages?\b|"
    r"needs? (?:that |which )?"
    r"(?:are |is )?differ|whose needs|needs of (?:people|those|persons|groups|different)|(?:tak(?:e|ing)|have|having|"
    r"play(?:ing)?) (?:a )?part\b|participat|"
    r"under-?represented|(?:too|so) few|(?:too|so) (?:low|little)|public life",
    re.I,
)
_FOSTER = re.compile(
    r"good relations|good relationships|better relations|relations between|prejudice|understanding\b|get(?:ting)? "
    r"(?:along|on)\b|hostilit|cohesion|"
    r"misunderstanding|welsh language no less|(?:chances|opportunit\w+) (?:for \w+ )?to use (?:the )?welsh",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:older|young(?:er)?|women|men|girls|boys|carers?|lesbian|gay|trans|black|asian|muslim|deaf|blind|disabled)\b",
    re.I,
)
_BETWEEN = re.compile(
    r"\bbetween men and women\b|\bmen and women generally\b|\bdisabled (?:people|persons)['\u2019]", re.I
)
_OPENS_NEED = any_of(
    r"\W*(?:that |to |the need to |and |or )?(?:advanc|promot|foster|eliminat|remov|minimis|lessen|reduc|meet|tak|"
    r"encourag|prompt|tackl|end|stop|putt?|"
    r"giv|do|build|prevent|get|help|improv|strengthen|ensur|mak|increas|cut|eas|overcom|support|bring|creat|see)\w*\b",
    r"\W*(?:that )?(?:nobody|no one|no-one|everyone|everybody|people|prejudice|all|discrimination|harassment|"
    r"persons)\b",
    r"\W*(?:between|among|equality of|good relations)\b",
)
_VOICE = any_of(
    r"[\u00a3%]|\d",
    r"\b(?:this|these|the proposed|the new|the draft|the revised) (?:\w+ )?(?:policy|proposals?|project|service|"
    r"scheme|changes?|decision|eq?ia|"
    r"iia|assessment|analysis|plan|strategy|programme|option|measure|consultation|report|statement|document|paper|"
    r"regulations|order|bill)\b|"
    r"\bour (?:assessment|view|analysis|policy|proposals?)\b|\bnot (?:otherwise|under)\b|\bview is\b|\b(?:has|have) "
    r"shown\b|\bexisting\b",
    r"\b(?:we|i) (?!must|have to|are (?:required|obliged|bound|under)|should|need|mean|do\b)\w+|\bI\b|\bwould\b",
    r"\b(?:was|were|had|did|has been|have been) (?!given|said)|\bwill\b|\bproposed\b(?! new)|\b(?:covers|means) "
    r"(?:this|that)\b|\bof these\b|: (?-i:[A-Z])|\bannex (?-i:[A-Z])\b|\bthis (?:annex|section|chapter|part)\b|"
    r"\bcurrently\b|\bat present\b|\bso (?:that )?(?:we|the|it|they|each|all)\b|\bin this\b",
)
# "Advancing equality of opportunity: the allowance keeps them at college." answers a label.
_LABELLED = re.compile(
    r"(?!.*(?:\bthings|protected|are|is|aims|needs|dut(?:y|ies)|to|of|includes?|protects?): )[^:.]{3,60}: \w", re.I
)
_LEAD = re.compile(r":\W*$")
_NAMED = re.compile(
    r"\b(?:due (?:regard|thought|weight|heed|consideration|attention)|dut(?:y|ies)|three (?:needs|aims|limbs|things)|"
    r"the act|equality act|section (?:149|75)|these needs|needs|aims|limbs)\b",
    re.I,
)


# Nothing tells of the law without one of these; looking for them first saves most of the time.
_HINTS = (
    "act", "law", "dut", "regulation", "standard", "judge", "court", "uncrc", "psed", "regard", "due ", "section ",
    "principle", "compliance", "article", "rights", "need", "limb", "aim", "obligation", "authorit", "bod", "board",
    "school", "universit", "college", "council", "trust", "minister", "governor", "contractor", "organisation",
    "employer", "decision", "characteristic", "discriminat", "harass", "victimis", "protect", "marriage", "advanc",
    "foster", "relations", "must", "have to", "has to", "treat", "opportunit", "disadvantage", "prejudice", "right",
)  # fmt: skip
# The shares of words that may lie outside: any, in a lead-in, in two needs together, in one.
_MOST_OUTSIDE, _IN_LEAD, _IN_NEEDS, _IN_NEED = 0.25, 0.2, 0.1, 0.15
_FIGURE = re.compile(r"[\u00a3%\d]")
# "has to" is no deed of the body's, "has" is.
_HAS_TO = re.compile(r"\b(?:has|have) to\b", re.I)


# No law is cited without a figure or one of these, as they are written and in small letters.
_CITES = ("Act", "Regulations", "Measure", "Order", "Convention", "Duty", "Standards")
_CITES_LOWER = (
    "uncrc", "psed", "echr", "wfg", "hra", "brown", "bracking", "gunning", "wales", "scotland", "england",
    "northern ireland", "great britain",
)  # fmt: skip


def _cites(text: str, lower: str) -> bool:
    return _FIGURE.search(text) is not None or _one_of(_CITES, text) or _one_of(_CITES_LOWER, lower)


def _one_of(hints: Sequence[str], text: str) -> bool:
    """Say whether a text holds one of some hints; a generator would cost more than all that it saves."""
    for hint in hints:  # noqa: SIM110
        if hint in text:
            return True
    return False


def _hits(text: str) -> int:
    return sum(need.search(text) is not None for need in (_ELIMINATE, _ADVANCE, _FOSTER))


def _tells(text: str) -> bool:
    """Say whether a duty, a body that is bound or a court is what a sentence opens with."""
    if _OTHERWISE.match(text) is not None or _SAID.search(text) is not None:
        return True
    for found in _DUTY_NOUN.finditer(text, 0, _FURTHEST):
        before = text[: found.start()]
        if before.rpartition(",")[2].count(" ") > _MOST_BEFORE or before[:6].lower() == "there ":
            continue
        if _UNDER.match(text) is not None or _DOES.match(text, found.end()) is not None:
            return True
    return False


def _bare(text: str) -> str:
    """Take out how laws are cited: their names and years say nothing of the policy."""
    return _CITED.sub(" ", text)


def is_need(text: str) -> bool:
    """Say whether a line is one of the three needs, or a part of one, in whatever words.

    Parameters
    ----------
    text : str
        A line below a lead-in that names the duty.

    Returns
    -------
    bool
        True where all that it says comes from the needs.

    Examples
    --------
    >>> is_need("lessening the disadvantages that people meet"), is_need("lessening the noise that tenants meet")
    (True, False)
    """
    if _OPENS_NEED.match(text) is None or _hits(text) == 0 or _VOICE.search(text) is not None or applies(text):
        return False
    return outside(text, needs_only=True) <= _IN_NEED


def tells_law(text: str) -> bool:
    """Say whether a sentence tells what a duty, a court or an Act says, in whatever words.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True where nothing in it is about the policy.

    Examples
    --------
    >>> tells_law("The duty sits with the body itself and cannot be handed on.")
    True
    >>> tells_law("The duty is met because deaf tenants keep the text line.")
    False
    """
    lower = text.lower()
    if not _one_of(_HINTS, lower):
        return False
    bare = _HAS_TO.sub("must", _bare(text) if _cites(text, lower) else text)
    strange = outside(bare)
    if strange > _MOST_OUTSIDE:
        return False
    if _LEAD.search(text) and _NAMED.search(text) and (_tells(text) or _hits(text)):
        return strange <= _IN_LEAD and not _FIGURE.search(bare)
    if _VOICE.search(bare) is not None or applies(bare) or _LABELLED.match(text):
        return False
    if _OPENS_NEED.match(text) and _hits(text) >= 2 and not _GROUP.search(_BETWEEN.sub("", text)):
        return outside(bare, needs_only=True) <= _IN_NEEDS
    return _tells(text)
