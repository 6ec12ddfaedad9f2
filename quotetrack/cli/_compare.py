"""How people look side by side: how often by month, then what each said, day by day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from quotetrack.cli._asking import chosen, counted, tell_undated
from quotetrack.cli._bars import bar, bar_lines, charted, gap_label, period_label
from quotetrack.cli._days import day_heading, said_lines, which
from quotetrack.cli._looks import SHORT_ID, quote_cells, quote_lines, source
from quotetrack.cli._options import Output
from quotetrack.cli._output import show
from quotetrack.cli._screen import fitting, plain, styled, terminal_width, width, wrap
from quotetrack.cli._table import GAP, Cell, Column, Row, Text, lines
from quotetrack.queries import Filters, Side, Timeline
from quotetrack.queries.people import exact
from quotetrack.queries.periods import Gap, with_gaps
from quotetrack.records import StoredQuote
from quotetrack.words import words

_NARROWEST = 30  # columns for what one person said


def show_sides(timeline: Timeline, names: Sequence[str], filters: Filters, output: Output) -> None:
    """Print people side by side; rows of separated values, and of a table in a style, are quotes."""
    people = [exact(chosen(timeline, name, quoted=True)) for name in names]
    sides = timeline.compare(people, filters)
    quotes = chain(*(side.quotes for side in sides))
    if output.csv or output.tsv or output.fmt:
        show(quotes, output, fields=StoredQuote, lines=quote_lines, cells=quote_cells)
    else:
        found = sides if any(side.count for side in sides) else []
        show(found, output, fields=Side, lines=side_lines, cells=_side_cells)
    tell_undated(timeline, (replace(filters, person=person) for person in people))


def side_lines(found: Iterable[Side]) -> Iterator[str]:
    """Yield columns, one a person, or the same below each other where the terminal is too narrow."""
    sides = list(found)
    if not sides:
        return
    room = (terminal_width() - SHORT_ID) // len(sides) - len(GAP)
    if room < _NARROWEST:
        yield from _stacked(sides)
        return
    names = [_cut(plain(side.person), room) for side in sides]
    yield from lines(_columns("", names, room), _count_rows(sides, room))
    yield ""
    yield from lines(_columns("date", names, room), _quote_rows(sides), spaced=True)


def _columns(first: str, names: Sequence[str], room: int) -> list[Column]:
    return [Column(first, SHORT_ID), *(Column(name, room) for name in names)]


def _count_rows(sides: Sequence[Side], room: int) -> Iterator[Row]:
    """Yield how many quotes each has, in all, then month by month."""
    yield [[Text("in all", "dim")], *([Text(_told(side))] for side in sides)]
    charts, by = charted([side.months for side in sides])
    most = max((each.count for each in chain(*charts)), default=0)
    longest = room - len(f" {most:,}")
    for beside in zip(*(with_gaps(periods, by) for periods in charts), strict=True):
        each = beside[0]
        if isinstance(each, Gap):
            yield [[Text("⋮", "dim")], [Text(gap_label(each, by), "dim")], *([Text("")] for _ in beside[1:])]
        else:
            yield [[Text(period_label(each, by))], *([_bar(one.count, most, longest)] for one in beside)]


def _bar(count: int, most: int, room: int) -> Text:
    return Text(f"{bar(count, most, room)} {count:,}".strip(), "" if count else "dim")


def _quote_rows(sides: Sequence[Side]) -> Iterator[Row]:
    """Yield what was said, a row a day."""
    for day in _days(sides):
        yield [[Text(day or "no date")], *(_cell(_on(day, side)) for side in sides)]


def _cell(quotes: Iterable[StoredQuote]) -> Cell:
    told = [[Text(same[0].shown), *(Text(_where(one), "dim") for one in same)] for same in _alike(quotes)]
    return [piece for at, own in enumerate(told) for piece in ([Text("")] if at else []) + own] or [Text("")]


def _alike(quotes: Iterable[StoredQuote]) -> list[list[StoredQuote]]:
    """Put together those that print the same words of one saying, or a part of them, the fullest first."""
    groups: list[list[StoredQuote]] = []
    for quote in quotes:
        for group in groups:
            if quote.statement_id and quote.statement_id == group[0].statement_id:
                own, others = _words(quote), _words(group[0])
                if own in others or others in own:
                    group.insert(len(group) if own in others else 0, quote)
                    break
        else:
            groups.append([quote])
    return groups


def _words(quote: StoredQuote) -> str:
    return f" {' '.join(word.folded for word in words(quote.text))} "


def _where(quote: StoredQuote) -> str:
    return plain(f"{source(quote)}{which(quote)}, {quote.quote_id[:SHORT_ID]}")


def _stacked(sides: Sequence[Side]) -> Iterator[str]:
    room = max(terminal_width(), 50) - len("    ")
    charts, by = charted([side.months for side in sides])
    most = max((each.count for each in chain(*charts)), default=0)
    for side, periods in zip(sides, charts, strict=True):
        yield f"{styled(plain(side.person), 'bold')}, {_told(side)}"
        if side.count:
            yield from bar_lines(periods, by, most=most)
        yield ""
    for at, day in enumerate(_days(sides)):
        if at:
            yield ""
        yield styled(day_heading(day), "bold")
        for quote, *others in chain(*(_alike(_on(day, side)) for side in sides)):
            yield ""
            yield from said_lines(quote)
            for one in others:
                yield from (f"    {styled(line, 'dim')}" for line in wrap(f"also {_where(one)}", room))


def _days(sides: Iterable[Side]) -> list[str | None]:
    """Return the days on which anybody said anything, in order; none at all comes last."""
    days = {quote.day for side in sides for quote in side.quotes}
    return sorted(days, key=lambda day: (day is None, day or ""))


def _on(day: str | None, side: Side) -> list[StoredQuote]:
    return [quote for quote in side.quotes if quote.day == day]


def _told(side: Side) -> str:
    left = side.count - len(side.quotes)
    return counted(side.count, "quote") + (f", {left:,} not listed" if left else "")


def _cut(name: str, columns: int) -> str:
    return name if width(name) <= columns else f"{name[: fitting(name, columns - 1)]}…"


def _side_cells(side: Side) -> dict[str, object]:
    return {"person": side.person, "quotes": side.count}
