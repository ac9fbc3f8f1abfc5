"""A rubric's files -> Rubric, through YAML and validation. Errors name the file and the line.

A rubric is a main file that may include a file a dimension, beside the concept files in ``concepts/`` and the profiles
in ``profiles/``. The hash covers the content of all of them, not their layout, so that comments do not change a
rubric's identity.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from eiascore.checks import Concept
from eiascore.checks.cues import is_phrase, parse
from eiascore.errors import RubricError
from eiascore.rubric.misplaced import MisplacedError
from eiascore.rubric.model import Rubric
from eiascore.rubric.overlay import laid_over
from eiascore.rubric.profile import Profile

_NEXT = "Mend that line; `eiascore rubric show CRITERION` prints a criterion that works."
_NEXT_PROFILE = "Mend that line; rubrics/README.md tells what a profile may change."


def parsed(path: Path, concept_files: Sequence[Path], profile_files: Sequence[Path] = ()) -> tuple[Rubric, list[Path]]:
    """Read and validate a rubric.

    Parameters
    ----------
    path : Path
        The main file.
    concept_files : sequence of Path
        The files of its concepts.
    profile_files : sequence of Path
        The profiles beside it; those of other rubrics are passed over.

    Returns
    -------
    Rubric, list of Path
        The rubric and the files that the main file includes.

    Raises
    ------
    RubricError
        If a file is invalid.
    """
    content, included = _with_parts(path)
    content["concepts"] = parse_concepts(concept_files)
    profiles = _profiles_for(content.get("id"), profile_files)
    content["sha256"] = _hash(content | {"profiles": list(profiles.values())} if profiles else content)
    try:
        rubric = Rubric.model_validate(content)
    except ValidationError as error:
        raise RubricError(_explain(path, error), _NEXT) from None
    return rubric.model_copy(update={"profiles": _checked(rubric, profiles)}), included


def _profiles_for(rubric: Any, files: Sequence[Path]) -> dict[Path, dict[str, Any]]:
    """Read the profiles that are written for a rubric."""
    found = {}
    for file in files:
        content = _parse(file)
        if not isinstance(content, dict) or "rubric" not in content:
            raise RubricError(f"{file.name}, line 1: a profile is a mapping that names its `rubric`.", _NEXT_PROFILE)
        if content["rubric"] == rubric:
            found[file] = content
    return found


def _checked(rubric: Rubric, contents: Mapping[Path, dict[str, Any]]) -> tuple[Profile, ...]:
    """Validate profiles by themselves and laid over the rubric."""
    profiles = []
    for file, content in contents.items():
        try:
            profile = Profile.model_validate(content)
            laid_over(rubric, (profile,))
        except ValidationError as error:
            raise RubricError(_explain(file, error), _NEXT_PROFILE) from None
        except MisplacedError as error:
            _, line, where = _locate(file, list(error.steps))
            raise RubricError(f"{file.name}, line {line}: {where}: {error}.", _NEXT_PROFILE) from None
        if profile.id != file.stem:
            raise RubricError(f"{_line(file, 'id')}: the file of {profile.id!r} is {profile.id}.yaml.", "Rename one.")
        profiles.append(profile)
    for settled in ("nation", "kind"):
        rest = [p.id for p in profiles if p.settles == settled and p.when is None]
        if len(rest) != 1 and any(p.settles == settled for p in profiles):
            said = f"{' and '.join(rest)} have" if rest else "none has"
            raise RubricError(
                f"Of the profiles that settle the {settled} {said} no `when`.", "Exactly one is the rest."
            )
    return tuple(profiles)


def _with_parts(path: Path) -> tuple[dict[str, Any], list[Path]]:
    content, included = _parse(path), []
    if not isinstance(content, dict):
        raise RubricError(f"{path.name}, line 1: a rubric is a mapping.", _NEXT)
    for dimension in content.get("dimensions") or ():
        if isinstance(dimension, dict) and (part := dimension.pop("include", "")):
            included.append(path.parent / str(part))
            dimension["criteria"] = _parse(included[-1])
    return content, included


def parse_concepts(files: Sequence[Path]) -> dict[str, Concept]:
    """Read concept files.

    Parameters
    ----------
    files : sequence of Path
        The files; names are unique over all of them.

    Returns
    -------
    dict of str to Concept
        The concepts by name.

    Raises
    ------
    RubricError
        If a file is invalid.
    """
    concepts: dict[str, Concept] = {}
    for file in files:
        entries = _parse(file) or {}
        if not isinstance(entries, dict):
            raise RubricError(f"{file.name}, line 1: a file of concepts is a mapping of names to cues.", _NEXT)
        for name, entry in entries.items():
            if name in concepts:
                raise RubricError(
                    f"{_line(file, name)}: the concept {name!r} is defined twice.", "Rename one of the two."
                )
            concepts[name] = _concept(file, name, entry)
    return concepts


def _concept(file: Path, name: str, entry: Any) -> Concept:
    cues, exceptions = (entry.get("cues"), entry.get("except", [])) if isinstance(entry, dict) else (entry, [])
    extra = sorted(set(entry) - {"cues", "except"}) if isinstance(entry, dict) else []
    if extra:
        raise RubricError(f"{_line(file, name)}: the concept {name!r} has an unknown part {extra[0]!r}.", _NEXT)
    if not isinstance(cues, list) or not isinstance(exceptions, list):
        raise RubricError(f"{_line(file, name)}: the concept {name!r} is not a list of cues.", _NEXT)
    for cue in [*cues, *exceptions]:
        if not isinstance(cue, str) or not cue:
            raise RubricError(f"{_line(file, name)}: {cue!r} in {name!r} is no wording.", "Put numbers in quotes.")
        if is_phrase(cue) and any(map(str.isalnum, cue)):
            continue  # any words are a phrase
        try:
            parse(cue)
        except RubricError as error:
            raise RubricError(f"{_line(file, name)}: in {name!r}: {error.what}", error.todo) from None
    return Concept(name, tuple(cues), tuple(exceptions))


def _line(file: Path, name: str) -> str:
    """Return file and line of an entry of a concept file."""
    _, line, _ = _locate(file, [name])
    return f"{file.name}, line {line}"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where it is built in
    """Safe loader in which ``no``, ``on`` and ``off`` are words (cues are English, not switches), and no key twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Return the mapping of a node; YAML itself would let the second of two equal keys win without a word."""
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep=deep))


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _parse(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  (a safe loader)
    except FileNotFoundError:
        raise RubricError(f"{path.name} is included but not there.", "Check the path in `include`.") from None
    except UnicodeDecodeError:
        raise RubricError(f"{path.name} is not UTF-8 text.", "Save it as UTF-8.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", error)
        raise RubricError(f"{path.name}, line {mark.line + 1 if mark else 1}: {problem}.", _NEXT) from None


def _hash(content: dict[str, Any]) -> str:
    def plain(value: Any) -> Any:
        return [value.name, value.cues, value.exceptions]

    flat = json.dumps(content, sort_keys=True, default=plain, ensure_ascii=False)
    return hashlib.sha256(flat.encode()).hexdigest()


def _explain(path: Path, error: ValidationError) -> str:
    """Say what is wrong, in which file and on which line."""
    # A misspelt name shows as one part missing and one unknown; the unknown one is where to look.
    errors = error.errors()
    first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
    message = str(first["msg"]).removeprefix("Value error, ")
    cause = first.get("ctx", {}).get("error")
    below = cause.steps if isinstance(cause, MisplacedError) else ()
    file, line, where = _locate(path, [*(s for s in first["loc"] if not str(s).startswith("function-")), *below])
    return f"{file.name}, line {line}: {where}: {message}." if where else f"{file.name}, line {line}: {message}."


def _locate(path: Path, steps: list[Any]) -> tuple[Path, int, str]:
    """Walk the YAML nodes along a pydantic location as far as they go, into included files."""
    node, line = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader), 1
    for step in steps:
        if step == "criteria" and (part := _child(node, "include")) is not None:
            path, line = path.parent / str(part.value), 1
            node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
            if node is None:  # an empty file
                break
        else:
            below = _child(node, step)
            if below is None:
                continue
            line, node = (_key_line(node, step) or below.start_mark.line + 1), below
            continue
        line = node.start_mark.line + 1
    return path, line, ".".join(str(step) for step in steps)


def _key_line(node: Any, step: Any) -> int | None:
    """Return the line of a key: what stands under it may begin on the next."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((key.start_mark.line + 1 for key, _ in pairs if key.value == str(step)), None)


def _child(node: Any, step: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None
