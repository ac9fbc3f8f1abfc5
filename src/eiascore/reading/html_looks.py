"""How the parts of a web page look: what its style sheet and style attributes make bold, italic, shaded or hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOOKUPS = 5_000_000
"""Elements that rules of a style sheet are held against, all told: each rule is looked up in the whole page."""

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_MEDIA = re.compile(r"@[^{;]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,5000})\}")
_LOOKS = {
    "hidden": (
        re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[a-z-]*\s*:[^;]*line-through", re.I),
        re.compile(r"display\s*:|visibility\s*:|line-through", re.I),
    ),
    "raised": (re.compile(r"vertical-align\s*:\s*super", re.I), re.compile(r"vertical-align\s*:", re.I)),
    "unnumbered": (re.compile(r"list-style(?:-type)?\s*:\s*none", re.I), re.compile(r"list-style", re.I)),
    "bold": (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I), re.compile(r"font-weight\s*:", re.I)),
    "italic": (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I), re.compile(r"font-style\s*:", re.I)),
    "shaded": (
        re.compile(
            r"background(?:-color)?\s*:\s*(?!\s|white|#fff\b|#ffffff|transparent|none|inherit|initial|unset|"
            r"rgb\(255, ?255, ?255\))",
            re.I,
        ),
        re.compile(r"background(?:-color)?\s*:", re.I),
    ),
}  # fmt: skip
# A background of the whole page, or of every other row, says nothing about the text on it.
_NO_SHADE = re.compile(r"\b(?:html|body|main|header|footer)\b|:nth-", re.I)
# States that a reader brings about, and selectors that take long to look up.
_STATE = re.compile(r":(?:hover|focus|active|target|before|after|has|not|is|where)\b", re.I)
_BRANCHES = re.compile(r"accordion|collaps|tab-?pane|tabs?__panel|tab-?content|expand|toggle|drawer|details", re.I)
_UNSEEN = re.compile(r"(?:^|\s)(?:govuk-)?(?:visually-hidden|visuallyhidden|sr-only|screen-reader-text)(?:\s|$)", re.I)
_DECORATION = 5
_WHITE = frozenset({"", "white", "#fff", "#ffffff"})


@dataclass(slots=True)
class Looks:
    """What the style sheet of a page says, by look and ``mem_id`` of the element."""

    sheet: dict[str, dict[int, bool]] = field(default_factory=lambda: {look: {} for look in _LOOKS})

    @classmethod
    def of(cls, page: LexborHTMLParser, elements: int) -> Looks:
        """Read the style sheet that stands in a page; those that it refers to are not fetched.

        Parameters
        ----------
        page : LexborHTMLParser
            The page.
        elements : int
            About how many elements it has.

        Returns
        -------
        Looks
            What it says about each element.
        """
        made = cls()
        sheet = "\n".join(style.text() for style in page.css("style"))
        rules = _RULE.findall(_MEDIA.sub("", _COMMENT.sub("", sheet)))[: _LOOKUPS // (elements + 1)]
        for selector, declarations in rules:
            if _STATE.search(selector):
                continue
            for look, (yes, mentioned) in _LOOKS.items():
                if mentioned.search(declarations):
                    if look == "shaded" and _NO_SHADE.search(selector):
                        continue
                    made._mark(page, selector.strip(), look, yes.search(declarations) is not None)
        return made

    def _mark(self, page: LexborHTMLParser, selector: str, look: str, state: bool) -> None:
        try:
            nodes = page.css(selector)
        except MemoryError:  # a bound on memory is no fault of the file
            raise
        except Exception:  # selectolax raises what its parser meets: a selector that it does not know styles nothing
            return
        for node in nodes:
            self.sheet[look][node.mem_id] = state

    def has(self, node: LexborNode, look: str, around: bool) -> bool:
        """Tell whether an element has a look.

        Parameters
        ----------
        node : LexborNode
            The element.
        look : str
            "bold", "italic", "raised", "shaded" or "unnumbered".
        around : bool
            Whether what surrounds it has.

        Returns
        -------
        bool
            What its style attribute, else the style sheet, else its surroundings say.
        """
        style = node.attributes.get("style") or ""
        yes, mentioned = _LOOKS[look]
        if look == "shaded":
            # Backgrounds are not inherited but show through.
            colour = (node.attributes.get("bgcolor") or "").strip().lower() not in _WHITE
            return around or colour or yes.search(style) is not None or self.sheet[look].get(node.mem_id, False)
        if mentioned.search(style):
            return yes.search(style) is not None
        return self.sheet[look].get(node.mem_id, around)

    def hidden(self, node: LexborNode) -> bool:
        """Tell whether a reader of the page cannot see an element.

        Parameters
        ----------
        node : LexborNode
            The element.

        Returns
        -------
        bool
            True also for words that only screen readers speak, which cannot be quoted from the page; False for the
            closed parts of accordions and tabs, which the reader can open.
        """
        attributes = node.attributes
        if _UNSEEN.search(attributes.get("class") or "") or (attributes.get("type") or "").lower() == "hidden":
            return True
        style = attributes.get("style") or ""
        unseen = (
            ("hidden" in attributes and attributes["hidden"] != "until-found")
            or _LOOKS["hidden"][0].search(style) is not None
            or self.sheet["hidden"].get(node.mem_id, False)
        )
        if attributes.get("aria-hidden") == "true" and not unseen:
            # Icons are hidden from screen readers for good, closed parts of the page until they are opened.
            unseen = len(node.text().split()) <= _DECORATION
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return unseen and not (attributes.get("role") == "tabpanel" or _BRANCHES.search(named))
