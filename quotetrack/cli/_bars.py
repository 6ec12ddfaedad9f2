"""How often, period by period: a line each, with a bar as long as its count."""

from collections.abc import Iterable, Iterator, Sequence

from quotetrack.cli._looks import SHORT_ID
from quotetrack.cli._screen import pad, plain, styled, terminal_width, width, wrap
from quotetrack.queries import Period, PeriodSpeakers
from quotetrack.queries.periods import MOST_BARS, By, Gap, summed, with_gaps

_WIDEST_STEP = 4  # columns for one quote: a handful must not look like a flood
_MOST_COLUMNS = 80  # longer bars tell no more
_LEAST = 8  # columns of the longest bar, however narrow the terminal
_BESIDE_NAMES = 12  # columns of the longest bar where names stand beside it
_GAP = "  "


def bar_lines(found: Iterable[Period], by: By, *, most: int = 0) -> Iterator[str]:
    """Yield a line for each period, gaps marked; ``most`` is a higher count of another chart beside it."""
    periods = list(found)
    most = max(most, max((each.count for each in periods), default=0))
    labels, digits = _label_width(periods, by), len(f"{most:,}")
    after = max((len(_later(each)) for each in periods), default=0)
    room = max(min(terminal_width(), _MOST_COLUMNS) - labels - digits - 2 * len(_GAP) - after, _LEAST)
    for each in with_gaps(periods, by):
        if isinstance(each, Gap):
            yield _gap(each, by, labels + digits + len(_GAP))
        else:
            told = f"{_label(each, by, labels)}{_GAP}{styled(f'{each.count:>{digits},}', 'dim')}{_GAP}"
            yield f"{told}{bar(each.count, most, room)}{styled(_later(each), 'dim')}".rstrip()


def speaker_lines(found: Iterable[PeriodSpeakers], by: By) -> Iterator[str]:
    """Yield a line for each period with its count, a short bar, and who is quoted most."""
    periods = list(found)
    most = max((each.count for each in periods), default=0)
    labels, digits = _label_width(periods, by), len(f"{most:,}")
    before = labels + digits + _BESIDE_NAMES + 3 * len(_GAP)
    room = max(terminal_width() - before, _LEAST)
    for each in with_gaps(periods, by):
        if isinstance(each, Gap):
            yield _gap(each, by, labels + digits + len(_GAP))
            continue
        names = ", ".join(f"{one.person} {one.count:,}" for one in getattr(each, "speakers", ()))
        first, *more = wrap(plain(names), room)
        told = f"{_label(each, by, labels)}{_GAP}{styled(f'{each.count:>{digits},}', 'dim')}{_GAP}"
        yield f"{told}{pad(bar(each.count, most, _BESIDE_NAMES), _BESIDE_NAMES)}{_GAP}{first}".rstrip()
        yield from (" " * before + line for line in more)


def charted(all_months: Sequence[Sequence[Period]]) -> tuple[list[list[Period]], By]:
    """Return counts by month with the same periods in each, of years where there are too many months."""
    days = [(_counted(each)[0], 0) for months in all_months for each in months]
    if len(list(with_gaps(summed(days, "month"), "month"))) > MOST_BARS:
        return [summed([*days, *map(_counted, months)], "year") for months in all_months], "year"
    own = [{each.period: each for each in months} for months in all_months]
    return [[found.get(each.period, each) for each in summed(days, "month")] for found in own], "month"


def _counted(month: Period) -> tuple[str | None, int]:
    return month.start.isoformat() if month.start else None, month.count


def bar(count: int, most: int, room: int) -> str:
    """Return a bar for ``count``, where that for ``most`` has at most ``room`` columns."""
    return "▇" * max(1, round(count * min(room / most, _WIDEST_STEP))) if count else ""


def period_label(each: Period, by: By) -> str:
    """Return what to call a period: of a week also its Monday."""
    if each.period is None:
        return "no date"
    return f"{each.period}{_GAP}{each.start}" if by == "week" else each.period


def _later(each: Period) -> str:
    return f"{_GAP}{each.maybe_later:,} maybe later" if each.maybe_later else ""


def gap_label(gap: Gap, by: By) -> str:
    """Return how many periods without a quote there are."""
    return f"{gap.count:,} {by}s without a quote"


def _label(each: Period, by: By, columns: int) -> str:
    return pad(period_label(each, by), columns)


def _label_width(periods: Sequence[Period], by: By) -> int:
    return max([SHORT_ID, *(width(period_label(each, by)) for each in periods)])


def _gap(gap: Gap, by: By, before: int) -> str:
    return styled(f"{pad('⋮', before)}{_GAP}{gap_label(gap, by)}", "dim")
