"""Page numbers, checked against another program: the words of a quotation stand on the page that is given for it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import eiascore


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


@pytest.mark.parametrize("name", ["strong-police-search.pdf", "middling-council-form.pdf"])
def test_quotations_stand_on_their_pages(need, specimens: Path, name: str) -> None:
    pdftotext = need("pdftotext")
    card = eiascore.score(specimens / name)
    pages: dict[int, set[str]] = {}
    for page in card.document.pages:
        command = [pdftotext, "-f", str(page.number), "-l", str(page.number), "-enc", "UTF-8", specimens / name, "-"]
        pages[page.number] = set(words(subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")))
    assert len(pages) > 4
    checked = 0
    for finding in card.findings:
        for evidence in finding.evidence:
            # The beginning only: a sentence may run on over the page.
            first = words(card.document.text[evidence.start : evidence.end])[:3]
            assert evidence.page is not None
            assert set(first) <= pages[evidence.page], (evidence.page, first)
            checked += 1
    assert checked > 20
