"""Sentences that could stand in any form: nothing definite, nobody named, no deed and no figure."""

from __future__ import annotations

import re

from eiascore.reading.generic import HABIT
from eiascore.reading.lexicon import foreign
from eiascore.reading.own import ANSWERS, is_of_this

# What is definite in general talk: the duty, the census, the public. Anything else that is definite is this policy's.
_DEFINITE = re.compile(
    r"\b(?:the|its|their) (?!(?:general |public |equality |sector |legal |specific |likely |whole |final |first |"
    r"second |third |"
    r"first two |same )*"
    r"(?:duty(?! (?:system|rota|roster|manager|officer|desk|team))|duties|law|acts?|courts?|needs?|public|census|"
    r"decisions?|decision-makers?|same|more|most|ways?|people|person|forms?|"
    r"team|purpose|aim|following|kind|size|depth|right|effects? of|work|start|outset|end|beginning|internet|website|"
    r"time|author|"
    r"lead|head|area|data|evidence|reasons?|first|others?|better|depends|change|policy is|document|reader|"
    r"characteristics?|"
    r"assessments? (?:itself|as)|sooner|earlier|less|answers?|questions?|views?|age|views|weight|voice|opinions?|draft|"
    r"steps|stages|parts|groups? (?:that|who|which)|author|policies|services)\b)"
    r"\w+|\b(?:we|us|our|i|my)\b",
    re.I,
)
_GROUPS = re.compile(
    r"\b(?:older|younger|young|women|men|boys|girls|carers?|lesbian|gay|trans|black|asian|white|muslim|disabled|deaf|"
    r"blind|"
    r"pupils|students|patients|tenants|residents|customers|applicants|passengers|visitors)\b",
    re.I,
)
_ABOUT = re.compile(
    r"\b(?:assess\w*|analys[ei]s|eq?ias?|iias?|screen\w*|forms?|template|dut(?:y|ies)|law\w*|unlawful|courts?|"
    r"evidence|consult\w*|"
    r"involv\w*|engag\w*|decisions?|decides?|protected|equality|records?|publish\w*|impacts?|effects?|mitigat\w*|"
    r"polic(?:y|ies)|"
    r"discriminat\w*|treat\w*|characteristics?|adverse|barriers?|monitor\w*|act|proportion\w*|views?|data|figures|"
    r"research)\b",
    re.I,
)
# Heads of answers, "No adverse impact expected.", and lines without a verb are no talk in general.
_SAYS = re.compile(
    r"\b(?:is|are|may|can|should|must|need not|needs?|ought|shall|might|does|do|has to|have to|could|will do|cannot|"
    r"depends?|means?|"
    r"shows?|tells?|makes?|helps?|comes?|goes|gives?|carry|carries|lies|lie|counts?|reads?|explains?|applies|apply|"
    r"stays?|keeps?)\b",
    re.I,
)
# By itself such a sentence must be longer, open with no pronoun, and find nothing: "Everyone is treated the same."
_FINDS = re.compile(
    r"\W*(?:it|that|these|this|they|everyone|all|staff|data|information|existing|some|although|as to|eliminat|advanc|"
    r"foster|reply)\b|"
    r"\b(?:recorded|limited|captured|in place|applie[sd]|regardless|consistently|recognised that|accepted|treated "
    r"(?:the same|as|equally)|"
    r"closely|linked|compounded|expected|available|half|justified)\b|[:\u2013] \w|"
    r"\b(?:age|disability|gender|sex|race|religion|belief|sexual|maternity|pregnancy|marriage|civil|socio-economic)\b",
    re.I,
)
_LONG = 5
# "It ends with a review", "One is carried out for every new policy": what is said of an assessment, once one is named.
_GOES_ON = re.compile(
    r"(?:it|they|these|this|one|each|both|those|that)\b(?: of (?:them|these))? (?!applies to all|will\b|"
    r"aims?\b)[^.]{0,30}?\b" + HABIT,
    re.I,
)
_TRADE = re.compile(
    r"\b(?:assess\w*|analys[ei]s|eq?ias?|iias?|forms?|template|dut(?:y|ies)|law|protected|equality|impacts?|evidence|"
    r"whether|"
    r"need not|reviews?|procedure|every (?:new )?\w+|filled in|parts|them|decisions?|long|as long as|if|function)\b",
    re.I,
)
_DIGIT = re.compile(r"\d")
_MOST_FOREIGN = 0.2


def could_be_general(text: str) -> bool:
    """Say whether a sentence could stand in any form: it names nothing definite, nobody, no deed and no figure.

    Enough for a sentence beside others that are known to be the form's, and too little by itself.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True where it could.

    Examples
    --------
    >>> could_be_general("What people say counts as evidence too.")
    True
    >>> could_be_general("The change calls for a second hearing loop.")
    False
    """
    if text[-1:] not in (".", ";", ":"):
        return False
    strange, words = foreign(text)
    if words < 2 or strange > _MOST_FOREIGN * words:
        return False
    if ANSWERS.match(text) or not _SAYS.search(text) or not _ABOUT.search(text):
        return False
    return not (_DEFINITE.search(text) or _GROUPS.search(text) or _DIGIT.search(text) or is_of_this(text))


def stands_in_any_form(text: str) -> bool:
    """Say whether a sentence is so general that it could be nobody's finding.

    Parameters
    ----------
    text : str
        A sentence without its numbering.

    Returns
    -------
    bool
        True where it could be general, says enough and finds nothing.

    Examples
    --------
    >>> stands_in_any_form("Consultation should take place when proposals are at a formative stage.")
    True
    >>> stands_in_any_form("Everyone is treated the same.")
    False
    """
    if not could_be_general(text) or _FINDS.search(text) is not None:
        return False
    strange, words = foreign(text)
    return words >= _LONG and strange * 8 <= words


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
    if text[-1:] != "." or _GOES_ON.match(text) is None or _TRADE.search(text) is None or is_of_this(text):
        return False
    strange, words = foreign(text)
    return strange <= _MOST_FOREIGN * words
