"""Whatever the text, every offset of a statement points at exactly what the statement says it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quotetrack.extraction import extract, load
from quotetrack.records import Quote

Reader = Callable[[str], list[Quote]]

PIECES = st.sampled_from(
    [
        *("Ana Kosh", "the minister", "O’Neill", "李娜", "She", "the Dam Authority", "a poll", "who"),
        *(
            "said",
            "said that",
            "told Radio North that",
            "has warned",
            "according to",
            "adding that",
            "denied",
        ),
        *("did not say", "will say", "pointed out", "vowed to", "in a statement", "on X", "on Monday"),
        *("the dam holds", "it rained", "“a gift”", "“We won the vote,”", "leave", "whether it rains", "if"),
        *(", ", ". ", " ", " and ", "? ", "\n\n", " — ", "“", "”", '"', "\u202e", "\x00", "👩‍👩‍👧", ": "),
    ]
)
quick = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def quotes_in() -> Reader:
    nlp = load(indirect=True)
    return lambda text: list(extract([{"text": text, "id": "a", "published": "2025-10-13"}], nlp=nlp))


def apart(spans: tuple[tuple[int, int], ...], other: tuple[int, int]) -> bool:
    return all(end <= other[0] or other[1] <= start for start, end in spans)


def points_home(text: str, one: Quote) -> None:
    assert one.text == " ".join(text[start:end] for start, end in one.spans)
    assert all(first[1] <= second[0] for first, second in zip(one.spans, one.spans[1:], strict=False))
    assert one.cue_span and one.cue == text[slice(*one.cue_span)]
    assert one.speaker_span and one.speaker_mention == text[slice(*one.speaker_span)]
    assert apart(one.spans, one.cue_span) and apart(one.spans, one.speaker_span)
    assert text[: one.spans[0][0]].endswith(one.prefix) and text[one.spans[-1][1] :].startswith(one.suffix)
    assert (one.addressee or "") in " ".join(text.split()) and (one.medium or "") in " ".join(text.split())
    assert 0 <= one.confidence <= 1


@quick
@given(pieces=st.lists(PIECES, min_size=3, max_size=25))
def test_pieces_of_reports_in_any_order(pieces: list[str], quotes_in: Reader) -> None:
    text = " ".join(pieces)
    assume(text.strip())
    quotes = quotes_in(text)
    for one in quotes:
        if one.kind == "indirect":
            points_home(text, one)
    assert len({quote.quote_id for quote in quotes}) == len(quotes)
    assert [quote.spans[0][0] for quote in quotes] == sorted(quote.spans[0][0] for quote in quotes)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", " "])
def test_a_statement_is_found_whatever_the_line_ends(end: str, quotes_in: Reader) -> None:
    text = f"It was late.{end * 2}Ana Kosh said that the dam would hold.{end}"
    (one,) = quotes_in(text)
    points_home(text, one)
    assert one.text == "that the dam would hold"
