"""The folder of results: a record for each document, a journal, and the plan of the latest run.

* ``cards/ab/abcd….json``: the scorecard, or the error, of a document, written whole
* ``journal.jsonl``: a line for each record
* ``plan.json``: the files of the latest run
* ``scores.csv`` and other tables, made from the plan and the records alone (see ``write``)
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from filelock import BaseFileLock, FileLock, Timeout
from pydantic import TypeAdapter

from eiascore.batch import journal
from eiascore.batch.disk import PART, settle, write_whole, writing
from eiascore.batch.model import Options, Outcome, Plan
from eiascore.errors import OutputError, ResultsError

_CARDS, _PLAN, _LOCK = "cards", "plan.json", ".lock"
_ELSE = "Name a new or an empty folder, or one that `eiascore batch` made."


@dataclass(frozen=True, slots=True)
class _Saved:
    plan: Plan
    options: Options
    about: dict[str, str] = field(default_factory=dict)


class Results:
    """A folder of results that is open; use it with ``with``, or close it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Results.open(folder, write=True) as results:
    ...     results.put(Outcome("ab12", "failed", "{}", code="empty"))
    ...     results.has("ab12"), results.failed("ab12"), results.get("ab12")
    (True, True, '{}')
    """

    def __init__(self, folder: Path, lock: BaseFileLock | None) -> None:
        self.folder = folder
        self._lock = lock
        self._journal = journal.Journal(folder / journal.NAME) if lock else None
        cards = folder / _CARDS
        if lock:
            with writing(cards):
                cards.mkdir(exist_ok=True)
                _clean(folder)
        noted = {note.key: note for note in journal.notes(folder / journal.NAME)}
        self._codes = {key: _code(path, size, noted.get(key)) for key, path, size in _records(cards)}

    @classmethod
    def open(cls, folder: str | Path, *, write: bool) -> Results:
        """Open a folder of results.

        Parameters
        ----------
        folder : str or Path
            The folder; for writing it may be new or empty.
        write : bool
            Whether results are added. Only one process at a time may do so; the lock ends with the process.

        Returns
        -------
        Results
            The folder.

        Raises
        ------
        ResultsError
            The folder holds something else, there is none, or another batch is writing into it.
        OutputError
            The folder cannot be written.
        """
        folder = Path(folder)
        if not write:
            check_results(folder)
            return cls(folder, None)
        _check_ours(folder)
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
            # Not thread-local: who opens and who closes may be different threads.
            lock = FileLock(folder / _LOCK, thread_local=False, fallback_to_soft=False)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                raise ResultsError(
                    f"{folder} is in use by another batch.", "Wait for it to end, or name another folder with -o."
                ) from None
        try:
            return cls(folder, lock)
        except BaseException:
            lock.release()
            raise

    def put(self, outcome: Outcome) -> None:
        """Keep a result; it is on the disk, whole, when this returns.

        Parameters
        ----------
        outcome : Outcome
            The result; it takes the place of one with the same key.

        Raises
        ------
        OutputError
            It cannot be written. No half of it is left.
        """
        if self._journal is None:
            raise ResultsError(f"{self.folder} is open for reading.", "Open it for writing.")
        path = self._card(outcome.key)
        with writing(path):
            if not path.parent.is_dir():
                path.parent.mkdir()
                settle(path.parent.parent)
        write_whole(path, outcome.record)
        self._codes[outcome.key] = outcome.code
        self._journal.add(outcome)

    def has(self, key: str) -> bool:
        """Tell whether there is a result, be it a scorecard or an error."""
        return key in self._codes

    def failed(self, key: str) -> bool:
        """Tell whether the result is an error."""
        return bool(self._codes.get(key))

    def code(self, key: str) -> str:
        """Return the code of the error, "" for a scorecard and ``waiting`` where there is no result."""
        return self._codes.get(key, "waiting")

    def get(self, key: str) -> str:
        """Return the record of a result: the published JSON of a scorecard or of an error.

        Raises
        ------
        KeyError
            There is no such result.
        """
        if key not in self._codes:
            raise KeyError(key)
        return self._card(key).read_text(encoding="utf-8")

    def _card(self, key: str) -> Path:
        return self.folder / _CARDS / key[:2] / f"{key}.json"

    def save_plan(self, plan: Plan, options: Options, about: Mapping[str, str] | None = None) -> None:
        """Write down which files a run is about; the tables are about those of the latest run.

        Parameters
        ----------
        plan : Plan
            The files.
        options : Options
            How they are scored.
        about : mapping of str to str, optional
            What else a reader may want to know of the run.

        Raises
        ------
        OutputError
            It cannot be written; the former plan stands.
        """
        saved = _Saved(plan, options, dict(about or {}))
        # ASCII: the name of a file need not be text that UTF-8 can hold.
        write_whole(self.folder / _PLAN, json.dumps(_SAVED.dump_python(saved, mode="json"), indent=1) + "\n")

    def plan(self) -> Plan:
        """Return the files of the latest run.

        Raises
        ------
        ResultsError
            There is no plan, or it is damaged.
        """
        return self._saved().plan

    def options(self) -> Options:
        """Return how the documents of the latest run are scored; raises as ``plan``."""
        return self._saved().options

    def about(self) -> dict[str, str]:
        """Return what else was written down of the latest run; raises as ``plan``."""
        return self._saved().about

    def _saved(self) -> _Saved:
        path = self.folder / _PLAN
        try:
            return _SAVED.validate_python(json.loads(path.read_bytes()))
        except FileNotFoundError:
            raise ResultsError(f"{self.folder} holds no plan.", "Run `eiascore batch` into it first.") from None
        except ValueError:  # of JSON, or of pydantic
            raise ResultsError(
                f"{path} is damaged.", "Delete it and run the same `eiascore batch` again; what is scored is kept."
            ) from None

    def close(self) -> None:
        """Close the files, and let others write."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Results:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_SAVED = TypeAdapter(_Saved)


