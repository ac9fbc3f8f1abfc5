"""Where the parts of a rubric stand: file and line of criteria, rules, levels, concepts, cues, caps and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[str, int]


class Places:
    """File and line of everything that a problem may stand at.

    Parameters
    ----------
    path : Path
        The main file of a valid rubric.
    concept_files : sequence of Path
        The files of its concepts.
    profile_files : sequence of Path
        Its profiles.
    """

    def __init__(self, path: Path, concept_files: Sequence[Path], profile_files: Sequence[Path] = ()) -> None:
        self._main = path.name
        self._found: dict[str, Place] = {}
        for key, node in _entries(_node(path)):
            if key == "dimensions":
                for dimension in node.value:
                    self._dimension(path, dimension)
            elif key == "relevance":
                self._criterion(path.name, node)
            elif key in ("flags", "sources"):
                self._found |= {name: (path.name, _line(value)) for name, value in _entries(node)}
            elif key == "caps":
                for number, cap in enumerate(node.value, 1):
                    self._found[f"cap {number}"] = (path.name, _line(cap))
        for file in concept_files:
            for name, node in _entries(_node(file)):
                self._concept(file.name, name, node)
        for file in profile_files:
            self._profile(file)

    def of(self, where: str) -> Place:
        """Return file and line of a part, those of the nearest part around it where it is not known."""
        cap = re.match(r"cap \d+", where)
        for name in (where, cap[0] if cap else "", where.split(".")[0], where.split(":")[0]):
            if name in self._found:
                return self._found[name]
        return self._main, 0

    def _dimension(self, path: Path, node: Any) -> None:
        parts = dict(_entries(node))
        if "id" in parts:
            self._found[parts["id"].value] = (path.name, _line(node))
        part, criteria = path, parts.get("criteria")
        if "include" in parts:
            part = path.parent / str(parts["include"].value)
            criteria = _node(part)
        for criterion in criteria.value if criteria is not None else ():
            self._criterion(part.name, criterion)

    def _criterion(self, file: str, node: Any) -> None:
        parts = dict(_entries(node))
        if "id" not in parts:
            return
        identity = parts["id"].value
        self._found[identity] = (file, _line(node))
        for rule in (rule for part in ("rules", "inapplicable") if part in parts for rule in parts[part].value):
            for key, value in _entries(rule):
                if key == "id":
                    self._found[f"{identity}.{value.value}"] = (file, _line(rule))
        if "levels" in parts:
            for number, level in _entries(parts["levels"]):
                self._found[f"{identity}.level {number}"] = (file, _line(level))
        for count, limit in enumerate(parts["limits"].value if "limits" in parts else (), 1):
            self._found[f"{identity}.limit {count}"] = (file, _line(limit))

    def _profile(self, file: Path) -> None:
        parts = dict(_entries(_node(file)))
        self._found[file.stem] = (file.name, 1)
        for part in ("dimensions", "criteria", "flags", "sources"):
            for name, node in _entries(parts.get(part)):
                self._found[f"{file.stem}: {name}"] = (file.name, _line(node))

    def _concept(self, file: str, name: str, node: Any) -> None:
        self._found[name] = (file, _line(node))
        for part in (node, *(value for _, value in _entries(node))):
            for cue in part.value if isinstance(part, yaml.SequenceNode) else ():
                self._found[f"{name}: {cue.value}"] = (file, _line(cue))


def _node(path: Path) -> Any:
    return yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)


def _entries(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), value


def _line(node: Any) -> int:
    return int(node.start_mark.line) + 1
