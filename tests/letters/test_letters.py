"""Letters: what they ask for and on what ground, what they leave to a person, and what they never say."""

from __future__ import annotations

import io
import re
import runpy
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from word_files import FORBIDDEN, flat, highlighted, own_words, pages, paragraphs, quotations

import eiascore
from eiascore.errors import UsageError
from eiascore.letters import Dates, brief, letter
from eiascore.letters.catalogue import catalogue
from eiascore.letters.draft import CHECK, shipped
from eiascore.letters.grounds import grounds
from eiascore.letters.reviews import decisions
from eiascore.report.wire import to_wire
from eiascore.rubric import load_rubric
from eiascore.schema.wire import WireScorecard
from eiascore.training.reviews import Review

KINDS = ("foi", "psed-information", "internal-review", "before-claim")
DEV = ("D01.pdf", "D02.docx", "D03.pdf", "D04.html", "D05.odt", "D06.pdf", "D07.docx")


def check(card: eiascore.Scorecard) -> None:
    """Check everything that holds for every letter about any document."""
    if card.grade.letter is None:
        with pytest.raises(UsageError, match="no findings"):
            letter(card, "foi")
        return
    for kind in KINDS[:3] if card.kind.kind == "bill_equality_statement" else KINDS:
        made = letter(card, kind, nation="england")
        shown = paragraphs(made.docx)
        assert not [text for text in shown if FORBIDDEN.search(own_words(text))]
        assert "your name" in made.fill_in or kind == "before-claim"
        assert set(highlighted(made.docx)) >= {f"[{place}]" for place in made.fill_in if CHECK not in place}
        for page, words in quotations(made.docx):
            assert flat(words) in pages(card.document, page), (page, words)
    shown = paragraphs(brief(card).docx)
    assert not [text for text in shown if FORBIDDEN.search(own_words(text))]
    wire = to_wire(card)
    for request in grounds(wire, decisions(wire, ())).requests:
        for one in request.used:
            assert one.finding.level in (0, 1)
            assert one.evidence is None or one.evidence.quote in card.document.text


@pytest.mark.parametrize(
    "name", ["weak-ministerial-statement.pdf", "two-column-annex-scotland.pdf", "middling-council-form.docx"]
)
def test_letters_on_specimens(scored, name: str) -> None:
    check(scored[name])


@pytest.mark.parametrize("name", DEV)
def test_letters_on_other_documents(shared: Path, name: str) -> None:
    file = shared / "dev" / name
    if not file.is_file():
        pytest.skip(f"{name} is not here")
    check(eiascore.score(file))


def test_quotations_with_pages_were_looked_up(weak: WireScorecard) -> None:
    assert len(list(quotations(letter(weak, "foi").docx))) >= 6


def test_the_words_are_there_for_each_criterion_of_the_rubric() -> None:
    asked = {criterion.id for criterion in load_rubric().criteria}
    assert set(catalogue().lacks) == asked
    topics = [criterion for topic in catalogue().requests for criterion in topic.criteria]
    assert sorted(topics) == sorted(asked)
    assert not FORBIDDEN.search(catalogue().model_dump_json())


def test_a_request_goes_when_its_findings_rise(weak: WireScorecard) -> None:
    before = letter(weak, "foi").text
    risen = [f.model_copy(update={"level": 2}) if f.criterion.startswith("int_") else f for f in weak.findings]
    after = letter(weak.model_copy(update={"findings": risen}), "foi").text
    assert "People in more than one group" in before
    assert "People in more than one group" not in after
    assert "1. The assessment and the decision." in after


def test_only_that_part_of_a_request_is_made_that_there_is_ground_for(weak: WireScorecard) -> None:
    risen = [
        f.model_copy(update={"level": 2}) if f.criterion.startswith("eng_") and f.criterion != "eng_influence" else f
        for f in weak.findings
    ]
    (asked,) = [
        r.foi for r in grounds(weak.model_copy(update={"findings": risen}), decisions(weak, ())).requests
        if r.id == "engagement"
    ]  # fmt: skip
    assert asked == "Any document on how the responses were used."


def test_every_criterion_that_brings_a_request_brings_a_part_of_it() -> None:
    for topic in catalogue().requests:
        parts = {criterion for part in topic.foi for criterion in part.criteria}
        assert parts in (set(topic.criteria), set())


def test_an_absence_names_the_pages_that_were_searched(weak: WireScorecard) -> None:
    assert "In pages 1-5, the document does not show" in flat(letter(weak, "foi").text)


