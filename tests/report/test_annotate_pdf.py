"""Marked PDFs: each highlight lies on its quotation and nothing else, and all that was there before stays."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from marked_files import (
    card_of,
    characters,
    commented,
    flag,
    highlights,
    letters,
    misplaced,
    sentences_of,
    under_highlights,
)
from pdf_maker import HEIGHT, grid, lines, make_pdf, text
from PIL import Image

import eiascore
from eiascore.errors import MarkingError, MissingExtraError
from eiascore.report.annotate import Marked, annotate
from eiascore.report.wire import to_wire
from eiascore.schema import Document, Scorecard

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "corpus" / "specimens").glob("*.pdf")),
    *(ROOT / "corpus" / "training" / "rendered" / f"{name}.pdf" for name in ("E03", "E08")),
]
FILLER = [
    "The council asked forty residents about the library in May.",
    "They told us that the ramp is too steep for a wheelchair.",
    "The lift has been out of order since the winter of last year.",
]


def marked(data: bytes, **changes: Any) -> tuple[Document, list[tuple[int, int]], Marked]:
    """Mark every sentence of a PDF."""
    document = eiascore.read(data)
    spans = sentences_of(document)
    (copy,) = annotate(card_of(document, spans, **changes), document, [data], everything=True)
    assert copy
    return document, spans, copy


def some(document: Document, *quotations: str) -> list[tuple[int, int]]:
    return [(document.text.index(q), document.text.index(q) + len(q)) for q in quotations]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_highlight_holds_its_quotation_and_nothing_else(path: Path) -> None:
    data = path.read_bytes()
    document, spans, copy = marked(data)
    assert len(copy.marks) == len(spans) > 100
    assert copy.missed == copy.partly == ()
    assert misplaced(document, spans, copy.data) == []
    assert characters(copy.data) == characters(data)


@pytest.mark.parametrize("entries", ["", "/CropBox[60 100 560 800]", "/UserUnit 2", "/MediaBox[-50 -20 545 822]"])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotated_cropped_and_enlarged_pages(rotation: int, entries: str) -> None:
    page = lines(100, 200, FILLER) + text(100, 400, "Nobody was asked about the books.")
    data = make_pdf([page], page_entries=f"/Rotate {rotation}{entries}")
    document, spans, copy = marked(data)
    assert len(spans) == 4
    assert misplaced(document, spans, copy.data) == []
    for _, note in highlights(copy.data):
        left, low, right, high = note["rect"]
        assert right - left > 100
        assert high - low < 40


@pytest.mark.parametrize("matrix", ["0 1 -1 0 300 100", "-1 0 0 -1 500 400", "0 -1 1 0 300 700"])
def test_a_page_that_is_stored_sideways(matrix: str) -> None:
    document, spans, copy = marked(make_pdf([f"q {matrix} cm {lines(0, 842, FILLER)} Q"]))
    assert misplaced(document, spans, copy.data) == []


def test_two_columns_and_a_table() -> None:
    rows = zip(range(100, 240, 14), "abcdefghij", strict=True)
    columns = "".join(
        text(50, y, f"On the left line {n} speaks of the ramp and") + text(320, y, f"On the right line {n} tells of it")
        for y, n in rows
    )
    cells = grid([60, 200, 400], [300, 330, 360]) + "".join(
        text(65, 320 + 30 * k, label) + text(205, 320 + 30 * k, "No impact was found here")
        for k, label in enumerate(["Age of people", "Sex of people"])
    )
    document, spans, copy = marked(make_pdf([columns + cells]))
    assert misplaced(document, spans, copy.data) == []
    assert len(copy.marks) == len(spans) > 4


def test_corners_stand_in_the_order_that_viewers_expect_on_a_rotated_page() -> None:
    """Above left, above right, below left, below right, as the reader sees the line."""
    data = make_pdf([lines(100, 200, FILLER)], page_entries="/Rotate 90")
    _, _, copy = marked(data)
    quads = highlights(copy.data)[0][1]["quads"]
    (ax, ay), (bx, by), (cx, cy), _ = zip(quads[0:8:2], quads[1:8:2], strict=True)
    # On a page turned clockwise, what is right as shown lies up in the file and what is below lies right of it.
    assert ax == bx
    assert by > ay
    assert cy == ay
    assert cx > ax


def test_a_quotation_that_runs_on_over_the_page_is_marked_on_both() -> None:
    first = lines(72, 100, [*FILLER, "The building is old."])
    first += text(72, 800, "The long consultation with those who use the library build-")
    second = text(72, 80, "ing went on until the end of May and no longer.") + lines(72, 120, FILLER)
    data = make_pdf([first, second])
    document = eiascore.read(data)
    (start, _), (_, end) = some(document, "The long consultation", "no longer.")
    (copy,) = annotate(card_of(document, [(start, end)]), document, [data])
    notes = highlights(copy.data)
    assert [page for page, _ in notes] == [0, 1]
    assert len({note["name"] for _, note in notes}) == 1
    assert not notes[0][1]["contents"].startswith("(continued)")
    assert notes[1][1]["contents"].startswith("(continued) Engagement: Who was asked?")
    assert misplaced(document, [(start, end)], copy.data) == []


@pytest.fixture(scope="module")
def plain() -> tuple[bytes, Document]:
    data = make_pdf([lines(72, 100, FILLER), lines(72, 100, ["Nobody was asked about the books."])])
    return data, eiascore.read(data)


def test_the_note_says_what_for_in_plain_words(plain) -> None:
    data, document = plain
    spans = some(document, *FILLER[:2])
    card = card_of(document, spans, red_flags=(flag(document, *spans[1]),))
    (copy,) = annotate(card, document, [data])
    said = {note["name"]: note["contents"] for _, note in highlights(copy.data)}
    assert said == {
        f"eiascore-{spans[0][0]}-{spans[0][1]}": "Engagement: Who was asked? Level 2 of 3. For. Why: it says so.",
        f"eiascore-{spans[1][0]}-{spans[1][1]}": "Evidence: What is known? Level 1 of 3. For. Why: it says so.\n\n"
        "Red flag: came late.",
    }


def test_what_is_against_is_dashed_and_says_so(plain) -> None:
    data, document = plain
    ((start, end),) = some(document, FILLER[2])
    card = card_of(document, some(document, FILLER[0]))
    finding = card.findings[1]
    against = card.findings[0].evidence[0].model_copy(update={"start": start, "end": end, "polarity": "undermines"})
    card = card.model_copy(update={"findings": (card.findings[0], finding.model_copy(update={"evidence": (against,)}))})
    (copy,) = annotate(card, document, [data])
    (_, one), (_, other) = sorted(highlights(copy.data), key=lambda note: note[1]["contents"])
    assert "For." in one["contents"]
    assert b" d " not in one["drawn"].replace(b" d\n", b" d ")
    assert "Against." in other["contents"]
    assert b"[3 2] 0 d" in other["drawn"]
    assert one["colour"] != other["colour"]


def test_the_strongest_are_marked_and_all_on_request(plain) -> None:
    page = lines(72, 100, [f"Meeting number {n} was held in the library with residents." for n in range(20)])
    data = make_pdf([page])
    document = eiascore.read(data)
    spans = some(document, *(f"Meeting number {n} was" for n in range(20)))
    card = card_of(document, spans)
    first = card.findings[0]
    against = tuple(e.model_copy(update={"polarity": "undermines"}) for e in first.evidence[5:])
    first = first.model_copy(update={"evidence": (*first.evidence[:5], *against)})
    card = card.model_copy(update={"findings": (first, card.findings[1])})
    (few,) = annotate(card, document, [data])
    wanted = [*first.evidence[:3], against[0], *card.findings[1].evidence[:3]]
    assert {mark.start for mark in few.marks} == {evidence.start for evidence in wanted}
    (every,) = annotate(card, document, [data], everything=True)
    assert len(every.marks) == len(highlights(every.data)) == 20


def test_nothing_of_a_document_acts_in_a_note(plain) -> None:
    data, document = plain
    card = card_of(document, some(document, FILLER[0]))
    bad = card.findings[0].evidence[0].model_copy(update={"why": "says “\x1b[31m\u202ereversed\x07 <b>\x00”"})
    card = card.model_copy(update={"findings": (card.findings[0].model_copy(update={"evidence": (bad,)}),)})
    (copy,) = annotate(card, document, [data])
    ((_, note),) = highlights(copy.data)
    assert note["contents"].endswith("Why: says “[31mreversed <b>”.")


def outline(data: bytes) -> list[tuple[int, str, Any]]:
    """Return depth, title and (page, left, top) of each bookmark."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}

        def walk(items: Any, depth: int) -> list[tuple[int, str, Any]]:
            found = []
            for item in items:
                target = item.destination
                place = (pages[target[0].objgen], float(target[2]), float(target[3])) if target is not None else None
                found += [(depth, str(item.title), place), *walk(item.children, depth + 1)]
            return found

        with opened.open_outline() as tree:
            return walk(tree.root, 0)


