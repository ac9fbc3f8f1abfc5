"""The rules behind the dates, from ``rules.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from eiascore.deadlines.model import Rule


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules by name, the notes that go with every list of dates, and two warnings that many dates share."""

    notes: tuple[str, ...]
    holidays: str
    unverified: str
    by_name: dict[str, Rule]


@cache
def rules() -> Rules:
    """Return the rules, read once.

    Returns
    -------
    Rules
        As ``rules.yaml`` has them.

    Examples
    --------
    >>> rules().by_name["claim_england_wales"].verified
    True
    """
    data = yaml.safe_load(files("eiascore.deadlines").joinpath("rules.yaml").read_text(encoding="utf-8"))
    return Rules(
        notes=tuple(data["notes"]),
        holidays=data["holidays"],
        unverified=data["unverified"],
        by_name={
            name: Rule(**{**given, "warnings": tuple(given["warnings"])}) for name, given in data["rules"].items()
        },
    )
