"""Figures as they are written in English: which digits and number words are money, ratios, shares or counts.

Patterns only, and the reading of their values; ``quantity`` decides what a sentence holds. They are written for text
that ``cues.normalise`` has flattened: case-sensitive patterns cost half as much, and each stands behind a few letters
without which it cannot match.
"""

from __future__ import annotations

import re

from eiascore.text import Pattern

_UNITS = "one two three four five six seven eight nine ten"
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORTH: dict[str, float] = {
    **{word: n for n, word in enumerate(f"{_UNITS} {_TEENS}".split(), 1)},
    **{word: 10 * n for n, word in enumerate(_TENS.split(), 2)},
    **{"half": 0.5, "twice": 2, "double": 2, "treble": 3, "triple": 3, "dozen": 12},
    **{"hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000},
}
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}


def value(words: str, scale: str | None = None) -> str:
    """Return a figure as digits.

    Examples
    --------
    >>> value("6,412"), value("1.2", "million"), value("three and a half"), value("twenty-one")
    ('6412', '1200000', '3.5', '21')
    """
    text = words.lower().replace(",", "").strip()
    if text[:1].isdigit():
        return plain(float(text) * _SCALE.get((scale or "").lower(), 1))
    whole, _, part = text.removeprefix("a ").partition(" and a ")
    number = sum(_WORTH.get(word, 0) for word in re.split(r"[\s-]+", whole))
    return plain(number + _SHARES.get(part, 0) / 100)


def share(part: str, some: str | None) -> str:
    """Return a fraction as a percentage.

    Examples
    --------
    >>> share("thirds", "two"), share("half", None)
    ('66.67', '50')
    """
    return plain(_SHARES[part.lower().removesuffix("s")] * _WORTH[(some or "one").lower()])


