"""Rows of quotes become what is compared to find those that report one saying."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row

from quotetrack.statements import Report, gist
from quotetrack.store.rows import day

_SELECT = """
SELECT q.number, q.id, q.article_id, q.person_id, q.text, q.kind, q.frame, q.prefix, q.suffix, q.cue,
       q.medium, q.addressee, coalesce(p.type, q.speaker_type) AS speaker_type, q.speaker_role, q.published,
       q.said_start, q.said_end, q.position, q.spans, a.publisher, a.url
FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN people p ON p.id = q.person_id
"""
# what the reporter words is nobody's saying, word for word
REPORTS = "q.is_current = 1 AND q.kind <> 'indirect'"
_HOST = re.compile(r"\w+://(?:www\.)?([^/:?#]+)")
_KEPT = 20_000  # reports that one run remembers: those of a few thousand articles


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote as it is compared, with its number in the database, whose page it stands on, and since when."""

    number: int
    report: Report
    gist: frozenset[str]
    outlet: str
    publisher: str | None
    published: str | None


class Reports:
    """Looks quotes up, and remembers those it made, since a day's quotes are compared with each new one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[int, Printed] = {}

    def numbered(self, numbers: Iterable[int]) -> list[Printed]:
        """Return the quotes of some numbers, less those that report nothing that somebody said."""
        given = json.dumps(list(numbers))
        return list(self.found("q.number IN (SELECT value FROM json_each(?))", [given]))

    def found(self, where: str, given: Iterable[object]) -> Iterator[Printed]:
        """Yield the quotes that answer to a condition, by number."""
        sql = f"{_SELECT} WHERE {REPORTS} AND {where} ORDER BY q.number"
        for row in self._connection.execute(sql, list(given)).fetchall():
            yield self._kept.get(row["number"]) or self._keep(row)

    def forget(self, numbers: Iterable[int]) -> None:
        """Make the quotes of some numbers anew when they are asked for next."""
        for number in numbers:
            self._kept.pop(number, None)

    def _keep(self, row: Row) -> Printed:
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        made = printed(row)
        self._kept[made.number] = made
        return made


def printed(row: Row) -> Printed:
    """Return what a row holds."""
    published = day(row["published"])
    report = Report(
        quote_id=row["id"],
        article_id=row["article_id"],
        person_id=row["person_id"],
        text=row["text"],
        kind=row["kind"],
        frame=row["frame"] or "",
        prefix=row["prefix"] or "",
        suffix=row["suffix"] or "",
        cue=row["cue"],
        medium=row["medium"],
        addressee=row["addressee"],
        speaker_type=row["speaker_type"],
        speaker_role=row["speaker_role"],
        published=date.fromisoformat(published) if published else None,
        said_start=date.fromisoformat(row["said_start"]) if row["said_start"] else None,
        said_end=date.fromisoformat(row["said_end"]) if row["said_end"] else None,
        position=row["position"],
        spans=tuple((start, end) for start, end in json.loads(row["spans"])),
    )
    host = _HOST.match(row["url"] or "")
    outlet = row["publisher"] or (host[1] if host else "")
    return Printed(
        row["number"], report, gist(row["text"]), outlet.casefold(), row["publisher"], row["published"]
    )
