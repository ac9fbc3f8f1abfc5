"""Checking a rubric: everything that is looked at, in order, with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from eiascore.errors import RubricError
from eiascore.rubric.caps import Allowed
from eiascore.rubric.cases import load_cases
from eiascore.rubric.lint import names
from eiascore.rubric.lint.places import Places
from eiascore.rubric.lint.problem import Problem, Report, WeightSum, error, warning
from eiascore.rubric.lint.profiled import profiles, sound
from eiascore.rubric.lint.wording import wording
from eiascore.rubric.load import concept_files_of, profile_files_of, rubric_folder
from eiascore.rubric.model import Rubric
from eiascore.rubric.parse import parse_concepts, parsed


def check_rubric(name: str) -> Report:
    """Look a rubric and its files over for what validation cannot tell.

    Parameters
    ----------
    name : str
        Name of a rubric that comes with eiascore, or the path of a YAML file.

    Returns
    -------
    Report
        Problems with file and line, errors first. A rubric that is not valid at all has one, of code ``schema``. What
        the rubric's own ``allow`` list names is under ``allowed``. Concepts that come with eiascore are looked at only
        where the rubric does.
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else rubric_folder() / f"{name}.yaml"
    if not path.is_file():
        raise RubricError(f"There is no rubric {name!r}.", "Give the path of a YAML file.")
    files, profile_files = concept_files_of(path), profile_files_of(path)
    try:
        rubric, _ = parsed(path, files, profile_files)
    except RubricError as invalid:
        return Report(rubric=name, problems=(error("schema", path.name, str(invalid)),))
    places = Places(path, files, [file for file in profile_files if file.stem in {p.id for p in rubric.profiles}])
    found = [_placed(problem, places) for problem in _problems(rubric, path, files)]
    allowed = [problem for problem in found if any(_fits(entry, problem) for entry in rubric.allow)]
    idle = [entry for entry in rubric.allow if not any(_fits(entry, problem) for problem in found)]
    told = "the allow list names what does not occur: take that entry out"
    found += [_placed(warning("idle_allow", f"{entry.problem} {entry.where}", told), places) for entry in idle]
    left = sorted((problem for problem in found if problem not in allowed), key=lambda p: (p.severity, p.file, p.line))
    return Report(rubric=rubric.id, problems=tuple(left), allowed=tuple(allowed), weights=_weights(rubric))


def _problems(rubric: Rubric, path: Path, concept_files: list[Path]) -> Iterator[Problem]:
    yield from sound(rubric)
    yield from profiles(rubric)
    yield from _cases(rubric, path.parent / "cases")
    own = parse_concepts([file for file in concept_files if file.parent == path.parent / "concepts"])
    yield from names.unused_concepts(rubric, list(own))
    read = names.measured(list(own))
    yield from wording(list(own.values()), rubric.index, alone=names.alone(rubric), measured=read)


def _cases(rubric: Rubric, folder: Path) -> Iterator[Problem]:
    try:
        files = load_cases(folder)
    except RubricError as invalid:
        yield error("case_file", "cases", str(invalid))
        return
    yield from names.cases(rubric, files)


def _placed(problem: Problem, places: Places) -> Problem:
    file, line = places.of(problem.where)
    return problem.model_copy(update={"file": file, "line": line})


def _fits(entry: Allowed, problem: Problem) -> bool:
    """Tell whether a rubric allows a problem: warnings only, an error means what it says."""
    return problem.severity == "warning" and entry.problem == problem.code and fnmatchcase(problem.where, entry.where)


def _weights(rubric: Rubric) -> tuple[WeightSum, ...]:
    return tuple(
        WeightSum(dimension=d.id, weight=d.weight, criteria=round(sum(c.weight for c in d.criteria), 4))
        for d in rubric.dimensions
    )
