"""Commands run in the process of the test."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from eiascore.cli.main import run


class Done(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


@pytest.fixture
def command(capsys):
    """Return a function that runs a command in this process, which costs no start."""

    def start(*arguments: object) -> Done:
        with pytest.raises(SystemExit) as left:
            run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Done(int(left.value.code or 0), out, err)

    return start
