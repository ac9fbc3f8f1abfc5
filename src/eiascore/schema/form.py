"""What a form asked and what was answered: answers of questions, and the table of protected characteristics."""

from __future__ import annotations

from typing import Literal

from eiascore.schema.frozen import Frozen

YesNo = Literal["yes", "no", ""]


class Answer(Frozen):
    """A question of the form with what the author answered.

    Attributes
    ----------
    question : str
        The prompt, label or header.
    value : str
        ``yes`` or ``no`` where a tick box, a form field or a bare word says so, else "".
    chosen : tuple of str
        Labels of the boxes that are ticked, in order.
    start, end : int
        Range of the answer in ``Document.text``; both are equal where nothing was answered.
    page : int or None
        Page it begins on.
    section : int
        Index into ``Document.sections``.
    sentences : tuple of int
        Indices into ``Document.sentences`` of the answer.
    """

    question: str
    value: YesNo = ""
    chosen: tuple[str, ...] = ()
    start: int
    end: int
    page: int | None
    section: int
    sentences: tuple[int, ...] = ()


class Entry(Frozen):
    """A cell or line of the table of characteristics: its range in ``Document.text``, its page and table."""

    start: int
    end: int
    page: int | None
    table: int | None = None


class CharacteristicRow(Frozen):
    """What the document records about one protected characteristic, wherever it has a row or a section for it.

    Attributes
    ----------
    characteristic : str
        One of the nine of section 4 of the Equality Act 2010 (``schema.characteristic.NINE``), such as ``religion``.
    label : Entry
        Where it is named: the header of its row or column, its heading or label line.
    impact, evidence, mitigation, owner, date : tuple of Entry
        The places filled in under headers that ask for that, "N/A" among them; empty where nothing was filled in.
        Of tick boxes only the ticked ones are there.
    """

    characteristic: str
    label: Entry
    impact: tuple[Entry, ...] = ()
    evidence: tuple[Entry, ...] = ()
    mitigation: tuple[Entry, ...] = ()
    owner: tuple[Entry, ...] = ()
    date: tuple[Entry, ...] = ()
