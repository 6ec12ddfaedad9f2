"""What the timeline shows, each way of looking at it: days, longer periods, who speaks, first and latest."""

from functools import partial

from quotetrack.cli._bars import bar_lines, speaker_lines
from quotetrack.cli._changing import change_cells, change_lines
from quotetrack.cli._days import day_cells, day_lines
from quotetrack.cli._looks import quote_cells, quote_lines
from quotetrack.cli._options import Output
from quotetrack.cli._output import show
from quotetrack.queries import DayCount, Filters, FirstLast, Period, PeriodSpeakers, Timeline
from quotetrack.queries.periods import By, fitting
from quotetrack.records import StoredQuote


def show_days(timeline: Timeline, filters: Filters, output: Output, by: By | None) -> None:
    """Print a chart, by what fits unless ``by`` says it, then the quotes of each day; rows are days."""
    lines = partial(day_lines, charting=partial(timeline.periods, filters), by=by)
    show(timeline.timeline(filters), output, fields=DayCount, lines=lines, cells=day_cells)


def show_periods(timeline: Timeline, filters: Filters, output: Output, by: By) -> None:
    """Print a chart; rows are the periods that have quotes."""
    lines = partial(bar_lines, by=by)
    show(timeline.periods(filters, by), output, fields=Period, lines=lines, cells=_period_cells)


def show_speakers(timeline: Timeline, filters: Filters, output: Output, by: By | None) -> None:
    """Print who is quoted most, period by period; rows are the periods that have quotes."""
    by = by or fitting((day.period, day.count) for day in timeline.periods(filters, "day"))
    lines = partial(speaker_lines, by=by)
    show(timeline.speakers(filters, by), output, fields=PeriodSpeakers, lines=lines, cells=_speaker_cells)


def show_change(timeline: Timeline, filters: Filters, output: Output) -> None:
    """Print the first and the latest wording; rows of separated values are these two quotes."""
    found = timeline.first_last(filters)
    if output.csv or output.tsv:
        ends = {quote.quote_id: quote for quote in (found.first, found.last) if quote}.values()
        show(ends, output, fields=StoredQuote, lines=quote_lines, cells=quote_cells)
    else:
        some = [found] if found.count else []
        show(some, output, fields=FirstLast, lines=change_lines, cells=change_cells)


def _period_cells(period: Period) -> dict[str, object]:
    return {
        "period": period.period or "no date",
        "start": period.start,
        "end": period.end,
        "quotes": period.count,
        "maybe later": period.maybe_later,
    }


def _speaker_cells(period: PeriodSpeakers) -> dict[str, object]:
    speakers = ", ".join(f"{one.person} {one.count:,}" for one in period.speakers)
    return _period_cells(period) | {"speakers": speakers}
