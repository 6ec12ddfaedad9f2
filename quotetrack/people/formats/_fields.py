"""What somebody wrote into a field becomes a name, a day, an identifier; or nothing, and nothing raises."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

LONGEST = 300  # characters of a name or a role
_UNSEEN = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_DAY = re.compile(r"\+?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_WIKIDATA = re.compile(
    r"(?:(?:https?://)?(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d{0,15})", re.IGNORECASE
)
_GENDERS = {"f": "female", "female": "female", "woman": "female", "m": "male", "male": "male", "man": "male"}


def text(value: Any) -> str:
    """Return a string in one line and without characters that are not seen; "" for anything else."""
    if not isinstance(value, str) or len(value) > 16 * LONGEST:
        return ""
    plain = " ".join(_UNSEEN.sub("", value).split())
    return plain if len(plain) <= LONGEST else ""


def day(value: Any) -> str | None:
    """Return an ISO day, or as much of one as is told (``2019-00-00`` tells the year); None where none is."""
    match = _DAY.fullmatch(str(value).strip()[:40]) if isinstance(value, str | int) else None
    if match is None:
        return None
    year, month, number = match[1], match[2] or "00", match[3] or "00"
    try:
        date(int(year), max(int(month), 1), max(int(number), 1))
    except ValueError:
        return None
    return year if month == "00" else f"{year}-{month}" if number == "00" else f"{year}-{month}-{number}"


def wikidata(value: Any) -> str:
    """Return an identifier of Wikidata, ``Q42``, also out of an address; "" where there is none."""
    match = _WIKIDATA.fullmatch(text(value))
    return match[1].upper() if match else ""


def gender(value: Any) -> str:
    """Return ``female``, ``male``, or "" where not known."""
    return _GENDERS.get(text(value).casefold(), "")


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of an array; none where it is no array."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def member(value: Any, *path: str) -> Any:
    """Return what stands in an object under the keys, one inside the other; None where one is missing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
