"""What checking quotes again found: an answer for each, and how many there are."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from quotetrack.records import Record


class Verified(Record):
    """A quote checked again; ``why`` says in a few words what is wrong, or what is to be seen.

    ``broken`` is what does not prove itself by the stored text; no ``quote_id`` means the article or the
    database. In a text as it is now a quote is ``unchanged``, ``moved``, ``altered`` or ``gone``; there
    ``found`` stands from ``start`` to ``end`` (code points); ``diff`` tells word by word what was altered.
    """

    verdict: Literal["broken", "unchanged", "moved", "altered", "gone"]
    quote_id: str | None = None
    article_id: str | None = None
    speaker: str | None = None
    text: str | None = None
    found: str | None = None
    start: int | None = None
    end: int | None = None
    diff: str | None = None
    why: str | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass
class Tally:
    """How much has been checked so far: quotes, texts of articles, and how many quotes got which verdict."""

    quotes: int = 0
    texts: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)

    @property
    def has_failed(self) -> bool:
        """Say whether anything is not as it was."""
        return any(self.verdicts[verdict] for verdict in ("broken", "altered", "gone"))
