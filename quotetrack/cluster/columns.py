"""Articles with their quotes become tables, and tables become articles with their quotes again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.exports.parquet import schema, value
from quotetrack.records import Article, Quote, Record, StoredQuote, Version
from quotetrack.records.columns import restored

KINDS = ("articles", "quotes", "failures")  # a folder for each
UNKNOWN = "unknown"
ROW = "row"  # the column that says which item of its part an article, quote or failure is of

Found = tuple[Article, list[Quote]]
Rows = dict[tuple[str, str], list[dict[str, Any]]]  # of a kind and a month


class Failed(Record):
    """What could not be read: ``location`` is what to read again, ``is_warning``: a field is missing only."""

    location: str | None
    message: str
    is_warning: bool


_MODELS: Mapping[str, type[Record]] = {"articles": Version, "quotes": StoredQuote, "failures": Failed}


def rows(found: Iterable[tuple[int, Article, list[Quote] | UnreadableSource]], *, indirect: bool) -> Rows:
    """Return the rows of articles and their quotes by kind and month; each article comes with its number."""
    made: Rows = defaultdict(list)
    for number, article, outcome in found:
        month = _month(article.published)
        if isinstance(outcome, UnreadableSource):
            made["failures", UNKNOWN].append(failed(number, outcome))
            continue
        version = Version(**article.model_dump(), has_indirect=indirect)
        made["articles", month].append(_row(version, number))
        made["quotes", month] += [_row(_listed(quote, article), number) for quote in outcome]
    return made


def failed(number: int, error: UnreadableSource) -> dict[str, Any]:
    """Return the row of what could not be read."""
    is_warning = isinstance(error, DroppedField)
    return _row(Failed(location=error.location, message=str(error), is_warning=is_warning), number)


def table(kind: str, some: Sequence[dict[str, Any]]) -> Any:
    """Return rows of a kind as an Arrow table."""
    import pyarrow

    own = schema(pyarrow, _MODELS[kind]).append(pyarrow.field(ROW, pyarrow.int32()))
    return pyarrow.Table.from_pylist(sorted(some, key=lambda row: int(row[ROW])), schema=own)


def items(read: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[Found | UnreadableSource]:
    """Yield what the rows of each kind of a part tell, in the order read."""
    quotes: dict[int, list[Quote]] = defaultdict(list)
    for row in read["quotes"]:
        quotes[row[ROW]].append(restored(row, Quote))
    articles = [(row[ROW], 1, row) for row in read["articles"]]
    failures = [(row[ROW], 0, row) for row in read["failures"]]
    for number, is_article, row in sorted([*articles, *failures], key=lambda one: one[:2]):
        yield (restored(row, Article), quotes[number]) if is_article else _error(row)


def _row(record: Record, number: int) -> dict[str, Any]:
    return {name: value(name, record) for name in type(record).model_fields} | {ROW: number}


def _listed(quote: Quote, article: Article) -> StoredQuote:
    """Return a quote as a timeline would list it that knows nothing but its article."""
    said, published = quote.said_start, _day(quote.published)
    day = said.isoformat() if said and quote.said_end else published
    return StoredQuote.model_construct(
        **{name: getattr(quote, name) for name in Quote.model_fields},
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        day=day,
        day_is="said" if said and quote.said_end else "published" if day else None,
    )


def _error(row: Mapping[str, Any]) -> UnreadableSource:
    error = (DroppedField if row["is_warning"] else UnreadableSource)(row["message"])
    error.location = row["location"]
    return error


def _day(published: str | None) -> str | None:
    return datetime.fromisoformat(published).date().isoformat() if published else None


def _month(published: str | None) -> str:
    return (_day(published) or UNKNOWN)[:7]
