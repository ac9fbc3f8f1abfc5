"""A process that scores documents one by one: the inside of it (``serve``), and the handle that others hold on it.

Tasks go in by standard input, an outcome comes back by standard output as a line of JSON: a process that a hostile
document took over can give back a wrong line, but has nothing unpickled and cannot reach the pipe of another one.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from eiascore.batch.model import Bounds, Options, Outcome, Task
from eiascore.errors import EiaError, TooMuchMemoryError

READY = b"\n"
ENDED = b""  # and what else has no newline: cut off by its end
IDLE = 600.0  # seconds that a process waits for its next document: a cluster's may be forgotten
_START = "from eiascore.batch.process import serve; serve()"


class Process:
    """A process for documents, in a group of its own so that Ctrl-C and its own programs are ours to handle.

    Parameters
    ----------
    options : Options
        How it scores.
    bounds : Bounds
        What a document may cost.
    hear : callable
        Called from another thread with each line of its answers: ``READY``, outcomes, and ``ENDED`` for its end.
    """

    def __init__(self, options: Options, bounds: Bounds, hear: Callable[[Process, bytes], object]) -> None:
        self._hear = hear
        self._process = subprocess.Popen(  # noqa: S603
            # -P: the folder that a batch is started in may be the one with the documents; nothing is imported from it.
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries complain there, and quote the document
            env=_environment(),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._send((options, bounds))
        Thread(target=self._listen, daemon=True).start()

    @property
    def pid(self) -> int:
        """Return its number in the system."""
        return self._process.pid

    def begin(self, task: Task) -> None:
        """Hand it a task; that it is no longer alive is heard as ``ENDED``."""
        self._send(task)

    def end(self) -> int:
        """End it at once with the programs that it started, and return the exit status that it ended with."""
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self.pid, signal.SIGKILL)
            else:
                self._process.kill()
        status = self._process.wait()
        with suppress(OSError):
            self._in.close()
        return status

    @property
    def _in(self) -> IO[bytes]:
        assert self._process.stdin is not None  # noqa: S101
        return self._process.stdin

    def _send(self, what: object) -> None:
        with suppress(OSError):
            pickle.dump(what, self._in)
            self._in.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101
        with self._process.stdout as lines:
            for line in lines:
                self._hear(self, line)
        self._hear(self, ENDED)


def _environment() -> dict[str, str]:
    """Return the environment of a process: it imports what this one does, and counts on one processor."""
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return one | os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def serve() -> None:
    """Score the tasks that come by standard input, until its end or until memory ran out."""
    from eiascore.batch.worker import prepare, work

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: SimpleQueue[Task] = SimpleQueue()
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
        options, bounds = pickle.load(sys.stdin.buffer)  # noqa: S301
        with suppress(EiaError):  # met again, and told, with each document
            prepare(options)
        gc.collect()
        gc.freeze()
        Thread(target=_take, args=(tasks,), daemon=True).start()
        answers.write(READY)
        answers.flush()
        code = ""
        with suppress(Empty):
            while code != TooMuchMemoryError.code:
                outcome = work(tasks.get(timeout=IDLE), options, bounds)
                code = outcome.code
                answers.write(as_line(outcome))
                answers.flush()


def _take(tasks: SimpleQueue[Task]) -> None:
    """Take in tasks; where nobody is left to send any, end all of it, in the midst of a document too."""
    with suppress(EOFError, OSError):
        while True:
            tasks.put(pickle.load(sys.stdin.buffer))  # noqa: S301
    if hasattr(os, "killpg"):
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(0)


def as_line(outcome: Outcome) -> bytes:
    """Return an outcome as a line of JSON."""
    return json.dumps(asdict(outcome)).encode("ascii") + b"\n"


def from_line(line: bytes) -> Outcome:
    """Return the outcome that a line holds.

    Examples
    --------
    >>> from_line(as_line(Outcome(key="k", fate="failed", record="{}", code="empty"))).code
    'empty'
    """
    return Outcome(**json.loads(line))
