"""A document as it was read -> one HTML file that needs nothing else: no script, no request, no JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from eiascore.report.reading_about import about
from eiascore.report.reading_view import (
    COLUMNS,
    TICKS,
    Grid,
    Item,
    Mark,
    Passage,
    answers,
    characteristics,
    furniture,
    items,
    said_by,
)
from eiascore.report.words import counted
from eiascore.schema import Document
from eiascore.text import squeeze, visible
from eiascore.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment

FIRST_LEVEL, LAST_LEVEL = 3, 6  # of the headings of the document: those of the page itself stand above


class Node(NamedTuple):
    """An item as the template takes it: headings with the level they have on the page, bullets in lists."""

    kind: str
    item: Item
    level: int = 0
    bullets: tuple[Passage, ...] = ()


def to_html(document: Document) -> str:
    """Return the page that shows how a document was read.

    Parameters
    ----------
    document : Document
        The document.

    Returns
    -------
    str
        A whole HTML document in English; all that comes from the document is escaped.
    """
    environment = _environment()
    css = environment.get_template("reading.css").render()
    shown = items(document)
    return environment.get_template("reading.html").render(
        document=document,
        name=squeeze(visible(document.name)),
        about=about(document),
        nodes=list(_nodes(document, shown)),
        contents=list(_contents(document, shown)),
        characteristics=characteristics(document),
        columns=COLUMNS,
        answers=answers(document),
        furniture=furniture(document),
        said_by=said_by,
        ticks=TICKS,
        counted=counted,
        css=css,
        # The page may use this style sheet and load nothing at all.
        css_hash=base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        version=__version__,
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("eiascore.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["lines"] = lambda text: Markup("<br>").join(text.split("\n"))
    return environment


def _depth(document: Document, passage: Passage) -> int:
    """Return the level of a heading on the page: one deeper than what it stands under, so that none is left out."""
    return min(FIRST_LEVEL - 1 + max(len(document.sections[passage.section].path), 1), LAST_LEVEL)


def _nodes(document: Document, shown: Iterable[Item]) -> Iterator[Node]:
    bullets: list[Passage] = []
    for item in shown:
        if isinstance(item, Passage) and item.kind == "bullet":
            bullets.append(item)
            continue
        if bullets:
            yield Node("list", bullets[0], bullets=tuple(bullets))
            bullets = []
        if isinstance(item, Mark):
            yield Node("file" if item.name else "page", item)
        elif isinstance(item, Grid):
            yield Node("table", item)
        elif item.kind == "heading":
            yield Node("heading", item, _depth(document, item))
        else:
            yield Node("paragraph", item)
    if bullets:
        yield Node("list", bullets[0], bullets=tuple(bullets))


def _contents(document: Document, shown: Iterable[Item]) -> Iterator[tuple[int, int, str]]:
    """Yield each heading: its section, its depth from 1, and its title."""
    for item in shown:
        if isinstance(item, Passage) and item.kind == "heading":
            title = squeeze(visible(document.sections[item.section].title))
            yield item.section, _depth(document, item) - FIRST_LEVEL + 1, title
