"""Reads HTML: the main content of a page as headings, paragraphs, lists and tables, with tick boxes shown."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from eiascore.reading.encoding import decode
from eiascore.reading.guard import bounded, check_length, check_markup
from eiascore.reading.html_body import Body
from eiascore.reading.html_looks import Looks
from eiascore.reading.html_main import main_content, without_lists_of_links
from eiascore.reading.numbered import as_paragraphs
from eiascore.reading.pieces import Layout
from eiascore.reading.runs import clean

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)


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
    reader = Body(dropped, Looks.of(page, text.count("<")))
    if main is not None:
        reader.read(main)
    pieces = without_lists_of_links(reader.pieces, reader.links)
    as_paragraphs(pieces)
    first = next((piece.text for piece in pieces if piece.kind == "heading" and piece.level == 1), "")
    return bounded(Layout(pieces, "html", title=first or title))
