"""The index of many scorecards, and the command that writes it with a page for each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from eiascore.errors import EncryptedError
from eiascore.report.html import Unread, index, page
from eiascore.report.wire import error_json, to_json
from eiascore.schema import Scorecard

STRONG, BLANK = "strong-police-search.pdf", "blank-form.docx"


def rows(source: str, table: str) -> list[list[str]]:
    found = HTMLParser(source).css(f"table{table} tbody tr")
    return [[cell.text(strip=True) for cell in row.css("th, td")] for row in found]


def test_each_scorecard_has_a_line_that_leads_to_its_page(cards: dict[str, Scorecard]) -> None:
    source = index(cards.values(), (f"{name}.html" for name in cards))
    made = HTMLParser(source)
    links = made.css(".overview tbody a")
    assert [(a.text(), a.attributes["href"]) for a in links] == [(name, f"{name}.html") for name in cards]
    for line, card in zip(rows(source, ".overview"), cards.values(), strict=True):
        if card.grade.letter:
            assert line[1:7] == [*(g.letter or "–" for g in card.grade.dimensions.values()), card.grade.letter]
            assert line[8] == str(len(card.red_flags))
        else:
            assert line[1] == "not graded"
    assert made.css("script, img, [style], [src]") == []


def test_what_they_add_up_to_is_counted(cards: dict[str, Scorecard]) -> None:
    source = index(cards.values(), cards)
    graded = [card for card in cards.values() if card.grade.letter]
    for letter, words in rows(source, "#letters"):
        assert words.split()[0] == str(sum(card.grade.letter == letter for card in graded))
    means = dict(rows(source, "#means"))
    scores = [card.grade.dimensions["timing"].score for card in graded]
    assert means["Timing and record"] == f"{sum(scores) / len(scores):.0f}"
    gaps = dict(rows(source, "#gaps"))
    asked = [level for card in graded if (level := card.finding("tim_publication").level) is not None]
    thin = sum(level <= 1 for level in asked)
    assert gaps["Publication"] == f"{thin / len(asked):.0%} ({thin} of {len(asked)} documents)"
    assert len(gaps) == 10


def test_what_could_not_be_read_is_listed_as_text() -> None:
    made = HTMLParser(index([], [], unread=[Unread("<b>a</b>.pdf", "It is encrypted.")]))
    assert [li.text() for li in made.css("section:has(#unread) li")] == ["<b>a</b>.pdf: It is encrypted."]
    assert made.css("#sum, .bars") == []


@pytest.fixture(scope="module")
def results(cards: dict[str, Scorecard], tmp_path_factory) -> Path:
    """A folder of results: two scorecards of one name, one that is not graded, and the record of an error."""
    folder = tmp_path_factory.mktemp("results")
    records = [to_json(cards[STRONG], indent=None), to_json(cards[STRONG]), to_json(cards[BLANK])]
    records.append(error_json("closed.pdf", EncryptedError("closed.pdf is encrypted.", "Ask for an open copy.")))
    for number, record in enumerate(records):
        path = folder / "cards" / f"a{number}" / f"{number}.json"
        path.parent.mkdir(parents=True)
        path.write_text(record, encoding="utf-8")
    return folder


def test_a_folder_of_results_becomes_pages_and_an_index(run, results: Path, cards, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("report", results, "-o", out)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.name for path in out.iterdir()) == [
        f"{BLANK}.html",
        "index.html",
        f"{STRONG} (2).html",
        f"{STRONG}.html",
    ]
    assert (out / f"{STRONG}.html").read_text(encoding="utf-8") == page(cards[STRONG])
    made = HTMLParser((out / "index.html").read_text(encoding="utf-8"))
    assert [a.attributes["href"] for a in made.css(".overview tbody a")] == [
        f"{STRONG}.html",
        f"{STRONG}%20%282%29.html",
        f"{BLANK}.html",
    ]
    assert "closed.pdf: closed.pdf is encrypted. Ask for an open copy." in made.text()
    again = run("report", results, "-o", out)
    assert again.returncode == 2 and b"--force overwrites it" in again.stderr


def test_a_document_becomes_a_page(run, specimens: Path, tmp_path: Path) -> None:
    out = tmp_path / "card.html"
    done = run("report", specimens / "weak-ministerial-statement.docx", "-o", out, "--profile", "wales", "--rules-only")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    made = HTMLParser(out.read_text(encoding="utf-8"))
    assert made.css_first("h1").text() == "weak-ministerial-statement.docx"
    told = made.css_first("section[aria-labelledby=made] dl").text()
    assert "wales" in told and "the rules stood alone" in told


def test_a_file_without_a_scorecard_is_told_and_the_rest_go_on(run, results: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"schema_version": "1"}', encoding="utf-8")
    card = results / "cards" / "a0" / "0.json"
    done = run("report", card, broken, "-o", tmp_path / "out")
    assert done.returncode == 3 and b"holds no scorecard" in done.stderr
    assert "broken.json" in HTMLParser((tmp_path / "out" / "index.html").read_text(encoding="utf-8")).text()
    alone = run("report", broken, "-o", tmp_path / "one.html")
    assert alone.returncode == 4 and not (tmp_path / "one.html").exists()


def test_lines_of_scorecards_are_read_one_by_one(run, cards, tmp_path: Path) -> None:
    lines = tmp_path / "all.jsonl"
    lines.write_text("".join(to_json(cards[name], indent=None) + "\n" for name in (STRONG, BLANK)), encoding="utf-8")
    assert run("report", lines, "-o", tmp_path / "out").returncode == 0
    assert len(list((tmp_path / "out").iterdir())) == 3
    assert json.loads(lines.read_text(encoding="utf-8").splitlines()[0])["document"]["name"] == STRONG


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["{results}"], "name a folder"),
        (["{results}", "-o", "{results}/cards/a0/0.json"], "name a folder"),
        (["{card}", "-o", "page.txt"], "written as .html"),
        (["{card}", "--rules-only"], "are for documents"),
        (["{results}/cards/a3/3.json"], "could not be read"),
        (["{empty}", "-o", "out"], "There are no scorecards"),
    ],
)
def test_wrong_use_is_explained(results: Path, tmp_path: Path, arguments: list[str], told: str) -> None:
    from typer.testing import CliRunner

    from eiascore.cli.main import app

    card = results / "cards" / "a0" / "0.json"
    given = [a.format(results=results, card=card, empty=tmp_path) for a in arguments]
    done = CliRunner().invoke(app, ["report", *given])
    assert done.exit_code != 0
    assert told in " ".join(f"{done.output} {done.exception}".split()).replace("│ ", "")
