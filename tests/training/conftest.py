"""A small corpus of whole documents, and what is learned from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eiascore import load_rubric
from eiascore.labelled import load_labelled
from eiascore.training.examples import Example, examples

CORPUS = Path(__file__).parents[2] / "corpus" / "training"
IDS = ("C01", "C04", "C06", "C08", "C09", "C02")


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six documents of the corpus, of all five folds."""
    home = tmp_path_factory.mktemp("corpus") / "small"
    home.mkdir()
    for name in IDS:
        for file in (CORPUS / "eia").glob(f"{name}.*"):
            shutil.copy(file, home)
    shutil.copy(CORPUS / "documents.csv", home)
    assert {document.about["fold"] for document in load_labelled(home)} == set("12345")
    return home


@pytest.fixture(scope="session")
def learned_from(corpus: Path) -> tuple[Example, ...]:
    """The examples of two of the documents."""
    documents = [document for document in load_labelled(corpus) if document.id in IDS[:2]]
    return tuple(examples(documents, load_rubric()))
