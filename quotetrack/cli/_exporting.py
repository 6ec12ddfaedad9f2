"""Quotes go from the database to a file in the format that was asked for."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from quotetrack.cli._asked import asked, new_file, title
from quotetrack.cli._asking import asking, counted
from quotetrack.cli._output import counting, remark, whole, writing, writing_bytes
from quotetrack.cli._writing import Writing
from quotetrack.errors import BadQuery
from quotetrack.exports import How, exporter
from quotetrack.queries import Filters, Timeline
from quotetrack.queries.carrying import carried
from quotetrack.queries.copying import copy
from quotetrack.records import StoredQuote

_DATABASE = "sqlite"
_WIKIDATA = "wikidata"


def export_as(format: str, db: Path, filters: Filters, target: Writing) -> None:
    """Write the quotes that answer in the format that people name so; raise UnknownName."""
    if format == _DATABASE:
        _export_database(db, filters, target)
    else:
        _export_quotes(db, filters, exporter(format, also=[_DATABASE]), target)


def _export_database(db: Path, filters: Filters, target: Writing) -> None:
    """Write the quotes that answer to a database of their own.

    This is no exporter: those are handed quotes one by one and know no database, and a copy of its rows
    has what no list of quotes tells: texts, people, statements.
    """
    if target.output is None:
        raise BadQuery("a database is a file: name it with -o")
    with asking(db, filters) as (timeline, exact):
        path = target.output
        if path.is_dir():
            path = new_file(path, target.title or title(exact, _name(timeline, exact)), ".db")
        if path.exists():
            raise BadQuery(
                f"-o {path}: something stands there already, and may be all there is: name a new file"
            )
        with whole(path) as unfinished:
            count = copy(timeline, exact, unfinished)
    remark(f"{counted(count, 'quote')} written to {path}")


def _export_quotes(db: Path, filters: Filters, chosen: ModuleType, target: Writing) -> None:
    """Write the quotes that answer; say how many a format could not take."""
    with asking(db, filters) as (timeline, exact):
        how = _how(timeline, exact, target, chosen)
        path = _path(target.output, how.title, chosen.SUFFIX, db)
        with_texts = getattr(chosen, "WITH_ARTICLES", False) and not target.no_articles
        quotes: Iterable[StoredQuote] = carried(timeline, exact) if with_texts else timeline.quotes(exact)
        with (writing_bytes if getattr(chosen, "BINARY", False) else writing)(path) as out:
            left_out = chosen.write(counting(quotes), out, how)
    if left_out:
        remark(f"left out: {counted(left_out, 'quote')} without a date")
    if path != target.output:
        remark(f"written to {path}")


def _how(timeline: Timeline, filters: Filters, target: Writing, chosen: ModuleType) -> How:
    name = _name(timeline, filters)
    return How(
        raw=target.raw,
        title=target.title or title(filters, name),
        asked=asked(filters, name),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        wikidata=_wikidata(timeline) if getattr(chosen, "WITH_WIKIDATA", False) else {},
    )


def _name(timeline: Timeline, filters: Filters) -> str | None:
    """Return the name of the person who is asked for."""
    people = timeline.meant(filters.person, quoted=True) if filters.person else []
    return people[0].name if people else None


def _wikidata(timeline: Timeline) -> dict[str, str]:
    """Return the items of those who are quoted, by their ids."""
    return {
        person.id: known.identifier
        for person in timeline.listing()
        for known in person.identifiers
        if known.scheme == _WIKIDATA
    }


def _path(output: Path | None, title: str, suffix: str, db: Path) -> Path | None:
    """Return the file to write: of a folder one in it that is named after the export."""
    if output is None:
        return None
    if output.is_dir():
        return new_file(output, title, suffix)
    if output.exists() and db.exists() and output.samefile(db):
        raise BadQuery(f"-o {output}: this is the database itself: name another file")
    return output
