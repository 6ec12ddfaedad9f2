"""Atom (RFC 4287): quotes as the entries of a feed that readers follow."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TextIO
from xml.etree import ElementTree

from quotetrack.exports._about import moment, passage, urn, who
from quotetrack.exports._how import How
from quotetrack.exports._text import address, cut, line
from quotetrack.records import StoredQuote

NAME = "atom"
SUFFIX = ".atom"

_TITLE = 100  # characters
_LONG_AGO = "1970-01-01T00:00:00Z"  # an entry has to tell a time, and nothing is invented nearer than that


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the feed; what XML cannot hold, or nobody could see, is shown as ``�``."""
    entries = iter(quotes)
    first = list(next(([quote] for quote in entries), []))
    updated = moment(how.at) or next(
        (time for quote in first if (time := moment(quote.published))), _LONG_AGO
    )
    out.write('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n')
    out.writelines(f"{part}\n" for part in _head(how, updated))
    for quote in chain(first, entries):
        out.write(f"{_text(_entry(quote, updated))}\n")
    out.write("</feed>\n")


def _head(how: How, updated: str) -> Iterator[str]:
    yield _text(_element("id", urn("feed", f"{how.title}:{how.asked}")))
    yield _text(_element("title", how.title))
    if how.asked:
        yield _text(_element("subtitle", how.asked))
    yield _text(_element("updated", updated))
    yield _text(_person("quotetrack"))
    yield _text(_element("generator", "quotetrack"))


def _entry(quote: StoredQuote, written: str) -> ElementTree.Element:
    published = moment(quote.published)
    entry = ElementTree.Element("entry")
    entry.extend(
        [
            _element("id", urn("quote", quote.quote_id)),
            _element("title", f"{who(quote)}: {cut(quote.shown, _TITLE)}"),
            _element("updated", published or written),
            *([_element("published", published)] if published else []),
            _person(who(quote)),
        ]
    )
    if link := address(quote.url):
        entry.append(_element("link", rel="alternate", href=link))
    entry.extend(_element("category", term=line(tag.topic), label=line(tag.label)) for tag in quote.tags)
    entry.append(_element("content", passage(quote), type="html"))
    return entry


def _person(name: str) -> ElementTree.Element:
    author = ElementTree.Element("author")
    author.append(_element("name", name))
    return author


def _element(name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.Element(name, attributes)
    element.text = line(text) if text is not None else None
    return element


def _text(element: ElementTree.Element) -> str:
    return ElementTree.tostring(element, encoding="unicode")
