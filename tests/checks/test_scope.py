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


def test_what_is_proposed_goes_before_aims_history_and_who_decides() -> None:
    proposed = "The council proposes to shut four children's centres and to keep the other six open."
    others = (
        "The aim is to make the service more efficient and fairer.",
        "Following the review the report was considered by members in the spring.",
        "Cabinet will be asked to approve the recommendation.",
    )
    assert shown(form(*others, proposed)) == [proposed]


def test_an_excerpt_without_title_or_prompt_may_state_no_scope() -> None:
    effects = (
        "Parents without a car may find the walk to the next stop too long in winter.",
        "Leaflets were sent to all schools in May and two more followed.",
    )
    assert shown(document(*effects)) == []


def test_a_short_line_above_is_the_prompt_though_nobody_knew_it_for_one() -> None:
    answer = "Students and the staff who teach them at the two workshops."
    assert shown(document(TITLE, "Those who will be touched by it", PAST, EFFECT, "Who gains", answer)) == [answer]
    assert shown(document(TITLE, PAST, EFFECT, "How we asked them", answer)) == []


def test_a_headline_counts_where_a_name_is_asked_for() -> None:
    headline = "Setting up a county store of home equipment for adults with care needs"
    assert shown(document(TITLE, "Title of the project", headline + ".", PAST)) == [headline + "."]


def test_reach_is_shown_where_the_words_say_so() -> None:
    reach = "The scheme covers all ferry crossings and runs for three years from April 2027."
    proposed = "It is proposed to replace six paper forms by one web page for all tenants."
    assert shown(form(proposed, reach)) == [proposed, reach]
    assert shown(form(proposed, reach), show="reach") == [reach]


def test_an_aim_is_quoted_where_it_is_the_best_answer_there_is() -> None:
    aim = "The policy answers the need for one way of booking rooms in every hall."
    assert shown(form(aim, EFFECT)) == [aim]
    assert shown(document(TITLE, heading("Why is this needed?", 2), aim)) == []


def test_who_decides_and_what_binds_the_organisation_are_no_answer() -> None:
    asides = (
        "The council has a legal duty to collect household waste from the kerb.",
        "Cabinet will be asked to agree it in the spring, once the survey has closed.",
    )
    assert shown(form(*asides)) == []


def test_only_the_first_sentences_of_an_answer_stand_in_for_a_statement() -> None:
    plain = [f"Crews call at street {i} every week in the order of their round." for i in range(5)]
    assert set(shown(form(*plain))) <= set(plain[:2])


def test_a_lead_in_says_nothing_without_its_list() -> None:
    assert "It is proposed to:" not in shown(form("It is proposed to:", "close the tip at Mill Lane on Mondays"))
