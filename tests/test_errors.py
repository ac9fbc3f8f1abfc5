"""Errors: what is wrong and what to do next, the same on the other side of a process border."""

from __future__ import annotations

import inspect
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import eiascore
from eiascore import errors
from eiascore.errors import EiaError, EncryptedError, NotADocumentError

CLASSES = [c for c in vars(errors).values() if inspect.isclass(c) and issubclass(c, EiaError)]


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_survives_pickling(kind: type[EiaError]) -> None:
    error = kind("a.pdf is odd.", "Look at it.")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert (again.what, again.todo, str(again)) == ("a.pdf is odd.", "Look at it.", "a.pdf is odd. Look at it.")
    assert (again.code, again.exit_status) == (kind.code, kind.exit_status)


def test_codes_are_distinct_and_statuses_are_those_of_the_table() -> None:
    assert len({c.code for c in CLASSES}) == len(CLASSES)
    assert {c.exit_status for c in CLASSES} == {2, 4, 5, 70}


def test_an_error_may_leave_open_what_to_do() -> None:
    assert str(EncryptedError("a.pdf has a password.")) == "a.pdf has a password."


def test_an_error_of_a_worker_process_is_the_error_here(tmp_path: Path) -> None:
    path = tmp_path / "noise.bin"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(NotADocumentError) as here:
        eiascore.read(path)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool, pytest.raises(NotADocumentError) as there:
        pool.submit(eiascore.read, path).result()
    assert str(there.value) == str(here.value)
    assert there.value.todo
