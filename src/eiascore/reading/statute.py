"""Recital of the law: what the duty says, told apart from what an author does with it."""

from __future__ import annotations

import re

from eiascore.reading.definitions import DEFINES
from eiascore.reading.phrases import any_of

_ELIMINATE = re.compile(r"\b(?:eliminat|get(?:ting)? rid of|remov\w+ discrimination|tackl)\w*", re.I)
_ADVANCE = re.compile(
    r"\b(?:advanc|promot|giving)\w*\b[^.;]{0,30}\b(?:equality of opportunity|equal (?:chances|opportunit))", re.I
)
_FOSTER = re.compile(
    r"\b(?:foster|promot|encourag|help)\w*\b[^.;]{0,30}\b(?:good relations|different groups get on)",
    re.I,
)
_DUTY = re.compile(
    r"\b(?:due regard|duty|duties|section (?:149|75)|s\.? ?(?:149|75)|equality act|must|required?|have to|"
    r"aims|limbs)\b",
    re.I,
)
_LAW = (
    r"(?:(?:sub)?sections?|ss?\.|s) ?(?:149|75|158|159|29|20|19|13|6|4)(?:\(\d{1,2}\))*|"
    r"(?:the )?equality act(?: 2010)?|(?:the )?(?:public sector|general|general equality|single)?"
    r" ?equality dut(?:y|ies)|(?:the )?psed|(?:the )?equalit(?:y|ies) (?:law|legislation)|"
    r"(?:the )?(?:public sector|general) duty|"
    r"(?:the )?(?:[\w',-]+ ){0,3}(?:equality|well-being|wellbeing|human rights|northern ireland|"
    r"specific duties|statutory duties|fairer scotland|disability discrimination|race relations|"
    r"sex discrimination)\b[\w' ,()-]{0,90}(?:act|regulations|order|measure) (?:19|"
    r"20)\d\d(?: \([^)]{1,40}\))?"
    r"|article \d+(?:\(\d\))?|schedule \d+|(?:the )?(?:fairer scotland|specific|socio-economic|statutory|"
    r"those|these) dut(?:y|ies)"
)
_SAYS = (
    r"(?:requires?|provides?|places?|imposes?|states?|says?|defines?|prohibits?|makes it (?:unlawful|"
    r"illegal|clear)|protects?|covers?|applies|apply|came into (?:force|effect)"
    r"|replaced|brings? together|brought together|sets? (?:out|five|ways)|means?|consists? of|comprises?|"
    r"has three|have three|creates?|gives?|lists?|obliges?|extends?|is a legal|is to have|allows?|"
    r"also apply)"
)
_RECITAL = any_of(
    r"(?:under |since [\w ]{4,20},? |from [\w ]{4,20},? )?"
    rf"(?:{_LAW})(?: of the [\w ]{{3,60}}(?: \d{{4}})?)?(?: \([^)]{{1,40}}\))?"
    r"(?:,? (?:ss?\.?|section) ?\d+(?:\(\d\))?)?(?:[,:]| and the [\w ,]{3,60}\d{4}(?: s\.\w+)?)? ?(?:also |further |"
    r"a public authority must\b|public authorities must\b)?"
    rf"(?:{_SAYS}\b|(?<=must))",
    r"(?:the |its |these |there are )?[\"'\u2018\u201c]?(?:relevant |nine |nine relevant |eight |"
    r"other )*protected (?:characteristics|"
    r"groups)[\"'\u2019\u201d]?(?: \([^)]{1,30}\))? (?:are|include|covered by|under the|listed in|is)\b(?! (?:affected|"
    r"likely|considered|over|under|more|not|well|represented))",
    r"(?:the (?:duty|regard|decision[- ]maker)|due regard|it|this duty|the regard|this|"
    r"regard)\b[^.]{0,60}\b(?:exercised|performed|discharged|fulfilled|approached|"
    r"had)\b[^.]{0,40}\b(?:in substance|rigour|open mind|before and at the time)",
    r"(?:the duty|it|this duty|this|due regard)\b[^.]{0,30}\b(?:is|"
    r"remains) (?:a )?(?:(?:a )?(?:continuing|non-delegable|duty of regard|personal)\b|not (?:delegable|"
    r"a duty to achieve))",
    r"(?:the duty|it|this duty)\b[^.]{0,60}\b(?:cannot|can not|must not|may not) be delegated",
    r"(?:having |to have )?due regard (?:means?|involves?|includes?|requires?|is (?:about|a))\b|"
    r"having due regard (?:to|for) (?:the need (?:to|for) )?(?:advanc|foster|eliminat)\w*[^.]{0,200}\b"
    r"(?:involves?|includes?|means)\b",
    r"(?:direct|indirect|unlawful|positive|associative|perceived) (?:discrimination|"
    r"action)(?: arising from disability)? ?(?:is|means|occurs?|happens?|takes place|refers to|arises|"
    r"includes|(?:\u2013|-|:)(?= (?:treat|putting|when|where|less|a provision)))(?! (?:not|unlikely|"
    r"likely|no|none|considered|possible|n/a|nil)\b)",
    r"(?:discrimination arising from disability|harassment|victimisation|reasonable adjustments?|"
    r"disability|gender reassignment|protected characteristic|mitigation|intersectionality|equality|"
    r"diversity|inclusion|equity|due regard|positive action|multiple identity|"
    r"an? (?:equality impact assessment|eia|eqia|equality analysis|equality statement)|"
    r"equality impact assessments?|equality analysis) ?(?:means|is defined|occurs|refers to|is (?:a|an|"
    r"the) (?:tool|process|way|means|systematic|structured|physical|unwanted|legal)|(?:\u2013|-|"
    r":) (?:treat|putting|giving|ensuring|recogni|unwanted|when a person|where a |action that|"
    r"changes that|the interconnected|lawful|less favourabl|a (?:physical|provision|form|way|process)))",
    r"a person has (?:a disability|the protected characteristic)|compliance with (?:the|these) dut(?:y|"
    r"ies)|compliance may involve treating",
    r"(?:the )?(?:brown|bracking|gunning) (?:principles|criteria)\b(?! (?:were|was|have been|"
    r"has been) (?:applied|met|followed|considered))|(?:officers|officials|members|"
    r"decision[- ]makers) (?:are|should be) reminded",
    r"(?:r \(|r\(|bracking v|case law|the courts?)[^.]{0,60}\b(?:establish|confirm|held|"
    r"made (?:it )?clear|say|said|set out|stress)\w*\b[^.]{0,80}\b(?:duty|due regard|public (?:bod|"
    r"authorit)\w+)",
    r"(?:a |all )?public (?:authorit|bod)(?:y|ies)[^.]{0,40}\b(?:must|are required|is required|"
    r"have a duty|should)\b|(?:the [\w' ]{3,40}|we) (?:must|(?:has|have) (?:a|to)(?: legal|"
    r" statutory)? ?(?:duty)?|(?:is|are) (?:required|under a duty|obliged))[^;]{0,80}\bdue regard\b",
    r"(?:eliminat\w+ (?:unlawful )?discrimination|advanc\w+ equality of opportunity|"
    r"foster\w* good relations) ?(?:,|;|and|between|among|etc|\.\.|\u2026|$)",
    r"(?:those|bodies|organisations) subject to (?:the )?[\w ]{0,30}duty|"
    r"(?:the )?decision[- ]maker must (?:be aware|have)|it is (?:a (?:legal|legislative|"
    r"statutory) requirement|good practice to (?:keep|record))|as defined in section|"
    r"the weight to be (?:given|afforded|attached)\b[^.]{0,80}\bdecision[- ]maker",
    r"(?:promote )?(?:equality of opportunity )?between (?:men and women|persons|people) (?:of different|"
    r"with|generally|who share)\b|persons of different religious belief",
    r"(?:we|the [\w' ]{3,30}) (?:are|is|have|has) (?:a )?(?:legally|legal|statutory) (?:required|obliged|"
    r"duty|obligation) to\b[^.]{0,120}\b(?:equality|discriminat|due regard)",
    r"r ?\([^)]{2,40}\) v [^.]{3,80}\[\d{4}\] (?:ew|uk)\w+[^.]{0,30}\.?$|\w+ v [^.]{3,60}\[\d{4}\] (?:ew|"
    r"uk)\w+[^.]{0,30}\.?$",
    r"(?:remove|minimise|remove or minimise|removing or minimising|tackle|meet|take steps to meet|"
    r"taking steps to meet|encourage|encouraging) [^.;]{0,40}\b(?:persons|people|"
    r"those) [^.;]{0,40}\b(?:who share|protected characteristics?|under-represented|"
    r"disproportionately low)",
    rf"(?:{_LAW})(?: \([^)]{{1,20}}\))? (?:is|are) (?:in|set out (?:in|at|by)|contained in|found in|created by|"
    rf"made under) |"
    r"(?:the |this )?duty is (?:one )?of (?:substance|regard)\b|"
    r"it (?:says|states|means|requires|provides) that (?:a |all |any )?public (?:authorit|bod)",
    r"(?:tackle|tackling) prejudice\b[^.]{0,40}\bunderstanding|promote understanding\b",
)
_CHARACTERISTICS = re.compile(
    r"\b(?:age|disability|gender reassignment|marriage|pregnancy|maternity|race|religion|belief|sex|"
    r"sexual orientation)\b",
    re.I,
)
_MOST_NAMES = 8
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|may|would|could|can|affect\w*|consider\w*|impact\w*|"
    r"assess\w*|monitor\w*|record\w*|collect\w*)\b",
    re.I,
)
# The law put to work on this policy: a finding, not a recital.
_APPLIED = any_of(
    r"\bbecause\b|\bsince\b|\bas a result\b|\btherefore\b|\bhence\b|[£%]|\b(?:19|20)\d\d[-/\u2013]\d\d|"
    r"\bour\b(?! functions?)|\bin this case\b|\bhere\b",
    r"\b(?:this|the) (?:proposed |new |revised |draft )?(?:charge|policy|proposal|scheme|project|"
    r"programme|change|plan|strategy|service|closure|pilot|measure|reform|restriction|order|tariff|"
    r"guidance|procedure|option)s? (?:will|would|does|do|has|have|is|are|was|were|may|might|could|can|"
    r"seeks?|aims?|eliminates?|advances?|fosters?|helps?|supports?|contributes?|removes?|makes?|gives?)\b",
    r"\b(?:we|i|officers|the (?:council|board|force|department|authority|trust|service|team|panel|"
    r"committee)) (?:have|has|had|considered|concluded|think|thought|find|found|believe|recognise|noted?|"
    r"asked|met|consulted|took|take|decided|judged?|accept|am|identified|do not|does not|"
    r"did not)\b(?! (?:a (?:legal |statutory )?duty|to have due regard|due regard to (?:the need|"
    r"eliminating)|a statutory))",
    r"\b(?:has|have) had (?:due )?regard\b|\bregard (?:was|has been|is being) had\b|\b(?:was|"
    r"were) (?:considered|consulted|identified|found|taken|assessed|asked|not)\b|\bno (?:evidence|impact|"
    r"effect|issues?|question)\b",
    r"\bwill (?:not )?(?:be|help|contribute|support|improve|reduce|remove|promote|advance|foster|"
    r"eliminate|increase|ensure)\b|\bdid\b|\bhas been\b|\bhave been\b|\bfor example\b|\bby (?!age|sex|"
    r"race|or under)\w+ing\b",
    r"\band so\b|\b(?:is|are) (?:not |therefore )(?:assessed|considered|engaged|affected)\b",
)


