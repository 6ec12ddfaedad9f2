"""What is fed: every reader, the extraction, the search; each tells what must never happen."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from quotetrack import queries, sources
from quotetrack.errors import QuotetrackError, UnreadableSource
from quotetrack.extraction import extract_each, load
from quotetrack.fetch import fetch
from quotetrack.importing import gqg, lines, peeked, quotebank, recognised
from quotetrack.people.formats import read_people
from quotetrack.queries import Filters
from quotetrack.records import Article, Quote
from quotetrack.topics import read_scheme

Target = Callable[[bytes], None]
_TEXTS = ("text", "indirect")
_PACKED = (".txt.gz", ".html", ".zip", ".jsonl.bz2", ".txt.zst")
_LISTS = ("a.csv", "a.json", "a.tsv")


class Wrong(AssertionError):
    """Something came out that must not."""


def names(seeded: Iterable[str]) -> list[str]:
    """Return what can be fed, the same in every process.

    Of the suffixes of a reader, which does not look at them, one is taken: one ``seeded`` if there is any.
    """
    known = set(seeded)
    readers = {id(read): suffix for suffix, read in sources.readers().items()}
    readers |= {id(read): suffix for suffix, read in sources.readers().items() if suffix in known}
    others = ["-", "packed", "gqg", "quotebank", "export", "people", "topics", "query", *_TEXTS]
    return [*sorted(readers.values()), *others]


class Targets:
    """The targets by name, made when they are first fed."""

    def __init__(self) -> None:
        self._temporary = tempfile.TemporaryDirectory(prefix="fuzz-")
        self._folder = Path(self._temporary.name)
        self._made: dict[str, Target] = {}

    def feed(self, name: str, raw: bytes) -> None:
        """Feed a target; whatever comes out of this is a finding."""
        if name not in self._made:
            self._made[name] = self._target(name)
        self._made[name](raw)

    def _target(self, name: str) -> Target:
        if name in _TEXTS:
            return _extraction(indirect=name == "indirect")
        named: dict[str, Target] = {
            "packed": self._packed,
            "query": _search(self._folder / "quotes.db"),
            "gqg": lambda raw: _sound(gqg.read(peeked(io.BytesIO(raw)), "a.jsonl")),
            "quotebank": _quotebank,
            "export": _export,
            "people": _people,
            "topics": _topics,
        }
        if name == "-":
            return lambda raw: _sound(sources.articles(["-"], fetch=lambda _: _stream(raw)))
        return named.get(name) or _reader(name)

    def _packed(self, raw: bytes) -> None:
        """Read a file as whatever packing its name says."""
        files = [self._folder / f"a{suffix}" for suffix in _PACKED]
        for file in files:
            file.write_bytes(raw)
        _sound(sources.articles(map(str, files), fetch=fetch))


def _reader(suffix: str) -> Target:
    """Return what feeds the reader of a suffix, without the looking for it that would take most time."""
    read = sources.readers()[suffix]

    def feed(raw: bytes) -> None:
        with suppress(UnreadableSource):
            _sound(read(_stream(raw), f"a{suffix}"))

    return feed


def _stream(raw: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(raw))


def _sound(found: Iterable[Any]) -> None:
    """Check articles and errors: each fit to be stored, each error in one line."""
    for item in found:
        if isinstance(item, UnreadableSource):
            if not str(item) or "\n" in str(item):
                raise Wrong(f"an error is not one line: {str(item)!r}")
        elif isinstance(item, Article):
            told = [value for value in item.model_dump().values() if isinstance(value, str)]
            "".join(told).encode()  # lone surrogates cannot be stored
            if "\0" in "".join(told) or not item.text.strip():
                raise Wrong("an article has no text, or a NUL in it")


def _extraction(*, indirect: bool) -> Target:
    nlp = load(indirect=indirect)

    def feed(raw: bytes) -> None:
        text = raw.decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
        if text.strip():
            article = Article(text=text, published="2025-10-13")
            with nlp.memory_zone():  # as an ingest does: what is remembered of the words goes with them
                for _, quotes in extract_each([article], nlp=nlp):
                    _in_place(article, quotes)

    return feed


def _in_place(article: Article, quotes: Iterable[Quote]) -> None:
    """Check that all that quotes say of places in the text is so."""
    text = article.text
    for quote in quotes:
        ends = [0, *(end for span in quote.spans for end in span), len(text)]
        words = " ".join(text[start:end] for start, end in quote.spans)
        beside = ((quote.speaker_span, quote.speaker_mention), (quote.cue_span, quote.cue))
        is_right = (
            ends == sorted(ends)
            and bool(quote.spans)
            and words == quote.text
            and text.endswith(quote.prefix, 0, quote.spans[0][0])
            and text.startswith(quote.suffix, quote.spans[-1][1])
            and all(span is None or text[slice(*span)] == told for span, told in beside)
            and 0 <= quote.confidence <= 1
        )
        if not is_right:
            raise Wrong(f"offsets: {quote.model_dump_json()[:300]}")


def _quotebank(raw: bytes) -> None:
    stream = peeked(io.BytesIO(raw))
    with suppress(UnreadableSource):
        recognised(stream, "a.jsonl")
    for item in quotebank.read(stream, "a.jsonl"):
        if isinstance(item, UnreadableSource):
            _sound([item])
        else:
            _sound([item.article])
            _in_place(item.article, item.quotes)


def _export(raw: bytes) -> None:
    _sound(line for line in lines(io.BytesIO(raw), "a.jsonl") if isinstance(line, UnreadableSource))


def _people(raw: bytes) -> None:
    with suppress(QuotetrackError):
        for _ in read_people(_LISTS[len(raw) % len(_LISTS)], raw):
            pass


def _topics(raw: bytes) -> None:
    with suppress(QuotetrackError):
        read_scheme(raw, "a.toml")


def _search(database: Path) -> Target:
    text = "LISK — “Water carries no passport,” said Ana Kosh on Friday. “We will open the gate.”"
    article = Article(text=text, title="Dam", published="2025-10-13")
    timeline = queries.open(database)
    timeline.save(list(extract_each([article])))

    def feed(raw: bytes) -> None:
        typed = os.fsdecode(raw)
        for name in ("search", ("topic", "like", "person", "source", "since")[len(raw) % 5]):
            with suppress(QuotetrackError):
                list(timeline.quotes(replace(Filters(), **{name: typed})))  # type: ignore[arg-type]

    return feed
