"""Quotes with all that another database needs to hold them: what they were found as, and the articles."""

from __future__ import annotations

from quotetrack.records.articles import Article
from quotetrack.records.judgements import Judgement
from quotetrack.records.quotes import SpeakerType, StoredQuote
from quotetrack.records.record import Record


class Version(Article):
    """One text of an article: ``number`` counts them, the current one is what the article reads now.

    ``has_indirect`` says that it was read for indirect statements, too.
    """

    number: int = 1
    is_current: bool = True
    has_indirect: bool = False


class Found(Record):
    """What a list changes of a quote: whom its article names; and whether only a user knows of the quote."""

    speaker: str | None = None
    speaker_type: SpeakerType = "unnamed"
    is_found: bool = True


class Carried(StoredQuote):
    """A quote as it is listed, with what a list leaves out.

    It stands in ``version`` of its article. ``versions`` are texts that no quote before it brought: its own,
    and some in which nobody is quoted. ``judgements`` are what users said.
    """

    version: int = 1
    found: Found = Found()
    versions: tuple[Version, ...] = ()
    judgements: tuple[Judgement, ...] = ()
