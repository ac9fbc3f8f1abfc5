"""A compiled rubric changes the time that loading takes, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eiascore.errors import RubricError
from eiascore.rubric import Rubric, compiled, load_rubric, parse, store
from eiascore.rubric.load import rubric_folder
from eiascore.settings import settings

SAYING = "We consulted 40 disabled residents’ groups in March 2024, and women told us that they feel unsafe at night."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the path of a cache folder that is not there yet."""
    monkeypatch.setenv("EIASCORE_CACHE_DIR", str(tmp_path / "cache"))
    settings.cache_clear()
    yield tmp_path / "cache"
    settings.cache_clear()


@pytest.fixture
def main(tmp_path: Path) -> Path:
    """Return the main file of a copy of the shipped rubric."""
    return Path(shutil.copytree(rubric_folder(), tmp_path / "rubrics")) / "psed-2010.yaml"


def load(path: Path) -> Rubric:
    return load_rubric.__wrapped__(str(path))


@pytest.fixture
def parses(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that grows with each rubric that is parsed."""
    seen: list[Path] = []
    whole = parse.parsed

    def counted(path: Path, *files: list[Path]) -> tuple[Rubric, list[Path]]:
        seen.append(path)
        return whole(path, *files)

    monkeypatch.setattr(parse, "parsed", counted)
    return seen


def same(one: Rubric, other: Rubric) -> bool:
    found = [rubric.index.find(SAYING) for rubric in (one, other)]
    return one == other and one.model_dump() == other.model_dump() and found[0] == found[1] != {}


def kept(cache: Path) -> Path:
    (file,) = cache.iterdir()
    return file


def test_a_rubric_is_parsed_once_and_comes_back_the_same(cache: Path, main: Path, parses: list[Path]) -> None:
    cold, warm = load(main), load(main)
    assert len(parses) == 1
    assert same(cold, warm)
    assert [type(rule.options) for c in warm.criteria for rule in c.rules] == [
        type(rule.options) for c in cold.criteria for rule in c.rules
    ]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"consult", b"insult!"),
        lambda data: data.partition(b"\n")[0] + b"\n{}",
        lambda data: b"[]\n" + data.partition(b"\n")[2],
        lambda data: b"\x80" + data,
    ],
)
def test_a_damaged_text_costs_only_time(cache: Path, main: Path, parses: list[Path], damage) -> None:
    cold = load(main)
    kept(cache).write_bytes(damage(kept(cache).read_bytes()))
    assert same(cold, load(main))
    assert same(cold, load(main))  # it was mended
    assert len(parses) == 2


@pytest.mark.parametrize("changed", ["psed-2010.yaml", "psed-2010/*.yaml", "concepts/*.yaml", "profiles/*.yaml"])
def test_a_changed_file_counts_at_once(cache: Path, main: Path, parses: list[Path], changed: str) -> None:
    load(main)
    file = sorted(main.parent.glob(changed))[0]
    file.write_text(file.read_text(encoding="utf-8") + "\n# A note.\n", encoding="utf-8")
    load(main)
    assert len(parses) == 2


def test_a_new_concept_file_counts_at_once(cache: Path, main: Path) -> None:
    load(main)
    (main.parent / "concepts" / "zz.yaml").write_text("zz_new: [zzz]\n", encoding="utf-8")
    assert "zz_new" in load(main).concepts


def test_an_invalid_rubric_is_not_kept(cache: Path, main: Path) -> None:
    main.write_text(main.read_text(encoding="utf-8").replace("caps:", "capz:"), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RubricError, match="capz"):
            load(main)
    assert not cache.exists()


def test_a_folder_that_cannot_be_written_costs_only_time(
    tmp_path: Path, main: Path, parses: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("EIASCORE_CACHE_DIR", str(tmp_path / "file" / "cache"))
    settings.cache_clear()
    assert same(load(main), load(main))
    assert len(parses) == 2
    settings.cache_clear()


def test_a_full_disk_leaves_nothing_behind(cache: Path, main: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    load(main)
    assert list(cache.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users have no numbers here")
@pytest.mark.parametrize(("what", "mode"), [("file", 0o666), ("file", 0o620), ("folder", 0o777), ("folder", 0o770)])
def test_what_others_may_write_is_not_read(cache: Path, main: Path, parses: list[Path], what: str, mode: int) -> None:
    load(main)
    (kept(cache) if what == "file" else cache).chmod(mode)
    load(main)
    assert len(parses) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="users have no numbers here")
def test_another_users_text_and_links_are_not_read(
    cache: Path, main: Path, parses: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    load(main)
    target = kept(cache).rename(cache.parent / "elsewhere")
    (cache / target.name).symlink_to(target)
    next(cache.iterdir()).rename(cache / compiled._name(main))
    load(main)
    assert len(parses) == 2
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    load(main)
    assert len(parses) == 3


def test_a_rubric_that_was_used_is_written_as_one_that_was_not() -> None:
    rubric = load_rubric()
    unused = compiled.dump(rubric.model_copy())
    assert rubric.index is not None
    assert compiled.dump(rubric) == unused


def test_a_text_builds_nothing_but_rubrics() -> None:
    rubric = load_rubric()
    data = json.loads(compiled.dump(rubric))
    data["fields"]["dimensions"][0]["class"] = "Path"
    with pytest.raises(KeyError):
        compiled.restore(json.dumps(data))
    odd = rubric.criteria[0].rules[0].model_copy(update={"options": object()})
    with pytest.raises(TypeError):
        compiled._plain(odd)


def test_old_texts_make_room(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "source"
    source.write_text("x")
    for number in range(store._MOST_TEXTS + 3):
        store.keep_text(f"{number}.json", [source], "text")
        os.utime(cache / f"{number}.json", (number, number))
    assert len(list(cache.iterdir())) == store._MOST_TEXTS
    assert store.read_text(f"{store._MOST_TEXTS + 2}.json", source, []) == "text"
    assert store.read_text("0.json", source, []) is None


def test_the_user_has_a_folder_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EIASCORE_CACHE_DIR", "")
    settings.cache_clear()
    assert store._folder().name in ("eiascore", "Cache")
    settings.cache_clear()
