"""Concepts: found together, with spans in the verbatim text, less their exceptions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cues import cue_and_text

from eiascore.checks import Concept, ConceptIndex
from eiascore.checks.cues import normalise, parse, words_of
from eiascore.errors import RubricError
from eiascore.rubric import load_rubric


def index(**concepts: tuple[tuple[str, ...], tuple[str, ...]]) -> ConceptIndex:
    return ConceptIndex({name: Concept(name, *parts) for name, parts in concepts.items()})


def test_hits_are_verbatim_spans_with_the_cue_as_written() -> None:
    text = "Women’s AID – and the NHS – were CONSULTED."
    found = index(body=(("women's aid", "NHS"), ()), engaged=(("consult~",), ())).find(text)
    assert {n: [(text[h.start : h.end], h.cue) for h in hits] for n, hits in found.items()} == {
        "body": [("Women’s AID", "women's aid"), ("NHS", "NHS")],
        "engaged": [("CONSULTED", "consult~")],
    }


def test_offsets_hold_beside_letters_that_grow_when_lowered() -> None:
    text = "İİ consulted İ residents"
    found = index(engaged=(("consult~",), ()), people=(("residents",), ())).find(text)
    assert [text[h.start : h.end] for hits in found.values() for h in hits] == ["residents", "consulted"] or [
        text[h.start : h.end] for hits in found.values() for h in hits
    ] == ["consulted", "residents"]


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("easy read", "Easy-Read and easy, read", 2),
        ("n/a", "N/A", 1),
        ("n/a", "option n, a further one", 0),
        ("black, asian and minority ethnic", "Black Asian and minority ethnic women", 1),
        ("residents", "the residents’ views", 1),
        ("residents", "non-residents", 1),
        ("resident", "residents", 0),
    ],
)
def test_phrases_pass_over_hyphens_and_commas_but_not_over_other_marks(phrase: str, text: str, hits: int) -> None:
    assert len(index(c=((phrase,), ())).find(text).get("c", [])) == hits


def test_an_exception_drops_only_the_hit_that_it_overlaps() -> None:
    sex = index(sex=(("sex",), ("sex offender~", "same sex")))
    assert "sex" not in sex.find("Sex offenders and same-sex couples")
    assert [h.start for h in sex.find("Sex offenders by age and sex")["sex"]] == [25]


def test_an_exception_of_one_concept_leaves_another_alone() -> None:
    both = index(sex=(("sex",), ("sex offender~",)), crime=(("sex offender~",), ()))
    assert set(both.find("A sex offender")) == {"crime"}


def test_one_cue_may_belong_to_several_concepts() -> None:
    assert set(index(a=(("met with",), ()), b=(("met with",), ())).find("We met with them")) == {"a", "b"}


def test_what_is_not_there_is_not_listed() -> None:
    assert index(a=(("zebra",), ())).find("No such animal.") == {}
    assert index(a=(("zebra", "#"), ())).find("") == {}


def test_hits_come_in_order_of_position() -> None:
    hits = index(a=(("residents", "consult~", "#"), ())).find("12 residents were consulted by 3 residents")["a"]
    assert hits == sorted(hits)
    assert len(hits) == 5


def test_marks_alone_are_no_cue() -> None:
    with pytest.raises(RubricError, match="'%'"):
        index(a=(("%",), ()))


def test_every_shipped_cue_is_found_in_wording_that_it_describes() -> None:
    """A cue that can match nothing is a slip of its author."""
    dead = []
    for concept in load_rubric("psed-2010").concepts.values():
        for cue in (*concept.cues, *concept.exceptions):
            words = []
            for item in parse(cue).items:
                words += ["12%"] if item.percent else ["7" if w == "#" else w.rstrip("~") for w in item.options[0]]
            text = normalise(" ".join(words).replace(" 's", "'s"))
            if not list(parse(cue).find(words_of(text))):
                dead.append((concept.name, cue, text))
    assert dead == []


@settings(max_examples=40)
@given(cue_and_text(), st.randoms(use_true_random=False))
def test_the_index_finds_what_a_cue_finds_alone(pair: tuple[str, str], random) -> None:
    """What decides early that a cue cannot stand in a text must never be wrong."""
    cue, text = pair
    shuffled = text.split()
    random.shuffle(shuffled)
    one = index(c=((cue,), ()))
    for tried in (text, " ".join(shuffled)):
        alone = list(parse(cue).find(words_of(normalise(tried))))
        assert bool(one.find(tried)) is bool(alone)


def test_many_texts_at_once_give_what_each_gives_by_itself() -> None:
    shipped = load_rubric("psed-2010").index
    texts = [
        "We consulted 40 disabled residents’ groups in March 2024.",
        "",
        "Race; sex offenders are no part of it",
        "We will meet",
        "with carers every six months, and 12 per cent of women said they feel unsafe",
        "No impact.",
    ]
    assert [dict(hits.items()) for hits in shipped.find_in(texts)] == [shipped.find(text) for text in texts]
    assert any(shipped.find(text) for text in texts)
