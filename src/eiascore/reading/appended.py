"""What a line says of the documents in a file: the label of an appendix, the title of an assessment, another genre."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eiascore.reading.pieces import Piece

_LABEL = re.compile(
    r"(?P<word>appendix|annexe?|annexure|schedule|attachment|enclosure)\s*"
    r"(?:(?P<number>\d{1,2})(?P<sub>(?:\.\d{1,2})*[a-z]?)|(?P<roman>[ivx]{2,4}|i)|(?P<letter>[a-z])(?P<of>\d{0,2}))?"
    r"(?![\w'’])[\s:.)|–—-]*(?P<rest>.*)",
    re.I | re.S,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_EQUALITY = re.compile(
    r"\bequalit(?:y|ies)\b(?:[,/&]| and|\s\w+){0,6}? "
    r"(?:assessments?|analys[ie]s|appraisals?|screening|impact statement)\b|"
    r"\b(?:integrated|community) (?:equality )?impact assessments?\b|"
    r"\b(?:impact assessments?|analysis|assessment) (?:on|of|for) (?:the )?(?:\w+ (?:on|and) )?equalit|"
    r"\b(?:public sector equality duty|PSED) (?:impact )?(?:assessment|analysis|statement)\b|"
    r"\b(?-i:EqIAs?|EQIAs?|EQUIA|EHRIA|EHIA|EIAs?)\b",
    re.I,
)
# "An assessment is attached at Appendix 3" speaks of one; "guidance" and "how to" are about them.
_SPEAKS = re.compile(
    r"\b(?:see|attached|has|have|is|was|were|are|will|should|refer|required|completed|undertaken|guidance|guide|toolkit|"
    r"how to|training|yes|no|n/a|not applicable)\b",
    re.I,
)
_ENTRY = re.compile(r"(?:\.{3,}|…|\s)\s*\d{1,3}$")
_NUMBERED = re.compile(r"(?:section |part |chapter )?\d{1,2}(?:\.\d{1,2})*[.):]?\s", re.I)
_OTHER = re.compile(
    r"\breport (?:to|of the|by the|for|author|title|number|from)\b|"
    r"\b(?:cabinet|committee|board|council|executive|governing body|scrutiny|panel|authority) (?:member )?"
    r"(?:report|paper|meeting|agenda|decision)\b|"
    r"\b(?:officer|decision|public|delegated|options|scrutiny) (?:report|notice|paper)\b|\bagenda (?:item|no)\b|"
    r"\bkey decision\b|\bfor decision\b|\bdelegated (?:decision|powers)\b|\bminutes of\b|"
    r"^(?:[\w&,']+ ){0,5}(?:cabinet|executive|committee|board|council|panel|authority)\b\W.{0,25}\b20\d\d\b|"
    r"\bbusiness case\b|\bconsultation (?:report|response|analysis|outcome|paper|document|findings|summary)|"
    r"\bstrateg(?:y|ic plan)\b|\bannual report\b|\bimplementation plan\b|\b(?:white|green|policy|position) paper\b|"
    r"\b(?:policy|explanatory) memorandum\b|\bexplanatory notes\b|"
    r"\bbudget (?:report|proposals?|20)|\bproject initiation\b|"
    r"^(?:final |full |\w+[- ]stage |regulatory |business (?:and regulatory )?)*impact assessment\b|"
    r"\b(?:bill|act|regulations|order)\b.{0,30}\bimpact assessment\b",
    re.I,
)
_NEXT = re.compile(
    r"(?:data protection|privacy|environment(?:al)?|climate(?: change)?|carbon|rural needs|regulatory|justice|"
    r"competition|sustainability) (?:impact )?(?:assessment|test)|agenda item|risk register|"
    r"(?:full |outline |strategic )?business case|consultation (?:report|summary|findings)|minutes of|"
    r"report to (?:the )?(?:\w+ )?(?:cabinet|council|executive|committee|board)",
    re.I,
)
_BODY = re.compile(
    r"\b(?:financial|legal|resource|staffing|procurement|climate|risk management|human resources?) "
    r"(?:and \w+ )?(?:implications|considerations|comments)\b|\bbackground (?:papers|documents)\b|\bimplications$",
    re.I,
)
_LONGEST = 18
_GROUPS = re.compile(
    r"\b(?:(?P<age>age|older|young)|(?P<disability>disab\w+)|"
    r"(?P<reassignment>gender (?:reassignment|identity)|trans(?:gender)?)|"
    r"(?P<marriage>marriage|civil partnerships?)|(?P<pregnancy>pregnan\w+|maternity)|"
    r"(?P<race>race|rac(?:ial|ism)|ethnic\w*)|(?P<religion>religio\w+|faith)|(?P<orientation>sexual orientation)|"
    r"(?P<sex>sex|gender|women|men))\b",
    re.I,
)
_CONCLUDES = re.compile(
    r"\b(?:positive|negative|neutral|adverse|differential|disproportionate\w*|no) (?:or \w+ )?"
    r"(?:equality )?(?:impact|effect|outcome)s?\b",
    re.I,
)
_ASKS = re.compile(
    r"\b(?:who|what|how|which|will|does|is|are|have|has)\b[^?]{8,200}\?|"
    r"\b(?:protected characteristic|mitigati\w+|evidence (?:used|considered)|impact)s?\b[^.]{0,40}$",
    re.I,
)
_DUTY = re.compile(
    r"equality duty|section 149|due regard|advance equality|good relations|protected characteristic", re.I
)


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an appendix: its word, whether it counts in letters, its place in the count, and the rest."""

    word: str
    letters: bool
    place: tuple[int, str]
    rest: str

    def follows(self, other: Label) -> bool:
        """Tell whether this is a later appendix of the same series, no part of the other."""
        same = (self.word, self.letters) == (other.word, other.letters)
        inside = self.place[0] == other.place[0] and not other.place[1]
        return same and not inside and self.place > other.place


