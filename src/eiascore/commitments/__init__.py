"""Commitments: what an action plan or an assessment promises, by whom and by when, and how far that can be checked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from eiascore.commitments.compare import Change, compare
from eiascore.commitments.frames import to_frame
from eiascore.commitments.model import CAUTION, ISSUES, Commitment, Grades

if TYPE_CHECKING:
    import os
    from typing import BinaryIO

    from eiascore.schema import Document

__all__ = ["CAUTION", "ISSUES", "Change", "Commitment", "Grades", "commitments", "compare", "to_frame"]


def commitments(
    source: str | os.PathLike[str] | bytes | BinaryIO | Document,
    *,
    name: str | None = None,
    published: date | None = None,
    **how: Any,
) -> tuple[Commitment, ...]:
    r"""Return what a document promises to do: each action with its owner and timing, and what is wrong with them.

    Parameters
    ----------
    source : str, Path, bytes, binary file or Document
        An action plan, or an assessment with a table of actions.
    name : str, optional
        What to call the document.
    published : date, optional
        When the plan was published; by default the date on its first page, where it bears one.
    **how
        Further options of ``eiascore.read``: ``pages``, ``ocr``.

    Returns
    -------
    tuple of Commitment
        In the order of the document; empty where it promises nothing that can be told from its layout.

    Raises
    ------
    UnreadableError
        The file cannot be read.

    Examples
    --------
    >>> plan = b"# Action plan\n\n| Action | Owner | Timing |\n|---|---|---|\n" \
    ...     b"| Publish stop and search data every quarter | Data team | Q1 2025/26 and ongoing |\n" \
    ...     b"| Scope training | | Q3 2024/25 - Q4 |\n"
    >>> for found in commitments(plan, name="plan.md"):
    ...     print(found.action, found.start, found.end, found.issues)
    Publish stop and search data every quarter 2025-04-01 None ('no_indicator',)
    Scope training 2024-10-01 None ('timing_truncated', 'no_owner', 'no_indicator', 'scope_only')
    """
    from eiascore.checks import DocumentView
    from eiascore.commitments.extract import extract
    from eiascore.reading import read
    from eiascore.rubric import load_rubric
    from eiascore.schema import Document

    document = source if isinstance(source, Document) else read(source, name=name, **how)
    return extract(DocumentView(document, load_rubric("psed-2010").index), published)
