"""A published scorecard, read again."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from eiascore.errors import FileProblemError, NotADocumentError
from eiascore.schema.wire import WireScorecard


def load_card(path: str | os.PathLike[str]) -> WireScorecard:
    """Return a published scorecard.

    Parameters
    ----------
    path : str or PathLike
        The JSON of one scorecard.

    Returns
    -------
    WireScorecard
        The scorecard.

    Raises
    ------
    FileProblemError
        There is no such file, or it cannot be opened.
    NotADocumentError
        It holds no scorecard; the message names the field that is wrong.
    """
    try:
        return WireScorecard.model_validate_json(Path(path).read_bytes())
    except OSError as error:
        raise FileProblemError(
            f"{path} cannot be opened: {error.strerror}.", "Check its name and your rights to it."
        ) from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise NotADocumentError(
            f"{path} is no scorecard: {where}: {first['msg']}.",
            "Name a file that `eiascore FILE --json -o card.json` wrote, of one document.",
        ) from None
