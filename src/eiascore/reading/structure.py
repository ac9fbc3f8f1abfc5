"""What the place in a table says: header rows, labels of rows, banners and the titles inside a form are prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading import phrases
from eiascore.reading.substance import REPLY, is_answer, particular
from eiascore.reading.units import Unit
from eiascore.reading.wording import bare_words
from eiascore.schema.document import Origin

_NUMBER_CELL = re.compile(r"[\s\u00a3(<>~+\u2013-]*\d[\d.,:%]*|n/?[ka]$|[-\u2013*]$", re.I)
_PART = re.compile(r"(?:section|part|stage|step|question|annex|appendix) [\dA-Z]", re.I)
_TERM = re.compile(
    r"(?:(?:direct|indirect|unlawful|associative|perceptive) discrimination(?: .{0,40})?|"
    r"discrimination(?: .{0,40})?|harassment|"
    r"victimisation|reasonable adjustments?|intersectionality|due regard|psed|public sector equality duty(?: .{0,12})?|"
    r"positive action|mitigation|equality|equity|diversity|inclusion|protected characteristics?|(?:adverse|negative|"
    r"positive|neutral|differential|disproportionate|cumulative) impact|proxy|stakeholders?|proportionality|relevance)",
    re.I,
)
_MEANING = re.compile(r"(?:meaning|definition|what (?:it|this) means|explanation|description)s?", re.I)
_VERB_END = re.compile(r"[.;!]$")
# A declaration that stands in the form until somebody signs beside it.
_STRUCK = re.compile(r"[\u2013(\[-] ?(?:please )?(?:delete|strike out|cross out) (?:if|where)\b", re.I)
_LONGEST_NAME = 12


def _is_figure(text: str) -> bool:
    return _NUMBER_CELL.match(text) is not None and len(text.split()) <= 5


def _figure_tables(units: Sequence[Unit]) -> set[int]:
    """Tables of figures: their titles are the author's own, not those of a form."""
    cells: dict[int, list[bool]] = {}
    for unit in units:
        if unit.table is not None and unit.first and not unit.header and unit.column:
            cells.setdefault(unit.table, []).append(_is_figure(unit.text))
    return {table for table, figures in cells.items() if sum(figures) * 2 > len(figures)}


def _plain(text: str) -> str:
    return bare_words(text).rstrip(" :*_")


def _could_name(unit: Unit) -> bool:
    """Say whether a cell is short and bare enough to be a label."""
    short = len(unit.text.split()) <= 12 and not _VERB_END.search(unit.text)
    figures = any(character.isdigit() for character in bare_words(unit.text))
    return short and not figures and not particular(unit.text) and not REPLY.match(unit.text)


def _characteristic(unit: Unit) -> bool:
    return phrases.CHARACTERISTIC.fullmatch(_plain(unit.text)) is not None


def _labels(units: Sequence[Unit], found: list[Origin | None], places: Sequence[int]) -> None:
    """Take the first column of a form for prompts, and that of a table of characteristics."""
    labels = [place for place in places if units[place].label]
    for place in labels:
        if _characteristic(units[place]):
            found[place] = found[place] or "prompt"
        elif found[place] in ("guidance", "statute") and _names(units[place]) and ":" not in units[place].text:
            # "Foster good relations" beside an answer asks for it, as "Your team" does.
            found[place] = "prompt"
    if not labels:
        return
    known = sum(found[place] is not None for place in labels)
    form = units[labels[0]].form
    tidy = all(_could_name(units[place]) and len(units[place].text.split()) <= 6 for place in labels)
    if form and (known * 3 >= len(labels) or (tidy and len(labels) >= 4)):
        for place in labels:
            if _could_name(units[place]):
                found[place] = found[place] or "prompt"


def _rows(units: Sequence[Unit], places: Sequence[int]) -> list[list[int]]:
    rows: dict[int, list[int]] = {}
    for place in places:
        rows.setdefault(units[place].row or 0, []).append(place)
    return [rows[number] for number in sorted(rows)]


def _lone_rows(units: Sequence[Unit], found: list[Origin | None], rows: Sequence[Sequence[int]]) -> None:
    """Take a row of one short cell for a banner of the form, or a label that nobody answered."""
    wide = any((units[place].column or 0) > 0 for row in rows for place in row)
    titled = any(units[place].header for row in rows for place in row)
    for row in rows:
        unit = units[row[0]]
        if len(row) > 1 or found[row[0]] is not None or unit.column or not _could_name(unit):
            continue
        banner = unit.shaded or unit.bold or _PART.match(unit.text)
        if banner or (wide and titled):
            found[row[0]] = "prompt"


