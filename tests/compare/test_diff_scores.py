"""Two batches of the same documents, with the classifier and without."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import eiascore
from eiascore.batch.model import Options, Outcome, Plan, Reference, Task
from eiascore.batch.store import Results
from eiascore.compare import ScoreDiff, diff_scores
from eiascore.compare.scores_text import to_markdown
from eiascore.errors import EmptyDocumentError, ResultsError
from eiascore.report.wire import error_json, to_json


def folder(path: Path, records: dict[str, tuple[str, str]]) -> Path:
    """Return a folder of results: by name a hash of the content and a record."""
    tasks = []
    with Results.open(path, write=True) as results:
        for name, (sha256, record) in records.items():
            key = hashlib.sha256(f"{path}{name}".encode()).hexdigest()
            failed = "error" in json.loads(record)
            results.put(Outcome(key, "failed" if failed else "scored", record, code="empty" if failed else ""))
            tasks.append(Task(key, Reference(name, f"/{name}"), sha256))
        results.save_plan(Plan(tasks=tuple(tasks)), Options())
    return path


@pytest.fixture(scope="module")
def cards(specimens, older) -> dict[str, tuple[str, str]]:
    blank = eiascore.score(specimens / "blank-form.html")
    return {name: (name, to_json(card, indent=None)) for name, card in (("a.md", older), ("blank.html", blank))}


@pytest.fixture(scope="module")
def before(cards, tmp_path_factory) -> Path:
    return folder(tmp_path_factory.mktemp("old") / "r", cards)


@pytest.fixture(scope="module")
def after(cards, older_text, tmp_path_factory) -> Path:
    bare = eiascore.score(older_text.encode(), name="a.md", model=None)
    renamed = {"renamed.md": ("a.md", to_json(bare, indent=None)), "blank.html": cards["blank.html"]}
    return folder(tmp_path_factory.mktemp("new") / "r", renamed)


@pytest.fixture(scope="module")
def diff(before, after) -> ScoreDiff:
    return diff_scores(before, after)


def test_documents_are_matched_by_content(diff) -> None:
    assert (diff.matched, diff.only_old, diff.only_new) == (2, (), ())
    assert [document.name for document in diff.documents] == ["a.md"]


def test_each_changed_level_is_explained(diff, older, older_text) -> None:
    bare = eiascore.score(older_text.encode(), name="a.md", model=None)
    levels = {finding.criterion: finding.level for finding in bare.findings}
    changed = {f.criterion for f in older.findings if f.level != levels[f.criterion]}
    (document,) = diff.documents
    assert {level.criterion for level in document.levels if level.old != level.new} == changed
    assert changed
    assert diff.levels_changed == len(changed)
    assert diff.levels_compared == len(older.findings)
    for level in document.levels:
        assert level.lost or level.gained or level.old_trace or level.new_trace
    sums = {row.criterion: row for row in diff.criteria}
    level = document.levels[0]
    assert sums[level.criterion].mean_change == level.new - level.old


def test_what_made_them_is_told(diff) -> None:
    assert "rules alone" in diff.new.models
    assert [name.split()[0] for name in diff.old.models] == ["linear-1"]
    assert diff.old.rubrics == diff.new.rubrics


def test_turned_round_gains_are_losses(diff, before, after) -> None:
    back = diff_scores(after, before)
    assert (back.evidence_gained, back.evidence_lost) == (diff.evidence_lost, diff.evidence_gained)
    assert [row.mean_change for row in back.criteria] == [-row.mean_change for row in diff.criteria]


def test_same_results_have_not_changed(before) -> None:
    same = diff_scores(before, before)
    assert not same.changed
    assert (same.levels_changed, same.letters_changed, same.evidence_gained, same.evidence_lost) == (0, 0, 0, 0)


def test_a_document_that_cannot_be_read_any_more_counts_as_changed(before, cards, tmp_path) -> None:
    error = error_json("a.md", EmptyDocumentError("It holds no words.", ""), indent=None)
    broken = folder(tmp_path / "r", cards | {"a.md": ("a.md", error), "more.md": ("other", error)})
    found = diff_scores(before, broken)
    assert [(document.name, document.fate) for document in found.documents] == [("a.md", "scored → error empty")]
    assert found.only_new == ("more.md",)
    assert found.changed


def test_folders_with_nothing_in_common_are_an_error(before, cards, tmp_path) -> None:
    other = folder(tmp_path / "r", {"z.md": ("zz", cards["a.md"][1])})
    with pytest.raises(ResultsError, match="no document in common"):
        diff_scores(before, other)


def test_markdown_and_json_hold_the_changes(diff) -> None:
    text = to_markdown(diff)
    for level in diff.documents[0].levels:
        assert level.criterion.replace("_", "\\_") in text
    assert ScoreDiff.model_validate_json(diff.model_dump_json()) == diff


def test_exit_status_is_one_only_where_it_was_asked_for(command, before, after) -> None:
    shown = command("diff-scores", before, after)
    assert shown.status == 0
    assert "levels changed, over 2 documents in both; 1 of them score otherwise" in shown.out
    assert command("diff-scores", before, after, "--fail-on-change").status == 1
    assert command("diff-scores", before, before, "--fail-on-change", "--format", "json").status == 0
    assert command("diff-scores", before, before.parent).status == 2
