"""Parts of a document that are not the assessment: glossaries, guidance on the form, and other texts that are attached.

A definition of harassment is no finding about harassment, and the policy's own words in an appendix are no promise of
the assessment. Such parts are known by their headings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading.units import Unit
from eiascore.schema.document import Origin

_PLACE = (
    r"(?:(?:appendix|annex(?:e|ure)?|schedule|section|part|attachment)\b\s*(?:[A-Z]|\d{1,2}|[ivx]{1,4})?\s*"
    r"[-–—:.)]*\s*|[A-Z]?\d{0,2}(?:\.\d+)*[-–—:.)]*\s+)?"
)
_GLOSSARY = re.compile(
    _PLACE + r"(?:glossary|(?:list of )?(?:abbreviations|acronyms)|definitions?|(?:key|useful) (?:terms|definitions)|"
    r"(?:glossary|definitions?|explanations?|meanings?) (?:of|and) (?:the )?(?:\w+ ){0,3}(?:terms?|words?|"
    r"abbreviations|acronyms|characteristics|definitions?)|"
    r"(?:the )?(?:nine )?protected characteristics:? (?:defined|explained|definitions)|"
    r"terms used)(?: used)?(?: in this \w+)?",
    re.I,
)
_GUIDANCE = re.compile(
    _PLACE + r"(?:(?:guidance|guide|help|advice|notes?|instructions?|tips)(?: notes?| text)? "
    r"(?:for|on|to|about)\b.*\b(?:complet\w+|fill\w*|assess(?:ors?|ing|ment)|form|template|authors?|managers?|"
    r"officers?)\b.*|"
    r"how to (?:complete|fill|use|carry out)\b.*\b(?:form|template|assessment|eqia|eia|iia|section|document)\b.*|"
    r"(?:completing|filling in) (?:this|the) (?:form|template)\b.*|guidance(?: notes?)?)",
    re.I,
)
# Before the form itself, guidance ends where an author first speaks (see ``zones``); in an appendix it goes on.
_BEHIND = re.compile(r"(?:appendix|annex|schedule|attachment|notes?)\b", re.I)
_TEXT = (
    r"(?:policy|policies|procedures?|scheme|statement|strateg(?:y|ies)|code|act|regulations?|order|guidance|"
    r"constitution|plan)"
)
_ATTACHED = re.compile(
    _PLACE + r"(?:(?:the )?(?:extracts?|excerpts?) (?:from|of)\b.*\b" + _TEXT + r"\b.*|"
    r".*\b" + _TEXT + r"\b.*\((?:(?:an )?extracts?\b.*|for (?:reference|information|info)\b.*)\)|"
    r"(?:full |complete |relevant )?(?:text|wording) of (?:the )?.*\b(?:" + _TEXT + r"|section)\b.*)",
    re.I,
)  # fmt: skip
# An appendix headed by nothing but the name of a policy holds that policy.
_WHOLE_POLICY = re.compile(
    r"(?:appendix|annex(?:e|ure)?|schedule|attachment)\s*(?:[A-Z]|\d{1,2}|[ivx]{1,4})\s*[-–—:.)]*\s*(?:the )?"
    r"(?:(?:draft|proposed|current|revised|new|full|existing)\s+)*(?:[A-Z][\w’'&-]*\s+){0,5}"
    r"(?:policy|procedure|code of conduct)",
    re.I,
)
_LONGEST = 16  # words of a heading that names such a part


def part_of(heading: str) -> Origin | None:
    """Tell what stands under a heading where that is not the assessment.

    Parameters
    ----------
    heading : str
        The title of a section.

    Returns
    -------
    str or None
        ``guidance`` for glossaries and help with the form, ``attached`` for the text of another document.

    Examples
    --------
    >>> part_of("Annex 2: Glossary"), part_of("Appendix 1 – Extract from the Lettings Policy")
    ('guidance', 'attached')
    >>> part_of("2. Aims of the policy") is None and part_of("Appendix B: Consultees") is None
    True
    """
    title = " ".join(heading.split()).strip(" .:")
    if len(title.split()) > _LONGEST:
        return None
    if _GLOSSARY.fullmatch(title) or (_BEHIND.match(title) and _GUIDANCE.fullmatch(title)):
        return "guidance"
    return "attached" if _ATTACHED.fullmatch(title) or _WHOLE_POLICY.fullmatch(title) else None


def set_apart(units: Sequence[Unit], spoken: Sequence[Origin]) -> list[Origin]:
    """Give what stands in such parts the origin of the part.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.
    spoken : sequence of str
        Their origins by wording and form.

    Returns
    -------
    list of str
        The origins, in which the author's sentences under such a heading are no longer the author's.
    """
    found = list(spoken)
    part: Origin | None = None
    depth = 0
    for place, unit in enumerate(units):
        if unit.kind == "heading":
            named = part_of(unit.text)
            if part is None or named is not None or unit.level <= depth:
                part, depth = named, unit.level
        elif part is not None and found[place] == "author":
            found[place] = part
    return found
