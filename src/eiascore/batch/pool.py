"""Documents scored in processes of their own on this computer; what one of them does to its process harms no other."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from queue import Empty, SimpleQueue

from eiascore.batch.model import Bounds, Options, Outcome, Task
from eiascore.batch.process import READY, Process, from_line
from eiascore.errors import CrashedError, EiaError, TooMuchMemoryError, TooSlowError
from eiascore.report.wire import error_json

TRIES = 2
STARTS = 5  # processes of a seat that end in a row before they are ready: then it is no accident
START = 120.0  # seconds that a process may take to import and load what it needs
_XCPU = getattr(signal, "SIGXCPU", None)


def run(tasks: Iterable[Task], options: Options, bounds: Bounds, *, workers: int) -> Iterator[Outcome]:
    """Score documents in several processes at a time.

    A process that ends or overruns a bound is replaced, and its document tried once more.

    Parameters
    ----------
    tasks : iterable of Task
        The documents; taken one by one as they are needed.
    options : Options
        How they are scored.
    bounds : Bounds
        What each of them may cost.
    workers : int
        Number of processes; 0 scores in this one, without bounds, which is for looking into a fault.

    Yields
    ------
    Outcome
        As they are done, not in the order of the tasks. The processes end with the iterator (``close()``).

    Raises
    ------
    RubricError
        If the rubric is invalid.
    ModelError
        If the model cannot be loaded.
    CrashedError
        If processes end before they have begun.
    """
    from eiascore.batch.worker import prepare, work  # all that scores: not for those who only hand out

    prepare(options)
    if workers == 0:
        yield from (work(task, options) for task in tasks)
        return
    with closing(Crew(options, bounds, workers)) as crew:
        yield from crew.outcomes(tasks)


class Crew:
    """A number of processes that stay from one document to the next.

    Parameters
    ----------
    options : Options
        How documents are scored.
    bounds : Bounds
        What each of them may cost.
    workers : int
        Number of processes; each is started when there is a document for it.
    """

    def __init__(self, options: Options, bounds: Bounds, workers: int) -> None:
        self._heard: SimpleQueue[tuple[Process, bytes]] = SimpleQueue()
        self._seats = [_Seat(options, bounds, self._heard) for _ in range(workers)]

    def outcomes(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield what becomes of each task, as they are done; call it anew only when all of them are."""
        waiting = iter(tasks)
        while not self._heard.empty():  # a process may have ended since the last call
            self._settled()
        self._begin(waiting)
        while any(seat.busy for seat in self._seats):
            settled = self._settled()
            self._begin(waiting)  # before anything is handed out: nobody waits while the outcomes are put away
            yield from settled

    def close(self) -> None:
        """End all processes."""
        for seat in self._seats:
            seat.close()

    def _begin(self, waiting: Iterator[Task]) -> None:
        idle = [seat for seat in self._seats if not seat.busy]
        for seat, task in zip(idle, waiting, strict=False):  # takes no task that it has no seat for
            seat.begin(task)

    def _settled(self) -> list[Outcome]:
        """Return what came to an end, often nothing, after waiting for a word or for the next bound of time."""
        soonest = min((seat.until for seat in self._seats if seat.busy), default=0.0)
        try:
            # A second at most: Windows tells of Ctrl-C only between two waits.
            process, line = self._heard.get(timeout=min(max(soonest - time.monotonic(), 0), 1))
        except Empty:
            overdue = [seat.overdue() for seat in self._seats if seat.busy and seat.until <= time.monotonic()]
            return [outcome for outcome in overdue if outcome]
        # The last words of a process that was replaced meanwhile are for no seat.
        heard = [seat.heard(line) for seat in self._seats if seat.process is process]
        return [outcome for outcome in heard if outcome]


