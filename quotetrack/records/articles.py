"""An article: what is read."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import ConfigDict, Field, field_validator, model_validator

from quotetrack.records.record import Record, digest


class Article(Record):
    """One source document: its text and what is known of it.

    Keys that we do not know are dropped, since they are the publisher's business. ``id`` is the
    publisher's, else it is made from the ``url``, else from the ``text``. ``published`` is an
    ISO 8601 date or date and time. ``origin`` says where it was read (a path, or ``-``);
    ``line`` is the line of the file it came from where that file holds several articles. ``collection`` names
    the collection of quotes whose snippets make up the text; None for a text that is the article's own.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: Annotated[str, Field(min_length=1)]
    id: str = ""
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    origin: str | None = None
    line: int | None = None
    collection: str | None = None

    @field_validator("text")
    @classmethod
    def _has_words(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("no text")
        return text

    @field_validator("published", mode="before")
    @classmethod
    def _iso(cls, value: Any) -> Any:
        if isinstance(value, date):  # YAML-like front matter and TOML give dates, a datetime is one too
            return value.isoformat()
        if not isinstance(value, str):
            return value
        value = value.strip()
        if value:
            datetime.fromisoformat(value)
        return value or None

    @model_validator(mode="before")
    @classmethod
    def _identify(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        values = {key: value for key, value in values.items() if value is not None}
        if not values.get("id"):
            values["id"] = digest(values.get("url") or values.get("text"))
        values["id"] = str(values["id"])
        return values

    @property
    def sha256(self) -> str:
        """SHA-256 of the text as UTF-8, 64 hexadecimal digits: which version of the article this is."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