def test_bookmarks_lead_to_page_and_place(plain) -> None:
    data, document = plain
    spans = some(document, FILLER[0], FILLER[1], "Nobody was asked about the books.")
    card = card_of(document, spans, red_flags=(flag(document, *spans[1]),))
    (copy,) = annotate(card, document, [data])
    top = HEIGHT - document.boxes(0, 5)[0].top + 36
    assert [(d, t, p and (p[0], p[1], round(p[2]))) for d, t, p in outline(copy.data)] == [
        (0, "eiascore: evidence", None),
        (1, "Engagement (C)", None),
        (2, "Level 2 of 3: Who was asked?", None),
        (3, "p. 1: The council asked forty residents about the library in May.", (1, 0, round(top))),
        (3, "p. 2: Nobody was asked about the books.", (2, 0, round(top))),
        (1, "Evidence (C)", None),
        (2, "Level 1 of 3: What is known?", None),
        (3, "p. 1: They told us that the ramp is too steep for a wheelchair.", (1, 0, round(top - 14))),
        (1, "Red flags", None),
        (2, "p. 1: came late: They told us that the ramp is too steep for a wheelchair.", (1, 0, round(top - 14))),
    ]


def test_an_outline_that_is_there_stays_and_pdfium_reads_both() -> None:
    path = FILES[3]
    document, _, copy = marked(path.read_bytes())
    before = outline(path.read_bytes())
    assert len(before) > 10
    assert outline(copy.data)[: len(before)] == before
    with pypdfium2.PdfDocument(copy.data) as opened:
        titles = [item.get_title() for item in opened.get_toc()]
    assert titles == [title for _, title, _ in outline(copy.data)]
    assert len(titles) > len(before) + len(document.sentences)


