"""What many scorecards add up to -> terminal and Markdown, in words that say no more than the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eiascore.batch.comparison import NOT_TOLD_APART, Comparison
from eiascore.batch.summary import LETTERS
from eiascore.report.tables import plain
from eiascore.report.words import counted, where
from eiascore.text import shortened

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

_NAME, _QUOTE, _NAMED, _SHOWN = 40, 160, 6, 30
_NO_RANKING = (
    "Groups stand in the order of their names. A low score says what documents do not show, not what a body did not do."
)


@dataclass(frozen=True)
class Part:
    """A titled table of words and the lines below it. Nothing in it acts on a terminal."""

    title: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()


def summary_parts(found: pd.DataFrame, by: str | None) -> list[Part]:
    """Return what ``summary`` found, in words: letters and scores, then the dimensions."""
    names = [str(column).removesuffix("_low") for column in found.columns if str(column).endswith("_low")]
    rows = found.to_dict("records")
    title = f"By {by}" if by else "All documents"
    overall = tuple(
        (
            _group(row),
            f"{row['graded']} of {row['documents']}",
            _mean(row, "score"),
            ", ".join(_letter(row, letter) for letter in LETTERS if row[f"share_{letter}"] > 0) or "–",
            _percent(row["needs_person"]),
            _number(row["red_flags"], 1),
        )
        for row in rows
    )
    by_dimension = tuple((_group(row), *(_mean(row, name) for name in names[1:])) for row in rows)
    header = ("group", "graded", "score (95 %)", "letters", "for a person", "red flags")
    parts = [Part(title, header, overall, (_NO_RANKING,))]
    return [*parts, Part(f"{title}: dimensions", ("group", *names[1:]), by_dimension)] if names[1:] else parts


def comparison_part(found: Comparison, by: str) -> Part:
    """Return what ``comparison`` found, in words: only what is told apart is put in order."""
    many, told = len(found.pairs), int((found.pairs["verdict"] != NOT_TOLD_APART).sum())
    title = f"Which differ in their {'score' if found.measure == 'score' else f'score for {found.measure}'}"
    few = int((found.groups["note"] != "").sum())
    left_out = (f"{counted(few, 'group')} with too few documents to compare.",) if few else ()
    if not told:
        said = f"None of {many:,} pairs of groups is told apart." if many > 1 else "The two groups are not told apart."
        said = said if many else "There are no two groups to compare."
        return Part(title, notes=(said, *left_out))
    rows = tuple(
        (shortened(row["group"], _NAME), *(_named(row[part]) for part in ("lower", "higher", "not_told_apart")))
        for row in found.groups.to_dict("records")
        if row["lower"] or row["higher"]
    )
    said = (
        f"{told} of {counted(many, 'pair')} differ: their 95 % intervals do not overlap, and chance deals so great a "
        f"difference less than once in twenty (permutation, Holm). All others are {NOT_TOLD_APART}."
    )
    return Part(title, (by, "these are lower", "these are higher", NOT_TOLD_APART), rows, (said, *left_out))


def prevalence_part(found: pd.DataFrame) -> Part:
    """Return what ``prevalence`` found, in words."""
    about, rows = found.attrs, found.to_dict("records")
    notes = [
        f"Corrected for the errors of each check, measured on {about['labelled_documents']} labelled documents with "
        f"{about['rubric']} and {about['model'] or 'the rules alone'}. They were written for this project, and the "
        "rules were mended on about half of them: expect more errors on real documents."
    ]
    if about["strange"]:
        notes = [f"Not corrected: {about['strange']}."]
    cells = tuple(
        (row["criterion"], f"{row['reached']} of {row['documents']}", share_words(row, strange=bool(about["strange"])))
        for row in rows
    )
    return Part(
        f"Criteria at level {about['at_least']} or above", ("criterion", "documents", "share"), cells, tuple(notes)
    )


def share_words(row: dict[Any, Any], *, strange: bool = False) -> str:
    """Return the share of a criterion in words.

    Parameters
    ----------
    row : dict
        A row of ``prevalence``.
    strange : bool, optional
        Whether the reason for which nothing is corrected stands elsewhere, once for all.

    Returns
    -------
    str
        Such as ``measured 31 %, corrected 24 % (15 to 36 %)``.
    """
    said = f"measured {_percent(row['measured'])}"
    if row["corrected"] == row["corrected"]:
        low, high = (f"{100 * row[end]:.0f}" for end in ("corrected_low", "corrected_high"))
        said += f", corrected {_percent(row['corrected'])} ({low} to {high} %)"
    elif row["measured"] == row["measured"]:
        said += f" ({100 * row['measured_low']:.0f} to {_percent(row['measured_high'])})"
    said += f"; {row['note']}" if row["note"] and not strange else ""
    return said + (f"; {_percent(row['undetermined'])} undetermined" if row["undetermined"] > 0 else "")


def families_part(found: pd.DataFrame) -> Part:
    """Return the families of forms of each body, in words."""
    rows = tuple(
        (
            shortened(row["body"], _NAME),
            shortened(row["template_family"]),
            f"{row['documents']} ({_percent(row['share'])})",
        )
        for row in found.to_dict("records")
    )
    return Part("Families of forms", ("body", "family", "documents"), rows)


def repeated_part(found: pd.DataFrame) -> Part:
    """Return the quotations that stand in several documents, in words."""
    if found.empty:
        return Part("The same words in several documents", notes=("No quotation stands in several documents.",))
    rows = tuple(
        (
            f"“{shortened(row['quotation'], _QUOTE)}” ({_place(row)})",
            counted(row["documents"], "document"),
            _named(row["bodies"].split("; ") if row["bodies"] else ()),
        )
        for row in found.head(_SHOWN).to_dict("records")
    )
    more = len(found) - len(rows)
    notes = (f"{more} more: --format csv has all.",) if more else ()
    return Part("The same words in several documents", ("quotation", "in", "bodies"), rows, notes)


def _place(row: dict[Any, Any]) -> str:
    import pandas as pd

    name = shortened(row["document"], _NAME)
    return name if pd.isna(row["page"]) else f"{name}, {where(int(row['page']), '')}"


def print_part(part: Part, console: Console) -> None:
    """Print a part as a table that fits the console."""
    from rich.table import Table
    from rich.text import Text

    console.print(Text(part.title, style="bold"))
    if part.rows:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
        for number, name in enumerate(part.header):
            table.add_column(Text(name), overflow="fold", ratio=1 if number == 0 else None)
        for row in part.rows:
            table.add_row(*(Text(cell) for cell in row))
        console.print(table)
    for note in part.notes:
        console.print(Text(note, style="italic"))


def to_markdown(parts: Iterable[Part]) -> str:
    """Return parts as Markdown."""
    lines = []
    for part in parts:
        lines += [f"## {plain(part.title)}", ""]
        if part.rows:
            rows = [part.header, ["---"] * len(part.header), *part.rows]
            lines += [_line(row, mark=number != 1) for number, row in enumerate(rows)]
            lines += [""]
        lines += [line for note in part.notes for line in (plain(note), "")]
    return "\n".join(lines)


def _line(cells: Sequence[str], *, mark: bool) -> str:
    return f"| {' | '.join(plain(cell) if mark else cell for cell in cells)} |"


def _group(row: dict[Any, Any]) -> str:
    return shortened(row["group"], _NAME) + (f" ({row['note']})" if row["note"] else "")


def _letter(row: dict[Any, Any], letter: str) -> str:
    return f"{letter} {_percent(row[f'share_{letter}'])}".replace(" ", "\u00a0")


def _named(names: Sequence[str]) -> str:
    shown = [shortened(name, _NAME) for name in names[:_NAMED]]
    return "; ".join([*shown, f"and {len(names) - _NAMED} more"] if len(names) > _NAMED else shown) or "–"


def _mean(row: dict[Any, Any], name: str) -> str:
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return _number(row[name]) + (f" ({low:.0f}-{high:.0f})" if low == low else "")


def _number(value: float, digits: int = 0) -> str:
    return f"{value:.{digits}f}" if value == value else "–"


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %" if value == value else "–"
