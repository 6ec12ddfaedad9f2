"""Claims are checked and the verdicts told: one for people to read, or many as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import typer

from quotetrack.checking import Check, Source
from quotetrack.cli._output import print_lines, standard_output
from quotetrack.cli._screen import plain, styled, terminal_width, wrap
from quotetrack.errors import BadQuery
from quotetrack.exports import write_lines
from quotetrack.queries import Timeline
from quotetrack.records import Record

CODES = {"exact": 0, "altered": 3, "other_speaker": 4, "absent": 5}  # what a command ends with
TOLD = {
    "exact": "exact",
    "altered": "altered",
    "other_speaker": "somebody else's words",
    "absent": "not found",
}
_LABEL = 12  # columns of a fact's name
_LISTED = 8  # sources


class _Refused(Record):
    """A line that makes no claim, answered in its place."""

    claimed: Any
    person: Any
    error: str


def check_one(timeline: Timeline, words: str, person: str | None, *, as_json: bool) -> int:
    """Print the verdict on one claim, and return the exit code that tells it."""
    found = timeline.check(words, person)
    if as_json:
        write_lines([found], standard_output())
    else:
        print_lines(check_lines(found))
    return CODES[found.verdict]


def check_lines_of_json(timeline: Timeline) -> int:
    """Answer each line of standard input on a line; return 1 where one of them makes no claim, else 0."""
    out, code = standard_output(), 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        answer = _answer(timeline, line)
        if isinstance(answer, _Refused):
            typer.secho(f"error: -, line {number}: {plain(answer.error)}", err=True)
            code = 1
        write_lines([answer], out)
        sys.stdout.flush()  # whoever writes the pipe may wait for the answer
    return code


def _answer(timeline: Timeline, line: bytes) -> Check | _Refused:
    claimed = person = None
    try:
        given = json.loads(line)
        if not isinstance(given, dict):
            raise BadQuery("not a JSON object: write claimed and person")
        claimed, person = given.get("claimed"), given.get("person")
        if not isinstance(claimed, str) or not isinstance(person, str | None):
            raise BadQuery("claimed has to be a text, and person a name or null")
        return timeline.check(claimed, person)
    except (ValueError, RecursionError):
        return _Refused(claimed=claimed, person=person, error="not JSON: write claimed and person")
    except BadQuery as error:
        return _Refused(claimed=claimed, person=person, error=str(error))


def check_lines(found: Check) -> Iterator[str]:
    """Yield the verdict, what differs, and where it stands."""
    yield styled(TOLD[found.verdict], "bold")
    speaker = found.speaker or ("nobody named" if found.sources else None)
    facts = {"speaker": speaker, "wording": found.text, "differs": found.diff, "note": found.note}
    for name, value in facts.items():
        if value is not None:
            yield from _fact(name, value)
    for at, source in enumerate(found.sources[:_LISTED]):
        yield from _fact("" if at else "stands in", told_source(source))
    if len(found.sources) > _LISTED:
        yield from _fact("", f"and {len(found.sources) - _LISTED:,} more")


def told_source(source: Source | Check) -> str:
    """Return in one line where a quote stands."""
    day = (source.published or "no date")[:10]
    parts = (source.publisher, source.title, day, source.url, source.quote_id)
    return ", ".join(part for part in parts if part)


def _fact(name: str, value: str) -> Iterator[str]:
    first, *rest = wrap(plain(value), max(terminal_width() - _LABEL, 20))
    yield f"{styled(f'{name:<{_LABEL}}', 'dim')}{first}"
    yield from (" " * _LABEL + line for line in rest)
