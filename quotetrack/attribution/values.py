"""The JSON-able values that quotes of every kind have: where the words stand, who said them, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quotetrack.attribution.said import Said
from quotetrack.attribution.speakers import Mention, Speaker

Values = dict[str, Any]
# characters of context on each side, as W3C's TextQuoteSelector has them
_CONTEXT = 32


def around(text: str, first: int, last: int) -> dict[str, str]:
    """Return the characters before and after a quote, by which it is found again in another text."""
    return {"prefix": text[max(0, first - _CONTEXT) : first], "suffix": text[last : last + _CONTEXT]}


def located(text: str, spans: Sequence[Sequence[int]]) -> Values:
    """Return the words of ``spans`` and what stands around them in the article's ``text``."""
    first, last = spans[0][0], spans[-1][1]
    return {
        "text": " ".join(text[start:end] for start, end in spans),
        "spans": [list(span) for span in spans],
        **around(text, first, last),
    }


def spoken(text: str, speaker: Speaker, mention: Mention | None, role: str | None) -> Values:
    """Return who said it, what the article calls them, and the words of its ``text`` that name them."""
    return {
        "speaker": speaker.name,
        "speaker_type": speaker.type,
        "speaker_role": role,
        "speaker_mention": text[mention.start : mention.end] if mention else None,
        "speaker_span": [mention.start, mention.end] if mention else None,
    }


def dated(day: Said | None) -> Values:
    """Return when it was said: the first day, the day after the last, the words that tell."""
    return {
        "said_start": day.start.isoformat() if day else None,
        "said_end": day.end.isoformat() if day else None,
        "said_evidence": day.evidence if day else None,
    }
