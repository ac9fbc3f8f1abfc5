"""Published JSON -> scorecard."""

from __future__ import annotations

from pathlib import Path

from eiascore.errors import DamagedError, FileProblemError
from eiascore.schema.wire import WireScorecard


def load_card(path: Path) -> WireScorecard:
    """Return a published scorecard.

    Parameters
    ----------
    path : Path
        The JSON of one scorecard.

    Returns
    -------
    WireScorecard
        The scorecard.

    Raises
    ------
    FileProblemError, DamagedError
        The file cannot be opened, or holds no scorecard.
    """
    try:
        return WireScorecard.model_validate_json(path.read_bytes())
    except OSError as error:
        raise FileProblemError(f"{path} cannot be opened: {error.strerror}.", "Check the name.") from None
    except ValueError:
        todo = "Make one with `eiascore FILE --json -o card.json`."
        raise DamagedError(f"{path} holds no scorecard of eiascore.", todo) from None
