"""What one person said on a topic becomes the first and the latest wording, and how often in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from quotetrack.errors import BadQuery
from quotetrack.queries.answers import FirstLast, Period
from quotetrack.queries.filters import Filters
from quotetrack.records import StoredQuote
from quotetrack.words import differences, word_diff

_NEARLY_THE_SAME = 0.6  # share of the longer wording's words that the other has, too, in order
_DAY = timedelta(days=1)

Listing = Callable[[Filters], Iterable[StoredQuote]]
On = Callable[[str], Iterable[StoredQuote]]
Printed = tuple[str | None, str | None]


def first_last(
    filters: Filters,
    months: Sequence[Period],
    days: Sequence[str],
    listing: Listing,
    printed: Iterable[Printed],
) -> FirstLast:
    """Return the first and the latest wording of a person; raise BadQuery where nobody is named.

    ``months`` and ``days`` have such quotes, ``listing`` gives the quotes of filters, and ``printed`` has the
    statement and the day of each quote that answers to all but the days, by day. Quotes without a day are
    neither first nor last. Of several that may be first (latest) it is the one that was over first (began
    last), so that one of which only the month or year is known never passes for earlier or later than it is
    known to be. Of equals: as they were published; of one saying the fullest wording of that day.
    """
    if filters.person is None:
        raise BadQuery("--first-last: whose wording? name one --person")
    begun = _begun(printed)

    def ends(is_fit: Callable[[StoredQuote], bool]) -> tuple[StoredQuote | None, StoredQuote | None]:
        return (
            _first(days, lambda day: filter(is_fit, _on(day, filters, listing))),
            _last(days, lambda day: filter(is_fit, _on(day, filters, listing))),
        )

    first, last = ends(lambda quote: not _is_old(quote, begun))
    if first is None or last is None:  # all was said before: better that than nothing
        first, last = ends(lambda quote: True)
    if first and last and first.statement_id and first.statement_id == last.statement_id:
        last = first  # one saying, however often it was printed
    return FirstLast(
        first=first,
        last=last,
        diff=_diff(first, last),
        months=tuple(months),
        count=sum(month.count for month in months),
    )


def _begun(printed: Iterable[Printed]) -> dict[str, str]:
    """Return the first day on which each statement is listed."""
    begun: dict[str, str] = {}
    for statement, day in printed:
        if statement and day:
            begun.setdefault(statement, day)
    return begun


def _on(day: str, filters: Filters, listing: Listing) -> Iterator[StoredQuote]:
    """Yield the quotes that are listed on a day and may answer to the days asked for."""
    since = filters.first_day
    for quote in listing(replace(filters, since=day, until=day, limit=None)):
        if quote.day == day and (since is None or _over(quote).isoformat() >= since):
            yield quote


def _first(days: Sequence[str], on: On) -> StoredQuote | None:
    """Return the quote that was over before all others."""
    found: list[StoredQuote] = []
    for day in days:
        if found and day > min(map(_over, found)).isoformat():
            break
        found += on(day)
    earliest = min(found, key=lambda quote: (_over(quote), _order(quote)), default=None)
    return earliest and _fullest(earliest, found)


def _last(days: Sequence[str], on: On) -> StoredQuote | None:
    """Return the quote that began after all others."""
    for day in reversed(days):
        if found := list(on(day)):
            return _fullest(max(found, key=_order), found)
    return None


def _fullest(chosen: StoredQuote, found: Iterable[StoredQuote]) -> StoredQuote:
    """Return the longest report of the saying that was chosen, of its day."""
    same = [
        quote
        for quote in found
        if (quote.statement_id, quote.day) == (chosen.statement_id, chosen.day) and quote.statement_id
    ]
    return max(same, key=lambda quote: len(quote.text), default=chosen)


def _is_old(quote: StoredQuote, begun: Mapping[str, str]) -> bool:
    """Say whether a quote is listed on a day on which it was only printed again."""
    first = begun.get(quote.statement_id or "")
    return quote.day_is == "published" and (quote.recycled or bool(first and first < str(quote.day)))


def _over(quote: StoredQuote) -> date:
    """Return the last day on which it may have been said, so far as that is known."""
    return quote.said_end - _DAY if quote.said_end else date.fromisoformat(str(quote.day))


def _order(quote: StoredQuote) -> tuple[str, str, int]:
    return quote.published or "", quote.article_id, quote.spans[0][0]


def _diff(first: StoredQuote | None, last: StoredQuote | None) -> str | None:
    """Return what differs word by word where two wordings are nearly the same, but not quite."""
    if first is None or last is None or first.text == last.text:
        return None
    changes = differences(first.text, last.text)
    shared = sum(len(change.new.split()) for change in changes if change.kind == "same")
    longest = max(len(first.text.split()), len(last.text.split()))
    return word_diff(first.text, last.text) if shared >= _NEARLY_THE_SAME * longest else None
