"""The main content of a web page, walked in order: headings, paragraphs, lists, tables, form fields, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from eiascore.reading.grid import Grid, is_grid
from eiascore.reading.guard import check_depth
from eiascore.reading.html_fields import entered, is_layout, item_number, span
from eiascore.reading.html_looks import Looks
from eiascore.reading.html_notes import is_note, mark
from eiascore.reading.pieces import Piece
from eiascore.reading.runs import Runs, prose
from eiascore.reading.symbols import raised, symbols

_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins",
        "kbd", "label", "mark", "output", "q", "rp", "ruby", "samp", "small", "span", "strong", "sub", "sup", "time",
        "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_SKIPPED = frozenset(
    {
        "head", "script", "style", "template", "noscript", "del", "s", "strike", "button", "img", "picture", "iframe",
        "object", "svg", "canvas", "video", "audio", "map", "math", "datalist", "rt", "frameset", "progress", "meter",
    }
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "dt", "legend", "summary"})
_ITALIC = frozenset({"i", "em"})
_APART = re.compile(r"display\s*:\s*(?:block|inline-block|table-cell|flex)|float\s*:", re.I)


@dataclass(frozen=True, slots=True)
class _State:
    """What surrounds a node."""

    depth: int = 1
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    list_depth: int = 0
    numbered: bool = False
    heading: int = 0
    linked: bool = False
    preformatted: bool = False
    raised: bool = False


@dataclass(slots=True)
class Body:
    """Walks the tree; text gathers in ``runs`` until a block ends.

    ``links`` are the indices of the pieces that hold nothing but links.
    """

    dropped: Set[int]
    looks: Looks
    pieces: list[Piece] = field(default_factory=list)
    links: set[int] = field(default_factory=set)
    _runs: Runs = field(default_factory=Runs)
    _in_cell: bool = False
    _number: str = ""
    _counts: dict[int, int] = field(default_factory=dict)
    _unlinked: bool = False
    _nested: list[Piece] = field(default_factory=list)

    def read(self, main: LexborNode) -> None:
        """Read an element and all in it.

        Parameters
        ----------
        main : LexborNode
            The main content of the page.
        """
        self._children(main, _State())
        self._flush(_State())

    def _children(self, node: LexborNode, state: _State) -> None:
        check_depth(state.depth)
        for child in node.iter(include_text=True):
            self._node(child, state)

    def _node(self, node: LexborNode, state: _State) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "", state)
        elif (
            tag.startswith("-")
            or (tag in _SKIPPED and not (tag == "button" and state.heading))
            or node.mem_id in self.dropped
            or self.looks.hidden(node)
        ):
            return
        elif tag == "br":
            self._runs.add("\n", state.bold, state.italic)
        elif tag in ("input", "select", "textarea") or node.attributes.get("role") in ("checkbox", "radio"):
            self._text(entered(node), state)
            if tag not in ("input", "select", "textarea"):
                self._children(node, self._styled(node, state))
        elif tag in ("a", "sup") and (note := mark(node)) is not None:
            self._runs.add(note, state.bold, state.italic)
        elif tag in _INLINE or tag == "button":
            apart = " " if _APART.search(node.attributes.get("style") or "") else ""
            self._runs.add(apart)
            self._children(node, self._styled(node, state))
            self._runs.add(apart)
        elif tag == "table" and not is_layout(node):
            self._table(node, state)
        elif tag == "dl" and not self._in_cell and _is_pairs(node):
            self._definitions(node, state)
        else:
            self._block(node, tag, state)

    def _text(self, text: str, state: _State) -> None:
        # Line ends in the source are white space, not breaks of the author.
        shown = symbols(text if state.preformatted else re.sub(r"\s+", " ", text))
        self._runs.add(raised(shown) if state.raised else shown, state.bold, state.italic)
        self._unlinked = self._unlinked or (not state.linked and any(character.isalnum() for character in text))

    def _block(self, node: LexborNode, tag: str, state: _State) -> None:
        """Read an element that begins and ends on a line of its own."""
        inner = self._styled(node, state)
        if tag in _HEADINGS:
            inner = replace(inner, heading=_HEADINGS[tag])
        elif tag in ("ul", "ol", "menu", "dir"):
            inner = replace(inner, list_depth=min(state.list_depth + 1, 9), numbered=tag == "ol")
        elif tag in ("dl", "dt", "dd"):
            inner = replace(inner, list_depth=0)
        elif tag == "pre":
            inner = replace(inner, preformatted=True)
        elif tag == "li" and is_note(node):
            inner = replace(inner, list_depth=0)
        self._flush(state)
        if tag == "li":
            self._begin_item(node)
        self._children(node, inner)
        self._flush(inner)
        while tag == "li" and self._waits():
            self._runs.parts.pop()

    def _begin_item(self, node: LexborNode) -> None:
        """Put the number of a list item before its text; it has the looks of whatever follows."""
        plain = any(self.looks.has(each, "unnumbered", False) for each in (node.parent, node) if each is not None)
        number = "" if plain else item_number(node, self._counts)
        if number:
            self._number = f"{number} "
            self._runs.add(self._number, True, True)

    def _waits(self) -> bool:
        """Tell whether nothing follows the number of a list item yet."""
        last = next((part for part in reversed(self._runs.parts) if part[0].strip()), None)
        return bool(self._number) and last == (self._number, True, True)

    def _flush(self, state: _State) -> None:
        """End a block: in a cell it is a line, elsewhere a piece."""
        if self._waits():
            return
        if self._in_cell:
            self._runs.add("\n")
            return
        runs, self._runs = self._runs, Runs()
        linked, self._unlinked = not self._unlinked, False
        if not runs.text:
            return
        before = len(self.pieces)
        if state.heading:
            self.pieces.append(Piece("heading", runs.text, level=state.heading, bold=runs.bold, italic=runs.italic))
        else:
            self.pieces += prose(runs, state.list_depth, numbered=state.numbered, shaded=state.shaded)
        if linked:
            self.links.update(range(before, len(self.pieces)))

    def _table(self, node: LexborNode, state: _State) -> None:
        """Read a table; one inside a cell follows as a table of its own if it has rows and columns, else as lines."""
        self._flush(state)
        grid = Grid()
        outer, at = self._in_cell, len(self._nested)
        self._rows(node, grid, replace(self._styled(node, state), depth=state.depth + 1))
        self._in_cell, self._unlinked = outer, False
        piece = grid.piece()
        if not outer:
            self.pieces += [*([piece] if piece is not None else []), *self._nested]
            self._nested = []
        elif piece is not None and is_grid(piece):
            self._nested.insert(at, piece)
        elif piece is not None:
            self._runs.parts += [(f"{cell.text}\n", cell.bold, cell.italic) for cell in piece.cells]

    def _rows(self, node: LexborNode, grid: Grid, state: _State) -> None:
        for child in node.iter():
            if self.looks.hidden(child):
                continue
            if child.tag in ("thead", "tbody", "tfoot"):
                self._rows(child, grid, state)
            elif child.tag == "caption":
                self._block(child, "p", state)
            elif child.tag == "tr":
                grid.next_row()
                for cell in child.iter():
                    if cell.tag in ("td", "th"):
                        inner = self._styled(cell, self._styled(child, state))
                        grid.place(
                            self._cell(cell, inner), row_span=span(cell, "rowspan"), header=cell.tag == "th",
                            column_span=span(cell, "colspan"), shaded=inner.shaded,
                        )  # fmt: skip

    def _cell(self, node: LexborNode, state: _State) -> Runs:
        outer, self._runs, was, self._in_cell = self._runs, Runs(), self._in_cell, True
        self._children(node, state)
        found, self._runs, self._in_cell = self._runs, outer, was
        return found

    def _definitions(self, node: LexborNode, state: _State) -> None:
        """Read a list of terms and what is said of them as a table of labels and values."""
        self._flush(state)
        grid, values = Grid(), Runs()
        inner = replace(self._styled(node, state), list_depth=0)
        for child in _terms(node):
            if self.looks.hidden(child):
                continue
            if child.tag == "dt":
                grid.next_row()
                grid.place(self._cell(child, self._styled(child, inner)), column=0)
                values = Runs()
            else:
                first = not values.parts
                values.extend(self._cell(child, self._styled(child, inner)))
                if not first:
                    grid.cells.pop()
                grid.place(values, column=1)
        piece = grid.piece()
        self.pieces += [*([piece] if piece is not None else []), *self._nested]
        self._nested = []

    def _styled(self, node: LexborNode, state: _State) -> _State:
        """Add the looks of an element to those around it."""
        return replace(
            state,
            depth=state.depth + 1,
            bold=self.looks.has(node, "bold", state.bold or node.tag in _BOLD),
            italic=self.looks.has(node, "italic", state.italic or node.tag in _ITALIC),
            shaded=self.looks.has(node, "shaded", state.shaded),
            raised=self.looks.has(node, "raised", state.raised),
            linked=state.linked or node.tag == "a",
        )


def _terms(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the terms and descriptions of a list; they may be grouped."""
    for child in node.iter():
        if child.tag in ("dt", "dd"):
            yield child
        elif child.tag == "div":
            yield from (inner for inner in child.iter() if inner.tag in ("dt", "dd"))


def _is_pairs(node: LexborNode) -> bool:
    """Tell whether a list of definitions begins with a term, describes it, and arranges nothing bigger."""
    tags = [child.tag for child in _terms(node)]
    return tags[:1] == ["dt"] and "dd" in tags and node.css_first("h1, h2, h3, h4, table, dl dl") is None
