"""Families of forms, and the same words in several documents of a body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd
import pytest
from scored import CORPUS, scored

from eiascore import read
from eiascore.batch.families import families, repeated_quotations, shared_wording
from eiascore.schema import Document

PASTED = "We spoke to 12 carers at the Harbour Hub in May and none of them objected to the change."
PRINTED = "The equality lead reads every record before the board meets."
OWN = {
    "bins": "Tenants above the ground floor cannot carry the new bins, so crews will fetch them.",
    "halls": "Two groups of older people lose their weekly lunch and were offered the annex.",
    "parks": "Benches are put back every fifty metres after what walkers with sticks told us.",
    "pools": "The quiet hour for disabled swimmers moves to an evening, which most of them asked for.",
    "roads": "Wheelchair users asked for three more dropped kerbs near the surgery.",
    "trees": "Pollen counts were looked at with the asthma nurse before birches were ruled out.",
}


def text(name: str, *answers: str) -> bytes:
    return f"# Equality impact assessment\n\n{PRINTED}\n\n{OWN[name]}\n\n{' '.join(answers)}\n".encode()


def documents() -> dict[str, Document]:
    """Return six documents of one form, three with a pasted answer: one of them with another figure in it."""
    answers = {"bins": PASTED, "halls": PASTED.replace("12", "14"), "pools": PASTED.upper().replace(".", "!")}
    return {name: read(text(name, answers.get(name, "")), name=f"{name}.md") for name in OWN}


def test_form_text_and_pasted_answers_are_told_apart() -> None:
    found = shared_wording(documents()).set_index("sentence")
    assert set(found.index) == {PRINTED, PASTED}
    printed, pasted = found.loc[PRINTED], found.loc[PASTED]
    assert (printed["speaks"], printed["documents"], printed["of"]) == ("form", 6, 6)
    assert (pasted["speaks"], pasted["documents"], pasted["of"]) == ("author", 3, 6)
    assert pasted["says"] == "the same sentence answers in 3 of 6 documents"
    assert (pasted["names"], pasted["document"]) == ("bins; halls; pools", "bins")
    assert pasted["section"] == "Equality impact assessment"


def test_bodies_are_looked_at_by_themselves_and_the_same_file_counts_once() -> None:
    given = documents()
    bodies = {name: "Ayre" if name in ("bins", "halls", "parks") else "Bute" for name in given}
    found = shared_wording(given, bodies)
    assert found[["body", "sentence", "documents"]].values.tolist() == [["Ayre", PRINTED, 3], ["Bute", PRINTED, 3]]
    again = dict.fromkeys("abcd", given["bins"])
    assert shared_wording(again).empty


def test_two_documents_are_enough_where_that_is_asked() -> None:
    given = {name: document for name, document in documents().items() if name in ("bins", "halls", "parks")}
    assert PASTED not in set(shared_wording(given)["sentence"])
    assert PASTED in set(shared_wording(given, least=2)["sentence"])


class Counted(Mapping[str, Document]):
    """Documents that are read when they are asked for, as those of a long list would be."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def __getitem__(self, name: str) -> Document:
        self.asked[name] += 1
        return read(text(name), name=f"{name}.md")

    def __iter__(self) -> Iterator[str]:
        return iter(OWN)

    def __len__(self) -> int:
        return len(OWN)


def test_each_document_is_asked_for_once() -> None:
    lazy = Counted()
    assert shared_wording(lazy)["documents"].tolist() == [6]
    assert lazy.asked == dict.fromkeys(OWN, 1)


def test_pages_of_a_pdf_are_given() -> None:
    names = ("middling-council-form", "blank-form", "screening-health-trust")
    texts = {name: read(CORPUS / "specimens" / f"{name}.pdf") for name in names}
    found = shared_wording(texts, least=2)
    for row in found.itertuples():
        page = next(page for page in texts[row.document].pages if page.number == row.page)
        assert row.sentence in texts[row.document].text
        assert page.start <= texts[row.document].text.index(row.sentence)
    assert len(found) and set(found["speaks"]) == {"form"}  # the form and its blank copy


def evidence(*rows: tuple[str, str, str, int | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["document", "criterion", "quotation", "page"])
    return frame.assign(key=frame["document"], page=frame["page"].astype("Int64"))


def test_a_quotation_in_several_documents_is_told_once_with_its_bodies() -> None:
    scores = pd.DataFrame({"key": ["a.pdf", "b.pdf", "c.pdf"], "body": ["Ayre", "Ayre", "Bute"]})
    found = repeated_quotations(
        evidence(
            ("b.pdf", "eng_influence", PASTED.lower(), 3),
            ("a.pdf", "eng_influence", PASTED, 7),
            ("a.pdf", "eng_what_they_said", PASTED, 7),
            ("c.pdf", "eng_what_they_said", PASTED, None),
            ("a.pdf", "tim_signoff", "Signed by the director", 9),
            ("b.pdf", "tim_signoff", "Signed by the director", 9),
            ("c.pdf", "evi_three_limbs", OWN["parks"], 1),
            ("c.pdf", "evi_scope_match", OWN["parks"], 1),
        ),
        scores,
    )
    assert found.to_dict("records") == [
        {
            "quotation": PASTED,
            "documents": 3,
            "bodies": "Ayre; Bute",
            "criteria": "eng_influence; eng_what_they_said",
            "names": "a.pdf; b.pdf; c.pdf",
            "document": "a.pdf",
            "page": 7,
        }
    ]


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [(f"{name}.pdf", "eng_influence", PASTED.replace("12", str(n)), n) for n, name in enumerate(OWN, 10)]
    one, other = repeated_quotations(evidence(*rows)), repeated_quotations(evidence(*rows[::-1]))
    pd.testing.assert_frame_equal(one, other)
    assert one["documents"].tolist() == [6]


def test_nothing_is_shared_by_nothing() -> None:
    assert repeated_quotations(evidence()).empty
    assert shared_wording({}).empty


def test_documents_of_several_writers_share_no_quotation() -> None:
    tables = scored()
    assert repeated_quotations(tables.evidence, tables.scores).empty
    again = tables.evidence.assign(key="copy-" + tables.evidence["key"], document="copy " + tables.evidence["document"])
    found = repeated_quotations(pd.concat([tables.evidence, again]), tables.scores)
    assert len(found) > 50
    assert found["documents"].min() == 2


def test_families_are_counted_by_body() -> None:
    found = families(scored().scores).set_index(["body", "template_family"])
    assert found.loc[("Specimen Council", "scottish-record"), "documents"] == 1
    assert found.loc[("Corpus Council", "council"), "share"] == pytest.approx(0.2)
    assert found["documents"].sum() == len(scored().scores)
