"""Whatever the text, every offset of a quote points at exactly what the quote says it does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from quotetrack.extraction import extract, load
from quotetrack.records import Quote

Reader = Callable[[str], list[Quote]]

PAIRS = ["“”", "‘’", '""', "''", "«»", "»«", "„“", "„”", "‚‘", "‚’", "‹›", ("``", "''"), "「」"]
LONE = [mark for pair in PAIRS for mark in pair] + [
    "’s ",
    "s’ ",
    "'",
    "6'2\"",
    "``",
    "> ",
    "— ",
    ": ",
    "Q: ",
    "A: ",
]
ENDS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"]
ODD = [
    "\u0301",
    "\u200f",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u00a0",
    "\u00ad",
    "\ufeff",
    "\x00",
    "\x1b[31m",
    "👩‍👩‍👧",
    "🇺🇦",
]
NAMES = [
    "Ana Kosh",
    "Dr. Leo Dun",
    "Zelenskyy",
    "Marie-José d’Or",
    "O’Neill",
    "אנה כץ",
    "李娜",
    "Ngu\u0303 Thi\u0323 Lan",
]
VERBS = [
    "said",
    "told Radio North",
    "wrote on X",
    "warned",
    "asked",
    "was quoted as saying",
    "added:",
    "said, adding:",
]
FRAMES = [
    "he said",
    "she said,",
    "said the minister",
    "according to the ministry",
    "the report said",
    "It rained.",
]
CLAUSES = [
    "We won the vote",
    "It’s the farmers’ land",
    "the “end” is near",
    "Смерть придёт",
    "نحن هنا",
    "e\u0301te\u0301 🎉",
]

LETTERS = st.text(st.characters(categories=["L", "M", "N", "So", "Zs"]), max_size=30)
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PIECES = st.sampled_from(LONE + ENDS + ODD + NAMES + VERBS + FRAMES + CLAUSES + [" ", " ", ". ", ", "])

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def quotes_in() -> Reader:
    nlp = load()
    return lambda text: list(extract([{"text": text, "id": "a"}], nlp=nlp))


def points_home(text: str, quote: Quote) -> None:
    """Assert that each offset of ``quote`` lies in ``text`` and says what the quote says."""
    assert quote.spans
    assert all(0 <= start < end <= len(text) for start, end in quote.spans)
    assert all(one[1] <= other[0] for one, other in zip(quote.spans, quote.spans[1:], strict=False))
    assert quote.text == " ".join(text[start:end] for start, end in quote.spans)
    first, last = quote.spans[0][0], quote.spans[-1][1]
    assert text[:first].endswith(quote.prefix)
    assert text[last:].startswith(quote.suffix)
    assert bool(quote.prefix) == (first > 0)
    assert bool(quote.suffix) == (last < len(text))
    points_outside(text, quote, words=quote.speaker_mention, span=quote.speaker_span)
    points_outside(text, quote, words=quote.cue, span=quote.cue_span)
    if quote.addressee is not None:
        assert quote.addressee in " ".join(text.split())
        assert quote.cue is not None


def points_outside(text: str, quote: Quote, *, words: str | None, span: tuple[int, int] | None) -> None:
    """Assert that ``words`` stand at ``span``, in the text and outside the quote."""
    assert (words is None) == (span is None)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)
        assert words == text[slice(*span)]
        assert all(span[1] <= start or end <= span[0] for start, end in quote.spans)


def stands_up(text: str, quotes: list[Quote]) -> None:
    """Assert all that must hold of the quotes of any text."""
    for quote in quotes:
        points_home(text, quote)
        assert 0 <= quote.confidence <= 1
        assert (quote.speaker is None) == (quote.speaker_type == "unnamed")
        assert Quote.model_validate_json(quote.model_dump_json()) == quote
    for one, other in combinations([span for quote in quotes for span in quote.spans], 2):
        assert one[1] <= other[0] or other[1] <= one[0]
    assert len({quote.quote_id for quote in quotes}) == len(quotes)


@quick
@given(text=ANYTHING)
def test_any_unicode(text: str, quotes_in: Reader) -> None:
    assume(text.strip())
    stands_up(text, quotes_in(text))


@settings(quick, max_examples=100)
@given(pieces=st.lists(PIECES | LETTERS, min_size=1, max_size=25))
def test_marks_names_and_verbs_in_any_order(pieces: list[str], quotes_in: Reader) -> None:
    text = "".join(pieces)
    assume(text.strip())
    stands_up(text, quotes_in(text))


@quick
@given(
    noise=LETTERS,
    end=st.sampled_from(["\n\n", "\r\n\r\n"]),
    marks=st.sampled_from(PAIRS[:10] + PAIRS[11:12]),
    clause=st.sampled_from(
        ["We won the vote and the town", "Смерть придёт и заберёт всех", "e\u0301te\u0301 🎉 came late"]
    ),
    name=st.sampled_from(NAMES),
)
def test_a_plain_quote_is_found_wherever_it_stands(
    noise: str, end: str, marks: tuple[str, str], clause: str, name: str, quotes_in: Reader
) -> None:
    opening, closing = marks
    text = f"{noise}{end}{opening}{clause},{closing} said {name}.{end}{noise}"
    quotes = quotes_in(text)
    stands_up(text, quotes)
    start = len(noise + end + opening)
    assert [quote.spans for quote in quotes] == [((start, start + len(clause) + 1),)]


@pytest.mark.parametrize("mark", sorted({mark for mark in LONE + ENDS + ODD if mark.strip()}), ids=ascii)
def test_a_mark_alone_and_in_a_crowd(mark: str, quotes_in: Reader) -> None:
    for text in (mark, mark * 2, mark * 3, f"{mark} " * 40, f"Ana Kosh said {mark}yes{mark}{mark}. " * 5):
        stands_up(text, quotes_in(text))


@pytest.mark.parametrize("text", ["“ ”", '" ”', "“”", '""', "« »", "‘ ’"])
def test_marks_around_nothing_hold_no_quote(text: str, quotes_in: Reader) -> None:
    assert quotes_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "word " * 3_000 + "“We won the vote,” said Ana Kosh. " + "word " * 3_000,
        "“We won the vote " * 500,
        "“" * 300 + "We won" + "”" * 300,
        "“We won the vote,” said Ana Kosh. " * 60,
        "x" * 50_000 + " “We won the vote,” said Ana Kosh.",
    ],
    ids=["long line", "never closed", "deep nest", "many quotes", "long word"],
)
def test_long_lines(text: str, quotes_in: Reader) -> None:
    stands_up(text, quotes_in(text))


def test_a_text_longer_than_a_million_characters(quotes_in: Reader) -> None:
    text = ("river" * 40 + "\n\n") * 5_000 + "“We won the vote,” said Ana Kosh."
    quotes = quotes_in(text)
    stands_up(text, quotes)
    assert [quote.text for quote in quotes] == ["We won the vote,"]


def test_half_a_surrogate_pair_is_refused_at_the_door(quotes_in: Reader) -> None:
    with pytest.raises(ValidationError, match="unicode"):
        quotes_in("A broken \ud83d sign. “We won the vote,” said Ana Kosh.")


@quick
@given(pieces=st.lists(PIECES | LETTERS, min_size=1, max_size=25), section=st.integers(1, 200))
def test_a_text_that_is_read_in_sections(pieces: list[str], section: int, quotes_in: Reader) -> None:
    text = "".join(pieces)
    assume(text.strip())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotetrack.extraction._SECTION", section)
        stands_up(text, quotes_in(text))


def test_sections_find_what_the_whole_finds(quotes_in: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"“We won vote {number},” said Ana Kosh.\n\n" for number in range(40))
    whole = quotes_in(text)
    monkeypatch.setattr("quotetrack.extraction._SECTION", 300)
    assert [quote.spans for quote in quotes_in(text)] == [quote.spans for quote in whole]
    assert {quote.speaker for quote in quotes_in(text)} == {"Ana Kosh"}
