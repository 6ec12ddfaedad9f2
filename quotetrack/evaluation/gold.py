"""What is compared: JSON lines go in, gold articles or predicted quotes come out."""

from collections.abc import Iterable
from typing import Literal, TypeVar

from pydantic import AliasChoices, ConfigDict, Field, ValidationError

from quotetrack.errors import UnreadableSource
from quotetrack.records import Kind, Record, Span


class _Foreign(Record):
    """A record that others write too: keys that we do not know are their business."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Segment(_Foreign):
    """A stretch of an article that a person has judged, without its quotation marks.

    ``attributed`` is false where nobody is quoted (a title, a scare quote). ``source`` holds the spans
    of the speaker's mention, empty for none, None where mentions were not judged; ``speaker`` the accepted
    full names, empty for nobody named, None where names were not judged. ``cue`` holds the accepted spans of
    the word that reports, ``addressee`` and ``medium`` the accepted words ("" among them: none is as good),
    all three empty for none and None where not judged. So are ``kind`` and ``quote``, which the segments of
    one quote share. ``words`` is the length that thresholds go by.
    """

    start: int
    end: int
    attributed: bool
    words: int
    source: tuple[Span, ...] | None = ()
    speaker: tuple[str, ...] | None = None
    type: Literal["person", "org", "unnamed", "none"] | None = None
    kind: Kind | None = None
    quote: int | None = None
    cue: tuple[Span, ...] | None = None
    addressee: tuple[str, ...] | None = None
    medium: tuple[str, ...] | None = None


class Attribution(_Foreign):
    """Something that somebody is said to say or think: its words, whose they are, and what reports them.

    Each is a list of spans, quotation marks included; ``source`` and ``cue`` may be empty.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()


class GoldArticle(_Foreign):
    """An article with every segment of it that was judged, and perhaps every attribution.

    Unless it ``is_complete`` nobody has looked at the rest of its text: what is found there does not count.
    """

    id: str
    text: str
    segments: tuple[Segment, ...]
    attributions: tuple[Attribution, ...] = ()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    is_complete: bool = True


class Prediction(_Foreign):
    """What evaluation needs to know of a predicted quote; the keys are those of a quote."""

    article_id: str = Field(validation_alias=AliasChoices("article_id", "id"))
    spans: tuple[Span, ...]
    kind: str | None = None
    speaker: str | None = None
    speaker_span: Span | None = None
    confidence: float | None = None
    cue_span: Span | None = None
    addressee: str | None = None
    medium: str | None = None


Parsed = TypeVar("Parsed", GoldArticle, Prediction)


def parse(lines: Iterable[str | bytes], record: type[Parsed], *, origin: str) -> list[Parsed]:
    """Return one ``record`` per line that is not blank.

    Raise UnreadableSource, with ``origin`` and the line number, at the first line that is none.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    return [_record(line, record, f"{origin}, line {number}") for number, line in numbered]


def _record(line: str | bytes, record: type[Parsed], where: str) -> Parsed:
    try:
        return record.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or f"not a {record.__name__}"
        raise UnreadableSource(f"{where}: {place}: {first['msg']}") from None
