"""An address becomes the bytes that stand there: within limits, or one line that says why not."""

from __future__ import annotations

import io
import re
import time
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol
from urllib.request import getproxies

from quotetrack.errors import NotModified, UnreadableSource
from quotetrack.fetch.guarding import guarded
from quotetrack.fetch.manners import Manners

if TYPE_CHECKING:
    import httpx

LIMIT = 10 * 1024 * 1024
SECONDS = 20.0
REDIRECTS = 5

_LATER = (429, 503)
_PATIENCE = 60  # seconds that a busy server may ask us to wait

_ADDRESS = re.compile(r"[a-z][a-z\d+.-]+://", re.IGNORECASE)  # of two letters and more: C:// is a disk
_WEB = re.compile(r"https?://", re.IGNORECASE)
_TEXTUAL = re.compile(r"text/|\S+[/+](?:json|xml)\b|application/xhtml", re.IGNORECASE)
_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}  # what is said to be so is cp1252 in truth
_TOO_LONG = f"no full answer within {SECONDS:.0f} seconds: try again later"
_REASONS = {  # by the name of the error, or of one behind it, the first that fits
    "TimeoutException": _TOO_LONG,
    "TooManyRedirects": f"redirected more than {REDIRECTS} times: check the address",
    "UnsupportedProtocol": "it leads to what is no http:// or https:// address",
    "InvalidURL": "this is no address: check how it is written",
    "UnicodeError": "this is no address: check how it is written",
    "gaierror": "no such host is known: check the address, and the network",
    "SSLCertVerificationError": "its certificate is not to be trusted: save the page and name the file",
    "SSLError": "no secure connection comes about: save the page and name the file",
    "ConnectError": "no connection comes about: check the address, and the network",
    "DecodingError": "what it sends is not packed as it says: save the page and name the file",
    "HTTPError": "the connection broke off: try again later",
    "OSError": "no connection comes about: check the address, and the network",
}
_STATUS = {  # of 4xx and 5xx what there is to do; all others by their hundred
    401: "asks for a login: save the page and name the file",
    403: "refuses to show it: save the page and name the file",
    404: "has no such page: check the address",
    410: "has this page no more: check the address",
    429: "was asked too often: try again later",
    400: "does not answer this: check the address",
    500: "is out of order: try again later",
}


def is_address(location: str) -> bool:
    """Say whether a location is an address, of the web or not, and no path."""
    return bool(_ADDRESS.match(location))


class Visits(Protocol):
    """What a server said of an address when it was read last, so that it need not send the same again."""

    def get(self, address: str) -> tuple[str, str] | None:
        """Return the ETag and the Last-Modified of the last answer, each empty where there was none."""

    def set(self, address: str, tag: str, modified: str) -> None:
        """Keep those of an answer."""


