"""Every error that quotetrack raises on purpose.

QuotetrackError
├── UnreadableSource   the bytes are not what their name says
├── MissingAsset       a shipped file, or a language model, is not installed
├── StoreError         the database cannot be opened, read or written
└── UnknownName        a person, quote or format that nobody has heard of
"""


class QuotetrackError(Exception):
    """The root: its message is one line that says what, where and what to do."""


class UnreadableSource(QuotetrackError):
    """The bytes are not what their name says."""


class MissingAsset(QuotetrackError):
    """A shipped file, or a language model, is not installed."""


class StoreError(QuotetrackError):
    """The database cannot be opened, read or written."""


class UnknownName(QuotetrackError):
    """A person, quote or format that nobody has heard of."""
