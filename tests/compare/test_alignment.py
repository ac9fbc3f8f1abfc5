"""Lines of two texts that belong together: the same from either side, whatever the texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from test_versions import assert_mirror

import eiascore.compare
from eiascore.compare.align import Line, align, align_within, moved, plain_words
from eiascore.compare.words import differences
from eiascore.schema import Scorecard
from eiascore.schema.scorecard import DimensionGrade, Grade, KindFinding, Provenance, RubricIdentity
from handmade import document, evidence, finding

WORDS = st.sampled_from(
    [
        "we will fit a ramp by 1 may 2025",
        "we will fit two ramps by 1 june 2026",
        "we may fit a ramp if money allows",
        "residents told us that the lift is broken",
        "residents told us the lift has been broken since winter",
        "n/a",
        "tbc",
        "1 may 2025",
        "30 june 2026",
        "the impact on older people is negative because they walk less",
    ]
)
LINES = st.lists(st.builds(Line, WORDS, st.sampled_from(["", "age / impact", "when"]), st.integers(0, 2)), max_size=9)


@given(LINES, LINES)
def test_alignment_turned_round_is_its_mirror(old, new) -> None:
    there, back = align(old, new), align(new, old)
    assert set(there.same) == {(b, a) for a, b in back.same}
    assert set(there.reworded) == {(b, a) for a, b in back.reworded}
    assert set(moved(old, new, there.same)) == {(b, a) for a, b in moved(new, old, back.same)}


@given(LINES, LINES)
def test_each_line_is_in_one_pair_at_most(old, new) -> None:
    pairs = align(old, new).pairs
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)
    assert all(old[a].words == new[b].words for a, b in align(old, new).same)


@given(LINES)
def test_a_text_is_the_same_as_itself(lines) -> None:
    aligned = align(lines, lines)
    assert (len(aligned.same), aligned.reworded) == (len(lines), ())
    assert moved(lines, lines, aligned.same) == []


def test_the_answer_that_changed_is_found_among_its_likes() -> None:
    old = [Line("n/a", "age / impact"), Line("n/a", "race / impact"), Line("n/a", "sex / impact")]
    new = [Line("n/a", "age / impact"), Line("travellers lose their stopping place"), Line("n/a", "sex / impact")]
    assert align(old, new).alone(0, 3) == [1]


def test_a_section_that_was_renamed_or_put_elsewhere_has_not_moved() -> None:
    old = [Line(f"sentence {n} of the first", section=1) for n in range(3)] + [Line("the second one", section=2)]
    new = [Line("the second one", section=1), *(Line(f"sentence {n} of the first", section=5) for n in range(3))]
    assert moved(old, new, align(old, new).same) == []


def test_quotations_of_another_side_are_no_pair() -> None:
    line = Line("there is no impact on anybody")
    assert align_within([("supports", line)], [("undermines", line)]).pairs == ()


def test_kinds_of_quotes_and_dashes_make_no_difference() -> None:
    assert plain_words("• The body’s “due regard” – always.") == plain_words('the body\'s "due regard" - always')


@given(st.text(max_size=40), st.text(max_size=40))
def test_word_differences_hold_both_wordings(old, new) -> None:
    runs = list(differences(old, new))
    from eiascore.text import squeeze

    assert " ".join(text for kind, text in runs if kind != "new" and text) == squeeze(old)
    assert " ".join(text for kind, text in runs if kind != "old" and text) == squeeze(new)


SAID = st.tuples(WORDS, st.sampled_from(["done", "planned", "conditional"]), st.sampled_from(["one", "mitigation"]))


def card(said) -> Scorecard:
    """Return a scorecard with a criterion for each dimension, of which each sentence is evidence."""
    made = document(*(text for text, _, _ in said), name="made.txt")
    findings = []
    for dimension in ("one", "mitigation"):
        found = tuple(
            evidence(sentence=n, start=s.start, end=s.end, assertion=said[n][1])
            for n, s in enumerate(made.sentences)
            if said[n][2] == dimension
        )
        findings.append(finding(f"crit_{dimension}", min(len(found), 3), dimension, evidence=found))
    grade = DimensionGrade(letter="C", uncapped="C", score=60)
    return Scorecard(
        document=made,
        kind=KindFinding(kind="eia", confidence=1, reasons=("it says so",)),
        rubric=RubricIdentity(id="by-hand", version="1", sha256="0" * 64),
        grade=Grade(letter="C", score=60, dimensions={"one": grade, "mitigation": grade}),
        findings=tuple(findings),
        red_flags=(),
        limits=(),
        provenance=Provenance(tool="t", reader="r", pipeline="p", options={}),
    )


DOCUMENTS = st.lists(SAID, min_size=1, max_size=6, unique_by=lambda one: one[0])


@settings(max_examples=60)
@given(DOCUMENTS, DOCUMENTS)
def test_a_comparison_turned_round_is_its_mirror(old, new) -> None:
    there = eiascore.compare.compare([card(old), card(new)], relation="versions")
    back = eiascore.compare.compare([card(new), card(old)], relation="versions")
    assert there.common == back.common
    assert_mirror(there.steps[0], back.steps[0])


@settings(max_examples=30)
@given(DOCUMENTS)
def test_nothing_changes_between_a_document_and_itself(said) -> None:
    (step,) = eiascore.compare.compare([card(said), card(said)]).steps
    assert (step.criteria, step.promises) == ((), ())
    assert (step.sentences.went, step.sentences.came, step.sentences.reworded) == ((), (), ())
