"""Changes that leave the content alone: they do what they say and nothing more, and little moves."""

from __future__ import annotations

from pathlib import Path

import pytest

from eiascore.evaluate.fairness import CHANGES, Change, moved
from eiascore.evaluate.fairness.changes import hyphenated, padded, reordered, replaced, welsh_places
from eiascore.evaluate.fairness.markdown import blocks
from eiascore.rubric import load_rubric

SOURCES = Path(__file__).parents[2] / "corpus" / "specimens" / "source"
STRONG, FORM = (
    (SOURCES / f"{name}.md").read_text(encoding="utf-8") for name in ("strong-police-search", "middling-council-form")
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_is_the_same_each_time_and_keeps_every_figure(change: Change) -> None:
    for text in (STRONG, FORM):
        new = change.apply(text)
        assert new == change.apply(text)
        digits = sorted(part for part in text.split() if part.strip(".,;()%").isdigit())
        assert sorted(part for part in new.split() if part.strip(".,;()%").isdigit()) == digits


def test_only_the_order_of_paragraphs_changes_and_each_stays_under_its_heading() -> None:
    new = reordered(STRONG)
    assert new.split() != STRONG.split()
    heading, sections = "", {}
    for text in (STRONG, new):
        for block in blocks(text):
            if block.kind == "heading":
                heading = block.text
            sections.setdefault(heading, []).append(block.text)
    for found in sections.values():
        assert sorted(found[: len(found) // 2]) == sorted(found[len(found) // 2 :])


def test_what_leads_to_a_list_or_table_stays_before_it() -> None:
    text = "One two.\n\nThree four.\n\nThe groups are:\n\n- women\n- men\n"
    assert [block.text for block in blocks(reordered(text))][-2:] == ["The groups are:", "- women\n- men"]


def test_padding_takes_nothing_away() -> None:
    kept = iter([block.text for block in blocks(padded(FORM))])
    assert all(block.text in kept for block in blocks(FORM))


def test_words_broken_at_line_ends_are_the_same_words() -> None:
    paragraph = next(block.text for block in blocks(STRONG) if block.kind == "paragraph" and len(block.text) > 300)
    set_anew = hyphenated(paragraph)
    assert max(map(len, set_anew.splitlines())) <= 72
    assert "".join(set_anew.replace("-\n", "").split()) == "".join(paragraph.split())


def test_phrases_are_replaced_whole_and_all_at_once() -> None:
    assert (
        replaced("The Council and its councillors", {"council": "trust", "trust": "council"})
        == "The Trust and its councillors"
    )
    assert replaced("trust in the council", {"council": "trust", "trust": "council"}) == "council in the trust"


def test_places_get_welsh_names_and_months_do_not() -> None:
    new = welsh_places("Harrow Borough Council met in May. People in Harrow met in May, near Selby.")
    assert "Harrow" not in new
    assert new.count("Llanfairfechan") == 2
    assert new.count("in May") == 2 and "Selby" in new


def test_a_change_of_content_shows_and_one_of_form_hardly_does() -> None:
    file = SOURCES / "strong-police-search.md"
    emptied = Change(
        "emptied",
        "all but the headings goes",
        lambda text: "\n\n".join(block.text for block in blocks(text) if block.kind == "heading"),
    )
    spaced = Change("spaced", "lines end in a blank", lambda text: text.replace("\n\n", "\n\n\n"))
    gone, kept = moved([file], [emptied, spaced], load_rubric())
    assert (gone.levels, gone.letters, gone.up) == (33, 1, 0.0)
    assert gone.down > 0.8 and gone.shift["engagement"] < -1
    assert (kept.up, kept.down, kept.letters, kept.documents) == (0.0, 0.0, 0, 1)


def test_a_document_without_what_is_changed_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "plain.md").write_text(STRONG, encoding="utf-8")
    nothing = Change("nothing", "nothing is changed", lambda text: text)
    assert moved([tmp_path / "plain.md"], [nothing], load_rubric())[0].documents == 0


def test_form_and_names_move_few_levels_of_a_specimen() -> None:
    chosen = [change for change in CHANGES if change.name in ("hyphenated", "Welsh places", "synonyms")]
    found = moved([SOURCES / "strong-police-search.md", SOURCES / "middling-council-form.md"], chosen, load_rubric())
    assert {change.name: change.up + change.down <= 0.05 for change in found} == dict.fromkeys(
        (c.name for c in chosen), True
    )
