"""The public interface stands in ``public_api.txt``: a change to it is a decision and shows in review.

After a change that is meant: ``python tests/contracts/test_public_api.py`` writes the file anew.
"""

from __future__ import annotations

import inspect
from pathlib import Path

import eiascore
from eiascore import errors
from eiascore.cli.main import COMMANDS
from eiascore.cli.score import Format
from eiascore.report.tables import COLUMNS
from eiascore.schema import document, finding, scorecard
from eiascore.schema.frozen import Frozen
from eiascore.settings import Settings

SNAPSHOT = Path(__file__).with_name("public_api.txt")


def described() -> str:
    lines = ["# Verbs"]
    for name in sorted(eiascore.__all__):
        member = getattr(eiascore, name)
        lines.append(
            f"eiascore.{name}{inspect.signature(member)}" if inspect.isfunction(member) else f"eiascore.{name}"
        )
    lines.append("\n# Data")
    for module in (document, finding, scorecard):
        for name, member in sorted(vars(module).items()):
            if inspect.isclass(member) and issubclass(member, Frozen) and member.__module__ == module.__name__:
                lines.append(f"{name}({', '.join(member.model_fields)})")
    lines.append("\n# Errors: code, exit status")
    for name, member in sorted(vars(errors).items()):
        if inspect.isclass(member) and issubclass(member, errors.EiaError):
            lines.append(f"{name} {member.code} {member.exit_status}")
    lines += ["\n# Settings", *(f"EIASCORE_{name.upper()}={f.default}" for name, f in Settings.model_fields.items())]
    lines += ["\n# Command line", f"commands {' '.join(COMMANDS)}", f"formats {' '.join(Format)}"]
    lines += ["\n# Columns", " ".join(COLUMNS)]
    return "\n".join(lines) + "\n"


def test_the_public_interface_is_as_written_down() -> None:
    assert described() == SNAPSHOT.read_text(encoding="utf-8")


def test_every_public_verb_is_there_and_documented() -> None:
    for name in eiascore.__all__:
        assert getattr(eiascore, name).__doc__
    assert sorted(eiascore.__all__) == dir(eiascore)


if __name__ == "__main__":
    SNAPSHOT.write_text(described(), encoding="utf-8")
