"""Rows of quotes become what is compared to find those that report one saying."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row

from quotetrack.statements import Report, gist, shares_gist
from quotetrack.store.rows import day

BESIDE = 3  # days between what two people of an article said, for one to tell of the other
_MOST = 1_000  # quotes of an article that are compared with others, the first
_SELECT = f"""
SELECT q.number, q.id, q.article_id, q.person_id, q.text, q.kind, q.frame, q.prefix, q.suffix, q.cue,
       q.medium, q.addressee, coalesce(p.type, q.speaker_type) AS speaker_type, q.speaker_role, q.published,
       q.said_start, q.said_end, q.position, q.spans, q.speaker_mention, a.publisher, a.url,
       -- beside whom somebody speaks who is not known
       CASE WHEN q.person_id IS NULL THEN (
           SELECT json_group_array(DISTINCT x.person_id) FROM quotes x
           WHERE x.article_id = q.article_id AND x.person_id IS NOT NULL AND x.is_current = 1
           AND abs(julianday(x.day) - julianday(q.day)) <= {BESIDE}
       ) END AS company
FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN people p ON p.id = q.person_id
-- what the reporter words is nobody's saying, word for word
WHERE q.is_current = 1 AND q.kind <> 'indirect' AND q.number IN (SELECT value FROM json_each(?))
-- all quotes of an article are compared: a text made to stall us has more than any that was printed
AND (SELECT count(*) FROM (
    SELECT 1 FROM quotes x
    WHERE x.article_id = q.article_id AND x.is_current = 1 AND x.position < q.position LIMIT {_MOST}
)) < {_MOST}
"""
_HOST = re.compile(r"\w+://(?:www\.)?([^/:?#]+)")
# somebody whom no article names: none of those whom it quotes by name
_INDEFINITE = re.compile(r"(?:an?|one|another|some|many|several|most|both|two|three|\d+)\b", re.IGNORECASE)
_KEPT = 4_000  # reports that one run remembers: those of a thousand articles or two, 10 kB each


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
    """Looks quotes up, and remembers those it made, since a day's quotes are compared with each new one.

    ``gists`` are of all quotes that were noted, by number.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[int, Printed] = {}
        self.gists: dict[int, frozenset[str]] = {}
        self._version = 0

    def update(self) -> None:
        """Forget everything where another program wrote to the database meanwhile, or it is too much."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version or max(len(self.gists), len(self._kept)) > _KEPT:
            self._kept.clear()
            self.gists.clear()
        self._version = version

    def numbered(self, numbers: Sequence[int]) -> list[Printed]:
        """Return the quotes of some numbers, in order, less those that report nothing that somebody said."""
        missing = [number for number in numbers if number not in self._kept]
        if missing:
            for row in self._connection.execute(_SELECT, [json.dumps(missing)]):
                self._kept[row["number"]] = printed(row)
        return [self._kept[number] for number in numbers if number in self._kept]

    def shares_gist(self, printed: Printed, number: int) -> bool:
        """Say whether a quote that was noted has something in common with another."""
        return shares_gist(printed.gist, self.gists[number])

    def noted(self, number: int, text: str) -> int:
        """Take note of what a quote is about, and return its number."""
        if number not in self.gists:
            self.gists[number] = gist(text)
        return number

    def forget(self, numbers: Iterable[int]) -> None:
        """Make the quotes of some numbers anew when they are asked for next."""
        for number in numbers:
            self._kept.pop(number, None)
            self.gists.pop(number, None)


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
        company=_company(row),
        position=row["position"],
        spans=tuple((start, end) for start, end in json.loads(row["spans"])),
    )
    host = _HOST.match(row["url"] or "")
    outlet = row["publisher"] or (host[1] if host else "")
    return Printed(
        row["number"], report, gist(row["text"]), outlet.casefold(), row["publisher"], row["published"]
    )


def _company(row: Row) -> frozenset[str | None]:
    """Return who speaks beside somebody who is not known, and may be it."""
    if row["company"] is None or _INDEFINITE.match(row["speaker_mention"] or ""):
        return frozenset()
    return frozenset(json.loads(row["company"]))
