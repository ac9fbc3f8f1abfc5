"""Sets of places kept as numbers: many and few bits, in short and long numbers, are read back alike."""

from __future__ import annotations

import pytest

from eiascore.checks.sets import as_number, numbers_of


@pytest.mark.parametrize("step", [1, 7, 39, 41, 500])
@pytest.mark.parametrize("length", [1, 63, 1_000, 20_000])
def test_the_bits_that_were_set_are_read_back_in_order(step: int, length: int) -> None:
    places = list(range(step - 1, length, step))
    assert numbers_of(as_number(places)) == places
