"""The gate lets through every cue that stands, with the words at which it begins, and hardly any other."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from test_cues import cue_and_text

from eiascore.checks import cue_lines
from eiascore.checks.cue_gate import Gate, gate_table
from eiascore.checks.cues import normalise, parse, words_of


@given(st.lists(cue_and_text(), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_behind_the_gate_each_cue_is_found_where_it_is_found_alone(pairs: list[tuple[str, str]], random) -> None:
    cues = [parse(cue) for cue, _ in pairs]
    gate = Gate(json.loads(json.dumps(gate_table(cues))))
    shuffled = " ".join(text for _, text in pairs).split()
    random.shuffle(shuffled)
    for text in (*(text for _, text in pairs), " ".join(shuffled)):
        words = words_of(normalise(text))
        starts = dict(gate.candidates([word.text for word in words]))
        for number, cue in enumerate(cues):
            assert list(cue.find(words, starts.get(number, ()))) == list(cue.find(words))


def passed(cue: str, text: str) -> bool:
    return bool(list(Gate(gate_table([parse(cue)])).candidates([word.text for word in words_of(normalise(text))])))


def test_what_cannot_stand_is_stopped() -> None:
    assert passed("we consult~ (young people|carers)", "We consulted young people")
    assert not passed("we consult~ carers", "carers consulted, we hear")  # the order
    assert not passed("we consult~ carers", "we consulted the carers")  # what stands between
    assert not passed("we * carers", "we met in the hall of the town with carers")  # farther than the gap
    assert not passed("(young people|carers) met", "young officers met")  # the second word of an alternative
    assert not passed("^none~", "there are none")  # the start


def test_masks_are_given_up_before_they_fill_the_memory(monkeypatch) -> None:
    monkeypatch.setattr("eiascore.checks.cue_gate._MOST_MASKS", 3)
    gate = Gate(gate_table([parse("met # of them")]))
    words = ["we", "met", "seven", "of", "them", "and", "they", "met", "us"]
    assert [list(gate.candidates(words)) for _ in range(3)] == [[(0, [1, 7])]] * 3


@given(cue_and_text())
def test_a_cue_survives_as_a_line(pair: tuple[str, str]) -> None:
    cue, text = parse(pair[0]), words_of(normalise(pair[1]))
    again = cue_lines.restore(cue_lines.dump(cue))
    assert cue_lines.dump(again) == cue_lines.dump(cue)
    assert list(again.find(text)) == list(cue.find(text))
