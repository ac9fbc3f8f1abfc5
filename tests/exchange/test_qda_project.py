"""REFI-QDA projects: valid, the selections where the quotations stand, and safe whatever a document holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qda_files import QDA, handmade_card, of, opened

import eiascore
from eiascore.errors import ChangedError, FileProblemError, UsageError
from eiascore.exchange import coded, read_again, to_project
from eiascore.exchange.characters import same_length
from eiascore.report.wire import to_wire
from eiascore.schema import Scorecard
from handmade import rubric

GUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"


def test_every_quotation_is_a_selection_with_its_code_and_reason(police: Scorecard) -> None:
    project = opened(to_project([of(police)]))
    codes = {code.get("guid"): code.get("name") for code in project.each("Code")}
    notes = {note.get("guid"): note.findtext(f"{QDA}PlainTextContent") for note in project.each("Note")}
    coded_as = {}
    for selection, (_, start, end, text) in zip(project.each("PlainTextSelection"), project.selections(), strict=True):
        for coding in selection.iter(f"{QDA}Coding"):
            name = codes[coding.find(f"{QDA}CodeRef").get("targetGUID")]
            coded_as[start, end, name] = (text, notes[coding.find(f"{QDA}NoteRef").get("targetGUID")])
    sides = {"supports": "for", "undermines": "against", "excuses": "does not apply"}
    wanted = {(e.start, e.end, f"{f.criterion}: {sides[e.polarity]}") for f in police.findings for e in f.evidence}
    wanted |= {(flag.start, flag.end, f"red flag: {flag.id}") for flag in police.red_flags}
    assert set(coded_as) == wanted and len(wanted) > 50
    whole = police.document.text
    assert all(text == whole[start:end] for (start, end, _), (text, _) in coded_as.items())
    for finding in police.findings:
        for e in finding.evidence:
            assert same_length(e.why) in coded_as[e.start, e.end, f"{finding.criterion}: {sides[e.polarity]}"][1]


def test_a_document_is_coded_with_the_level_of_each_criterion(police: Scorecard) -> None:
    project = opened(to_project([of(police)]))
    codes = {code.get("guid"): code for code in project.each("Code")}
    (source,) = project.each("TextSource")
    given = {codes[c.find(f"{QDA}CodeRef").get("targetGUID")].get("name") for c in source.findall(f"{QDA}Coding")}
    assert given == {f"{f.criterion}: level {f.level}" for f in police.findings if f.level is not None}
    assert f"Letter {police.grade.letter}," in source.findtext(f"{QDA}Description")
    assert police.limits[0] in project.root.findtext(f"{QDA}Description")
    described = {code.get("name"): code.findtext(f"{QDA}Description") for code in codes.values()}
    loaded = eiascore.load_rubric()
    assert all(described[f"{c.id}: level 2"] == c.levels[2].means for c in loaded.criteria)


def test_references_lead_somewhere_and_guids_and_names_of_codes_are_unique(
    police: Scorecard, council: Scorecard
) -> None:
    project = opened(to_project([of(police), of(council)]))
    guids = [element.get("guid") for element in project.root.iter() if element.get("guid")]
    assert len(guids) == len(set(guids))
    assert {e.get("targetGUID") for e in project.root.iter() if e.get("targetGUID")} <= set(guids)
    names = [code.get("name") for code in project.each("Code")]
    assert len(names) == len(set(names))
    paths = [source.get("plainTextPath") for source in project.each("TextSource")]
    assert [f"Sources/{path.removeprefix('internal://')}" for path in paths] == project.names[1:]
    assert len(paths) == 2


def test_a_pdf_goes_along_when_asked_with_its_text_as_representation(
    police: Scorecard, council: Scorecard, specimens: Path
) -> None:
    import io
    from zipfile import ZipFile

    made = to_project([of(police), of(council)], with_pdf=True)
    project = opened(made)
    (pdf,) = project.each("PDFSource")
    assert len(project.each("TextSource")) == 1
    name = f"Sources/{pdf.get('path').removeprefix('internal://')}"
    data = ZipFile(io.BytesIO(made)).read(name)
    assert data == (specimens / "strong-police-search.pdf").read_bytes()
    spans = {(e.start, e.end) for f in police.findings for e in f.evidence}
    text = pdf.find(f"{QDA}Representation")
    assert spans <= {(start, end) for guid, start, end, _ in project.selections() if guid == text.get("guid")}
    assert not any(n.endswith(".pdf") for n in opened(to_project([of(police)])).names)


def test_an_annex_is_a_source_of_its_own_with_its_own_positions(specimens: Path) -> None:
    card = eiascore.score(
        specimens / "middling-council-form.odt", annexes=[specimens / "screening-health-trust.html"], model=None
    )
    project = opened(to_project([of(card)]))
    main, annex = project.each("TextSource")
    assert [main.get("name"), annex.get("name")] == [file.name for file in card.document.files]
    quoted = {card.document.text[e.start : e.end] for f in card.findings for e in f.evidence if e.file}
    selected = {text for guid, _, _, text in project.selections() if guid == annex.get("guid")}
    assert quoted and quoted <= selected


def test_the_same_scorecards_give_the_same_bytes(police: Scorecard, council: Scorecard) -> None:
    both = [of(police), of(council)]
    assert to_project(both) == to_project(both)
    other = police.model_copy(
        update={"provenance": police.provenance.model_copy(update={"created": "2030-05-05T05:05:05+00:00"})}
    )
    guids = [
        [e.get("guid") for e in opened(to_project([of(card)])).root.iter() if e.get("guid")] for card in (police, other)
    ]
    assert guids[0] == guids[1]


@pytest.mark.parametrize("created", ["", "not a day", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00"])
def test_a_strange_time_does_no_harm(created: str) -> None:
    card = handmade_card("We asked 40 people.", (0, 8))
    card = card.model_copy(update={"provenance": card.provenance.model_copy(update={"created": created})})
    assert opened(to_project([of(card)], rubric=rubric())).selections()[0][3] == "We asked"


HOSTILE = (
    "]]> <script>&amp; <!-- <![CDATA[ x\x00y\x1b[31m \u202eback \ufffe \ud800 \x0b\x0c \x85 \u2028 \r\n end "
    "&#0; ŵŷâ 🙂 z"
)


def test_hostile_text_is_shown_and_nothing_moves() -> None:
    spans = [(0, len(HOSTILE)), (HOSTILE.index("back"), HOSTILE.index("back") + 4), (len(HOSTILE) - 1, len(HOSTILE))]
    card = handmade_card(HOSTILE, *spans, name="../../etc/\x00<x>\u202efdp.exe", flags=2)
    made = to_project([of(card)], rubric=rubric())
    project = opened(made)
    text = next(iter(project.texts.values()))
    assert len(text) == len(HOSTILE)
    assert "x␀y␛[31m \u202eback � � ␋␌" in text and "ŵŷâ 🙂 z" in text and "\r" not in text
    assert {(start, end, t) for _, start, end, t in project.selections()} == {(a, b, text[a:b]) for a, b in spans}
    assert [n for n in project.names if not re.fullmatch(rf"project\.qde|Sources/{GUID}\.txt", n)] == []
    in_xml = "".join(project.root.itertext()) + "".join(v for e in project.root.iter() for v in e.attrib.values())
    assert "\u202e" not in in_xml and "⟨U+202E⟩" in in_xml
    assert "UTF-16" in project.each("TextSource")[0].findtext(f"{QDA}Description")


WILD = st.text(
    st.one_of(
        st.sampled_from("ŵŷâŴ\u0302\u0301e🙂𝔘\r\n\t \x00\x1f\x7f\u202e]>&<\"'"),
        st.characters(exclude_categories=()),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60)
@given(WILD, st.data())
def test_a_round_trip_keeps_every_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    ((_, a, b, selected),) = opened(to_project([of(handmade_card(text, (start, end)))], rubric=rubric())).selections()
    assert (a, b) == (start, end)
    assert selected == same_length(text)[start:end]
    kept = [(was, now) for was, now in zip(text[start:end], selected, strict=True) if was != now]
    assert all(ord(was) < 32 or was in "\x7f\ufffe\uffff" or "\ud800" <= was <= "\udfff" for was, _ in kept)


def test_a_published_scorecard_needs_its_very_file(police: Scorecard, specimens: Path, tmp_path: Path) -> None:
    wire = to_wire(police)
    file = specimens / "strong-police-search.pdf"
    read = read_again(wire, [specimens / "middling-council-form.odt", file])
    assert to_project([coded(wire, read)]) == to_project([of(police)])
    changed = tmp_path / file.name
    changed.write_bytes(file.read_bytes() + b" ")
    with pytest.raises(FileProblemError, match="is not among the documents"):
        read_again(wire, [changed])
    with pytest.raises(FileProblemError, match="cannot be opened"):
        read_again(wire, [tmp_path / "none.pdf"])


def test_a_quotation_that_is_not_there_is_refused(police: Scorecard) -> None:
    wire = to_wire(police)
    first = next(f for f in wire.findings if f.evidence)
    for change in ({"quote": "We asked nobody."}, {"start": -4, "end": -1, "quote": police.document.text[-4:-1]}):
        false = first.model_copy(update={"evidence": [first.evidence[0].model_copy(update=change)]})
        with pytest.raises(ChangedError, match="does not read as when it was scored"):
            coded(wire.model_copy(update={"findings": [false]}), police.document)


def test_a_project_has_one_rubric_and_no_document_twice(police: Scorecard) -> None:
    with pytest.raises(UsageError, match="the same document"):
        to_project([of(police), of(police)])
    by_hand = handmade_card("We asked 40 people.", (0, 8))
    with pytest.raises(UsageError, match="does not come with eiascore"):
        to_project([of(by_hand)])
    with pytest.raises(UsageError, match="another rubric"):
        to_project([of(police), of(by_hand)])
    with pytest.raises(UsageError, match="no document"):
        to_project([])
    lying = by_hand.model_copy(update={"rubric": police.rubric})
    twice = police.model_copy(update={"findings": police.findings * 2})
    for card in (lying, twice):
        with pytest.raises(UsageError, match="another rubric"):
            to_project([of(card)])
