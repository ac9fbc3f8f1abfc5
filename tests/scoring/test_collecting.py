"""Garbage is collected again after a piece of work, whatever became of it."""

from __future__ import annotations

import gc

import pytest

from eiascore.scoring.collecting import collecting_later


def test_collection_rests_within_and_goes_on_after() -> None:
    assert gc.isenabled()
    with collecting_later():
        assert not gc.isenabled()
        with collecting_later():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="amiss"), collecting_later():
        raise ValueError("amiss")
    assert gc.isenabled()
