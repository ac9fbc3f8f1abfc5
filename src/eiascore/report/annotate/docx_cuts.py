"""Cuts runs of a DOCX where a comment begins or ends; text and looks stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from eiascore.reading.docx_xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    Border = tuple[_Element, int]  # a child of a run, and how far into it

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Cuts:
    """Cuts runs at all borders at once, so that comments that overlap do not shift each other.

    Parameters
    ----------
    borders : iterable of tuple
        Pairs of a run and a border in it.

    Attributes
    ----------
    beginning, ending : dict
        For each border the run that begins there, and the run that ends there.
    """

    def __init__(self, borders: Iterable[tuple[_Element, Border]]) -> None:
        self.beginning: dict[Border, _Element] = {}
        self.ending: dict[Border, _Element] = {}
        wanted: dict[_Element, dict[_Element, set[int]]] = defaultdict(lambda: defaultdict(set))
        for run, (node, at) in borders:
            wanted[run][node].add(at)
        for run, nodes in wanted.items():
            self._cut(run, nodes)

    def _cut(self, run: _Element, nodes: Mapping[_Element, set[int]]) -> None:
        parts: list[list[_Element]] = [[]]
        places: list[tuple[Border, Border, int]] = []
        for node in [child for child in run if child.tag != W + "rPr"]:
            borders = nodes.get(node, set[int]())
            for start, end, piece in _pieces(node, borders):
                if start in borders and parts[-1]:
                    parts.append([])
                parts[-1].append(piece)
                places.append(((node, start), (node, end), len(parts) - 1))
                if end in borders:
                    parts.append([])
        runs = _laid(run, [part for part in parts if part])
        for start_border, end_border, number in places:
            self.beginning[start_border] = self.ending[end_border] = runs[number]


def _pieces(node: _Element, borders: set[int]) -> Iterator[tuple[int, int, _Element]]:
    """Yield the pieces of a child of a run; the first is the child itself, which loses the others."""
    text = node.text or ""
    if node.tag != W + "t" or not text:
        yield 0, 1, node
        return
    at = [0, *sorted(border for border in borders if 0 < border < len(text)), len(text)]
    for start, end in pairwise(at):
        piece = deepcopy(node) if start else node
        piece.text = text[start:end]
        piece.set(_SPACE, "preserve")
        yield start, end, piece


def _laid(run: _Element, parts: list[list[_Element]]) -> list[_Element]:
    """Leave the first part in the run, and put each other one into a run of the same looks behind it."""
    runs = [run]
    properties = run.find(W + "rPr")
    for part in parts[1:]:
        made = run.makeelement(run.tag)
        for name, value in run.attrib.items():
            made.set(name, value)
        if properties is not None:
            made.append(deepcopy(properties))
        made.extend(part)
        runs[-1].addnext(made)
        runs.append(made)
    return runs
