"""The day of a dateline: ``KYIV, Oct 12 (Agency) —``. Relative words count from it, not from publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from quotetrack.attribution.dates.expressions import expressions

# of any dateline, whether it has a day or not
BEFORE_BODY = re.compile(
    r"[A-Z][A-Z.’' -]{2,30}(?:, [\w., ]{2,30})?(?: \([^()]{2,40}\))? ?(?:—|–|--|-|―) ?(?=\S)"
)
_CITY = r"(?:[A-ZÀ-Þ][\w.’'-]*(?:[ /-][A-ZÀ-Þ][\w.’'-]*){0,3})"
_MONTH = r"[A-Z][A-Za-z]{2,8}\.?"
_DAY = rf"(?P<day>(?:[A-Z][a-z]+,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)"
_SIGN = r"(?:\s?[—–―-]{1,2}(?=\s)|[ ,:]?\s?[/(][^()/\n]{2,30}[/)]|\.?\s/)"
_DATELINE = re.compile(rf"\s*{_CITY}(?:, {_CITY}){{0,2}}[,.]? (?:\(?){_DAY}\)?,?\.?{_SIGN}")
# an article may be dated by the clock of another place
_LATER = timedelta(days=1)
_PARAGRAPHS = 3


def dateline(text: str, paragraphs: list[tuple[int, int]], published: date | None) -> tuple[date | None, int]:
    """Return the anchor day of an article and the offset where its dateline ends, 0 where it has none."""
    for start, end in paragraphs[:_PARAGRAPHS]:
        match = _DATELINE.match(text, start, end)
        if match is None:
            continue
        found = expressions(match["day"], published + _LATER if published else None)
        day = next((one.day for one in found if one.day), None)
        if day is not None:
            return day, match.end()
    return published, 0
