"""The list of policies: a CSV file with a column ``policy``."""

from __future__ import annotations

import re
from pathlib import Path

from eiascore.batch.metadata import day, problem, rows
from eiascore.register.model import Policy

COLUMNS = ("policy", "body", "decision_date", "implementation_date", "document")


def policies(file: Path) -> tuple[Policy, ...]:
    r"""Read a list of policies.

    Parameters
    ----------
    file : Path
        CSV in UTF-8 with a column ``policy`` and any of ``body``, ``decision_date``, ``implementation_date`` and
        ``document``; other columns are left alone. Dates as 2024-05-10, 10/05/2024 or 10 May 2024.

    Returns
    -------
    tuple of Policy
        In the order of the list.

    Raises
    ------
    MetadataError
        If it is no such list; the message names the line.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "policies.csv"
    ...     _ = file.write_text("policy,decision_date\nBus passes,10 May 2024\n")
    ...     policies(file)[0].decided.isoformat()
    '2024-05-10'
    """
    found = []
    lines = rows(file)
    line, header = next(lines, (1, []))
    columns = [re.sub(r"[\s_-]+", "_", name.strip()).lower() for name in header]
    wanted = f"Write a first line such as: {','.join(COLUMNS)}"
    if "policy" not in columns:
        raise problem(file, line, "names no column policy", wanted)
    if twice := [name for name in COLUMNS if columns.count(name) > 1]:
        raise problem(file, line, f"names the column {twice[0]} twice", "Leave one of the two.")
    for line, cells in lines:
        if len(cells) != len(columns):
            what = f"has {len(cells)} cells and the header {len(columns)}"
            raise problem(file, line, what, 'Write a cell that has a comma in it in "...".')
        row = dict(zip(columns, (" ".join(cell.split()) for cell in cells), strict=True))
        if not row["policy"]:
            raise problem(file, line, "names no policy", "Write its name into the column policy.")
        found.append(
            Policy(
                name=row["policy"],
                body=row.get("body", ""),
                decided=day(file, line, "decision_date", row.get("decision_date", "")),
                implemented=day(file, line, "implementation_date", row.get("implementation_date", "")),
                document=row.get("document", ""),
            )
        )
    return tuple(found)
