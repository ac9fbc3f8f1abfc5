"""Reads HTML: the main content of a page as headings, paragraphs, lists and tables, with tick boxes shown."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from eiascore.reading.encoding import decode
from eiascore.reading.grid import Grid
from eiascore.reading.guard import bounded, check_depth, check_length, check_markup
from eiascore.reading.html_main import main_content, without_lists_of_links
from eiascore.reading.pieces import Layout, Piece
from eiascore.reading.runs import CHECKED, UNCHECKED, Runs, clean, prose

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
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
_UNSEEN = re.compile(r"(?:^|\s)(?:govuk-)?(?:visually-hidden|visuallyhidden|sr-only|screen-reader-text)(?:\s|$)", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_BACKGROUND = re.compile(
    r"background(?:-color)?\s*:\s*"
    r"(?!\s|white|#fff\b|#ffffff|transparent|none|inherit|initial|unset|rgb\(255, ?255, ?255\))",
    re.I,
)
_WHITE = frozenset({"", "white", "#fff", "#ffffff"})


def read_html(data: bytes) -> Layout:
    """Read a web page.

    Parameters
    ----------
    data : bytes
        The page; nothing that it refers to is fetched.

    Returns
    -------
    Layout
        Its main content.

    Examples
    --------
    >>> read_html(b"<title>EIA</title><p>We met <b>40</b> residents.").pieces[0].text
    'We met 40 residents.'
    """
    declared = _DECLARED.search(data[:4096])
    text = decode(data, declared[1].decode("ascii") if declared else "")
    # Mark-up may be many times the text; far beyond that it is no page.
    check_length(len(text) // 10)
    check_markup(text)
    page = LexborHTMLParser(text.replace("\0", ""))
    heading = page.css_first("title")
    title = clean(heading.text()) if heading is not None else ""
    main, dropped = main_content(page)
    reader = _Reader(dropped)
    if main is not None:
        reader.children(main, _State())
        reader.flush(_State())
    pieces = without_lists_of_links(reader.pieces)
    first = next((piece.text for piece in pieces if piece.kind == "heading" and piece.level == 1), "")
    return bounded(Layout(pieces, "html", title=first or title))


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


@dataclass(slots=True)
class _Reader:
    """Walks the tree; text gathers in ``runs`` until a block ends."""

    dropped: Set[int]
    pieces: list[Piece] = field(default_factory=list)
    runs: Runs = field(default_factory=Runs)
    in_cell: bool = False

    def children(self, node: LexborNode, state: _State) -> None:
        check_depth(state.depth)
        for child in node.iter(include_text=True):
            self.node(child, state)

    def node(self, node: LexborNode, state: _State) -> None:
        tag = node.tag or ""
        if tag == "-text":
            # Line ends in the source are white space, not breaks of the author.
            self.runs.add(re.sub(r"\s+", " ", node.text_content or ""), state.bold, state.italic)
        elif tag.startswith("-") or tag in _SKIPPED or node.mem_id in self.dropped or _hidden(node):
            return
        elif tag == "br":
            self.runs.add("\n", state.bold, state.italic)
        elif tag in ("input", "select", "textarea"):
            self.runs.add(_entered(node), state.bold, state.italic)
        elif tag in _INLINE:
            self.children(node, _styled(node, state))
        elif tag == "table" and not self.in_cell and not _is_layout(node):
            self.flush(state)
            self.table(node, state)
        else:
            self.block(node, tag, state)

    def block(self, node: LexborNode, tag: str, state: _State) -> None:
        """Read an element that begins and ends on a line of its own."""
        inner = _styled(node, state)
        if tag in _HEADINGS:
            inner = replace(inner, heading=_HEADINGS[tag])
        elif tag in ("ul", "ol", "menu", "dir"):
            inner = replace(inner, list_depth=min(state.list_depth + 1, 9), numbered=tag == "ol")
        elif tag in ("dl", "dt", "dd"):
            inner = replace(inner, list_depth=0)
        self.flush(state)
        self.children(node, inner)
        self.flush(inner)

    def flush(self, state: _State) -> None:
        """End a block: in a cell it is a line, elsewhere a piece."""
        if self.in_cell:
            self.runs.add("\n")
            return
        runs, self.runs = self.runs, Runs()
        if not runs.text:
            return
        if state.heading:
            self.pieces.append(Piece("heading", runs.text, level=state.heading, bold=runs.bold, italic=runs.italic))
            return
        self.pieces += prose(runs, state.list_depth, numbered=state.numbered, shaded=state.shaded)

    def table(self, node: LexborNode, state: _State) -> None:
        grid = Grid()
        inner = replace(_styled(node, state), depth=state.depth + 1)
        self.rows(node, grid, inner)
        piece = grid.piece()
        self.pieces += [piece] if piece is not None else []

    def rows(self, node: LexborNode, grid: Grid, state: _State) -> None:
        for child in node.iter():
            if _hidden(child):
                continue
            if child.tag in ("thead", "tbody", "tfoot"):
                self.rows(child, grid, state)
            elif child.tag == "caption":
                self.block(child, "p", state)
            elif child.tag == "tr":
                grid.next_row()
                for cell in child.iter():
                    if cell.tag in ("td", "th"):
                        self.cell(cell, grid, _styled(cell, _styled(child, state)))

    def cell(self, node: LexborNode, grid: Grid, state: _State) -> None:
        self.in_cell, outer = True, self.runs
        self.runs = Runs()
        self.children(node, state)
        runs, self.runs, self.in_cell = self.runs, outer, False
        grid.place(
            runs, row_span=_span(node, "rowspan"), column_span=_span(node, "colspan"), header=node.tag == "th",
            shaded=state.shaded,
        )  # fmt: skip


def _styled(node: LexborNode, state: _State) -> _State:
    """Add the looks of an element to those around it."""
    style = node.attributes.get("style") or ""
    colour = (node.attributes.get("bgcolor") or "").strip().lower()
    return replace(
        state,
        depth=state.depth + 1,
        bold=state.bold or node.tag in _BOLD or _BOLD_STYLE.search(style) is not None,
        italic=state.italic or node.tag in _ITALIC or _ITALIC_STYLE.search(style) is not None,
        shaded=state.shaded or colour not in _WHITE or _BACKGROUND.search(style) is not None,
    )


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (attributes.get("type") or "").lower() == "hidden"
        or _NOT_SHOWN.search(attributes.get("style") or "") is not None
        or _UNSEEN.search(attributes.get("class") or "") is not None
    )


def _entered(node: LexborNode) -> str:
    """Return what is ticked, chosen or typed in a form field."""
    attributes = node.attributes
    if node.tag == "textarea":
        return node.text()
    if node.tag == "select":
        options = node.css("option")
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        return " ".join(option.text().strip() for option in chosen)
    kind = (attributes.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return f" {CHECKED if 'checked' in attributes else UNCHECKED} "
    return f" {attributes.get('value') or ''} " if kind in ("text", "date", "email", "number", "tel", "url") else ""


def _is_layout(table: LexborNode) -> bool:
    """Tell a table that only arranges the page from one that holds data."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    cells = table.css("td, th")
    return len(cells) <= 1 or (table.css_first("th") is None and table.css_first("h1, h2, table table") is not None)


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "1").strip()
    # Zero means "to the end of the table"; the grid cuts long spans to the rows there are.
    return (int(value) or 65_534) if value.isascii() and value.isdigit() and len(value) < 8 else 1
