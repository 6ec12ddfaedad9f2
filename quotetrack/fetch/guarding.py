"""A host becomes the addresses that may be connected to: the public ones, unless others are allowed."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quotetrack.errors import UnreadableSource

if TYPE_CHECKING:
    import httpx

_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052


def hosts(address: str, *, allow_private: bool) -> list[str]:
    """Return the IP addresses that a web address leads to, in the order in which to try them.

    Raises UnreadableSource where one of them is not public (RFC 6890), since a name that leads to both is
    nobody's honest mistake, and OSError where there is no such host.
    """
    parts = urlsplit(address)
    found = socket.getaddrinfo(parts.hostname, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    each = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not allow_private and not all(map(_is_public, each)):
        raise UnreadableSource(f"{address}: it leads into a private network: --allow-private lets it")
    return each


def _is_public(host: str) -> bool:
    ip = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = _within(ip) or ip
    return ip.is_global and not ip.is_multicast


def _within(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the address that one of the ways from IPv6 to IPv4 leads to."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]


def guarded(*, allow_private: bool) -> httpx.BaseTransport:
    """Return a transport that connects to the very address that was found to be public, not to a name.

    A name that is looked up twice may lead elsewhere the second time (DNS rebinding).
    """
    import httpx

    class Guarded(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            first, *others = hosts(str(request.url), allow_private=allow_private)
            try:
                return super().handle_request(_towards(request, first))
            except httpx.ConnectError as error:
                failure = error
            for host in others:
                try:
                    return super().handle_request(_towards(request, host))
                except httpx.ConnectError as error:
                    failure = error
            raise failure

    return Guarded()


def _towards(request: httpx.Request, host: str) -> httpx.Request:
    """Return the same request to one address of its host; its headers name the host as before."""
    import httpx

    return httpx.Request(
        request.method,
        request.url.copy_with(host=host),
        headers=request.headers,
        stream=request.stream,
        extensions=request.extensions | {"sni_hostname": request.url.host},
    )
