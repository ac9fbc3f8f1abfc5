"""The words in which results are put to people: one catalogue, so that they are the same everywhere."""

from __future__ import annotations

LEVELS: dict[int | None, str] = {
    0: "0 absent",
    1: "1 mentioned",
    2: "2 substantive",
    3: "3 strong",
    None: "not applicable",
}

STATUSES = {
    "found": "found",
    "denied_in_text": "what the document says counts against it",
    "not_found": "the document does not show it",
    "template_only": "only the form's own text speaks of it",
    "not_applicable": "does not apply to this document",
    "undetermined": "needs a person",
}

KINDS = {
    "eia": "An equality impact assessment",
    "screening": "An equality screening",
    "bill_equality_statement": "An equality statement for a bill",
    "template": "A blank form: not graded",
    "not_an_eia": "Not an equality impact assessment: not graded",
    "unreadable": "Unreadable: not graded",
}

POLARITIES = {"supports": "for", "undermines": "against"}


def where(page: int | None, section: str) -> str:
    """Return the locator of a quotation: the page, or the section where the format has no pages.

    Examples
    --------
    >>> where(3, "B2 Evidence"), where(None, "B2 Evidence"), where(None, "")
    ('p. 3', 'in “B2 Evidence”', 'no page numbers')
    """
    if page is not None:
        return f"p. {page}"
    return f"in “{section.rsplit(' / ', 1)[-1]}”" if section else "no page numbers"
