"""The numbers that Word prints before headings and list items: they stand in numbering.xml, not in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.reading.docx_xml import W, number, on, val
from eiascore.reading.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition."""

    kind: str = ""
    text: str = ""
    start: int = 1
    restarts: bool = True
    legal: bool = False


@dataclass(slots=True)
class Numbers:
    """The list definitions of a file and how far each list has been counted."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    _list_of: dict[str, str] = field(default_factory=dict)
    _starts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: _Element | None, linked: dict[str, str]) -> Numbers:
        """Index the list definitions.

        Parameters
        ----------
        numbering : element or None
            Root of ``numbering.xml``.
        linked : dict of str to str
            List that each list style refers to.

        Returns
        -------
        Numbers
            The index, with nothing counted.
        """
        made = cls()
        if numbering is None:
            return made
        abstract = {str(each.get(W + "abstractNumId")): each for each in numbering.iterfind(W + "abstractNum")}
        instances = {str(each.get(W + "numId")): each for each in numbering.iterfind(W + "num")}
        for identity, instance in instances.items():
            shared = val(instance.find(W + "abstractNumId"))
            definition = abstract.get(shared)
            link = None if definition is None else definition.find(W + "numStyleLink")
            if link is not None and linked.get(val(link)) in instances:
                shared = val(instances[linked[val(link)]].find(W + "abstractNumId"))
                definition = abstract.get(shared)
            made._list_of[identity] = shared
            made._define(identity, () if definition is None else definition.iterfind(W + "lvl"))
            for override in instance.iterfind(W + "lvlOverride"):
                made._define(identity, override.iterfind(W + "lvl"))
                start = override.find(W + "startOverride")
                if start is not None:
                    made._starts[identity, _depth(override)] = number(start, 1)
        return made

    def _define(self, identity: str, levels: object) -> None:
        for level in levels:  # type: ignore[attr-defined]
            self.levels[identity, _depth(level)] = Level(
                val(level.find(W + "numFmt")),
                val(level.find(W + "lvlText")),
                number(level.find(W + "start"), 1),
                number(level.find(W + "lvlRestart"), 1) != 0,
                bool(on(level, "isLgl")),
            )

    def next(self, identity: str, depth: int) -> str:
        """Count a paragraph and return the number that Word prints before it.

        Parameters
        ----------
        identity : str
            Id of its list.
        depth : int
            Its level, 0 for the outermost.

        Returns
        -------
        str
            Such as "1.1" or "(a)"; "" for bullets and where there is no such list.
        """
        level = self.levels.get((identity, depth))
        if level is None:
            return ""
        counts = self._counts.setdefault(self._list_of[identity], {})
        start = self._starts.pop((identity, depth), None)
        if start is not None:
            counts[depth] = start
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            if self.levels.get((identity, deeper), level).restarts:
                del counts[deeper]
        if level.kind in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda place: self._shown(identity, int(place[1]) - 1, level, counts), level.text).strip()

    def _shown(self, identity: str, depth: int, level: Level, counts: dict[int, int]) -> str:
        named = self.levels.get((identity, depth), Level())
        return numeral(counts.get(depth, named.start), "decimal" if level.legal else named.kind)


def _depth(element: _Element) -> int:
    try:
        return int(element.get(W + "ilvl", "0"))
    except ValueError:
        return 0
