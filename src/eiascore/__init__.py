"""eiascore: reads a published UK Equality Impact Assessment and returns a scorecard that stands on quotations.

The public verbs are imported when first used, so that ``import eiascore`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eiascore.batch.folder import score_folder
    from eiascore.reading import read
    from eiascore.reading.shared import mark_shared
    from eiascore.report.redact import redacted
    from eiascore.rubric import load_rubric
    from eiascore.schema import Document, PolicyRecord, Scorecard
    from eiascore.scoring import score
    from eiascore.version import __version__

__all__ = [
    "Document",
    "PolicyRecord",
    "Scorecard",
    "__version__",
    "load_rubric",
    "mark_shared",
    "read",
    "redacted",
    "score",
    "score_folder",
]

_HOMES = {
    "read": "eiascore.reading",
    "mark_shared": "eiascore.reading.shared",
    "load_rubric": "eiascore.rubric",
    "redacted": "eiascore.report.redact",
    "score": "eiascore.scoring",
    "score_folder": "eiascore.batch.folder",
    "Document": "eiascore.schema",
    "PolicyRecord": "eiascore.schema",
    "Scorecard": "eiascore.schema",
    "__version__": "eiascore.version",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'eiascore' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
