"""How quotations and places are put in a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.report.html.quotes import cut
from eiascore.schema.wire import WireEvidence, WireScorecard
from eiascore.text import shortened, visible

LONGEST = 400
"""Characters of a quotation in a letter; the rest is left out behind an ellipsis."""

_SHORT_ANSWER = 8  # words: what is so short is told with the question that it answers
_TITLE = re.compile(r"its title names an equality assessment: “(.+)”", re.DOTALL)
_FORM = re.compile(
    r"\b(?:equalit(?:y|ies)|impact|assessments?|analysis|statement|record|form|full|initial|screening|stage|section|part|"
    r"draft|final|version|template|report|eias?|eqias?|and|the|of|for|a|v?[\d.]+)\b|\W",
    re.IGNORECASE,
)
_PAGES = re.compile(r"(?:.*, )?pages? [\d, -]+")


def plain(text: str) -> str:
    r"""Return text of a document on one line, with nothing in it that acts on a screen or that Word cannot hold.

    Examples
    --------
    >>> plain("due \n regard\x00\u202e")
    'due regard⟨U+0000⟩⟨U+202E⟩'
    """
    return visible(" ".join(text.split()))


def place(page: int | None, section: str, file: str = "") -> str:
    """Return where a quotation stands, as the beginning of a sentence.

    Examples
    --------
    >>> place(4, "B2"), place(2, "", "plan.docx"), place(None, "Form / B2 Evidence"), place(None, "")
    ('Page 4', 'Page 2 of plan.docx', 'The part headed “B2 Evidence”', 'The document')
    """
    of_file = f" of {plain(file)}" if file else ""
    if page is not None:
        return f"Page {page}{of_file}"
    if section and section != file:
        return f"The part headed “{shortened(plain(section.rsplit(' / ', 1)[-1]), 120)}”{of_file}"
    return plain(file) if file else "The document"


def says(evidence: WireEvidence, whole: str = "", longest: int = LONGEST) -> str:
    """Return a sentence that tells what the document says, and where.

    Parameters
    ----------
    evidence : WireEvidence
        The quotation.
    whole : str
        Title of the document: what stands right below it is in no part of its own.
    longest : int
        Most characters of the quotation.

    Returns
    -------
    str
        The sentence.
    """
    text, more = cut(plain(evidence.quote), longest)
    section = "" if whole and plain(evidence.section).startswith(whole.removesuffix(" …")) else evidence.section
    section = evidence.section if " / " in evidence.section else section
    at = place(evidence.page, section, evidence.file)
    if evidence.answers and len(evidence.quote.split()) <= _SHORT_ANSWER:
        return f"{at} says “{text}” under “{shortened(plain(evidence.answers), 120)}”."
    end = " …”." if more else "”" if text[-1:] in ".!?…" else "”."
    return f"{at} says “{text}{end}"


def absent(places: Sequence[str]) -> str:
    """Return the beginning of a sentence that tells what the document does not show, with the pages that were searched.

    Examples
    --------
    >>> absent(["pages 1-5", "plan.docx, page 1"]), absent(["from “A” to “B”"])
    ('In pages 1-5 and plan.docx, page 1, the document does not show', 'The document does not show')
    """
    paged = [plain(each) for each in places if _PAGES.fullmatch(each)]
    if not paged or len(paged) < len(places):
        return "The document does not show"
    return f"In {' and '.join(paged)}, the document does not show"


def extent(places: Sequence[str]) -> str:
    """Return what was searched where the format has no pages, "" where each sentence names them.

    Examples
    --------
    >>> extent(["from “A” to “B”"]), extent(["pages 1-5"])
    ('from “A” to “B”', '')
    """
    if absent(places).startswith("In "):
        return ""
    return "; ".join(shortened(plain(each), 200) for each in places)


def title(card: WireScorecard) -> str:
    """Return the title of the document, as it stands in it; "" where none was found."""
    found = next(filter(None, map(_TITLE.fullmatch, card.document.kind_reasons)), None)
    return shortened(plain(found[1]), 200) if found else ""


def named(card: WireScorecard) -> str:
    """Return the title of the document where it names a policy, and not only the form."""
    found = title(card)
    return found if _FORM.sub("", found) else ""


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return items with commas, and a word before the last.

    Examples
    --------
    >>> listed(["age", "race", "sex"]), listed(["age"], "or")
    ('age, race and sex', 'age')
    """
    return f" {last} ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
