"""One document of a batch: opened, checked, scored, and told of as text whatever happens."""

from __future__ import annotations

import errno
import hashlib
import time
import traceback
from contextlib import nullcontext
from pathlib import Path
from typing import cast

from eiascore.batch.content import opened
from eiascore.batch.limits import limited, time_used
from eiascore.batch.model import Bounds, Options, Outcome, Task
from eiascore.classifier import DEFAULT_MODEL, LinearModel, loaded_model
from eiascore.errors import ChangedError, EiaError, FaultError, TooMuchMemoryError
from eiascore.report.wire import error_json, to_json
from eiascore.rubric import Rubric, load_rubric
from eiascore.schema import Scorecard
from eiascore.scoring import score
from eiascore.settings import Ocr

_PACKAGE = Path(__file__).parents[1]


def prepare(options: Options) -> tuple[Rubric, LinearModel | None]:
    """Load the rubric and the classifier that the options name; once a process, however often it is called.

    Parameters
    ----------
    options : Options
        How the documents are scored.

    Returns
    -------
    tuple of Rubric and LinearModel or None
        Both as ``score`` takes them.

    Raises
    ------
    RubricError
        If the rubric is invalid.
    ModelError
        If the model cannot be loaded.

    Examples
    --------
    >>> rubric, model = prepare(Options(model="none"))
    >>> rubric.id, model
    ('psed-2010', None)
    """
    model = None if options.model == "none" else loaded_model(options.model or DEFAULT_MODEL)
    return load_rubric(options.rubric), model


def work(task: Task, options: Options, bounds: Bounds | None = None) -> Outcome:
    """Score a document; nothing that is wrong with it raises.

    Parameters
    ----------
    task : Task
        The document and the hash that it had when it was planned.
    options : Options
        How it is scored.
    bounds : Bounds, optional
        What it may cost. A process that uses more processor time is ended, so that it should have no other work; None
        sets no limit. The time by the clock is for those to keep who started the process.

    Returns
    -------
    Outcome
        The scorecard or the error as published JSON on one line.
    """
    begun, used = time.perf_counter(), time_used()
    error: EiaError | None = None
    record, pages = "", 0
    with limited(bounds) if bounds else nullcontext(lambda: False) as short_of_memory:
        try:
            card = _scored(task, options)
            record, pages = to_json(card, indent=None), len(card.document.pages)
        except Exception as problem:
            error = problem if isinstance(problem, EiaError) else _fault(problem, task.reference.name)
            if _is_memory(problem) or short_of_memory():
                error = _too_much_memory(task.reference.name, bounds)
    return Outcome(
        key=task.key,
        fate="failed" if error else "scored",
        record=error_json(task.reference.name, error, indent=None) if error else record,
        code=error.code if error else "",
        seconds=round(time.perf_counter() - begun, 3),
        cpu_seconds=round(time_used() - used, 3),
        pages=pages,
    )


def _scored(task: Task, options: Options) -> Scorecard:
    data = opened(task.reference)
    if hashlib.sha256(data).hexdigest() != task.sha256:
        raise ChangedError(
            f"{task.reference.name} is not what it was when the batch was planned.",
            "Run the batch again when nothing writes to the folder any more; what is done is kept.",
        )
    rubric, model = prepare(options)
    return score(
        data,
        name=task.reference.name,
        rubric=rubric,
        profile=options.profile,
        model=model,
        ocr=cast(Ocr, options.ocr) if options.ocr else None,
        record=task.record,
    )


def _is_memory(problem: Exception) -> bool:
    return isinstance(problem, MemoryError) or (isinstance(problem, OSError) and problem.errno == errno.ENOMEM)


def _fault(problem: Exception, name: str) -> FaultError:
    """Return what a fault means to the reader; its own text may hold text of the document and is left out."""
    frames = [(Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(problem.__traceback__)]
    places = [
        f"{path.relative_to(_PACKAGE.parent).as_posix()}, line {line}"
        for path, line in frames
        if path.is_relative_to(_PACKAGE)
    ]
    return FaultError(
        f"{name} met a fault in eiascore: {type(problem).__name__} at {places[-1]}.",
        "Please report it with the version of eiascore, and with the document where it may be shared.",
    )


def _too_much_memory(name: str, bounds: Bounds | None) -> TooMuchMemoryError:
    """Return the error for a document that takes more memory than there is, or than a batch allows."""
    limit = f"the {bounds.memory / 1e6:,.0f} MB that a document may take" if bounds else "there is"
    return TooMuchMemoryError(
        f"{name} takes more memory than {limit}.", "Allow more of it, or score the pages of the assessment alone."
    )
