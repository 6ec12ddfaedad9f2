"""How topics look: a table of them, and all that is known of one."""

from collections.abc import Iterable, Iterator, Sequence

from quotetrack.cli._asking import counted
from quotetrack.cli._looks import quote_lines
from quotetrack.cli._pages import labelled, listed
from quotetrack.cli._screen import plain, styled
from quotetrack.cli._table import Text, fitted, lines
from quotetrack.queries import TopicPage, TopicSummary
from quotetrack.records import StoredQuote
from quotetrack.words import folded

_CUES = 60  # that a page lists


def named(topics: Sequence[TopicSummary], name: str) -> list[TopicSummary]:
    """Return the topics of the scheme of this name, or those in whose labels its words stand."""
    wanted = set(folded(name))
    return [
        topic
        for topic in topics
        if name in (topic.scheme, topic.id) or (wanted and wanted <= set(folded(topic.label)))
    ]


def topic_lines(topics: Iterable[TopicSummary]) -> Iterator[str]:
    """Yield a table of topics, as wide as it must be."""
    headings = ["label", "id", "quotes", "people", "first", "last"]
    rows = [[plain(str(cell)) for cell in topic_cells(topic).values()] for topic in topics]
    columns = fitted(headings, rows, numbers={2, 3})
    return lines(columns, ([[Text(cell)] for cell in row] for row in rows))


def topic_cells(topic: TopicSummary) -> dict[str, object]:
    """Return what a plain table shows of a topic."""
    return {
        "label": topic.label,
        "id": topic.id,
        "quotes": topic.quotes,
        "people": topic.people,
        "first": topic.first or "",
        "last": topic.last or "",
    }


def page_lines(pages: Iterable[TopicPage]) -> Iterator[str]:
    """Yield what there is to say of a topic, then some of its quotes."""
    for page in pages:
        yield styled(plain(page.topic.label), "bold")
        for label, texts in _facts(page):
            yield from labelled(label, texts)
        if page.quotes:
            yield ""
            yield from quote_lines(page.quotes)


def page_cells(page: TopicPage) -> dict[str, object]:
    """Return what a plain table shows of a topic."""
    return {label: "; ".join(texts) for label, texts in (("label", [page.topic.label]), *_facts(page))}


def _facts(page: TopicPage) -> Iterator[tuple[str, Sequence[str]]]:
    topic, summary = page.topic, page.summary
    yield "id", [topic.id]
    yield "listed in", [f"{page.scheme} ({page.licence})"]
    yield "is", [topic.definition]
    yield "also", [", ".join(topic.also)]
    yield "part of", [topic.broader or ""]
    yield "parts", [", ".join(page.narrower)]
    yield "cues", [_cut(topic.cues)]
    yield "hints", [_cut(topic.hints)]
    yield "never", [_cut(topic.never)]
    span = f", {summary.first} to {summary.last}" if summary.first else ""
    yield "quotes", [f"{summary.quotes:,}{span}, of {_people(summary.people)}"]
    yield "said by", [listed(page.people)]
    yield "told by", [_cut(_evidence(page.quotes, topic.id))]


def _evidence(quotes: Iterable[StoredQuote], topic: str) -> list[str]:
    """Return the words by which quotes were tagged, each once."""
    found = (word for quote in quotes for tag in quote.tags if tag.topic == topic for word in tag.evidence)
    return list(dict.fromkeys(found))


def _people(number: int) -> str:
    return counted(number, "person") if number == 1 else f"{number:,} people"


def _cut(words: Sequence[str]) -> str:
    more = f" and {len(words) - _CUES:,} more" if len(words) > _CUES else ""
    return ", ".join(words[:_CUES]) + more
