"""Where a sentence ends in the English of UK public bodies: statutes, decimals, footnote marks, quotations."""

from __future__ import annotations

import re
from itertools import pairwise

# A stop, the quotes or brackets that close with it, a footnote mark, and white space before something else.
_END = re.compile(
    r"(?<![.!?\u2026])(?P<stop>[.!?\u2026]++)(?P<close>[\"'\u201d\u2019\u00bb)\]*_~]*)"
    r"(?P<note>(?: ?\[\d{1,3}\])+|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|\d{1,3})?[ \t]+(?=\S)"
)
_INLINE_BULLET = re.compile(r"[ \t](?=[\u2022\u25aa\u25cf\u25e6\uf0b7][ \t])")
_LINE = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"[^\s(\[\u201c\u2018\"]*$")
_ENUMERATOR = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]{1,2}\d{0,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]?\W*")
_CAPTION = re.compile(r"\W*(?:table|figure|fig|chart|box|map|graph)\.? (?:\d{1,3}|[A-Z]\d{0,2})(?:\.\d{1,2})?\.", re.I)
_INITIALS = re.compile(r"[A-Z]|(?:[A-Z]\.)+[A-Z]")
_STARTER = re.compile(
    r"(?:The|This|These|That|Those|There|They|Their|Then|Next|We|He|She|You|It|Its|In|On|At|As|An?|And|But|By|For|From|"
    r"If|No|Not|Our|Some|Such|So|All|Both|Each|Most|Many|Men|Women|People|Staff|When|Where|While|With|However|Under)\b"
)
# What is lettered: after "Option A." a sentence may end, after "J." a surname follows.
_LETTERED = re.compile(
    r"\b(?:annex|appendix|area|band|category|class|criterion|figure|form|grade|group|level|lot|option|part|phase|plan|"
    r"question|scenario|schedule|section|site|stage|table|tier|type|zone) [A-Z]$",
    re.I,
)
_NUMBER_OF = re.compile(
    r"\b(?:application|case|charity|company|contract|form|item|order|policy|ref|reference|registration|room|tel|"
    r"telephone)\.? no$",
    re.I,
)
_LETTER = re.compile(r"[A-Z]\b(?!\.)")
_DAY = re.compile(r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:days?)?\b")
_UNTICKED = re.compile("[\u2610\u25a1 ]+")
_ANSWER = re.compile(r"(?:yes|no|none|not|n/?a|nil|unknown)\b")
_OPEN = "\"'\u201c\u2018([*_~"

# Never the last word of a sentence.
_TITLES = frozenset(
    (
        "mr", "mrs", "ms", "dr", "prof", "rev", "revd", "hon", "messrs", "cllr", "cllrs", "supt", "insp", "sgt", "lt",
        "capt", "maj", "col", "gen", "st", "e.g", "eg", "i.e", "ie", "v", "vs", "cf", "viz", "approx", "ca", "incl",
        "esp",
    )
)  # fmt: skip
# Part of a reference when a number, a bracket or a capital numeral follows.
_REFERENCES = frozenset(
    (
        "s", "ss", "sec", "sect", "secs", "para", "paras", "reg", "regs", "art", "arts", "no", "nos", "p", "pp", "pg",
        "pgs", "vol", "vols", "sch", "schs", "ch", "chs", "cl", "cll", "r", "rr", "fig", "figs", "app", "apps",
        "annex", "tab", "ed", "eds", "rev", "ref", "refs", "ver", "v.s", "tel", "ext", "c", "al", "n", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu",
        "thur", "thurs", "fri", "sat", "sun", "min", "max", "est", "dept", "sub-s", "sub-para", "subs", "sub", "sched",
        "scheds", "rm", "pt", "pts", "res", "ser", "eq", "eqs",
    )
)  # fmt: skip
# These may be lettered as well: "see Fig. A".
_LETTERS = frozenset(("fig", "figs", "app", "apps", "sch", "sched", "ch", "pt", "tab", "no"))
_REFERRED = re.compile(r"[\d(\[\u00a7]|[IVX]+\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")


