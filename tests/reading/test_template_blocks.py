"""Where the form stops and the answer starts: inside a cell, a line, a block, a section."""

from __future__ import annotations

import pytest

from eiascore.reading.assemble import assemble
from eiascore.reading.pieces import Layout, Piece, RawCell

_FILLER = "The estates team wrote this record for the housing board and keeps it with the papers of the spring meeting."


def origins(*pieces: Piece | str) -> list[tuple[str, str]]:
    made = [Piece("paragraph", piece) if isinstance(piece, str) else piece for piece in pieces]
    layout = Layout([*made, Piece("heading", "End", level=1), Piece("paragraph", _FILLER)], "test")
    document = assemble(layout, name="x", sha256="", size=0, media_type="text/plain")
    return [(document.quote(s), s.origin) for s in document.sentences][:-2]


def spoken(*pieces: Piece | str) -> list[str]:
    return [origin for _, origin in origins(*pieces)]


def table(*rows: tuple[str, ...], header: bool = False, banner: int | None = None) -> Piece:
    cells = [
        RawCell(r, c, text, header=header and r == 0, shaded=r == banner, bold=r == banner)
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    return Piece("table", cells=cells)


def test_a_request_and_its_answer_on_one_line_are_cut() -> None:
    assert origins("Please describe the change: Night buses will stop at ten.") == [
        ("Please describe the change:", "prompt"),
        ("Night buses will stop at ten.", "author"),
    ]
    # A name behind its label stays whole: the label alone would be no quotation.
    assert origins("Lead officer: Lettings Manager, 3 May 2025") == [
        ("Lead officer: Lettings Manager, 3 May 2025", "author")
    ]


def test_guidance_in_an_answer_cell_ends_where_the_answer_begins() -> None:
    form = table(
        (
            "What evidence did you use?",
            "Guidance: name each source. Think of users and staff.\nThe 2024 survey of tenants.",
        ),
        ("Who will be affected?", "Guidance: residents, visitors. We found that carers use the hall most."),
        ("Lead officer", "Lettings Manager"),
    )
    assert spoken(form)[1:4] == ["guidance", "guidance", "author"]
    assert origins(form)[5:7] == [
        ("Guidance: residents, visitors.", "guidance"),
        ("We found that carers use the hall most.", "author"),
    ]


def test_a_sample_answer_is_the_forms_with_all_its_figures() -> None:
    sample = "Example: \u201cOf the 420 users 61% are women. We met 14 carers in May.\u201d"
    form = table(("Evidence", sample), ("Lead officer", "Lettings Manager"), ("Date", "3 May 2025"))
    assert spoken(form) == ["prompt", "guidance", "guidance", "prompt", "author", "prompt", "author"]


def test_instructions_in_brackets_are_taken_whole_and_comments_are_not() -> None:
    assert "author" not in spoken("[Insert the title. It should be the one used in the report.]")
    assert set(spoken("[EC: the title has changed. Use the new one.]")) == {"author"}
    assert spoken("[redacted]") == ["author"]


@pytest.mark.parametrize("text", ["\u2610 Positive \u2610 Negative \u2610 Neutral", "\u2610 Adjust the policy"])
def test_boxes_that_nobody_ticked_are_the_forms(text: str) -> None:
    assert set(spoken(text)) == {"prompt"}


@pytest.mark.parametrize(
    "text",
    [
        "\u2612 Adjust the policy",
        "N/A",
        "TBC",
        "None",
        "\u2610 Train 14 caretakers by 3 June",
        "No impact",
    ],
)
def test_answers_are_no_placeholders(text: str) -> None:
    assert spoken(text) == ["author"]


def test_of_several_boxes_the_author_speaks_in_the_ticked_one() -> None:
    assert spoken("\u2610 Positive \u2612 Negative") == ["prompt", "author"]


@pytest.mark.parametrize(
    "text",
    [
        "dd/mm/yy",
        "________",
        "......",
        "[insert name]",
        "Click or tap here to enter text.",
        "xx",
        "Review date: dd/mm/yyyy",
    ],
)
def test_placeholders(text: str) -> None:
    assert spoken(text) == ["prompt"]


def test_a_printed_column_of_things_to_think_of() -> None:
    printed = table(
        ("Characteristic", "Evidence and reasons", "Action"),
        ("Age", "Think about children and older people.", ""),
        ("Race", "Include Gypsy, Roma and Traveller people.", ""),
        ("Sex", "Caring, part-time work.", ""),
        ("Disability", "Consider mental health. What adjustments are needed?", "Provide ramps"),
        header=True,
    )
    found = dict(origins(printed))
    assert found["Think about children and older people."] == "guidance"
    assert found["Caring, part-time work."] == "guidance"
    assert found["Provide ramps"] == "author"


def test_requests_of_consultees_and_plans_stay_with_the_author() -> None:
    said = table(
        ("Group", "What they told us"),
        ("Carers", "Think about the last bus"),
        ("Youth forum", "Include us from the start"),
        ("Access panel", "Consider a second ramp"),
        ("Tenants", "What about parking?"),
        header=True,
    )
    assert {text for text, origin in origins(said) if origin == "author"} >= {
        "Think about the last bus", "Include us from the start", "Consider a second ramp", "What about parking?",
    }  # fmt: skip
    plan = table(
        ("Action", "Owner"),
        ("Publish the data every year", "Lettings Manager"),
        ("Review uptake", "Lettings Manager"),
        header=True,
    )
    assert spoken(plan)[2:] == ["author"] * 4


def test_banners_and_titles_inside_a_table() -> None:
    form = table(
        ("Section 6 \u2013 Action plan", "", "", ""),
        ("Issue", "Action", "Lead officer", "By when"),
        ("Late buses", "Run one at eleven", "Lettings Manager", "3 May 2025"),
        ("0.1 03/11/25", "", "", ""),
        banner=0,
    )
    assert spoken(form) == ["prompt"] * 5 + ["author"] * 5


def test_a_glossary_explains_words_and_says_nothing_about_the_policy() -> None:
    glossary = table(
        ("Term", "Meaning"),
        ("Direct discrimination", "Treating a person less favourably because of a characteristic"),
        ("Harassment", "Unwanted conduct that violates dignity"),
        ("Reasonable adjustment", "A change that removes a disadvantage for a disabled person"),
        header=True,
    )
    assert "author" not in spoken(glossary)
    findings = table(
        ("Direct discrimination", "None of the 41 tenants is treated worse because of race"),
        ("Harassment", "Two tenants were shouted at in May"),
        ("Victimisation", "No complaints have been made"),
    )
    assert spoken(findings)[1::2] == ["author"] * 3


def test_a_section_about_the_form_lasts_until_an_author_speaks() -> None:
    found = origins(
        Piece("heading", "How to complete this form", level=1),
        "Short answers are best.",
        "Evidence carries the most weight.",
        "We met the access panel in May.",
        "The lift matters most to them.",
    )
    assert [origin for _, origin in found[1:]] == ["guidance", "guidance", "author", "author"]


def test_the_same_label_above_different_answers() -> None:
    answers = [
        "Older tenants use the hall on most days and few of them drive.",
        "Nobody in the block has raised faith with the housing team so far.",
        "Deaf tenants cannot hear the bell that tells when the hall opens.",
    ]
    found = origins(*(line for answer in answers for line in ("Impact that we foresee", answer)))
    assert [origin for _, origin in found] == ["prompt", "author"] * 3
    same = origins(
        *(line for owner in ("Run the bus", "Mend the lift", "Ring the bell") for line in ("Head of Buses", owner))
    )
    assert {origin for _, origin in same} == {"author"}


@pytest.mark.parametrize(
    "text",
    [
        "You may re-use this document free of charge.",
        "\u00a9 Northmoor Council 2025.",
        "Race includes colour, nationality and ethnic or national origins.",
        "Disability: this refers to an impairment with a long-term effect.",
        "Please use plain language throughout.",
        "If you are unsure ask the equality team for help.",
        "Page 4 of 7",
        "Section A to be completed by the policy lead.",
        "This assessment should identify who gains and who loses.",
    ],
)
def test_standing_text(text: str) -> None:
    assert spoken(text)[0] in ("guidance", "statute")


@pytest.mark.parametrize(
    "text",
    [
        "The consultation survey was available in large print and Polish.",
        "The survey is available in Easy Read and three languages.",
        "Race: Black tenants are twice as likely to be moved.",
        "Disability covers 18% of the people who use the hall.",
        "Indirect discrimination: a person who is deaf cannot hear the bell over the traffic.",
        "Please see Appendix B for the tables.",
        # The rubric counts this against a body that offers no more.
        "This document is available in alternative formats on request.",
        "They said: please stop the night closures.",
        "Marriage and civil partnership: nobody is employed under the scheme and so it is not assessed.",
        "4 of 7 residents agreed",
        "One parent asked what you do when the bus does not come?",
        "Publish the data every year.",
        "\u201cIf you close the hall you close the village.\u201d",
    ],
)
def test_what_sounds_like_standing_text_and_is_not(text: str) -> None:
    assert set(spoken(text)) == {"author"}
