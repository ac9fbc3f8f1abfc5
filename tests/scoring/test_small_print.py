"""What a reader of a scorecard stumbles over: blanks, cut titles, idle lines, one flag said twice."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from eiascore import load_rubric, score
from eiascore.report.rubric import print_flags
from eiascore.report.tables import to_markdown
from eiascore.report.text import print_ungraded

FILLED = (
    "# Equality impact assessment\n\n## Policy\n\nThe council will close two leisure centres from May 2026.\n\n"
    "## Impact\n\nOlder and disabled people are likely to swim less, because the other pool is four miles away and has "
    "no hoist. Of the members 38% are over 65, against 19% of the town (Census 2021).\n\n"
)


def test_the_list_of_flags_has_no_trailing_blanks(capsys: pytest.CaptureFixture[str]) -> None:
    print_flags(load_rubric())
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 20
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_long_title_is_cut_after_a_word_and_shows_it() -> None:
    title = (
        "Equality impact assessment of the proposal to close the leisure centres in Northgate, Southgate and Eastgate"
    )
    card = score(FILLED.replace("Equality impact assessment", title).encode(), name="a.md")
    (told,) = [reason for reason in card.kind.reasons if "its title names" in reason]
    assert told.endswith(" …”")
    assert title.startswith(told.partition("“")[2].removesuffix(" …”") + " ")


def test_what_is_not_graded_has_no_profile_line() -> None:
    recipe = b"# Bread\n\n" + b"Mix the flour with the water and leave it for an hour in a warm place. " * 8
    card = score(recipe, name="bread.md")
    out = io.StringIO()
    print_ungraded(card, Console(file=out, width=200))
    assert card.grade.letter is None
    assert "Profile:" not in out.getvalue() + to_markdown(card)


def test_an_instruction_left_in_place_of_an_answer_is_one_flag() -> None:
    left = (
        "## Monitoring\n\nGuidance: this part of the form is about monitoring. Please set out how you will monitor "
        "the effects. Describe who will do it and how often.\n\n## Review\n\nThe policy is reviewed in May 2027.\n"
    )
    card = score((FILLED + left).encode(), name="a.md")
    flags = [flag for flag in card.red_flags if flag.id == "template_text_left"]
    assert len(flags) == 1, [flag.quote for flag in flags]
