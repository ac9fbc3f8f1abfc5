"""Everything that a lawyer needs in one archive, with a hash of each file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from typing import NamedTuple

from eiascore.errors import UsageError
from eiascore.letters.draft import Draft
from eiascore.letters.zipped import archive
from eiascore.report.html import page
from eiascore.report.rows import entry_of, evidence_rows
from eiascore.report.tables import safe
from eiascore.report.wire import to_wire
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard
from eiascore.text import visible

MANIFEST = "MANIFEST.txt"
_COLUMNS = ("criterion", "polarity", "quotation", "page", "section", "file", "strength", "found_by", "why")


class Original(NamedTuple):
    """A file that was scored: its name and its bytes."""

    name: str
    data: bytes


def bundle(
    card: Scorecard | WireScorecard, made: Draft, originals: tuple[Original, ...] = (), marked: Original | None = None
) -> bytes:
    """Return an archive of the document, its scorecard, its quotations and the brief.

    Parameters
    ----------
    card : Scorecard or WireScorecard
        The scorecard.
    made : Draft
        The brief.
    originals : tuple of Original
        The files that were scored; they must be those that the scorecard names.
    marked : Original, optional
        The document with its quotations marked.

    Returns
    -------
    bytes
        A ZIP archive; the same content has the same bytes.

    Raises
    ------
    UsageError
        A file is not the one that was scored.
    """
    wire = to_wire(card) if isinstance(card, Scorecard) else card
    known = {file.sha256 for file in wire.document.files} | {wire.document.sha256}
    files: dict[str, bytes] = {"brief.docx": made.docx}
    for number, original in enumerate(originals, 1):
        if hashlib.sha256(original.data).hexdigest() not in known:
            raise UsageError(
                f"{original.name} is not the file that was scored (another SHA-256).",
                "Score it again, or name the file as it was.",
            )
        files[f"document/{number}-{_name(original.name)}"] = original.data
    if marked is not None:
        files[f"marked-{_name(marked.name)}"] = marked.data
    files["quotations.csv"] = _quotations(wire)
    files["scorecard.html"] = page(wire).encode()
    files["scorecard.json"] = (json.dumps(wire.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode()
    return archive({MANIFEST: _manifest(wire, files), **files})


def _name(name: str) -> str:
    """Return the name of a file as one that no system takes for a path, or hides."""
    base = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(c if c.isalnum() or c in "-_. " else "_" for c in base)
    stem, dot, ending = plain.rpartition(".")
    return f"{(stem or ending)[:60].strip('. ') or 'document'}{dot if stem else ''}{ending[:10] if stem else ''}"


def _quotations(card: WireScorecard) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore")
    writer.writeheader()
    for row in evidence_rows(entry_of(card), card):
        writer.writerow({name: _cell(row.get(name)) for name in _COLUMNS})
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value: object) -> str:
    return "" if value is None else safe(visible(str(value)))


def _manifest(card: WireScorecard, files: Mapping[str, bytes]) -> bytes:
    lines = [
        "Evidence on one equality assessment, put together by eiascore. It is no legal advice.",
        f"Document: {visible(card.document.name)}",
        f"Made by: {card.provenance.tool}; rubric {card.rubric.id} {card.rubric.version}",
        "Check with: sha256sum -c MANIFEST.txt (lines that are no sums are passed over)",
        "",
        *(f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in files.items()),
    ]
    return ("\n".join(lines) + "\n").encode()
