"""Redaction: what is found, what stays, that offsets hold, and that every output says so."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import eiascore
from eiascore.cli.main import app
from eiascore.report.html import page
from eiascore.report.personal import Finder, people
from eiascore.report.redact import redacted
from eiascore.report.wire import to_json, to_wire
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard

EIA = """# Equality impact assessment: library hours

| Name of policy | Library Hours Review |
|---|---|
| Lead officer | Ann Other |
| Job title | Head of Libraries |
| Tel | 01632 960123 |
| E-mail | ann.other@westmere.example |

## Engagement

We met 40 residents with the Westmere Deaf Forum on 3 May 2024. Sam Sample, Policy Officer, took notes. Dr Doe of the
Clinic said that the ramp is too steep. Ann Other replied in June; Ms Other then wrote to Age Concern Westmere and moved
the opening to 10am. Cllr Jo Bloggs asked whether the lift would be mended. Call Mx Doe on 020 7946 0000 ext 12.

| Action | Owner | By when |
|---|---|---|
| Mend the lift | J. Doe | June 2024 |
| Train staff | Library Manager | July 2024 |
| Ask again | Westmere Deaf Forum | July 2024 |

Approved by Pat Specimen, Director of Place, on 01-02-2024 10:30.
"""
HIDDEN = (
    "Ann ",
    "Ms Other",
    "Sample",
    "Dr Doe",
    "Mx Doe",
    "J. Doe",
    "Bloggs",
    "Specimen",
    "960123",
    "7946",
    "@westmere",
)
LEFT = (
    "Library Hours Review", "Head of Libraries", "Westmere Deaf Forum", "Policy Officer", "Age Concern Westmere",
    "Library Manager", "Director of Place", "01-02-2024 10:30", "3 May 2024",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole() -> Scorecard:
    return eiascore.score(EIA.encode(), name="library.md")


@pytest.fixture(scope="module")
def masked(whole: Scorecard) -> Scorecard:
    return eiascore.redacted(whole)


def invoke(*arguments: str | Path) -> None:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.stderr


def hidden_in(text: str) -> list[str]:
    return [word for word in HIDDEN if word in text]


def test_names_addresses_and_numbers_are_masked_and_posts_and_bodies_stay(masked: Scorecard) -> None:
    assert hidden_in(masked.model_dump_json()) == []
    text = re.sub(r"\s+", " ", masked.document.text)
    assert [words for words in LEFT if words not in text] == []


def test_every_offset_holds(whole: Scorecard, masked: Scorecard) -> None:
    assert len(masked.document.text) == len(whole.document.text)
    for before, after in zip(whole.findings, masked.findings, strict=True):
        assert (before.level, before.status) == (after.level, after.status)
        for old, new in zip(before.evidence, after.evidence, strict=True):
            assert (old.start, old.end) == (new.start, new.end)
            assert new.quote == masked.document.text[new.start : new.end]
            plain = re.split(r"\[[^\]]*\]", new.quote)
            assert all(piece in old.quote for piece in plain)


def test_the_scorecard_that_was_given_is_as_it_was(whole: Scorecard, masked: Scorecard) -> None:
    assert "Ann Other" in whole.document.text
    assert all(e.quote in whole.document.text for f in whole.findings for e in f.evidence)
    assert "redact" not in whole.provenance.options


def test_it_says_how_many_were_masked_and_only_once(masked: Scorecard) -> None:
    said = masked.provenance.options["redact"]
    assert re.fullmatch(r"names, e-mail addresses, telephone numbers: \d+ names, 1 e-mail address, 2 telephone numbers "
                        r"masked", said)  # fmt: skip
    assert redacted(masked) is masked
    assert sum("are masked in this copy" in limit for limit in masked.limits) == 1


def test_a_published_scorecard_is_redacted_too(whole: Scorecard) -> None:
    made = redacted(WireScorecard.model_validate_json(to_json(whole)))
    assert isinstance(made, WireScorecard)
    for word in ("Ann Other", "Sample", "Bloggs", "7946"):
        assert word not in made.model_dump_json()
    assert "masked" in made.provenance.options["redact"]


def test_where_nothing_is_found_it_says_so(cards: dict[str, Scorecard]) -> None:
    for name in ("weak-ministerial-statement.docx", "strong-police-search.pdf", "middling-council-form.odt"):
        made = redacted(cards[name])
        assert made.provenance.options["redact"].endswith("none found")
        assert made.document.text == cards[name].document.text


def test_no_page_can_be_shown(cards: dict[str, Scorecard]) -> None:
    made = redacted(cards["strong-police-search.pdf"])
    with pytest.raises(eiascore.errors.FileProblemError):
        made.finding("eng_influence").show()
    assert cards["strong-police-search.pdf"].finding("eng_influence").show(scale=0.3)


def test_every_output_is_masked_and_says_so(tmp_path: Path) -> None:
    source = tmp_path / "library.md"
    source.write_text(EIA, encoding="utf-8")
    for ending in ("json", "csv", "md", "txt", "docx", "xlsx"):
        invoke("score", source, "--redact", "-o", tmp_path / f"out.{ending}")
    invoke("report", source, "--redact", "-o", tmp_path / "out.html")
    for ending in ("json", "csv", "md", "txt", "html"):
        text = (tmp_path / f"out.{ending}").read_text(encoding="utf-8")
        assert hidden_in(text) == [], ending
        assert "[name" in text
        assert "masked" in text
    words = "\n".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "out.docx")).paragraphs)
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    cells = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    for text in (words, cells):
        assert hidden_in(text) == []
        assert "masked" in text
    row = next(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text(encoding="utf-8"))))
    assert row["redacted"].endswith("masked")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["provenance"]["options"]["redact"]


def test_a_scorecard_as_json_makes_a_masked_page(whole: Scorecard) -> None:
    made = page(redacted(to_wire(whole)))
    assert "Ann Other" not in made
    assert "are masked in this copy" in made


@pytest.mark.parametrize(
    ("line", "prompt", "found"),
    [
        ("Ann Other", "Completed by", {"Ann Other"}),
        ("Ann White", "Lead officer", {"Ann White"}),
        ("Signed: A. Other", "", {"A. Other"}),
        ("The Chair, Sam Sample, agreed.", "", {"Sam Sample"}),
        ("On behalf of Sam Sample, Policy Lead", "", {"Sam Sample"}),
        ("Professor Jo Bloggs was asked.", "", {"Professor Jo Bloggs"}),
        ("Write to ann.other@westmere.example", "", {"Ann Other"}),
        ("Policy Lead, Violence Reduction", "Written by", set()),
        ("Head of Libraries", "Completed by", set()),
        ("Faith Neighbours", "Who we met", set()),
        ("Walled Garden", "Name of policy", set()),
        ("The Assistant Chief Constable (Local Policing) reports.", "", set()),
        ("Sir Benfro and Lord Chancellor", "", set()),
    ],
)
def test_names_are_told_by_where_they_stand(line: str, prompt: str, found: set[str]) -> None:
    assert people([(line, prompt)]) == found


@pytest.mark.parametrize("number", ["01632 960123", "(01632) 960123", "+44 (0)20 7946 0000", "07700900123", "ext 4417"])
def test_telephone_numbers(number: str) -> None:
    (place,) = Finder([]).places(f"Ring {number}, please")
    assert (place.sort, f"Ring {number}, please"[place.start : place.end]) == ("telephone", number)


@pytest.mark.parametrize(
    "text", ["01-02-2024 10:30", "£0123456789", "1,234,567,890", "ISBN 9780101234567", "0.12345678901"]
)
def test_dates_and_sums_are_no_telephone_numbers(text: str) -> None:
    assert Finder([]).places(text) == []


@given(st.text(alphabet=st.sampled_from("Ann Other.@0123456789+()-,:éA\n"), max_size=80))
def test_places_are_in_order_and_apart(text: str) -> None:
    places = Finder(["Ann Other"]).places(text)
    assert all(one.start < one.end <= two.start for one, two in pairwise(places))
    assert all(0 <= place.start < place.end <= len(text) for place in places)
