"""Rubric -> REFI-QDA codebook (.qdc)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from eiascore.exchange.codes import append_codes, codes_of
from eiascore.rubric import Rubric
from eiascore.version import __version__

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def to_codebook(rubric: Rubric) -> bytes:
    """Return a rubric as a codebook that programs for qualitative analysis can import.

    Parameters
    ----------
    rubric : Rubric
        The rubric, with or without a profile.

    Returns
    -------
    bytes
        XML, UTF-8; the same bytes each time.

    Examples
    --------
    >>> from eiascore import load_rubric
    >>> b'name="eng_influence"' in to_codebook(load_rubric())
    True
    """
    root = Element("CodeBook", xmlns=NAMESPACE, origin=f"eiascore {__version__}")
    append_codes(SubElement(root, "Codes"), codes_of(rubric))
    return as_xml(root)


def as_xml(root: Element) -> bytes:
    """Return a document of XML, indented; white space in texts is left as it is."""
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
