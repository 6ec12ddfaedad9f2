"""The vocabulary: an article goes in, quotes come out; all of it immutable."""

from quotetrack.records.articles import Article
from quotetrack.records.carried import Carried, Found, Version
from quotetrack.records.failures import Failure
from quotetrack.records.judgements import Judgement, JudgementKind, Logged, Whom
from quotetrack.records.people import Identifier, OtherName, Person, PersonType, Role
from quotetrack.records.quotes import (
    RECYCLED_AFTER,
    DayIs,
    Kind,
    MatchedBy,
    Quote,
    SpeakerType,
    StoredQuote,
    is_recycled,
)
from quotetrack.records.record import Record, Span, digest
from quotetrack.records.topics import Scheme, Tag, Topic
from quotetrack.records.watches import Watch

__all__ = [
    "RECYCLED_AFTER",
    "Article",
    "Carried",
    "DayIs",
    "Failure",
    "Found",
    "Identifier",
    "Judgement",
    "JudgementKind",
    "Kind",
    "Logged",
    "MatchedBy",
    "OtherName",
    "Person",
    "PersonType",
    "Quote",
    "Record",
    "Role",
    "Scheme",
    "Span",
    "SpeakerType",
    "StoredQuote",
    "Tag",
    "Topic",
    "Version",
    "Watch",
    "Whom",
    "digest",
    "is_recycled",
]
