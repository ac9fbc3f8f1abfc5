"""What a form or the law says in other words is not the author's; what is said of this policy stays so."""

from __future__ import annotations

import pytest

from eiascore import read

_FILLER = "The library on Corn Street closes and its books go to the leisure centre."


def _origins(*lines: str) -> list[str]:
    """Read lines as a flattened form, a blank line between, and return who speaks in each sentence."""
    document = read("\n\n".join((_FILLER, *lines, _FILLER)).encode(), name="form.txt")
    return [said.origin for said in document.sentences][1:-1]


@pytest.mark.parametrize(
    "line",
    [
        "By equality analysis we mean a way of looking ahead at what a decision does to different groups of people.",
        "Completed EIAs appear on our website every quarter.",
        "With an EIA you can show that you gave thought to the people a change touches.",
        "Where an EIA goes with a report that members will decide on, it is published beside the papers.",
        "The form records how the proposed activity was screened and what was decided.",
        "Officers attach the EIA to the report as an appendix.",
        "An assessment made after a decision is of no use in law.",
        "There are four possible outcomes to an assessment.",
        "A negative impact is one that leaves a group worse off than others.",
        "Evidence comes in many kinds, numbers as well as what people say.",
        "The depth of the work ought to match the size of the decision.",
        "Your answer may draw on surveys, complaints or what front-line staff tell you.",
        "This assessment can be had in large print, in braille or on tape.",
        "Reports to Cabinet that lack an EIA are sent back.",
    ],
)
def test_talk_of_assessments_in_general_is_guidance(line: str) -> None:
    assert _origins(line) == ["guidance"]


@pytest.mark.parametrize(
    "line",
    [
        "Public authorities in Scotland have to assess the effect of a new policy against the needs of the duty.",
        "The duty sits with the body itself and cannot be handed on to a contractor.",
        "In Brown the court set out six principles on what due regard demands of those who decide.",
        "The Fairer Scotland Duty asks public bodies to think about how they can lessen inequalities of outcome.",
        "In all we do we must think about three things: stopping unfair treatment, giving everyone a fair chance and "
        "helping people to get along.",
        "Nine characteristics are protected: age, disability, gender reassignment, marriage and civil partnership, "
        "pregnancy and maternity, race, religion or belief, sex and sexual orientation.",
        "To foster good relations is to tackle prejudice and to promote understanding between people who share a "
        "characteristic and people who do not.",
        "The Council has to comply with the Welsh Language Standards, under which policy decisions are looked at for "
        "their effects on chances to use Welsh.",
        "Regulations of 2011 and 2017 add specific duties to the general one, such as the duty to publish information.",
    ],
)
def test_the_law_in_other_words_is_statute(line: str) -> None:
    assert _origins(line) == ["statute"]


@pytest.mark.parametrize(
    "line",
    [
        "The EIA will be published on our website once Cabinet has decided.",
        "We will review this EIA in March 2025 when the first year's data is in.",
        "The findings of the EIA were shared with the Disability Forum.",
        "This EIA is attached to the Cabinet report of 8 June as appendix C.",
        "The assessment was reviewed by the EDI Committee, which asked for data on part-time students.",
        "Advance equality of opportunity: disabled tenants get adapted homes first, which they did not before.",
        "The policy encourages women to apply for posts in which they are few.",
        "Older people are less likely to use the internet and more likely to live alone.",
        "The reasonable adjustments duty applies to the new kiosks, so each has a lowered screen.",
        "Data on disability is not collected as part of the application.",
        "The diversity form is to be revised with a question on caring responsibilities.",
        "A full EIA is not required as nobody is affected.",
        "The Regulations are not subject to a statutory requirement to consult.",
        "The Council has to balance its budget.",
        "Effects may be compounded.",
        "Everyone is treated the same.",
        "The Trust is committed to equality for all and the policy treats everyone the same.",
        "Information can be provided in other languages on request from the contact centre at Hallow.",
        "You said the buses were late, and we added a stop.",
        "Outcome 1: No major change.",
    ],
)
def test_what_is_said_of_this_policy_stays_the_authors(line: str) -> None:
    assert set(_origins(line)) == {"author"}


def test_the_needs_below_a_lead_in_that_names_the_duty() -> None:
    found = _origins(
        "The Act requires us to consider what the plans would do for people with protected characteristics so "
        "that due regard is had to these needs:",
        "Eliminating discrimination, harassment and victimisation",
        "This means:",
        "reducing the disadvantages that people suffer through who they are",
        "doing what is needed for people whose needs differ",
        "prompting people to take part where too few do",
        "Few men come to the carers' group, so we will hold two evening sessions a month for them.",
    )
    assert found == ["statute"] * 6 + ["author"]


def test_the_same_lead_in_over_the_authors_own_list() -> None:
    found = _origins(
        "What the scheme will do for equality:",
        "remove the steps that kept wheelchair users out of the hall",
        "meet the needs of deaf members by means of a loop",
    )
    assert found[0] != "statute"  # a form may ask it in these words
    assert found[1:] == ["author"] * 2


def test_aims_of_any_assessment_and_aims_of_this_policy() -> None:
    assert (
        _origins(
            "The purpose is to:",
            "find out whether some groups do worse than others",
            "decide what can be done about it",
        )
        == ["guidance"] * 3
    )
    assert (
        _origins("The purpose is to:", "close the depot at Marsh Lane", "move its drivers to the new site by the river")
        == ["author"] * 3
    )


def test_what_goes_on_with_guidance_is_guidance_and_an_answer_below_it_is_not() -> None:
    found = _origins(
        "People impact assessments make sure that our services are fair to all.",
        "One is carried out for every new policy, project or change of procedure.",
        "It ends with a review of what happened in practice.",
        "It moves to the leisure centre in June.",
    )
    assert found == ["guidance"] * 3 + ["author"]


def test_a_line_that_could_stand_in_any_form_goes_with_its_neighbour() -> None:
    line = "What people say counts as evidence too."
    assert _origins(line, "Completed assessments are kept by the equality team.") == ["guidance"] * 2
    assert _origins(line) == ["author"]


def test_outcomes_that_the_form_offers_against_the_one_that_was_chosen() -> None:
    offered = (
        "Outcome 1: No major change is needed.",
        "Outcome 2: Adjust the policy to remove barriers.",
        "Outcome 3: Carry on although some adverse effect remains.",
    )
    assert _origins(*offered) == ["guidance"] * 3
    assert _origins(offered[1]) == ["author"]


def test_items_that_begin_with_a_small_letter_are_not_joined() -> None:
    document = read(
        b"We asked three groups about the move of the library:\n\n"
        b"the deaf club, which meets on Thursday evenings\n\n"
        b"parents at the two schools nearest the library\n",
        name="list.txt",
    )
    assert len(document.sentences) == 3
