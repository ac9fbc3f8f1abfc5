"""Two versions of one assessment: what came, went, moved and was reworded, and what became of promises."""

from __future__ import annotations

import pytest
from versions import HOSTILE

import eiascore
from eiascore.compare import compare
from eiascore.compare.run import ONE_ASSESSMENT
from eiascore.errors import FileProblemError, NotADocumentError
from eiascore.report.load import load_card
from eiascore.report.wire import to_json, to_wire


def step(comparison):
    (only,) = comparison.steps
    return only


def quotes(passages) -> list[str]:
    return [passage.quote for passage in passages]


def test_versions_are_taken_for_versions(comparison) -> None:
    assert comparison.relation == "versions"
    assert comparison.assumed
    assert comparison.common[0] > 0.9
    assert "stand in both" in comparison.because
    assert [document.name for document in comparison.documents] == ["draft.md", "final.md"]


def test_sentences_that_came_and_went_are_named(comparison) -> None:
    changes = step(comparison).sentences
    assert quotes(changes.went) == ["Ramp at Quay Road", "Building Surveyor", "30 September 2026"]
    assert quotes(changes.came) == [
        "Visit to the Carrowby mosque, 40 people",
        "They asked for washing facilities and a separate entrance.",
    ]


def test_a_reworded_sentence_is_neither_gone_nor_new(comparison) -> None:
    found = {item.old.quote: item for item in step(comparison).sentences.reworded}
    assert found["Strongly against closing Market Street and Esplanade East."].new.quote.startswith("Firmly against")
    assert found["31 August 2026"].shift == "later"
    assert found["To be arranged"].new.quote == "3 March 2026"
    assert found["To be arranged"].new.answers == "Faith groups / When"


def test_moved_text_is_not_reported_as_gone(comparison) -> None:
    (moved,) = step(comparison).sentences.moved
    assert moved.old.quote.startswith("We did not ask about ethnic group")
    assert moved.old.quote == moved.new.quote
    assert (moved.old.section[-24:], moved.new.section[-21:]) == (
        "Section D: What do you know?"[-24:],
        "Section H: Monitoring",
    )


def test_promises_that_were_dropped_or_slipped_are_named(comparison) -> None:
    found = {(change.old or change.new).quote: change for change in step(comparison).promises}
    assert found["Ramp at Quay Road"].fates == ("dropped",)
    assert found["Ramp at Quay Road"].new is None
    late = found["Print window stickers and card, with Bowel and Bladder Friends"]
    assert (late.fates, late.old_due, late.new_due) == (("later",), "31 August 2026", "30 November 2026")
    assert found["Contact parent and toddler groups again"].fates == ("undated",)
    assert step(comparison).promises_kept > 5


def test_a_criterion_that_moved_says_why(comparison, older, newer) -> None:
    moved = {change.criterion: change for change in step(comparison).criteria if change.moved}
    levels = {f.criterion: f.level for f in older.findings}
    assert {name for name, change in moved.items() if change.old != change.new} == {
        f.criterion for f in newer.findings if f.level != levels[f.criterion]
    }
    action = moved["mit_specific_action"]
    assert (action.old, action.new) == (3, 2)
    assert "Ramp at Quay Road" in [gone.passage.quote for gone in action.went if gone.stands is False]
    assert any(line.startswith("level 3 needs") for line in action.new_trace)


def test_evidence_that_came_is_told_though_the_level_stays(comparison) -> None:
    change = next(c for c in step(comparison).criteria if c.criterion == "eng_affected_people")
    assert not change.moved
    assert [gone.passage.quote for gone in change.came] == ["Visit to the Carrowby mosque, 40 people"]


MIRROR = {
    "dropped": "added", "weakened": "firmer", "undone": "done", "later": "sooner", "undated": "dated",
    "unowned": "owned",
}  # fmt: skip


def mirrored(fates: tuple[str, ...]) -> set[str]:
    return {(MIRROR | {new: old for old, new in MIRROR.items()})[fate] for fate in fates}


def assert_mirror(there, back) -> None:
    """Check that a step is another one turned round."""
    assert {(c.criterion, c.old, c.new) for c in there.criteria} == {(c.criterion, c.new, c.old) for c in back.criteria}
    for one, other in zip(there.criteria, back.criteria, strict=True):
        assert one.went == other.came
        assert one.came == other.went
        assert {(r.old, r.new) for r in one.reworded} == {(r.new, r.old) for r in other.reworded}
    assert (there.flags_went, there.flags_came) == (back.flags_came, back.flags_went)
    assert (there.caps_went, there.caps_came) == (back.caps_came, back.caps_went)
    assert there.promises_kept == back.promises_kept
    told = [(c.old, c.new, c.old_due, c.new_due, set(c.fates)) for c in there.promises]
    turned = [(c.new, c.old, c.new_due, c.old_due, mirrored(c.fates)) for c in back.promises]
    assert len(told) == len(turned)
    assert all(item in turned for item in told)
    assert there.sentences.kept == back.sentences.kept
    assert (there.sentences.went, there.sentences.came) == (back.sentences.came, back.sentences.went)
    for name in ("moved", "reworded"):
        pairs = {(r.old, r.new) for r in getattr(there.sentences, name)}
        assert pairs == {(r.new, r.old) for r in getattr(back.sentences, name)}


