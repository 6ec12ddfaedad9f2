"""What others call the fields of an article: newspapers, archives, schema.org, and those who make tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_LETTERS = re.compile(r"[^a-z]")
# of several that an item has, the first counts; our own name comes before all
_CALLED = {
    "text": "content body articlebody articletext maintext fulltext bodytext articlecontent article story",
    "html": "contenthtml bodyhtml htmlcontent",
    "title": "headline articletitle webtitle",
    "url": "link uri weburl articleurl sourceurl permalink href",
    "published": "datepublished publishedat dateposted publishdate publicationdate pubdate webpublicationdate"
    " versioncreated date day",
    "publisher": "source outlet sitename publication newspaper media sourcename publishername",
    "author": "byline authors creator authorname writer",
    "language": "lang inlanguage",
    "id": "articleid guid",
}
_FIELDS = {name: (name, *others.split()) for name, others in _CALLED.items()}


def columns(names: Iterable[str]) -> dict[str, str]:
    """Return, for each field of an article that some names mean, the name that tells it."""
    by_letters: dict[str, str] = {}
    for name in names:
        by_letters.setdefault(_LETTERS.sub("", str(name).lower()), name)
    return {
        field: next(by_letters[one] for one in called if one in by_letters)
        for field, called in _FIELDS.items()
        if any(one in by_letters for one in called)
    }


def ours(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an item under our names; those that stand under our own name are as they are."""
    found = {}
    for field, name in columns(value).items():
        one = value[name]
        found[field] = one if name == field else _plain(one)
    return found


def _plain(value: Any) -> Any:
    """Return the name of a thing, and of several things their names, as schema.org and others nest them."""
    if isinstance(value, Mapping):
        return value.get("name")
    if isinstance(value, list):
        return ", ".join(one for one in map(_plain, value) if isinstance(one, str)) or None
    return value
