"""Records become rows and rows become records again; nothing here touches the database."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from sqlite3 import Row
from typing import Any

from quotetrack.records import Article, Quote, StoredQuote, Tag, digest
from quotetrack.resolution.anchoring import JudgedQuote

ARTICLE_FIELDS = ("title", "publisher", "published", "author", "url", "language")
ARTICLE_PLACE = ("origin", "line")

# the fields of a quote that are columns as they are; the others have other names or need JSON
_PLAIN = (
    "kind",
    "text",
    "prefix",
    "suffix",
    "speaker",
    "speaker_type",
    "speaker_role",
    "speaker_mention",
    "cue",
    "addressee",
    "medium",
    "confidence",
    "reason",
    "published",
    "said_evidence",
    "frame",
)
_JSON = ("spans", "speaker_span", "cue_span")
_DATES = ("said_start", "said_end")

_STORED = ("person_id", "day", "statement_id", "status", "title", "url", "publisher", "collection")

QUOTE_COLUMNS = (
    *("article_id", "person_id", "day", "statement_id", "status", "recycled", "topics", "collection"),
    *(*_PLAIN, *_JSON, *_DATES),
)


def version_id(article: Article) -> str:
    """Name one version of an article by its text."""
    return digest(article.id, article.sha256)


def day(published: str | None) -> str | None:
    """Return the day, ``2025-10-13``, of an ISO 8601 date or time."""
    try:
        return datetime.fromisoformat(published).date().isoformat() if published else None
    except ValueError:  # a record made by hand may say anything
        return None


def days(row: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the first and the last day on which a quote counts: when it was said, else published."""
    if row["said_start"] and row["said_end"]:
        last = date.fromisoformat(row["said_end"]) - timedelta(days=1)
        return str(row["said_start"]), last.isoformat()
    return day(row["published"]), day(row["published"])


def quote_row(judged: JudgedQuote, article: Article) -> dict[str, Any]:
    """Return the row of a quote that stands in the current version of ``article``."""
    quote = judged.quote
    row: dict[str, Any] = {name: getattr(quote, name) for name in _PLAIN}
    row |= {name: _to_json(getattr(quote, name)) for name in _JSON}
    row |= {name: _to_text(getattr(quote, name)) for name in _DATES}
    row["published"] = quote.published or article.published
    first, last = days(row)
    return row | {
        "id": quote.quote_id,
        "article_id": article.id,
        "version_id": version_id(article),
        "title": article.title,
        "collection": article.collection,
        "status": judged.status,
        "judgement": judged.judgement,
        "is_found": int(judged.is_found),
        "day": first,
        "last_day": last,
        "recycled": int(quote.recycled),
        "position": quote.spans[0][0] if quote.spans else 0,
        # what a user said is no quote stays for the log to speak of, and is listed nowhere
        "is_current": int(judged.status != "rejected"),
    }


def stored_quote(row: Row) -> StoredQuote:
    """Return the quote of a row of ``quotes`` joined with its person and its article."""
    values = _fields(row) | {name: row[name] for name in _STORED}
    values["topics"] = tuple(json.loads(row["topics"] or "[]"))
    values["tags"] = tuple(_tag(*told) for told in json.loads(row["tags"]))
    values["day_is"] = "said" if row["said_start"] else "published" if row["day"] else None
    return StoredQuote.model_construct(**values)


def found_quote(row: Row) -> Quote:
    """Return the quote of a row of ``quotes`` as it was found, whatever users say of it."""
    return Quote.model_construct(**_fields(row))


def _fields(row: Row) -> dict[str, Any]:
    # the row was a checked record when it was stored
    values: dict[str, Any] = {name: row[name] for name in ("article_id", *_PLAIN)} | {"quote_id": row["id"]}
    values |= {name: _spans(row[name]) for name in ("speaker_span", "cue_span")}
    values |= {name: date.fromisoformat(row[name]) if row[name] else None for name in _DATES}
    values["spans"] = tuple(tuple(span) for span in json.loads(row["spans"]))
    values["recycled"] = bool(row["recycled"])
    return values


def _tag(topic: str, label: str, score: float, evidence: list[str]) -> Tag:
    return Tag.model_construct(topic=topic, label=label, score=score, evidence=tuple(evidence))


def _spans(text: str | None) -> tuple[int, int] | None:
    if not text:
        return None
    start, end = json.loads(text)
    return (start, end)


def _to_json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _to_text(value: date | None) -> str | None:
    return value.isoformat() if value else None


def absolute(origin: str | None) -> str | None:
    """Return where a file is, whatever folder we are in; stdin and addresses stay as they are."""
    if origin in (None, "-") or "://" in str(origin):
        return origin
    return str(Path(str(origin)).absolute())