def test_turned_round_it_is_its_mirror(comparison, older, newer) -> None:
    back = compare([newer, older])
    assert back.common == comparison.common
    assert_mirror(step(comparison), step(back))


@pytest.mark.parametrize("name", ["strong-police-search.docx", "two-column-annex-scotland.odt", "blank-form.html"])
def test_a_document_has_not_changed_from_itself(specimens, name) -> None:
    card = eiascore.score(specimens / name)
    only = step(compare([card, card]))
    sentences = only.sentences
    assert (only.criteria, only.promises, only.flags_went, only.flags_came, only.caps_came) == ((), (), (), (), ())
    assert (sentences.moved, sentences.reworded, sentences.went, sentences.came) == ((), (), (), ())
    assert sentences.kept == compare([card, card]).documents[0].sentences


@pytest.mark.parametrize("name", ["middling-council-form", "screening-health-trust"])
def test_another_format_of_the_same_text_is_no_other_text(specimens, name) -> None:
    only = step(compare([specimens / f"{name}.docx", specimens / f"{name}.pdf"]))
    assert (only.sentences.went, only.sentences.came, only.sentences.moved, only.promises) == ((), (), (), ())


def test_different_assessments_are_told_apart(specimens, older) -> None:
    found = compare([older, specimens / "strong-police-search.docx", specimens / "weak-ministerial-statement.odt"])
    assert found.relation == "different"
    assert found.steps == ()
    assert max(found.common) < ONE_ASSESSMENT / 3
    assert all(len(row.levels) == 3 for row in found.levels)
    assert len(found.letters) == 6
    assert compare([older, specimens / "weak-ministerial-statement.odt"], relation="versions").steps


def test_asked_for_relation_is_not_called_assumed(older, newer) -> None:
    found = compare([older, newer], relation="different")
    assert (found.relation, found.assumed, found.steps) == ("different", False, ())


def test_scorecards_alone_are_compared_without_sentences(comparison, older, newer, tmp_path) -> None:
    (tmp_path / "draft.json").write_text(to_json(older), encoding="utf-8")
    found = compare([tmp_path / "draft.json", to_wire(newer)])
    only = step(found)
    assert only.sentences is None
    assert any("Sentences were not compared with draft.md, final.md" in note for note in found.notes)
    fates = {change.old.quote: change.fates for change in only.promises if change.old}
    assert fates["Ramp at Quay Road"] == ("dropped",)
    assert [c.criterion for c in only.criteria] == [c.criterion for c in step(comparison).criteria]
    assert all(gone.stands is None for change in only.criteria for gone in (*change.went, *change.came))


def test_three_versions_have_two_steps(older, newer) -> None:
    found = compare([older, newer, older])
    assert [(one.old, one.new) for one in found.steps] == [(0, 1), (1, 2)]


def test_other_rubrics_and_models_are_pointed_out(older, older_text) -> None:
    bare = eiascore.score(older_text.encode(), name="rules.md", model=None, profile="wales")
    notes = " ".join(compare([older, bare]).notes)
    assert "different classifiers" in notes
    assert "different rubrics, or of different profiles of one" in notes


def test_a_promise_that_became_a_may_is_weaker() -> None:
    old = eiascore.score(HOSTILE.encode(), name="a.md", profile="england")
    text = HOSTILE.replace("We will fit a second handrail", "We may fit a second handrail")
    new = eiascore.score(text.encode(), name="b.md", profile="england")
    (change,) = [c for c in step(compare([old, new])).promises if c.old and "second handrail" in c.old.quote]
    assert change.fates[0] == "weakened"
    assert change.new.quote.startswith("We may fit")


def test_what_is_no_scorecard_is_told(tmp_path, older) -> None:
    (tmp_path / "x.json").write_text('{"schema_version": "1"}', encoding="utf-8")
    with pytest.raises(NotADocumentError, match=r"x\.json is no scorecard: document: Field required"):
        load_card(tmp_path / "x.json")
    with pytest.raises(FileProblemError, match="cannot be opened"):
        load_card(tmp_path / "none.json")
    with pytest.raises(ValueError, match="from two to 12"):
        compare([older])