def check_results(folder: Path) -> None:
    """Raise ``ResultsError`` where a folder is none of results."""
    if not journal.is_journal(folder / journal.NAME):
        raise ResultsError(f"{folder} is no folder of results.", "Name one that `eiascore batch` made.")


def _check_ours(folder: Path) -> None:
    """Raise ``ResultsError`` where something of the user's could be overwritten."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ResultsError(f"{folder} is a file; results need a folder.", _ELSE)
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError as error:
        raise OutputError(f"{folder} cannot be opened: {error.strerror}.", _ELSE) from None
    if not (journal.is_journal(folder / journal.NAME) if journal.NAME in names else names <= {_LOCK}):
        raise ResultsError(f"{folder} holds other files and is no folder of results.", _ELSE)


def _clean(folder: Path) -> None:
    """Remove what a crash left half-written."""
    (folder / f"{_PLAN}{PART}").unlink(missing_ok=True)
    for left in (folder / _CARDS).glob(f"??/*{PART}"):
        left.unlink()


def _records(cards: Path) -> Iterator[tuple[str, Path, int]]:
    """Yield each record with its key and its size; a folder may hold a hundred thousand."""
    with os.scandir(cards) as folders:
        for folder in folders:
            if folder.is_dir():
                with os.scandir(folder) as files:
                    for file in files:
                        path = Path(file.path)
                        if path.suffix == ".json":
                            yield path.stem, path, file.stat().st_size


def _code(path: Path, size: int, note: journal.Note | None) -> str:
    """Return the error code of a record, "" for a scorecard; it is read where the journal does not speak of it."""
    if note is not None and note.size == size:
        return note.code
    try:
        record = json.loads(path.read_bytes())
        return str(record["error"]["code"]) if "error" in record else ""
    except (ValueError, KeyError, TypeError):
        return "damaged"
