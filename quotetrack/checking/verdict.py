"""What checking a claim answers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from quotetrack.records import Record

VerdictName = Literal["exact", "altered", "other_speaker", "absent"]


class Source(Record):
    """A quote that has the words, and where it stands; ``text`` is all of it."""

    quote_id: str
    article_id: str
    speaker: str | None
    published: str | None
    said_start: date | None
    said_end: date | None
    publisher: str | None
    title: str | None
    url: str | None
    text: str


class Check(Record):
    """Whether somebody said the words that are claimed.

    ``exact``: they stand in an article as ``person``'s, or as anybody's where no person is given.
    ``altered``: others like them stand there; ``text`` is that real wording, and ``diff`` shows word by word
    what the claim makes of it. ``other_speaker``: they stand there as ``speaker``'s, None for somebody who is
    not named. ``absent``: neither. ``sources`` are all quotes with the words; what stands beside them is
    of the first. ``note`` says what else a reader should know.
    """

    verdict: VerdictName
    claimed: str
    person: str | None = None
    speaker: str | None = None
    article_id: str | None = None
    quote_id: str | None = None
    text: str | None = None
    diff: str | None = None
    published: str | None = None
    said_start: date | None = None
    said_end: date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()
