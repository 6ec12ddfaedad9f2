"""Sitemaps (sitemaps.org, with the extension for news): links to pages, or to further sitemaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.errors import UnreadableSource
from quotetrack.sources._links import Link, moment

_BEGINS = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)


def is_sitemap(head: bytes) -> bool:
    """Say whether XML that begins so is a sitemap, or an index of them."""
    return bool(_BEGINS.search(head))


def sitemap_links(raw: bytes, origin: str) -> Iterator[Link | UnreadableSource]:
    """Yield the pages or sitemaps that are named, as far as the XML can be read."""
    try:
        from lxml import etree
    except ImportError:
        missing = 'sitemaps are read with an extra: pip install "quotetrack[pages]"'
        raise UnreadableSource(f"{origin}: {missing}") from None
    # no entity is looked up, in the file, on the disk or elsewhere
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableSource(f"{origin}: broken XML: {error.msg}") from error
    for entry in root if root is not None else ():
        told = {
            # a name that XML forbids comes through where the file is broken
            one.tag.rpartition("}")[2].rpartition(":")[2]: (one.text or "").strip()
            for one in entry.iter()
            if isinstance(one.tag, str)
        }
        if not told.get("loc"):
            continue
        published = moment(told.get("publication_date"))
        yield Link(
            told["loc"],
            {"title": told.get("title"), "published": published, "publisher": told.get("name")},
            changed=moment(told.get("lastmod")),
        )
