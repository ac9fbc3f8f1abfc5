"""Whose law a document is under: wording of each nation, and what is only named in passing."""

from __future__ import annotations

import pytest
from layouts import document, heading

from eiascore.checks.kind import kind_of
from eiascore.checks.nation import nation_of

# A document has at least twenty words.
REST = "The rest of this page says who typed it, on which desk it lay, and how many copies were made of it."

TEXTS = {
    "scotland": [
        ("EQIA: closing the ferry office", "Argyll and Bute Council must publish the results under the 2012 duties.",
         "The Fairer Scotland Duty is dealt with in part 4."),
        ("Equality and Human Rights Impact Assessment: cell checks", "Police Scotland holds 4,100 people a week.",
         "The sheriff court at Perth was asked."),
        ("Moving the clinic", "NHS Lothian would close the clinic in Leith.",
         "SIMD shows that a third of patients live in deprived areas across Scotland."),
        ("Impact of the rents order", "The Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 apply."),
    ],
    "wales": [
        ("Asesiad Effaith Integredig: Integrated Impact Assessment", "Mae'r gwasanaethau ar gyfer pobl y sir."),
        ("Equality impact assessment: school transport", "Gwynedd County Council would stop two buses.",
         "The Well-being of Future Generations Act and Welsh language standards were considered."),
        ("EqIA: day hospital", "Hywel Dda University Health Board would move the day hospital.",
         "Public Health Wales sent figures."),
        ("Impact of the fees", "The Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011 apply."),
    ],
    "northern_ireland": [
        ("Section 75 equality screening form: leisure prices", "Ards and North Down Borough Council sets the prices."),
        ("EQIA of the transfer test", "The Equality Commission for Northern Ireland was told.",
         "People of different political opinion and community background were asked."),
        ("Screening: night shelter", "The Belfast Health and Social Care Trust runs it.",
         "Men and women generally use it alike; NISRA figures were used."),
    ],
    "england": [
        ("Equality impact assessment: library hours", "Leeds City Council would close at five.",
         "The Scottish Government closed two libraries, and in Wales none were closed."),
        ("Equality analysis: tasers", "West Yorkshire's constabulary buys forty.", "Home Office figures were used."),
        ("EIA: parking", "Norfolk County Council charges nothing today.",
         "The Concessionary Travel (England and Wales) Regulations apply."),
        ("EIA: cells", "South Wales Police would install them, as a force in England and Wales may."),
    ],
    "uk": [("Equality analysis: pension ages", "HM Treasury would raise it across the UK, in Great Britain first.")],
    "unknown": [
        ("Equality impact assessment: bus stops", "Nothing here says where the buses run."),
        ("Equality impact assessment: bus stops", "Some buses run to Glasgow, and one person speaks Welsh at home."),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("nation", "lines"), [(nation, lines) for nation, texts in TEXTS.items() for lines in texts])
def test_each_nation_by_its_own_wording(nation: str, lines: tuple[str, ...]) -> None:
    view = document(heading(lines[0], 1), *lines[1:], REST)
    found, signs = nation_of(view)
    assert found == nation, signs
    for sign in signs:
        assert view.document.text[sign.start : sign.end] == sign.quote
        assert nation == "unknown" or sign.nation == nation or {sign.nation, nation} == {"england", "uk"}
    assert kind_of(view).jurisdiction == found


def test_wording_is_weighed_once_however_often_it_stands_there() -> None:
    once = document(heading("Ashby Borough Council EIA: trams", 1), "The council asked Transport Scotland.", REST)
    often = document(
        heading("Ashby Borough Council EIA: trams", 1),
        "The council asked Transport Scotland.",
        *["Transport Scotland said so."] * 30,
    )
    assert nation_of(once)[0] == nation_of(often)[0] == "england"


def test_the_law_is_quoted_first_with_its_brackets() -> None:
    view = document(
        heading("EQIA: trams", 1),
        "Edinburgh would pay.",
        "The Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 apply.",
        REST,
    )
    assert nation_of(view)[1][0].quote == "(Specific Duties) (Scotland) Regulations 2012"
