"""Links lead on: from a feed or a sitemap to the articles it lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quotetrack.errors import DroppedField, NotModified, UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._links import Link

IsKnown = Callable[[str], bool]
Item = Article | Link | UnreadableSource

_DEEP = 3  # lists of lists of lists: an index of sitemaps, a sitemap, its page
_MOST = 5_000  # links that are followed from one location: at one a second, an hour and a half
_WEB = re.compile(r"https?://", re.IGNORECASE)


class Following:
    """The links of one run: none is followed twice."""

    def __init__(self, read: Callable[[str], Iterator[Item]], is_known: IsKnown | None) -> None:
        """``read`` yields what stands at a location; ``is_known`` says which addresses need not be read."""
        self._read = read
        self._is_known = is_known
        self._met: set[str] = set()

    def articles(self, location: str) -> Iterator[Article | UnreadableSource]:
        """Yield the articles of a location, and of what it links to."""
        self._met.add(location)
        yield from self._documents(location, 0, [_MOST])

    def _documents(self, location: str, depth: int, left: list[int]) -> Iterator[Article | UnreadableSource]:
        for item in self._read(location):
            if not isinstance(item, Link):
                yield item
            elif item.address not in self._met:
                if not left[0]:
                    yield _at(location, f"{location}: over {_MOST:,} links: the others are left, name them")
                    return
                left[0] -= 1
                self._met.add(item.address)
                yield from self._followed(item, location, depth, left)

    def _followed(
        self, link: Link, location: str, depth: int, left: list[int]
    ) -> Iterator[Article | UnreadableSource]:
        address = link.address
        if not _WEB.match(address):  # whoever writes a feed must not choose among the files here
            yield _at(location, f"{location}: links to {address[:200]!r}, which is no web address")
        elif depth == _DEEP:
            yield _at(address, f"{address}: {depth + 1} lists lead here, one to the next: name it by itself")
        elif self._is_known is not None and self._is_known(address):
            yield _at(address, f"{address}: stored already", NotModified)
        else:
            yield from _told(link, location, self._documents(address, depth + 1, left))


def _told(
    link: Link, location: str, found: Iterator[Article | UnreadableSource]
) -> Iterator[Article | UnreadableSource]:
    """Yield what stands where a link leads; if that cannot be read, what was carried with the link."""
    for number, item in enumerate(found):
        is_failure = isinstance(item, UnreadableSource) and not isinstance(item, DroppedField | NotModified)
        if number == 0 and is_failure and (carried := link.carried(location)) is not None:
            yield carried
            return
        yield link.completed(item) if isinstance(item, Article) else item


def _at(location: str, message: str, kind: type[UnreadableSource] = UnreadableSource) -> UnreadableSource:
    error = kind(message)
    error.location = location
    return error
