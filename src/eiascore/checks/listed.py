"""Whether a sentence only leads a list: "Key issues identified:" says what the items below it are, and nothing else.

The rule: a sentence leads a list where the sentence right below it, in another block, has its words at the end of its
``question``. The reader ties each item of a list so, after the prompt that is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eiascore.checks.view import View

_MARKS = " *_~"
_PARTICULARS = (
    "organisation", "user_led", "government", "public_body", "named", "number", "percentage", "ratio", "money", "date",
    "year", "source", "method",
)  # fmt: skip


def leads_list(view: View) -> bool:
    """Tell whether a sentence stands above the items of a list that it announces.

    Parameters
    ----------
    view : View
        The sentence.

    Returns
    -------
    bool
        True where what stands right below is tied to its words.
    """
    text, said = view.text.strip(_MARKS), view.sentence
    if said.kind in ("cell", "furniture", "heading") or not text:
        return False
    views = view.owner.views
    below = next((v for v in views[view.index + 1 : view.index + 4] if v.sentence.kind != "furniture"), None)
    return below is not None and below.sentence.block != said.block and below.sentence.question.endswith(text)


def only_leads(view: View) -> bool:
    """Tell whether a sentence leads a list and names nothing itself: it is no evidence without its items.

    Parameters
    ----------
    view : View
        The sentence.

    Returns
    -------
    bool
        False where it carries a figure, a date, a body, a source or a way of asking.
    """
    return leads_list(view) and not any(map(view.facts.get, _PARTICULARS))
