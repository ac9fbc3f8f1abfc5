"""Every quotation names the annex it stands in, and every output says what was read."""

from __future__ import annotations

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

import eiascore
from eiascore.report.tables import to_csv, to_markdown
from eiascore.report.text import print_card, print_explanation
from eiascore.report.wire import to_json, to_wire
from eiascore.schema import Part, Scorecard
from eiascore.schema.wire import json_schema

ANNEX = b"""# Who we met

In March 2026 we met the Ferry Road lunch club and 34 disabled residents. They asked for a ramp, and we added it.

No consultation was carried out with Travellers.

# Action plan

| Action | Owner | By when |
|---|---|---|
| Build a ramp at Long Lane for wheelchair users | Head of Property | 30 June 2026 |
"""


@pytest.fixture(scope="module")
def scored(specimens, tmp_path_factory) -> Scorecard:
    annex = tmp_path_factory.mktemp("annex") / "met.md"
    annex.write_bytes(ANNEX)
    return eiascore.score(specimens / "middling-council-form.pdf", annexes=[annex])


def printed(card: Scorecard) -> str:
    console = Console(file=io.StringIO(), width=400)
    print_card(card, console)
    return console.file.getvalue()


def test_evidence_near_misses_and_flags_name_their_file(scored: Scorecard) -> None:
    annex = scored.document.files[1]
    evidence = [e for finding in scored.findings for e in finding.evidence]
    misses = [m for finding in scored.findings for m in finding.searched.near_misses]
    for located in (*evidence, *misses, *scored.red_flags):
        assert located.file == ("met.md" if located.start >= annex.start else "")
    assert {e.file for e in evidence} == {"", "met.md"}
    assert {m.file for m in misses} == {"", "met.md"}


def test_json_carries_files_and_locators_as_its_schema_says(scored: Scorecard) -> None:
    record = json.loads(to_json(scored))
    Draft202012Validator(json_schema()).validate(record)
    assert [file["name"] for file in record["document"]["files"]] == ["middling-council-form.pdf", "met.md"]
    assert record["document"]["files"][1]["pages"] is None
    assert record["document"]["part"] is None
    files = {e["file"] for finding in record["findings"] for e in finding["evidence"]}
    near = {m["file"] for finding in record["findings"] for m in finding["searched"]["near_misses"]}
    assert files == near == {"", "met.md"}


def test_text_and_markdown_and_csv_name_the_annex(scored: Scorecard) -> None:
    shown = printed(scored)
    assert "\nAnnex: met.md\n" in shown
    assert "(met.md, in “Who we met”" in shown
    assert "\nAnnex: met.md.\n" in to_markdown(scored)
    assert "met.md, in “" in to_markdown(scored)
    rows = list(csv.DictReader(io.StringIO(to_csv([scored]))))
    assert {row["file"] for row in rows} == {"", "met.md"}
    assert all(row["section"].startswith("met.md") for row in rows if row["file"])


def test_an_explanation_names_the_annex(scored: Scorecard) -> None:
    finding = next(f for f in scored.findings for m in f.searched.near_misses if m.file)
    console = Console(file=io.StringIO(), width=400)
    print_explanation(scored, finding.criterion, console)
    assert "(met.md, in “" in console.file.getvalue() or "(met.md, no page numbers)" in console.file.getvalue()


def test_a_flag_in_an_annex_names_it(specimens) -> None:
    main = specimens / "two-column-annex-scotland.html"
    words = b"No consultation was carried out, because the decision has already been taken by the Cabinet."
    card = eiascore.score(main, annexes=[words])
    flagged = [flag for flag in card.red_flags if flag.file]
    assert flagged and flagged[0].file == "document"
    assert "(document, no page numbers)" in printed(card)


@pytest.mark.parametrize(
    ("part", "says"),
    [
        (
            Part(title="Appendix 3: EqIA", reason="it is a report", first_page=12, last_page=19, pages=40),
            "Read: pages 12-19 of 40 (“Appendix 3: EqIA”); the rest was left out: it is a report",
        ),
        (
            Part(title="", reason="these pages were asked for", first_page=4, last_page=4, pages=9),
            "Read: page 4 of 9; the rest was left out: these pages were asked for",
        ),
        (
            Part(title="Annex B", reason="it is a strategy"),
            "Read: “Annex B”; the rest was left out: it is a strategy",
        ),
    ],
)
def test_the_part_that_was_read_is_told(part: Part, says: str, scored: Scorecard) -> None:
    card = scored.model_copy(update={"document": scored.document.model_copy(update={"part": part})})
    assert f"\n{says}\n" in printed(card)
    assert f"\n{says}.\n" in to_markdown(card)
    wire = to_wire(card).document.part
    assert wire is not None
    assert (wire.title, wire.first_page, wire.last_page) == (part.title, part.first_page, part.last_page)
    assert wire.pages == (part.pages or None)


def test_old_records_without_files_still_load(scored: Scorecard) -> None:
    record = json.loads(to_json(scored))
    del record["document"]["files"], record["document"]["part"]
    for finding in record["findings"]:
        for located in (*finding["evidence"], *finding["searched"]["near_misses"]):
            del located["file"]
    assert eiascore.schema.wire.WireScorecard.model_validate(record).document.files == []
