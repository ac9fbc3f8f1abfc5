"""The law told in anybody's words: duties, courts and the three needs, measured by the words that a sentence is made of.

A paraphrase is known by its content: all of it comes from the needs and the duty. As soon as a sentence names what the
policy does, to whom, or with what figure, it is the author's.
"""

from __future__ import annotations

import re

from eiascore.reading.lexicon import outside
from eiascore.reading.phrases import any_of
from eiascore.reading.statute import applies

_CITED = re.compile(
    r"\b(?:(?:the )?(?:[A-Z][\w'-]+ (?:(?:and|of|for|to|as|the|in) )*)+(?:Act|Regulations|Measure|Order|Convention|Duty|"
    r"Standards)(?: (?:19|20)\d\d)?(?: \([A-Z][a-z]+\))?|(?:sub)?sections? \d+(?:\(\d+\))*|s\.? ?\d+(?:\(\d+\))*|"
    r"articles? \d+|regulations of (?:19|20)\d\d(?: and (?:19|20)\d\d)?|(?:uncrc|psed|echr|wfg|uncrpd|hra|brown|bracking|"
    r"gunning|in (?:wales|scotland|england|northern ireland|great britain))\b|\d{1,2} (?:january|february|march|april|may|"
    r"june|july|august|september|october|november|december) (?:19|20)\d\d)",
    re.I,
)
_DUTY = (
    r"(?:(?:equality|human rights|children|future generations|disability discrimination|race relations|this|the|that) act|laws?|"
    r"dut(?:y|ies)|(?:equality|duties|general|these) regulations|regulations(?= of)|(?:language|accessibility) standards|"
    r"case law|judges?|uncrc|psed|due regard|section (?:149|75)|(?:brown|bracking|gunning) principles|compliance|"
    r"articles? \d+|human rights|(?:three|these|the) (?:needs|limbs|aims) of the (?:duty|act)|obligations?)"
)
_BODIES = (
    r"(?:(?:all |every |any |a |an |other |most )?(?:public|nhs|local|listed|devolved|health|relevant)? ?"
    r"(?:authorit(?:y|ies)|bod(?:y|ies)|boards?|schools|universities|colleges|councils|trusts|ministers|governors|"
    r"contractors|organisations|employers|decision[- ]makers)\b)"
)
_TELLS = any_of(
    # "The Fairer Scotland Duty asks ...", "One of the aims of the Act is ..."
    r"(?:(?:under|by|in|as|since|from|for|through|like|because of)\b[^.;]{0,60}[, ] ?)?(?:the |this |these |our |that |a |an |"
    r"one of the |each of the |both )?(?:[\w'\u2019-]+ ){0,6}?" + _DUTY + r"\b(?: (?:of|in|to|on|under|for|as) [^.]{3,80}?)?,? (?:also |then |now |"
    r"itself |often |only )?(?:asks?|has|have|is|are|puts?|places?|means?|says?|does|do|sits?|rests?|lies|covers?|applies|apply|obliges?|"
    r"binds?|lays?|protects?|adds?|calls?|wants?|tells?|gives?|holds?|held|set out|sets? out|came|comes|speaks?|speak|expects?|"
    r"demands?|can(?:not)?|may|must|should|need|takes?|requires?|bans?|forbids?|makes?|names?|lists?|extends?|belongs?|continues?|goes|"
    r"ends?|brings?|speak|count|counts)\b",
    r"(?:under|by|according to) (?:the )?(?:[\w'-]+ ){0,4}" + _DUTY + r"\b",
    _BODIES + r"[^.]{0,60}?\b(?:must|have to|has to|are (?:under|bound|obliged|required|subject|expected)|is (?:under|bound|obliged|"
    r"required|subject)|may not|cannot|need not|keep|think|do not have)\b",
    r"as (?:one|the|a) (?:judge|court)\b|in (?-i:[A-Z])\w+,? the (?:court|judge)|the (?:courts?|judges?) (?:have|has|said|say|held)\b",
    r"as (?:the )?(?:[\w'-]+ ){0,4}" + _DUTY + r" (?:obliges?|requires?|asks?|tells?|wants?|demands?|expects?|puts?)\b",
    r"(?:in (?:all|everything) we do,? )?(?:we|the council|the trust|the university|the board|the force) (?:are |is )?(?:also )?(?:must|have to|"
    r"has to|bound to|obliged to|required to|under a duty)\b",
    r"(?:nine|the nine|these|the|eight|the following|all nine) (?:protected )?characteristics\b[^.]{0,20}\b(?:are|that|which|is|"
    r"protected|named|listed|counts?)\b",
    r"(?:(?:direct|indirect|unlawful) discrimination|harassment|victimisation|protection|marriage and civil partnership|"
    r"the characteristic|advancing equality(?: of opportunity)?|fostering good relations|good relations)\b[^.]{0,60}?\b(?:is|are|can|"
    r"covers?|counts?|means?|involves?|may|applies)\b",
    r"to (?:foster|advance|eliminate|promote|tackle|have|pay|meet)\b[^.]{0,60}? (?:is|means) (?:to|that)\b",
    r"(?:this|that|it) is (?:known|referred to) as (?:the |our )?[\w' -]{0,40}\bdut(?:y|ies)\b",
    r"(?:nothing|what) (?:in the law|the (?:law|act|duty))\b|what counts is\b",
    r"(?:meeting|serving) the needs of (?:disabled|different) people (?:may|can|means)\b",
    r"(?:people|anyone|everyone|nobody|every child|everybody|children|persons) (?:has|have|is|are) (?:the right|a right|protected)\b",
)
_ELIMINATE = re.compile(
    r"discriminat|harass|victimis|unfair(?:ly)? treat|unequal treat|treated? (?:\w+ )?(?:worse|unfairly|less)|"
    r"prohibited conduct|less favourabl|unlawful (?:conduct|treatment|acts)|treat\w* (?:no\w+|any\w+|people) (?:\w+ )?(?:worse|unfairly|less)",
    re.I,
)
_ADVANCE = re.compile(
    r"equality of opportunit|opportunit(?:y|ies)\b|(?:same|fair|equal|even|better|like) chances?\b|disadvantages?\b|needs? (?:that |which )?"
    r"(?:are |is )?differ|whose needs|needs of (?:people|those|persons|groups|different)|(?:tak(?:e|ing)|have|having|play(?:ing)?) (?:a )?part\b|participat|"
    r"under-?represented|(?:too|so) few|(?:too|so) (?:low|little)|public life",
    re.I,
)
_FOSTER = re.compile(
    r"good relations|good relationships|better relations|relations between|prejudice|understanding\b|get(?:ting)? (?:along|on)\b|hostilit|cohesion|"
    r"misunderstanding",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:older|young(?:er)?|women|men|girls|boys|carers?|lesbian|gay|trans|black|asian|muslim|deaf|blind|disabled)\b",
    re.I,
)
_BETWEEN = re.compile(r"\bbetween men and women\b|\bmen and women generally\b|\bdisabled (?:people|persons)['\u2019]", re.I)
_OPENS_NEED = any_of(
    r"\W*(?:that |to |the need to |and |or )?(?:advanc|promot|foster|eliminat|remov|minimis|lessen|reduc|meet|tak|encourag|prompt|tackl|end|stop|putt?|"
    r"giv|do|build|prevent|get|help|improv|strengthen|ensur|mak|increas|cut|eas|overcom|support|bring|creat|see)\w*\b",
    r"\W*(?:that )?(?:nobody|no one|no-one|everyone|everybody|people|prejudice|all|discrimination|harassment|persons)\b",
    r"\W*(?:between|among|equality of|good relations)\b",
)
_VOICE = any_of(
    r"[\u00a3%]|\d",
    r"\b(?:this|these|the proposed|the new|the draft|the revised) (?:\w+ )?(?:policy|proposals?|project|service|scheme|changes?|decision|eq?ia|"
    r"iia|assessment|analysis|plan|strategy|programme|option|measure|consultation|report|statement|document|paper|regulations|order|bill)\b|"
    r"\bour (?:assessment|view|analysis|policy|proposals?)\b|\bnot otherwise\b",
    r"\b(?:we|i) (?!must|have to|are (?:required|obliged|bound|under)|should|need|mean|do\b)\w+|\bI\b|\bwould\b",
    r"\b(?:was|were|had|did|has been|have been) (?!given|said)|\bwill\b|\bproposed\b(?! new)|\b(?:covers|means) (?:this|that)\b|\bof these\b|: (?-i:[A-Z])|\bcurrently\b|\bso (?:that )?(?:we|the|it|they|each|all)\b|\bin this\b",
)
_LEAD = re.compile(r":\W*$")
_NAMED = re.compile(
    r"\b(?:due regard|dut(?:y|ies)|three (?:needs|aims|limbs|things)|the act|equality act|section (?:149|75)|these needs|needs|aims|limbs)\b", re.I
)


def _hits(text: str) -> int:
    return sum(need.search(text) is not None for need in (_ELIMINATE, _ADVANCE, _FOSTER))


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
    if _hits(text) == 0 or _VOICE.search(text) is not None or applies(text):
        return False
    return outside(text, needs_only=True) <= 0.15


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
    bare = _bare(text)
    if _LEAD.search(text) and _NAMED.search(text) and (_TELLS.match(text) or _hits(text)):
        return outside(bare) <= 0.2 and not re.search(r"[\u00a3%\d]", bare)
    if _VOICE.search(bare) is not None or applies(bare):
        return False
    if _hits(text) >= 2 and _OPENS_NEED.match(text) and not _GROUP.search(_BETWEEN.sub("", text)):
        return outside(bare, needs_only=True) <= 0.1
    if _TELLS.match(text) is None:
        return False
    return outside(bare) <= 0.25
