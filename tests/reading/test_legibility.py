"""Legibility: what language looks like, whatever the language, and what garbled text looks like."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from eiascore import read
from eiascore.errors import IllegibleError
from eiascore.reading.legibility import legibility
from eiascore.settings import Settings

LEAST = Settings().min_legibility
LANGUAGES = {
    "Welsh": "Mae'r asesiad hwn yn ystyried effaith y polisi ar bobl sydd â nodweddion gwarchodedig. Rydym wedi "
    "ymgynghori â phobl anabl, pobl hŷn a siaradwyr Cymraeg yn ystod y gwanwyn, ac mae eu barn wedi newid y cynnig "
    "mewn tair ffordd. Bydd y cyngor yn adolygu'r trefniadau hyn ymhen chwe mis a bydd yn cyhoeddi'r canlyniadau.",
    "German": "Diese Folgenabschätzung untersucht die Auswirkungen der geplanten Änderung auf Menschen mit "
    "Behinderungen, ältere Menschen und Familien mit Kindern. Wir haben im Frühjahr vierzig Einwohnerinnen und "
    "Einwohner befragt und ihre Antworten berücksichtigt. Die Gleichstellungsbeauftragte wird das überprüfen.",
    "Finnish": "Tämä arviointi tarkastelee suunnitellun muutoksen vaikutuksia vammaisiin henkilöihin, ikääntyneisiin "
    "asukkaisiin ja lapsiperheisiin. Keväällä haastattelimme neljäkymmentä asukasta, ja heidän vastauksensa on otettu "
    "huomioon päätöksenteossa. Kaupunki arvioi toimenpiteitä uudelleen kuuden kuukauden kuluttua.",
    "Polish": "Niniejsza ocena bada wpływ proponowanej zmiany na osoby niepełnosprawne, osoby starsze oraz rodziny z "
    "dziećmi. Wiosną przeprowadziliśmy wywiady z czterdziestoma mieszkańcami i uwzględniliśmy ich odpowiedzi.",
    "Arabic": "يدرس هذا التقييم تأثير التغيير المقترح على الأشخاص ذوي الإعاقة وكبار السن والأسر التي لديها أطفال",
    "names and codes": "Cllr Jane Okonkwo-Smith; Dr Siân Prŷs-Jones; Mohammed Al-Hassan; Agnieszka Wójcik; Xiaoming "
    "Zhang; PC 4412 Kaur; Ref EIA/25/041; NHS ICB SW1A 2AA; Tel 020 7946 0000; eia@example.gov.uk 12/05/2024 £1.2m 45%",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_legible(language: str) -> None:
    assert legibility(LANGUAGES[language]) >= LEAST + 0.1


@pytest.mark.parametrize("text", ["", "☐ ☒ – 12.5% £4,100 [1]", "PSED EIA/25/041 12/05/2024"])
def test_figures_and_marks_are_not_held_against_a_text(text: str) -> None:
    assert legibility(text) == 1.0


@pytest.mark.parametrize("name", ["strong-police-search", "blank-form", "two-column-annex-scotland"])
def test_documents_are_legible(specimens: Path, name: str) -> None:
    assert read(specimens / f"{name}.pdf").quality.legibility > 0.95


def shifted(text: str) -> str:
    """Letters three further on, as a subset font without a table of letters gives them."""
    return "".join(chr((ord(c) - 97 + 3) % 26 + 97) if "a" <= c <= "z" else c for c in text)


def lowered(text: str) -> str:
    return "".join(c if c.isspace() else chr(max(33, ord(c) - 29)) for c in text)


def private(text: str) -> str:
    return "".join(c if c.isspace() else chr(0xE000 + ord(c) % 256) for c in text)


def smudged(text: str) -> str:
    """Three letters in ten taken for others that look like them, as a text layer from a bad scan has it."""
    alike = {"l": "1I|", "i": "l1!", "e": "c", "o": "0", "a": "s", "n": "ri", "h": "b", "t": "f", "s": "5", "r": "n"}
    dice = random.Random(1)
    return "".join(dice.choice(alike.get(c, "~;^xqj")) if not c.isspace() and dice.random() < 0.35 else c for c in text)


@pytest.mark.parametrize("garble", [shifted, lowered, private, smudged])
def test_garbled_text_is_no_document(specimens: Path, garble) -> None:  # type: ignore[no-untyped-def]
    text = garble(read(specimens / "strong-police-search.docx").text)
    assert legibility(text) < LEAST
    with pytest.raises(IllegibleError, match="garbled"):
        read(text.encode(), name="garbled.txt")
