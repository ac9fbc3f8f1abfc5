"""Where a sentence takes its knowledge from: named sources, references to look them up, and ways of engaging.

Known sources, own records and methods are concepts of the rubric. To these come capitalised titles with the word of a
publication ("Missed Vaccine Survey 2024"), citations in notes, and the cells of a table of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eiascore.text import Pattern

if TYPE_CHECKING:
    from eiascore.checks.facts import Found
    from eiascore.checks.view import View

# Words are bounded and begin at an edge: a line of thousands of letters must not cost its square.
_CAP = r"(?<![^\W_])[A-ZÀ-Þ][\w’'&+/-]{0,40}"
_YEAR = r"(?:\s*[,(]?\s*(?:19|20)\d\d(?:\s*[-/–]\s*(?:\d{4}|\d\d))?\)?)?"
_PUBLICATION = (
    r"(?:Report|Review|Survey|Statistics|Bulletin|Audit|Study|Dataset|Census|Profile|Index|Evaluation|Inquiry|"
    r"Register|Database"
    r"|Needs Assessment|Returns|Extract|Dashboard|Estimates|Research|Atlas|Barometer|Digest|Quarterly|"
    r"Compendium|Panel Survey|Monitor"
    r"|White Paper|Green Paper|Facts and Figures|Data|Records|Figures|Snapshot|Indicators|Scorecard)"
)
_TITLE = Pattern(
    rf"(?:{_CAP}\s+(?:(?:of|and|&|for|the|in|on|to|with)\s+){{0,2}}){{1,8}}(?:{_PUBLICATION}\b{_YEAR}|"
    rf"Strategy,? \(?20\d\d(?:\s*[-/–]\s*\d{{2,4}})?)",
    needles=(
        *("Report", "Review", "Survey", "Statistics", "Bulletin", "Audit", "Study", "Dataset", "Census", "Profile"),
        *("Index", "Evaluation", "Inquiry", "Register", "Database", "Assessment", "Returns", "Extract", "Dashboard"),
        *("Estimates", "Research", "Atlas", "Barometer", "Digest", "Quarterly", "Compendium", "Monitor", "Paper"),
        *("Data", "Records", "Figures", "Snapshot", "Indicators", "Scorecard", "Strategy"),
    ),
)
# A name of a system or survey whose last word is small; at the start of a sentence only where it is no plain word.
_TITLE_LOWER = Pattern(
    rf"(?:(?<=[\w,:;(] ){_CAP}|\b[A-Z]\w{{0,20}}[A-Z]\w{{0,20}})"
    rf"(?:\s+[a-z][\w’'/-]{{0,40}}){{0,3}}\s+(?:extract|dataset|data set|"
    rf"database|returns|"
    rf"dashboard|statistics|survey|management information|case records|evaluation|register|audit|log)\b{_YEAR}",
    needles=(
        *("extract", "data", "returns", "dashboard", "statistics", "survey", "management information"),
        *("case records", "evaluation", "register", "audit", "log"),
    ),
)
_SYSTEM = Pattern(
    r"\b(?:[\w’'-]{1,40}\s+){1,3}(?:extracts?|datasets?|management information|dashboards?)\b",
    needles=("extract", "dataset", "management information", "dashboard"),
)
# Own surveys, logs and returns have no title; a year near by makes them something that can be asked for.
_DATED = Pattern(
    r"\b(?:[\w’'/-]{1,40}\s+){1,3}(?:survey|evaluation|audit|log|returns?|statistics|register|records|database)\b"
    r"(?=[^.;]{0,45}\b(?:19|20)\d\d)|"
    r"\b(?:19|20)\d\d\s+(?:[\w-]{1,40}\s+){0,2}?(?:evaluation|audit|survey|study|report|census)\b",
    needles=("19", "20"),
)
_NOTE = re.compile(r"^\W{0,2}(?:\[\d{1,3}\]|[¹²³⁴-⁹]+)\s*(?=\S)")
_NEXT_NOTE = re.compile(r"(?<=[.;)\w])\s+\[\d{1,3}\]\s+(?=[A-Z])")
_STATED = re.compile(r"\b(?:data )?sources?(?: drawn on| relied upon| used)?:\s*(?=\S)", re.I)
_SOURCE_HEAD = re.compile(
    r"^\W*(?:(?:data|evidence|information|main|key|name of)(?: the)? )*(?:sources?|data(?:set)?s?|evidence|"
    r"information|documents?)(?: used| considered| of (?:evidence|data|information)| and .{1,20}|/.*)?\W*$",
    re.I,
)
_NOTHING = re.compile(r"^\W*(?:none|no\b|n/?a\b|not\b|nil|see above|as above|tb[cd]|yes\b|unknown|[-–—]*$)", re.I)
_NOT_TITLE = re.compile(
    r"\b(?:Equality (?:Impact )?(?:Analysis|Assessment|Act)|Impact Assessment|Action Plan|Members? of|"
    r"Internal Audit$|Spending Review|Judicial Review|Principal |"
    r"Human Resources Data|Data Protection)\b|^(?:This|The|Our|Please|See|If|What|How|Any|No|We)\s+\w+$"
)
_LEADING = re.compile(
    r"^.*\b(?:the|a|an|this|that|these|those|our|their|its|your|in|from|and|of|see|by|for|with|on|to|using|"
    r"use|used|both|no|any|some|all|"
    r"each|every|we|i|you|they|it|is|are|was|were|be|has|have|had|will|would|can|does|do|did|what|which|how|"
    r"owns?|shows?|latest|other|"
    r"or|not|only|at|into|as|than|also|provide|details|list|new|pull|run|same|single)\s+", re.I)  # fmt: skip
_TITLE_LEADING = re.compile(
    r"^(?:(?:The|A|An|This|That|These|Our|In|From|And|Of|See|By|For|With|On|To|Using|Use|Both|Its|Their|No|"
    r"Any|Some|All|List|Data)\s+)+"
)
_CITES = re.compile(
    r"(?:19|20)\d\d|https?:|www\.|\b(?:extract|reports?|survey|census|statistics|table|journal|dataset|"
    r"returns?|records?|bulletin|audit|ibid)\b",
    re.I,
)

_REFERENCE = re.compile(
    r"https?://[^\s)\]>]+|\bwww\.[^\s)\]>]+|(?<![\w.-])[\w-]{1,60}(?:\.[\w-]{1,60}){0,4}\.(?:gov\.uk|org\.uk|ac\.uk|co\.uk|nhs\.uk|"
    r"police\.uk|gov\.scot|gov\.wales)(?:/[^\s)\]>]*)?"
    r"|\[\d{1,3}\]|[¹²³⁴-⁹]+|\b(?:Tables?|Figures?|Fig\.|Charts?|Annex(?:es)?|Appendi(?:x|ces)|tables?|"
    r"figures?|annex|appendix|paras?\.?|"
    r"paragraphs?|pages?|pp?\.|chapters?|section)\s+(?:[A-Z]{0,3}\d+(?:[.:]\d+)*[a-z]?|[A-H]\b)|\b(?:TS|RM|UV|"
    r"DC|KS|QS|LC)\d{3,4}[A-Z]{0,2}\b|\bdoi:\S+"
)


# Nothing of the above is without one of these.
_REFERS = re.compile(r"[\d\[¹²³⁴-⁹]|https?:|www\.|\.(?:uk|gov)|doi:|\s[A-H]\b")


def find(view: View) -> Iterator[Found]:
    """Yield the sources, references and ways of engaging in a sentence.

    Parameters
    ----------
    view : View
        The sentence.

    Yields
    ------
    tuple of str, int, int, str
        ``source``, ``reference`` or ``method``, offsets in the sentence, and the words themselves.
    """
    if view.sentence.kind in ("heading", "furniture"):
        return
    text = view.text
    sources = _apart(_sources(view))
    for start, end in sources:
        yield "source", start, end, text[start:end]
    for match in _REFERENCE.finditer(text) if _REFERS.search(text) else ():
        end = match.start() + len(match.group().rstrip(".,;:"))
        yield "reference", match.start(), end, text[match.start() : end]
    methods = [(h.start, h.end) for h in view.hits.get("engagement_method", ())]
    for start, end in _apart(methods):
        # A survey with a title of its own is where figures come from, and no meeting with anyone.
        if not (text[start].isupper() and any(start < e and s < end for s, e in sources)):
            yield "method", start, end, text[start:end].lower()


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Keep the longest of spans that overlap, in order of position."""
    kept: list[tuple[int, int]] = []
    taken = bytearray(max((end for _, end in spans), default=0))
    for start, end in sorted(set(spans), key=lambda s: s[0] - s[1]):
        if end > start and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end))
    return sorted(kept)


