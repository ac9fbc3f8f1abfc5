"""Asking a publisher for a page as a guest should: by name, no faster than asked, not where robots.txt says no."""

from __future__ import annotations

import time
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import IO, cast
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

from eiascore.settings import settings
from eiascore.version import __version__

AGENT = f"eiascore/{__version__} (fetches published Equality Impact Assessments for one reader)"
_MOST_ROBOTS = 500_000


class NotAllowedError(Exception):
    """The robots.txt of a host asks that an address be left alone."""


class UnreachableError(Exception):
    """A host does not answer at all."""


class Visitor:
    """Opens addresses, one after the other, with a pause between two requests to one host."""

    def __init__(self) -> None:
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}
        self._silent: dict[str, str] = {}
        self._opener: OpenerDirector = build_opener(ProxyHandler(), _Redirects(self))

    def open(self, address: str) -> HTTPResponse:
        """Open an address.

        Parameters
        ----------
        address : str
            An http or https address.

        Returns
        -------
        HTTPResponse

        Raises
        ------
        NotAllowedError
            If robots.txt asks that it be left alone, or what it redirects to.
        UnreachableError
            If the host does not answer, now or when it was asked before: it is not asked twice.
        urllib.error.HTTPError
            If the host answers that there is no such page, or with another error.
        """
        self.ask_leave(address)
        return self._request(address)

    def ask_leave(self, address: str) -> None:
        """Raise `NotAllowedError` where the robots.txt of the host asks that an address be left alone."""
        rules = self._rules(_root(address))
        if not rules.can_fetch(AGENT, address):
            raise NotAllowedError(f"the robots.txt of {urlsplit(address).netloc} asks programs to leave it alone")

    def _rules(self, root: str) -> RobotFileParser:
        if root not in self._robots:
            self._robots[root] = self._read_rules(root)
        return self._robots[root]

    def _read_rules(self, root: str) -> RobotFileParser:
        """Read robots.txt as RFC 9309 asks: none there is leave, a host in trouble is none."""
        rules = RobotFileParser()
        # robots.txt may be asked for whatever it says, and what it redirects to as well.
        self._robots[root] = rules
        rules.parse([])
        try:
            with self._request(f"{root}/robots.txt") as answer:
                rules = RobotFileParser()
                rules.parse(answer.read(_MOST_ROBOTS).decode("utf-8", "replace").splitlines())
        except HTTPError as error:
            error.close()
            rules = RobotFileParser()
            rules.parse(["User-agent: *", "Disallow: /"] if error.code >= 500 or error.code == 429 else [])
        except UnreachableError:
            del self._robots[root]
            raise
        return rules

    def _request(self, address: str) -> HTTPResponse:
        root = _root(address)
        if root in self._silent:
            raise UnreachableError(self._silent[root])
        self.wait(root)
        request = Request(address, headers={"User-Agent": AGENT})  # noqa: S310  (http and https alone, see `_root`)
        try:
            return cast(HTTPResponse, self._opener.open(request, timeout=settings().fetch_timeout))
        except HTTPError:
            raise
        except (URLError, OSError, HTTPException) as error:
            self._silent[root] = str(getattr(error, "reason", "") or error) or type(error).__name__
            raise UnreachableError(self._silent[root]) from None

    def wait(self, root: str) -> None:
        """Pause until the host may be asked again: the longer of our own delay and the one that it asks for."""
        rules = self._robots.get(root)
        asked = rules.crawl_delay(AGENT) if rules is not None else None
        pause = max(settings().fetch_delay, float(asked or 0))
        if root in self._last:
            time.sleep(max(0.0, self._last[root] + pause - time.monotonic()))
        self._last[root] = time.monotonic()


class _Redirects(HTTPRedirectHandler):
    """Follows a redirection where the robots.txt of the place that it leads to lets it."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        self._visitor.ask_leave(newurl)
        self._visitor.wait(_root(newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _root(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        raise NotAllowedError(f"{parts.scheme or 'no'} address: only http and https are fetched")
    return f"{parts.scheme}://{parts.netloc}"
