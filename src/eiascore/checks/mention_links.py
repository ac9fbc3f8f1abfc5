"""Whether two neighbouring mentions of characteristics qualify the same people, or cross two attributes."""

from __future__ import annotations

import re
from typing import NamedTuple

from eiascore.text import Pattern


class Mention(NamedTuple):
    """A characteristic named in a text: half-open range and id."""

    start: int
    end: int
    id: str


def _compile(*patterns: str) -> Pattern:
    return Pattern("|".join(patterns), re.IGNORECASE)


# Words for a characteristic as such, or for matters around it; they name nobody, so they qualify nobody.
_ATTRIBUTE = _compile(
    r"ages?|age[ -](?:group|band|range|profile)s?|ageing|races?|ethnicit\w+|ethnic(?: origins?)?|national origin\w*",
    r"nationalit\w+|disabilit\w+|impairments?|sex|sexes|genders?|gendered|religions?|beliefs?|faiths?",
    r"sexual orientations?|sexuality|gender identit\w+|gender reassignment|pregnanc\w+|maternity|paternity|marriage",
    r"marital status|civil partnerships?|political opinions?",
)
_TOPIC = _compile(
    r"rac(?:ial|ially|ism|ist|ial\w+)|anti[- ]rac\w+|sexis\w+|misogyn\w+|able?is\w+|disablis\w+|ageis\w+|\w+phobi\w+",
    r"mental health|reasonable adjust\w+|interpreters?|bsl|british sign language|language barriers?|early years",
    r"(?:sign|first|main|mother|heritage)[ -](?:language|tongue)\w*|mosques?|church(?:es)?|synagogues?|gurdwaras?",
    r"temples?|(?:places? of )?worship|pray\w*|chaplain\w*|lent|eid|halal|kosher|vawg|menopaus\w+|generations?",
    r"violence against women and girls|later life|blue badges?|depression|self[- ]harm|esol|eal|access needs",
    r"(?:ante|post|peri)[ -]?natal|community background|mixed|communication\s\w+",
    r"mobility\s\w+|guide dogs?|hearing aids?",
)
_HEAD = re.compile(
    r"(?:people|persons?|wom[ae]n|womenfolk|men|man|children|girl|boy|mother|father|mum|lady|folk|\w+[^s'’\W]s)$",
    re.IGNORECASE,
)
# "women refugees": the one plural noun that stands before another.
_COMPOUND = re.compile(r"(?:wo)?men$", re.IGNORECASE)
_COMPOUND_WITH = re.compile(r"(?:asylum|refugees|migrants|wheelchair|pensioners|immigrants|elders)", re.IGNORECASE)

_NOUN = (
    r"(?:people|persons?|staff|folk|famil(?:y|ies)|communit(?:y|ies)|adults?|households?|parents?|children|men|women"
    r"|girls?|boys?|wom[ae]n|man|patient|prisoner|tenant|resident|pupil|student|teenagers|pupils?"
    r"|individuals?|veterans?|[a-z][a-z-]*[a-z](?:ers?|ors?|ents?|ants?|ees?|ists?|mates|ives|ians))"
)
_BETWEEN = (
    r"(?:lone|single|british|minority|ethnic|working[- ]class|low[- ]income|poorer|poor|rural|unpaid|student|home"
    r"|overseas|homeless|care[- ]experienced|looked[- ]after|vulnerable|local|heritage|working[- ]age|minoritised)"
)
_NEXT = re.compile(rf"[ \xa0\n-]+(?:{_BETWEEN}[ -]+){{0,2}}", re.IGNORECASE)
_PAUSE = rf"\s+(?:{_NOUN}\s+){{0,2}}(?:(?:and|or)\s+{_NOUN}\s+)?"
_PAUSED = re.compile(_PAUSE, re.IGNORECASE)
_LISTED = _compile(r"\b(?:and|or)\b")
_WITH = _compile(rf"{_PAUSE}(?:(?:living|presenting)\s+)?with\s+(?:(?!and\b|or\b)[\w-]+\s+){{0,2}}")
_WHO = _compile(
    rf"{_PAUSE}(?:with\s+[\w\s-]{{3,30}}\s+|(?:in|at|on|from)\s+(?:(?!and\b|or\b|who\b)[\w-]+\s+){{1,3}})?"
    r"(?:who|that)\s+(?:(?:are|is|were|was|identify|identifies)\s+"
    r"(?:also\s+|both\s+|as\s+|a\s+|an\s+|themselves\s+|of\s+|from\s+)*"
    r"|(?:also\s+)?(?:have|has|had|use|uses|wear|wears|live with|lives with)\s+(?:a\s+|an\s+|the\s+|their\s+)?"
    r"(?:[\w-]+\s+)?)"
)
_WHO_ARE = _compile(r"\b(?:are|is|were|was|identif\w+)\b")
_FROM = _compile(rf"{_PAUSE}(?:(?:from|of|with)\s+(?:an?\s+|the\s+|other\s+|some\s+|certain\s+)?|in\s+(?:a\s+)?)")
# "Older people in the Traveller community"; "in the Muslim schools" is about the schools.
_IN_THE = _compile(rf"{_PAUSE}(?:in|within|among)\s+(?:the|our|this|its|their)\s+")
_COMMUNITY = _compile(r"\s+(?:communit\w+|population\w*|diaspora)\b")
# "38 women, most of them Bangladeshi".
_OF_THEM = _compile(
    r"\s*[,(-]\s*(?:and\s+)?(?:nearly |almost |about )?[\w%]+(?: in \w+)?\s+of\s+(?:them|whom)"
    r"\s+(?:(?:are|were|is|was)\s+)?(?:also |a |an |from |of |from an |aged )*"
)
_WHOSE = _compile(rf"{_PAUSE}(?:whose|(?:who\s+)?(?:speak|speaking|with)\s+(?:little\s+|no\s+)?)\s*")
_AGED = _compile(rf"{_PAUSE}(?:who\s+(?:are|is|were)\s+)?(?:of\s+)?", r",\s+")
# Wording that describes from behind, never from before.
_BEHIND_ONLY = ("from ", "of ", "aged ", "under ", "under-", "over ", "over-")
_ADJECTIVE = _compile(r"(?:disabled|autistic|deaf|blind|neurodiver\w+|dyslexic|epileptic|visually impaired)$")
_DRESS = _compile(r"(?:hijab|niqab|burqa|headscar\w+|turbans?)$")

