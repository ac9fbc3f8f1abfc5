"""When garbage is collected."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Collect no garbage within a piece of work, where it was to be collected.

    What the checks find out about a document points to itself and dies with it. A collection on the way frees none of
    it, looks through all that the process has imported, and was a fifth of the time; after the work it is cheap.

    Yields
    ------
    None
        For a ``with`` statement.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
