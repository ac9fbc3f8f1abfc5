"""Actions that are written as labels and values, one below the other: "Action: ...", "Lead: ...", "By when: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eiascore.commitments.entry import Entry
from eiascore.commitments.timing import parse
from eiascore.schema import Document

_LABELS = {
    "action": r"(?:proposed |agreed )?actions?(?: \d+| to be taken)?|mitigation|what (?:we|you) will do",
    "owner": r"owner|lead(?: officer)?|responsib\w+(?: \w+)?|accountable|by whom|who",
    "timing": r"by when|when|deadline|(?:target |due |completion )?date|timescales?|timing|due",
    "impact": r"issue|impact|gap|risk|barrier|harm",
    "indicator": r"indicator|measure(?: of success)?|success measure|how (?:will we|we will) know",
    "target": r"target",
    "status": r"status|progress",
}
_LABEL = re.compile(
    rf"(?:^|(?<=\s))(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LABELS.items())})\s*:\s", re.I
)


def in_labels(document: Document) -> Iterator[Entry]:
    """Yield the actions that stand behind a label and have a labelled owner or timing.

    Parameters
    ----------
    document : Document
        What was read.

    Yields
    ------
    Entry
        With what the labelled lines around it say.
    """
    entry: Entry | None = None
    before: dict[str, str] = {}
    for name, start, end in _values(document):
        value = " ".join(document.text[start:end].split())
        if entry is not None and name in ("", "action", "impact"):
            yield from _finished(entry)
            entry = None
        if name == "":
            before = {}
        elif name == "action":
            entry, before = Entry(start, end, value, None, before, 0.8), {}
        elif entry is None:
            before = {**before, name: value}
        elif name == "timing":
            entry.timing = parse(value, deadline=True)
        else:
            entry.cells[name] = value
    if entry is not None:
        yield from _finished(entry)


def _values(document: Document) -> Iterator[tuple[str, int, int]]:
    """Yield what stands behind each label, with its span; "" for a block that has none. Lines may be one paragraph."""
    for block in document.blocks:
        if block.kind == "furniture":
            continue
        text = document.quote(block)
        found = [match for match in _LABEL.finditer(text) if text[match.start()].isupper() or not match.start()]
        if block.table is not None or not found or found[0].start():
            yield "", block.start, block.start
            continue
        ends = [match.start() for match in found[1:]] + [len(text)]
        for match, end in zip(found, ends, strict=True):
            yield str(match.lastgroup), block.start + match.end(), block.start + len(text[:end].rstrip())


def _finished(entry: Entry) -> Iterator[Entry]:
    if before := entry.cells.pop("timing", ""):  # the timing came before the action
        entry.timing = entry.timing or parse(before, deadline=True)
    if entry.action and (entry.timing or entry.cells.get("owner")):
        yield entry
