"""Fields of a DOCX: their results are text, their instructions are not, and form fields show their state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.reading.docx_xml import W, number, on, val
from eiascore.reading.runs import Runs
from eiascore.reading.symbols import CHECKED, UNCHECKED

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 200


@dataclass(slots=True)
class _Field:
    """A field that is open: what it was told to do and where its result begins."""

    instruction: str = ""
    prompt: str = ""
    result: bool = False
    begins: int = 0


@dataclass(slots=True)
class Fields:
    """The fields that are open at a point of the text."""

    open: list[_Field] = field(default_factory=list)

    @property
    def instructing(self) -> bool:
        """Whether what stands here is an instruction, such as the fields inside an ``IF``."""
        return any(not each.result for each in self.open[:-1])

    @property
    def contents(self) -> bool:
        """Whether a list of contents is open."""
        return any(each.instruction.lstrip().upper().startswith("TOC") for each in self.open)

    def instruct(self, text: str) -> None:
        """Take a part of an instruction.

        Parameters
        ----------
        text : str
            Text of ``w:instrText``.
        """
        if self.open:
            self.open[-1].instruction = (self.open[-1].instruction + text)[:_LONGEST]

    def character(self, element: _Element, runs: Runs) -> int:
        """Follow the beginning, middle or end of a field.

        Parameters
        ----------
        element : element
            ``w:fldChar``.
        runs : Runs
            The paragraph so far; the result of a text field that still holds its prompt is taken out again.

        Returns
        -------
        int
            How many form fields were found to be left at their prompt.
        """
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self.open.append(_Field(prompt=val(element.find(f"{W}ffData/{W}textInput/{W}default")).strip()))
        elif kind == "separate" and self.open:
            self.open[-1].result, self.open[-1].begins = True, len(runs.parts)
        elif kind == "end" and self.open:
            ended = self.open.pop()
            typed = Runs(runs.parts[ended.begins :]).text
            if ended.prompt and ended.result and typed == ended.prompt:
                del runs.parts[ended.begins :]
                return 1
        return 0

    def end_paragraph(self) -> None:
        """Forget instructions that were never ended: they would hide the rest of the document."""
        self.open = [each for each in self.open if each.result]
        for each in self.open:
            each.prompt = ""

    def clear(self) -> None:
        """Forget all that is open."""
        self.open = []


def form_field(element: _Element) -> str:
    """Return the state of a legacy tick box or the choice of a legacy list.

    Parameters
    ----------
    element : element
        ``w:fldChar``.

    Returns
    -------
    str
        A box or the chosen entry, "" for any other field.
    """
    data = element.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        state = on(box, "checked")
        ticked = state if state is not None else bool(on(box, "default"))
        return CHECKED if ticked else UNCHECKED
    choices = data.find(W + "ddList")
    if choices is not None:
        entries = [val(entry) for entry in choices.iterfind(W + "listEntry")]
        chosen = number(choices.find(W + "result"), number(choices.find(W + "default"), 0))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
