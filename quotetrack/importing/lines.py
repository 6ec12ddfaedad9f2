"""Bytes become the quotes that they carry, a line each; pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article, Carried, Quote

_OWN = ("version", "found")  # what a list of quotes has not, and a text cannot be found without


@dataclass(frozen=True)
class Line:
    """A line of a file: the quote that it carries; None for a quote without what its text is found by."""

    number: int
    carried: Carried | None


def lines(stream: Iterable[bytes], origin: str) -> Iterator[Line | UnreadableSource]:
    """Yield the quote of each line that is not blank; an UnreadableSource in the place of what is none."""
    for number, raw in enumerate(stream, 1):
        if raw.strip():
            try:
                yield Line(number, _carried(raw))
            except ValueError as error:
                yield UnreadableSource(f"{origin}, line {number}: {_why(error)}")


def as_found(carried: Carried) -> Quote:
    """Return the quote as it was found, whoever is taken for its speaker and whatever it is tagged with."""
    values = {name: getattr(carried, name) for name in Quote.model_fields}
    found = {"speaker": carried.found.speaker, "speaker_type": carried.found.speaker_type}
    return Quote.model_construct(**(values | found | {"person_id": None, "topics": ()}))


def fault(quote: Quote, article: Article) -> str | None:
    """Return why a quote is none of an article, None where it stands there as it says."""
    end = 0
    for start, stop in quote.spans:
        if not end <= start < stop <= len(article.text):
            return f"characters {start}–{stop} are no place in the text of article {article.id}"
        end = stop
    words = " ".join(article.text[start:stop] for start, stop in quote.spans)
    if not quote.spans or words != quote.text:
        return f"the words of quote {quote.quote_id} do not stand where it says in article {article.id}"
    return None


def _carried(raw: bytes) -> Carried | None:
    value = json.loads(raw.decode("utf-8-sig"))
    if not isinstance(value, dict):
        raise ValueError("a JSON object is expected")
    json.dumps(value, ensure_ascii=False).encode("utf-8")  # half a character cannot be stored
    if not set(_OWN) <= value.keys():
        Quote.model_validate(_known(value, Quote))  # is it a quote at all?
        return None
    return Carried.model_validate(_known(value, Carried))


def _known(value: dict[str, Any], record: type[Quote]) -> dict[str, Any]:
    """Return the fields of a record; a later quotetrack may write more."""
    return {name: told for name, told in value.items() if name in record.model_fields}


def _why(error: ValueError) -> str:
    """Say in a few words what is wrong."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        return f"no quote as export writes it: {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON at column {error.colno}: {error.msg}"
    if isinstance(error, UnicodeError):
        return "not UTF-8"
    return str(error)