def test_what_a_person_should_judge_is_left_out_unless_wanted(weak: WireScorecard) -> None:
    doubted = {doubt.criterion for doubt in weak.needs_person.criteria}
    careful, bold = grounds(weak, decisions(weak, ())), grounds(weak, decisions(weak, ()), include_unsure=True)
    assert set(careful.unsure) == doubted & {f.criterion for f in weak.findings if f.level in (0, 1)} != set()
    assert not doubted & {one.finding.criterion for r in careful.requests for one in r.used}
    assert set(careful.unsure) <= {one.finding.criterion for r in bold.requests for one in r.used}
    assert any("--include-unsure" in note for note in letter(weak, "foi").notes)


def _review(card: WireScorecard, criterion: str, quote: str, decision: str) -> Review:
    document = f"our/{card.document.name}"
    return Review(document=document, criterion=criterion, quote=quote, decision=decision)  # type: ignore[arg-type]


def test_the_mark_goes_when_a_person_has_confirmed_every_finding(weak: WireScorecard) -> None:
    used = [one for r in grounds(weak, decisions(weak, ())).requests for one in r.used]
    marked = letter(weak, "psed-information")
    assert "Machine draft: check every quotation against the document" in flat(marked.text)
    reviews = [
        _review(weak, one.finding.criterion, one.evidence.quote if one.evidence else one.finding.means, "confirm")
        for one in used
    ]
    part = letter(weak, "psed-information", reviews=reviews[1:])
    assert 0 < part.text.count(CHECK) < marked.text.count(CHECK)
    clean = letter(weak, "psed-information", reviews=reviews)
    assert CHECK not in clean.text
    assert "Machine draft" not in clean.text


def test_a_rejected_quotation_and_a_rejected_finding_are_left_out(weak: WireScorecard) -> None:
    text = flat(letter(weak, "foi").text)
    quotes = [(f.criterion, flat(e.quote)) for f in weak.findings for e in f.evidence]
    alone = Counter(quote for _, quote in quotes)
    criterion, quote = next((c, quote) for c, quote in quotes if f"“{quote}”" in text and alone[quote] == 1)
    rejected = [_review(weak, criterion, quote, "reject")]
    assert quote not in flat(letter(weak, "foi", reviews=rejected).text)
    added = [_review(weak, "int_two_way_data", "Women over 65 are 4% of those released.", "add")]
    lacks = catalogue().lacks["int_two_way_data"]
    assert lacks in flat(letter(weak, "foi").text)
    assert lacks not in flat(letter(weak, "foi", reviews=added).text)
    other = [added[0].model_copy(update={"document": "another.pdf"})]
    ignored = letter(weak, "foi", reviews=other)
    assert lacks in flat(ignored.text)
    assert any("reviews is of" in note for note in ignored.notes)


def test_a_reply_date_stands_only_where_a_date_was_given(scottish: WireScorecard) -> None:
    assert "by our count" not in letter(scottish, "foi").text
    sent = Dates(foi_sent=date(2026, 3, 3))
    assert "by our count by 31 March 2026, if you receive it on 3 March 2026" in flat(
        letter(scottish, "foi", dates=sent).text
    )


def test_the_act_follows_nation_and_kind_of_body(scottish: WireScorecard, weak: WireScorecard) -> None:
    assert "Freedom of Information (Scotland) Act 2002" in flat(letter(scottish, "foi").text)
    assert "Freedom of Information Act 2000" in flat(letter(scottish, "foi", body_kind="central").text)
    assert "Freedom of Information Act 2000" in flat(letter(weak, "foi").text)
    assert "Scottish Information Commissioner" in flat(letter(scottish, "internal-review").text)
    assert "section 75 of the Northern Ireland Act 1998" in flat(
        letter(weak, "psed-information", nation="northern_ireland").text
    )


def test_names_and_dates_come_from_the_record_before_the_document(scottish: WireScorecard) -> None:
    found = letter(scottish, "foi")
    assert "The document gives “26 February 2026” as the date of the decision (page 1)." in flat(found.text)
    assert "name of the public body" in found.fill_in
    record = scottish.record.model_copy(update={"body": "The Agency", "policy": "Travel", "decided": date(2026, 2, 20)})
    given = letter(scottish.model_copy(update={"record": record}), "foi")
    assert "decided on 20 February 2026" in flat(given.text)
    assert "26 February 2026" not in given.text
    assert "name of the public body" not in given.fill_in
    assert "Act 2002: Travel" in flat(given.text)


