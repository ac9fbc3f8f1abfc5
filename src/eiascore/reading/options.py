"""Who speaks in the options of a tick box, and in the line above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading.ticks import is_mark
from eiascore.reading.units import Unit
from eiascore.schema.document import Origin

_VOICE = re.compile(r"\b(?:we|our|us|I|my)\b")


def speakers(units: Sequence[Unit], spoken: Sequence[Origin]) -> list[Origin]:
    """Correct who speaks in options: the author in one that is ticked, the form in a bare box and in their lead-in.

    An author's row under the columns Yes and No ("Trade unions") is an option as well, ticked where Yes is.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order; the rows are marked in place.
    spoken : sequence of str
        Their origins by wording and looks.

    Returns
    -------
    list of str
        Their origins.
    """
    result = list(spoken)
    agreed = _agreed(units)
    for place, unit in enumerate(units):
        if unit.label and unit.ticked is None and spoken[place] == "author":
            unit.ticked = agreed.get((unit.table, unit.row))
        if unit.ticked and spoken[place] in ("prompt", "guidance"):
            result[place] = "author"
        elif (unit.ticked is False and is_mark(unit.text)) or (_offers(units, place) and spoken[place] == "author"):
            result[place] = "prompt"
    return result


def _offers(units: Sequence[Unit], place: int) -> bool:
    """Say whether a line ends with a colon above the options that it offers."""
    unit = units[place]
    if not unit.text.endswith(":") or unit.ticked is not None or unit.kind not in ("paragraph", "bullet"):
        return False
    after = next(iter(units[place + 1 : place + 2]), None)
    return after is not None and after.ticked is not None and after.table is None and not _VOICE.search(unit.text)


def _agreed(units: Sequence[Unit]) -> dict[tuple[int | None, int | None], bool]:
    """Return the table rows with a box under Yes, and whether it is ticked."""
    return {
        (unit.table, unit.row): bool(unit.ticked)
        for unit in units
        if unit.table is not None and is_mark(unit.text) and unit.column_header.strip(" ?").lower() in ("yes", "y")
    }