_CROSS = _compile(r"\s*(?:×|✕|\bx\b|\*|-by-|\bby\b|\bcrossed with\b|\bwithin\b|\bagainst\b)\s*")
_TOGETHER = _compile(
    r"\s*(?:and|&|\+|/|with|and also|and by|and then(?: at)?|as well as)\s+(?:their |your |of )?", r"\s*[/+&]\s*"
)
_CROSSED_BEFORE = _compile(
    r"(?:\bby|\b(?:intersections?|interactions?|interplay)\b[\w\s]*|\bcombin\w+(?: \w+)? of|\boverlap\w* (?:of|between)"
    r"|\bcross[- ]?(?:tab|referenc)\w*(?: \w+)?|\bboth|\btwo[- ]way|\blooked at|\btogether)"
    r"\s+(?:both |their |his |her |the |a |of )*$"
)
_CROSSED_AFTER = _compile(
    r"\s*,?\s*(?:combined|together|at once|jointly|at the same time|intersect\w*|interact\w*|in combination|overlap\w*"
    r"|taken together)\b"
)
_LIST_BEFORE = re.compile(r"[\w)]\s*,\s*(?:and |by )*$")
_LIST_AFTER = _compile(r"\s*(?:,|and\b|or\b|/|&)+\s*(?:by |or |and )?")

_BOTH_BEFORE = _compile(r"\b(?:both|being|is|are|as an?|who are)\s+(?:an? )?$")
_BOTH = _compile(r"\s+(?:and|&)\s+(?:also |being |an? )*")
_SINGULAR = _compile(r"(?:woman|man|girl|boy|mother|female|male)$")

# "Disabled and over 65" is one person, "disabled people and over-65s" are two.
_AGED_TOO = _compile(r"(?:aged?|over|under|past)\s.*[^s]")

_SHARE_BEFORE = _compile(
    r"(?:%|per\s?cent|percent|\d|half|third|quarter|majority|most)\s+(?:of|among)\s+"
    r"(?:the |all |our |these |its )?(?:[\d,]+ )?$"
)
_SHARE = _compile(
    r"(?:\s+(?!and\b|or\b)[\w’'-]+){0,4}?\s+(?:are|were|is|was|identified as|identify as)\s+"
    r"(?:also |a |an |from |of |from an |aged )*"
)

# "Of the disabled respondents, 62% were women".
_AMONG_BEFORE = _compile(r"\b(?:of|among|amongst)\s+(?:the |all |our |those |these |its )?(?:[\d,]+ )?$")
_AMONG = _compile(
    r"(?:\s+(?!and\b|or\b)[\w’'-]+){0,3}?,?\s+(?:about |some |only |nearly )?\d[\d,.]*\s?(?:%|per\s?cent)?\s?"
    r"(?:\([^)]*\)\s?)?(?:were|are|was|is)\s+(?:also |a |an |from |aged )*"
)
# One person of whom something is told: no group.
_ONE_PERSON = _compile(r"(?:husband|wife|lady|gentleman|father|dad)$")


