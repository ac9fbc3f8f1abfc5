"""Plain phrases: eiascore's own row of words finds what spaCy's PhraseMatcher finds."""

from __future__ import annotations

import pytest

from eiascore.nlp import pipeline_id
from eiascore.reading import read
from eiascore.rubric import load_rubric
from eiascore.scoring import score
from eiascore.settings import settings


@pytest.fixture
def by_spacy(monkeypatch):
    monkeypatch.setenv("EIASCORE_PIPELINE", "spacy")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


TEXTS = [
    "Easy-read copies went to the Women’s Institute, women's groups and sex workers.",
    "N/A",
    "n a",
    "Not applicable; due regard, due regard and DUE REGARD.",
    "due",
    "regard to the protected characteristics, no impact",
]


def test_spacy_finds_the_same_phrases(by_spacy, specimens) -> None:
    index = load_rubric("psed-2010").index
    document = read(specimens / "strong-police-search.docx")
    texts = [*TEXTS, *(document.quote(sentence) for sentence in document.sentences)]
    theirs = [dict(hits.items()) for hits in index.find_in(texts)]
    settings.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EIASCORE_PIPELINE", "cues")
        assert [dict(hits.items()) for hits in index.find_in(texts)] == theirs
    assert any(theirs)


def test_a_scorecard_says_what_found_phrases(by_spacy, specimens) -> None:
    document = read(specimens / "middling-council-form.docx")
    theirs = score(document)
    assert theirs.provenance.pipeline.startswith("spacy ") and "PhraseMatcher" in theirs.provenance.pipeline
    settings.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EIASCORE_PIPELINE", "cues")
        ours = score(document)
        assert ours.provenance.pipeline == pipeline_id() and "spacy" not in pipeline_id()
    assert ours.findings == theirs.findings and ours.grade == theirs.grade
