"""What a bad input is, and the honest text that most of them hold beside what is bad about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SCORE = "score"  # how a file may end beside the codes of the errors

SENTENCES = (
    "Equality impact assessment of the library opening hours.",
    "We asked forty disabled residents of Elm Ward in May 2024 what they thought of the change.",
    "They told us that the ramp is too steep and that the bus no longer stops outside on Sundays.",
    "As a result we moved the entrance and kept the Saturday hours that carers rely on.",
    "Of the 1,240 members of the library 23% are aged over 65, against 18% of the ward.",
    "The head of service will review the effect of the change on each group in March 2026.",
)
PROSE = " ".join(SENTENCES)
MARKER = "the marker file was read"


@dataclass(frozen=True)
class Where:
    """What inputs that try to reach out point at: a file that may not be read, and an address that nobody may ask."""

    marker: Path
    address: str = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Bad:
    """One bad input: its file name tells the format, ``endings`` how reading and scoring it may end."""

    name: str
    data: bytes
    endings: frozenset[str]


@dataclass(frozen=True)
class Case:
    """A bad input on disk."""

    kind: str
    path: Path
    endings: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.path.name}"


Maker = Callable[[Where], list[Bad]]


def bad(name: str, data: bytes | str, *endings: str) -> Bad:
    return Bad(name, data.encode() if isinstance(data, str) else data, frozenset(endings or (SCORE,)))
