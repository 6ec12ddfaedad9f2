"""A table of sentences: what a careful reader hears in short texts of our own, one phenomenon a file.

A case in ``sentences/*.toml`` has a ``name``, a ``text`` and its ``quotes`` in the order of the text; no
quotes means that nobody is quoted. A quote has ``kind``, ``spans`` (without the marks), ``mention`` (the
nearest words outside the marks that name the speaker, "" for nobody), ``speaker`` (the full name, "" where
none is known), ``type`` and sometimes ``cue``, ``addressee`` and ``medium`` ("" for none). Where two answers
are as good, a key lists both. A case that we fail says why in ``xfail`` and stays.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quotetrack.extraction import extract, load
from quotetrack.records import Quote

FILES = sorted((Path(__file__).parent / "sentences").glob("*.toml"))
MARKS = "“”„‟‘’‚‛«»‹›\"'`"
KEYS = {"kind", "spans", "mention", "speaker", "type"}
MAY_BE_JUDGED = {"cue", "addressee", "medium"}

Row = dict[str, Any]
Places = list[tuple[int, int]]


def read(path: Path) -> list[Row]:
    cases: list[Row] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [case | {"text": case["text"].strip("\n")} for case in cases]


def parameters() -> Iterator[Any]:
    for path in FILES:
        for case in read(path):
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}-{case['name']}", marks=marks)


def alternatives(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def places_of_quotes(case: Row) -> list[Places]:
    """Return the offsets of the spans of each quote; a quote in marks stands right after one."""
    cursor, quotes = 0, []
    for quote in case["quotes"]:
        places = []
        for part in quote["spans"]:
            found = [match.start() for match in re.finditer(re.escape(part), case["text"][cursor:])]
            assert found, f"{case['name']}: {part!r} does not stand in the text"
            marked = [
                start
                for start in found
                if case["text"][cursor + start - 1 : cursor + start].strip(MARKS) == ""
            ]
            start = cursor + (marked or found)[0]
            cursor = start + len(part)
            places.append((start, cursor))
        quotes.append(places)
    return quotes


def place_of_mention(text: str, mention: str, *, spans: Places, quoted: Places) -> tuple[int, int]:
    """Return where ``mention`` stands nearest to the quote and outside every quote."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text)]
    outside = [place for place in found if not any(overlap(place, span) for span in quoted)]
    assert outside, f"{mention!r} does not stand outside the quotes"
    return min(outside, key=lambda place: min(distance(place, span) for span in spans))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(other[0] - one[1], one[0] - other[1], 0)


def plain(name: str | None) -> str:
    """Fold accents, case and a leading article, which a full name may or may not carry."""
    folded = unicodedata.normalize("NFKD", name or "").casefold()
    return "".join(c for c in folded if not unicodedata.combining(c)).removeprefix("the ")


def expected_row(places: Places, quote: Row) -> Row:
    row = {key: quote[key] for key in ("kind", "type") if key in quote}
    row |= {key: alternatives(quote[key])[0] for key in MAY_BE_JUDGED if key in quote}
    return row | {
        "spans": list(zip(places, quote["spans"], strict=True)),
        "mention": alternatives(quote["mention"])[0],
        "speaker": alternatives(quote["speaker"])[0],
    }


def predicted_row(text: str, quote: Quote) -> Row:
    return {
        "kind": quote.kind,
        "type": quote.speaker_type,
        "spans": [((start, end), text[start:end]) for start, end in quote.spans],
        "mention": quote.speaker_mention or "",
        "speaker": quote.speaker or "",
    }


def as_good_as(case: Row, wanted: Row, quote: Quote) -> Row:
    """Return the prediction with each answer that the table accepts written as the table writes it."""
    row = predicted_row(case["text"], quote)
    every = places_of_quotes(case)
    own = every[case["quotes"].index(wanted)]
    quoted = [span for places in every for span in places]
    names = alternatives(wanted["speaker"])
    if plain(quote.speaker) in map(plain, names):
        row["speaker"] = names[0]
    mentions = alternatives(wanted["mention"])
    spots = [place_of_mention(case["text"], m, spans=own, quoted=quoted) for m in mentions if m]
    if quote.speaker_span is None and "" in mentions:
        row["mention"] = mentions[0]
    elif quote.speaker_span is not None and any(overlap(quote.speaker_span, spot) for spot in spots):
        row["mention"] = mentions[0]
    for key in MAY_BE_JUDGED & wanted.keys():
        given, accepted = getattr(quote, key) or "", alternatives(wanted[key])
        row[key] = accepted[0] if given in accepted else given
    return row


def compared(case: Row, quotes: list[Quote]) -> tuple[list[Row], list[Row]]:
    """Return what was predicted and what was expected, ready to be compared by eye and by ``==``."""
    places = places_of_quotes(case)
    wanted = {tuple(spans): quote for spans, quote in zip(places, case["quotes"], strict=True)}
    predicted = [
        as_good_as(case, wanted[quote.spans], quote)
        if quote.spans in wanted
        else predicted_row(case["text"], quote)
        for quote in quotes
    ]
    return predicted, [
        expected_row(spans, quote) for spans, quote in zip(places, case["quotes"], strict=True)
    ]


@pytest.fixture(scope="module")
def quotes_in() -> Callable[[str], list[Quote]]:
    nlp = load()
    return lambda text: list(extract([{"text": text}], nlp=nlp))


@pytest.mark.parametrize("case", list(parameters()))
def test_sentence(case: Row, quotes_in: Callable[[str], list[Quote]]) -> None:
    predicted, expected = compared(case, quotes_in(case["text"]))
    assert predicted == expected, case["text"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_table_is_sound(path: Path) -> None:
    cases = read(path)
    assert len(cases) >= 6
    assert len({case["name"] for case in cases}) == len(cases)
    for case in cases:
        every = places_of_quotes(case)
        quoted = [span for places in every for span in places]
        for places, quote in zip(every, case["quotes"], strict=True):
            assert quote.keys() - MAY_BE_JUDGED == KEYS
            assert (quote["speaker"] == "") == (quote["type"] == "unnamed"), case["name"]
            for mention in filter(None, alternatives(quote["mention"])):
                place_of_mention(case["text"], mention, spans=places, quoted=quoted)
