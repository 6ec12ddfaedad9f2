"""How judgements and suggestions look in a table."""

from collections.abc import Iterable, Iterator

from quotetrack.cli._judging import told
from quotetrack.cli._screen import terminal_width
from quotetrack.cli._table import GAP, Column, Text, lines
from quotetrack.queries import PersonSummary, Suggestion
from quotetrack.records import Logged

_DAY = 10


def log_lines(entries: Iterable[Logged]) -> Iterator[str]:
    """Yield a table of judgements; what was undone is dim."""
    room = max(terminal_width(), 60) - 4 - _DAY - 12 - 4 * len(GAP)
    columns = [
        Column("no.", 4, is_number=True),
        Column("day", _DAY),
        Column("who", 12),
        Column("judgement", room * 2 // 3),
        Column("why", room - room * 2 // 3),
    ]
    return lines(
        columns, ([[Text(str(cell), _style(one))] for cell in log_cells(one).values()] for one in entries)
    )


def log_cells(entry: Logged) -> dict[str, object]:
    """Return what a plain table shows of a judgement."""
    said = entry.judgement
    return {
        "no.": said.number,
        "day": said.at[:_DAY],
        "who": said.who,
        "judgement": told(said) + ("" if entry.stands else " (undone)"),
        "why": said.why or "",
    }


def _style(entry: Logged) -> str:
    return "" if entry.stands else "dim"


def suggestion_lines(found: Iterable[Suggestion]) -> Iterator[str]:
    """Yield a table of pairs of people."""
    room = max(terminal_width(), 60) - 5 - 3 * len(GAP)
    columns = [
        Column("score", 5, is_number=True),
        Column("one", room // 4),
        Column("other", room // 4),
        Column("evidence", room - 2 * (room // 4)),
    ]
    rows = (
        [
            [Text(f"{one.score:.2f}")],
            [Text(one.one.name, "bold"), Text(_id(one.one), "dim")],
            [Text(one.other.name, "bold"), Text(_id(one.other), "dim")],
            [Text(why) for why in one.evidence],
        ]
        for one in found
    )
    return lines(columns, rows, spaced=True)


def _id(person: PersonSummary) -> str:
    return f"{person.id}, {person.quotes:,} {'quote' if person.quotes == 1 else 'quotes'}"


def suggestion_cells(one: Suggestion) -> dict[str, object]:
    """Return what a plain table shows of a pair."""
    return {
        "score": one.score,
        "one": one.one.name,
        "other": one.other.name,
        "evidence": "; ".join(one.evidence),
        "one_id": one.one.id,
        "other_id": one.other.id,
    }
