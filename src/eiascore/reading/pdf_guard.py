"""Looks at the bytes of a PDF before pdfium does: bombs that would keep it busy for minutes, and small repairs.

pdfium cannot be interrupted from Python, so what would make it run away has to be found first. This catches the two
known kinds, streams packed many times over and forms nested into each other; it is no substitute for a time limit on
the process, which batch runs set.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from eiascore.errors import TooLargeError
from eiascore.settings import settings

OBJECT = re.compile(rb"(?<!\d)(\d{1,7})\s+\d{1,5}\s+obj\b")
STREAM = re.compile(rb"stream\r?\n")
REFERENCE = re.compile(rb"(?<!\d)(\d{1,7})\s+\d{1,5}\s+R\b")
FORM = re.compile(rb"/Subtype\s*/Form\b")
PAGE = re.compile(rb"/Type\s*/Page\b")
CATALOG = re.compile(rb"/Type\s*/Catalog\b")
START = re.compile(rb"(?<!\d)(\d{1,7})\s+(\d{1,5})\s+obj\b")
DRAW = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,7})\s+\d{1,5}\s+R\b")
MAX_RATIO = 1_032  # the most that deflate can pack
MAX_LAYERS = 4
MAX_DRAWN = 200_000  # forms drawn by one page, those in forms counted
MAX_DEPTH = 60
MAX_CONTENT = 2_000_000  # bytes of a form that are looked at


def check_bombs(data: bytes) -> None:
    """Raise when a PDF unpacks to more than the settings allow or draws forms within forms without end.

    Parameters
    ----------
    data : bytes
        The file.

    Raises
    ------
    TooLargeError
        With the kind of bomb.
    """
    limit = settings().max_unpacked_bytes
    for packed in _streams(data):
        if _unpacked(packed, limit) > limit:
            raise TooLargeError(
                f"A part of the PDF unpacks to more than {limit:,} bytes.",
                "Do not trust this file. If it is genuine, set EIASCORE_MAX_UNPACKED_BYTES higher.",
            )
    if FORM.search(data) and _drawn(data) > MAX_DRAWN:
        raise TooLargeError(
            f"A page of the PDF draws more than {MAX_DRAWN:,} forms nested into each other.",
            "Do not trust this file. If it is genuine, print it to a new PDF.",
        )


def repaired(data: bytes) -> bytes:
    """Return a PDF with its trailer put back and anything before its header cut off.

    Parameters
    ----------
    data : bytes
        A file that pdfium refused.

    Returns
    -------
    bytes
        The same bytes when there is nothing to mend.
    """
    start = data.find(b"%PDF-", 0, 1_000_000)
    if start > 0:
        return data[start:]
    catalog = _catalog(data)
    if start != 0 or catalog is None:
        return data
    return data + b"\ntrailer\n<</Root %b %b R>>\nstartxref\n0\n%%%%EOF\n" % catalog.groups()


def _catalog(data: bytes) -> re.Match[bytes] | None:
    """Return the start of the last catalogue: later versions of an object stand behind earlier ones."""
    for match in list(CATALOG.finditer(data))[:-100:-1]:
        before = max(match.start() - 2000, 0)
        before = max(before, data.rfind(b"endobj", before, match.start()))
        starts = list(START.finditer(data, before, match.start()))
        if starts:
            return starts[-1]
    return None


def _streams(data: bytes) -> Iterator[memoryview]:
    view = memoryview(data)
    for match in STREAM.finditer(data):
        first = data[match.end() : match.end() + 2]
        if len(first) == 2 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0:
            end = data.find(b"endstream", match.end())
            yield view[match.end() : end if end >= 0 else len(data)]


def _unpacked(packed: memoryview | bytes, limit: int, layer: int = 1) -> int:
    """Return how much a stream unpacks to, no more of it than ``limit`` being looked at."""
    head = _inflate(packed, 64)
    nested = len(head) > 2 and head[0] & 0x0F == 8 and (head[0] << 8 | head[1]) % 31 == 0 and head[0] >> 4 == 7
    if not nested or layer >= MAX_LAYERS:
        return len(packed) * MAX_RATIO if len(packed) * MAX_RATIO <= limit else _length(packed, limit)
    inner = _inflate(packed, min(limit, 50_000_000))
    return limit + 1 if len(inner) >= 50_000_000 else _unpacked(inner, limit, layer + 1)


def _inflate(packed: memoryview | bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _length(packed: memoryview | bytes, limit: int) -> int:
    """Return the unpacked length of a stream without holding it in memory."""
    machine = zlib.decompressobj()
    total, rest = 0, bytes(packed)
    try:
        while rest and not machine.eof and total <= limit:
            total += len(machine.decompress(rest, 4_000_000))
            rest = machine.unconsumed_tail
    except zlib.error:
        pass  # what follows is no longer a stream
    return total


class _Node(NamedTuple):
    """An object: what it refers to, by name where it is named, and the names of what it draws if it is a form."""

    refers: frozenset[int]
    named: dict[bytes, int]
    draws: tuple[bytes, ...]
    form: bool
    page: bool


def _nodes(data: bytes) -> dict[int, _Node]:
    nodes = {}
    starts = list(OBJECT.finditer(data))
    for match, following in zip(starts, [*starts[1:], None], strict=True):
        body = data[match.end() : following.start() if following else len(data)]
        stream = STREAM.search(body)
        head = body[: stream.start()] if stream else body[:100_000]
        form = bool(FORM.search(head))
        draws: tuple[bytes, ...] = ()
        if form and stream:
            packed = body[stream.end() :]
            content = _inflate(packed, MAX_CONTENT) or packed[:MAX_CONTENT]
            draws = tuple(DRAW.findall(content))
        refers = frozenset(int(number) for number in REFERENCE.findall(head))
        named = {name: int(number) for name, number in NAMED.findall(head)}
        nodes[int(match.group(1))] = _Node(refers, named, draws, form, bool(PAGE.search(head)))
    return nodes


def _drawn(data: bytes) -> int:
    """Return the largest number of forms that drawing one form leads to."""
    nodes = _nodes(data)
    names: dict[int, dict[bytes, int]] = {}
    known: dict[int, int] = {}

    def form(number: int, name: bytes) -> int | None:
        """Return the form that another one draws by name, from its own resources or from those that it refers to."""
        for other in (number, *nodes[number].refers):
            if other not in names:
                names[other] = _names(nodes, other)
            found = names[other].get(name)
            if found in nodes and nodes[found].form:
                return found
        return None

    def count(number: int, depth: int) -> int:
        if depth > MAX_DEPTH:
            return 0
        if number not in known:
            known[number] = MAX_DRAWN // 2  # what draws itself goes round; where it does so twice, without end
            drawn = Counter(form(number, name) for name in nodes[number].draws)
            total = 1 + sum(times * count(below, depth + 1) for below, times in drawn.items() if below is not None)
            known[number] = min(MAX_DRAWN + 1, total)
        return known[number]

    return max((count(number, 0) for number, node in nodes.items() if node.form), default=0)


def _names(nodes: dict[int, _Node], number: int) -> dict[bytes, int]:
    """Return what an object names, and what is named by the objects that it refers to, such as the forms on a page."""
    node = nodes.get(number)
    if node is None or node.page:
        return {}
    named = dict(node.named)
    for other in node.refers:
        below = nodes.get(other)
        if below and not (below.form or below.page or node.form):
            named = below.named | named
    return named