def plain(number: float) -> str:
    """Return a number with at most two decimals, without trailing zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _words(text: str) -> str:
    return text.replace(" ", "|")


N = r"\d+(?:,\d{3})*(?:\.\d+)?"
_BIG = rf"(?:(?:{_words(_TENS)})(?:[- ](?:{_words(_UNITS)}))?|{_words(_TEENS)})"
_W = rf"(?:{_BIG}|{_words(_UNITS)})"
_TO = r"\s?(?:-|to|and|or)\s?"
YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_NAMES = (
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september"
    " october november december"
)
MONTHS = frozenset(_MONTH_NAMES.split())
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b"
_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|days?|weeks?|weekdays?|months?|quarters?|years?|yrs?|nights?"
    r"|fortnights?|decades?|terms?|am|pm|noon|miles?|metres?|km|kilometres?|mm|cm|m2|sqm|acres?|hectares?|kg|tonnes?"
    r"|litres?|degrees?|mph|pence|pounds|mb|gb)\b"
)
# Nouns that make a small number word a count ("two workshops"), where "two reasons" is none.
_COUNTABLE = (
    r"(?:people|persons?|(?:wo)?men|children|boys|girls|staff|residents?|respondents?|responses|replies|participants?"
    r"|attendees|members|tenants?|households|families|prisoners|detainees|pupils|students|patients|customers|passengers"
    r"|users|carers|applicants|applications|employees|officers|workers|adults|parents|mothers|fathers|workshops?"
    r"|sessions?|meetings?|interviews?|focus groups?|drop-ins?|groups|organisations?|charities|letters|emails|calls"
    r"|visits|submissions|comments|complaints|cases|incidents|referrals|appeals|arrests|stops|searches|homes|beds"
    r"|schools|wards|sites|libraries|centres|surveys|forms|questionnaires|events|deaths|births|tests|records|claims"
    r"|claimants|representatives|stakeholders|individuals|grievances|clinics|leavers|starters)"
)
_NUMBERED_NAMES = (
    "section sections ss s paragraph paragraphs para paras article articles art regulation regulations reg regs rule"
    " rules schedule schedules part parts chapter chapters table tables figure figures fig annex annexes appendix"
    " appendices page pages p pp question questions q option options phase phases stage stages tier tiers level levels"
    " grade grades band bands zone zones item items action actions no number numbers ref reference version v vol"
    " volume step steps limb limbs principle principles class category categories cat form forms room rooms unit units"
    " line lines route routes bus platform platforms year act footnote footnotes note notes clause clauses criterion"
    " criteria objective objectives priority goal outcome recommendation recommendations type block bullet box boxes"
    " wave workshop lot sheet draft intake score round code standard day week model covid duty protocol group"
    " registered charity aged age ages"
)
NUMBERED = frozenset(_NUMBERED_NAMES.split())
"""What carries a number as its name: "section 149", "Table 3", "option 2"; and ages."""

NUMBER_WORDS = frozenset(
    [*_WORTH, *_SHARES, *(f"{word}fold" for word in _UNITS.split()), "thirds", "quarters", "fifths", "tenths"]
)

_SIZED = r"(?:rate|share|proportion|average|figure|level|number|risk|chance|likelihood|size)s?\b"
MONEY = Pattern(
    rf"[£€$]\s?(?P<n>{N})\s?(?P<scale>k|m|bn|million|billion|thousand)?\b|(?P<pence>{N})\s?(?:p|pence)\b"
    rf"|(?P<pounds>{N})\s?pounds\b",
    needles=("£", "€", "$", "p", "pounds"),
)
POINTS = Pattern(
    rf"(?<![\w.])(?P<n>{N}|{_W})(?:{_TO}{N})?[\s-]{{1,2}}(?:percentage[\s-]points?\b|ppts?\b|pp\b"
    r"|points?\b(?=[\s-](?:gap|difference|lower|higher|below|above|less|more|behind|ahead)))",
    needles=("point", "pp"),
)
RELATIVE = (
    # "4.5 times the rate", "three and a half times as likely"; "met three times" is no ratio.
    Pattern(
        rf"\b(?P<n>{N}|{_W}(?:\sand\sa\s(?:half|quarter|third))?)\s?(?:x\b|×|times\b)(?=\s+(?:as|more|less"
        r"|higher|lower|the|that|those|their|its|greater|larger|bigger|over|under|what|likelier|worse)\b)",
        needles=("times", "x ", "×"),
    ),
    Pattern(r"\b(?P<n>\d+\.\d+|(?<=\()\d+(?=\s?times[);,]))\s?(?:x\b|×|times\b)", needles=("times", "x", "×")),
    Pattern(
        r"\b(?P<n>twice|double|treble|triple|half)\s+(?:as\s+(?:likely|often|many|much|high|common|long)\b"
        rf"|(?:the|that of|their|its)\s+(?:\w+\s+){{0,2}}?{_SIZED})",
        needles=("twice", "double", "treble", "triple", "half"),
    ),
    Pattern(
        r"\b(?:(?:odds|risk|rate|disparity|disproportionality|representation|hazard|prevalence)\s)?"
        r"(?:ratios?|rri|rate index|disparity)\s?(?:\(\w+\)\s?)?(?:(?:of|is|was|were|at|stood|stands|about|=|:)"
        rf"\s?){{0,3}}(?<=[\s=:(])(?P<n>\d{{1,2}}(?:\.\d+)?)(?:\s?(?::|to)\s?1)?\b(?!\s?(?:%|per|{_UNIT}))",
        needles=("ratio", "rri", "rate index", "disparity"),
    ),
    Pattern(r"\b(?P<n>(?!1:)\d{1,2}(?:\.\d+)?)\s?:\s?1\b(?![:\d.%])", needles=(":",)),
    Pattern(rf"\b(?P<n>{_W}) to one\b", needles=(" to one",)),
    Pattern(r"\bodds\b[^.;]{0,50}?\b(?:are|is|were|was|of|at)\s(?P<n>\d\.\d+)", needles=("odds",)),
    Pattern(rf"\b(?P<n>{_W}|\d+(?:\.\d+)?)-?\s?fold\b", needles=("fold",)),
    # "31.0% (1.73)": a share with its ratio in brackets.
    Pattern(r"(?<=\()(?P<n>\d{1,2}\.\d+)(?=\*?\)\W*$)", needles=("%",)),
)
RATE = Pattern(
    rf"(?<![\w.])(?P<n>{N})\s(?:[a-z]+\s){{0,3}}?(?:per|(?:in|for) every|for each)\s"
    r"(?P<base>1,?000|10,?000|100,?000|100|thousand|hundred|million)\b",
    needles=("per", "every", "each"),
)
PERCENT = Pattern(
    rf"(?<![\d.,])(?P<n>{N})(?:\s?(?:-|to)\s?{N})?\s?(?:%|per\s?cent\b|pc\b)(?!\s(?:confidence|interval|ci\b))",
    needles=("%", "per", "pc"),
)
PART = Pattern(
    r"\b(?:(?P<some>two|three|four|nine|one)[- ])?(?:a )?(?P<part>half|thirds?|quarters?|fifths?|tenths?)"
    r"(?=\s+of\s+(?!an?\b|one\b|this\b|day|20)|\s+(?:were|are|said|have|had|did|came)\b)",
    needles=tuple(_SHARES),
)
FRACTION = Pattern(
    rf"(?<![\w.,])(?P<a>{N}|{_W})\s(?:(?:in|out of)(?: every)?|of (?:the |our |all |these |those )?(?=\d))\s?"
    rf"(?P<b>{N}|{_W})\b(?!\s(?:{_UNIT}|{_MONTH})|\s?%|[,.]?\d|/)",
    needles=(" in ", " of "),
)
COUNT = re.compile(rf"(?P<n>{N})(?:\s(?P<scale>million|billion|thousand)\b)?(?![\w%]|[.,/:]\d)")
COUNT_WORD = re.compile(
    rf"\b(?P<n>{_W}|(?:a )?(?:dozen|hundred|thousand)|hundreds|thousands)"
    rf"(?=\s(?:(?!and\b|or\b|to\b)[\w'-]+\s){{0,2}}?{_COUNTABLE}\b)"
    rf"|\b(?P<some>{_BIG}|(?!one\b){_W})(?=\s(?:of|out of)\s(?:our|these|them|whom)\b)"
    rf"|\b(?P<big>{_BIG})(?=\s(?!to|or|and|{_UNIT})[a-z]+s\b)"
)
# What follows a number that is no count: units, months, ages, further digits of a telephone number.
AFTER_NO_COUNT = re.compile(
    rf"(?:{_TO}(?:{N}|{_W}))?[\s-]?(?:(?:working|calendar|school|full|further|more|consecutive)\s)?{_UNIT}"
    rf"|(?:st|nd|rd|th)?(?:{_TO}\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH}|\s?\+|\splus\b|s\b"
    r"|\s(?:and|or) (?:over|above|under|older|younger)\b|(?:\s?(?:-|to)\s?\d{1,2})?[- ]years?\b|\s\d{3}\b"
)
# "16 to 18", "25-34" without a counted noun are ages.
AGES = re.compile(r"\s?(?:-|to)\s?[1-9]\d\b(?!\s?[%,.]?\d|\s?%|\s[a-z-]*s\b|\speople)")
BEFORE_NO_COUNT = re.compile(
    r"(?:[\w.£$€/#-]|\d[,:(]|\)\(|\bkey stage\s"
    r"|(?:men|women|people|girls|boys|those|adults|mothers|woman|man|someone|anyone|person)\s(?:over|under|of)\s"
    r"|\bper\s|\b(?:aged?|ages)\s(?:between|over|under|from|of)\s|\b(?:under|over)[- ](?=\d\ds?\b\W)|\[)$"
)
ALSO = re.compile(r"\s?(?:-|,|to|and|or|,? and)\s?")
COUNTED_YEAR = re.compile(rf"\s{_COUNTABLE}\b")
# Labels of paragraphs and headings, looked for in the text as it is: case tells them from counts.
LABEL = re.compile(r"^\W*\d+(?:\.\d+)+\.?(?=\s+[A-Z“\"'‘*])|^\W*\d{1,2}[.)](?=\s)|^\W*\(\d+\)")
HEADING_LABEL = re.compile(r"^\W*\d{1,2}(?:\.\d+)*\.?(?=\s+[A-Z“\"])")
COUNTED = re.compile(rf"(?:{_TO}\d[\d,]*)?\s?[(\"']?(?!(?:and|or|but|per)\b)[a-z]")
COUNTING = re.compile(
    r"(?:\b(?:of|of the|of all|n ?=|base:?|total(?: of)?:?|from|were|was|sample of|against|than|versus|v|only|just"
    r"|about|around|nearly|over|numbered|numbering)|[:(])\s?$"
)
BARE = re.compile(rf"[\W_]*(?:n\s?=\s?)?{N}\s?%?(?:[\s,;/*]+{N}\s?%?)?\s?(?:\([^)a-zA-Z]*\))?[\W_]*")
AGAINST = Pattern(
    rf"(?<![\w.,£])(?P<a>{N}|{_W})\s?(?:%|[a-z]+)?(?:\s[\w'-]+){{0,5}}?,?\s(?:as )?"
    r"(?:against|versus|vs?\.?|compared (?:with|to)|next to|relative to)"
    rf"(?:\s(?!target|budget|\d{{4}}\b)[\w'-]+){{0,4}}?\s(?P<b>{N}|{_W})\b(?!-)(?! \w+ (?:target|limit))",
    needles=("against", "v", "compared", "next to", "relative to"),
)
