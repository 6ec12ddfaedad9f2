"""How an export is to be written, besides what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class How:
    """What a reader is told of an export, and how much is done to keep its text from acting.

    ``raw`` leaves formulas and markup as they are. ``title`` heads the page, ``asked`` says in a few words
    which quotes are in it, ``at`` is the time of writing, ISO 8601 in UTC; without it nothing tells the time.
    ``wikidata`` has the items of people, ``Q3874799``, by their ids.
    """

    raw: bool = False
    title: str = "Quotes"
    asked: str = ""
    at: str | None = None
    wikidata: Mapping[str, str] = field(default_factory=dict)
