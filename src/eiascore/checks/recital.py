"""The ``recital`` check: what the document says that the law says, whoever wrote it, the body or its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from eiascore.checks.base import check
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView


class RecitalOptions(BaseModel):
    """Options of the ``recital`` check: concepts of each group must be in the sentence, and none of ``unless``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        return {*self.says, *self.unless, *(name for group in self.also for name in group)}


@check("recital", RecitalOptions)
def recital(document: DocumentView, options: RecitalOptions) -> Iterator[Match]:
    """Yield the sentences on the law that hold the wording.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : RecitalOptions
        The wording.

    Yields
    ------
    Match
        A sentence of the body or of its form.
    """
    groups = (options.says, *options.also)
    for view in document.views:
        if view.sentence.kind in ("heading", "furniture") or view.sentence.origin in ("attached", "furniture"):
            continue
        held = view.hits.keys()
        if held.isdisjoint(options.unless) and not any(held.isdisjoint(group) for group in groups):
            yield Match(view, cues=tuple(hit.cue for name in options.says for hit in view.hits.get(name, ())))
