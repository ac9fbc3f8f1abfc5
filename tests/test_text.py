"""White space and unseen characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eiascore.text import Pattern, squeeze, squeeze_at, squeeze_lines

_RAW = st.text(alphabet=st.sampled_from(list("ab \n\t\x00\x1f\xa0\xad\u200b\u2028\ud800")), max_size=40)


@given(_RAW)
def test_squeezed_text_is_one_trimmed_line_of_seen_characters(text: str) -> None:
    clean = squeeze(text)
    assert clean == " ".join(clean.split())
    assert set(clean) <= {"a", "b", " "}
    assert clean.replace(" ", "") == "".join(character for character in text if character in "ab")


@given(_RAW, st.integers(0, 40))
def test_offsets_move_with_the_characters_they_stand_at(text: str, offset: int) -> None:
    clean, (moved,) = squeeze_at(text, [offset])
    assert clean == squeeze(text)
    before = sum(character in "ab" for character in text[:offset])
    assert sum(character in "ab" for character in clean[:moved]) == before
    assert moved == len(clean) or not clean[moved].isspace() or text[offset:].lstrip() != text[offset:]


def test_lines_of_a_cell_stay_apart() -> None:
    assert squeeze_lines(" Age \r\n\n  young\tpeople \x00") == "Age\nyoung people"


def test_a_pattern_is_tried_only_where_one_of_its_needles_stands() -> None:
    pattern = Pattern(r"\d+ (?:weeks|days)", needles=("week", "day"))
    assert [m.group() for m in pattern.finditer("6 weeks and 3 days")] == ["6 weeks", "3 days"]
    assert pattern.search("in 6 weeks", 3) and pattern.match("in 6 weeks", 3) and pattern.fullmatch("6 weeks")
    assert not pattern.search("6 months") and not list(pattern.finditer("6 months"))
    assert Pattern("[a-z]+").match("months")
