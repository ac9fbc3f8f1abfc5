"""What training documents say is the same in Markdown, PDF, DOCX and ODT, and so is what is made of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from eiascore import read, score

TRAINING = Path(__file__).parents[2] / "corpus" / "training"
FILES = sorted(path for path in (TRAINING / "rendered").iterdir() if path.suffix in (".pdf", ".docx", ".odt"))
LEAST = 0.97
MOST_DIFFERENT = 1


@cache
def said(path: Path) -> Counter[str]:
    """Sentences in plain words, furniture left out."""
    document = read(path)
    texts = (document.quote(s) for s in document.sentences if s.kind != "furniture")
    return Counter(words for text in texts if (words := " ".join(re.findall(r"\w+", text.lower()))))


def source(path: Path) -> Path:
    return TRAINING / "eia" / f"{path.stem}.md"


def test_there_are_eight_registers_in_three_formats_each_and_all_are_small() -> None:
    assert Counter(path.suffix for path in FILES) == {".pdf": 8, ".docx": 8, ".odt": 8}
    assert sum(path.stat().st_size for path in FILES) < 3_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_rendering_says_what_the_markdown_says(path: Path) -> None:
    markdown, rendered = said(source(path)), said(path)
    share = 2 * (markdown & rendered).total() / (markdown.total() + rendered.total())
    assert share >= LEAST, f"{share:.3f}\nonly in Markdown: {markdown - rendered}\nonly here: {rendered - markdown}"
    assert markdown.total() > 100


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".pdf"], ids=lambda path: path.name)
def test_a_pdf_is_judged_as_its_markdown_is(path: Path) -> None:
    markdown, rendered = (
        {finding.criterion: finding.level for finding in score(p).findings} for p in (source(path), path)
    )
    different = {name: (markdown[name], rendered[name]) for name in markdown if markdown[name] != rendered[name]}
    assert len(markdown) == 33
    assert len(different) <= MOST_DIFFERENT, different
