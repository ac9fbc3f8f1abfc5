"""How well a line fits below the title of a column: by its look it is a role, a day, a deed, a group or a rating.

The figures are rough logarithms of how likely a line of that look is in such a column; only their differences count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from eiascore.reading import phrases
from eiascore.reading.characteristics import named
from eiascore.reading.flat_titles import Kind
from eiascore.reading.wording import bare_words

_MONTH = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
_MONTH += r"nov(?:ember)?|dec(?:ember)?"
_DATE = re.compile(
    rf"\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b|\b\d{{1,2}}[/.]\d{{2,4}}\b|\b(?:{_MONTH})\b\.?(?:\W+(?:\d{{2,4}}))?"
    r"|\b20[12]\d\b|\bq[1-4]\b|\bquarter (?:\d|end)|\b(?:spring|summer|autumn|winter|easter|michaelmas)\b|"
    r"\bhalf.?term\b|"
    r"\b(?:within|after|in|every|next|each|for) (?:\w+ ){0,2}(?:days?|weeks?|months?|years?|quarters?|terms?)\b|\b\d+ "
    r"(?:days?|weeks?|months?|years?)\b|\b(?:annual|month|quarter|week|year|dai|term)ly\b|\bannual\b|"
    r"\b(?:from|at|before|by|on|after|post|pre).{0,12}(?:go.?live|launch|opening|start|signing|term|year.end)\b",
    re.I,
)
_BEFORE_DATE = re.compile(r"\W*(?:(?:by|from|before|end|start|beginning|of|early|mid|late|the|in|until|not|during|"
                          r"since|"
                          r"\d{1,2}(?:st|nd|rd|th)?|first|last|week)\b\W*)*", re.I)  # fmt: skip
_OPEN_DATE = re.compile(
    r"\W*(?:tb[acd]|to be (?:confirmed|agreed|decided|determined|arranged)|on-?going|continuous|immediate(?:ly)?|"
    r"in place|"
    r"done|complete[d]?|asap|in due course|n/?a|as (?:needed|required|above|and when|vacancies).{0,20}|in hand|started|"
    r"now|not yet (?:set|agreed|known)|none|once .{1,20}|when .{1,30}|before .{1,40}|already .{1,20})\W*",
    re.I,
)
_STATUS = re.compile(
    r"\W*(?:open|closed|complete[d]?|done|in progress|on ?-?track|not (?:yet )?started|started|to ?do|red|amber|green|"
    r"high|medium|low|on-?going|under way|underway|in hand|delayed|overdue|planned|in place|tb[ac]|n/?a|r|a|g|"
    r"pending)\W*"
    r"(?:\bfor\b.{1,20}|\(.{1,20}\))?",
    re.I,
)
_RATING = re.compile(
    r"\W*(?:(?:no|low|medium|high|minor|major|slight|some|possible|potential|likely|moderate|significant|strong|very)"
    r"[ /-]*)?(?:positive|negative|neutral|none|nil|no|yes|y|n|p|neg|pos|neu|minor|major|high|medium|low|mixed|both|"
    r"unknown|"
    r"adverse|unlikely|likely|not known|n/?a|not applicable|moderate|no impact|no effect|[-+0–]|[☐☒x✓]|\d)(?: impact|"
    r" effect|"
    r" risk)?(?:[ /,&]+(?:and )?(?:positive|negative|neutral|none|no|yes|minor|major|low|high|medium|some|short|"
    r"small|large|mild))*\W*",
    re.I,
)
_NUMBER = re.compile(r"(?:[A-Z]{0,3}[-. ]?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?|\(?[a-z]\)|[ivx]{1,4})[.)]?", re.I)
_AMOUNT = re.compile(
    r"\W*(?:£.*|\d[\d,.]*k?.{0,12}|none|nil|no cost|n/?a|staff time|officer time|tb[ac]|within .*|-)\W*", re.I
)
_ROLE = re.compile(
    r"\b(?:officers?|managers?|heads?|directors?|directorates?|leads?|teams?|services?|units?|department|board|"
    r"committee|"
    r"group|co-?ordinator|advis[eo]rs?|partners?|chief|inspector|superintendent|sergeant|sgt|insp|sro|hr|supt|"
    r"commander|chair|trust|"
    r"principal|teacher|senco|analyst|clerk|executive|secretary|supervisor|provider|contractor|agency|council|office|"
    r"comms|communications|estates|finance|legal|it|ict|procurement|facilities|policy|network|forum|champion|matron|"
    r"nurse|clinician|engineer|planner|librarian|consultant|adviser|minister|staff|heads?)\b",
    re.I,
)
_GROUP = re.compile(
    r"\b(?:age|older|younger|old|young|children|pensioners|disab\w+|deaf|blind|carers?|women|men|girls|boys|trans\w*|"
    r"gender|sex|race|racial|ethnic\w*|black|asian|muslim\w*|faith|relig\w+|belief|pregnan\w+|maternity|marriage|"
    r"married|"
    r"marital|gay|lesbian|lgbt?\w*|lgb|sexual|dependants|political|socio\S*|poverty|income|rural|roma|traveller\w*|"
    r"migrants?|refugees?|people|persons|residents|tenants|families|parents|mothers|pupils|students|staff|all|"
    r"everyone|others?|welsh|care leavers|veterans|armed forces|homeless)\b",
    re.I,
)
# "Older people", "Faith groups", "Men and women", "LGB people".
_GROUP_NAME = re.compile(
    r"(?:(?:people|persons|those|groups?|members) (?:of|with|from) )?(?:(?:older|younger|young|old|disabled|deaf|blind|"
    r"trans(?:gender)?|pregnant|black|asian|muslim|jewish|ethnic|minorit(?:y|ies)|faith|religious|lgb\w*\+?|gay|"
    r"lesbian|"
    r"bisexual|women|men|girls|boys|carers?|parents|children|lone|faiths|communities|disabilities)(?:(?:,| and| or|/|"
    r" &)? ?|"
    r"$)){1,5}(?:people|persons|groups?|communities|women|men|families|workers|tenants|residents|patients|pupils|"
    r"staff)?",
    re.I,
)
_DEED = re.compile(
    r"(?:\W|(?:we|to) )*(?:add|adopt|agree|allow|amend|appoint|arrange|ask|audit|brief|build|buy|carry|change|check|"
    r"circulate|collect|commission|consider|consult|continue|contact|create|deliver|develop|draft|embed|encourage|"
    r"engage|"
    r"ensure|establish|explore|extend|fit|fund|give|hold|identify|implement|improve|include|increase|inform|install|"
    r"introduce|investigate|invite|issue|keep|launch|liaise|look|maintain|make|map|meet|monitor|move|offer|order|pilot|"
    r"phase|prepare|print|produce|promote|provide|publicise|publish|put|raise|recruit|redesign|reduce|refresh|remind|"
    r"remove|repeat|replace|report|reserve|review|revise|rewrite|ring-?fence|run|seek|send|set|share|signpost|speak|"
    r"start|"
    r"support|survey|target|test|train|translate|trial|undertake|update|use|waive|widen|work|write)\b(?! (?:team|group|"
    r"lead|officer|manager|board)\b)|.{2,70}\b(?:will|shall|must|to) (?:also )?(?:be )?\w+|.{2,60}\bto be \w+",
    re.I,
)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|not|do|does|did)\b", re.I)
_NOTHING = re.compile(
    r"\W*(?:n/?a|none(?: \w+)?|nil|not applicable|no (?:action|change|impact|data).{0,30}|as above|-)\W*", re.I
)


def _names_group(text: str) -> bool:
    return phrases.CHARACTERISTIC.fullmatch(text) is not None or _GROUP_NAME.fullmatch(text) is not None


@dataclass(slots=True, frozen=True)
class _Look:
    """What can be seen of a line by itself."""

    words: int
    stopped: bool
    date: bool
    mentions_date: bool
    open_date: bool
    status: bool
    rating: bool
    number: bool
    amount: bool
    role: bool
    group: bool
    named: bool
    deed: bool
    says: bool
    nothing: bool


class FlatLine:
    """A line of running text that may be a cell.

    Parameters
    ----------
    text : str
        The line.
    bullet : bool
        Whether it is an item of a list.
    """

    def __init__(self, text: str, bullet: bool = False) -> None:
        self.text, self.bullet = text, bullet
        self._fits: dict[Kind, float] = {}

    @cached_property
    def look(self) -> _Look:
        """What can be seen of the line."""
        text = self.text.strip()
        words = len(text.split())
        short = words <= 12
        plain = bare_words(text).strip(" :*_")
        dated = short and _DATE.search(text) is not None
        return _Look(
            words=words,
            stopped=text[-1:] in ".!;" and words > 3,
            date=dated and (words <= 3 or _DATE.match(_BEFORE_DATE.sub("", text, count=1)) is not None),
            mentions_date=dated and words <= 7,
            open_date=short and _OPEN_DATE.fullmatch(text) is not None,
            status=short and _STATUS.fullmatch(text) is not None,
            rating=short and _RATING.fullmatch(text) is not None,
            number=_NUMBER.fullmatch(text) is not None,
            amount=short and _AMOUNT.fullmatch(text) is not None,
            role=short and _ROLE.search(text) is not None,
            group=short and _GROUP.search(text) is not None,
            named=short and (_names_group(plain) or named(plain, 0) != ()),
            deed=_DEED.match(text) is not None,
            says=_SAYS.search(text) is not None,
            nothing=short and _NOTHING.fullmatch(text) is not None,
        )  # fmt: skip

    def fit(self, kind: Kind) -> float:
        """Return how well the line stands below a title of a kind; 0 is best."""
        if kind not in self._fits:
            self._fits[kind] = _FITS[kind](self.look)
        return self._fits[kind]


def _number(look: _Look) -> float:
    return 0.0 if look.number else -9.0


def _date(look: _Look) -> float:
    if look.date:
        return -0.1
    if look.open_date or look.mentions_date:
        return -0.6 if look.open_date else -1.2
    return -4.5 if look.words <= 3 else -7.0


def _owner(look: _Look) -> float:
    if look.words > 14 or look.number or (look.mentions_date and not look.role) or look.date:
        return -8.0
    score = -0.2 if look.role else -1.5 if look.words <= 4 else -3.0
    score -= 1.2 * (look.open_date or look.nothing) + 3.0 * look.says + 2.5 * look.stopped
    return (
        score
        - 1.5 * (look.deed and not look.role)
        - 2.0 * look.named
        - 2.0 * look.rating
        - 0.4 * max(0, look.words - 6)
    )


def _status(look: _Look) -> float:
    if look.status:
        return -0.1
    return (
        (-1.4 if look.words <= 6 else -1.9) - 1.0 * (look.role and look.words <= 4) - 2.5 * (look.named or look.number)
    )


def _rating(look: _Look) -> float:
    return -0.1 if look.rating else -4.0 if look.words <= 3 else -7.0


def _group(look: _Look) -> float:
    if look.named:
        return 0.0
    if look.words > 10 or look.stopped or look.number or look.rating or look.date or look.nothing:
        return -7.0
    score = -0.7 if look.group else -2.2
    return score - 1.5 * look.says - 1.0 * (look.deed and not look.group) - 0.2 * max(0, look.words - 5)


def _deed(look: _Look) -> float:
    if look.number or look.named:
        return -6.0
    if look.nothing:
        return -1.2
    if look.date and look.words <= 5:
        return -5.0
    if look.deed and look.words >= 3:
        return -0.3
    score = -0.9 if look.words >= 5 else -1.4 if look.words >= 3 else -2.6
    return score - 2.0 * (look.open_date or look.status or look.rating) - 1.0 * (look.role and look.words <= 5)


def _amount(look: _Look) -> float:
    return -0.2 if look.amount else -3.0 if look.words <= 4 else -5.0


def _text(look: _Look) -> float:
    if look.number or look.named:
        return -5.0
    if look.nothing:
        return -1.2
    if look.date and look.words <= 5:
        return -4.5
    score = -0.7 if look.words >= 4 else -1.6
    return (
        score
        - 1.8 * (look.open_date or look.status or look.rating)
        - 0.6 * ((look.role or look.mentions_date) and look.words <= 5)
    )


def _any(look: _Look) -> float:
    return max(fit(look) for fit in (_number, _date, _owner, _status, _rating, _group, _deed, _text)) - 0.5


def _either(look: _Look) -> float:
    return max(_text(look), _rating(look) - 0.4)


_FITS = {
    "number": _number, "date": _date, "owner": _owner, "status": _status, "rating": _rating, "group": _group,
    "deed": _deed, "amount": _amount, "text": _text,
    "either": _either, "any": _any,
}  # fmt: skip
