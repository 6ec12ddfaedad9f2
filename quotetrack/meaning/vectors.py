"""Vectors are compared: a few by their cosines, very many by their signs first."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

DIMENSIONS = 256
FAR = np.iinfo(np.uint16).max  # further than any sketch can be


def matrix(stored: bytes) -> NDArray[np.int8]:
    """Return stored vectors one below the other, n × DIMENSIONS."""
    return np.frombuffer(stored, dtype=np.int8).reshape(-1, DIMENSIONS)


def cosines(query: NDArray[np.int8], vectors: NDArray[np.int8]) -> NDArray[np.float32]:
    """Return the cosine of each of n × DIMENSIONS vectors with one, 0 where either is zero."""
    wanted, many = query.astype(np.float32), vectors.astype(np.float32)
    lengths = np.linalg.norm(many, axis=1) * np.linalg.norm(wanted)
    found: NDArray[np.float32] = np.divide(
        many @ wanted, lengths, out=np.zeros(len(many), np.float32), where=lengths > 0
    )
    return found


def sketch(vectors: NDArray[np.int8]) -> NDArray[np.uint8]:
    """Return the signs of n × DIMENSIONS vectors, each turned, a bit each, n × DIMENSIONS // 8.

    The nearer two vectors, the fewer of their signs differ (Charikar 2002). A zero vector has no bit set,
    which is also what stands where there is no vector.
    """
    return np.packbits(vectors.astype(np.float32) @ _turn() > 0, axis=1)


def differing(wanted: NDArray[np.uint8], sketches: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Return in how many bits each of n sketches differs from one, FAR where no bit is set."""
    words: NDArray[Any] = np.ascontiguousarray(sketches).view(np.uint64)
    found = np.zeros(len(words), np.uint16)
    is_there = np.zeros(len(words), bool)
    for column, word in zip(words.T, np.ascontiguousarray(wanted).view(np.uint64), strict=True):
        found += np.bitwise_count(column ^ word)
        is_there |= column != 0
    found[~is_there] = FAR
    return found


def least(distances: NDArray[np.uint16], count: int) -> NDArray[np.int64]:
    """Return the positions of the ``count`` least of n distances, the least first, without FAR."""
    if len(distances) > count:
        best = np.argpartition(distances, count)[:count]
        # of those that are as far as the furthest of these the first count
        furthest = distances[best].max()
        nearer = np.flatnonzero(distances < furthest)
        best = np.concatenate([nearer, np.flatnonzero(distances == furthest)[: count - len(nearer)]])
    else:
        best = np.arange(len(distances))
    best = best[np.lexsort((best, distances[best]))]
    return best[distances[best] < FAR].astype(np.int64)


def nearest(wanted: NDArray[np.uint8], sketches: NDArray[np.uint8], count: int) -> NDArray[np.int64]:
    """Return the positions of the ``count`` sketches of n that differ in fewest bits, the nearest first.

    Where no bit is set there is nothing to find.
    """
    return least(differing(wanted, sketches), count)


@cache
def _turn() -> NDArray[np.float32]:
    """Return what turns vectors: random signs, then a Walsh-Hadamard transform (Ailon and Chazelle 2009).

    A few numbers have most of the length of a vector, and the signs of the others tell nothing of its
    direction; turned, each number is a sum of all. All are whole: every machine gets the same signs.
    """
    turn: NDArray[Any] = np.ones((1, 1))
    while len(turn) < DIMENSIONS:
        turn = np.kron(turn, [[1, 1], [1, -1]])
    signs = np.unpackbits(np.frombuffer(sha256(b"signs").digest(), np.uint8)).astype(int) * 2 - 1
    turned: NDArray[np.float32] = (signs[:, None] * turn).astype(np.float32)
    return turned