EXTRA = [
    "<</Type/Annot/Subtype/Link/Rect[10 10 50 50]/Border[0 0 0]/A<</S/URI/URI(https://example.org)>>>>",
    "<</Type/StructTreeRoot/K[]/ParentTree<</Nums[]>>>>",
    "<</Type/Metadata/Subtype/XML/Length 17>>\nstream\n<x:xmpmeta>t</x>!\nendstream",
    "<</FT/Tx/T(name)/V(Jo)/Type/Annot/Subtype/Widget/Rect[60 60 90 90]>>",
    "<</Title(The assessment)/Author(The council)>>",
]


def test_all_else_stays_as_it_was() -> None:
    data = make_pdf(
        [lines(72, 100, FILLER)],
        extra=EXTRA,
        page_entries="/Annots[12 0 R 15 0 R]/StructParents 0/Tabs/S",
        catalog="/StructTreeRoot 13 0 R/MarkInfo<</Marked true>>/Metadata 14 0 R/Lang(en-GB)"
        "/AcroForm<</Fields[15 0 R]>>",
        trailer="/Info 16 0 R",
    )
    _, spans, copy = marked(data)
    with pikepdf.open(io.BytesIO(data)) as before, pikepdf.open(io.BytesIO(copy.data)) as after:
        assert after.check_pdf_syntax() == []
        for key in ("/StructTreeRoot", "/MarkInfo", "/Lang", "/AcroForm"):
            assert after.Root[key] == before.Root[key]
        assert after.Root.Metadata.read_raw_bytes() == before.Root.Metadata.read_raw_bytes()
        assert after.docinfo == before.docinfo
        old, new = before.pages[0].obj, after.pages[0].obj
        assert {key: new[key] for key in new.keys() - {"/Annots", "/Parent"}} == {
            key: old[key] for key in old.keys() - {"/Annots", "/Parent"}
        }
        assert new.Contents.read_raw_bytes() == old.Contents.read_raw_bytes()
        assert list(new.Annots)[:2] == list(old.Annots)
        assert len(new.Annots) == 2 + len(spans)
        assert all(note.F & 4 and note.P.objgen == new.objgen for note in list(new.Annots)[2:])


