"""What people decide on quotations moves the probability of that label on that line, and of no other."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from eiascore import load_rubric
from eiascore.classifier import Line
from eiascore.errors import LabelsError
from eiascore.training import Settings, load_reviews
from eiascore.training.examples import Authored, Example
from eiascore.training.fit import Fitted, fit
from eiascore.training.reviews import reviewed

ALL_WORDS = Settings(least_lines=1)
"""So that a line that stands there once more makes no word frequent enough."""


def write(path: Path, *reviews: dict[str, str] | str) -> Path:
    lines = [review if isinstance(review, str) else json.dumps(review) for review in reviews]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def before(learned_from: tuple[Example, ...]) -> Fitted:
    return fit(learned_from, {}, ALL_WORDS)


@pytest.fixture(scope="module")
def label(learned_from: tuple[Example, ...]) -> str:
    """The label that most lines of the second document have."""
    return Counter(name for e in learned_from if e.document == "C04" for name in e.labels).most_common(1)[0][0]


def chosen(learned_from: tuple[Example, ...], label: str, *, given: bool) -> Example:
    """Return the longest line of the second document that all raters gave a label, or none did."""
    fitting = [e for e in learned_from if e.document == "C04" and e.labels.get(label, 0.0) == given]
    return max(fitting, key=lambda e: len(e.line.text))


def review(line: Line, label: str, decision: str) -> dict[str, str]:
    polarity = "supports" if label.endswith("+") else "undermines"
    made = {"document": "C04.md", "criterion": label[:-1], "quote": line.text}
    return made | {"polarity": polarity, "decision": decision}


@pytest.mark.parametrize(("decision", "given"), [("reject", True), ("add", False)])
def test_a_review_moves_the_label_that_it_is_of_and_no_other(
    corpus: Path, learned_from: tuple[Example, ...], before: Fitted, label: str, decision: str, given: bool
) -> None:
    line = chosen(learned_from, label, given=given).line
    file = write(corpus / f"{decision}.jsonl", review(line, label, decision))
    made, used = reviewed(load_reviews(file), corpus, load_rubric())
    assert used == 1
    assert {(e.line.text, e.known, e.fold) for e in made} == {(line.text, frozenset({label}), "")}
    after = fit([*learned_from, *made], {}, ALL_WORDS)
    lines = [line, *(e.line for e in learned_from[::20])]
    old, new = (fitted.model.probabilities(lines) for fitted in (before, after))
    column = before.labels.index(label)
    assert after.labels == before.labels
    assert new[0, column] < old[0, column] if decision == "reject" else new[0, column] > old[0, column]
    others = [number for number in range(len(before.labels)) if number != column]
    assert np.allclose(old[:, others], new[:, others], atol=1e-6)


def test_a_confirmed_quotation_is_an_example_for_its_polarity(
    corpus: Path, learned_from: tuple[Example, ...], label: str
) -> None:
    line = chosen(learned_from, label, given=True).line
    given = review(line, "mit_adverse_identified-", "confirm") | {"reason": "It says that nothing was found."}
    made, _ = reviewed(load_reviews(write(corpus / "confirmed.jsonl", given)), corpus, load_rubric())
    assert [example.labels for example in made] == [{"mit_adverse_identified-": 1.0}] * len(made) != []


def test_the_sentence_that_is_quoted_is_found_and_no_short_one_of_its_words() -> None:
    said = ("Black", "We met the Carers Forum in May. ", "We met the Carers Forum in May and June.", "Men", "May 2026.")
    document = Authored(said, {index: Line(text) for index, text in enumerate(said) if index != 3})
    assert [line.text for line in document.quoted("We met the Carers Forum in May.")] == [said[1]]
    assert [line.text for line in document.quoted("the Carers Forum in May")] == [said[1], said[2]]
    assert [line.text for line in document.quoted("Black men: we met the Carers Forum in May. May 2026")] == [said[1]]
    assert [line.text for line in document.quoted("BLACK")] == ["Black"]
    assert document.quoted("Men") == []


GOOD = {"document": "C04.md", "criterion": "eng_influence", "quote": "We met.", "decision": "reject"}


def test_a_quotation_that_is_not_in_the_document_is_not_used(corpus: Path) -> None:
    gone = GOOD | {"quote": "Zebras crossed."}
    assert reviewed(load_reviews(write(corpus / "gone.jsonl", gone)), corpus, load_rubric()) == ([], 0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Expecting"),
        ("[]", "valid dictionary"),
        (json.dumps(GOOD | {"decision": "perhaps"}), "'confirm', 'reject' or 'add'"),
        (json.dumps(GOOD | {"polarity": "excuses"}), "'supports' or 'undermines'"),
        (json.dumps(GOOD | {"quote": ""}), "at least 1 character"),
        (json.dumps({key: value for key, value in GOOD.items() if key != "criterion"}), "criterion: Field required"),
        (json.dumps(GOOD | {"reviewer": "A"}), "reviewer: Extra inputs"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    file = write(tmp_path / "reviews.jsonl", GOOD, "", line)
    with pytest.raises(LabelsError) as told:
        load_reviews(file)
    assert "reviews.jsonl, line 3: " in told.value.what and said in told.value.what
    assert "docs/reviews.md" in told.value.todo


def test_blank_lines_and_a_byte_order_mark_are_no_matter(tmp_path: Path) -> None:
    file = tmp_path / "reviews.jsonl"
    file.write_text("\ufeff" + json.dumps(GOOD) + "\n\n", encoding="utf-8")
    (review,) = load_reviews(file)
    assert (review.polarity, review.reason, review.quote) == ("supports", "", "We met.")


def test_what_a_review_names_must_be_there(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match=r"none\.jsonl cannot be opened"):
        load_reviews(tmp_path / "none.jsonl")
    other = write(tmp_path / "other.jsonl", GOOD | {"document": "gone.pdf"})
    with pytest.raises(LabelsError, match=r"gone\.pdf cannot be opened.*beside the reviews"):
        reviewed(load_reviews(other), tmp_path, load_rubric())
    unknown = write(tmp_path / "unknown.jsonl", GOOD | {"criterion": "eng_infleunce"})
    with pytest.raises(LabelsError, match="no such criterion"):
        reviewed(load_reviews(unknown), corpus, load_rubric())


def test_the_example_in_the_documentation_is_a_file_of_reviews(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reviews.md").read_text(encoding="utf-8")
    shown = page.split("```json\n")[1].split("```")[0]
    found = load_reviews(write(tmp_path / "shown.jsonl", shown))
    assert [review.decision for review in found] == ["reject", "confirm", "add"]
    assert {review.criterion for review in found} <= {c.id for c in load_rubric().criteria}
