"""The ``left_open`` check: parts of a form that ask for substance and hold no word of the body."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from eiascore.checks.base import check
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_PLACEHOLDER = re.compile(
    r"\[\s*(?:insert|enter|type|add|describe|explain|set out|state|name of|title of|date of)\b[^\]\[]{0,200}\]"
    r"|(?:click|tap)(?: or tap)? here to (?:enter|add|select|choose)\b",
    re.I,
)


class LeftOpenOptions(BaseModel):
    """Options of the ``left_open`` check.

    Attributes
    ----------
    show : {"blank", "form_text"}
        Headings with no word under them but the form's questions; or the form's own words where an answer is asked
        for: instructions that nobody answered under a heading, and placeholders.
    asked : tuple of str
        Concepts of which a heading must hold one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Literal["blank", "form_text"] = "blank"
    asked: tuple[str, ...]

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        return set(self.asked)


@check("left_open", LeftOpenOptions)
def left_open(document: DocumentView, options: LeftOpenOptions) -> Iterator[Match]:
    """Yield the headings or the form's words that stand where an answer should.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : LeftOpenOptions
        Which of the two, under which headings.

    Yields
    ------
    Match
        The heading, the first instruction, or the placeholder.
    """
    for heading, below in _parts(document):
        if document.topics(heading.text).isdisjoint(options.asked) or any(_speaks(view) for view in below):
            continue
        said = [view for view in below if view.sentence.origin != "furniture"]
        told = [view for view in said if _instructs(view)]
        if options.show == "blank" and not told:
            yield Match(heading, why="no answer stands under this heading")
        elif options.show == "form_text" and told:
            yield Match(told[0], why="the form's instruction stands in place of an answer")
    if options.show == "form_text":
        for view in document.views:
            if view.sentence.kind not in ("heading", "furniture") and (found := _PLACEHOLDER.search(view.text)):
                yield Match(view, why=f"holds the placeholder “{found.group()}”")


def _parts(document: DocumentView) -> Iterator[tuple[View, list[View]]]:
    """Yield each heading with the sentences under it, down to the next heading of its level or above."""
    headings = {view.sentence.start: view for view in document.views if view.sentence.kind == "heading"}
    for section in document.document.sections[1:]:
        heading = headings.get(section.start)
        if heading is not None:
            end = bisect_left(document.views, section.end, heading.index, key=_start)
            yield heading, list(document.views[heading.index + 1 : end])


def _start(view: View) -> int:
    return view.sentence.start


def _speaks(view: View) -> bool:
    """Tell whether somebody answered: a word of the body, or a form whose parts go on under headings of their own."""
    return view.sentence.origin in ("author", "attached") or view.sentence.kind == "heading"


def _instructs(view: View) -> bool:
    """Tell an instruction, which an author deletes, from a question or label, which stays."""
    return view.sentence.origin == "guidance" or (view.sentence.origin == "prompt" and view.text.rstrip().endswith("."))
