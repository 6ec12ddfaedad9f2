"""The fields of one item, as somebody wrote them, become an article or the reason why not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._dates import iso
from quotetrack.sources._decoding import storable
from quotetrack.sources._names import ours
from quotetrack.sources._pages import page_fields

_OPTIONAL = ("url", "title", "published", "publisher", "author", "language")
_COLLECTED = {"quotes", "quotation", "quotations", "quote_id"}  # what lines of quotes have, and articles not


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
    is_collected = bool(value.keys() & _COLLECTED)
    value = ours(value)
    if is_collected and not value.get("text"):
        yield UnreadableSource(f"{place}: has no `text`: quotes of a collection go in with quotetrack import")
        return
    try:
        value = _with_text(value, place)
    except UnreadableSource as error:
        yield error
        return
    kept: dict[str, str | None] = {}
    for key in ("id", *_OPTIONAL):
        try:
            kept[key] = _field(key, value.get(key))
        except ValueError as error:
            where = f"{place}, line {lines[key]}" if key in lines else place
            yield DroppedField(f"{where}: {error}; the article is kept without it")
    yield Article(**kept, text=storable(value["text"]), origin=origin, line=line)  # type: ignore[arg-type]


def _with_text(value: dict[str, Any], place: str) -> dict[str, Any]:
    """Return the fields with a text, that of their page where they have none; raise UnreadableSource."""
    text, html = value.get("text"), value.get("html")
    if text is None and isinstance(html, str) and html.strip():
        found = page_fields(html.encode("utf-8", "replace"), place, None)
        if not found.get("text"):
            raise UnreadableSource(f"{place}: no article is found in `html`: give the plain text as `text`")
        return found | {name: one for name, one in value.items() if one is not None}
    if text is None:
        raise UnreadableSource(f"{place}: has no `text`")
    if not isinstance(text, str):
        raise UnreadableSource(f"{place}: `text` is {_kind(text)}, not a string")
    if not text.strip():
        raise UnreadableSource(f"{place}: `text` is empty")
    return value


def _field(key: str, value: Any) -> str | None:
    """Return a field fit to store, None where it says nothing; raise ValueError where it is of no use."""
    if value is None:
        return None
    if key in ("id", "published") and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise ValueError(f"`{key}` is {_kind(value)}, not a string")
    value = storable(value).strip()
    return (iso(value) if key == "published" else value) if value else None


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _spot(error: json.JSONDecodeError) -> str:
    return f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
