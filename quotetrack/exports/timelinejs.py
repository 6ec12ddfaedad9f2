"""TimelineJS3 JSON: quotes as the events of an interactive timeline, in rows by speaker.

The format is Knight Lab's: https://timeline.knightlab.com/docs/json-format.html
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, TextIO

from quotetrack.exports._about import passage, source, who
from quotetrack.exports._how import How
from quotetrack.exports._listing import told, write_listing
from quotetrack.exports._text import address, cut, markup
from quotetrack.exports._when import days, when
from quotetrack.records import StoredQuote

NAME = "timelinejs"
SUFFIX = ".timeline.json"

_HEADLINE = 80  # characters: more does not fit beside the axis


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> int:
    """Write the timeline; return how many quotes had no day, and so no place in it."""
    left_out = 0

    def events() -> Iterator[dict[str, Any]]:
        nonlocal left_out
        for quote in quotes:
            if dates := _dates(quote):
                yield dates | _event(quote)
            else:
                left_out += 1

    title = {"text": {"headline": markup(how.title), "text": markup(how.asked)}, "autolink": False}
    write_listing(out, {"title": title, "scale": "human"}, "events", events())
    return left_out


def _dates(quote: StoredQuote) -> dict[str, Any] | None:
    """Return the first and last day, or the month or year where no more is known; None without any."""
    if quote.said_start and quote.said_end:
        shown = days(quote.said_start, quote.said_end)
        if " " not in shown:
            return {"start_date": _date(shown)}
        last = quote.said_end - timedelta(days=1)
        return {"start_date": _date(quote.said_start.isoformat()), "end_date": _date(last.isoformat())}
    try:
        return {"start_date": _date(date.fromisoformat(quote.day).isoformat())} if quote.day else None
    except ValueError:
        return None


def _date(shown: str) -> dict[str, int]:
    """Return the year, month and day of ``2025-10-13``, or of as much of it as there is."""
    return dict(zip(("year", "month", "day"), map(int, shown.split("-")), strict=False))


def _event(quote: StoredQuote) -> dict[str, Any]:
    link = address(quote.url)
    media = told(
        url=link,
        link=link,
        title=markup(quote.title or ""),
        caption=markup(source(quote)),
        credit=_credit(quote),
    )
    return told(
        unique_id=f"quote-{quote.quote_id}",
        group=markup(who(quote)),
        display_date=f"{quote.day_is} {when(quote)}",
        text={"headline": markup(f"{who(quote)}: {cut(quote.shown, _HEADLINE)}"), "text": passage(quote)},
        media=media if link else None,
    ) | {"autolink": False}  # an address inside a quote is a stranger's


def _credit(quote: StoredQuote) -> str:
    return markup(quote.publisher or "")
