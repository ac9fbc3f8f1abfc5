"""How far a form has been filled in: the words of its author beside those of the form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eiascore.checks.grids import grids, is_open
from eiascore.checks.labels import labels

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_WORD = re.compile(r"[^\W\d_]{2,}")
_TICKED = re.compile(r"[☒☑✔✓✗✘]|\[x\]", re.I)
_UNTICKED = re.compile(r"[☐□]|\[ \]")
_BOX = re.compile(r"[☐□☒☑✔✓]")
_PLACEHOLDER = re.compile(
    r"\[[^\]\[]{0,60}?(?:insert|name|date|text|enter|type|add|yyyy|e\.g|say|include|describe|list)[^\]\[]{0,300}\]"
    r"|<[^<>]{3,80}>|\bdd/mm/yy|\bmm/yy"
    r"|click (?:or tap )?here|_{4,}|\.{6,}|…{3,}|xx/xx|\bTBC\b",
    re.I,
)
# How forms tell whoever fills them in what to do.
_INSTRUCTS = re.compile(
    r"\W*(?:guidance|note|example|help|tip|prompt|instructions?|remember|e\.g\.)\b\s*[:–-]|"
    r"\W*(?:please |you should |you must |you need to |you may |do not |don't |delete |"
    r"complete (?:this|the|all)|think about|consider |describe |list |explain |set out|include |avoid |"
    r"state |say |insert |use this|outline |provide |give |summarise |"
    r"identify |refer to |tick |select |enter |specify |record |ensure |be smart|keep |only |"
    r"once signed|have i\b|if you\b|what |who |how |when |where |which |why |is (?:this|the|there) |does |"
    r"do |will |are |can |has |"
    r"have (?:you|we)\b)",
    re.I,
)
_GUIDED = re.compile(r"\W*guidance\b|\W*example\s*:", re.I)


@dataclass(frozen=True, slots=True)
class Filling:
    """Whether a form is blank, and why.

    Attributes
    ----------
    blank : bool
        Whether hardly anybody has written in it.
    words : int
        Words of the author beyond titles, labels, placeholders and N/A.
    share : float
        Their share of all words.
    reason : str
        The finding in plain words.
    """

    blank: bool
    words: int
    share: float
    reason: str


def filling(document: DocumentView) -> Filling:
    """Say how far a form has been filled in.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    Filling
        Words of the author, their share, and whether the form is blank.
    """
    guided = _guided_blocks(document)
    words, total = _words(document, guided)
    share = words / total if total else 0.0
    prompts = sum(v.sentence.origin == "prompt" or v.text.rstrip().endswith("?") for v in document.views)
    asks = prompts >= 4 or len(labels(document).only_labels) >= 5
    hardly_any = words < 40 and total >= 150 and share < 0.35
    signs = _signs(document, guided) if asks and share < 0.55 else 0  # costly, and without weight in other documents
    blank = asks and (hardly_any or (signs >= 2 and share < 0.4) or signs >= 3)
    reason = f"a form that is not filled in: {words} of its {total} words are answers"
    return Filling(blank, words, round(share, 3), reason)


def _words(document: DocumentView, guided: frozenset[int]) -> tuple[int, int]:
    """Return the words that are answers, and all words."""
    names = labels(document).only_labels
    words = total = 0
    for view in document.views:
        if view.sentence.origin == "furniture":
            continue
        count = len(_WORD.findall(view.text))
        total += count
        if view.index not in names and view.sentence.block not in guided and _speaks(view):
            words += count
    return words, total


def _signs(document: DocumentView, guided: frozenset[int]) -> int:
    """Count the signs of a form that waits to be filled in."""
    text = document.document.text
    return sum(
        (
            len(_PLACEHOLDER.findall(text)) >= 3,
            len(_UNTICKED.findall(text)) >= 6 and not _TICKED.search(text),
            _empty_cells(document) >= 12,
            len(guided) >= 4,
            document.document.quality.template_share >= 0.6,
        )
    )


def _guided_blocks(document: DocumentView) -> frozenset[int]:
    """Return the blocks that open as guidance; what follows inside them is guidance too."""
    text = document.document.text
    return frozenset(
        number for number, block in enumerate(document.document.blocks) if _GUIDED.match(text, block.start, block.end)
    )


def _speaks(view: View) -> bool:
    """Tell whether a sentence is an answer: of the author, no heading, no placeholder, no instruction."""
    if view.sentence.origin != "author" or view.sentence.kind == "heading":
        return False
    text = view.text.strip()
    if len(text.split()) < 4 or is_open(text) or text.endswith(("?", ":")) or _PLACEHOLDER.search(text):
        return False
    return not _INSTRUCTS.match(_BOX.sub("", text))


def _empty_cells(document: DocumentView) -> int:
    """Count the cells below a header that hold nothing or only a placeholder."""
    cells = (item for grid in grids(document) for row in grid.rows for item in row.items())
    return sum(1 for column, cell in cells if column and is_open(cell.text))
