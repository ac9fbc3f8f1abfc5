"""Durations ("eight weeks", "12-week") and frequencies ("quarterly", "every six months") as ISO 8601 durations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eiascore.text import Pattern

Found = tuple[str, int, int, str]

_NUMBERS = {
    word: number
    for number, words in {
        1: "a one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten",
        11: "eleven", 12: "twelve", 13: "thirteen", 14: "fourteen", 15: "fifteen", 16: "sixteen", 18: "eighteen",
        20: "twenty", 24: "twenty-four", 28: "twenty-eight", 30: "thirty", 40: "forty", 60: "sixty", 90: "ninety",
    }.items()
    for word in words.split()
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|hour|minute|quarter|term)s?"
_GATE = re.compile(r"day|night|week|month|year|hour|minute|quarter|term|annu|dai|half-year|once|twice")

_DURATION = Pattern(
    rf"(?<![\d.,£/:-])\b(?:(?P<low>{_NUMBER})\s?(?:-|to|or)\s?)?(?P<n>{_NUMBER})(?:\s|-)(?:full |whole |working "
    rf"|calendar "
    rf"|clear |school |further |more |consecutive |continuous |or more |and a half )?{_UNIT}\b(?:'(?= ))?"
    r"(?!(?:\s|-)(?:olds?\b|of age)|(?:-)(?:later|group))"
)
# Ages are no durations: "aged 5 years", "under 18 years", "a 14 year old" (above).
_AGE = re.compile(r"(?:\bage[ds]?(?: of| from| between)?|\bunder|\bolder than|\byounger than)\s(?:the age of )?$")
_FOR = re.compile(r"\b(?:for|over|within|after|lasted|took|half) $")
_FREQUENCY = Pattern(
    rf"\b(?:(?:once |twice )?every (?:(?P<every>{_NUMBER}|other|second|half) ?-?)?{_UNIT}"
    rf"|(?P<times>once|twice|(?:three|four|six|two|\d) times) (?:a|an|each|every|per|in each) (?P<unit2>day|week"
    rf"|month|quarter|year|term)"
    r"|(?:each|per) (?P<unit3>day|week|month|quarter|year|term|annum)|a quarter of the year"
    r"|(?P<number>\d+|two|three|four|six|twelve)-?\s?(?P<ly>weekly|monthly|yearly)"
    r"|(?P<word>dail|weekl|fortnightl|bi-?weekl|bi-?monthl|monthl|quarterl|terml|half[ -]yearl|bi-?annuall"
    r"|six-monthl|annuall"
    r"|yearl|bienniall)y|(?P<adjective>bi-?annual|biennial|annual)"
    r"(?! (?:incomes?|salar\w+|leave|budgets?|turnover|average|rainfall|population|cost|costs|saving|savings|fee"
    r"|limit"
    r"|subscription|allowance|earnings|value|percentage|rent|charge|total|conference|meeting)))\b"
    r"(?! (?:living|life|lives|mail|rents?|income|wage|earnings|newspaper|cost|charge|tenanc\w+)\b)"
)
_WORDS = {
    "dail": "P1D", "weekl": "P1W", "fortnightl": "P2W", "biweekl": "P2W", "monthl": "P1M", "bimonthl": "P2M",
    "quarterl": "P3M", "terml": "P4M", "halfyearl": "P6M", "biannuall": "P6M", "biannual": "P6M", "sixmonthl": "P6M",
    "annuall": "P1Y", "annual": "P1Y", "yearl": "P1Y", "bienniall": "P2Y", "biennial": "P2Y",
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_MONTHS_IN = {"year": 12, "quarter": 3, "term": 4, "month": 1}


def spans(flat: str) -> Iterator[Found]:
    """Yield the durations and frequencies of a normalised text.

    Parameters
    ----------
    flat : str
        Text as ``cues.normalise`` returns it.

    Yields
    ------
    tuple of str, int, int, str
        ``duration`` or ``frequency``, span, ISO 8601 duration (of a frequency: the time between two occasions).

    Examples
    --------
    >>> list(spans("an eight-week consultation, reviewed every six months"))
    [('frequency', 37, 53, 'P6M'), ('duration', 3, 13, 'P8W')]
    """
    if not _GATE.search(flat):
        return
    taken: list[tuple[int, int]] = []
    for match in _FREQUENCY.finditer(flat):
        if value := _interval(match):
            taken.append(match.span())
            yield "frequency", match.start(), match.end(), value
    for match in _DURATION.finditer(flat):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        is_age = _AGE.search(flat[max(0, match.start() - 24) : match.start()])
        if not is_age and (match["n"] != "a" or _for(flat[: match.start()], match)):
            yield "duration", match.start(), match.end(), _iso(_count(match["n"]), match["unit"])


def _for(before: str, match: re.Match[str]) -> bool:
    """Tell whether "a year" is a length of time: "for a year", "a fortnight", "a year later"."""
    return match["unit"] == "fortnight" or bool(_FOR.search(before))


def _count(text: str) -> str:
    return text if text[0].isdigit() else str(_NUMBERS[text])


def _iso(count: str, unit: str) -> str:
    if unit == "fortnight":
        return f"P{float(count) * 2:g}W"
    if unit in ("quarter", "term"):
        return f"P{float(count) * _MONTHS_IN[unit]:g}M"
    if unit in ("hour", "minute"):
        return f"PT{float(count):g}{unit[0].upper()}"
    return f"P{float(count):g}{'D' if unit == 'night' else unit[0].upper()}"


def _interval(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if word := groups["word"] or groups["adjective"]:
        return _WORDS[word.replace("-", "").replace(" ", "")]
    if groups["number"]:
        return _iso(_count(groups["number"]), groups["ly"].removesuffix("ly"))
    if groups["times"]:
        times = groups["times"].split()[0]
        months = _MONTHS_IN.get(groups["unit2"])
        count = _TIMES[times] if times in _TIMES else int(times)
        if months is None or count < 1:
            return _iso("1", groups["unit2"])
        return f"P{months / count:.2g}M" if count > 1 else _iso("1", groups["unit2"])
    if groups["unit3"]:
        return _iso("1", "year" if groups["unit3"] == "annum" else groups["unit3"])
    if not groups["unit"]:
        return ""
    every = groups["every"] or "1"
    return _iso({"other": "2", "second": "2", "half": "0.5"}.get(every) or _count(every), groups["unit"])
