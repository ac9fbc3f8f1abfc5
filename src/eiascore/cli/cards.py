"""One scorecard for a command: loaded from JSON, or made of a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from eiascore.schema.wire import WireScorecard


def one_card(file: str, how: dict[str, Any]) -> WireScorecard:
    """Return the scorecard that a file holds, or the one that it is given as a document.

    Parameters
    ----------
    file : str
        A scorecard as JSON, or a document.
    how : dict
        Keywords for ``score``; ``record`` replaces what a scorecard says where it is given.

    Returns
    -------
    WireScorecard
        As published.

    Raises
    ------
    UnreadableError
        The file is neither.
    """
    from eiascore.report.load import load_card
    from eiascore.schema.wire_source import WireRecord

    if Path(file).suffix.lower() != ".json":
        from eiascore.report.wire import to_wire
        from eiascore.scoring import score

        return to_wire(score(file, **how))
    if how.get("profile", "auto") != "auto" or how.get("annexes"):
        raise typer.BadParameter("--profile and --annex are for documents; a scorecard is made.")
    card = load_card(Path(file))
    given = how["record"].model_dump() if how.get("record") else {}
    told = {name: value for name, value in given.items() if value}
    return card.model_copy(update={"record": WireRecord(**(card.record.model_dump() | told))})
