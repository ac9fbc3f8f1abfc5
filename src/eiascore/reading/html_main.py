"""Finds the main content of a web page: what is left when menus, banners, cookies and related links are left out.

The tree is measured and marked, never changed: removing a node frees the nodes under it while others still name them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from eiascore.reading.guard import check_depth
from eiascore.reading.pieces import Piece

_NEVER = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "canvas", "video", "audio", "nav"}
)
_CANDIDATES = ("main", "[role=main]", "article", "#main-content", "#content", "#main", ".govspeak")
_MOST = 0.5

_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar"})
# Names that page furniture goes by in class and id; the first group is sure, the second only if it is mostly links.
_SURE = re.compile(
    r"(?:^|[-_\s])(?:cookies?|cookiebanner|breadcrumbs?|crumbs?|skip|skip-?link|toc|contents-list|table-of-contents|"
    r"back-to-top|phase-banner|print-link|emergency-banner)(?:[-_\s]|$)",
    re.I,
)
_LIKELY = re.compile(
    r"(?:^|[-_\s])(?:related|share|sharing|social|pagination|pager|feedback|nav|navbar|navigation|menu|sidebar|"
    r"newsletter|masthead|useful|survey)(?:[-_\s]|$)",
    re.I,
)
# Forms that ask what a visitor thinks of the page, and what visitors wrote below it.
_ASKING = re.compile(
    r"(?:^|[-_\s])(?:feedback|survey|useful|helpful|rate|rating|newsletter|subscribe|sign-?up|sharedaddy|readspeaker|"
    r"rsbtn|comments?-area|comment-respond|respond)(?:[-_\s]|$)",
    re.I,
)
_CONTENT = frozenset(
    {"main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "td", "th", "p", "li"}
)
_LINKED = 0.4
_AT_MOST = 0.3
_BANNER = 80
_COOKIES = re.compile(r"(?:we use (?:some )?(?:essential )?cookies|this (?:web)?site uses cookies|cookies on )", re.I)

_CONTENTS = re.compile(r"(?:table of )?contents|on this page|in this (?:page|section|document)|page contents", re.I)
_RELATED = re.compile(
    r"related (?:content|links?|information|pages|publications|documents)|explore the topic|share this page|"
    r"is this page useful\??|help us improve.*|you may also (?:like|be interested in)|was this (?:page )?helpful\??",
    re.I,
)


_SHORT = 25
_SERVICE = re.compile(
    r"skip to (?:main )?(?:content|navigation)|(?:back|return) to (?:the )?top(?: of (?:the )?page)?|"
    r"print (?:this|entire) (?:page|guide|document|publication)|share this(?: page)?:?|listen to this page|"
    r"(?:is|was) this (?:page|information) (?:useful|helpful)\??"
    r"(?:\W*(?:yes|no|maybe|report a problem(?: with this page)?)\b)*|"
    r"(?:estimated )?reading time:? \w+ min\w*|(?:yes|no),? this page is (?:not )?useful|"
    r"there is something wrong with this page|report a problem with this page|get emails about this page|"
    r"sign up for email alerts|(?:see|show|hide) all updates|show all (?:sections|parts)",
    re.I,
)
_BUTTON = re.compile(
    r"(?:back to )?top|print|share|listen|menu|home|[«‹<← ]*(?:go to )?(?:the )?(?:previous|next)"
    r"(?: (?:page|section|chapter|part))?\b.{0,100}",
    re.I | re.S,
)


# Between the parts of a line such as "Last updated: 2 May 2024 | Print this page | Listen".
_BAR = re.compile(r"\s+[|·•]\s+")


@dataclass(slots=True)
class _Sizes:
    """Words, and words in links, under each element; elements left out are not counted."""

    words: dict[int, int] = field(default_factory=dict)
    linked: dict[int, int] = field(default_factory=dict)

    def of(self, node: LexborNode) -> int:
        return self.words.get(node.mem_id, 0)


def _measure(root: LexborNode, dropped: Set[int]) -> _Sizes:
    """Count bottom-up in one pass: asking each element for its text takes the square of the depth."""
    sizes = _Sizes()
    path: list[tuple[LexborNode, Iterator[LexborNode]]] = [(root, root.iter(include_text=True))]
    while path:
        node, rest = path[-1]
        child = next(rest, None)
        if child is None:
            path.pop()
            own = sizes.words.setdefault(node.mem_id, 0)
            linked = own if node.tag in ("a", "button") else sizes.linked.setdefault(node.mem_id, 0)
            if path:
                outer = path[-1][0].mem_id
                sizes.words[outer] = sizes.words.get(outer, 0) + own
                sizes.linked[outer] = sizes.linked.get(outer, 0) + linked
        elif child.tag == "-text":
            sizes.words[node.mem_id] = sizes.words.get(node.mem_id, 0) + len((child.text_content or "").split())
        elif child.is_element_node and child.tag not in _NEVER and child.mem_id not in dropped:
            check_depth(len(path))
            path.append((child, child.iter(include_text=True)))
    return sizes


def main_content(page: LexborHTMLParser) -> tuple[LexborNode | None, Set[int]]:
    """Find the element that holds most of a page once its furniture is left out.

    Parameters
    ----------
    page : LexborHTMLParser
        The page.

    Returns
    -------
    tuple of LexborNode or None, and set of int
        The main element, or the body where nothing else holds most of the text; and the ``mem_id`` of every element
        that is to be skipped.
    """
    body = page.body
    if body is None:
        return None, frozenset()
    dropped = _furniture(body, _measure(body, frozenset()))
    sizes = _measure(body, dropped)
    for selector in _CANDIDATES:
        found = max(page.css(selector), key=sizes.of, default=None)
        if found is not None and sizes.of(found) >= max(_MOST * sizes.of(body), 1):
            return found, dropped
    for node in page.css("div, p, section"):
        if 0 < sizes.of(node) <= _BANNER and _COOKIES.match(node.text().strip()):
            dropped.add(node.mem_id)
    return body, dropped


def _furniture(body: LexborNode, sizes: _Sizes) -> set[int]:
    """Mark the outermost elements that are furniture of the site."""
    dropped: set[int] = set()
    most = max(_AT_MOST * sizes.of(body), 10)
    path: list[tuple[LexborNode, bool]] = [(body, False)]
    while path:
        node, inside = path.pop()
        for child in node.iter():
            tag = child.tag
            named = tag in _NEVER or child.attributes.get("role") in _ROLES or _is_furniture(child, sizes)
            # Within the article, header and footer hold its title and its notes.
            landmark = not inside and (tag == "footer" or (tag == "header" and not _has_title(child, body)))
            # What holds much of the page is no furniture, whatever its name.
            if tag in _NEVER or ((named or landmark) and sizes.of(child) <= most):
                dropped.add(child.mem_id)
            else:
                path.append((child, inside or tag in ("main", "article", "section")))
    return dropped


def _has_title(header: LexborNode, body: LexborNode) -> bool:
    """Tell a header that holds the only title of the page from the banner of the site."""
    return header.css_first("h1") is not None and len(body.css("h1")) == 1


def _is_furniture(node: LexborNode, sizes: _Sizes) -> bool:
    if node.tag in _CONTENT:
        # Headings are often given an id after their words, such as "feedback".
        return False
    name = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    if _SURE.search(name):
        return True
    if _ASKING.search(name) and node.css_first("button, textarea, input[type=submit], a[href^=http]") is not None:
        return True
    if not _LIKELY.search(name) and node.tag != "aside":
        return False
    return sizes.linked.get(node.mem_id, 0) >= _LINKED * max(sizes.of(node), 1)


def without_lists_of_links(pieces: list[Piece], links: Set[int]) -> list[Piece]:
    """Drop a list of contents, links to related pages, and lines that serve the page rather than its reader.

    Parameters
    ----------
    pieces : list of Piece
        The pieces of a page.
    links : set of int
        Indices of those that hold nothing but links.

    Returns
    -------
    list of Piece
        Those that belong to the document.
    """
    kept: list[Piece] = []
    related: list[Piece] | None = None  # what stands under a heading for related pages, as long as it is links
    contents = False
    for place, whole in enumerate(pieces):
        piece = _without_services(whole)
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        title = piece.text.strip(" :")
        short = piece.kind == "bullet" and len(piece.text.split()) <= _SHORT
        about = piece.kind == "heading" and _RELATED.fullmatch(title) is not None
        if (contents and short) or (not about and piece.kind != "table" and _serves(title, place in links)):
            continue
        if related is not None and place not in links:
            # Text under such a heading belongs to the document, and so does the heading.
            kept += related if piece.kind != "heading" else []
            related = None
        named = piece.kind in ("heading", "paragraph")
        contents = named and _CONTENTS.fullmatch(title) is not None and following is not None
        contents = contents and following is not None and following.kind == "bullet"
        if about:
            related = [piece]
        elif related is not None:
            related.append(piece)
        elif not contents:
            kept.append(piece)
    return kept


def _without_services(piece: Piece) -> Piece:
    """Leave "Print this page" and the like out of a line that holds more, such as when the page was updated."""
    parts = _BAR.split(piece.text) if piece.kind == "paragraph" else []
    if not any(_serves(part, linked=False) for part in parts):
        return piece
    kept = [part for part in parts if not _serves(part, linked=True)]
    return replace(piece, text=" | ".join(kept)) if kept else piece


def _serves(text: str, linked: bool) -> bool:
    """Tell a line such as "Print this page"."""
    return _SERVICE.fullmatch(text) is not None or (linked and _BUTTON.fullmatch(text) is not None)
