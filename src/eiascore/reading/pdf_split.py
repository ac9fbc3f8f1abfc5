"""Words that run over a column line of a table are two: cells printed so close together that pdfium glued them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from eiascore.reading.pdf_words import PageText, Word


def split_words(
    page: PageText, words: list[Word], xs: list[float], box: tuple[float, float, float, float]
) -> list[Word]:
    """Cut words that run over a column line of a table: two cells printed close together.

    Parameters
    ----------
    page : PageText
        The open text page.
    words : list of Word
        Words of the page.
    xs : list of float
        Column lines.
    box : tuple
        Outline of the table.

    Returns
    -------
    list of Word
        The words, cut ones as two.
    """
    inner, top, bottom = xs[1:-1], box[1], box[3]
    if not inner:
        return words
    parts: list[Word] = []
    for word in words:
        at = bisect_right(inner, word.x0 + 2)
        over = at < len(inner) and inner[at] < word.x1 - 2
        if over and top < word.middle[1] < bottom and word.order.is_integer():
            parts += _split(page, word, inner[at])
        else:
            parts.append(word)
    return parts


def _split(page: PageText, word: Word, x: float) -> list[Word]:
    first = int(word.order)
    boxes = [page.box(first + k) for k in range(len(word.text))]
    cut = next((k for k, box in enumerate(boxes) if box[0] >= x - 1), 0)
    # A merged cell runs over the line on purpose: only a gap at the line parts two cells.
    if not cut or boxes[cut][0] - boxes[cut - 1][2] < 2:
        return [word]
    left = replace(word, text=word.text[:cut], x1=boxes[cut - 1][2])
    right = replace(word, text=word.text[cut:], x0=boxes[cut][0], order=float(first + cut))
    return [left, right]