def test_poppler_reads_the_same_text_and_draws_the_same_page_but_for_the_highlights(need, tmp_path: Path) -> None:
    program, painter = need("pdftotext"), need("pdftoppm")
    data = FILES[3].read_bytes()
    document = eiascore.read(data)
    spans = sentences_of(document)[::3]
    (copy,) = annotate(card_of(document, spans), document, [data], everything=True)
    drawn, texts = [], []
    for name, content in (("old", data), ("new", copy.data)):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        texts.append(subprocess.run([program, "-layout", path, "-"], capture_output=True, check=True).stdout)
        painted = [painter, "-r", "72", "-f", "3", "-l", "3", "-png", "-singlefile", path, tmp_path / name]
        subprocess.run(painted, check=True)
        drawn.append(np.asarray(Image.open(tmp_path / f"{name}.png").convert("RGB")).astype(int))
    assert texts[0] == texts[1] != b""
    changed = np.abs(drawn[0] - drawn[1]).max(axis=2) > 0
    inside = np.zeros_like(changed)
    for page, note in highlights(copy.data):
        for at in range(0, len(note["quads"]) if page == 2 else 0, 8):
            across, up = note["quads"][at : at + 8 : 2], note["quads"][at + 1 : at + 8 : 2]
            top, bottom = HEIGHT - max(up), HEIGHT - min(up)
            inside[int(top) - 1 : int(bottom) + 2, int(min(across)) - 1 : int(max(across)) + 2] = True
    assert changed.sum() > 2000
    assert not (changed & ~inside).any()
    # What was dark stays as dark or gets darker: the tint lies under the letters.
    assert (drawn[1] <= drawn[0] + 2)[~np.isclose(drawn[0], 255)].all()


def test_same_file_same_bytes(plain) -> None:
    data, document = plain
    card = card_of(document, sentences_of(document))
    assert annotate(card, document, [data]) == annotate(card, document, [data])


def protected(data: bytes, **allowed: bool) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as opened:
        allow = pikepdf.Permissions(**allowed)
        opened.save(out, encryption=pikepdf.Encryption(owner="secret", user="", allow=allow))
    return out.getvalue()


def test_a_protected_file_that_allows_comments_keeps_its_protection(plain) -> None:
    data = protected(plain[0], modify_annotation=True, extract=False)
    document, spans, copy = marked(data)
    with pikepdf.open(io.BytesIO(copy.data)) as opened:
        assert opened.is_encrypted
        assert not opened.allow.extract
        assert opened.allow.modify_annotation
    assert misplaced(document, spans, copy.data) == []
    assert copy.remarks == ()


def test_a_protected_file_that_allows_comments_alone_gets_no_bookmarks(plain) -> None:
    data = protected(plain[0], modify_annotation=True, modify_other=False, modify_assembly=False)
    _, spans, copy = marked(data)
    assert len(highlights(copy.data)) == len(spans)
    assert outline(copy.data) == []
    assert "no bookmarks" in copy.remarks[0]


def test_a_protected_file_that_allows_no_comments_is_left_alone(plain) -> None:
    data = protected(plain[0], modify_annotation=False)
    with pytest.raises(MarkingError, match=r"allows no comments.*copy without this protection"):
        marked(data)


def test_a_signed_file_is_marked_with_a_warning() -> None:
    data = make_pdf([lines(72, 100, FILLER)], catalog="/AcroForm<</SigFlags 3/Fields[]>>")
    _, _, copy = marked(data)
    assert copy.remarks == (
        "The file was signed: in the marked copy the signature no longer verifies. Keep the original.",
    )


@pytest.mark.parametrize(
    ("catalog", "entries"),
    [
        ("/Outlines 7", "/Annots/Nothing"),
        ("/Outlines<</First(y)/Count(x)>>/AcroForm<</SigFlags/No>>/Perms 3", "/Annots[null 3(x)]"),
        ("/Outlines<</First null/Last 99 0 R/Count -3>>/AcroForm[]", "/Annots 99 0 R"),
    ],
)
def test_broken_outlines_annotations_and_forms_do_no_harm(catalog: str, entries: str) -> None:
    data = make_pdf([lines(72, 100, FILLER)], catalog=catalog, page_entries=entries)
    document, spans, copy = marked(data)
    assert misplaced(document, spans, copy.data) == []
    with pypdfium2.PdfDocument(copy.data) as opened:
        assert "eiascore: evidence" in [item.get_title() for item in opened.get_toc()]


