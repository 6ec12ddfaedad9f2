"""GDELT's Global Quotation Graph: the quotations of an article with what stands around each.

https://blog.gdeltproject.org/announcing-the-global-quotation-graph/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from quotetrack.errors import PassedOver, UnreadableSource
from quotetrack.importing.objects import host, moment, objects, text, web_address
from quotetrack.importing.snippets import Snippet, bare, joined
from quotetrack.records import Article

COLLECTION = "GDELT Global Quotation Graph"

_ENGLISH = {"english", "en", "eng"}


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article of each line, its text made of its snippets; a PassedOver for one not in English.

    Nobody is named as the speaker of a quotation there: that is for whoever reads the text to find.
    """
    for found in objects(stream, origin):
        if isinstance(found, UnreadableSource):
            yield found
        else:
            number, value = found
            try:
                yield _article(value, origin, number)
            except ValueError as error:
                yield UnreadableSource(f"{origin}, line {number}: {error}")


def _article(value: Mapping[str, Any], origin: str, number: int) -> Article | UnreadableSource:
    """Return what a line holds; raise ValueError where it is no line of that collection."""
    quotes = value.get("quotes")
    if not isinstance(quotes, list):
        raise ValueError("no article of GDELT GQG: it has no list of `quotes`")
    language = text(value.get("lang"))
    if language and language.casefold() not in _ENGLISH:
        passed = PassedOver(f"{origin}, line {number}: in {language}")
        passed.count = 1
        return passed
    made, _ = joined(filter(None, map(_snippet, quotes)))
    if not made:
        raise ValueError("no quotation of this article has any words")
    url = web_address(value.get("url"))
    return Article(
        text=made,
        url=url,
        title=text(value.get("title")) or None,
        published=moment(value.get("date")),
        publisher=host(url),
        language="en" if language else None,
        origin=origin,
        line=number,
        collection=COLLECTION,
    )


def _snippet(quote: Any) -> Snippet | None:
    if not isinstance(quote, dict) or not (words := bare(text(quote.get("quote")))):
        return None
    return Snippet(_spaced(quote.get("pre")), words, _spaced(quote.get("post")))


def _spaced(value: Any) -> str:
    """Return text in one line, and a space at each end where there was one."""
    if not isinstance(value, str):
        return ""
    return f"{' ' * value[:1].isspace()}{text(value)}{' ' * value[-1:].isspace()}"
