"""The fields of one item, as somebody wrote them, become an article or the reason why not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import storable

_OPTIONAL = ("url", "title", "published", "publisher", "author", "language")
_DAY_FIRST = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")


def from_json(
    source: str, origin: str, place: str, line: int | None = None
) -> Iterator[Article | UnreadableSource]:
    """Yield the article of a JSON object, after a DroppedField for each field it must do without.

    ``place`` is what messages call the item; ``origin`` and ``line`` are kept with the article.
    """
    try:
        value = json.loads(
            source, strict=False
        )  # a raw line end in a string is a common slip; nothing is lost
    except json.JSONDecodeError as error:
        yield UnreadableSource(f"{place}: broken JSON at {_spot(error)}: {error.msg}")
    except RecursionError:
        yield UnreadableSource(f"{place}: broken JSON: nested too deeply")
    except ValueError:
        yield UnreadableSource(f"{place}: broken JSON: a number with too many digits")
    else:
        yield from article(value, origin, place, line)


def article(
    value: Any,
    origin: str,
    place: str,
    line: int | None = None,
    lines: Mapping[str, int] = MappingProxyType({}),
) -> Iterator[Article | UnreadableSource]:
    """Yield the article that the fields make, after a DroppedField for each field it must do without.

    ``lines`` says on which line of the place a field stands, where that is known.
    """
    if not isinstance(value, Mapping):
        yield UnreadableSource(f"{place}: {_kind(value)} stands where a JSON object is expected")
        return
    if problem := _text_problem(value):
        yield UnreadableSource(f"{place}: {problem}")
        return
    kept: dict[str, str | None] = {}
    for key in ("id", *_OPTIONAL):
        try:
            kept[key] = _field(key, value.get(key))
        except ValueError as error:
            where = f"{place}, line {lines[key]}" if key in lines else place
            yield DroppedField(f"{where}: {error}; the article is kept without it")
    yield Article(**kept, text=storable(value["text"]), origin=origin, line=line)  # type: ignore[arg-type]


def _text_problem(value: Mapping[str, Any]) -> str | None:
    text = value.get("text")
    if text is None and value.get("html"):
        return "has only `html`, which cannot be read yet: give the plain text as `text`"
    if text is None:
        return "has no `text`"
    if not isinstance(text, str):
        return f"`text` is {_kind(text)}, not a string"
    return None if text.strip() else "`text` is empty"


def _field(key: str, value: Any) -> str | None:
    """Return a field fit to store, None where it says nothing; raise ValueError where it is of no use."""
    if value is None:
        return None
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise ValueError(f"`{key}` is {_kind(value)}, not a string")
    value = storable(value).strip()
    return (_iso(value) if key == "published" else value) if value else None


def _iso(value: str) -> str:
    """Return an ISO 8601 date, or date and time, with its day in front as YYYY-MM-DD."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        shortened = value if len(value) <= 40 else value[:39] + "…"
        raise ValueError(f"`published` is {shortened!r}, not an ISO 8601 date such as 2025-10-13") from None
    if _DAY_FIRST.match(value):
        return value
    return moment.date().isoformat() if len(value) <= len("2025-W42-1") else moment.isoformat()


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _spot(error: json.JSONDecodeError) -> str:
    return f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
