"""Lists of people between files and the database."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from quotetrack import queries
from quotetrack.cli._asking import counted, reading
from quotetrack.cli._output import remark, writing
from quotetrack.cli._screen import plain
from quotetrack.errors import DroppedField
from quotetrack.people.formats import read_people, write_csv, write_popolo
from quotetrack.records import Person

_BATCH = 10_000


def import_files(files: Sequence[Path], db: Path) -> None:
    """Store the people of each file; exit with 1 where a file, or every entry of one, cannot be read."""
    failed = False
    with queries.open(db) as timeline:
        for path in files:
            people = list(_people(path))
            for start in range(0, len(people), _BATCH):
                timeline.import_people(people[start : start + _BATCH])
            failed |= not people
            remark(
                f"{path}: {counted(len(people), 'entry') if len(people) == 1 else f'{len(people):,} entries'}"
            )
    if failed:
        raise typer.Exit(1)


def _people(path: Path) -> Iterator[Person]:
    """Yield the people of a file; what cannot be read is told on standard error, a line each."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        typer.secho(
            f"error: {plain(str(path))}: cannot be read: {error.strerror}", fg=typer.colors.YELLOW, err=True
        )
        return
    for found in read_people(str(path), raw):
        if isinstance(found, Person):
            yield found.model_copy(update={"source": path.name})
        else:
            kind = "warning" if isinstance(found, DroppedField) else "error"
            typer.secho(f"{kind}: {plain(str(found))}", fg=typer.colors.YELLOW, err=True)


def export_people(format: str, db: Path, output: Path | None, *, everybody: bool) -> None:
    """Write the people who are quoted, or all, as a list that can be imported again."""
    with reading(db) as timeline, writing(output) as out:
        write = write_csv if format == "csv" else write_popolo
        write(timeline.listing(everybody=everybody), out)
