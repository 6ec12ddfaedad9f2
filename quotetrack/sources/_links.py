"""What stands elsewhere: a feed or a sitemap tells the address, and something of the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime

from quotetrack.records import Article
from quotetrack.sources._decoding import storable

_FULL = 50  # words from which what a feed carries is an article, and no teaser


@dataclass(frozen=True)
class Link:
    """The address of an article, or of a further list of addresses.

    ``told`` are fields of the article as the source has them, ``text`` is what it carries of the text, and
    ``changed`` the day it was changed last, which is that of publication where nobody tells another.
    """

    address: str
    told: Mapping[str, str | None] = field(default_factory=dict)
    text: str = ""
    changed: str | None = None

    def completed(self, article: Article) -> Article:
        """Return the article with what the source tells: of the day it knows best, of all else only more."""
        told = {name: storable(value) for name, value in self.told.items() if value}
        missing = {name: value for name, value in told.items() if getattr(article, name) is None}
        published = told.get("published") or article.published or self.changed
        return article.model_copy(update=missing | {"published": published})

    def carried(self, origin: str) -> Article | None:
        """Return the article that the source itself carries, None where that is a teaser."""
        if len(self.text.split()) < _FULL:
            return None
        return self.completed(Article(text=storable(self.text), url=self.address, origin=origin))


def moment(told: str | None) -> str | None:
    """Return an ISO 8601 date or time of one in ISO 8601 or RFC 2822, None where it is neither."""
    if not told or not told.strip():
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(told.strip())
        except (ValueError, TypeError, OverflowError):
            continue
        return found.date().isoformat() if len(told.strip()) <= len("2025-W42-1") else found.isoformat()
    return None
