"""How days look: a bar for each, then what was said on it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from quotetrack.cli._bars import bar_lines
from quotetrack.cli._looks import SHORT_ID, source, speaker
from quotetrack.cli._screen import plain, styled, terminal_width, width, wrap
from quotetrack.exports import when
from quotetrack.queries import Day, Period
from quotetrack.queries.periods import By, fitting
from quotetrack.records import StoredQuote

_INDENT = "  "

Charting = Callable[[By], Iterable[Period]]


def day_lines(found: Iterable[Day], charting: Charting, by: By | None = None) -> Iterator[str]:
    """Yield a bar chart counted by ``charting``, ``by`` what fits unless told, then each day's quotes."""
    days = list(found)
    if not days:
        return
    by = by or fitting((day.day, day.count) for day in days)
    yield from bar_lines(charting(by), by)
    for day in days:
        if day.quotes:
            yield ""
            yield styled(day_heading(day.day), "bold")
            for quote in day.quotes:
                yield ""
                yield from said_lines(quote)


def day_cells(day: Day) -> dict[str, object]:
    """Return what a plain table shows of a day."""
    return {"day": day.day or "no date", "quotes": day.count}


def day_heading(day: str | None) -> str:
    """Return a day in words: ``Monday 13 October 2025``."""
    if day is None:
        return "Without a date"
    told = date.fromisoformat(day)
    return f"{told:%A} {told.day} {told:%B %Y}"


def which(quote: StoredQuote) -> str:
    """Say what happened on the day under which a quote stands; of a month or a year, which it was."""
    if quote.day_is is None:
        return ""
    known = when(quote)
    return f", {quote.day_is}" if known == quote.day else f", {quote.day_is} {known}"


def said_lines(quote: StoredQuote) -> Iterator[str]:
    """Yield who said it, where it stands, whether on that day, and the words; wrapped, and indented."""
    columns = max(terminal_width(), 50)
    who = speaker(quote)
    told = wrap(
        f"{plain(who.text)}, {plain(source(quote))}{which(quote)}", columns - SHORT_ID - 2 * len(_INDENT)
    )
    name = plain(who.text)
    first = told[0].replace(name, styled(name, who.style), 1)
    gap = " " * (columns - width(told[0]) - SHORT_ID - len(_INDENT))
    yield f"{_INDENT}{first}{gap}{styled(quote.quote_id[:SHORT_ID], 'dim')}"
    yield from (f"{_INDENT}{line}" for line in told[1:])
    yield from (f"{_INDENT * 2}{line}" for line in wrap(plain(quote.shown), columns - 2 * len(_INDENT)))
