"""The list of published assessments that ships with eiascore."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from eiascore.errors import ManifestError


@dataclass(frozen=True, slots=True)
class Published:
    """A published assessment: what it is and where it stands.

    Parameters
    ----------
    id : str
        Short name; files are called by it.
    title, body, year : str
        What it assesses, who published it and when; the year is "" where it is not known.
    address : str
        Where to fetch it.
    licence : str
        SPDX id of the licence it is published under.
    sha256 : str
        Digest of the file that was seen at the address; "" where none is known.
    note : str
        What else to know.
    """

    id: str
    title: str
    body: str
    year: str
    address: str
    licence: str
    sha256: str = ""
    note: str = ""


def _shipped() -> Path:
    packaged = Path(str(resources.files("eiascore"))) / "corpus" / "manifest.csv"
    return packaged if packaged.is_file() else Path(__file__).parents[3] / "corpus" / "manifest.csv"


def load_manifest(path: Path | None = None) -> tuple[Published, ...]:
    """Return the published assessments of a manifest.

    Parameters
    ----------
    path : Path, optional
        A CSV file with the columns of `Published`; that of eiascore without it.

    Returns
    -------
    tuple of Published

    Raises
    ------
    ManifestError
        If the file cannot be read, lacks a column, or an entry could not be fetched as it stands.

    Examples
    --------
    >>> all(entry.address.startswith("https://") for entry in load_manifest())
    True
    """
    where = path or _shipped()
    try:
        with where.open(encoding="utf-8", newline="") as file:
            entries = tuple(
                Published(**{key: value or "" for key, value in row.items()}) for row in csv.DictReader(file)
            )
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"{where.name} cannot be read: {error}.", "Name a CSV file in UTF-8.") from None
    except TypeError:
        columns = ", ".join(Published.__slots__)
        raise ManifestError(f"{where.name} has other columns than {columns}.", "Mend its first line.") from None
    for number, entry in enumerate(entries, 2):
        if wrong := _wrong(entry):
            raise ManifestError(f"{where.name}, line {number}: {wrong}.", "Mend the line.")
    _no_twins(entries, where.name)
    return entries


def _wrong(entry: Published) -> str:
    if not entry.id or not all(sign.isalnum() or sign in "-_" for sign in entry.id):
        return f"the id {entry.id!r} is no name for a file: use letters, digits, - and _"
    if not entry.address.startswith(("https://", "http://")):
        return f"the address {entry.address!r} does not begin with https://"
    return ""


def _no_twins(entries: Iterable[Published], name: str) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise ManifestError(f"{name}: the id {entry.id} stands there twice.", "Give each entry an id of its own.")
        seen.add(entry.id)
