"""Sentence spans: what ends a sentence, what does not, and what every split keeps."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore.reading.sentences import split


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The duty in s. 149 and ss. 4 to 12 applies, see para. 7 and reg. 5(1) of the regulations.",
        "We rely on R (Meadow) v. Northmoor CC [2013] EWCA Civ 1345 for that view.",
        "Some groups, e.g. Deaf people, and others (i.e. carers) were asked.",
        "Mrs. X and Cllr. Y met residents at St. Anne's hall.",
        "Circular No. 14 was issued in approx. 2,000 copies.",
        "Some 12.5% of tenants, against 3.1% elsewhere, pay more than £4.50.",
        "Read it at www.northmoor.gov.uk/equality?year=2024&form=a.b before the meeting.",
        "The panel said the plan was [...] Not ready.",
        "Women; disabled people; and older residents; were asked first.",
        "The form (rev. Jan. 2021) is out of date.",
        "B1. The service runs three hostels.",
        "1.2.3 The service runs three hostels.",
        "(a) The service runs three hostels.",
        "The author is J. P. Whitfield.",
        "A “cold spot” (no bus within 800 m.) is what they fear",
        "It opens from 9 a.m. Monday to Friday and closes at 5 p.m. on other days.",
        "The fund (c. £40,000) was used ca. 1990, see Smith et al. (2019) at p.12 and pp. 14-18.",
        "In R (on the application of Meadow) v. Northmoor [2009] EWHC 3158 (Admin) the court said so.",
        "R. v. Northmoor LBC, ex p. Meadow (1985) 84 LGR 168 sets the test.",
        "Part 3, Sched. 9, cl. 2, Art. 14 and subs. (2) apply, cf. Fig. A and Rm. 4.",
        "The survey (ref. no. 4) was sent to 300 homes.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("It closed in 2019.", "40 people objected."),
        ("The answer is no.", "40 people objected."),
        ("We asked tenants, carers, etc.", "They replied by May."),
        ("Has anyone been consulted?", "Yes, we met the tenants' group."),
        ("Has anyone been consulted?", "yes, twice"),
        ("They were clear!", "The plan changed."),
        ("Twelve people said “leave it alone.”", "The plan changed."),
        ("Most replies came from women.[2]", "Few came from men."),
        ("Most replies came from women. [2] [3]", "Few came from men."),
        ("Most replies came from women.¹²", "Few came from men."),
        ("Most replies came from women.14", "Few came from men."),
        ("Fares rise by 9%.3", "Few came from men."),
        ("The court so held in [2008] EWHC 3158 (Admin).", "That binds us."),
        ("We wait…", "The board meets in June."),
        ("The scheme is Option A.", "It costs less."),
        ("The first is Group A.", "Group B is larger."),
        ("They agreed with Cllr J. Moss.", "Next they asked for a ramp."),
        ("They said so.”12", "The plan changed."),
        ("We asked for it.12", "The plan changed."),
        ("The surgery opens at 5 p.m.", "The bus comes later."),
        ("(The lift was broken.)", "It was mended."),
        ("See www.northmoor.gov.uk/eia.", "Paper copies are free."),
        ("Impact: none.", "☒ Yes ☐ No"),
        ("First line without a stop", "Second line of the cell"),
    ],
)
def test_two_sentences_part(left: str, right: str) -> None:
    joint = "\n" if left.endswith("stop") else " "
    assert parts(left + joint + right) == [left, right]


def test_quoted_question_in_prose_is_not_cut() -> None:
    text = "“Who pays?” asked one carer."
    assert parts(text) == [text]


def test_reference_number_is_not_a_footnote_mark() -> None:
    assert parts("See s.149 Equality Act and p.12 Annex.") == ["See s.149 Equality Act and p.12 Annex."]


def test_bullets_set_in_a_line_are_parted() -> None:
    assert parts("We met: • the youth forum • the access panel") == [
        "We met:",
        "• the youth forum",
        "• the access panel",
    ]


@given(st.text(alphabet=st.sampled_from(list("abN.?!… \n\t[]()“”'\"1²•☒;:-,/\u2028\xa0")), max_size=200))
def test_spans_are_ordered_trimmed_and_hold_all_text(text: str) -> None:
    spans = split(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("unit", ["a. ", ". ", "..... ", "s. 1 ", "No. ", "?) ", "(a) ", "x.1 ", "• ", "[1] ", ".)"])
def test_time_grows_with_length_only(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    began = time.process_time()
    split(text)
    assert time.process_time() - began < 3.0
