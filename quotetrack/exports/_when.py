"""How days look on which something was said: as much of a date as is known."""

from calendar import monthrange
from datetime import date, timedelta

from quotetrack.records import StoredQuote

_DAY = timedelta(days=1)


def days(start: date, end: date) -> str:
    """Return the days from ``start`` up to, not with, ``end``: a day, a month, a year, or the two."""
    last = end - _DAY
    if start == last:
        return start.isoformat()
    if start.day == 1 and (start.year, start.month) == (last.year, last.month):
        if last.day == monthrange(last.year, last.month)[1]:
            return f"{start:%Y-%m}"
    if (start.month, start.day, last.month, last.day, last.year) == (1, 1, 12, 31, start.year):
        return f"{start.year:04}"
    return f"{start} to {last}"


def when(quote: StoredQuote) -> str:
    """Return the day, month or year on which a quote is listed."""
    if quote.said_start and quote.said_end:
        return days(quote.said_start, quote.said_end)
    return quote.day or "no date"
