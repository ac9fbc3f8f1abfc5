"""What costs nothing to write must gain nothing, and what does not change the words must not change the levels."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import docx
import pytest
from gaming_texts import KEYWORDS, LOAD_BEARING, NOT_LOAD_BEARING, PASTED, SOUND, WEAK, WORTH

import eiascore
from eiascore.schema import Scorecard

SOURCES = Path(__file__).parents[2] / "corpus" / "specimens" / "source"
MOST = 3.0  # points of a dimension that pasted text may move
BASES = {"council": WEAK} | {
    name: (SOURCES / f"{name}.md").read_text(encoding="utf-8")
    for name in ("weak-ministerial-statement", "screening-health-trust", "middling-council-form")
}
ALL = BASES | {
    name: (SOURCES / f"{name}.md").read_text(encoding="utf-8")
    for name in ("strong-police-search", "two-column-annex-scotland")
}


@cache
def card(text: str) -> Scorecard:
    return eiascore.score(text.encode(), name="assessment.md")


def levels(made: Scorecard) -> dict[str, int | None]:
    return {finding.criterion: finding.level for finding in made.findings}


def moved(before: Scorecard, after: Scorecard) -> dict[str, float]:
    """Return by how much each dimension moved, where that is more than pasted text may."""
    assert before.grade.dimensions
    # A profile may ask nothing of a dimension: then neither has a score.
    scores = {name: (g.score, after.grade.dimensions[name].score) for name, g in before.grade.dimensions.items()}
    assert all((old is None) == (new is None) for old, new in scores.values())
    points = {name: new - old for name, (old, new) in scores.items() if old is not None and new is not None}
    return {name: round(by, 1) for name, by in points.items() if abs(by) > MOST}


def placed(base: str, pasted: str, where: str) -> str:
    if where == "at the end":
        return f"{base}\n\n{pasted}"
    if where == "as a section":
        return f"{base}\n\n## Our approach\n\n{pasted}"
    middle = base.index("\n## ", len(base) // 3)
    return f"{base[:middle]}\n\n{pasted}\n{base[middle:]}"


@pytest.mark.parametrize("where", ["at the end", "as a section", "in an answer"])
@pytest.mark.parametrize("pasted", PASTED)
@pytest.mark.parametrize("base", BASES)
def test_pasted_text_moves_no_dimension(base: str, pasted: str, where: str) -> None:
    assert moved(card(BASES[base]), card(placed(BASES[base], PASTED[pasted], where))) == {}


@pytest.mark.parametrize("pasted", PASTED)
def test_pasted_text_moves_no_dimension_of_a_word_file(specimens: Path, pasted: str) -> None:
    file = specimens / "weak-ministerial-statement.docx"
    document = docx.Document(str(file))
    for line in PASTED[pasted].split("\n"):
        if line.strip():
            document.add_paragraph(line.removeprefix("- "))
    with io.BytesIO() as buffer:
        document.save(buffer)
        after = eiascore.score(buffer.getvalue(), name=file.name)
    assert moved(eiascore.score(file), after) == {}


@pytest.mark.parametrize("pasted", PASTED)
def test_pasted_text_moves_no_dimension_of_a_web_page(specimens: Path, pasted: str) -> None:
    page = (specimens / "weak-ministerial-statement.html").read_text(encoding="utf-8")
    lines = "".join(f"<p>{line.removeprefix('- ')}</p>" for line in PASTED[pasted].split("\n") if line.strip())
    end = page.rindex("</main>")
    after = eiascore.score(f"{page[:end]}{lines}{page[end:]}".encode(), name="page.html")
    assert moved(eiascore.score(page.encode(), name="page.html"), after) == {}


def test_catchwords_stuffed_into_answers_gain_nothing() -> None:
    stuffed = WEAK.replace("Disability | Neutral | None |", f"Disability | Neutral | {KEYWORDS} |")
    stuffed = stuffed.replace("under review.", f"under review ({KEYWORDS}).")
    assert stuffed.count(KEYWORDS) == 2
    assert all(by < 0 for by in moved(card(WEAK), card(stuffed)).values())


def test_a_few_catchwords_behind_each_answer_change_no_letter() -> None:
    words = iter(KEYWORDS.rstrip(".").split(", ") * 2)
    stuffed = re.sub(r"\| None \|", lambda _: f"| {next(words)}, {next(words)}, {next(words)} |", WEAK)
    stuffed = re.sub(r"(?<=[a-z])\.\n", lambda _: f", {next(words)}, {next(words)}, {next(words)}.\n", stuffed)
    before, after = (card(text).grade for text in (WEAK, stuffed))
    assert {n: g.letter for n, g in after.dimensions.items()} == {n: g.letter for n, g in before.dimensions.items()}


@pytest.mark.parametrize("how", ["in a line", "in paragraphs", "in sections", "reworded a little"])
@pytest.mark.parametrize("sentence", WORTH)
def test_a_sentence_is_worth_the_same_said_once_or_eight_times(sentence: str, how: str) -> None:
    again = {
        "in a line": " ".join([sentence] * 8),
        "in paragraphs": "\n\n".join([sentence] * 8),
        "in sections": "\n\n".join(f"{sentence}\n\n## Note {number}" for number in range(8)),
        "reworded a little": "\n\n".join(
            f"{start}{sentence[0].lower()}{sentence[1:]}" for start in ("", "Also, ", "Further, ", "In addition, ")
        ),
    }[how]
    once, often = (card(f"{WEAK}\n## 8. Notes\n\n{text}\n") for text in (sentence, again))
    assert levels(once) != levels(card(WEAK)), "the sentence is worth something"
    assert levels(often) == levels(once)


def test_a_repeated_quotation_is_shown_as_one() -> None:
    sentence = WORTH[0]
    made = card(f"{WEAK}\n## 8. Notes\n\n{sentence}\n\n## 9. More\n\n{sentence}\n")
    said = [e for f in made.findings for e in f.evidence if made.document.text[e.start : e.end] == sentence]
    repeated = [e for e in said if e.repeats is not None]
    assert repeated and len(repeated) * 2 == len(said)
    assert {e.repeats for e in repeated} == {e.sentence for e in said if e.repeats is None}


@pytest.mark.parametrize("criterion", LOAD_BEARING)
def test_a_level_goes_with_the_sentence_that_carried_it(criterion: str) -> None:
    sentence = LOAD_BEARING[criterion]
    assert SOUND.count(sentence) == 1
    before, after = levels(card(SOUND))[criterion], levels(card(SOUND.replace(sentence, "")))[criterion]
    assert before and (after or 0) < before


@pytest.mark.parametrize("sentence", NOT_LOAD_BEARING)
def test_a_sentence_that_says_nothing_can_go(sentence: str) -> None:
    assert SOUND.count(sentence) == 1
    assert levels(card(SOUND.replace(sentence, ""))) == levels(card(SOUND))


@pytest.mark.parametrize("base", ALL)
def test_white_space_changes_no_level(base: str) -> None:
    text = ALL[base]
    for changed in (
        text.replace("\n\n", "\n\n\n\n"),
        re.sub(r"(?<=\w) (?=\w)", "  ", text),
        re.sub(r"(?<=\w) (?=\w)", "\u00a0", text),
    ):
        assert levels(card(changed)) == levels(card(text))


@pytest.mark.parametrize("base", ALL)
def test_hyphens_for_line_breaks_change_no_level(base: str) -> None:
    hyphened = re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", ALL[base])
    assert hyphened != ALL[base]
    assert levels(card(hyphened)) == levels(card(ALL[base]))


@pytest.mark.parametrize("base", ALL)
def test_the_order_of_sections_changes_no_level(base: str) -> None:
    head, *sections = re.split(r"(?m)^(?=## )", ALL[base])
    assert len(sections) > 5
    turned = head + "".join(f"{section.rstrip()}\n\n" for section in reversed(sections))
    before, after = levels(card(ALL[base])), levels(card(turned))
    if base == "two-column-annex-scotland":  # no heading of it announces the policy, so that only its place tells
        del before["evi_scope_match"], after["evi_scope_match"]
    assert before == after
