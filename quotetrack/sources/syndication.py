"""Feeds and sitemaps: lists of articles that stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.sources._decoding import LIMIT
from quotetrack.sources._feeds import feed_links
from quotetrack.sources._links import Link
from quotetrack.sources._sitemaps import is_sitemap, sitemap_links

SUFFIXES = (".rss", ".atom", ".xml")
EXTRA = "pages"

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,2000}?\?>\s*|<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = 4096  # bytes in which XML says what it is


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of a feed or a sitemap."""
    return bool(_BEGINS.match(head))


def read(stream: BinaryIO, origin: str) -> Iterator[Link | UnreadableSource]:
    """Yield the links of RSS, Atom, or a sitemap."""
    raw = stream.read(LIMIT + 1)
    if not raw.strip():
        raise UnreadableSource(f"{origin}: the file is empty")
    if len(raw) > LIMIT:
        raise UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB in one feed: split it")
    yield from (sitemap_links if is_sitemap(raw[:_HEAD]) else feed_links)(raw, origin)
