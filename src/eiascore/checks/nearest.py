"""Whether something nearer than the heading says what a sentence is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eiascore.checks.view import View

# Titles of columns that stand in tables of every matter: the heading above says which.
_OF_ANYTHING = frozenset(
    {"asks_who", "asks_owner", "asks_deadline", "asks_lead", "asks_when_due", "asks_who_when", "asks_said", "asks_done"}
)
_A_WORD_OR_TWO = 3  # "Any comments?" leaves it to the heading


def is_question(text: str) -> bool:
    """Tell whether a prompt puts a whole question, not "Any comments?".

    Examples
    --------
    >>> is_question("What does the information tell you?"), is_question("Any comments?"), is_question("Age")
    (True, False, False)
    """
    return "?" in text and len(text.split()) > _A_WORD_OR_TWO


def asks_nearer(view: View) -> bool:
    """Tell whether a prompt, label or header between the heading and a sentence asks for a matter of its own.

    The columns of a table are sides of the matter that its heading names, unless they put whole questions.

    Parameters
    ----------
    view : View
        The sentence.

    Returns
    -------
    bool
        True where the heading does not govern it.
    """
    said = view.sentence
    nearer = {said.question, said.row_header, said.column_header} - {"", view.surroundings("heading")}
    if said.column_header:
        nearer = {text for text in nearer if text.rstrip().endswith("?")}
    # A whole question asks for a matter of its own, whether it is one of those that the rubric knows or not.
    return any(map(is_question, nearer)) or any(
        topic.startswith("asks_") and topic not in _OF_ANYTHING for text in nearer for topic in view.owner.topics(text)
    )