def _ends(line: str, found: re.Match[str], start: int) -> bool:
    """Say whether a stop that white space follows ends the sentence which began at ``start``."""
    stop, close, note = found.group("stop"), found.group("close"), found.group("note") or ""
    after = line[found.end() : found.end() + 24]
    following = after.lstrip(_OPEN)[:1]
    token = _last_token(line, start, found.start())
    if note[:1].isdigit() and note[0] in "0123456789" and not _glued_note(token, stop, close, after):
        return False
    if stop[-1] in "?!" and _UNTICKED.fullmatch(after) and found.end() + len(after) == len(line):
        # The box to tick belongs to its question; a ticked one is an answer.
        return False
    if stop[-1] in "?!":
        return not following.islower() or (not close and _ANSWER.match(after) is not None)
    if following.islower():
        return False
    if len(stop) > 1 or stop == "\u2026":
        # "[...]" marks words left out of a quotation.
        return not close.startswith("]") and following.isupper()
    return not _abbreviated(line, token, start, found, after)


def _last_token(line: str, start: int, stop: int) -> str:
    # A window keeps this linear: no abbreviation is longer than this.
    found = _TOKEN.search(line, max(start, stop - 24), stop)
    return found.group().lstrip("*_~'\u2018") if found else ""


def _glued_note(token: str, stop: str, close: str, after: str) -> bool:
    """Tell a footnote number after a full stop ("is so.12 The") from a reference ("s.149 The", "p.12 The")."""
    word = token.rstrip(")\u2019\u201d")
    if stop != "." or not after.lstrip(_OPEN)[:1].isupper():
        return False
    if word.endswith("%") or close:
        return True
    abbreviated = "." in word or word.lower() in _REFERENCES or word.lower() in _TITLES
    return len(word) > (1 if word.islower() else 2) and word[-1].isalpha() and not abbreviated


def _abbreviated(line: str, token: str, start: int, found: re.Match[str], after: str) -> bool:
    if found.group("close") or found.group("note"):
        return False
    if found.start() - start < 16 and any(
        opening.fullmatch(line, start, found.start() + 1) for opening in (_ENUMERATOR, _CAPTION)
    ):
        return True
    word = token.lower()
    before = line[max(start, found.start() - 24) : found.start()]
    if word in _TITLES or (word == "p" and before.lower().endswith("ex p")):
        return True
    if word in ("a.m", "p.m"):
        return _DAY.match(after) is not None
    if word in _REFERENCES and (_REFERRED.match(after) or (word == "c" and after[:1] in "£$€")):
        # "The answer is no. 40 people replied" is a sentence; "Circular No. 40" is not.
        told = word not in {"no", "sat", "sun", "mar", "may"} or token[:1].isupper()
        return told or _NUMBER_OF.search(before) is not None
    if word in _LETTERS and _LETTER.match(after) and (word != "no" or token[:1].isupper()):
        return True
    initial = _INITIALS.fullmatch(token) is not None and after[:1].isupper()
    return initial and _STARTER.match(after) is None and _LETTERED.search(before) is None


def _cuts(line: str) -> list[int]:
    """Positions in a line where a new sentence starts."""
    bullets = [found.start() for found in _INLINE_BULLET.finditer(line)]
    cuts, start = [], 0
    for found in _END.finditer(line):
        if _ends(line, found, start):
            cuts.append(found.end())
            start = found.end()
    return sorted({*cuts, *bullets}) if bullets else cuts


def split(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a block.

    Every newline ends a sentence; a semicolon never does, so that lists stay together. Footnote marks and closing
    quotation marks stay with the sentence before.

    Parameters
    ----------
    text : str
        The text of a paragraph, bullet or cell.

    Returns
    -------
    list of tuple of int
        Half-open spans in order, without white space at their ends, that hold all of the text but white space.

    Examples
    --------
    >>> text = "See s. 149 and para. 3. It is met, e.g. by No. 4."
    >>> [text[a:b] for a, b in split(text)]
    ['See s. 149 and para. 3.', 'It is met, e.g. by No. 4.']
    """
    spans = []
    for line in _LINE.finditer(text):
        content = line.group()
        edges = [0, *_cuts(content), len(content)]
        for left, right in pairwise(edges):
            part = content[left:right]
            start = line.start() + left + len(part) - len(part.lstrip())
            end = start + len(part.strip())
            if end > start:
                spans.append((start, end))
    return spans
