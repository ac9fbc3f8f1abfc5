"""The cue language: what it matches, and what holds of every cue that can be written in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore.checks.cues import is_phrase, normalise, parse, words_of
from eiascore.errors import RubricError


def found(cue: str, text: str) -> list[str]:
    flat = normalise(text)
    return [text[start:end] for start, end in parse(cue).find(words_of(flat))]


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("consulted", "We Consulted them, and consulted again.", ["Consulted", "consulted"]),
        ("consult", "We consulted them.", []),
        ("consult~", "consultation and consulting", ["consultation", "consulting"]),
        ("easy read", "an Easy-Read summary", ["Easy-Read"]),
        ("women's aid", "Women’s Aid was there", ["Women’s Aid"]),
        ("women", "The Women’s Institute", ["Women"]),
        ("(held|ran) * workshop~", "We held three lively workshops.", ["held three lively workshops"]),
        ("(held|ran) * workshop~", "We held a b c d workshops.", ["held a b c d workshops"]),
        ("(held|ran) * workshop~", "We held a b c d e workshops.", []),
        ("held ** workshop", "held 1 2 3 4 5 6 7 8 9 10 11 12 workshop", ["held 1 2 3 4 5 6 7 8 9 10 11 12 workshop"]),
        ("held ** workshop", "held 1 2 3 4 5 6 7 8 9 10 11 12 13 workshop", []),
        ("(we|the council) met", "When the Council met us, we met.", ["the Council met", "we met"]),
        ("we (have)? met", "We have met. We met.", ["We have met", "We met"]),
        ("(we)? consulted", "Consulted in May.", ["Consulted"]),
        ("replies * (were)? received", "Replies from many people received", ["Replies from many people received"]),
        (
            "at least # people",
            "at least 1,204 people, at least tenants, at least ten people",
            ["at least 1,204 people", "at least ten people"],
        ),
        ("over 65s", "39% of over 65s, of over 65", ["over 65s"]),
        ("3rd sector", "the 3rd sector", ["3rd sector"]),
        ("equality act 2010", "the Equality Act 2010, section 149", ["Equality Act 2010"]),
        ("#% of", "61% of, 12.5 per cent of, 7 percent of, 8 of", ["61% of", "12.5 per cent of", "7 percent of"]),
        ("^none", "None known.", ["None"]),
        ("^none", "There are none.", []),
        ("none$", "There are none.", ["none"]),
        ("none$", "None are there.", []),
        ("^ (no|none) * $", "None that we know of.", ["None"]),
        ("^ (no|none) * $", "None that we know of in any of these areas.", []),
        ("in (england|the (borough|city))", "in the city, in England, in the", ["in the city", "in England"]),
        (
            "(all|each) (of the (nine )?)?strands",
            "all of the nine strands; each strands",
            ["all of the nine strands", "each strands"],
        ),
    ],
)
def test_a_cue_stands_where_it_should_and_nowhere_else(cue: str, text: str, expected: list[str]) -> None:
    assert found(cue, text) == expected


@pytest.mark.parametrize("cue", ["", "(a b", "a) b", "a) b (c", "a|b c", "*", "a *", "(a)?", "^", "?", "(a)? (b)?"])
def test_a_cue_that_cannot_be_read_says_which(cue: str) -> None:
    with pytest.raises(RubricError) as caught:
        parse(cue)
    assert repr(cue) in str(caught.value)


def test_a_line_to_write_on_is_no_run_of_words() -> None:
    # Under regular expressions this took longer than anyone would wait.
    assert found("consulted ** with", f"consulted {'_' * 5000} with") == [f"consulted {'_' * 5000} with"]
    assert found("consulted ** with", f"consulted {'_ ' * 5000}") == []


@given(st.text())
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_normalising_lowers_what_it_can_beside_a_capital_that_grows() -> None:
    assert normalise("İzmir WOMEN’S") == "İzmir women's"


@given(st.text())
def test_words_are_their_own_spans_in_order(text: str) -> None:
    flat = normalise(text)
    words = words_of(flat)
    assert [flat[w.start : w.end] for w in words] == [w.text for w in words]
    assert all(a.end <= b.start for a, b in pairwise(words))


# --- Any cue of the language, together with a text that it describes.

_word = st.from_regex(r"[a-z]{2,7}", fullmatch=True).filter(lambda w: w != "per")
_apart = st.sampled_from([" ", ", ", " - ", " (", "; ", " – ", "/", "_", " … "])
_number = st.sampled_from(["12", "1,204", "3.5", "forty", "half", "9%"])
_percent = st.sampled_from(["12%", "12 per cent", "3.5 percent", "1,000%"])


@st.composite
def _option(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An alternative as it is written, and words that it describes."""
    written, meant = [], []
    for word in draw(st.lists(_word, min_size=1, max_size=3)):
        kind = draw(st.sampled_from(["word", "stem", "number", "curly"]))
        if kind == "number":
            written.append("#")
            meant.append(draw(_number))
        elif kind == "stem":
            written.append(f"{word}~")
            meant.append(word + draw(st.sampled_from(["", "s", "ation"])))
        else:
            written.append(f"{word}’s" if kind == "curly" else word)
            meant.append(f"{word}'s".upper() if kind == "curly" else word)
    return " ".join(written), meant


@st.composite
def _item(draw: st.DrawFn, *, may_be_optional: bool) -> tuple[str, list[str]]:
    kind = draw(st.sampled_from(["plain", "group", "percent"]))
    if kind == "percent":
        return "#%", [draw(_percent)]
    if kind == "plain":
        return draw(_option())
    options = draw(st.lists(_option(), min_size=1, max_size=3))
    chosen = draw(st.sampled_from(options))[1]
    optional = may_be_optional and draw(st.booleans())
    written = f"({'|'.join(o[0] for o in options)}){'?' if optional else ''}"
    return written, [] if optional and draw(st.booleans()) else chosen


@st.composite
def cue_and_text(draw: st.DrawFn) -> tuple[str, str]:
    sure = draw(st.integers(0, 3))
    cue, words = "", []
    for number in range(sure + 1 + draw(st.integers(0, 2))):
        written, meant = draw(_item(may_be_optional=number != sure))
        if number and draw(st.booleans()):
            gap = draw(st.sampled_from(["*", "**"]))
            cue += f" {gap}"
            words += draw(st.lists(st.just("zzz"), max_size=4 if gap == "*" else 12))
        cue += f" {written}"
        words += meant
    at_start, at_end = draw(st.booleans()), draw(st.booleans())
    text = words[0] + "".join(draw(_apart) + word for word in words[1:])
    text = ("" if at_start else "Zzz zzz: ") + text + ("." if at_end else " zzz zzz.")
    return f"{'^' if at_start else ''}{cue.strip()}{'$' if at_end else ''}", text


@given(cue_and_text())
def test_a_cue_is_found_in_a_text_that_it_describes(pair: tuple[str, str]) -> None:
    cue, text = pair
    assert found(cue, text)


@given(cue_and_text())
def test_finds_lie_in_the_text_in_order_and_apart(pair: tuple[str, str]) -> None:
    cue, text = pair
    flat = normalise(text * 3)
    spans = list(parse(cue).find(words_of(flat)))
    assert all(0 <= start < end <= len(flat) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("cue", "plain"), [("easy read", True), ("s.149", True), ("consult~", False), ("(a|b)", False), ("^no", False)]
)
def test_phrases_are_told_from_cues_with_operators(cue: str, plain: bool) -> None:
    assert is_phrase(cue) is plain
