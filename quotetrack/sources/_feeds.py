"""RSS, Atom and JSON Feed: each entry is a link to an article, with what the feed tells of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from quotetrack.errors import UnreadableSource
from quotetrack.sources._links import Link, moment
from quotetrack.sources._pages import text_of

_MARK = "jsonfeed.org/version"


def feed_links(raw: bytes, origin: str) -> Iterator[Link | UnreadableSource]:
    """Yield the entries of an RSS or Atom feed, as far as it can be read.

    Entities that a feed defines are never looked up, in it or elsewhere.
    """
    try:
        import feedparser
    except ImportError:
        missing = 'feeds are read with an extra: pip install "quotetrack[pages]"'
        raise UnreadableSource(f"{origin}: {missing}") from None
    try:
        found = feedparser.parse(raw, response_headers={"content-location": origin})
    except ValueError as error:  # what it says it is written in is itself broken
        raise UnreadableSource(f"{origin}: broken XML: {str(error)[:80]}") from error
    if not found.version and not found.entries:
        raise UnreadableSource(f"{origin}: neither a feed nor a sitemap: check the address")
    about = found.feed
    for entry in found.entries:
        address = entry.get("link") or next((one.get("href") for one in entry.get("links", ())), None)
        if not address:
            yield UnreadableSource(f"{origin}: an entry has no link: {entry.get('title', 'no title')!r}")
            continue
        contents = [one.get("value", "") for one in entry.get("content", ())]
        told = {
            "title": text_of(entry.get("title", "")),
            "published": moment(entry.get("published")),
            "author": entry.get("author"),
            "publisher": text_of(entry.get("source", {}).get("title", "") or about.get("title", "")),
            "language": about.get("language") or None,
        }
        text = text_of(max(contents, key=len, default=""))
        # its own `get` gives the day of publication for this one, and warns
        yield Link(address, told, text, moment(dict.get(entry, "updated")))


def is_json_feed(value: Any) -> bool:
    """Say whether a JSON value is a JSON Feed (jsonfeed.org, version 1 or 1.1)."""
    return isinstance(value, Mapping) and _MARK in str(value.get("version"))


def json_links(value: Mapping[str, Any], origin: str) -> Iterator[Link | UnreadableSource]:
    """Yield the entries of a JSON Feed."""
    items = value.get("items")
    for item in items if isinstance(items, list) else []:
        address = item.get("url") or item.get("external_url") if isinstance(item, Mapping) else None
        if not isinstance(address, str):
            yield UnreadableSource(f"{origin}: an entry has no `url`: {json.dumps(item)[:60]}")
            continue
        told = {
            "title": _string(item.get("title")),
            "published": moment(_string(item.get("date_published"))),
            "author": _author(item) or _author(value),
            "publisher": _string(value.get("title")),
            "language": _string(item.get("language")) or _string(value.get("language")),
        }
        text = _string(item.get("content_text")) or text_of(_string(item.get("content_html")) or "")
        yield Link(address, told, text, moment(_string(item.get("date_modified"))))


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _author(value: Mapping[str, Any]) -> str | None:
    authors = value.get("authors")
    one = authors[0] if isinstance(authors, list) and authors else value.get("author")
    return _string(one.get("name")) if isinstance(one, Mapping) else None
