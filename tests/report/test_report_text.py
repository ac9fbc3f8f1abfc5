"""The terminal: fits its width, says everything in words, and prints nothing that a document made up."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from rich.cells import cell_len
from rich.console import Console

import eiascore
from eiascore.report.text import print_card, print_explanation, print_ungraded
from eiascore.report.words import LEVELS, STATUSES
from eiascore.schema import Scorecard

_CODE = re.compile(r"\x1b\[[0-9;]*m")


def printed(card: Scorecard, width: int = 100, explain: str = "", *, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    if explain:
        print_explanation(card, explain, console)
    else:
        print_card(card, console)
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(_CODE.sub("", text).split())


@pytest.mark.parametrize("width", [60, 100])
def test_no_line_is_wider_than_the_terminal(card: Scorecard, width: int) -> None:
    assert [line for line in printed(card, width).splitlines() if cell_len(line) > width] == []


def test_a_card_names_letters_levels_and_quotations(cards: dict[str, Scorecard]) -> None:
    card = cards["strong-police-search.pdf"]
    text = flat(printed(card, 4000))
    assert f"overall {card.grade.letter}" in text
    for name, grade in card.grade.dimensions.items():
        assert f"{name.upper()} {grade.letter}" in text
    for finding in card.findings:
        assert f"{LEVELS[finding.level]} {finding.criterion}: " in text
    best = next(f for f in card.findings if f.level).evidence[0]
    assert card.document.text[best.start : best.end][:60] in text
    assert all(limit in text for limit in card.limits)


def test_an_absence_says_where_was_looked(cards: dict[str, Scorecard]) -> None:
    card = cards["weak-ministerial-statement.docx"]
    absent = [f for f in card.findings if f.status == "not_found"]
    text = flat(printed(card, 4000))
    assert absent
    for finding in absent:
        assert f"{STATUSES['not_found']} (looked at {finding.searched.sentences} sentences" in text
        assert f"--explain {finding.criterion})" in text


def test_an_ungraded_document_says_what_it_is_and_gives_no_letter(cards: dict[str, Scorecard]) -> None:
    text = printed(cards["blank-form.docx"])
    assert "A blank form: not graded" in text
    assert "overall" not in text
    out = io.StringIO()
    print_ungraded(cards["blank-form.docx"], Console(file=out))
    assert "A blank form: not graded" in out.getvalue()


def test_colour_says_nothing_that_words_do_not(card: Scorecard) -> None:
    coloured = printed(card, colour=True)
    assert "\x1b[" in coloured
    assert flat(coloured) == flat(printed(card))


def test_an_explanation_gives_trace_evidence_and_near_misses(cards: dict[str, Scorecard]) -> None:
    card = cards["strong-police-search.pdf"]
    finding = max(card.findings, key=lambda f: len(f.evidence))
    text = flat(printed(card, 4000, finding.criterion))
    assert finding.means in text
    assert all(e.rule in text for e in finding.evidence)
    assert all(step in text for step in finding.trace)
    missed = next(f for f in card.findings if f.searched.near_misses)
    text = flat(printed(card, 4000, missed.criterion))
    assert all(f": {miss.reason}" in text for miss in missed.searched.near_misses)
    assert f"Searched: {missed.searched.sentences} sentences" in text


@pytest.mark.parametrize("explain", ["", "crit_c"])
def test_a_document_cannot_write_to_the_terminal(hostile: Scorecard, explain: str) -> None:
    text = printed(hostile, 200, explain)
    assert [c for c in text if ord(c) < 32 and c != "\n"] == []
    assert "\u202e" not in text
    # Neither rich's markup nor its emoji codes are read in what a document says.
    assert "[31mred[0m [bold]markup[/bold] :warning: reversed bell" in flat(text)


def test_an_unknown_criterion_is_an_error(cards: dict[str, Scorecard]) -> None:
    with pytest.raises(KeyError):
        printed(cards["strong-police-search.pdf"], explain="eng_nothing")


def test_one_page_is_no_plural(tmp_path, specimens) -> None:
    source = pypdfium2.PdfDocument(specimens / "blank-form.pdf")
    single = pypdfium2.PdfDocument.new()
    single.import_pages(source, [0])
    single.save(tmp_path / "single.pdf")
    assert "(1 page, " in printed(eiascore.score(tmp_path / "single.pdf"))
