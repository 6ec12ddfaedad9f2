"""Records become rows and rows become records again; nothing here touches the database."""

import json
from datetime import date, datetime
from sqlite3 import Row
from typing import Any

from quotetrack.records import Article, Quote, StoredQuote, digest
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
_JSON = ("spans", "speaker_span", "cue_span", "topics")
_DATES = ("said_start", "said_end")

QUOTE_COLUMNS = ("article_id", "person_id", *_PLAIN, *_JSON, *_DATES, "status")


def version_id(article: Article) -> str:
    """Name one version of an article by its text."""
    return digest(article.id, article.sha256)


def day(published: str | None) -> str | None:
    """Return the day, ``2025-10-13``, of an ISO 8601 date or time."""
    try:
        return datetime.fromisoformat(published).date().isoformat() if published else None
    except ValueError:  # a record made by hand may say anything
        return None


def quote_row(judged: JudgedQuote, article: Article) -> dict[str, Any]:
    """Return the row of a quote that stands in the current version of ``article``."""
    quote = judged.quote
    row: dict[str, Any] = {name: getattr(quote, name) for name in _PLAIN}
    row |= {name: _to_json(getattr(quote, name)) for name in _JSON}
    row |= {name: _to_text(getattr(quote, name)) for name in _DATES}
    row["published"] = quote.published or article.published
    return row | {
        "id": quote.quote_id,
        "article_id": article.id,
        "version_id": version_id(article),
        "status": judged.status,
        "judgement": judged.judgement,
        "is_found": int(judged.is_found),
        "day": day(row["published"]),
        "position": quote.spans[0][0] if quote.spans else 0,
        # what a user said is no quote stays for the log to speak of, and is listed nowhere
        "is_current": int(judged.status != "rejected"),
    }


def stored_quote(row: Row) -> StoredQuote:
    """Return the quote of a row of ``quotes`` joined with its person and its article."""
    values = _fields(row) | {name: row[name] for name in ("person_id", "status", "title", "url", "publisher")}
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
    values["topics"] = tuple(json.loads(row["topics"] or "[]"))
    return values


def _spans(text: str | None) -> tuple[int, int] | None:
    if not text:
        return None
    start, end = json.loads(text)
    return (start, end)


def _to_json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)


def _to_text(value: date | None) -> str | None:
    return value.isoformat() if value else None