def line_of(piece: Piece) -> str:
    """Return the line that may be a title: a heading, a short paragraph, the cell over a whole table; "" otherwise."""
    if piece.kind == "table":
        top = [cell.text for cell in piece.cells if cell.row == 0 and cell.text.strip()]
        return " ".join(top[0].split()) if len(top) == 1 and len(top[0]) < 200 else ""
    text = piece.text
    short = piece.kind in ("heading", "paragraph") and len(text) < 200 and len(text.split()) <= _LONGEST
    return text.strip() if short and not text.rstrip().endswith((".", ";", ",")) else ""


def label_of(text: str) -> Label | None:
    """Return the label that a line begins with.

    Examples
    --------
    >>> label_of("Appendix 3b: Equality analysis").place, label_of("Annex II").place, label_of("Annexed land")
    ((3, 'b'), (2, ''), None)
    """
    found = _LABEL.match(text) if len(text) < 200 else None
    if found is None:
        return None
    word = found["word"].lower().removesuffix("ure").replace("annexe", "annex")
    if found["number"]:
        place = int(found["number"]), found["sub"].lower()
    elif found["roman"]:
        place = (_ROMAN.index(found["roman"].lower()) + 1 if found["roman"].lower() in _ROMAN else 0), ""
    else:
        place = (ord(found["letter"].lower()) - 96 if found["letter"] else 0), found["of"] or ""
    return Label(word, bool(found["letter"]), place, "" if _ENTRY.search(text) else found["rest"].strip())


def names_assessment(line: str) -> bool:
    """Tell whether a line is the title of an equality assessment, not an entry in a list or a sentence about one.

    Examples
    --------
    >>> names_assessment("Equality and Health Impact Assessment"), names_assessment("Equality implications")
    (True, False)
    >>> names_assessment("Equality impact assessment: see Appendix 3"), names_assessment("Equality analysis ..... 12")
    (False, False)
    """
    return _EQUALITY.search(line) is not None and not _SPEAKS.search(line) and not _ENTRY.search(line)


def is_numbered(line: str) -> bool:
    """Tell whether a line is a numbered section, as the chapters of a report are."""
    return _NUMBERED.match(line) is not None


def subject_of(line: str) -> str:
    """Return what an assessment's title says beyond that it is one: its letters, in small."""
    return "".join(c for c in _EQUALITY.sub("", line).lower() if c.isalpha())


def names_other(line: str) -> bool:
    """Tell whether a line names something else than an assessment: a committee report, a business case, a strategy."""
    return len(line) < 200 and _OTHER.search(line) is not None and not _EQUALITY.search(line)


def begins_other(line: str) -> bool:
    """Tell whether a line is the title of a document that does not belong to an assessment."""
    return _NEXT.match(line) is not None and "equalit" not in line.lower()


def of_report_body(line: str) -> bool:
    """Tell whether a heading belongs to the body of a report to a committee."""
    return len(line.split()) <= 8 and _BODY.search(line) is not None


def texts_of(piece: Piece) -> list[str]:
    """Return the texts of a piece or its cells; none of page furniture."""
    if piece.kind == "table":
        return [cell.text for cell in piece.cells if cell.text]
    return [piece.text] if piece.kind != "furniture" else []


class Signs(NamedTuple):
    """What speaks for an assessment in a piece: groups named and labelled, conclusions, questions, the duty; words."""

    named: frozenset[str | None]
    labelled: frozenset[str | None]
    concluded: int
    asked: int
    duty: bool
    words: int


def signs_of(piece: Piece) -> Signs:
    """Return what speaks for an assessment in a piece."""
    named: set[str | None] = set()
    labelled: set[str | None] = set()
    concluded = asked = words = 0
    duty = False
    for text in texts_of(piece):
        found = {match.lastgroup for match in _GROUPS.finditer(text)}
        count = len(text.split())
        named |= found
        labelled |= found if count <= 6 and len(text) < 60 else set()
        concluded += _CONCLUDES.search(text) is not None
        asked += len(text) < 300 and _ASKS.search(text) is not None
        duty = duty or _DUTY.search(text) is not None
        words += count
    return Signs(frozenset(named), frozenset(labelled), concluded, asked, duty, words)


def assesses(signs: Sequence[Signs]) -> bool:
    """Tell whether a text looks like an assessment: groups taken one by one, questions, conclusions, the duty."""
    named = frozenset[str | None]().union(*(sign.named for sign in signs))
    labelled = frozenset[str | None]().union(*(sign.labelled for sign in signs))
    several = sum(sign.concluded for sign in signs) >= 2, sum(sign.asked for sign in signs) >= 2
    points = 2 * (len(labelled) >= 3) + (len(named) >= 5) + sum(several) + any(sign.duty for sign in signs)
    return len(named) >= 3 and points >= 3


def is_throughout(signs: Sequence[Signs]) -> bool:
    """Tell whether a text is itself an assessment, under whatever title: most groups labelled, and several judged.

    The profile of those who answered a consultation has the labels without the conclusions.
    """
    labelled = frozenset[str | None]().union(*(sign.labelled for sign in signs))
    return len(labelled) >= 5 and sum(sign.concluded for sign in signs) >= 4