def test_a_letter_before_claim_is_a_list_of_headings_without_grounds(weak: WireScorecard) -> None:
    made = letter(weak, "before-claim", dates=Dates(decision=date(2026, 3, 3), preaction_sent=date(2026, 3, 10)))
    shown = paragraphs(made.docx)
    assert shown[0].startswith("DO NOT SEND THIS WITHOUT LEGAL ADVICE.")
    assert "[GROUNDS: left blank, for a lawyer to write]" in highlighted(made.docx)
    assert [text.split(".")[0] for text in shown if re.match(r"\d+\. [A-Z][^.]*$", text)] == [
        str(n) for n in range(1, 14)
    ]
    assert "24 March 2026, if this is sent on 10 March 2026" in flat(made.text)
    assert any("2 June 2026" in note for note in made.notes)


def test_no_letter_before_claim_on_a_bill_or_in_another_nation(weak: WireScorecard, scottish: WireScorecard) -> None:
    bill = weak.model_copy(update={"document": weak.document.model_copy(update={"kind": "bill_equality_statement"})})
    with pytest.raises(UsageError, match=r"EWHC 360"):
        letter(bill, "before-claim")
    assert letter(bill, "foi").fill_in
    with pytest.raises(UsageError, match="England and Wales"):
        letter(scottish, "before-claim")


def test_no_letter_on_what_is_not_graded(specimens: Path) -> None:
    with pytest.raises(UsageError, match="no findings"):
        letter(eiascore.score(specimens / "blank-form.docx"), "foi")


def test_a_friendly_letter_needs_a_question(weak: WireScorecard) -> None:
    good = weak.model_copy(update={"findings": [f.model_copy(update={"level": 3}) for f in weak.findings]})
    with pytest.raises(UsageError, match="nothing to ask"):
        letter(good, "psed-information")
    assert "1. The assessment and the decision." in letter(good, "foi").text
    assert "None at level 0 or 1." in brief(good).text


HOSTILE = '=HYPERLINK("http://x.invalid") {{ 7*7 }} {%p for x in y %} <w:br/> ]]> &amp; \x07bell \u202eturned'


def test_the_text_of_a_document_does_nothing_in_word(weak: WireScorecard) -> None:
    findings = [
        f.model_copy(
            update={"evidence": [e.model_copy(update={"quote": HOSTILE, "answers": HOSTILE}) for e in f.evidence]}
        )
        for f in weak.findings
    ]
    record = weak.record.model_copy(update={"policy": HOSTILE, "body": HOSTILE})
    document = weak.document.model_copy(update={"name": HOSTILE, "kind_reasons": [HOSTILE]})
    card = weak.model_copy(update={"findings": findings, "record": record, "document": document})
    harmless = HOSTILE.replace("\x07", "⟨U+0007⟩").replace("\u202e", "⟨U+202E⟩")
    for made in (*(letter(card, kind) for kind in KINDS), brief(card)):
        assert harmless in " ".join(paragraphs(made.docx))
        xml = zipfile.ZipFile(io.BytesIO(made.docx)).read("word/document.xml").decode()
        assert "\u202e" not in xml
        assert "<w:instrText" not in xml
        assert "<w:hyperlink" not in xml


def test_the_same_scorecard_gives_the_same_bytes(weak: WireScorecard) -> None:
    assert letter(weak, "foi") == letter(weak, "foi")
    assert brief(weak) == brief(weak)


def test_a_template_of_ones_own_is_told_what_it_may_name(weak: WireScorecard) -> None:
    own = shipped("foi")
    files = {n: zipfile.ZipFile(io.BytesIO(own)).read(n) for n in zipfile.ZipFile(io.BytesIO(own)).namelist()}
    files["word/document.xml"] = files["word/document.xml"].replace(b"{{ always }}", b"{{ nothing_of_the_kind }}")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    with pytest.raises(UsageError, match="nothing_of_the_kind"):
        letter(weak, "foi", template=buffer.getvalue())
    with pytest.raises(UsageError, match="no Word file"):
        letter(weak, "foi", template=b"nothing")


def test_the_templates_are_those_that_the_tool_makes(monkeypatch) -> None:
    tools = Path(__file__).parents[2] / "tools"
    monkeypatch.syspath_prepend(str(tools))
    made = runpy.run_path(str(tools / "letter_templates.py"))["templates"]()
    assert set(made) == {*KINDS, "brief"}
    for name, data in made.items():
        new, old = (zipfile.ZipFile(io.BytesIO(each)).read("word/document.xml") for each in (data, shipped(name)))
        assert new == old, f"{name}: run python tools/letter_templates.py"
        assert not FORBIDDEN.search(" ".join(paragraphs(data)))
