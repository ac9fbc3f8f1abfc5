"""The words in which results are put to people: one catalogue, so that they are the same everywhere."""

from __future__ import annotations

from eiascore.schema import Document, Finding, Scorecard
from eiascore.schema.wire_source import WireDocument
from eiascore.text import day_in_words

LEVELS: dict[int | None, str] = {
    0: "0 absent",
    1: "1 mentioned",
    2: "2 substantive",
    3: "3 strong",
    None: "not applicable",
}

STATUSES = {
    "found": "found",
    "denied_in_text": "what the document says counts against it",
    "not_found": "the document does not show it",
    "template_only": "only the form's own text speaks of it",
    "not_applicable": "does not apply to this document",
    "undetermined": "needs a person",
}

KINDS = {
    "eia": "An equality impact assessment",
    "screening": "An equality screening",
    "bill_equality_statement": "An equality statement for a bill",
    "template": "A blank form: not graded",
    "not_an_eia": "Not an equality impact assessment: not graded",
    "unreadable": "Unreadable: not graded",
}

# Why a criterion needs a person.
DOUBTS = {
    "both_ways": "strong quotations for and against",
    "low_confidence": "low confidence",
    "undetermined": "undetermined",
}

RELEVANCES = {
    "high": "high, because of the words quoted here; much is at stake, so thin evidence weighs more",
    "medium": "medium, because of the words quoted here",
    "low": "low, because of the words quoted here; little is at stake, so a short assessment may be enough",
    "unknown": "unknown, the document does not show what is at stake",
}

STRENGTHS = {
    0: "strength 0: noted",
    1: "strength 1: asserted",
    2: "strength 2: could be checked",
    3: "strength 3: strong",
}

SHORT_KINDS = ("screening", "bill_equality_statement")

USES = {
    "confirm": "it puts the quotations in order; one that it doubts and no level rests on is not shown",
    "overrule": "a quotation that it finds all but impossible counts for nothing",
    "propose": "it adds quotations, which count for no level and are marked",
    "lift": "it adds quotations, which count as asserted and are marked",
}
"""What the classifier may do for a criterion."""

FOUND_BY = {"rules": "", "classifier": "found by the classifier alone"}
"""What is said of a quotation by what found it."""

POLARITIES = {"supports": "for", "undermines": "against", "excuses": "reason"}

FORMATS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document (DOCX)",
    "application/vnd.oasis.opendocument.text": "OpenDocument text (ODT)",
    "text/html": "web page (HTML)",
    "text/markdown": "Markdown",
    "text/plain": "plain text",
}

# What is not the author's own is marked with one of these.
ORIGINS = {
    "author": "", "prompt": "prompt", "guidance": "guidance", "statute": "law", "attached": "other text",
    "furniture": "left out",
}  # fmt: skip


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "page"), counted(2400, "word"), counted(2, "criterion", "criteria")
    ('1 page', '2,400 words', '2 criteria')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def where(page: int | None, section: str, file: str = "") -> str:
    """Return the locator of a quotation: the page, or the section where the format has no pages, after the annex.

    Parameters
    ----------
    page : int or None
        Page in its file.
    section : str
        Headings above it, from the outermost, with " / " between them.
    file : str
        Name of the annex; "" for the main file.

    Returns
    -------
    str
        Where to look.

    Examples
    --------
    >>> where(3, "B2 Evidence"), where(None, "B2 Evidence"), where(None, "")
    ('p. 3', 'in “B2 Evidence”', 'no page numbers')
    >>> where(3, "", "action-plan.docx"), where(None, "plan.md / Actions", "plan.md"), where(None, "plan.md", "plan.md")
    ('action-plan.docx, p. 3', 'plan.md, in “Actions”', 'plan.md, no page numbers')
    """
    if page is not None:
        place = f"p. {page}"
    elif section and section != file:
        place = f"in “{section.rsplit(' / ', 1)[-1]}”"
    else:
        place = "no page numbers"
    return f"{file}, {place}" if file else place


def what_was_read(document: Document | WireDocument) -> list[str]:
    """Return in words which part of a longer file was read, and which annexes were.

    Parameters
    ----------
    document : Document or WireDocument
        What was read.

    Returns
    -------
    list of str
        Sentences; none where one file was read whole.

    Examples
    --------
    >>> import eiascore
    >>> words = b"We asked forty residents about the ramp. " * 5
    >>> what_was_read(eiascore.read(words, name="eia.md", annexes=[words]))
    ['Annex: document']
    """
    lines = []
    if part := document.part:
        title = f"“{part.title}”"
        if part.first_page is None:
            shown = title
        else:
            numbers = f"pages {part.first_page}-{part.last_page}"
            numbers = f"page {part.first_page}" if part.first_page == part.last_page else numbers
            shown = f"{numbers} of {part.pages}" + (f" ({title})" if part.title else "")
        lines.append(f"Read: {shown}; the rest was left out: {part.reason}")
    for file in document.files[1:]:
        pages = f" ({file.pages} page{'s' * (file.pages > 1)})" if file.pages else ""
        lines.append(f"Annex: {file.name}{pages}")
    return lines


def profile_lines(card: Scorecard) -> list[str]:
    """Return in words which profiles a scorecard was made under, and why; a plain assessment needs no word.

    Parameters
    ----------
    card : Scorecard
        The scorecard.

    Returns
    -------
    list of str
        A sentence for the nation, and one for the kind where it is worth telling; none where nothing was graded.
    """
    if not card.grade.letter:
        return []
    return [
        f"Profile: {profile.title}, because {profile.reason}"
        for profile in card.rubric.profiles
        if profile.settles == "nation" or profile.chosen != "default" or card.kind.kind in SHORT_KINDS
    ]


def given_words(card: Scorecard) -> str:
    """Return in a sentence what was given from outside the document, "" where nothing was.

    Parameters
    ----------
    card : Scorecard
        The scorecard.

    Returns
    -------
    str
        Such as "Given from outside: decided 10 May 2024 (meta.csv)".
    """
    record = card.record
    days = [f"{name} {day_in_words(day)}" for name, day in record.dates.items()]
    said = ", ".join(filter(None, (record.body, record.policy, *days)))
    source = f" ({record.source})" if record.source else ""
    return f"Given from outside: {said}{source}" if said else ""


def relevance_words(card: Scorecard) -> str:
    """Return in a sentence how relevant the policy is to equality, why, and how to read the levels for it.

    Parameters
    ----------
    card : Scorecard
        The scorecard.

    Returns
    -------
    str
        "" where the rubric does not ask. It names no words of the document: they are quoted beside it.
    """
    if not card.relevance.means:
        return ""
    said = f"Relevance of the policy to equality: {RELEVANCES[card.relevance.relevance]}"
    asked = [finding.level for finding in card.findings if finding.level is not None]
    thin = sum(level <= 1 for level in asked)
    if card.relevance.relevance != "high" or not thin:
        return said
    stand = "stand" if thin > 1 else "stands"
    return f"{said}: {thin} of {counted(len(asked), 'criterion', 'criteria')} {stand} at 0 or 1"


def level_words(finding: Finding) -> str:
    """Return the level of a finding in words, with what is asked where a profile asks for less than level 3."""
    if finding.level is None or finding.expected == 3:
        return LEVELS[finding.level]
    return f"{LEVELS[finding.level]} (asked: {finding.expected})"
