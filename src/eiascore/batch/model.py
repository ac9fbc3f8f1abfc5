"""The plain data that the parts of a batch hand to each other; all of it crosses process borders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from eiascore.schema.record import PolicyRecord

Fate = Literal["scored", "failed"]


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """Where a document is, and what it is called in the results.

    Attributes
    ----------
    name : str
        Path below the folder that was named, with "/"; inside an archive ``archive.zip/path``. It is the only one of
        its plan, and what every table calls the document.
    place : str
        Path of the file, or its address such as ``s3://bucket/a.pdf``.
    member : str
        Name inside the archive at ``place``; "" where it is no archive.
    size : int
        Bytes; -1 where it is not known before reading.
    modified : float
        Seconds since 1970; 0 where it is not known.
    """

    name: str
    place: str
    member: str = ""
    size: int = -1
    modified: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """A document to score: one for each content, whatever the number of files that hold it.

    Attributes
    ----------
    key : str
        Names its result: a hash of content, rubric, model, version and options.
    reference : Reference
        The first of its files, in the order of names.
    sha256 : str
        Hash of the content when it was planned.
    record : PolicyRecord
        What the list beside the documents says of its policy.
    """

    key: str
    reference: Reference
    sha256: str
    record: PolicyRecord = field(default_factory=PolicyRecord)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file that holds what another one holds: ``of`` is the name of the one that is scored."""

    name: str
    of: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in the folder that is no document to read, and why.

    ``code`` is a word for tables, such as ``symlink_loop``; ``what`` and ``todo`` are for the reader. ``failed`` tells
    what should have been read (an unreadable file) from what is rightly left alone (a picture, a lock file).
    """

    name: str
    code: str
    what: str
    todo: str = ""
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is about, each part in the order of names."""

    tasks: tuple[Task, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How every document of a run is scored; text only, so that it can be written down and hashed.

    Attributes
    ----------
    rubric : str
        Name of a rubric or path of a YAML file.
    profile : str
        As for ``score``.
    model : str
        "" for the classifier that comes along, "none" for the rules alone, else the path of a model.
    ocr : str
        ``auto``, ``never`` or ``always``; "" for what the settings say.
    """

    rubric: str = "psed-2010"
    profile: str = "auto"
    model: str = ""
    ocr: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may cost.

    Attributes
    ----------
    seconds : float
        By the clock.
    cpu_seconds : float
        Of the processor.
    memory : int
        Bytes of the process that reads it.
    """

    seconds: float = 300.0
    cpu_seconds: float = 240.0
    memory: int = 3_000_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task.

    Attributes
    ----------
    key : str
        The task's.
    fate : str
        ``scored`` or ``failed``.
    record : str
        The published JSON of the scorecard on one line, or of the error (see ``report.wire.error_json``).
    code : str
        The error's, such as ``encrypted``, ``too_slow`` or ``crashed``; "" where it was scored.
    seconds, cpu_seconds : float
        What it cost by the clock and of the processor; 0 where the process did not live to tell.
    pages : int
        Pages read; 0 where the format has none.
    tries : int
        How often it was begun in this run.
    """

    key: str
    fate: Fate
    record: str
    code: str = ""
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    pages: int = 0
    tries: int = 1
