"""Stored quotes are held against the stored text that they point at: each is as it was found, or broken."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from quotetrack.queries.selecting import COLUMNS, Condition
from quotetrack.queries.verified import Tally, Verified
from quotetrack.records import Span

_SHOWN = 80  # characters of a wrong wording in a message

# lean, since a database has millions of these; what else is told of a broken one is asked for then
_QUOTES = """
SELECT q.number, q.article_id, q.version_id, q.text, q.spans, q.prefix, q.suffix,
       q.speaker_mention, q.speaker_span, q.cue, q.cue_span
FROM quotes q{where} ORDER BY q.article_id, q.position
"""
_DETAILS = f"""
SELECT {COLUMNS} FROM quotes q
LEFT JOIN articles a ON a.id = q.article_id LEFT JOIN people p ON p.id = q.person_id WHERE q.number = ?
"""
_TEXT = "SELECT sha256, CAST(text AS BLOB) AS text FROM versions WHERE id = ?"
_UNQUOTED = """
SELECT v.id, v.article_id, v.number FROM versions v
WHERE NOT EXISTS (SELECT 1 FROM quotes q WHERE q.article_id = v.article_id AND q.version_id = v.id)
"""
_BESIDE = (("speaker_span", "speaker_mention", "the speaker"), ("cue_span", "cue", "the cue"))


@dataclass(frozen=True)
class _Text:
    """A stored text, and whether it is the one that was read."""

    text: str
    is_as_read: bool


def verified(
    connection: sqlite3.Connection, wanted: Sequence[Condition] | None, tally: Tally
) -> Iterator[Verified]:
    """Yield what does not prove itself, counting what is checked; ``wanted`` select numbers of quotes.

    Without ``wanted`` it is everything: the file itself, every quote, and texts without a quote, too.
    """
    with _any_bytes(connection):
        found = _damage(connection) if wanted is None else iter(())
        yield from _counted(found, tally)
        yield from _counted(_broken(connection, wanted, tally), tally)
        if wanted is None:
            yield from _counted(_broken_texts(connection, tally), tally)


def among(wanted: Iterable[Condition]) -> Condition:
    """Return the condition for being one of the quotes whose numbers are selected."""
    chosen = list(wanted)
    numbers = " UNION ALL ".join(f"SELECT * FROM ({sql})" for sql, _ in chosen)
    return f"q.number IN ({numbers})", [value for _, given in chosen for value in given]


def _counted(found: Iterable[Verified], tally: Tally) -> Iterator[Verified]:
    for one in found:
        tally.verdicts[one.verdict] += 1
        yield one


@contextmanager
def _any_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    """Read text that is no UTF-8 any more, too: that it differs is what is looked for."""
    usual = connection.text_factory
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        yield
    finally:
        connection.text_factory = usual


def _damage(connection: sqlite3.Connection) -> Iterator[Verified]:
    """Yield what SQLite finds wrong with the file, and rows that refer to others which are not there."""
    for row in connection.execute("PRAGMA quick_check"):
        if row[0] != "ok":
            yield Verified(verdict="broken", why=f"the database file is damaged: {row[0]}")
    lost = sorted((row[0], row[2]) for row in connection.execute("PRAGMA foreign_key_check"))
    for table, parent in dict.fromkeys(lost):
        count = lost.count((table, parent)) if len(lost) < 10_000 else "many"
        yield Verified(verdict="broken", why=f"{table}: {count} refer to {parent} that are not stored")


def _broken(
    connection: sqlite3.Connection, wanted: Sequence[Condition] | None, tally: Tally
) -> Iterator[Verified]:
    where, given = ("", []) if wanted is None else among(wanted)
    texts: dict[str, _Text | None] = {}  # of one article: its versions
    article = None
    for row in connection.execute(_QUOTES.format(where=f" WHERE {where}" if where else ""), given):
        if row["article_id"] != article:
            article = row["article_id"]
            texts.clear()
        if row["version_id"] not in texts:
            texts[row["version_id"]] = _stored_text(connection, row["version_id"])
            tally.texts += 1
        tally.quotes += 1
        if why := "; ".join(_faults(row, texts[row["version_id"]])):
            details = connection.execute(_DETAILS, [row["number"]]).fetchone()
            yield told(details, "broken").model_copy(update={"why": why})


def told(row: Any, verdict: str) -> Verified:
    """Return what every answer tells of a quote: the row has the columns of a listed one."""
    names = ("article_id", "speaker", "text", "published", "publisher", "title", "url")
    values = {name: row[name] for name in names} | {"quote_id": row["id"], "verdict": verdict}
    # the row may hold anything: it is what was found
    return Verified.model_construct(
        **{name: values.get(name) for name in Verified.model_fields},
    )


def _stored_text(connection: sqlite3.Connection, version: str) -> _Text | None:
    row = connection.execute(_TEXT, [version]).fetchone()
    if row is None or not row["text"]:
        return None
    is_as_read = hashlib.sha256(row["text"]).hexdigest() == row["sha256"]
    return _Text(row["text"].decode("utf-8", "replace"), is_as_read)


def _broken_texts(connection: sqlite3.Connection, tally: Tally) -> Iterator[Verified]:
    """Yield the texts without quotes that are not as they were read."""
    for row in connection.execute(_UNQUOTED):
        text = _stored_text(connection, row["id"])
        tally.texts += 1
        if text is None or not text.is_as_read:
            why = f"version {row['number']}: " + ("no text is stored" if text is None else _NOT_AS_READ)
            yield Verified(verdict="broken", article_id=str(row["article_id"]), why=why)


_NOT_AS_READ = "the stored text is not the one that was read: its SHA-256 differs"


def _faults(row: Any, text: _Text | None) -> Iterator[str]:
    """Yield what does not hold of a quote."""
    if text is None:
        yield "the text it stands in is not stored"
        return
    if not text.is_as_read:
        yield _NOT_AS_READ
    spans = _spans(row["spans"], text.text)
    if not spans:
        yield f"characters {row['spans']} are no place in the text, which has {len(text.text):,}"
        return
    if (words := " ".join(text.text[start:end] for start, end in spans)) != row["text"]:
        yield f"at {_shown(spans)} stands “{_cut(words)}”"
    if not text.is_as_read:
        return  # what else does not hold then tells nothing more
    if not text.text.endswith(str(row["prefix"]), 0, spans[0][0]):
        yield f"before it stands not “{row['prefix']}”"
    if not text.text.startswith(str(row["suffix"]), spans[-1][1]):
        yield f"after it stands not “{row['suffix']}”"
    yield from _faults_beside(row, text.text)


def _faults_beside(row: Any, text: str) -> Iterator[str]:
    """Yield what does not hold of the speaker and the cue."""
    for span, words, name in _BESIDE:
        if row[span] is None:
            continue
        places = _spans(f"[{row[span]}]", text)
        if not places or text[slice(*places[0])] != row[words]:
            yield f"{name} “{row[words]}” does not stand at {row[span]}"


def _spans(stored: str, text: str) -> list[Span]:
    """Return spans as stored; none where they are no spans in order inside the text."""
    try:
        spans = [(start, end) for start, end in json.loads(stored)]
        is_inside = all(0 <= start < end <= len(text) for start, end in spans)
    except (ValueError, TypeError):
        return []
    return spans if is_inside and all(one[1] <= other[0] for one, other in pairwise(spans)) else []


def _shown(spans: Iterable[Span]) -> str:
    return ", ".join(f"{start}–{end}" for start, end in spans)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
