"""The base of all data here."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Base of all data here: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
