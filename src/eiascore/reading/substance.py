"""Signs that somebody answered: figures, dates, the author's own voice and deeds that are done."""

from __future__ import annotations

import re

_SUBSTANCE = re.compile(
    r"[£%]|\b\d{3,}\b|\b\d+,\d{3}|\b\d+\.\d|\b(?:we|I) (?:have|had|did|do not|don't|don\u2019t|met|asked|"
    r"consulted|held|found|will|are|were|was|used|know|looked|think|spoke|wrote|took|cannot|can)\b|"
    r"\bour\b|"
    r"\b(?:was|were|has been|have been|had been)\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:people|residents|members|"
    r"staff|officers|responses|respondents|groups|women|men)\b",
    re.I,
)
# An answer from its first word on.
REPLY = re.compile(
    r"\W*(?:yes|no|none|n/?a|nil|not applicable|not known|unknown|neutral|positive|negative|low|medium|high|as above|"
    r"see (?:above|below|annex|appendix|section)|there (?:is|are|will|would|may)|it (?:is|will|would|may)|"
    r"we|our|I|they|to be confirmed|tbc)\b",
    re.I,
)
_NUMBER = re.compile(r"^\W*(?:[A-Z]?\d{1,2}(?:\.\d{1,2})+[.):]?|[A-Z]?\d{1,2}[.)])\s")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|is|are) (?!be (?:used|asked|completed|published|signed)\b)"
    r"(?:not |also |likely |expected |unlikely |affected |be |have |give |help |need |improve |lose )|"
    r"\b(?:appl(?:y|ies)|welcomes?|offers?|treats?|affects?|supports?) (?:\w+ )?(?:to )?(?:all|every|equally|"
    r"any|everyone)\b",
    re.I,
)


def particular(text: str) -> bool:
    """Say whether a sentence holds a figure, a date, the author's voice or a deed that is done.

    Parameters
    ----------
    text : str
        A sentence; the number in front of it counts for nothing.

    Returns
    -------
    bool
        True where it does.

    Examples
    --------
    >>> particular("5.2 Outcome"), particular("5.2 Outcome: 41 tenants were moved")
    (False, True)
    """
    return _SUBSTANCE.search(_NUMBER.sub("", text)) is not None


def is_answer(text: str) -> bool:
    """Say whether a sentence shows that an author wrote it.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    bool
        True where it replies, gives a particular or says what was done.

    Examples
    --------
    >>> is_answer("We met the access panel."), is_answer("Users, their families and staff.")
    (True, False)
    """
    return particular(text) or REPLY.match(text) is not None


def predicts(text: str) -> bool:
    """Say whether a sentence foretells or finds something, as answers do and lists of what to think of do not.

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
    >>> predicts("Older tenants are likely to wait longer."), predicts("Children, working age, older people.")
    (True, False)
    """
    return _FUTURE.search(text) is not None
