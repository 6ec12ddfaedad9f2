"""Every error that quotetrack raises on purpose.

QuotetrackError
├── UnreadableSource   the bytes are not what their name says
│   └── DroppedField   one field of an article cannot be read; the article stands without it
├── MissingAsset       a shipped file, or a language model, is not installed
├── StoreError         the database cannot be opened, read or written
├── UnknownName        a person, quote or format that nobody has heard of
└── BadQuery           a question that cannot mean anything: a date that is none, a topic without a word
    └── AmbiguousName   a name that several people bear
"""


class QuotetrackError(Exception):
    """The root: its message is one line that says what, where and what to do."""


class UnreadableSource(QuotetrackError):
    """The bytes are not what their name says."""


class DroppedField(UnreadableSource):
    """One field of an article cannot be read; the article stands without it."""


class MissingAsset(QuotetrackError):
    """A shipped file, or a language model, is not installed."""


class StoreError(QuotetrackError):
    """The database cannot be opened, read or written."""


class UnknownName(QuotetrackError):
    """A person, quote or format that nobody has heard of."""


class BadQuery(QuotetrackError):
    """A question that cannot mean anything: a date that is none, a topic without a word."""


class AmbiguousName(BadQuery):
    """A name that several people bear."""
