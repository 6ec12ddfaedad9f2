"""Every error that quotetrack raises on purpose.

QuotetrackError
├── UnreadableSource   the bytes are not what their name says
│   └── DroppedField   one field of an article cannot be read; the article stands without it
├── MissingAsset       a shipped file, or a language model, is not installed
├── StoreError         the database cannot be opened, read or written
├── UnknownName        a person, quote or format that nobody has heard of
└── BadQuery           a question that cannot mean anything: a date that is none, a topic without a word
"""

import re

# line ends, other control characters, bidi overrides and lone surrogates: a message may quote a file's
# name or text, and neither may reach the terminal or break the one line
_UNSAFE = re.compile("[\0-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class QuotetrackError(Exception):
    """The root: its message is one line that says what, where and what to do."""

    def __str__(self) -> str:
        return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", super().__str__())


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
