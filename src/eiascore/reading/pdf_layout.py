"""Lines and tables of all pages to pieces: headings with levels, bullets with depths, paragraphs across pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from eiascore.reading.pdf_boxes import parted, with_labels, without_lone
from eiascore.reading.pdf_continued import append, continues
from eiascore.reading.pdf_furniture import find_furniture
from eiascore.reading.pdf_headings import mark_headings
from eiascore.reading.pdf_joining import Known, italics_of, joined_text, without_mark
from eiascore.reading.pdf_lines import Line
from eiascore.reading.pdf_order import reading_order
from eiascore.reading.pdf_outline import Entry
from eiascore.reading.pdf_paragraphs import Measure, ends_sentence, margins, paragraphs, usual_leading
from eiascore.reading.pdf_rules import Rule, Shade
from eiascore.reading.pdf_tables import BuiltTable, PageTable, build, put_under
from eiascore.reading.pdf_unruled import title_lines, unruled_tables
from eiascore.reading.pieces import Piece, PieceKind

EDGES = ".,;:?!()[]“”‘’\"'"


@dataclass(slots=True)
class PageContent:
    """What one page holds: lines outside tables in stream order, and tables.

    ``turned`` is the number of quarter turns by which a page that is stored sideways was turned to be read.
    """

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[PageTable]
    rules: Sequence[Rule] = ()
    shades: Sequence[Shade] = ()
    turned: int = 0


@dataclass(slots=True)
class Part:
    """A paragraph, bullet, heading, table or line of furniture on its way to becoming a piece."""

    kind: PieceKind
    page: int
    lines: list[Line] = field(default_factory=list)
    table: BuiltTable | None = None
    level: int = 0

    @property
    def text(self) -> str:
        """The words of the lines."""
        return " ".join(line.text for line in self.lines)


def vocabulary(pages: Sequence[PageContent]) -> Known:
    """Return a function that tells how often the document holds a word, cut words left out."""
    written: Counter[str] = Counter()
    for page in pages:
        groups = [line.words for line in page.lines] + [held for table in page.tables for held in table.words]
        written.update([w.text for words in groups for w in words if not w.hyphen])
    counts: Counter[str] = Counter()
    for text, count in written.items():
        counts[text.strip(EDGES).lower()] += count
    return lambda word: counts[word]


def body_size(pages: Sequence[PageContent]) -> float:
    """Return the font size of most of the text, tables counted only where nothing else is there."""
    weights: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            weights[line.size] += len(line.text)
    if sum(weights.values()) < 400:
        for page in pages:
            for word in (w for table in page.tables for held in table.words for w in held):
                weights[word.style.size] += len(word.text)
    return weights.most_common(1)[0][0] if weights else 10.0


def pieces(pages: Sequence[PageContent], outline: Sequence[Entry] = ()) -> list[Piece]:
    """Return the pieces of a document in reading order.

    Parameters
    ----------
    pages : sequence of PageContent
        The pages that could be read.
    outline : sequence of Entry
        The bookmarks of the file.

    Returns
    -------
    list of Piece
        Headings, paragraphs, bullets, tables and furniture.
    """
    for above, page in zip([None, *pages], pages, strict=False):
        last = above.tables[-1] if above and above.tables else None
        page.tables, page.lines = without_lone(page.tables, page.lines, last)
    known = vocabulary(pages)
    furniture = find_furniture([page.lines for page in pages], [page.height for page in pages])
    bodies = [
        reading_order(outside_tables(page, furniture, above))
        for above, page in zip([None, *pages], pages, strict=False)
    ]
    leading = usual_leading(bodies)
    parts: list[Part] = []
    for page, lines in zip(pages, bodies, strict=True):
        running = [Part("furniture", page.number, [line]) for line in page.lines if id(line) in furniture]
        middle = page.height / 2
        body = _page_parts(page, lines, usual_leading([lines], leading), known)
        parts += [part for part in running if part.lines[0].top < middle]
        parts += body
        parts += [part for part in running if part.lines[0].top >= middle]
    size = body_size(pages)
    parts = _over_pages(parts, size)
    mark_headings(parts, size, outline)
    _bullet_depths(parts)
    return [piece for piece in (_piece(part, known) for part in parts) if piece.text or piece.cells]


def outside_tables(page: PageContent, furniture: set[int], above: PageContent | None) -> list[Line]:
    """Move tables that no rules show from the lines of a page to its tables; return the lines that are left."""
    body = [line for line in page.lines if id(line) not in furniture]
    ruled = []
    for table in parted(page.tables):
        full, body = with_labels(table, body)
        ruled.append(full)
    lanes = above.tables[-1].lanes if above and above.tables else ()
    area = page.width * page.height
    found, rest = unruled_tables(body, page.number, page.rules, page.shades, area, lanes)
    titles = title_lines(found, [line for line in page.lines if id(line) in furniture])
    if titles:
        furniture -= {id(line) for line in titles}
        found, rest = unruled_tables([*titles, *body], page.number, page.rules, page.shades, area, lanes)
    page.tables = sorted([*ruled, *found], key=lambda table: table.order)
    return rest


def _page_parts(page: PageContent, lines: list[Line], leading: float, known: Known) -> list[Part]:
    """Return the paragraphs and tables of a page, in reading order."""
    columns = _columns(lines, leading)
    parts: list[Part] = []
    built: dict[int, BuiltTable] = {}
    run: list[Line] = []
    for slot in [*with_tables(lines, page.tables), None]:
        if isinstance(slot, Line):
            run.append(slot)
            continue
        parts += _run_parts(run, columns, page.number)
        run = []
        if slot is not None:
            built[id(slot)] = table = build(slot, known)
            if slot.upper and id(slot.upper) in built:
                put_under(built[id(slot.upper)], table)
            parts.append(Part("table", page.number, table=table))
    return parts


def with_tables(lines: Sequence[Line], tables: Sequence[PageTable]) -> list[Line | PageTable]:
    """Return the lines of a page, which are in reading order, with each table put in its place among them."""
    slots: list[Line | PageTable] = list(lines)
    streamed = all(a.order <= b.order for a, b in pairwise(lines))
    for table in tables:
        slots.insert(_slot(slots, table, streamed), table)
    return slots


def _slot(slots: Sequence[Line | PageTable], table: PageTable, streamed: bool) -> int:
    """Return the place of a table among the lines of its page."""
    for index, slot in enumerate(slots):
        if streamed and slot.order > table.order:
            return index
        if not streamed and slot.top > table.top:
            return index
    return len(slots)


def _columns(lines: Sequence[Line], leading: float) -> Callable[[Line], Measure]:
    """Return a function that gives the measure of the column a line stands in."""
    if not lines:
        return lambda line: Measure(line.x0, line.x1, leading)
    whole = margins(lines, leading)
    middle = (whole.left + whole.right) / 2
    left = [line for line in lines if line.x1 <= middle + 5]
    right = [line for line in lines if line.x0 >= middle - 5]
    full = [line for line in lines if line.x0 < middle - 20 and line.x1 > middle + 20]
    if len(left) < 5 or len(right) < 5 or len(full) > 0.5 * len(lines):
        return lambda line: whole
    first, second = margins(left, leading), margins(right, leading)
    return lambda line: first if line.x1 <= middle + 5 else second if line.x0 >= middle - 5 else whole


def _run_parts(run: list[Line], columns: Callable[[Line], Measure], page: int) -> list[Part]:
    """Return the paragraphs of lines that no table parts."""
    parts: list[Part] = []
    group: list[Line] = []
    groups: list[list[Line]] = []
    measure: Measure | None = None
    for line in run:
        own = columns(line)
        if measure is not None and own is not measure:
            groups += paragraphs(group, measure)
            group = []
        measure = own
        group.append(line)
    if measure is not None:
        groups += paragraphs(group, measure)
    for lines in groups:
        parts.append(Part("bullet" if lines[0].is_bullet else "paragraph", page, lines))
    return parts


def _over_pages(parts: Sequence[Part], size: float) -> list[Part]:
    """Join what a page break parts: paragraphs in mid sentence, and tables."""
    joined: list[Part] = []
    last: Part | None = None  # the last part that can run on: neither furniture nor footnote
    for part in parts:
        if part.kind == "furniture":
            joined.append(part)
            continue
        if last is not None and 0 < part.page - _last_page(last) <= 1 and _runs_on(last, part, size):
            if last.table and part.table:
                append(last.table, part.table)
            else:
                last.lines += part.lines
            continue
        joined.append(part)
        if part.table or not _is_note(part, size):
            last = part
    return joined


def _last_page(part: Part) -> int:
    return part.table.pages[-1] if part.table else part.lines[-1].page


def _is_note(part: Part, size: float) -> bool:
    """Whether a part is a footnote: small type that begins with a figure or mark."""
    first = part.lines[0]
    return first.size <= 0.9 * size and not first.words[0].text[0].isalpha()


def _runs_on(last: Part, part: Part, size: float) -> bool:
    if last.table or part.table:
        return bool(last.table and part.table and continues(last.table, part.table))
    above, below = last.lines[-1], part.lines[0]
    if below.is_bullet or below.is_numbered or abs(above.size - below.size) > 0.6 or above.bold != below.bold:
        return False
    if ends_sentence(above.words[-1].text):
        return False
    first = below.words[0].text
    # Without a lower-case letter to go by, the line before must be as good as full.
    full = above.x1 > below.x1 - 6 * size or (len(last.lines) > 1 and above.x1 > 0.85 * max(x.x1 for x in last.lines))
    return above.words[-1].hyphen or first[0].islower() or (full and len(above.words) > 5)


def _bullet_depths(parts: Sequence[Part]) -> None:
    """Set the depth of bullets by how far they step in within their list."""
    stack: list[float] = []
    for part in parts:
        if part.kind == "furniture":
            continue
        if part.kind != "bullet":
            if part.kind != "paragraph" or part.lines[0].x0 <= (stack[0] if stack else 0.0):
                stack = []
            continue
        x = part.lines[0].x0
        while stack and x < stack[-1] - 4:
            stack.pop()
        if not stack or x > stack[-1] + 4:
            stack.append(x)
        part.level = len(stack)


def _piece(part: Part, known: Known) -> Piece:
    if part.table:
        return part.table.piece()
    lines = part.lines
    text, starts = joined_text(lines, known, drop=int(part.kind == "bullet"))
    pages = [(starts[k], lines[k].page) for k in range(1, len(lines)) if lines[k].page != lines[k - 1].page]
    bold, italic = all(line.bold for line in lines), all(line.italic for line in lines)
    italics = italics_of(
        without_mark(lines) if part.kind == "bullet" else [word for line in lines for word in line.words]
    )
    return Piece(part.kind, text, part.page, part.level, bold, italic, page_breaks=pages, italics=italics)
