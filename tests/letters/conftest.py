"""Scorecards to write letters about."""

from __future__ import annotations

import pytest
from word_files import NAMES

import eiascore
from eiascore.report.wire import to_wire
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard


@pytest.fixture(scope="session")
def scored(specimens) -> dict[str, Scorecard]:
    return {name: eiascore.score(specimens / name) for name in NAMES}


@pytest.fixture(scope="session")
def weak(scored) -> WireScorecard:
    return to_wire(scored["weak-ministerial-statement.pdf"])


@pytest.fixture(scope="session")
def scottish(scored) -> WireScorecard:
    return to_wire(scored["two-column-annex-scotland.pdf"])
