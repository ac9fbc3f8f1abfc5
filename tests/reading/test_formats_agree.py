"""The same document in four formats: the same sentences, answering the same questions."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from eiascore.reading import read

SPECIMENS = Path(__file__).parents[2] / "corpus" / "specimens"
NAMES = sorted(path.stem for path in SPECIMENS.glob("*.docx"))
LEAST = 0.97


def asked(path: Path) -> Counter[tuple[str, str]]:
    """Sentences with their questions, in plain words; the labels of tick boxes each by themselves."""
    document = read(path)
    return Counter(
        (words, plain(sentence.question))
        for sentence in document.sentences
        if sentence.kind != "furniture"
        for part in re.split("(?=[☐☒])", document.quote(sentence))
        if (words := plain(part))
    )


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("suffix", [".odt", ".html", ".pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_a_specimen_says_the_same_in_every_format(name: str, suffix: str) -> None:
    word, other = asked(SPECIMENS / f"{name}.docx"), asked(SPECIMENS / f"{name}{suffix}")
    share = 2 * (word & other).total() / (word.total() + other.total())
    assert share >= LEAST, f"{share:.3f}\nonly in DOCX: {word - other}\nonly in {suffix}: {other - word}"
    assert word.total() > 60
