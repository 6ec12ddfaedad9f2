"""Vectors of quotes and queries: the same for the same words, near for like things, safe for any text."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack import assets
from quotetrack.errors import MissingAsset
from quotetrack.meaning import DIMENSIONS, IS_LIKE, Meaning, Wording, cosines, meaning

ANY_TEXT = st.text(st.characters(), max_size=80)  # half characters, controls and all
WORDINGS = st.lists(st.builds(Wording, ANY_TEXT, ANY_TEXT, ANY_TEXT), max_size=12)
RENT = Wording("My rent has doubled and I cannot pay for food.", "“…” she told reporters.", "Tenants march")
RADAR = Wording(
    "The battery shot down nine missiles and a drone.", "“…” said the general.", "Raid on the port"
)


@pytest.fixture(scope="module")
def words() -> Meaning:
    return meaning()


def test_a_vector_is_one_byte_a_dimension_and_as_large_as_bytes_can_be(words: Meaning) -> None:
    vectors = words.quotes([RENT, RADAR])
    assert vectors.shape == (2, DIMENSIONS)
    assert vectors.dtype == np.int8
    assert list(np.abs(vectors.astype(int)).max(axis=1)) == [127, 127]
    assert words.query("rent").shape == (DIMENSIONS,)
    assert DIMENSIONS % 64 == 0


@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("cost of living", RENT, RADAR),
        ("air defence", RADAR, RENT),
        ("housing", RENT, RADAR),
        ("Patriot systems", RADAR, RENT),
        ("elections", Wording("We will count every ballot."), Wording("Bake it for ten minutes.")),
        ("climate change", Wording("The glaciers are melting."), Wording("He scored in the second half.")),
        ("health", Wording("The nurses on my ward are exhausted."), Wording("The bridge opens in May.")),
        ("football", Wording("Our goalkeeper saved two penalties."), Wording("The bank kept its rate.")),
        ("refugees", Wording("Families are fleeing across the border."), Wording("The film won a prize.")),
    ],
)
def test_what_is_about_it_is_nearer(words: Meaning, asked: str, near: Wording, far: Wording) -> None:
    nearer, further = cosines(words.query(asked), words.quotes([near, far]))
    assert nearer > further + 0.1


def test_what_stands_around_a_fragment_and_above_it_counts(words: Meaning) -> None:
    fragment = Wording("an utter disgrace")
    framed = fragment._replace(frame="The nurses’ union called the waiting times in hospitals “…”.")
    titled = framed._replace(title="Hospitals turn patients away")
    alone, with_frame, with_title = cosines(
        words.query("health care"), words.quotes([fragment, framed, titled])
    )
    assert alone < with_frame < with_title


def test_the_words_of_a_quote_count_more_than_those_around_it(words: Meaning) -> None:
    rent, radar = RENT.text, RADAR.text
    said, around = cosines(words.query(rent), words.quotes([Wording(rent, radar), Wording(radar, rent)]))
    assert said > around


def test_case_accents_and_punctuation_do_not_matter(words: Meaning) -> None:
    plain = words.query("zelensky cafe naive rent").tobytes()
    assert words.query("  “ZELENSKY”, Café:\tnaïve (rent)…").tobytes() == plain


def test_unlike_things_are_not_like(words: Meaning) -> None:
    assert cosines(words.query("cost of living"), words.quotes([RADAR]))[0] < IS_LIKE
    assert 0 < IS_LIKE < 1


@pytest.mark.parametrize(
    "nothing", ["", " \n\t", "…", "“…”", "!?.,;:-–—", "\x00\x00", "\ud800", "\u202e\u200b", "😀", "ꙮ"]
)
def test_no_known_word_is_no_vector(words: Meaning, nothing: str) -> None:
    assert not words.query(nothing).any()
    vectors = words.quotes([Wording(nothing, nothing, nothing), RENT])
    assert not vectors[0].any()
    assert list(cosines(words.query("rent"), vectors) > 0) == [False, True]
    assert not cosines(words.query(nothing), vectors).any()


def test_nothing_at_all(words: Meaning) -> None:
    assert words.quotes([]).shape == (0, DIMENSIONS)
    assert cosines(words.query("rent"), words.quotes([])).shape == (0,)


@settings(deadline=None, max_examples=60)
@given(WORDINGS)
def test_company_changes_nothing(wordings: list[Wording]) -> None:
    """The bytes of a vector are the same alone, in any batch, and in any order."""
    together = meaning().quotes(wordings)
    for wording, vector in zip(wordings, together, strict=True):
        assert meaning().quotes([wording])[0].tobytes() == vector.tobytes()
    assert meaning().quotes(wordings[::-1])[::-1].tobytes() == together.tobytes()


def test_any_batch_and_fresh_weights_give_the_same_bytes(words: Meaning) -> None:
    many = [Wording(f"{RENT.text} {n}", RADAR.text[:n], RENT.title * (n % 3)) for n in range(700)]
    whole = words.quotes(many)
    for size in (1, 7, 255, 256, 257):
        parts = [words.quotes(many[start : start + size]) for start in range(0, 300, size)]
        assert np.concatenate(parts)[:300].tobytes() == whole[:300].tobytes()
    assert Meaning().quotes(many).tobytes() == whole.tobytes()


@settings(deadline=None, max_examples=200)
@given(ANY_TEXT, ANY_TEXT)
def test_any_text_has_a_vector_or_none(one: str, other: str) -> None:
    vectors = meaning().quotes([Wording(one), Wording(other)])
    found = cosines(meaning().query(one), vectors)
    assert np.isfinite(found).all()
    assert (np.abs(found) <= 1 + 1e-5).all()
    assert found[0] == pytest.approx(1.0 if vectors[0].any() else 0.0, abs=1e-5)


@pytest.mark.parametrize(
    "unit", ["a", "rent ", "x\x00", "\ud83d", "é" * 50 + " ", "\u0301", "<script>", "東"]
)
def test_a_megabyte_costs_little(words: Meaning, unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    tracemalloc.start()
    try:
        vectors = words.quotes([Wording(text, text, text), RENT])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000
    assert vectors[1].tobytes() == words.quotes([RENT])[0].tobytes()


def test_missing_weights_are_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(assets, "ROOT", tmp_path)
    with pytest.raises(
        MissingAsset, match=r"^quotetrack ships no models/meaning/weights/\S+: install it again$"
    ):
        Meaning()