class _Seat:
    """Where one document at a time is scored, by a process that another takes the place of when it ends."""

    def __init__(self, options: Options, bounds: Bounds, heard: SimpleQueue[tuple[Process, bytes]]) -> None:
        self._options, self._bounds, self._heard = options, bounds, heard
        self._task: Task | None = None
        self._tries = 0
        self._starts = 0
        self._ready = False
        self.process: Process | None = None
        self.until = 0.0

    @property
    def busy(self) -> bool:
        return self._task is not None

    def begin(self, task: Task) -> None:
        self._task, self._tries = task, 0
        self._try()

    def heard(self, line: bytes) -> Outcome | None:
        """Return the outcome where there is one; after a first failure the task is begun again."""
        if not self.busy:  # killed between two documents: the next one gets another
            self.close()
            return None
        if line == READY:
            self._ready, self._starts = True, 0
            self.until = time.monotonic() + self._bounds.seconds
            return None
        if not line.endswith(b"\n"):  # it ended, in the midst of an answer or before
            return self._ended()
        outcome = replace(from_line(line), tries=self._tries)
        return self._failed(outcome) if outcome.code == TooMuchMemoryError.code else self._done(outcome)

    def overdue(self) -> Outcome | None:
        """Return the outcome of a task whose time is over, if it is not begun again."""
        limit = f"{self._bounds.seconds:g} seconds"
        return self._failed(self._with(_too_slow(self._name, limit))) if self._ready else self._ended()

    def close(self) -> None:
        """End the process."""
        if self.process:
            self.process.end()
        self.process, self._task = None, None

    @property
    def _name(self) -> str:
        return self._task.reference.name if self._task else ""

    def _try(self) -> None:
        assert self._task is not None  # noqa: S101
        self._tries += 1
        if self.process is None:
            self._ready = False
            self.process = Process(self._options, self._bounds, lambda process, line: self._heard.put((process, line)))
        self.until = time.monotonic() + (self._bounds.seconds if self._ready else START)
        self.process.begin(self._task)

    def _ended(self) -> Outcome | None:
        assert self.process is not None  # noqa: S101
        status = self.process.end()
        if _XCPU and status == -_XCPU:
            limit = f"{self._bounds.cpu_seconds:g} seconds of the processor"
            return self._failed(self._with(_too_slow(self._name, limit)))
        if not self._ready:
            self._start_again(status)
            return None
        return self._failed(self._with(_crashed(self._name, _how(status))))

    def _start_again(self, status: int) -> None:
        """Start another process for the task: that the last one did not come so far is no fault of the document."""
        self._starts += 1
        if self._starts == STARTS:
            raise CrashedError(
                f"The processes that score documents end before they have begun ({_how(status)}).",
                "Is there memory left? `eiascore doctor` tells whether eiascore itself is in order.",
            )
        self.process = None
        self._tries -= 1
        self._try()

    def _failed(self, outcome: Outcome) -> Outcome | None:
        """Replace the process; begin the task again, or give it up with the outcome."""
        assert self._task is not None and self.process is not None  # noqa: S101
        self.process.end()
        self.process = None
        if self._tries == TRIES:
            return self._done(outcome)
        self._try()
        return None

    def _with(self, error: EiaError) -> Outcome:
        assert self._task is not None  # noqa: S101
        return failure(self._task, error, self._tries)

    def _done(self, outcome: Outcome) -> Outcome:
        self._task = None
        return outcome


def failure(task: Task, error: EiaError, tries: int) -> Outcome:
    """Return the outcome of a task whose process could not tell it."""
    return Outcome(task.key, "failed", error_json(task.reference.name, error, indent=None), error.code, tries=tries)


def _how(status: int) -> str:
    """Return in words how a process ended."""
    names = {int(number): number.name for number in signal.Signals}
    return names.get(-status, f"signal {-status}") if status < 0 else f"exit status {status}"


def _too_slow(name: str, limit: str) -> TooSlowError:
    return TooSlowError(f"{name} takes longer than {limit}.", "Allow more, or score the pages of the assessment alone.")


def _crashed(name: str, how: str) -> CrashedError:
    return CrashedError(
        f"The process that read {name} ended without a word ({how}), {TRIES} times.",
        "Open the document, save it again as PDF and score that; where processes are killed for want of memory, use "
        "fewer at a time.",
    )