def _sources(view: View) -> list[tuple[int, int]]:
    text = view.text
    spans = [(h.start, h.end) for h in view.hits.get("source_known", ()) if _proper(text, h.start, h.end)]
    spans += [(h.start, h.end) for h in view.hits.get("source_records", ())]
    for pattern in (_TITLE, _TITLE_LOWER, _SYSTEM, _DATED):
        for match in pattern.finditer(text):
            start = match.start()
            lead = (_LEADING if pattern in (_SYSTEM, _DATED) else _TITLE_LEADING).match(match.group())
            start += lead.end() if lead else 0
            said = text[start : match.end()]
            if " " in said and not _NOT_TITLE.search(said):
                spans.append((start, match.end()))
    return spans + _noted(text) + _cell(view)


def _proper(text: str, start: int, end: int) -> bool:
    """Short names of sources ("APS", "Nomis") count with a capital only; longer ones in any case."""
    said = text[start:end]
    if len(said) <= 4:
        return said.isupper()
    return " " in said or said[0].isupper() or said.lower() == "census"


def _noted(text: str) -> list[tuple[int, int]]:
    """Return the citations of a note line ("[1] ... [2] ...") and of "Source: ..."."""
    spans = []
    if note := _NOTE.match(text):
        marks = [note.end(), *(m.end() for m in _NEXT_NOTE.finditer(text, note.end()))]
        ends = [*(m.start() for m in _NEXT_NOTE.finditer(text, note.end())), len(text)]
        spans += [(start, end) for start, end in zip(marks, ends, strict=True) if _CITES.search(text, start, end)]
    for stated in _STATED.finditer(text):
        stop = re.compile(r"[.;]\s|$|\[").search(text, stated.end())
        spans.append((stated.end(), stop.start() if stop else len(text)))
    return spans


def _cell(view: View) -> list[tuple[int, int]]:
    """Return the whole of a short cell under "Source", "Data" or "Evidence"."""
    head = view.sentence.column_header
    if view.sentence.kind != "cell" or not head or len(head) > 60 or not _SOURCE_HEAD.match(head):
        return []
    text = view.text
    if len(text.split()) > 25 or _NOTHING.match(text) or not re.search(r"[A-Za-z]{2}", text):
        return []
    # A column that only answers whether there is evidence tells sentences, not sources.
    first = view.owner.document.blocks[view.sentence.block].column in (0, 1)
    return [(0, len(text))] if first or re.search(r"source", head, re.I) else []