def test_without_pikepdf_the_extra_is_named(plain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(MissingExtraError, match=r'pip install "eiascore\[report\]"'):
        marked(plain[0])


def test_what_is_not_judged_is_marked_as_such(plain) -> None:
    data, document = plain
    card = card_of(document, some(document, FILLER[0]))
    unjudged = card.findings[0].model_copy(update={"level": None, "status": "undetermined"})
    reason = unjudged.evidence[0].model_copy(update={"polarity": "excuses", "assertion": "planned"})
    spared = unjudged.model_copy(update={"status": "not_applicable", "evidence": (reason,)})
    (copy,) = annotate(card.model_copy(update={"findings": (unjudged, spared)}), document, [data])
    ((_, note),) = highlights(copy.data)
    assert note["contents"].split("\n\n") == [
        "Engagement: Who was asked? Not judged. For. Why: it says so.",
        "Engagement: Who was asked? Does not apply to this document. "
        "A reason why it does not apply (planned). Why: it says so.",
    ]


def test_a_marked_file_is_not_marked_again(plain) -> None:
    _, _, copy = marked(plain[0])
    with pytest.raises(MarkingError, match=r"holds marks of eiascore already\. Mark the original"):
        marked(copy.data)


def test_what_has_no_place_is_told_and_its_bookmark_leads_to_the_page(plain) -> None:
    data, document = plain
    odd = document.model_copy(update={"text": document.text.replace("Nobody was asked", "Ygxzxq qzx bzkvw")})
    odd = odd.model_copy(
        update={"text": odd.text.replace("too steep", "xoo xteep").replace("about the books", "qxq zzz kkkkk")}
    )
    odd = odd.with_bytes(data)
    spans = some(odd, "Ygxzxq qzx bzkvw qxq zzz kkkkk.", FILLER[0], FILLER[1].replace("too steep", "xoo xteep"))
    (copy,) = annotate(card_of(odd, spans), odd, [data])
    assert len(copy.marks) == 2
    assert [(one.mark.start, one.why) for one in copy.missed] == [
        (spans[0][0], "its words were not found on the page; the bookmark leads to the page")
    ]
    assert [one.why for one in copy.partly] == ["2 of its 12 words were not found on the page"]
    places = {title: place for _, title, place in outline(copy.data)}
    assert places["p. 2: Ygxzxq qzx bzkvw qxq zzz kkkkk."] == (2, 0, HEIGHT)


def test_annexes_are_marked_in_copies_of_their_own(plain, specimens: Path) -> None:
    main = plain[0]
    files = [main, (specimens / "blank-form.docx").read_bytes(), b"We will look at the ramp again in May 2026. " * 5]
    document = eiascore.read(main, annexes=files[1:])
    spans = [next(span for span in sentences_of(document) if file.start <= span[0]) for file in document.files]
    spans[1] = some(document, "Equality Impact Assessment")[0]
    first, second, third = annotate(card_of(document, spans), document, files)
    assert [mark.start for mark in first.marks] == [spans[0][0]]
    assert [(one.mark.start, one.why) for one in first.missed] == [(spans[2][0], "plain text: it cannot be marked")]
    assert [said for _, said in commented(second.data)] == ["Equality Impact Assessment"]
    assert third is None
    places = {title: place for _, title, place in outline(first.data)}
    assert places["document (2), no page numbers: Equality Impact Assessment"] is None


def test_quotations_of_a_scan_are_marked_where_they_stand_in_the_picture(need) -> None:
    need("tesseract")
    native = make_pdf([lines(72, 100, FILLER, size=12, pitch=20) + text(72, 300, "Nobody was asked.", size=12)])
    scan = io.BytesIO()
    with pypdfium2.PdfDocument(native) as opened:
        opened[0].render(scale=200 / 72).to_pil().save(scan, "PDF", resolution=200)
    data = scan.getvalue()
    document, spans, copy = marked(data)
    assert document.quality.recognised_pages == 1
    assert len(copy.marks) == len(spans) == 4
    held = under_highlights(copy.data, characters(native))
    assert sorted(held.values()) == sorted(letters(line) for line in [*FILLER, "Nobody was asked."])


def test_a_card_of_another_reading_is_refused(plain) -> None:
    data, document = plain
    card = card_of(document, some(document, FILLER[1]))
    wire = to_wire(card)
    quoted = wire.findings[0].evidence[0]
    moved = quoted.model_copy(update={"start": quoted.start + 1, "end": quoted.end + 1})
    wire = wire.model_copy(update={"findings": [wire.findings[0].model_copy(update={"evidence": [moved]})]})
    with pytest.raises(MarkingError, match=r"1 of 1 quotations .* do not stand where it says.*same --pages"):
        annotate(wire, document, [data])


@pytest.fixture(scope="module")
def scored(specimens: Path) -> tuple[bytes, Scorecard]:
    data = (specimens / "strong-police-search.pdf").read_bytes()
    return data, eiascore.score(data)


def test_a_scored_specimen(scored) -> None:
    data, card = scored
    (copy,) = annotate(card, card.document, [data])
    assert copy.missed == copy.partly == ()
    assert 40 < len(copy.marks) < 100
    for _, note in highlights(copy.data):
        assert note["contents"].startswith(tuple(f"{name.capitalize()}: " for name in card.grade.dimensions))
        assert "concept:" not in note["contents"]
    titles = {title for depth, title, _ in outline(copy.data) if depth == 2}
    assert {f"Level {finding.level} of 3: {finding.question}" for finding in card.findings} <= titles
