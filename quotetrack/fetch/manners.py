"""What servers ask of those who read them: robots.txt, and time between two questions."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quotetrack.errors import UnreadableSource

if TYPE_CHECKING:
    from protego import Protego

_LONGEST = 30.0  # seconds between two questions that a server may ask for
_ROBOTS = 512 * 1024  # bytes of robots.txt that are read (RFC 9309 asks for 500 KiB at least)


@dataclass
class _Host:
    rules: Protego | None = None  # None: everything may be read
    refused: str = ""
    asked: float = -_LONGEST  # when the last question was asked


class Manners:
    """What is known of the hosts that were asked in one run."""

    def __init__(self, agent: str, *, seconds_between: float, ignore_robots: bool) -> None:
        """``agent`` is who we say we are; ``seconds_between`` the least between two questions to a host."""
        self._agent = agent
        self._between = seconds_between
        self._ignores = ignore_robots
        self._hosts: dict[str, _Host] = {}

    def wait(self, address: str, read: Callable[[str], tuple[int, bytes]]) -> None:
        """Wait until an address may be asked for; raise UnreadableSource where its server does not want that.

        ``read`` returns the status and the body of what stands at the address of robots.txt.
        """
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        host = self._hosts.get(site)
        if host is None:
            host = self._hosts[site] = _Host() if self._ignores else self._told(site, read)
        if host.refused:
            raise UnreadableSource(f"{address}: {host.refused}")
        if host.rules is not None and not host.rules.can_fetch(address, self._agent):
            raise UnreadableSource(
                f"{address}: its robots.txt asks programs not to read this: save the page and name the file,"
                " or use --ignore-robots where you may"
            )
        delay = (host.rules.crawl_delay(self._agent) if host.rules else None) or 0.0
        pause = host.asked + max(self._between, min(float(delay), _LONGEST)) - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        host.asked = time.monotonic()

    def _told(self, site: str, read: Callable[[str], tuple[int, bytes]]) -> _Host:
        """Return what robots.txt says (RFC 9309): without one all is allowed, out of order forbids all."""
        from protego import Protego

        try:
            status, body = read(f"{site}/robots.txt")
        except UnreadableSource as error:
            return _Host(refused=str(error).partition(": ")[2])
        if status >= 500:
            return _Host(refused=f"its robots.txt cannot be read now ({status}): try again later")
        if status >= 400:
            return _Host()
        return _Host(Protego.parse(body[:_ROBOTS].decode("utf-8", "replace")))
