"""Cells become lines of a table that fits the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotetrack.cli._screen import lit, marked, pad, plain, styled, terminal_width, width, wrap
from quotetrack.records import Span

GAP = "  "
_NARROWEST = 12  # columns for a name


@dataclass(frozen=True)
class Text:
    """A piece of a cell, beginning on a line of its own; ``style`` is bold, dim or none.

    ``places`` in it, by code points, stand out.
    """

    text: str
    style: str = ""
    places: Sequence[Span] = ()


Cell = Sequence[Text]
Row = Sequence[Cell]


@dataclass(frozen=True)
class Column:
    """A heading and how many columns of the terminal it takes; numbers stand to the right."""

    heading: str
    width: int
    is_number: bool = False


def lines(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, spaced: bool = False
) -> Iterator[str]:
    """Yield the lines of a table, cells wrapped to their columns; ``spaced`` parts rows by an empty line."""
    yield _join([_aligned(column, column.heading) for column in columns], "dim")
    yield _join(["─" * column.width for column in columns], "dim")
    for number, row in enumerate(rows):
        if spaced and number:
            yield ""
        yield from _row(columns, row)


def fitted(headings: Sequence[str], rows: Sequence[Sequence[str]], numbers: set[int]) -> list[Column]:
    """Return columns as wide as what stands in them; the first gives way where the terminal is narrower."""
    widths = [max(width(cell) for cell in cells) for cells in zip(headings, *rows, strict=True)]
    room = terminal_width() - sum(widths[1:]) - len(GAP) * len(widths[1:])
    widths[0] = min(widths[0], max(room, _NARROWEST))
    return [
        Column(heading, columns, at in numbers)
        for at, (heading, columns) in enumerate(zip(headings, widths, strict=True))
    ]


def _row(columns: Sequence[Column], row: Row) -> Iterator[str]:
    cells = [
        [(line, piece.style) for piece in cell for line in wrap(_laid_out(piece), column.width)]
        for column, cell in zip(columns, row, strict=True)
    ]
    for at in range(max(map(len, cells))):
        shown = [cell[at] if at < len(cell) else ("", "") for cell in cells]
        padded = [
            styled(_aligned(column, line), style)
            for column, (line, style) in zip(columns, shown, strict=True)
        ]
        yield lit(GAP.join(padded).rstrip())


def _laid_out(piece: Text) -> str:
    return marked(piece.text, piece.places) if piece.places else plain(piece.text)


def _aligned(column: Column, line: str) -> str:
    return " " * (column.width - width(line)) + line if column.is_number else pad(line, column.width)


def _join(cells: Sequence[str], style: str) -> str:
    return styled(GAP.join(cells).rstrip(), style)
