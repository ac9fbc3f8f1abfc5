"""A folder that is watched: what arrives in it is scored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from eiascore.batch.model import Options, Outcome
from eiascore.batch.run import How, Prepared, Summary, score_batch
from eiascore.errors import MissingExtraError, SourceError


def watched(
    sources: Sequence[str],
    output: str | Path,
    *,
    options: Options,
    how: How,
    tell: Callable[[Prepared | Outcome], None],
    ended: Callable[[Summary], None],
) -> Summary:
    """Score what is in the folders, then what arrives in them, until Ctrl-C.

    Parameters
    ----------
    sources : sequence of str
        Local folders.
    output : str or Path
        Folder of results.
    options, how, tell
        As for ``score_batch``.
    ended : callable
        Is given the summary of each run.

    Returns
    -------
    Summary
        That of the last run.

    Raises
    ------
    SourceError
        If a source is no local folder, or the results would lie in one that is watched.
    MissingExtraError
        If watchfiles is not installed.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise MissingExtraError("--watch needs watchfiles.", 'pip install "eiascore[batch]"') from None
    folders = [Path(source) for source in sources]
    _check(folders, Path(output))
    summary = None
    # The watch begins before the first run, so that what arrives meanwhile is not missed; an empty set of changes is
    # the clock's.
    for changes in watch(*folders, yield_on_timeout=True, rust_timeout=1000, raise_interrupt=False):
        if summary is not None and not changes:
            continue
        try:
            summary = score_batch(sources, output, options=options, how=how, tell=tell)
        except SourceError:  # nothing has arrived yet
            continue
        ended(summary)
    if summary is None:
        raise SourceError("No document arrived.", "Name the folder that documents are put into.")
    return summary


def _check(folders: Sequence[Path], output: Path) -> None:
    for folder in folders:
        if not folder.is_dir():
            raise SourceError(f"{folder} is no local folder, and only those can be watched.", "Leave out --watch.")
        if output.resolve().is_relative_to(folder.resolve()):
            told = f"The results in {output} would lie in the folder that is watched."
            raise SourceError(told, "Name a folder outside it with -o.")
