"""Lines that only announce what follows: "We spoke to:", "Concerns raised included:"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eiascore.checks.view import View

_LONGEST = 25  # words; what is longer says something of its own
# The number of the line itself is no figure.
_NUMBERED = re.compile(r"\W*(?:[A-Za-z]?\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z]\)|[ivx]+[.)])\s+")
_NAMES = ("organisation", "user_led")


def announces(view: View) -> bool:
    """Tell whether a line only announces a list: it ends in a colon, and names neither a figure nor a body.

    Such a line is no evidence without its items, and the items are found by themselves.

    Parameters
    ----------
    view : View
        The line.

    Returns
    -------
    bool
        True for "People told us that:", False for "Five workshops were run by Age UK:".
    """
    text = view.text.rstrip()
    if not text.endswith(":") or len(text.split()) > _LONGEST:
        return False
    numbered = _NUMBERED.match(text)
    said = text[numbered.end() :] if numbered else text
    return not any(c.isdigit() for c in said) and not any(view.facts.get(kind) for kind in _NAMES)
