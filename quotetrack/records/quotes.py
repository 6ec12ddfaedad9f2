"""Quotes: as they are found, and as the timeline lists them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from quotetrack.records.record import Record, Span
from quotetrack.records.topics import Tag

Kind = Literal["direct", "mixed", "block", "turn", "post", "indirect"]
SpeakerType = Literal["person", "organization", "unnamed"]
DayIs = Literal["said", "published"]
MatchedBy = Literal["topic", "text", "meaning"]
RECYCLED_AFTER = 30  # days from the saying to the printing, by which a quote is not of the news any more


def is_recycled(said_end: str | None, published: str | None) -> bool:
    """Say whether a quote was said long before its publication: ``said_end`` is the day after it was said."""
    if said_end is None or published is None:
        return False
    waited = datetime.fromisoformat(published).date() - date.fromisoformat(said_end)
    return waited.days >= RECYCLED_AFTER


class Quote(Record):
    """The verbatim words of one speaker at one place in one article.

    Offsets are Unicode code points into the article's text; a span leaves its quotation marks out.
    Of kind ``indirect`` are statements that the reporter words: a span holds the clause as it stands.
    ``text`` joins the spans with one space. ``speaker_role`` is what the article calls the speaker, as
    printed: ``a farmer from Iowa``; None for organisations, and where nothing tells. ``frame`` is the
    reporter's text of the sentence or sentences the quote stands in, each span shown as ``“…”``.
    ``confidence`` is the probability, 0 to 1, that the speaker is right; ``reason`` says in a few words why
    this speaker. It was said from ``said_start`` up to, not with, ``said_end``; an old quote run again
    is ``recycled``.
    """

    article_id: str
    quote_id: str
    kind: Kind
    text: str
    spans: tuple[Span, ...]
    prefix: str
    suffix: str
    speaker: str | None = None
    speaker_type: SpeakerType = "unnamed"
    person_id: str | None = None
    speaker_mention: str | None = None
    speaker_span: Span | None = None
    speaker_role: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    addressee: str | None = None
    medium: str | None = None
    confidence: float = 0.0
    published: str | None = None
    said_start: date | None = None
    said_end: date | None = None
    said_evidence: str | None = None
    topics: tuple[str, ...] = ()
    frame: str = ""
    reason: str = ""
    recycled: bool = False

    @property
    def shown(self) -> str:
        """The words as a reader may see them: in marks where somebody's own, bare where the reporter's."""
        return self.text if self.kind == "indirect" else f"“{self.text}”"


class StoredQuote(Quote):
    """A quote as the timeline lists it: under its person's name, with its article's title, url, publisher.

    It is listed on ``day``, the first on which it may have been said, else that of publication: ``day_is``
    tells. ``status`` is what a user said of it: ``confirmed``, ``corrected``, or None. ``topics`` are the
    labels of its ``tags``. Where something was looked for, ``score`` is how well it answers (more is better,
    and comparable within one answer only), ``matched_by`` says by what, ``topic``, ``text`` or ``meaning``,
    and ``matches`` are the code points of ``text`` in which the words looked for stand. ``collection`` names
    the collection of quotes that it was taken from; None for one that was found in an article.
    """

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    status: str | None = None
    day: str | None = None
    day_is: DayIs | None = None
    statement_id: str | None = None
    tags: tuple[Tag, ...] = ()
    score: float | None = None
    matched_by: tuple[MatchedBy, ...] = ()
    matches: tuple[Span, ...] = ()
    collection: str | None = None
