"""Scored specimens."""

from __future__ import annotations

from pathlib import Path

import pytest
from qda_files import scored

from eiascore.schema import Scorecard


@pytest.fixture(scope="session")
def police(specimens: Path) -> Scorecard:
    return scored(specimens / "strong-police-search.pdf")


@pytest.fixture(scope="session")
def council(specimens: Path) -> Scorecard:
    return scored(specimens / "middling-council-form.odt")