def _unanswered(units: Sequence[Unit], found: list[Origin | None], rows: Sequence[Sequence[int]]) -> None:
    """Take the label of a row for printed in which all the rest is, such as boxes that nobody ticked."""
    for row in rows:
        rest = [place for place in row if units[place].column]
        if all(found[place] is not None or _STRUCK.search(units[place].text) for place in rest):
            for place in rest:
                found[place] = found[place] or "guidance"
        label = [place for place in row if not units[place].column]
        if (
            len(label) == 1
            and rest
            and all(found[place] is not None for place in rest)
            and _could_name(units[label[0]])
        ):
            found[label[0]] = found[label[0]] or "prompt"


def _headers(units: Sequence[Unit], found: list[Origin | None], rows: Sequence[Sequence[int]]) -> None:
    """Take header cells for prompts; those of one row are judged together, whatever year or verb is in one of them."""
    for row in rows:
        titles = [place for place in row if units[place].header]
        asked = any(found[place] == "prompt" or not particular(units[place].text) for place in titles)
        for place in titles:
            if asked and _names(units[place]):
                found[place] = "prompt"
            elif not particular(units[place].text):
                found[place] = found[place] or "prompt"


def _titles_of_figures(units: Sequence[Unit], found: list[Origin | None], rows: Sequence[Sequence[int]]) -> None:
    """Judge the titles of a table of figures together: the author's, unless most of them are known from forms."""
    for row in rows:
        titles = [place for place in row if units[place].header]
        known = sum(found[place] == "prompt" for place in titles)
        for place in titles:
            found[place] = "prompt" if known * 2 > len(titles) else None


def _names(unit: Unit) -> bool:
    """Say whether a header or label is short enough to ask or name, and says nothing."""
    return len(unit.text.split()) <= _LONGEST_NAME and (unit.text[-1] == "?" or not _VERB_END.search(unit.text))


def _known(units: Sequence[Unit], found: Sequence[Origin | None], places: Sequence[int]) -> bool:
    """Say whether the labels of two columns are known from forms, as those beside the dates of a document are."""
    labels = [place for place in places if units[place].label and units[place].form]
    return bool(labels) and sum(found[place] == "prompt" for place in labels) * 2 > len(labels)


def _glossary(units: Sequence[Unit], found: list[Origin | None], places: Sequence[int]) -> None:
    """Take a table that explains terms for the form's: nothing in it is about the policy."""
    rows = {unit.row: bare_words(unit.text) for unit in (units[place] for place in places) if not unit.column}
    terms = sum(_TERM.fullmatch(text) is not None for text in rows.values())
    titled = any(_MEANING.fullmatch(units[place].text.strip(" :")) for place in places if units[place].header)
    if terms < 3 or not (titled or terms * 2 > len(rows)):
        return
    texts = [units[place].text for place in places if units[place].column]
    if sum(map(is_answer, texts)) * 4 > len(texts):
        return
    for place in places:
        if not particular(units[place].text):
            found[place] = found[place] or ("guidance" if units[place].column else "prompt")


def _inner_titles(units: Sequence[Unit], found: list[Origin | None], rows: Sequence[Sequence[int]]) -> None:
    """Take a row inside a table for a header row where its cells are known as titles."""
    for row in rows:
        cells = [units[place] for place in row]
        if len(row) < 3 or len({unit.block for unit in cells}) < len(row) or not all(map(_could_name, cells)):
            continue
        titles = sum(
            phrases.LABEL.fullmatch(_plain(unit.text)) is not None or unit.text.endswith("?") for unit in cells
        )
        if titles * 3 >= len(row) * 2 or (len(rows) == 1 and titles * 2 >= len(row)):
            for place in row:
                found[place] = found[place] or "prompt"


def by_structure(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take header rows, labels, banners and titles inside tables for prompts, in place.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    figures = _figure_tables(units)
    tables: dict[int, list[int]] = {}
    for place, unit in enumerate(units):
        if unit.table is not None:
            tables.setdefault(unit.table, []).append(place)
    for number, places in tables.items():
        rows = _rows(units, places)
        if number in figures and not _known(units, found, places):
            _titles_of_figures(units, found, rows)
            continue
        _headers(units, found, rows)
        _glossary(units, found, places)
        _labels(units, found, places)
        _lone_rows(units, found, rows)
        _inner_titles(units, found, rows)
        _unanswered(units, found, rows)
