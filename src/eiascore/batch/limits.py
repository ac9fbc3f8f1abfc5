"""What a document may cost a process: kept by the operating system, so that it holds in C code as well."""

from __future__ import annotations

import math
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from eiascore.batch.model import Bounds

try:
    import resource
except ImportError:  # Windows, where the clock alone limits a document
    resource = None  # type: ignore[assignment]


@contextmanager
def limited(bounds: Bounds) -> Iterator[Callable[[], bool]]:
    """Bound the processor time and the memory of this process for a piece of work.

    Beyond its processor time the process is ended by the system (SIGXCPU): an exception would wait for C code to
    return. Beyond its memory an allocation fails, told as ``MemoryError``; this is kept on Linux only.

    Parameters
    ----------
    bounds : Bounds
        What the work may cost, beside what the process has used before.

    Yields
    ------
    callable
        Tells whether this process, in this work or before, has come near to the bound on memory: what fails then may
        have failed for want of it, whatever the library at fault says (to lxml the file is broken).
    """
    if resource is None:
        yield lambda: False
        return
    wanted = {resource.RLIMIT_CPU: math.ceil(sum(os.times()[:2]) + bounds.cpu_seconds), resource.RLIMIT_CORE: 0}
    mapped, most = 0, 0
    if sys.platform == "linux":
        mapped, most = _mapped(bounds.memory)
        wanted[resource.RLIMIT_AS] = most
    before = {kind: resource.getrlimit(kind) for kind in wanted}
    try:
        for kind, limit in wanted.items():
            hard = before[kind][1]
            resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
        yield lambda: _peak() > (mapped + most) / 2
    finally:
        for kind, limits in before.items():
            resource.setrlimit(kind, limits)


def time_used() -> float:
    """Return the processor time that this process and the programs that it ran have used, in seconds."""
    return sum(os.times()[:4])


def _mapped(memory: int) -> tuple[int, int]:
    """Return the address space now, and the one at which no more than ``memory`` can be in use.

    Libraries map far more than they use, so that what is mapped now stays allowed.
    """
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
    mapped, used = (int(count) * os.sysconf("SC_PAGE_SIZE") for count in pages[:2])
    return mapped, mapped + max(memory - used, 0)


def _peak() -> int:
    """Return the largest address space that this process has had, in bytes; 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    found = re.search(r"^VmPeak:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"), re.MULTILINE)
    return int(found[1]) * 1024 if found else 0
