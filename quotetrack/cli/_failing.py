"""What could not be read: a list of it, and what of it can be tried again."""

from pathlib import Path

from quotetrack.cli._asking import counted, reading
from quotetrack.cli._output import print_lines, remark
from quotetrack.cli._screen import plain
from quotetrack.queries import Timeline
from quotetrack.records import Failure

_STDIN = "-"


def list_failures(db: Path) -> None:
    """Print what could not be read, the latest first."""
    with reading(db) as timeline:
        failures = timeline.failures()
    print_lines(_line(failure) for failure in failures)
    if failures:
        remark(f"{counted(len(failures), 'failure')}; --retry reads them again")
    else:
        remark("all has been read")


def failed(timeline: Timeline) -> list[str]:
    """Return what is to be read again, in order; say what nobody can read again."""
    locations = {failure.location for failure in timeline.failures()}
    if lost := len(locations & {"", _STDIN}):
        remark(f"{counted(lost, 'location')} cannot be read again by itself: standard input, or unknown")
    wanted = sorted(locations - {"", _STDIN})
    if not wanted:
        remark("nothing to try again: all has been read")
    return wanted


def _line(failure: Failure) -> str:
    times = "once" if failure.times == 1 else f"{failure.times:,} times"
    return plain(f"{failure.message}  [{times}, last {failure.last_at[:10]}]")
