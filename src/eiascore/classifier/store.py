"""Model files: plain arrays beside a JSON text that holds their hash. Nothing in them can run."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from eiascore.classifier.linear import Bounds, LinearModel
from eiascore.errors import ModelError

FORMAT = 1
DEFAULT_MODEL = "linear-1"
"""Name of the model that comes with eiascore."""

_FOLDER = Path(__file__).parent / "models"
_ARRAYS = ("starts", "columns", "weights", "intercepts")


def files_of(path: Path) -> tuple[Path, Path]:
    """Return the two files of a model: its arrays, and the JSON text that holds their hash.

    Examples
    --------
    >>> [file.name for file in files_of(Path("models/linear-1"))]
    ['linear-1.npz', 'linear-1.json']
    """
    stem = path.with_suffix("") if path.suffix in (".npz", ".json") else path
    return stem.with_name(f"{stem.name}.npz"), stem.with_name(f"{stem.name}.json")


def save_linear(model: LinearModel, path: Path) -> None:
    """Write a model as ``PATH.npz`` and ``PATH.json``.

    Parameters
    ----------
    model : LinearModel
        The model; its ``version`` is left out, it follows from the rest.
    path : Path
        Where to, without suffix.
    """
    buffer = io.BytesIO()
    arrays = {name: getattr(model, name) for name in _ARRAYS}
    arrays["weights"] = model.weights.astype(np.float16)
    np.savez_compressed(buffer, **arrays)
    data = buffer.getvalue()
    text = {
        "format": FORMAT,
        "sha256": hashlib.sha256(data).hexdigest(),
        "labels": list(model.labels),
        "bounds": {label: asdict(bounds) for label, bounds in model.bounds.items()},
        "features": list(model.rows),
        "about": dict(model.about),
    }
    binary, described = files_of(path)
    binary.write_bytes(data)
    described.write_text(json.dumps(text, ensure_ascii=False, indent=0), encoding="utf8")


def load_linear(path: Path) -> LinearModel:
    """Return the model in ``PATH.npz`` and ``PATH.json``.

    Parameters
    ----------
    path : Path
        Where from; the suffix is of no matter.

    Returns
    -------
    LinearModel
        The model.

    Raises
    ------
    ModelError
        If a file is missing or incomplete, the arrays are not those that the JSON text names, or the format is another
        one.
    """
    binary, described = files_of(path)
    try:
        data = binary.read_bytes()
        about = json.loads(described.read_text(encoding="utf8"))
    except OSError as error:
        missing = Path(error.filename or path).name
        raise ModelError(f"The model file {missing!r} cannot be opened: {error.strerror}.", _AGAIN) from None
    except ValueError:
        raise ModelError(f"The model {path.name!r} has a JSON text that cannot be read.", _AGAIN) from None
    _check(path, data, about)
    try:
        return _model(data, about)
    except (ValueError, TypeError, KeyError, AttributeError, BadZipFile, OSError, EOFError):
        raise ModelError(f"The model {path.name!r} is incomplete, or its parts do not fit.", _AGAIN) from None


_AGAIN = "Install eiascore again, or make the model with `eiascore train`."


def _check(path: Path, data: bytes, about: object) -> None:
    found = about.get("format") if isinstance(about, dict) else None
    if not isinstance(about, dict) or found != FORMAT:
        raise ModelError(f"The model {path.name!r} has format {found!r}, not {FORMAT}.", _AGAIN)
    if hashlib.sha256(data).hexdigest() != about.get("sha256"):
        raise ModelError(f"The arrays of the model {path.name!r} are not those that its JSON text names.", _AGAIN)


def _model(data: bytes, about: dict[str, Any]) -> LinearModel:
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        starts, columns, weights, intercepts = (arrays[name] for name in _ARRAYS)
    labels, features = about["labels"], about["features"]
    fits = len(starts) == len(features) + 1 and len(intercepts) == len(labels) and starts[0] == 0
    inside = not len(columns) or (columns.min() >= 0 and columns.max() < len(labels))
    if not (fits and inside and len(columns) == len(weights) == starts[-1] and (np.diff(starts) >= 0).all()):
        raise ValueError("arrays and names do not fit")
    return LinearModel(
        labels=tuple(labels),
        rows={name: number for number, name in enumerate(features)},
        starts=starts.astype(np.int64),
        columns=columns.astype(np.int16),
        weights=weights.astype(np.float32),
        intercepts=intercepts.astype(np.float32),
        bounds={label: Bounds(**bounds) for label, bounds in about["bounds"].items()},
        version=_version(about),
        about=about["about"],
    )


def _version(about: Mapping[str, Any]) -> str:
    """Return the first letters of a hash of all that a judgement depends on, bounds and names included."""
    settled = [about[part] for part in ("sha256", "labels", "bounds", "features")]
    return hashlib.sha256(json.dumps(settled, ensure_ascii=False).encode()).hexdigest()[:12]


def loaded_model(model: LinearModel | str | os.PathLike[str] | None) -> LinearModel | None:
    """Return a model by its name or path; a model, and None, as they are.

    Parameters
    ----------
    model : LinearModel, str, path or None
        Name of a model that comes with eiascore, or path of one of the two files of another.

    Returns
    -------
    LinearModel or None
        The model, loaded once a process, and again where its files were written since.

    Raises
    ------
    ModelError
        If it cannot be loaded.
    """
    if model is None or isinstance(model, LinearModel):
        return model
    path = _FOLDER / DEFAULT_MODEL if model == DEFAULT_MODEL else Path(model)
    written = tuple(file.stat().st_mtime_ns if file.exists() else 0 for file in files_of(path))
    return _loaded(path, written)


@lru_cache(maxsize=4)
def _loaded(path: Path, _written: tuple[int, ...]) -> LinearModel:
    return load_linear(path)
