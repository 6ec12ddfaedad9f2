"""How the first and the latest wording look, and how often something was said in between."""

from collections.abc import Iterable, Iterator

from quotetrack.cli._asking import counted
from quotetrack.cli._bars import bar_lines, charted
from quotetrack.cli._days import day_heading, said_lines
from quotetrack.cli._looks import quote_cells
from quotetrack.cli._screen import plain, styled, terminal_width, wrap
from quotetrack.queries import FirstLast
from quotetrack.records import StoredQuote

_INDENT = "  "
_STAND_INS = "“”…. "  # of a sentence that has nothing but the quote


def change_lines(found: Iterable[FirstLast]) -> Iterator[str]:
    """Yield the first wording, a chart of the months, the latest wording, and what differs."""
    for one in found:
        if one.first is None or one.last is None:
            yield f"{counted(one.count, 'quote')}, none with a date"
            continue
        is_one = one.first.quote_id == one.last.quote_id
        yield from _wording("One saying only" if is_one else "First wording", one.first)
        yield ""
        yield from _months(one)
        if not is_one:
            yield ""
            yield from _wording("Latest wording", one.last)
        if one.diff:
            yield ""
            yield styled("Word by word, from the first to the latest", "bold")
            yield from _indented(one.diff)


def change_cells(found: FirstLast) -> dict[str, object]:
    """Return what a plain table shows: both wordings, and how many quotes there are."""
    return {
        f"{which} {name}": value
        for which, quote in (("first", found.first), ("latest", found.last))
        for name, value in (quote_cells(quote) if quote else {}).items()
    } | {"diff": found.diff, "quotes": found.count}


def _wording(heading: str, quote: StoredQuote) -> Iterator[str]:
    yield styled(f"{heading}, {day_heading(quote.day)}", "bold")
    yield ""
    yield from said_lines(quote)
    if quote.frame.strip(_STAND_INS):
        yield from (styled(line, "dim") for line in _indented(f"in: {quote.frame}"))


def _months(found: FirstLast) -> Iterator[str]:
    periods, by = charted([found.months])
    yield from bar_lines(periods[0], by)


def _indented(text: str) -> Iterator[str]:
    room = max(terminal_width(), 50) - 2 * len(_INDENT)
    return (f"{_INDENT * 2}{line}" for line in wrap(plain(text), room))
