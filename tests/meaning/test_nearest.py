"""Sketches: the signs of vectors, and the nearest of very many."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from quotetrack.meaning import DIMENSIONS, cosines, nearest, sketch

SIZE = DIMENSIONS // 8
SKETCHES = st.integers(0, 40).flatmap(lambda rows: arrays(np.uint8, (rows, SIZE)))


def distances(wanted: NDArray[Any], sketches: NDArray[Any]) -> list[int]:
    """Count differing bits one by one."""
    return [int(np.unpackbits(wanted ^ row).sum()) for row in sketches]


@pytest.fixture
def vectors() -> NDArray[np.int8]:
    return np.random.default_rng(5).integers(-127, 128, (3_000, DIMENSIONS)).astype(np.int8)


def test_a_sketch_has_a_sign_for_each_number(vectors: NDArray[np.int8]) -> None:
    made = sketch(vectors)
    assert made.shape == (3_000, SIZE)
    assert made.dtype == np.uint8
    opposite = np.unpackbits(made ^ sketch(-vectors), axis=1)
    assert opposite.mean() > 0.99  # a sum that is 0 is not more than 0 either way
    assert not sketch(np.zeros((1, DIMENSIONS), np.int8)).any()


def test_signs_tell_the_angle_where_few_numbers_have_most_of_the_length() -> None:
    """The share of signs that differ is the angle (Charikar 2002), if no number counts more than others."""
    rng = np.random.default_rng(2)
    lengths = 60 * np.arange(1, DIMENSIONS + 1) ** -0.5
    one = rng.normal(0, lengths, (2_000, DIMENSIONS))
    other = 0.6 * one + 0.8 * rng.normal(0, lengths, (2_000, DIMENSIONS))
    small, like = (np.clip(np.rint(several), -127, 127).astype(np.int8) for several in (one, other))
    pairs = zip(small, like, strict=True)
    angles = np.array([np.arccos(cosines(a, b[None])[0]) / np.pi for a, b in pairs])
    share = np.unpackbits(sketch(small) ^ sketch(like), axis=1).mean(axis=1)
    assert abs(share.mean() - angles.mean()) < 0.01
    assert np.abs(share - angles).mean() < 0.03


@given(arrays(np.uint8, SIZE), SKETCHES, st.integers(1, 50))
def test_the_nearest_are_those_that_differ_least(
    wanted: NDArray[np.uint8], sketches: NDArray[np.uint8], count: int
) -> None:
    far = distances(wanted, sketches)
    real = [at for at in range(len(sketches)) if sketches[at].any()]
    assert list(nearest(wanted, sketches, count)) == sorted(real, key=lambda at: (far[at], at))[:count]


def test_of_many_the_nearest_come_back(vectors: NDArray[np.int8]) -> None:
    made = sketch(vectors)
    found = nearest(made[77], made, 20)
    far = distances(made[77], made)
    assert found[0] == 77
    assert [far[at] for at in found] == sorted(far)[:20]


def test_equally_near_ones_come_in_their_order() -> None:
    sketches = np.repeat(np.eye(SIZE, dtype=np.uint8)[:2], 500, axis=0)
    assert list(nearest(sketches[0], sketches, 3)) == [0, 1, 2]


def test_places_without_a_quote_never_come_back(vectors: NDArray[np.int8]) -> None:
    block = np.zeros((4_096, SIZE), np.uint8)
    block[1_000:1_010] = sketch(vectors[:10])
    nobody_asks = np.zeros(SIZE, np.uint8)
    assert sorted(nearest(nobody_asks, block, 100)) == list(range(1_000, 1_010))
    assert len(nearest(nobody_asks, np.zeros((0, SIZE), np.uint8), 5)) == 0


def test_what_is_near_by_signs_is_near_by_cosine(vectors: NDArray[np.int8]) -> None:
    """The share of signs that differ is the angle (Charikar 2002): near ones come first either way."""
    rng = np.random.default_rng(1)
    near = np.clip(vectors[:50] * 0.7 + rng.normal(0, 30, (50, DIMENSIONS)), -127, 127).astype(np.int8)
    among = np.concatenate([vectors, near])
    made = sketch(among)
    for at in range(50):
        assert 3_000 + at in nearest(made[at], made, 3)
        assert int(np.argsort(-cosines(vectors[at], among))[1]) == 3_000 + at


def test_cosines_are_cosines(vectors: NDArray[np.int8]) -> None:
    wanted, many = vectors[0].astype(float), vectors.astype(float)
    expected = many @ wanted / np.linalg.norm(many, axis=1) / np.linalg.norm(wanted)
    np.testing.assert_allclose(cosines(vectors[0], vectors), expected, atol=1e-5)
