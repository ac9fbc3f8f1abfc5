"""Names that stay the same: the same thing has the same GUID in every export, and a date that the scorecard gives."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid5

_OURS = UUID("6f0f4f0e-7a57-5d3c-9b7e-3c1f6a1c2c55")  # drawn once, for eiascore alone


def guid(*parts: str | int) -> str:
    """Return the GUID of a thing: of its kind and of what sets it apart.

    Examples
    --------
    >>> guid("user", "eiascore") == guid("user", "eiascore")
    True
    """
    # Lengths in front, so that no two lists of parts run together into one name.
    return str(uuid5(_OURS, "".join(f"{len(str(part))}:{part}" for part in parts)))


def moment(created: str) -> datetime | None:
    """Return the time in a scorecard, in UTC; None where it holds none.

    Examples
    --------
    >>> moment("2026-01-01T12:00:00+01:00").isoformat(), moment("yesterday")
    ('2026-01-01T11:00:00+00:00', None)
    """
    try:
        found = datetime.fromisoformat(created)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None
