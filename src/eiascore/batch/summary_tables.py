"""The tables of a folder of results as pandas frames: every column of a sort that figures can be made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eiascore.errors import ResultsError

if TYPE_CHECKING:
    import pandas as pd

_WHOLE = frozenset({"year", "pages", "words", "red_flags", "level", "page", "expected", "supports", "undermines"})
_NUMBERS = frozenset({"score", "needs_person", "confidence", "confidence_mean", "probability"})
_NEEDED = {
    "scores": ("key", "sha256", "letter", "score", "body", "profile", "rubric_sha256", "model"),
    "findings": ("key", "dimension", "criterion", "level", "status"),
    "evidence": ("key", "document", "criterion", "quotation", "page"),
}


@dataclass(frozen=True)
class Tables:
    """What a batch found: a row a document, a row a document and criterion, and a row a quotation."""

    scores: pd.DataFrame
    findings: pd.DataFrame
    evidence: pd.DataFrame


def load_tables(folder: str | Path) -> Tables:
    """Read the tables of a folder of results.

    Parameters
    ----------
    folder : str or Path
        Holds ``scores.csv``, ``findings.csv`` and ``evidence.csv``.

    Returns
    -------
    Tables
        Text as ``str``, "" where there is none; whole numbers as ``Int64`` and others as ``float64``, missing where
        there is none. The apostrophe that keeps a spreadsheet from running a cell is taken off.

    Raises
    ------
    ResultsError
        A table is missing or is not one of a batch.
    """
    return Tables(*(_table(Path(folder) / f"{name}.csv", needed) for name, needed in _NEEDED.items()))


def _table(path: Path, needed: tuple[str, ...]) -> pd.DataFrame:
    import pandas as pd

    todo = "Name the folder that a batch wrote its results to."
    try:
        # All as text: a body called "NA" is no missing value, and a policy called "1e5" no number.
        table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError:
        raise ResultsError(f"There is no {path}.", todo) from None
    except (OSError, ValueError) as error:
        raise ResultsError(f"{path} cannot be read as a table: {type(error).__name__}.", todo) from None
    if missing := [name for name in needed if name not in table]:
        raise ResultsError(f"{path} has no column {missing[0]!r}.", todo)
    try:
        return table.apply(_column)
    except ValueError as error:
        raise ResultsError(f"{path} has a word where a number belongs: {error}.", todo) from None


def _column(column: pd.Series[str]) -> pd.Series:
    import pandas as pd

    name = str(column.name)
    if name in _WHOLE:
        return pd.to_numeric(column.replace("", None)).astype("Int64")
    if name in _NUMBERS or name.endswith("_score"):
        return pd.to_numeric(column.replace("", None)).astype("float64")
    return column.str.replace(r"^'(?=\s|[=+\-@＝＋－＠])", "", regex=True)
