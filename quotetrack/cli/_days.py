"""How days look: a bar for each, then what was said on it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from quotetrack.cli._looks import SHORT_ID, source, speaker
from quotetrack.cli._screen import pad, plain, styled, terminal_width, width, wrap
from quotetrack.exports import when
from quotetrack.queries import Day
from quotetrack.records import StoredQuote

_MOST_BARS = 31  # more days than that are charted by month, more months by year
_WIDEST_STEP = 4  # columns for one quote: a handful must not look like a flood
_INDENT = "  "
_PRECISIONS = (len("2025-10-31"), len("2025-10"), len("2025"))


def day_lines(days: Iterable[Day]) -> Iterator[str]:
    """Yield a bar chart of the days, then each day's quotes."""
    days = list(days)
    if not days:
        return
    yield from _chart(days)
    for day in days:
        if day.quotes:
            yield ""
            yield styled(_heading(day.day), "bold")
            for quote in day.quotes:
                yield ""
                yield from _quote(quote)


def day_cells(day: Day) -> dict[str, object]:
    """Return what a plain table shows of a day."""
    return {"day": day.day or "no date", "quotes": day.count}


def _chart(days: list[Day]) -> Iterator[str]:
    bars = _bars(days)
    most, digits = max(bars.values()), len(f"{max(bars.values()):,}")
    room = min(terminal_width(), 80) - SHORT_ID - digits - 2 * len(_INDENT)
    scale = min(room / most, _WIDEST_STEP)
    for label, count in bars.items():
        bar = "▇" * max(1, round(count * scale))
        yield f"{pad(label, SHORT_ID)}{_INDENT}{styled(f'{count:>{digits},}', 'dim')}{_INDENT}{bar}"


def _bars(days: list[Day]) -> dict[str, int]:
    bars: Counter[str] = Counter()
    for precision in _PRECISIONS:
        bars = Counter()
        for day in days:
            bars[day.day[:precision] if day.day else "no date"] += day.count
        if len(bars) <= _MOST_BARS:
            break
    return bars


def _heading(day: str | None) -> str:
    if day is None:
        return "Without a date"
    told = date.fromisoformat(day)
    return f"{told:%A} {told.day} {told:%B %Y}"


def _which(quote: StoredQuote) -> str:
    """Say what happened on the day under which a quote stands; of a month or a year, which it was."""
    if quote.day_is is None:
        return ""
    known = when(quote)
    return f", {quote.day_is}" if known == quote.day else f", {quote.day_is} {known}"


def _quote(quote: StoredQuote) -> Iterator[str]:
    columns = max(terminal_width(), 50)
    who = speaker(quote)
    told = wrap(
        f"{plain(who.text)}, {plain(source(quote))}{_which(quote)}", columns - SHORT_ID - 2 * len(_INDENT)
    )
    name = plain(who.text)
    first = told[0].replace(name, styled(name, who.style), 1)
    gap = " " * (columns - width(told[0]) - SHORT_ID - len(_INDENT))
    yield f"{_INDENT}{first}{gap}{styled(quote.quote_id[:SHORT_ID], 'dim')}"
    yield from (f"{_INDENT}{line}" for line in told[1:])
    yield from (f"{_INDENT * 2}{line}" for line in wrap(plain(quote.shown), columns - 2 * len(_INDENT)))
