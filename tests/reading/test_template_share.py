"""The share of template text in the specimens, against a count by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from eiascore import read

SPECIMENS = Path(__file__).parents[2] / "corpus" / "specimens"
# Words of prompts, labels, guidance and recital among all words, counted by reading the sources. The headings of a
# blank form are nobody's answer either but count as text, so that one stays a little below its true share.
BY_HAND = {
    "strong-police-search": 0.03,
    "weak-ministerial-statement": 0.14,
    "middling-council-form": 0.23,
    "screening-health-trust": 0.13,
    "two-column-annex-scotland": 0.13,
    "blank-form": 0.97,
}


@pytest.mark.parametrize("form", ["docx", "html", "odt"])
@pytest.mark.parametrize("name", BY_HAND)
def test_share_of_a_specimen(name: str, form: str) -> None:
    found = read(SPECIMENS / f"{name}.{form}").quality.template_share
    # HTML carries no italics here, and with them goes a sign of guidance.
    assert found == pytest.approx(BY_HAND[name], abs=0.12 if form == "html" else 0.05)


def test_the_scottish_record_is_known_as_one() -> None:
    assert read(SPECIMENS / "two-column-annex-scotland.docx").quality.template_family == "scottish-record"
    assert read(SPECIMENS / "strong-police-search.docx").quality.template_family == ""
