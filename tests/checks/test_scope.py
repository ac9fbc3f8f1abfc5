"""Which sentences say best what is assessed: few, early, and in answer to the right question."""

from __future__ import annotations

from layouts import document, heading, run

from eiascore.checks import DocumentView

TITLE = heading("Equality impact assessment: charges for bulky waste", 1)
WHAT = heading("Describe the proposal and its aims", 2)
APPLIES = "The charge will apply to all households in the borough from 1 April 2027."
LINKED = "It should be read with the assessment of the council tax support scheme, as the same households pay both."
PAST = "At present the collection is free and the number of requests has grown."
EFFECT = "Older people may find it harder to take a sofa to the tip."


def form(*texts: str) -> DocumentView:
    return document(TITLE, WHAT, *texts)


def shown(view: DocumentView, **options: object) -> list[str]:
    return [match.view.text for match in run("scope", view, **options)]


def test_what_applies_to_whom_from_when_is_stated() -> None:
    assert shown(form(PAST, APPLIES)) == [APPLIES]


def test_shows_tell_dates_and_links_apart() -> None:
    view = form(PAST, APPLIES, LINKED)
    assert shown(view, show="dated") == [APPLIES]
    assert shown(view, show="linked") == [LINKED]


def test_no_more_than_the_best_are_shown_and_in_order_of_the_text() -> None:
    texts = [
        f"The charge will apply to all {who} in the borough from 1 April 2027." for who in ("homes", "flats", "shops")
    ]
    view = form(*texts, LINKED)
    assert len(shown(view)) == 3
    assert len(shown(view, most=1)) == 1
    found = shown(view)
    assert found == sorted(found, key=lambda text: [*texts, LINKED].index(text))


def test_an_effect_under_a_characteristic_is_no_scope() -> None:
    view = document(TITLE, WHAT, APPLIES, heading("Age", 2), EFFECT)
    assert shown(view) == [APPLIES]


def test_what_stands_late_counts_only_in_answer_to_a_question_about_scope() -> None:
    filler = [f"The depot at Mill Lane keeps a record of request {i} for the service." for i in range(130)]
    view = document(TITLE, WHAT, PAST, heading("Background", 2), *filler, APPLIES)
    assert APPLIES not in shown(view)


def test_matches_carry_their_dates() -> None:
    (match,) = run("scope", form(APPLIES))
    assert "date" in {fact.kind for fact in match.facts}


def test_a_fact_about_an_organisation_is_no_scope_where_no_question_asks() -> None:
    size = "The Council employs 3,100 people and has two depots."
    assert not shown(document(TITLE, size, PAST))
    assert shown(document(TITLE, PAST, APPLIES)) == [APPLIES]
