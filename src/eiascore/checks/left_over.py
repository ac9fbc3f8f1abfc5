"""Instructions of the form where an answer is due: nobody has written below that heading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from eiascore.checks.base import check
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View


class LeftOverOptions(BaseModel):
    """Options of the ``left_over`` check: concepts by which an instruction is known."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: tuple[str, ...]

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        return set(self.says)


@check("left_over", LeftOverOptions)
def left_over(document: DocumentView, form_text: tuple[View, ...], options: LeftOverOptions) -> Iterator[Match]:
    """Yield the instructions of sections in which only the form speaks.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    form_text : tuple of View
        The form's own sentences.
    options : LeftOverOptions
        How instructions are known.

    Yields
    ------
    Match
        One for each section: its first instruction.
    """
    answered = {view.sentence.section for view in document.authored}
    told: set[int] = set()
    for view in form_text:
        section = view.sentence.section
        cues = tuple(dict.fromkeys(hit.cue for name in options.says for hit in view.hits.get(name, ())))
        if cues and section not in answered | told:
            told.add(section)
            yield Match(view, cues, (), "an instruction of the form stands where the answer belongs")
