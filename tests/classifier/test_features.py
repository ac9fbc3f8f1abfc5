"""A line becomes named features: any text, always the same ones, all of them legible."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eiascore.classifier import Line, features
from eiascore.classifier.features import words

LINES = st.builds(
    Line,
    text=st.text(),
    question=st.text(max_size=30),
    heading=st.text(max_size=30),
    above=st.text(max_size=30),
    before=st.text(max_size=30),
    concepts=st.lists(st.text(max_size=8), max_size=3).map(tuple),
    rules=st.lists(st.tuples(st.sampled_from(["a+", "b-"]), st.text(max_size=5), st.integers(0, 3)), max_size=3).map(
        tuple
    ),
    nth=st.integers(1, 900),
)


@given(LINES)
def test_any_line_has_features_from_0_to_1_and_the_same_each_time(line: Line) -> None:
    found = features(line)
    assert found == features(line)
    assert all(0 <= value <= 1 for value in found.values())


@given(st.text())
def test_any_text_has_words_without_blanks_or_capitals(text: str) -> None:
    assert all(word and word == word.lower() and not any(map(str.isspace, word)) for word in words(text))


def test_what_stands_around_a_line_and_what_rules_found_is_told_apart_from_its_words() -> None:
    line = Line(
        "Met the carers.", question="Who was met?", before="None.", rules=(("eng_influence+", "changed", 2),), nth=9
    )
    assert {
        "word:met", "pair:the carers", "letters:carer", "question:met", "before:none", "found:eng_influence+",
        "found:eng_influence+2", "rule:eng_influence.changed", "nth:4", "stopped",
    } <= set(features(line))  # fmt: skip


def test_a_figure_counts_as_a_figure_whichever_it_is() -> None:
    one, other = (set(features(Line(f"There were {number} staff."))) for number in (7, 7777))
    assert one ^ other == {"pair:7 7", "words:0", "words:1"}


def test_a_cell_is_told_apart_and_a_bullet_is_not() -> None:
    text = "We met the carers in May."
    plain, bullet, cell = (set(features(Line(text, kind=kind))) for kind in ("paragraph", "bullet", "cell"))
    assert plain == bullet
    assert cell - plain == {"form:cell"}
