"""Finding and loading rubrics. What YAML and validation gave once is kept for the next process (``compiled``)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from eiascore.errors import RubricError
from eiascore.rubric import compiled
from eiascore.rubric.model import Rubric


def rubric_folder() -> Path:
    """Return the folder of the rubrics that come with eiascore (inside the wheel, or beside ``src`` in a checkout)."""
    packaged = Path(str(resources.files("eiascore"))) / "rubrics"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "rubrics"


def available() -> list[str]:
    """Return the names of the rubrics that come with eiascore.

    Examples
    --------
    >>> "psed-2010" in available()
    True
    """
    return sorted(path.stem for path in rubric_folder().glob("*.yaml"))


@cache
def load_rubric(name: str = "psed-2010") -> Rubric:
    """Load and validate a rubric.

    Parameters
    ----------
    name : str
        Name of a rubric that comes with eiascore, or the path of a YAML file.

    Returns
    -------
    Rubric
        The validated rubric; the same object for the same name.

    Raises
    ------
    RubricError
        If there is no such rubric, or a file is invalid; the message names the file and line.

    Examples
    --------
    >>> load_rubric("psed-2010").dimensions[0].id
    'engagement'
    """
    path = Path(name) if name.endswith((".yaml", ".yml")) else rubric_folder() / f"{name}.yaml"
    if not path.is_file():
        raise RubricError(f"There is no rubric {name!r}.", f"There are: {', '.join(available())}; or give a YAML file.")
    profile_files, concept_files = profile_files_of(path), concept_files_of(path)
    files = [*profile_files, *concept_files]
    if (kept := compiled.load(path, files)) is not None:
        return kept
    from eiascore.rubric.parse import parsed  # YAML takes longer to import than a kept rubric to load

    rubric, included = parsed(path, concept_files, profile_files)
    compiled.keep(path, included, files, rubric)
    return rubric


def concept_files_of(path: Path) -> list[Path]:
    """Return the concept files of a rubric: those that come with eiascore, and those beside it.

    A file beside it takes the place of one of the same name.
    """
    files = {file.name: file for file in (rubric_folder() / "concepts").glob("*.yaml")}
    files |= {file.name: file for file in (path.parent / "concepts").glob("*.yaml")}
    return [files[name] for name in sorted(files)]


def profile_files_of(path: Path) -> list[Path]:
    """Return the files of profiles beside a rubric; each names the rubric that it is for."""
    return sorted((path.parent / "profiles").glob("*.yaml"))
