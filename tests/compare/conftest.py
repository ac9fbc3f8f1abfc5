"""Two versions of a specimen, and a document that is out to do harm."""

from __future__ import annotations

import pytest
from versions import HOSTILE, NEWER, edited

import eiascore
from eiascore.compare import compare
from eiascore.schema import Scorecard
from inprocess import command  # noqa: F401  # a fixture


@pytest.fixture(scope="session")
def older_text(specimens) -> str:
    return (specimens / "source" / "middling-council-form.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def older(older_text) -> Scorecard:
    return eiascore.score(older_text.encode(), name="draft.md")


@pytest.fixture(scope="session")
def newer(older_text) -> Scorecard:
    return eiascore.score(edited(older_text, NEWER).encode(), name="final.md")


@pytest.fixture(scope="session")
def comparison(older, newer):
    return compare([older, newer])


@pytest.fixture(scope="session")
def hostile() -> tuple[Scorecard, Scorecard]:
    name = "=cmd|'/c calc'!A1\u202e<img src=x>\x1b[31m.md"
    old = eiascore.score(HOSTILE.encode(), name=name, profile="england")
    later = edited(
        HOSTILE, {"40 disabled": "45 disabled", "1 May 2025": "1 June 2025", "| Disability | =HYP": "| -1 | HYP"}
    )
    new = eiascore.score(later.encode(), name=f"{name}2", profile="england")
    return old, new