class Web:
    """How addresses are read in one run: who may be asked, how often, and what is known already."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        ignore_robots: bool = False,
        seconds_between: float = 1.0,
        visits: Visits | None = None,
    ) -> None:
        """``seconds_between`` is the least time between two questions to a host."""
        agent = f"quotetrack/{version('quotetrack')}"
        self._headers = {"User-Agent": agent}
        self._allow_private = allow_private
        self._manners = Manners(agent, seconds_between=seconds_between, ignore_robots=ignore_robots)
        self._visits = visits

    def page(self, address: str) -> io.BytesIO:
        """Return what stands at an address; text comes as UTF-8 where the server says how it is written.

        Raises UnreadableSource: for what is not on the web, what its server does not want to be read, an
        error of the server, and what is over a limit; NotModified where it is as it was at the last visit.
        """
        if not _WEB.match(address):
            raise UnreadableSource(f"{address}: only http:// and https:// addresses can be fetched")
        try:
            import httpx
        except ImportError:
            missing = 'addresses are fetched with an extra: pip install "quotetrack[pages]"'
            raise UnreadableSource(f"{address}: {missing}") from None
        until = _Until(address)
        try:
            with self._client() as client:
                response = self._answer(client, httpx.URL(address), until, self._conditions(address))
                if response.status_code in _LATER and (pause := _pause(response)) is not None:
                    response.close()
                    time.sleep(pause)
                    until = _Until(address)
                    response = self._answer(client, httpx.URL(address), until, self._conditions(address))
                try:
                    body = _body(address, response, until)
                finally:
                    response.close()
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError) as error:
            raise UnreadableSource(f"{address}: {_reason(error)}") from error
        if self._visits is not None:
            headers = response.headers
            self._visits.set(address, headers.get("etag", ""), headers.get("last-modified", ""))
        return io.BytesIO(body)

    def _client(self) -> httpx.Client:
        import httpx

        # behind a proxy it is the proxy that connects, and has to know who may be asked
        proxied = any(name in getproxies() for name in ("http", "https", "all"))
        transport = None if proxied else guarded(allow_private=self._allow_private)
        return httpx.Client(headers=self._headers, timeout=SECONDS, transport=transport)

    def _answer(
        self, client: httpx.Client, url: httpx.URL, until: _Until, headers: dict[str, str]
    ) -> httpx.Response:
        """Return the answer after all redirects, each of which is asked for as the first address is."""
        request = client.build_request("GET", url, headers=headers)
        for _ in range(REDIRECTS + 1):
            if request.url.scheme not in ("http", "https") or not request.url.host:
                raise UnreadableSource(f"{until.address}: {_REASONS['UnsupportedProtocol']}")
            self._manners.wait(str(request.url), partial(self._robots, client))
            response = client.send(request, stream=True)
            until.check()
            if response.next_request is None:
                return response
            response.close()
            request = response.next_request
        raise UnreadableSource(f"{until.address}: {_REASONS['TooManyRedirects']}")

    def _robots(self, client: httpx.Client, address: str) -> tuple[int, bytes]:
        import httpx

        until = _Until(address)
        request = client.build_request("GET", address)
        try:
            for _ in range(REDIRECTS + 1):
                response = client.send(request, stream=True)
                try:
                    if response.next_request is None:
                        return response.status_code, _content(response, until) if response.is_success else b""
                    request = response.next_request
                finally:
                    response.close()
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError) as error:
            raise UnreadableSource(f"{address}: {_reason(error)}") from error
        return 404, b""  # it leads nowhere: as if there were none

    def _conditions(self, address: str) -> dict[str, str]:
        tag, modified = (self._visits.get(address) if self._visits else None) or ("", "")
        headers = {"If-None-Match": tag, "If-Modified-Since": modified}
        return {name: value for name, value in headers.items() if value}


class _Until:
    """The time that an address has."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._end = time.monotonic() + SECONDS

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise UnreadableSource(f"{self.address}: {_TOO_LONG}")


def _pause(response: httpx.Response) -> float | None:
    """Return the seconds after which a busy server wants to be asked again, None where that is too long."""
    told = response.headers.get("retry-after", "")
    return float(told) if told.isdigit() and int(told) <= _PATIENCE else None


def _body(address: str, response: httpx.Response, until: _Until) -> bytes:
    code = response.status_code
    if code == 304:
        raise NotModified(f"{address}: nothing new since the last visit")
    if not response.is_success:
        told = _STATUS.get(code) or _STATUS.get(code // 100 * 100, "gives no page: check the address")
        raise UnreadableSource(f"{address}: the server {told} ({code})")
    kind = response.headers.get("content-type", "")
    return _as_utf8(_content(response, until), response.charset_encoding if _TEXTUAL.match(kind) else None)


def _content(response: httpx.Response, until: _Until) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        until.check()
        if len(body) > LIMIT:
            raise UnreadableSource(f"{until.address}: over {LIMIT >> 20} MiB: save it and name the file")
    return bytes(body)


def _as_utf8(body: bytes, charset: str | None) -> bytes:
    """Return text in UTF-8: as it is where it is UTF-8 whatever the server says, or nothing is said."""
    if charset is None or body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return body
    try:
        body.decode("utf-8")
        return body
    except UnicodeDecodeError:
        charset = "cp1252" if charset.lower() in _LATIN else charset
    try:
        return body.decode(charset, "replace").encode()
    except LookupError:  # nobody knows this charset: the page itself may say better
        return body


def _reason(error: BaseException) -> str:
    names = {base.__name__ for cause in _causes(error) for base in type(cause).__mro__}
    return next(reason for name, reason in _REASONS.items() if name in names)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
