"""Documents at web addresses: one file, or those that a page links to. Publishers are asked as ``fetch`` asks them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException, HTTPResponse
from threading import Lock
from typing import BinaryIO, cast
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from eiascore.batch.kinds import ARCHIVE, WEB_PAGES, Listed, ending, is_document
from eiascore.batch.model import PassedOver, Reference
from eiascore.batch.names import labels
from eiascore.corpus.visit import NotAllowedError, UnreachableError, Visitor
from eiascore.errors import FileProblemError, SourceError, TooLargeError, UnreadableError
from eiascore.settings import settings

_SAFE = "%/:?#[]@!$&'()*+,;=~"
_turn = Lock()


@cache
def _visitor() -> Visitor:
    """Return the visitor of this process: it knows when it last asked whom."""
    return Visitor()


def begin() -> None:
    """Forget earlier visits: a host that did not answer then is asked again."""
    _visitor.cache_clear()


def listing(address: str) -> list[Listed]:
    """Return the document at an address, or those that the page there links to.

    An address with the ending of a document is that document. At any other, a web page with links to documents is a
    list of them; those on foreign hosts are named and left alone.

    Parameters
    ----------
    address : str
        An http or https address.

    Returns
    -------
    list of Reference or PassedOver
        With names by the paths that they have on their hosts; "" for the address itself.

    Raises
    ------
    SourceError
        If it cannot be had.
    """
    try:
        path = urlsplit(address).path
    except ValueError as error:
        raise SourceError(f"{address} is no web address.", "Copy it from the address bar of a browser.") from error
    if is_document(path):
        if ending(path) == ARCHIVE:
            raise SourceError(f"{address} is an archive.", "Download it once and name the file.")
        return [Reference("", address)]
    try:
        page, answer = _page(address)
    except UnreadableError as error:
        raise SourceError(f"{address}: {error.what}", error.todo) from error
    links = _links(page, address) if page else []
    return _listed(address, links) if links else [Reference("", address, "", len(page) or -1, _modified(answer))]


def _page(address: str) -> tuple[bytes, HTTPResponse]:
    """Return a web page; nothing where the answer is of another type."""
    most = settings().max_bytes
    with _answer(address) as answer:
        page = answer.read(most + 1) if answer.headers.get_content_type() == "text/html" else b""
    if len(page) > most:
        raise TooLargeError(f"The page is larger than {most} bytes.", "Name the documents themselves.")
    return page, answer


def _links(page: bytes, address: str) -> list[str]:
    """Return the addresses of the documents that a page links to, each once, in its order."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    base = tree.css_first("base[href]")
    start = urljoin(address, base.attributes["href"] or "") if base is not None else address
    below = urljoin(address, ".")
    found: dict[str, None] = {}
    for link in tree.css("a[href]"):
        try:
            target = urldefrag(urljoin(start, (link.attributes["href"] or "").strip()))[0]
            parts = urlsplit(target)
        except ValueError:  # an address that is none leads nowhere
            continue
        further = ending(parts.path) not in WEB_PAGES or (target.startswith(below) and target != address)
        if parts.scheme in ("http", "https") and is_document(parts.path) and further:
            found[quote(target, safe=_SAFE)] = None
    return list(found)


def _listed(address: str, links: list[str]) -> list[Listed]:
    names = labels([[part for part in unquote(urlsplit(link).path).split("/") if part] for link in links])
    own = urlsplit(address).hostname or ""
    listed: list[Listed] = []
    for name, link in zip(names, links, strict=True):
        host = urlsplit(link).hostname or ""
        if host != own and not host.endswith(f".{own.removeprefix('www.')}"):
            what = f"The page links to it on another host, {host}."
            listed.append(PassedOver(name, "another_host", what, "Name its address as well if you want it read."))
        elif ending(name) == ARCHIVE:
            what = "It is an archive at a web address."
            listed.append(PassedOver(name, "remote_archive", what, "Download it once and name the file.", failed=True))
        else:
            listed.append(Reference(name, link))
    return listed


@contextmanager
def stream(reference: Reference) -> Iterator[BinaryIO]:
    """Open a document at a web address.

    Parameters
    ----------
    reference : Reference
        Where it is.

    Yields
    ------
    binary file

    Raises
    ------
    FileProblemError
        If it cannot be had, or comes in part.
    """
    with _answer(reference.place) as answer:
        yield cast(BinaryIO, answer)
        if answer.length:
            raise FileProblemError("The host broke off before the end.", "Run it again.")


@contextmanager
def _answer(address: str) -> Iterator[HTTPResponse]:
    try:
        with _turn:  # one after the other, or the pause between two requests would be none
            answer = _visitor().open(quote(address, safe=_SAFE))
        with answer:
            yield answer
    except NotAllowedError as error:
        raise FileProblemError(f"{str(error).capitalize()}.", "Download it in a browser and name the file.") from error
    except HTTPError as error:
        error.close()
        what = f"The host answers {error.code} {error.reason}."
        raise FileProblemError(what, "Check the address in a browser.") from error
    except (UnreachableError, OSError, HTTPException, ValueError) as error:
        what = f"The host cannot be reached, or broke off: {error or type(error).__name__}."
        raise FileProblemError(what, "Check the connection and run it again.") from error


def _modified(answer: HTTPResponse) -> float:
    try:
        return parsedate_to_datetime(answer.headers.get("Last-Modified", "")).timestamp()
    except (TypeError, ValueError, OverflowError):
        return 0.0
