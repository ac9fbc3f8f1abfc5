"""The plain data of a register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["assessment", "other_document", "unreadable", "several_fit", "none_among_files"]

STATUSES: dict[Status, str] = {
    "assessment": "an assessment is among the files",
    "other_document": "a file is there, and it is no assessment that can be graded",
    "unreadable": "a file is there, and it could not be read",
    "several_fit": "several files fit the name: say which in the column document",
    "none_among_files": "no assessment was among the files given",
}
CAUTION = (
    "“No assessment was among the files given” does not mean that none was made: it may not be published, may have "
    "another "
    "name, or may have been left out of the folder."
)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of a list: its name, the body, its dates, and the document where the list names one."""

    name: str
    body: str = ""
    decided: date | None = None
    implemented: date | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What the files show of a policy.

    Attributes
    ----------
    policy : Policy
        The entry of the list.
    status : str
        One of ``STATUSES``.
    document : str
        The file; the names of all that fit where there are several.
    matched : str
        How it was matched: "by document", or "by likeness of names" with its size from 0 to 100; "" where it was not.
    kind, letter : str
        What the document is, and its letter.
    assessed, published : date or None
        When, as far as the document or the results say; the last day where it is a span.
    assessed_says, published_says : str
        The words for it and where they stand.
    assessed_when, published_when : str
        Set against the decision, in words; "" where one of the two is not known.
    """

    policy: Policy
    status: Status
    document: str = ""
    matched: str = ""
    kind: str = ""
    letter: str = ""
    assessed: date | None = None
    assessed_says: str = ""
    assessed_when: str = ""
    published: date | None = None
    published_says: str = ""
    published_when: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A row for each policy in the order of the list, and the files that belong to none."""

    rows: tuple[Row, ...]
    unmatched: tuple[str, ...] = ()
