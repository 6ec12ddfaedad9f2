"""Every error that quotetrack raises on purpose.

QuotetrackError
├── UnreadableSource   the bytes are not what their name says
│   ├── DroppedField   one field of an article cannot be read; the article stands without it
│   ├── NotModified    what stands at an address is as it was at the last visit
│   ├── PassedOver     what a source holds beside what was looked for in it
│   └── TookTooLong    an article takes more time than it is given
├── ProcessDied        a process that worked for us ended before it answered
├── MissingAsset       a shipped file, or a language model, is not installed
├── StoreError         the database cannot be opened, read or written
├── UnknownName        a person, quote or format that nobody has heard of
└── BadQuery           a question that cannot mean anything: a date that is none, a topic without a word
    └── AmbiguousName   a name that several people bear
"""


class QuotetrackError(Exception):
    """The root: its message is one line that says what, where and what to do."""


class UnreadableSource(QuotetrackError):
    """The bytes are not what their name says.

    ``location`` is what to read again for another try: a file or an address, None where nobody knows.
    """

    location: str | None = None


class DroppedField(UnreadableSource):
    """One field of an article cannot be read; the article stands without it."""


class NotModified(UnreadableSource):
    """What stands at an address is as it was at the last visit."""


class PassedOver(UnreadableSource):
    """What a source holds beside what was looked for in it: nothing is wrong with so many of its items."""

    count: int = 0


class TookTooLong(UnreadableSource):
    """An article takes more time than it is given."""


class ProcessDied(QuotetrackError):
    """A process that worked for us ended before it answered."""


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
