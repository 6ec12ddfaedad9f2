"""Reports made by hand."""

from datetime import date, timedelta
from typing import Any

from quotetrack.statements import Report

PUBLISHED = date(2025, 3, 4)


def report(text: str, number: int = 1, **about: Any) -> Report:
    """Return a report of an article of its own, printed on ``published``, said on the day ``said``.

    Both may be given as numbers of days after the fourth of March.
    """
    published, said = (_day(about.pop(name, None)) for name in ("published", "said"))
    made: dict[str, Any] = {
        "quote_id": f"q{number}",
        "article_id": f"a{number}",
        "person_id": "ilka-torvald",
        "kind": "direct",
        "frame": "“…” Torvald said.",
        "prefix": "",
        "suffix": "",
        "cue": "said",
        "medium": None,
        "addressee": None,
        "speaker_type": "person",
        "speaker_role": None,
        "published": published or PUBLISHED,
        "said_start": said,
        "said_end": said and said + timedelta(days=1),
        "position": 0,
        "spans": ((0, len(text)),),
    }
    return Report(text=text, **(made | about))


def _day(told: int | date | None) -> date | None:
    return PUBLISHED + timedelta(days=told) if isinstance(told, int) else told
