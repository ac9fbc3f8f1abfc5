"""Fetch published assessments into a folder, one after the other, and note what was got."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse
from pathlib import Path, PurePosixPath
from urllib.error import HTTPError
from urllib.parse import urlsplit

from eiascore.corpus import record
from eiascore.corpus.manifest import Published
from eiascore.corpus.record import Outcome
from eiascore.corpus.visit import NotAllowedError, UnreachableError, Visitor
from eiascore.errors import NoNetworkError, OutputError
from eiascore.settings import settings

_SUFFIXES = (".pdf", ".docx", ".odt", ".html", ".htm", ".md", ".txt")
_TYPES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
_BLOCK = 65_536


def fetch(
    wanted: Sequence[Published], folder: Path, tell: Callable[[Outcome], None] = lambda outcome: None
) -> list[Outcome]:
    """Fetch published assessments into a folder.

    What a run before this one fetched is kept, no file is ever overwritten, and ``fetched.csv`` in the folder says what
    was got from where, when, and its digest.

    Parameters
    ----------
    wanted : sequence of Published
        What to fetch.
    folder : Path
        Where to; it is made where there is none.
    tell : callable, optional
        Called with each outcome as it is known.

    Returns
    -------
    list of Outcome
        In the order of ``wanted``.

    Raises
    ------
    OutputError
        If the folder cannot be written to.
    NoNetworkError
        If files are still wanted and no host could be reached.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror or error}.", "Name a folder that you may write to.") from None
    known, visitor, outcomes = record.load(folder), Visitor(), []
    for entry in wanted:
        outcome = _kept(entry, folder, known.get(entry.id)) or _fetch_one(entry, folder, visitor)
        outcomes.append(outcome)
        tell(outcome)
        if outcome.status != "kept":
            known[entry.id] = outcome
            record.save(folder, known)
    _need_a_network(outcomes)
    return outcomes


def _need_a_network(outcomes: Sequence[Outcome]) -> None:
    tried = [outcome for outcome in outcomes if outcome.status != "kept"]
    if tried and all(outcome.status == "unreachable" for outcome in tried):
        raise NoNetworkError(
            f"no network: none of {len(tried)} addresses could be reached, {tried[0].what}.",
            "Check the connection (a proxy is named by HTTPS_PROXY in the environment) and run the same command again: "
            "what has been fetched is kept.",
        )


def _kept(entry: Published, folder: Path, before: Outcome | None) -> Outcome | None:
    """Return the outcome for a file that is in the folder already, whoever put it there."""
    if before and before.status == "fetched" and (folder / before.file).is_file():
        return replace(before, status="kept")
    for suffix in _SUFFIXES:
        if (folder / f"{entry.id}{suffix}").exists():
            what = "a file of this name is there already; it is left as it is"
            return Outcome(entry.id, entry.address, "kept", f"{entry.id}{suffix}", what=what)
    return None


def _fetch_one(entry: Published, folder: Path, visitor: Visitor) -> Outcome:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    outcome = Outcome(entry.id, entry.address, "failed", when=now)
    draft = folder / f"{entry.id}.part"
    try:
        with visitor.open(entry.address) as answer:
            digest = _download(answer, draft)
            suffix = _suffix(entry.address, answer.headers.get_content_type())
    except NotAllowedError as error:
        return replace(outcome, status="not allowed", what=f"{error}; open it in a browser")
    except HTTPError as error:
        error.close()
        answer_given = replace(outcome, what=f"the host answers {error.code} {error.reason}")
        return replace(answer_given, status="not found") if error.code in (404, 410) else answer_given
    except _TooLarge as error:
        return replace(outcome, status="too large", what=str(error))
    except UnreachableError as error:
        return replace(outcome, status="unreachable", what=f"{urlsplit(entry.address).netloc}: {error}")
    except (OSError, HTTPException) as error:
        return replace(outcome, what=f"broken off: {error or type(error).__name__}")
    else:
        return _settle(entry, replace(outcome, sha256=digest), draft, f"{entry.id}{suffix}")
    finally:
        draft.unlink(missing_ok=True)


def _settle(entry: Published, outcome: Outcome, draft: Path, name: str) -> Outcome:
    """Give what was got its name, if it is what was wanted."""
    if entry.sha256 and entry.sha256.lower() != outcome.sha256:
        what = "it is another file than the manifest expects: it was published anew, or moved; look at it in a browser"
        return replace(outcome, status="changed", what=what)
    draft.rename(draft.with_name(name))
    return replace(outcome, status="fetched", file=name)


class _TooLarge(Exception):  # noqa: N818  (never seen outside this module)
    """More bytes than the settings allow."""


def _download(answer: HTTPResponse, draft: Path) -> str:
    """Write an answer to a file and return its digest; stop where it grows beyond the limit."""
    most, digest, size = settings().max_bytes, hashlib.sha256(), 0
    with draft.open("wb") as file:
        while block := answer.read(_BLOCK):
            size += len(block)
            if size > most:
                raise _TooLarge(f"it is larger than EIASCORE_MAX_BYTES={most} allows")
            digest.update(block)
            file.write(block)
    if size < int(answer.headers.get("Content-Length") or 0):
        raise HTTPException(f"{size} bytes of {answer.headers['Content-Length']} came")
    return digest.hexdigest()


def _suffix(address: str, content_type: str) -> str:
    """Return the suffix to save under: of the type it says it is, else of its address, else of a web page."""
    ending = PurePosixPath(urlsplit(address).path).suffix.lower()
    return _TYPES.get(content_type, ending if ending in _SUFFIXES and content_type != "text/html" else ".html")
