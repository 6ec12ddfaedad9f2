"""An address becomes the bytes that stand there: within limits, or one line that says why not."""

from __future__ import annotations

import io
import re
import time
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from quotetrack.errors import UnreadableSource

if TYPE_CHECKING:
    import httpx

LIMIT = 10 * 1024 * 1024
SECONDS = 20.0
REDIRECTS = 5

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


def page(address: str) -> io.BytesIO:
    """Return what stands at an address; text comes as UTF-8 where the server says how it is written.

    Raises UnreadableSource: for what is not on the web, an error of the server, and what is over a limit.
    """
    if not _WEB.match(address):
        raise UnreadableSource(f"{address}: only http:// and https:// addresses can be fetched")
    try:
        import httpx
    except ImportError:
        missing = 'addresses are fetched with an extra: pip install "quotetrack[pages]"'
        raise UnreadableSource(f"{address}: {missing}") from None
    until = time.monotonic() + SECONDS
    headers = {"User-Agent": f"quotetrack/{version('quotetrack')}"}
    # each redirect is an answer, too
    hooks = {"response": [lambda _: _in_time(address, until)]}
    try:
        with (
            httpx.Client(
                headers=headers,
                timeout=SECONDS,
                follow_redirects=True,
                max_redirects=REDIRECTS,
                event_hooks=hooks,
            ) as client,
            client.stream("GET", address) as response,
        ):
            return io.BytesIO(_body(address, response, until))
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise UnreadableSource(f"{address}: {_reason(error)}") from error


def _body(address: str, response: httpx.Response, until: float) -> bytes:
    code = response.status_code
    if not response.is_success:
        told = _STATUS.get(code) or _STATUS.get(code // 100 * 100, "gives no page: check the address")
        raise UnreadableSource(f"{address}: the server {told} ({code})")
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        _in_time(address, until)
        if len(body) > LIMIT:
            raise UnreadableSource(f"{address}: over {LIMIT >> 20} MiB: save it and name the file")
    kind = response.headers.get("content-type", "")
    return _as_utf8(bytes(body), response.charset_encoding if _TEXTUAL.match(kind) else None)


def _in_time(address: str, until: float) -> None:
    if time.monotonic() > until:
        raise UnreadableSource(f"{address}: {_TOO_LONG}")


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
