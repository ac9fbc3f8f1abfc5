"""What a notebook shows: letters, quotations with their places, and nothing of a document's text that acts."""

from __future__ import annotations

import copy
import pickle
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

import eiascore
from eiascore.errors import FileProblemError, MissingExtraError, OutputError, PageRangeError, UsageError
from eiascore.schema import Evidence, Scorecard

PDF = "strong-police-search.pdf"


class Seen(HTMLParser):
    """The tags, attributes and text of a piece of HTML; ``open`` is empty where every tag was closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS = {
    "b", "bdi", "blockquote", "br", "code", "details", "div", "li", "p", "span", "summary", "table", "tbody", "td",
    "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"style", "scope", "dir", "lang"}


def fragments(card: Scorecard) -> list[str]:
    shown = [card, card.document, *card.findings, *(e for f in card.findings[:3] for e in f.evidence[:2])]
    return [one._repr_html_() for one in shown]


def test_fragments_bring_no_style_sheet_and_nothing_that_acts(card: Scorecard) -> None:
    for html in fragments(card):
        seen = Seen(html)
        assert seen.open == []
        assert seen.tags <= TAGS
        assert seen.attributes <= ATTRIBUTES
        assert "url(" not in html


def test_hostile_text_stays_text(hostile: Scorecard) -> None:
    for html in fragments(hostile):
        seen = Seen(html)
        assert seen.tags <= TAGS
        assert seen.attributes <= ATTRIBUTES
        assert [c for c in html if not c.isprintable() and c != "\n"] == []
    assert "<script>alert(1)</script>" in Seen(hostile.findings[1]._repr_html_()).text


def test_representations_are_one_printable_line(card: Scorecard, hostile: Scorecard) -> None:
    for one in (card, hostile):
        for shown in (one, one.document, *one.findings, *(e for f in one.findings for e in f.evidence)):
            assert repr(shown).isprintable()
            assert len(repr(shown)) < 400


def test_a_card_says_its_letters_and_what_to_call_next(cards: dict[str, Scorecard]) -> None:
    card = cards[PDF]
    text = Seen(card._repr_html_()).text
    assert f"Overall {card.grade.letter}" in text
    for finding in card.findings:
        assert finding.criterion in text
    for cap in card.grade.caps:
        assert f"at most {cap.at_most}" in text
    assert f"{card.grade.letter}; engagement {card.grade.dimensions['engagement'].letter}" in repr(card)
    for call in (".to_frame()", ".plot()", ".write_html("):
        assert call in repr(card)
        assert call in text


def test_a_document_without_a_letter_says_so(cards: dict[str, Scorecard]) -> None:
    card = cards["blank-form.docx"]
    assert "not graded" in repr(card)
    assert "not graded" in card._repr_html_()
    with pytest.raises(UsageError, match="not graded"):
        card.plot()


def test_every_quotation_is_in_the_text_and_is_shown_with_its_place(card: Scorecard) -> None:
    for finding in card.findings:
        assert finding.quotes == tuple(card.document.text[e.start : e.end] for e in finding.evidence)
        shown = Seen(finding._repr_html_()).text
        for evidence in finding.evidence[:5]:
            assert evidence.quote[:60] in shown
        if finding.evidence and finding.evidence[0].page:
            assert f"p. {finding.evidence[0].page}" in shown
        if not finding.evidence and finding.level is not None:
            assert "Looked at" in shown


def test_quotations_outlive_pickling_and_copying_and_take_no_part_in_comparing(cards: dict[str, Scorecard]) -> None:
    card = cards[PDF]
    for other in (
        pickle.loads(pickle.dumps(card)),
        copy.deepcopy(card),
        Scorecard.model_validate_json(card.model_dump_json()),
    ):
        assert other == card
        assert other.finding("eng_influence").quotes == card.finding("eng_influence").quotes


def test_evidence_by_itself_says_that_it_does_not_know_its_document(cards: dict[str, Scorecard]) -> None:
    loose = Evidence.model_validate_json(cards[PDF].finding("eng_influence").evidence[0].model_dump_json())
    assert loose == cards[PDF].finding("eng_influence").evidence[0]
    assert "Evidence" in loose._repr_html_()
    with pytest.raises(UsageError, match="does not know its document"):
        _ = loose.quote


def test_a_quotation_is_cut_out_of_its_page(cards: dict[str, Scorecard]) -> None:
    card = cards[PDF]
    finding = card.finding("eng_influence")
    picture = finding.show(scale=1.0)
    page = card.document.pages[0]
    assert picture.width == pytest.approx(page.width, abs=1)
    assert 20 < picture.height < page.height / 2
    boxed = {pixel for _, pixel in picture.getcolors(1 << 24)}
    assert (0x12, 0x43, 0x6D) in boxed


def test_what_cannot_be_shown_says_why(cards: dict[str, Scorecard]) -> None:
    with pytest.raises(PageRangeError, match="no PDF"):
        cards["weak-ministerial-statement.docx"].findings[6].evidence[0].show()
    with pytest.raises(FileProblemError, match="not at hand"):
        pickle.loads(pickle.dumps(cards[PDF])).finding("eng_influence").show()
    absent = next(f for f in cards[PDF].findings if not f.evidence)
    with pytest.raises(UsageError, match="no quotation"):
        absent.show()


def test_the_page_is_that_of_the_report(cards: dict[str, Scorecard], tmp_path: Path) -> None:
    from eiascore.report.html import page

    card = cards[PDF]
    card.write_html(tmp_path / "card.html")
    assert (tmp_path / "card.html").read_text(encoding="utf-8") == card.to_html() == page(card)
    with pytest.raises(OutputError, match="cannot be written"):
        card.write_html(tmp_path / "no-folder" / "card.html")


def test_a_chart_says_its_finding_and_every_letter(cards: dict[str, Scorecard]) -> None:
    card = cards[PDF]
    figure = card.plot()
    letters = [(grade.letter, -grade.score) for grade in card.grade.dimensions.values()]
    title = figure.get_suptitle()
    assert f"({min(letters)[0]})" in title
    assert f"({max(letters)[0]})" in title
    said = " ".join(text.get_text() for text in figure.axes[0].texts)
    for grade in card.grade.dimensions.values():
        assert f"{grade.letter} ({grade.score:.0f}" in said
    assert figure._repr_png_().startswith(b"\x89PNG")


def test_a_name_with_dollar_signs_is_no_formula_in_a_chart(cards: dict[str, Scorecard]) -> None:
    document = cards[PDF].document.model_copy(update={"name": "$\\frac{1}$.pdf"})
    assert cards[PDF].model_copy(update={"document": document}).plot()._repr_png_()


def test_without_matplotlib_the_extra_is_named(cards: dict[str, Scorecard], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"eiascore\[report\]"):
        cards[PDF].plot()


def test_views_can_be_found_by_tab(cards: dict[str, Scorecard]) -> None:
    assert {"to_frame", "evidence_frame", "to_html", "write_html", "plot", "finding"} <= set(dir(cards[PDF]))
    assert {"quote", "show", "why"} <= set(dir(cards[PDF].finding("eng_influence").evidence[0]))
    assert "redacted" in dir(eiascore)
