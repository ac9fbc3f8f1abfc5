"""The gate lets through every cue that stands; the row finds each cue where it is found by itself."""

from __future__ import annotations

import json
import tracemalloc

from hypothesis import given
from hypothesis import strategies as st
from test_cues import cue_and_text

from eiascore.checks import cue_lines
from eiascore.checks.cue_gate import Gate, gate_table
from eiascore.checks.cue_row import Row
from eiascore.checks.cues import normalise, parse, words_of
from eiascore.checks.sets import numbers_of


@given(st.lists(cue_and_text(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_each_cue_is_found_in_a_row_of_texts_where_it_begins_alone(pairs: list[tuple[str, str]], random) -> None:
    cues = [parse(cue) for cue, _ in pairs]
    gate = Gate(json.loads(json.dumps(gate_table(cues))))
    shuffled = " ".join(text for _, text in pairs).split()
    random.shuffle(shuffled)
    texts = [words_of(normalise(text)) for text in (*(text for _, text in pairs), "", " ".join(shuffled))]
    apart = [[word.text for word in words] for words in texts]
    row, passed = Row(apart), set(gate.candidates(apart))
    for number, cue in enumerate(cues):
        places, first, holding = set(numbers_of(row.starts(cue))), 0, []
        for at, words in enumerate(texts):
            begins = {place for place in range(len(words)) if any(cue.find(words, [place]))}
            assert {place - first for place in places if first <= place <= first + len(words)} == begins
            holding += [at] if begins else []
            first += len(words) + 1
        assert sorted(row.texts_at(row.starts(cue))) == holding
        assert number in passed or not holding


def passed(cue: str, text: str) -> bool:
    return bool(list(Gate(gate_table([parse(cue)])).candidates([[word.text for word in words_of(normalise(text))]])))


def test_what_lacks_a_word_is_stopped() -> None:
    assert passed("we consult~ (young people|carers)", "We consulted young people")
    assert not passed("we consult~ carers", "they consulted carers")
    assert not passed("(young people|carers) met", "young officers met")
    assert not passed("met # times", "they met often, at all times")


def test_words_of_two_texts_make_no_cue() -> None:
    texts = [["we", "met"], ["with", "carers"]]
    assert not passed("met with", "we met") and not Row(texts).starts(parse("met ** carers"))
    assert not list(Gate(gate_table([parse("met with carers~")])).candidates(texts))


def test_masks_are_given_up_before_they_fill_the_memory(monkeypatch) -> None:
    monkeypatch.setattr("eiascore.checks.cue_gate._MOST_MASKS", 3)
    gate = Gate(gate_table([parse("met # of them")]))
    words = ["we", "met", "seven", "of", "them", "and", "they", "met", "us"]
    assert [list(gate.candidates([words])) for _ in range(3)] == [[0]] * 3


@given(cue_and_text())
def test_a_cue_survives_as_a_line(pair: tuple[str, str]) -> None:
    cue, text = parse(pair[0]), words_of(normalise(pair[1]))
    again = cue_lines.restore(cue_lines.dump(cue))
    assert cue_lines.dump(again) == cue_lines.dump(cue)
    assert list(again.find(text)) == list(cue.find(text))


def test_a_word_of_any_length_costs_little_memory() -> None:
    tracemalloc.start()
    try:
        row = Row([["9" * 20_000, "consulted"]])
        assert tracemalloc.get_traced_memory()[1] < 5_000_000  # all beginnings of the word would take 200 million
    finally:
        tracemalloc.stop()
    assert row.texts_at(row.starts(parse("# consult~"))) == [0]
