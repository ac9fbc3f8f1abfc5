"""What was fetched: ``fetched.csv`` in the folder that files go to."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Literal

from eiascore.errors import OutputError

Status = Literal["fetched", "kept", "not allowed", "not found", "changed", "too large", "unreachable", "failed"]
NAME = "fetched.csv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one address.

    Parameters
    ----------
    id, address : str
        The entry of the manifest.
    status : str
        What happened. ``kept``: the file was there already. ``not allowed``: robots.txt asks not to. ``changed``: what
        stands at the address is not what the manifest expects.
    file : str
        Name of the file in the folder; "" where there is none.
    sha256 : str
        Digest of what was got; "" where nothing was.
    when : str
        Date and time, UTC.
    what : str
        What a person should know.
    """

    id: str
    address: str
    status: Status
    file: str = ""
    sha256: str = ""
    when: str = ""
    what: str = ""

    @property
    def there(self) -> bool:
        """Whether the file is in the folder."""
        return self.status in ("fetched", "kept")


def load(folder: Path) -> dict[str, Outcome]:
    """Return what earlier runs noted in a folder, by id.

    Parameters
    ----------
    folder : Path
        The folder that files go to.

    Returns
    -------
    dict

    Raises
    ------
    OutputError
        If there is a ``fetched.csv`` that eiascore did not write.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["id"]: Outcome(**row) for row in csv.DictReader(file)}  # type: ignore[arg-type]
    except (TypeError, KeyError, UnicodeDecodeError, OSError):
        raise OutputError(f"{path} is no record of eiascore.", "Move it away, or name another folder.") from None


def save(folder: Path, record: dict[str, Outcome]) -> None:
    """Write the record of a folder, whole or not at all.

    Parameters
    ----------
    folder : Path
        The folder that files go to.
    record : dict
        Outcomes by id.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(field.name for field in fields(Outcome))
    # A file that was kept was fetched once: that is what the record says of it.
    writer.writerows(astuple(replace(o, status="fetched") if o.status == "kept" else o) for o in record.values())
    draft = folder / f"{NAME}.part"
    draft.write_text(text.getvalue(), encoding="utf-8")
    draft.replace(folder / NAME)
