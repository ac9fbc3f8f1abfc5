"""Which of the things in a folder are documents to read, told by name alone, and what is said of the others."""

from __future__ import annotations

import re
from typing import TypeAlias

from eiascore.batch.model import PassedOver, Reference
from eiascore.errors import EiaError

Listed: TypeAlias = Reference | PassedOver
"""What a place holds: documents to read, and what is passed over."""

ARCHIVE = "zip"
WEB_PAGES = frozenset({"html", "htm", "xhtml"})
_READ = WEB_PAGES | {"pdf", "docx", "docm", "dotx", "dotm", "odt", "md", "markdown", "txt", "text", ARCHIVE}
# Documents that eiascore does not read: reading names the format and says what to save them as.
_FOREIGN = frozenset({"doc", "dot", "rtf", "ott", "wpd", "wps", "pages"})
# "EIA No. 5" and "EIA v1.2" have no ending: one has a letter in it and nothing but letters and digits.
_ENDING = re.compile(r".\.(?=[0-9]*[A-Za-z])([A-Za-z0-9]{1,12})\s*$")


def ending(name: str) -> str:
    """Return the ending of a name in small letters, without its dot; "" where there is none.

    Examples
    --------
    >>> ending("EIAs/Bus Passes.PDF"), ending("EIA No. 5")
    ('pdf', '')
    """
    found = _ENDING.search(name.rpartition("/")[2])
    return found[1].lower() if found else ""


def is_document(name: str) -> bool:
    """Tell whether the ending of a name is that of a document, or of an archive of some.

    Examples
    --------
    >>> is_document("plan.docx"), is_document("plan"), is_document("plan.png")
    (True, False, False)
    """
    return ending(name) in _READ | _FOREIGN


def passed_over(path: str, name: str) -> PassedOver | None:
    """Return why a file is left alone, judging by its name; None where it is a document to read.

    A file without an ending is read: its content says what it is. Hidden files and folders, which begin with a dot, are
    passed over.

    Parameters
    ----------
    path : str
        Its path below the place that was named, with "/".
    name : str
        What it is called in the results.

    Returns
    -------
    PassedOver or None

    Examples
    --------
    >>> passed_over("logo.png", "logo.png").what
    'Files ending in .png are not read.'
    """
    if hidden(path):
        return PassedOver(name, "hidden", "Hidden files and folders are not read.")
    if path.rpartition("/")[2].startswith("~$"):
        return PassedOver(name, "not_read", "It is the lock file that Word leaves beside a document that is open.")
    kind = ending(path)
    if kind and not is_document(path):
        return PassedOver(name, "not_read", f"Files ending in .{kind} are not read.")
    return None


def hidden(path: str) -> bool:
    """Tell whether a path, or a folder in it, is hidden or what macOS adds to an archive.

    Examples
    --------
    >>> hidden(".git/readme.txt"), hidden("EIAs/plan.pdf")
    (True, False)
    """
    return any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in path.split("/"))


def failed(name: str, error: EiaError) -> PassedOver:
    """Return what should have been read, with the error that kept it from that.

    Examples
    --------
    >>> failed("a.pdf", EiaError("The file is broken.")).failed
    True
    """
    return PassedOver(name, error.code, error.what, error.todo, failed=True)
