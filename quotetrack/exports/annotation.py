"""W3C Web Annotation: each quote as an annotation of the article's text (https://www.w3.org/TR/annotation-model/).

Offsets are code points into the text as it was read, which is what TextPositionSelector counts.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from quotetrack.exports._about import article_uri, dated, doubt, moment, pieces, source, topics, urn
from quotetrack.exports._fragment import fragment
from quotetrack.exports._how import How
from quotetrack.exports._listing import told, write_listing
from quotetrack.exports._text import line
from quotetrack.records import StoredQuote

NAME = "annotation"
SUFFIX = ".annotations.jsonld"

_TEXT_FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write an AnnotationPage; a quote in several spans is one annotation with several targets."""
    asked = f"{how.title}:{how.asked}"
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": urn("annotations", asked),
        "type": "AnnotationPage",
        "partOf": {
            "id": urn("collection", asked),
            "type": "AnnotationCollection",
            "label": line(how.title),
        },
        "startIndex": 0,
    }
    write_listing(out, head, "items", (_annotation(quote, moment(how.at)) for quote in quotes))


def _annotation(quote: StoredQuote, at: str | None) -> dict[str, Any]:
    targets = list(_targets(quote))
    return told(
        id=urn("quote", quote.quote_id),
        type="Annotation",
        motivation="identifying",
        generator={"type": "Software", "name": "quotetrack"},
        generated=at,
        body=list(_bodies(quote)),
        target=targets[0] if len(targets) == 1 else targets,
    )


def _bodies(quote: StoredQuote) -> Iterator[dict[str, Any]]:
    """Yield who speaks, what about, and what else is known of the quote."""
    if name := line(quote.speaker or ""):
        yield _body("tagging", name)
    for label in topics(quote):
        yield _body("classifying", label)
    known = [dated(quote), source(quote), doubt(quote)]
    yield _body("describing", "; ".join(filter(None, known)))


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _targets(quote: StoredQuote) -> Iterator[dict[str, Any]]:
    """Yield each span, found by its words, by its place, and by a link that browsers scroll to."""
    last = len(quote.spans) - 1
    for number, (span, words) in enumerate(zip(quote.spans, pieces(quote), strict=True)):
        prefix = quote.prefix if number == 0 else ""
        suffix = quote.suffix if number == last else ""
        selectors = [
            {"type": "TextQuoteSelector", "exact": words} | told(prefix=prefix, suffix=suffix),
            {"type": "TextPositionSelector", "start": span[0], "end": span[1]},
        ]
        if words.strip():
            link = {"type": "FragmentSelector", "conformsTo": _TEXT_FRAGMENTS, "value": fragment(words)}
            selectors.append(link)
        yield {"source": article_uri(quote), "selector": selectors}
