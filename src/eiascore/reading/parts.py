"""Lines that title a part of a form in nouns, "Summary of the difference that the analysis has made", and what waits.

A title is known by its head noun and by what it lacks: a main clause, a stop, a figure, a name. What stands right below
a prompt is its answer, whatever it looks like.
"""

from __future__ import annotations

import re

from eiascore.reading import phrases
from eiascore.reading.labels import asks_indirectly, names_field
from eiascore.reading.wording import bare_words

_MOST_WORDS, _LONGEST = 12, 120
_BEFORE = (
    r"(?:(?:the|an?|any|our|your|full|brief|short|general|overall|key|main|initial|final|equality|impact|policy|wider|"
    r"supporting|available|relevant|further|other|known|potential|likely|identified|adverse|positive|negative) ){0,3}"
)
_HEADS = (
    r"(?:accounts?|outcomes?|levels?|summary|summaries|descriptions?|details?|evidence|results?|findings?|background|"
    r"overview|changes|concerns|conclusions?|aims?|objectives?|purposes?|context|introduction|rationale|explanation|"
    r"reasons?|justification|scope|methodology|recommendations?|issues|impacts?|effects?|actions|mitigations?|steps|"
    r"considerations?|statement|extent|nature|basis|gaps|themes|feedback|responses|lessons|policy (?=on|for))"
)
# Behind its head noun a title goes on with a preposition, a participle or a relative clause, or not at all.
_AFTER = (
    r"(?: ?(?:,|/|&|\()|\b ?(?:of|on|from|for|to|in|with|by|about|and|or|that|which|who|under|behind|between|at|"
    r"arising|made|taken|given|found|known|drawn|sought|heard|learnt|being|\w{3,}ed)\b)"
)
_TITLE = re.compile(rf"{_BEFORE}{_HEADS}(?:{_AFTER}[^.;!?]*)?:?", re.I)
_CLAUSE = re.compile(r"\b(?:that|which|whom?|whose|where|how|what|whether|why|when)\b.*", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|do|does|did|shows?|showed|suggests?|"
    r"suggested|indicates?|confirms?|includes?|remains?|means?|applies|apply|we|they|it|i|you)\b",
    re.I,
)
_FIGURE = re.compile(r"\d")
_LISTED = re.compile(
    r"(?:\w+ ){0,2}(?:issues|concerns|findings|themes|actions|steps|gaps|recommendations|impacts)\b", re.I
)
# A line that wants names below it.
_WANTS_NAMES = re.compile(
    r"(?:(?:the|any|all|other|key|main|internal|external) )*(?:names?|groups?|stakeholders?|partners?|consultees?|"
    r"people|persons?|bodies|organisations?|participants?|those|teams?|departments?|members?)\b(?: [\w/()-]+){0,7}:?",
    re.I,
)
_WHO = re.compile(r"(?:who|whom|which)\b", re.I)
_ASSESSES = re.compile(r"\b(?:assessment|analysis|screening|eq?ia|iia|equality|impact)\b", re.I)


def titles_part(bare: str) -> bool:
    """Say whether a line titles a part of a form, by its head noun and for lack of a main clause.

    Parameters
    ----------
    bare : str
        A line without its number.

    Returns
    -------
    bool
        True for a title of up to twelve words, in which a relative clause may hold a verb.

    Examples
    --------
    >>> titles_part("Summary of the difference that the analysis has made"), titles_part("Outcome of the scoping stage")
    (True, True)
    >>> titles_part("Evidence officer"), titles_part("Results show that fewer apply"), titles_part("Changes in 2021")
    (False, False, False)
    """
    if len(bare) > _LONGEST or not bare[:1].isupper() or _TITLE.fullmatch(bare) is None:
        return False
    words = bare.split()
    if len(words) > _MOST_WORDS or _FIGURE.search(bare) or _FINITE.search(_CLAUSE.sub("", bare)):
        return False
    # The name of a survey or a body makes an answer of it, where not every word has a capital.
    return phrases.CAPITAL.search(bare) is None or all(word[0].isupper() for word in words if len(word) > 4)


def leads_list(bare: str) -> bool:
    """Say whether a title in nouns may as well lead a list of its own: "Key issues identified:".

    Parameters
    ----------
    bare : str
        A title.

    Returns
    -------
    bool
        True where it ends in a colon and names what lists are made of.
    """
    return bare.endswith(":") and _LISTED.match(bare) is not None


def wants_names(text: str) -> bool:
    """Say whether a short line wants names below it.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    bool
        True for one that opens with whom it is about and says nothing of them.

    Examples
    --------
    >>> wants_names("Groups taking part"), wants_names("Groups are small.")
    (True, False)
    """
    return _WANTS_NAMES.fullmatch(bare_words(text)) is not None and _FINITE.search(text) is None


def wants_answer(text: str) -> bool:
    """Say whether a line waits for an answer right below it, whether or not it is known for a prompt.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    bool
        True for a question, an imperative, the name of a field, and a line that wants names.

    Examples
    --------
    >>> wants_answer("Which bodies share the work?"), wants_answer("Groups taking part"), wants_answer("Consultation")
    (True, True, False)
    """
    bare = bare_words(text)
    if not bare or len(bare) > 300:
        return False
    if bare.endswith("?") or phrases.ASKS.match(bare) is not None:
        return True
    return names_field(bare) or asks_indirectly(bare) or wants_names(text)


def asks_for_groups(text: str) -> bool:
    """Say whether a question asks who or which, so that the name of a group may be its answer.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    bool
        True for such a question.

    Examples
    --------
    >>> asks_for_groups("Which groups were asked?"), asks_for_groups("What did you find?")
    (True, False)
    """
    return text.endswith("?") and _WHO.match(bare_words(text)) is not None


def names_document(text: str) -> bool:
    """Say whether a first line that ends in a colon is the title of the document.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    bool
        True where it names an assessment and no field of a form.

    Examples
    --------
    >>> names_document("Equality analysis of the parking charges:"), names_document("Title of assessment:")
    (True, False)
    """
    return text.endswith(":") and _ASSESSES.search(text) is not None and not wants_answer(text)
