"""Model files: written and read again, refused where anything is amiss, and never able to run."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eiascore.classifier import DEFAULT_MODEL, Bounds, Line, load_linear, loaded_model, save_linear
from eiascore.classifier.store import files_of
from eiascore.errors import ModelError
from handmade import model


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "own"
    weights = {"crit_one+": {"word:met": 1.5, "word:forum": 0.25}, "crit_one-": {"word:none": 2.0, "word:met": -1.0}}
    save_linear(model(weights), path)
    return path


def described(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the JSON text of a model."""
    file = path.with_name(f"{path.name}.json")
    text = json.loads(file.read_text(encoding="utf-8"))
    change(text)
    file.write_text(json.dumps(text), encoding="utf-8")


def replaced(path: Path, data: bytes) -> None:
    """Put other bytes in place of the arrays, with the hash to match."""
    path.with_name(f"{path.name}.npz").write_bytes(data)
    described(path, lambda text: text.update(sha256=hashlib.sha256(data).hexdigest()))


def arrays(path: Path, **changes: Any) -> None:
    with np.load(path.with_name(f"{path.name}.npz")) as found:
        kept = dict(found) | changes
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **kept)
    replaced(path, buffer.getvalue())


def refused(path: Path) -> ModelError:
    with pytest.raises(ModelError) as told:
        load_linear(path)
    assert told.value.exit_status == 5
    assert "eiascore train" in told.value.todo
    return told.value


def test_a_model_is_read_as_it_was_written(saved: Path) -> None:
    again = load_linear(saved)
    assert again.labels == ("crit_one+", "crit_one-")
    assert again.bounds == {"": Bounds(propose=0.6, doubt=0.2, reject=0.02)}
    assert again.reasons(Line("We met the forum"), "crit_one+") == (("word:met", 1.5), ("word:forum", 0.25))
    assert again.name == f"by hand {again.version}" and len(again.version) == 12
    save_linear(again, saved.with_name("copy"))
    assert [file.read_bytes() for file in files_of(saved.with_name("copy"))] == [
        f.read_bytes() for f in files_of(saved)
    ]
    assert load_linear(saved.with_name("own.json")).version == load_linear(saved.with_name("own.npz")).version


def test_the_model_that_comes_along_is_sound() -> None:
    shipped = loaded_model(DEFAULT_MODEL)
    assert shipped is not None and shipped is loaded_model(DEFAULT_MODEL)
    assert all(0 <= b.reject <= b.doubt <= b.propose <= 1 for b in shipped.bounds.values())
    assert np.isfinite(shipped.weights).all() and np.isfinite(shipped.intercepts).all()
    assert loaded_model(None) is None and loaded_model(shipped) is shipped


@pytest.mark.parametrize("suffix", ["npz", "json"])
def test_a_missing_file_is_named(saved: Path, suffix: str) -> None:
    saved.with_name(f"own.{suffix}").unlink()
    assert f"own.{suffix}" in refused(saved).what


def test_changed_arrays_are_noticed(saved: Path) -> None:
    file = saved.with_name("own.npz")
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    assert "not those that its JSON text names" in refused(saved).what


def test_another_format_is_named(saved: Path) -> None:
    described(saved, lambda text: text.update(format=2))
    assert "has format 2, not 1" in refused(saved).what


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '"format"'])
def test_a_json_text_that_is_none_or_another_is_refused(saved: Path, text: str) -> None:
    saved.with_name("own.json").write_text(text, encoding="utf-8")
    refused(saved)


@pytest.mark.parametrize("part", ["labels", "bounds", "features", "about"])
def test_a_missing_part_is_told(saved: Path, part: str) -> None:
    described(saved, lambda text: text.pop(part))
    assert "incomplete" in refused(saved).what


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text["features"].pop(),
        lambda text: text["labels"].append("crit_two+"),
        lambda text: text.update(bounds={"": {"accept": 1}}),
        lambda text: text.update(bounds=[1]),
    ],
)
def test_names_that_do_not_fit_the_arrays_are_told(saved: Path, change: Callable[[dict[str, Any]], object]) -> None:
    described(saved, change)
    assert "do not fit" in refused(saved).what


@pytest.mark.parametrize(
    "changes",
    [
        {"columns": np.array([9, 0, 1, 1], np.int16)},
        {"columns": np.array([-1, 0, 1, 1], np.int16)},
        {"starts": np.array([0, 3, 2, 4])},
        {"weights": np.zeros(1, np.float16)},
    ],
)
def test_arrays_that_lead_nowhere_are_told(saved: Path, changes: dict[str, Any]) -> None:
    arrays(saved, **changes)
    assert "do not fit" in refused(saved).what


def test_nothing_in_a_model_file_can_run(saved: Path, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> tuple[Any, ...]:
            return (Path.touch, (tmp_path / "ran",))

    arrays(saved, weights=np.array([Trap()], dtype=object))
    refused(saved)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_what_is_no_archive_is_told(saved: Path, data: bytes) -> None:
    replaced(saved, data)
    refused(saved)


def test_the_version_follows_from_all_that_a_judgement_depends_on(saved: Path) -> None:
    before = load_linear(saved).version
    described(saved, lambda text: text["about"].update(made_with="another"))
    assert load_linear(saved).version == before
    described(saved, lambda text: text["bounds"][""].update(propose=0.9))
    assert load_linear(saved).version != before


def test_a_model_that_was_trained_anew_is_loaded_anew(saved: Path) -> None:
    first = loaded_model(saved)
    assert loaded_model(saved) is first
    save_linear(model({"crit_two+": {"word:met": 1.0}}), saved)
    assert loaded_model(saved).labels == ("crit_two+",)


def test_the_command_line_tells_of_a_damaged_model_before_it_reads(run, saved: Path, specimens: Path) -> None:
    shutil.copy(saved.with_name("own.json"), saved.with_name("other.json"))
    done = run(specimens / "weak-ministerial-statement.html", "--model", saved.with_name("other"))
    assert (done.returncode, done.stdout) == (5, b"")
    assert b"other.npz" in done.stderr and b"eiascore train" in done.stderr