def linked(text: str, a: Mention, b: Mention, after: Mention | None) -> bool:
    """Tell whether two neighbouring mentions qualify the same people.

    Parameters
    ----------
    text : str
        The sentence.
    a, b : Mention
        The mentions.
    after : Mention or None
        The next mention: it may show that the two are part of a list.

    Returns
    -------
    bool
        True where the grammar ties them; neighbours in a list are not tied.
    """
    if b.start - a.end > 80:
        return False
    first, second, gap = text[a.start : a.end], text[b.start : b.end], text[a.end : b.start]
    attributes = bool(_ATTRIBUTE.fullmatch(first)), bool(_ATTRIBUTE.fullmatch(second))
    if a.id == b.id:
        return not any(attributes) and not gap.strip(" -") and not _HEAD.search(first)
    if all(attributes):
        return _crossed(text, a, b, after)
    if attributes[0] or _TOPIC.fullmatch(first):
        return False
    named = not attributes[1] and not _TOPIC.fullmatch(second)
    if named and (_beside(first, second, gap) or _both(text, a, b) or _share(text, a, gap) or _OF_THEM.fullmatch(gap)):
        return True
    if named and b.id in ("race", "religion") and _IN_THE.fullmatch(gap) and _COMMUNITY.match(text, b.end):
        return True
    if _ONE_PERSON.search(first) or (_HEAD.search(first) and _LISTED.search(gap)):
        return False
    return _behind(first, second, gap, b.id, attributes[1])


def _beside(first: str, second: str, gap: str) -> bool:
    """Tell whether two mentions stand as adjectives, or adjective and noun, of one group: "disabled women"."""
    if not _NEXT.fullmatch(gap) or first[-2:] in ("'s", "’s") or second[0].isdigit():
        return False
    if _HEAD.search(first):
        return bool(_COMPOUND.search(first) and _COMPOUND_WITH.match(second))
    return not second.lower().startswith(_BEHIND_ONLY)


def _behind(first: str, second: str, gap: str, kind: str, attribute: bool) -> bool:
    """Tell whether the second mention describes the first from behind: "women with a disability", "boys aged 15"."""
    if kind == "disability" and _WITH.fullmatch(gap) and not _ADJECTIVE.search(second):
        return True
    if kind == "race" and not attribute and _WHOSE.fullmatch(gap):
        return True
    if attribute or _TOPIC.fullmatch(second):
        return False
    if kind == "age":
        if second.lower().startswith("of ") and _SINGULAR.search(first):
            return False
        aged = any(c.isdigit() for c in second) or second.lower().startswith(("over", "under"))
        return (aged and bool(_AGED.fullmatch(gap))) or bool(_WHO.fullmatch(gap) and _WHO_ARE.search(gap))
    if kind in ("race", "religion"):
        if second.lower().startswith(("of ", "from ")) and _PAUSED.fullmatch(gap):
            return True
        if _FROM.fullmatch(gap):
            return not re.search(r"\bin\b", gap) or bool(_DRESS.search(second))
    return bool(_WHO.fullmatch(gap))


def _both(text: str, a: Mention, b: Mention) -> bool:
    """Tell whether a person is said to be both: "being Black and a woman"; a plural noun would make it a list."""
    if not _BOTH.fullmatch(text[a.end : b.start]):
        return False
    if b.id == "age" and _AGED_TOO.fullmatch(text[b.start : b.end]) and not _HEAD.search(text[a.start : a.end]):
        return True
    if not _BOTH_BEFORE.search(text[max(0, a.start - 16) : a.start]):
        return False
    if _HEAD.search(text[a.start : a.end]) and not _SINGULAR.search(text[a.start : a.end]):
        return False
    one = text[max(0, a.start - 6) : a.start].lower().endswith(("as a ", "as an "))
    follows = re.match(r"[\s-]*[A-Za-z]\w*", text[b.end :])
    return follows is None or bool(_SINGULAR.search(text[b.start : b.end])) or (one and not follows[0].endswith("s"))


def _share(text: str, a: Mention, gap: str) -> bool:
    """Tell whether a figure says how much of one group belongs to another: "12% of Black prisoners are women"."""
    before = text[max(0, a.start - 40) : a.start]
    if _SHARE.fullmatch(gap) and _SHARE_BEFORE.search(before):
        return True
    return bool(_AMONG.fullmatch(gap) and _AMONG_BEFORE.search(before))


def _crossed(text: str, a: Mention, b: Mention, after: Mention | None) -> bool:
    """Tell whether two attributes are crossed: "by age and ethnicity" is, a list of three is not."""
    gap = text[a.end : b.start]
    if _CROSS.fullmatch(gap):
        return True
    if not _TOGETHER.fullmatch(gap):
        return False
    if after is not None and _LIST_AFTER.fullmatch(text[b.end : after.start]):
        return False
    before = text[max(0, a.start - 50) : a.start]
    if _LIST_BEFORE.search(before):
        return False
    return bool(_CROSSED_BEFORE.search(before) or _CROSSED_AFTER.match(text, b.end))
