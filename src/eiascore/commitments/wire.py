"""Commitments and changes -> JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from eiascore.commitments.compare import KINDS, Change
from eiascore.commitments.model import CAUTION, ISSUES, Commitment


def to_json(found: Sequence[Commitment], document: str, as_of: date | None = None, *, indent: int | None = 2) -> str:
    """Return the commitments of a document as JSON.

    Parameters
    ----------
    found : sequence of Commitment
        Its commitments.
    document : str
        Its name.
    as_of : date, optional
        The day to look from for ``past_end``, which is null without it.
    indent : int, optional
        None writes one line.

    Returns
    -------
    str
        An object with ``document``, ``commitments`` and what the issues mean.
    """
    record = {
        "schema": "eiascore/commitments/v1",
        "document": document,
        "as_of": as_of.isoformat() if as_of else None,
        "caution": CAUTION,
        "issues": _meanings(ISSUES, (issue for one in found for issue in one.issues)),
        "commitments": [_commitment(one, as_of) for one in found],
    }
    return json.dumps(record, ensure_ascii=False, indent=indent)


def changes_json(changes: Sequence[Change], documents: tuple[str, str], *, indent: int | None = 2) -> str:
    """Return the changes between two versions of a plan as JSON.

    Parameters
    ----------
    changes : sequence of Change
        What ``compare`` returned.
    documents : tuple of str
        Names of the earlier and the later version.
    indent : int, optional
        None writes one line.

    Returns
    -------
    str
        An object with ``documents``, ``changes`` and what the kinds mean.
    """
    record = {
        "schema": "eiascore/commitment-changes/v1",
        "documents": list(documents),
        "caution": CAUTION,
        "kinds": _meanings(KINDS, (kind for change in changes for kind in change.kinds)),
        "changes": [
            {
                "kinds": list(change.kinds),
                "days": change.days,
                "likeness": round(change.likeness),
                "before": _commitment(change.before) if change.before else None,
                "after": _commitment(change.after) if change.after else None,
            }
            for change in changes
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=indent)


def _meanings(catalogue: dict[Any, str], used: Iterable[str]) -> dict[str, str]:
    seen = set(used)
    return {name: means for name, means in catalogue.items() if name in seen}


def _commitment(one: Commitment, as_of: date | None = None) -> dict[str, Any]:
    record = one.model_dump(mode="json", exclude={"document"})
    record["grades"] |= {"grade": one.grades.grade, "others": one.grades.others, "weakest": one.grades.weakest}
    record["past_end"] = None if as_of is None else one.is_past(as_of)
    return record