def applies(text: str) -> bool:
    """Say whether a sentence about the law turns to the policy or to what the body did.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    bool
        True where it does.

    Examples
    --------
    >>> applies("The duty is met because both groups pay the same."), applies("The duty applies to public bodies.")
    (True, False)
    """
    return _APPLIED.search(text) is not None


def _lists(text: str) -> bool:
    """Say whether the nine characteristics are listed and nothing is said about any of them."""
    if text.count(",") + text.count(";") < 4:
        return False
    named = {name.lower() for name in _CHARACTERISTICS.findall(text)}
    # A heading within the line takes a few of them together; the law lists all, or all but marriage.
    return len(named) >= _MOST_NAMES and len(text.split()) <= 45 and _VERB.search(text) is None


def _limbs(text: str) -> bool:
    """Say whether two of the three aims are named in the words of the duty."""
    if _DUTY.search(text) is None:
        return False
    return sum(limb.search(text) is not None for limb in (_ELIMINATE, _ADVANCE, _FOSTER)) >= 2


def recites(text: str) -> bool:
    """Say whether a sentence recites the law and leaves the policy alone.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True for recital.

    Examples
    --------
    >>> recites("A public authority must have due regard to the need to eliminate discrimination.")
    True
    >>> recites("The charge helps to foster good relations because both groups pay the same.")
    False
    """
    return (
        _RECITAL.match(text) is not None or DEFINES.match(text) is not None or _lists(text) or _limbs(text)
    ) and not applies(text)
