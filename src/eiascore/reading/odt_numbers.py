"""The numbers that LibreOffice prints before headings and list items: they stand in list styles, not in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from eiascore.reading.numerals import numeral
from eiascore.reading.odt_styles import tag_of, whole

OUTLINE = "\0outline"
"""Name under which the numbers of headings are kept: no style can be called so."""

_PLACE = re.compile(r"%([0-9]{1,2})%")


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    template: str = ""


@dataclass(slots=True)
class Numbers:
    """The list styles of a file and how far each list has been counted."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(self, styles: Iterable[Any]) -> None:
        """Index list styles.

        Parameters
        ----------
        styles : iterable of odfdo elements
            ``text:list-style`` and ``text:outline-style``.
        """
        for style in styles:
            outline = tag_of(style) == "text:outline-style"
            name = OUTLINE if outline else style.get_attribute_string("style:name") or ""
            for level in style.children:
                if tag_of(level) in ("text:list-level-style-number", "text:outline-level-style"):
                    self.levels[name, whole(level, "text:level", 1)] = _Level(
                        level.get_attribute_string("style:num-format") or "",
                        level.get_attribute_string("style:num-prefix") or "",
                        level.get_attribute_string("style:num-suffix") or "",
                        whole(level, "text:start-value", 1),
                        whole(level, "text:display-levels", 1),
                        level.get_attribute_string("loext:num-list-format") or "",
                    )

    def begin(self, element: Any, style: str) -> None:
        """Start a list, from its beginning unless it goes on from an earlier one.

        Parameters
        ----------
        element : odfdo element
            ``text:list``.
        style : str
            Its style.
        """
        on = element.get_attribute_string("text:continue-numbering") == "true"
        if not on and element.get_attribute_string("text:continue-list") is None:
            self._counts.pop(style, None)

    def numbered(self, style: str, depth: int) -> bool:
        """Tell whether items of a list are numbered.

        Parameters
        ----------
        style : str
            Name of the list style.
        depth : int
            Level from 1.

        Returns
        -------
        bool
            False for bullets.
        """
        return (style, depth) in self.levels

    def next(self, style: str, depth: int, start: int | None = None) -> str:
        """Count an item and return the number that is printed before it.

        Parameters
        ----------
        style : str
            Name of the list style.
        depth : int
            Level from 1.
        start : int, optional
            The number to go on from, where the item says so.

        Returns
        -------
        str
            Such as "1.1" or "(a)"; "" for bullets.
        """
        level = self.levels.get((style, depth))
        if level is None:
            return ""
        counts = self._counts.setdefault(style, {})
        counts[depth] = start if start is not None else counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.template:
            return _PLACE.sub(lambda place: self._shown(style, int(place[1])), level.template).strip()
        if not level.kind:
            return ""
        shown = [self._shown(style, each) for each in range(max(depth - level.shown, 0) + 1, depth + 1)]
        return f"{level.before}{'.'.join(filter(None, shown))}{level.after}".strip()

    def _shown(self, style: str, depth: int) -> str:
        level = self.levels.get((style, depth), _Level())
        return numeral(self._counts[style].get(depth, level.start), level.kind) if level.kind else ""
