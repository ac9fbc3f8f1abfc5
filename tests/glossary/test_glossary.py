"""The glossary: complete, in plain English, found by any of its names, and written out in full."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from eiascore.cli.main import app
from eiascore.errors import UsageError
from eiascore.glossary import Term, glossary, lookup
from eiascore.schema.characteristic import NINE, SECTION_75_ONLY

ROOT = Path(__file__).parents[2]
WANTED = (
    "due regard", "PSED", "EIA", "EqIA", "protected characteristic", "first limb", "second limb", "third limb",
    "indirect discrimination", "proportionate means", "Brown principles", "Gunning principles", "Sedley criteria",
    "judicial review", "permission", "pre-action protocol", "standing", "remedy", "quashing order", "FOI",
    "internal review", "ICO", "section 75", "HEIA", "IIA", "Fairer Scotland duty", "socio-economic duty (Wales)",
    "intersectionality", "disproportionality", "disaggregated", "mitigation", "screening", "adverse impact",
    "positive action", "reasonable adjustment", "level", "letter", "cap", "confidence", "near miss", "red flag",
    "weighted kappa", "s.75",
)  # fmt: skip


def invoke(*arguments: str):
    return CliRunner().invoke(app, ["glossary", *arguments])


@pytest.mark.parametrize("word", WANTED)
def test_what_readers_ask_for_is_there(word: str) -> None:
    assert lookup(word).means


@pytest.mark.parametrize("term", glossary(), ids=lambda term: term.term)
def test_a_term_is_plain_and_says_where_it_comes_from(term: Term) -> None:
    sentences = re.split(r"(?<=[.!?]) (?=[A-Z0-9])", term.means)
    assert 1 <= len(sentences) <= 3
    assert max(len(sentence.split()) for sentence in sentences) <= 30
    assert term.means.endswith(".")
    assert term.source and term.nations and term.topic


def test_a_reader_of_eleven_can_follow() -> None:
    """Automated readability index: 6 is the sixth year of American schools, the age of eleven to twelve."""
    text = " ".join(term.means for term in glossary())
    words = re.findall(r"[\w'-]+", text)
    sentences = len(re.findall(r"[.!?](?: |$)", text))
    index = 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / sentences - 21.43
    assert index <= 6


def test_names_are_used_once() -> None:
    assert len(glossary()) >= 60
    names = [name.casefold() for term in glossary() for name in (term.term, *term.also)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@given(st.sampled_from([(t, name) for t in glossary() for name in (t.term, *t.also)]), st.booleans())
def test_every_name_finds_its_term_in_either_case(pair: tuple[Term, str], upper: bool) -> None:
    term, name = pair
    assert lookup(f" {name.upper() if upper else name.lower()} ") == term


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("due regards", "due regard"),
        ("judical review", "judicial review"),
        ("intersectionalty", "intersectionality"),
        ("proportionate mean", "proportionate means of achieving a legitimate aim"),
    ],
)
def test_a_word_spelled_nearly_so_is_asked_after(typed: str, meant: str) -> None:
    with pytest.raises(UsageError, match="has no term") as caught:
        lookup(typed)
    assert caught.value.todo.startswith(f"Did you mean {meant}")


@given(st.text(max_size=40))
def test_any_text_finds_a_term_or_is_refused(text: str) -> None:
    try:
        assert lookup(text) in glossary()
    except UsageError as error:
        assert "eiascore glossary" in error.todo


def test_a_word_like_no_other_gets_no_guess() -> None:
    with pytest.raises(UsageError) as caught:
        lookup("zzzqqq")
    assert "Did you mean" not in str(caught.value)


def test_one_term_as_text_says_whether_it_was_checked() -> None:
    checked, unchecked = invoke("PSED"), invoke("letter before claim")
    assert checked.stdout.startswith("public sector equality duty (also PSED,")
    assert "Source: Equality Act 2010, section 149(1)" in checked.stdout
    assert "Not checked against the source." not in checked.stdout
    assert "Not checked against the source." in unchecked.stdout
    assert "no legal advice" in " ".join(checked.stdout.split())


def test_all_terms_as_json_and_text() -> None:
    data = json.loads(invoke("--format", "json").stdout)
    assert [entry["term"] for entry in data["terms"]] == [term.term for term in glossary()]
    text = invoke().stdout
    assert max(map(len, text.splitlines())) <= 100
    assert all(f"\n{term.term}" in f"\n{text}" for term in glossary())


def test_a_file_is_written_by_its_ending(tmp_path: Path) -> None:
    assert invoke("cap", "-o", str(tmp_path / "cap.md")).exit_code == 0
    assert "**cap**" in (tmp_path / "cap.md").read_text(encoding="utf-8")
    assert invoke("cap", "-o", str(tmp_path / "cap.md")).exit_code == 2


def test_an_unknown_word_ends_with_2(run) -> None:
    done = run("glossary", "judical review")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Did you mean judicial review" in done.stderr


def test_each_protected_characteristic_has_a_term() -> None:
    assert {lookup(name.replace("_", " ")).topic for name in (*NINE, *SECTION_75_ONLY)} == {"Protected characteristics"}


def test_what_was_not_checked_is_on_the_list_for_a_lawyer() -> None:
    limits = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    listed = re.search(r"Terms of the \[glossary\]\(glossary\.md\): (.*?)\.\n", limits, re.DOTALL)
    assert listed
    assert " ".join(listed.group(1).split()) == ", ".join(term.term for term in glossary() if not term.checked)


def test_the_page_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("glossary_tool", ROOT / "tools" / "glossary.py")
    assert spec and spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page()
