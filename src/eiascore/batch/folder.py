"""A folder of documents as a table, from Python."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from eiascore.batch.model import Options
from eiascore.batch.run import How, score_batch

if TYPE_CHECKING:
    import pandas as pd


def score_folder(
    source: str | Path,
    results: str | Path | None = None,
    *,
    rubric: str = "psed-2010",
    profile: str = "auto",
    model: str | Path | None = "",
    ocr: str = "",
    metadata: str | Path | None = None,
    workers: int | None = None,
    scheduler: str = "",
    retry_failed: bool = False,
) -> pd.DataFrame:
    """Score every document of a folder and return a table with one row a document.

    What was scored before is not scored again: only new and changed documents cost time, and a new rubric, model or
    version scores all of them anew.

    Parameters
    ----------
    source : str or Path
        Folder, file, glob, archive or address; see ``eiascore batch``.
    results : str or Path, optional
        Folder for scorecards and tables. By default they are kept in the user's cache.
    rubric, profile, ocr : str, optional
        As for ``score``.
    model : str, Path or None, optional
        The classifier: that which comes with eiascore, a file of your own, or None for the rules alone.
    metadata : str or Path, optional
        CSV file of bodies, policies and dates.
    workers : int, optional
        Processes; by default one for each core. 0 scores in this process.
    scheduler : str, optional
        Address of a Dask scheduler, or ``local``.
    retry_failed : bool, optional
        Whether documents that failed before are tried again.

    Returns
    -------
    DataFrame
        One row a different document, those that failed included (``status``). ``attrs["results"]`` names the folder,
        which holds findings, evidence and red flags too.

    Raises
    ------
    SourceError
        If there is nothing to score.
    ResultsError
        If another batch is writing to the same folder.

    Examples
    --------
    >>> import eiascore
    >>> table = eiascore.score_folder("corpus/specimens")  # doctest: +SKIP
    >>> table[["document", "letter", "engagement_letter"]]  # doctest: +SKIP
    """
    from eiascore.batch.summary_tables import load_tables

    chosen = Options(rubric, profile, "none" if model is None else str(model), ocr)
    how = How(workers, scheduler, retry_failed=retry_failed, metadata=metadata)
    folder = Path(results) if results is not None else _kept(source)
    score_batch([str(source)], folder, options=chosen, how=how)
    table = load_tables(folder).scores
    table.attrs["results"] = str(folder)
    return table


def _kept(source: str | Path) -> Path:
    """Return the folder in the user's cache for the results of a source."""
    from platformdirs import user_cache_path

    from eiascore.settings import settings

    base = Path(settings().cache_dir) if settings().cache_dir else user_cache_path("eiascore")
    place = str(source) if "://" in str(source) else str(Path(source).resolve())
    return base / "results" / hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:16]
