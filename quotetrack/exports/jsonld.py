"""schema.org Quotation as JSON-LD, for a page that search engines read (https://schema.org/Quotation)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, TextIO

from quotetrack.exports._about import article_uri, moment, urn
from quotetrack.exports._how import How
from quotetrack.exports._listing import told, write_listing
from quotetrack.exports._text import address, line
from quotetrack.exports._when import days
from quotetrack.records import StoredQuote

NAME = "jsonld"
SUFFIX = ".jsonld"
WITH_WIKIDATA = True  # it tells who somebody is in other lists, too

_WIKIDATA = "http://www.wikidata.org/entity/"  # the items' own addresses begin so
_TYPES = {"person": "Person", "organization": "Organization"}


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the graph; it may stand in a script element as it is.

    Each article and each speaker is told of once, where they come first, and named by ``@id`` from then on.
    """
    seen: set[str] = set()
    graph = (_quotation(quote, how, seen) for quote in quotes)
    write_listing(out, {"@context": "https://schema.org"}, "@graph", graph)


def _quotation(quote: StoredQuote, how: How, seen: set[str]) -> dict[str, Any]:
    speaker = _once(_speaker(quote, how), seen)
    note = "Not verbatim: what was said, in the reporter's words" if quote.kind == "indirect" else None
    return told(
        **{"@type": "Quotation", "@id": urn("quote", quote.quote_id)},
        text=line(quote.text),
        disambiguatingDescription=note,
        spokenByCharacter=speaker,
        creator={"@id": speaker["@id"]} if speaker and "@id" in speaker else None,
        **_said(quote),
        about=[
            {"@type": "DefinedTerm", "name": line(tag.label), "termCode": line(tag.topic)}
            for tag in quote.tags
        ],
        isPartOf=_once(_article(quote), seen),
    )


def _said(quote: StoredQuote) -> dict[str, str]:
    """Return when it was said, where the article tells it: a day, a month, a year, or from when to when."""
    if not (quote.said_start and quote.said_end):
        return {}
    shown = days(quote.said_start, quote.said_end)
    if " " not in shown:
        return {"dateCreated": shown}
    last = quote.said_end - timedelta(days=1)
    return {"temporalCoverage": f"{quote.said_start}/{last}"}


def _speaker(quote: StoredQuote, how: How) -> dict[str, Any] | None:
    name = line(quote.speaker or "")
    if not name:
        return None
    item = how.wikidata.get(quote.person_id or "")
    return told(
        **{"@type": _TYPES.get(quote.speaker_type, "Person")},
        **({"@id": urn("person", quote.person_id)} if quote.person_id else {}),
        name=name,
        sameAs=f"{_WIKIDATA}{item}" if item else None,
    )


def _article(quote: StoredQuote) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": line(quote.publisher)} if quote.publisher else None
    return told(
        **{"@type": "NewsArticle", "@id": article_uri(quote)},
        headline=line(quote.title or ""),
        url=address(quote.url),
        datePublished=_published(quote.published),
        publisher=publisher,
    )


def _published(text: str | None) -> str | None:
    """Return the day where only that is told, else the time."""
    time = moment(text)
    return time[:10] if time and text and len(text) == len("2025-10-13") else time


def _once(node: dict[str, Any] | None, seen: set[str]) -> dict[str, Any] | None:
    """Return a node in full the first time, and its name afterwards."""
    name = node.get("@id") if node else None
    if not name:
        return node
    if name in seen:
        return {"@id": name}
    seen.add(name)
    return node
