"""Every bad input ends in a score or in an error that is right for it, and nothing else happens on the way."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from eiascore.errors import UnreadableError

from .case import SCORE, Case
from .endings import Ending, read_and_score, table
from .make import make

CODES = {SCORE, UnreadableError.code, *(error.code for error in UnreadableError.__subclasses__())}


@dataclass
class Run:
    cases: list[Case]
    endings: list[Ending]
    asked: list[bytes]
    before: set[Path]
    after: set[Path]

    def ended(self) -> Iterator[tuple[Case, Ending]]:
        return zip(self.cases, self.endings, strict=True)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Read and score all bad inputs beside a server that notes whoever asks it for something."""
    folder = tmp_path_factory.mktemp("hostile")
    with socket.create_server(("127.0.0.1", 0)) as server:
        cases = make(folder / "inputs", f"http://127.0.0.1:{server.getsockname()[1]}")
        before = set(folder.rglob("*"))
        endings = read_and_score([case.path for case in cases])
        # Whoever asked during the run still waits to be let in.
        server.setblocking(False)
        asked = []
        with suppress(BlockingIOError):
            asked.append(server.accept()[0].recv(1_000))
    return Run(cases, endings, asked, before, set(folder.rglob("*")))


def test_there_are_many_kinds(done: Run) -> None:
    assert len(done.cases) >= 150
    assert len({case.path for case in done.cases}) == len(done.cases)
    assert {code for case in done.cases for code in case.endings} <= CODES


def test_each_ends_in_a_score_or_the_right_error(done: Run) -> None:
    wrong = {case.name: (end.ending, end.said) for case, end in done.ended() if end.ending not in case.endings}
    assert wrong == {}, table(done.cases, done.endings)


def test_no_output_runs_shows_or_says_what_it_should_not(done: Run) -> None:
    assert {case.name: end.faults for case, end in done.ended() if end.faults} == {}


def test_libraries_say_nothing(done: Run) -> None:
    assert {case.name: end.noise for case, end in done.ended() if end.noise} == {}


def test_nobody_is_asked_for_anything(done: Run) -> None:
    assert done.asked == []


def test_nothing_is_written(done: Run) -> None:
    assert done.after == done.before


def test_shared_files_are_scored_or_refused(shared: Path) -> None:
    files = sorted(path for path in (shared / "hostile").iterdir() if path.is_file())
    endings = dict(zip((file.name for file in files), read_and_score(files), strict=True))
    assert {name: end.faults for name, end in endings.items() if end.faults or end.noise} == {}
    assert {end.ending for end in endings.values()} <= CODES
