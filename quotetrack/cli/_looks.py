"""How quotes and people look in a table."""

from collections import Counter
from collections.abc import Iterable, Iterator

from quotetrack.cli._screen import terminal_width
from quotetrack.cli._table import GAP, Cell, Column, Text, fitted, lines
from quotetrack.exports import when
from quotetrack.queries import PersonSummary
from quotetrack.records import StoredQuote

SHORT_ID = 10  # characters of an id: as wide as a date, and enough to name one of a million quotes
_SURE = 0.9  # less sure than this is worth a line


def quote_lines(quotes: Iterable[StoredQuote]) -> Iterator[str]:
    """Yield a table of quotes as wide as the terminal."""
    return lines(said_columns("quote", "source"), map(_quote_row, quotes), spaced=True)


def said_columns(what: str, where: str) -> list[Column]:
    """Return the columns of a table of what people said, under these headings, as wide as the terminal."""
    room = max(terminal_width(), 50) - SHORT_ID - 3 * len(GAP)
    widths = {"date": SHORT_ID, "speaker": room // 4, what: room - room // 4 - room // 5, where: room // 5}
    return [Column(heading, width) for heading, width in widths.items()]


def quote_cells(quote: StoredQuote) -> dict[str, object]:
    """Return what a plain table shows of a quote."""
    return {
        "date": when(quote) if quote.day else "",
        "is": quote.day_is or "",
        "speaker": quote.speaker or quote.speaker_mention,
        "quote": quote.text,
        **({"by": ", ".join(quote.matched_by)} if quote.score is not None else {}),
        "publisher": quote.publisher,
        "title": quote.title,
        "id": quote.quote_id,
    }


def speaker(quote: StoredQuote) -> Text:
    """Return who said it: a name in bold, a mention as it stands, or that nobody knows."""
    if quote.speaker:
        return Text(quote.speaker, "bold")
    return Text(quote.speaker_mention or "unknown", "" if quote.speaker_mention else "dim")


def source(quote: StoredQuote) -> str:
    """Return what to call the place where it stands."""
    return quote.publisher or quote.title or quote.url or "unknown"


def person_lines(people: Iterable[PersonSummary]) -> Iterator[str]:
    """Yield a table of people, as wide as it must be."""
    headings = ["name", "type", "quotes", "first", "last", "outlets"]
    listed = list(people)
    bearers = Counter(person.name for person in listed)
    rows = [[str(cell) for cell in person_cells(person).values()] for person in listed]
    for person, row in zip(listed, rows, strict=True):
        if bearers[person.name] > 1:  # of two people of one name nobody could ask for one
            row[0] = f"{person.name} ({person.id})"
    columns = fitted(headings, rows, numbers={2, 5})
    return lines(columns, ([[Text(cell)] for cell in row] for row in rows))


def person_cells(person: PersonSummary) -> dict[str, object]:
    """Return what a plain table shows of a person."""
    return {
        "name": person.name,
        "type": person.type,
        "quotes": person.quotes,
        "first": person.first or "",
        "last": person.last or "",
        "outlets": person.outlets,
    }


def _quote_row(quote: StoredQuote) -> list[Cell]:
    doubt = (
        [Text(f"{quote.confidence:.0%} sure", "dim")] if quote.confidence < _SURE and quote.speaker else []
    )
    which = [Text(quote.day_is, "dim")] if quote.day_is else []
    again = [Text("recycled")] if quote.recycled else []
    by = [Text(f"by {', '.join(quote.matched_by)}", "dim")] if quote.matched_by else []
    before = quote.shown.index(quote.text)  # the mark that it is shown with
    return [
        [Text(when(quote)), *which, Text(quote.quote_id[:SHORT_ID], "dim")],
        [speaker(quote), *doubt],
        [Text(quote.shown, places=[(start + before, end + before) for start, end in quote.matches])],
        [Text(source(quote), "dim"), *again, *by],
    ]
