"""A loaded rubric as text and back: no YAML, no validation, no parsing of cues when it is read again.

The text is JSON, and only the classes of rubrics are built from it: it can hold nothing that runs.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import from_json

from eiascore.checks import CHECKS, Concept
from eiascore.rubric import store
from eiascore.rubric.caps import Allowed, CapRule
from eiascore.rubric.criterion import Criterion, Level, Limit, Need, Reason, Rule
from eiascore.rubric.model import Dimension, Rubric
from eiascore.rubric.profile import Change, Profile, When
from eiascore.version import __version__

_CLASS, _NUMBERED = "class", "numbered"
_FORMAT = 1


def load(path: Path, files: Sequence[Path]) -> Rubric | None:
    """Return the rubric that was kept for a file.

    Parameters
    ----------
    path : Path
        The main file of the rubric.
    files : sequence of Path
        The files of its profiles and concepts.

    Returns
    -------
    Rubric or None
        None where none was kept or a file has changed since.
    """
    text = store.read_text(_name(path), path, files)
    if text is None:
        return None
    try:
        return restore(text)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def keep(path: Path, included: Sequence[Path], files: Sequence[Path], rubric: Rubric) -> None:
    """Keep a valid rubric, where it comes back as it was.

    Parameters
    ----------
    path : Path
        The main file of the rubric.
    included, files : sequence of Path
        The other files that it was made from: those that it includes, and those that ``load`` is given.
    rubric : Rubric
        The rubric.
    """
    try:
        text = dump(rubric)
        whole = restore(text) == rubric
    except (ValueError, TypeError, KeyError, AttributeError):
        return
    if whole:
        store.keep_text(_name(path), [path, *included, *files], text)


def dump(rubric: Rubric) -> str:
    """Return a rubric as text.

    Raises
    ------
    TypeError
        If it holds a value that JSON and this module know nothing of.
    """
    fields = {name: _plain(getattr(rubric, name)) for name in Rubric.model_fields if name != "concepts"}
    wordings = dict.fromkeys(cue for c in rubric.concepts.values() for cue in (*c.cues, *c.exceptions))
    cues = dict.fromkeys(rubric.table["cues"])
    table = {name: part for name, part in rubric.table.items() if name != "cues"}
    numbers = {wording: number for number, wording in enumerate(cues | wordings)}
    concepts = [
        [c.name, [numbers[cue] for cue in c.cues], [numbers[cue] for cue in c.exceptions]]
        for c in rubric.concepts.values()
    ]
    data = {"fields": fields, "concepts": concepts, "wordings": list(numbers), "cues": len(cues), "table": table}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def restore(text: str) -> Rubric:
    """Return the rubric of a text that ``dump`` wrote."""
    data = from_json(text)
    wordings = data["wordings"]
    concepts = {
        name: Concept(name, tuple([wordings[i] for i in cues]), tuple([wordings[i] for i in exceptions]))
        for name, cues, exceptions in data["concepts"]
    }
    rubric = Rubric.model_construct(concepts=concepts, **{name: _live(value) for name, value in data["fields"].items()})
    rubric.keep_table(data["table"] | {"cues": wordings[: data["cues"]]})
    return rubric


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        kind = type(value)
        if _classes().get(kind.__name__) is not kind:
            raise TypeError(f"{kind} is no part of a rubric")
        # Fields alone: what a rubric has worked out since, such as its index, is kept beside them.
        given = {
            name: item for name in kind.model_fields if (item := getattr(value, name)) != _defaults(kind).get(name, ...)
        }
        return {_CLASS: kind.__name__} | {name: _plain(item) for name, item in given.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if type(value) is dict:
        if all(type(key) is int for key in value):
            return {_CLASS: _NUMBERED} | {str(key): _plain(item) for key, item in value.items()}
        if _CLASS not in value and all(type(key) is str for key in value):
            return {key: _plain(item) for key, item in value.items()}
    elif value is None or type(value) in (str, int, float, bool):
        return value
    raise TypeError(f"{type(value)} is no part of a rubric")


def _live(value: Any) -> Any:
    if type(value) is list:
        return tuple([_live(item) for item in value])
    if type(value) is not dict:
        return value
    name = value.pop(_CLASS, None)
    if name == _NUMBERED:
        return {int(key): _live(item) for key, item in value.items()}
    fields = {key: _live(item) for key, item in value.items()}
    if name is None:
        return fields
    kind = _classes()[name]
    return kind.model_construct(set(fields), **(_defaults(kind) | fields))


@cache
def _classes() -> dict[str, type[BaseModel]]:
    parts = (Dimension, Criterion, Rule, Reason, Need, Level, Limit, CapRule, Allowed, Profile, Change, When)
    own: tuple[type[BaseModel], ...] = parts
    return {kind.__name__: kind for kind in (*own, *(check.options for check in CHECKS.values()))}


@cache
def _defaults(kind: type[BaseModel]) -> dict[str, Any]:
    return {name: field.get_default() for name, field in kind.model_fields.items() if not field.is_required()}


def _name(path: Path) -> str:
    """Return what a rubric is kept as: another name for another file, version, Python or state of the source."""
    package = Path(__file__).parents[1]
    sources = [
        (found.name, found.stat().st_size, found.stat().st_mtime_ns)
        for folder in ("checks", "rubric", "schema")
        for found in sorted((package / folder).glob("*.py"))
    ]
    identity = [_FORMAT, __version__, sys.version, str(path.resolve()), sources]
    return f"rubric-{hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:32]}.json"
