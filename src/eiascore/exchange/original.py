"""The document of a published scorecard: found among the files that were named, by its hash, and read again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from eiascore.errors import FileProblemError
from eiascore.reading import read
from eiascore.schema import Document
from eiascore.schema.wire import WireScorecard
from eiascore.settings import Ocr

_PAGES = re.compile(r"(\d{1,6})-(\d{1,6})")


def read_again(card: WireScorecard, files: Sequence[Path], *, ocr: Ocr | None = None) -> Document:
    """Read the document of a published scorecard.

    Parameters
    ----------
    card : WireScorecard
        The scorecard: it says which files it was made from, by their SHA-256, and which pages were asked for.
    files : sequence of Path
        Where to look, annexes included. No other file is opened, whatever the scorecard says.
    ocr : str, optional
        As ``read`` takes it, which a scorecard does not say.

    Returns
    -------
    Document
        What was scored.

    Raises
    ------
    FileProblemError
        One of its files is not among them.
    UnreadableError
        It cannot be read.
    """
    found = {_sha256(file): file for file in files}
    wanted = [(file.name, file.sha256) for file in card.document.files] or [(card.document.name, card.document.sha256)]
    for name, sha256 in wanted:
        if sha256 not in found:
            raise FileProblemError(
                f"{name!r} (SHA-256 {sha256[:12]}…), which a scorecard is about, is not among the documents.",
                "Name that very file with --document; a copy that was changed by a byte is another file.",
            )
    main, *annexes = (found[sha256] for _, sha256 in wanted)
    return read(main, name=card.document.name, annexes=annexes, pages=_pages(card), ocr=ocr)


def _pages(card: WireScorecard) -> tuple[int, int] | Literal["all"] | None:
    asked = card.provenance.options.get("pages", "")
    if asked == "all":
        return "all"
    match = _PAGES.fullmatch(asked)
    return (int(match[1]), int(match[2])) if match else None


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise FileProblemError(f"{file} cannot be opened: {error.strerror}.", "Check the name.") from None
