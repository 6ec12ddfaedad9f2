"""The vocabulary: an article goes in, quotes come out; all of it immutable."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Kind = Literal["direct", "mixed", "block", "turn", "post", "indirect"]
SpeakerType = Literal["person", "organization", "unnamed"]
PersonType = Literal["person", "organization"]
JudgementKind = Literal["same", "different", "alias", "rename", "speaker", "not_quote", "confirmed", "undo"]
DayIs = Literal["said", "published"]
Span = tuple[int, int]
RECYCLED_AFTER = 30  # days from the saying to the printing, by which a quote is not of the news any more


def digest(*parts: object, size: int = 8) -> str:
    """Name something by its content: ``2 * size`` hexadecimal digits of BLAKE2b over ``parts``."""
    return hashlib.blake2b(
        "\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=size
    ).hexdigest()


def is_recycled(said_end: str | None, published: str | None) -> bool:
    """Say whether a quote was said long before its publication: ``said_end`` is the day after it was said."""
    if said_end is None or published is None:
        return False
    waited = datetime.fromisoformat(published).date() - date.fromisoformat(said_end)
    return waited.days >= RECYCLED_AFTER


class Record(BaseModel):
    """An immutable row; an unknown field is a bug, not data."""

    # built when first checked: a query makes records of rows that were checked when stored, and must be quick
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Article(Record):
    """One source document: its text and what is known of it.

    Keys that we do not know are dropped, since they are the publisher's business. ``id`` is the
    publisher's, else it is made from the ``url``, else from the ``text``. ``published`` is an
    ISO 8601 date or date and time. ``origin`` says where it was read (a path, or ``-``);
    ``line`` is the line of the file it came from where that file holds several articles.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: Annotated[str, Field(min_length=1)]
    id: str = ""
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    origin: str | None = None
    line: int | None = None

    @field_validator("text")
    @classmethod
    def _has_words(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("no text")
        return text

    @field_validator("published", mode="before")
    @classmethod
    def _iso(cls, value: Any) -> Any:
        if isinstance(value, date):  # YAML-like front matter and TOML give dates, a datetime is one too
            return value.isoformat()
        if not isinstance(value, str):
            return value
        value = value.strip()
        if value:
            datetime.fromisoformat(value)
        return value or None

    @model_validator(mode="before")
    @classmethod
    def _identify(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        values = {key: value for key, value in values.items() if value is not None}
        if not values.get("id"):
            values["id"] = digest(values.get("url") or values.get("text"))
        values["id"] = str(values["id"])
        return values

    @property
    def sha256(self) -> str:
        """SHA-256 of the text as UTF-8, 64 hexadecimal digits: which version of the article this is."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


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
    tells. ``status`` is what a user said of it: ``confirmed``, ``corrected``, or None.
    """

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    status: str | None = None
    day: str | None = None
    day_is: DayIs | None = None
    statement_id: str | None = None


class OtherName(Record):
    """Another way to write somebody's name; ``note`` says what it is: ``maiden name``, ``Cyrillic``."""

    name: str
    note: str | None = None
    start_date: str | None = None
    end_date: str | None = None


class Identifier(Record):
    """Somebody's name in a register: ``wikidata``, ``Q3874799``."""

    scheme: str
    identifier: str


class Role(Record):
    """What somebody was, where, and from when to when, as Popolo's memberships tell it.

    Days are ISO, or as much of one as is known (``2019-05``). ``end_date`` is the day the successor began;
    None where the role is held still or nobody noted its end, and then ``known_until`` is the last
    day (or month, or year) on which it surely was.
    """

    role: str
    place: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    known_until: str | None = None


class Person(Record):
    """Somebody, or an organisation, as a list of people knows them; the words are Popolo's.

    ``id`` is readable and given to nobody else: ``volodymyr-zelensky``. ``gender`` is ``female``, ``male``
    or empty where not known. ``source`` says which list it is from.
    """

    id: str
    name: str
    type: PersonType = "person"
    gender: str = ""
    other_names: tuple[OtherName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    roles: tuple[Role, ...] = ()
    source: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write the name, the chosen one first."""
        return (self.name, *(other.name for other in self.other_names))


class Whom(Record):
    """Somebody as a judgement means them: id and name at that time, and the bearers and spellings behind."""

    id: str
    name: str
    type: PersonType = "person"
    bearers: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


class Judgement(Record):
    """What a user said of people or of a quote; it is never changed, only undone by a later one.

    ``same`` and ``different`` are of ``person`` and ``other``; ``alias`` and ``rename`` give ``person`` the
    ``name``; ``speaker`` and ``confirmed`` say that ``quote`` is by ``person``, None for nobody known;
    ``not_quote`` is of ``quote``, which is kept as it was then. ``undo`` takes the judgement ``undoes`` back.
    ``at`` is an ISO 8601 time in UTC. ``number`` is given when it is stored.
    """

    kind: JudgementKind
    number: int = 0
    at: str = ""
    who: str = ""
    why: str | None = None
    person: Whom | None = None
    other: Whom | None = None
    name: str | None = None
    quote: Quote | None = None
    undoes: int | None = None


class Logged(Record):
    """A judgement of the log; it ``stands`` unless a later one undid it."""

    judgement: Judgement
    stands: bool
