"""What quotes of a press are about, made up by the thousand: tags, vectors and their signs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotetrack.meaning import DIMENSIONS, matrix, sketch
from quotetrack.store.describing import Describing
from quotetrack.store.sketches import BLOCK

_TAGS, _OF_TAGS = (0, 1, 2, 3, 4), (0.25, 0.3, 0.25, 0.15, 0.05)  # how many a quote has, and how often
_NEAREST, _FURTHEST = 0.65, 0.15  # cosines of a quote with the topic that it is about
_LARGEST = 400  # what a number of a vector of length 1 is multiplied by: hardly any is cut then
_TAG = "INSERT INTO tags (quote, topic, score, evidence, person_id, day) VALUES (?, ?, ?, ?, ?, ?)"


class Topical:
    """Describes quotes in the order of their numbers as if they had been read; nothing else may do so."""

    def __init__(self, connection: Any, seed: int) -> None:
        Describing(connection).update()
        self._connection = connection
        self._chance = np.random.default_rng(seed)
        rows = connection.execute("SELECT number, label, vectors FROM topics ORDER BY id").fetchall()
        rows = [rows[at] for at in self._chance.permutation(len(rows))]
        self._numbers = [row[0] for row in rows]
        self.labels = [row[1] for row in rows]
        self._meanings = _unit(np.stack([matrix(row[2])[0] for row in rows]).astype(np.float32))
        weights = 1 / (np.arange(len(rows)) + 4)  # some topics are everybody's, most are few people's
        self._weights = weights / weights.sum()
        self._block: tuple[int, bytearray] = (0, bytearray(BLOCK * DIMENSIONS // 8))

    def put(self, first: int, spoken: Sequence[tuple[str, str | None]]) -> list[str]:
        """Describe quotes from the number ``first`` on, given by person and day; return their labels."""
        about = self._about(len(spoken))
        self._connection.executemany(
            _TAG,
            [
                (first + at, self._numbers[topic], 0.9, '["word"]', *spoken[at])
                for at, topics in enumerate(about)
                for topic in sorted(topics, key=self._numbers.__getitem__)
            ],
        )
        vectors = self._vectors(about)
        self._connection.executemany(
            "INSERT INTO vectors (quote, vector) VALUES (?, ?)",
            [(first + at, vector.tobytes()) for at, vector in enumerate(vectors)],
        )
        for at, signs in enumerate(sketch(vectors)):
            self._keep(first + at, signs.tobytes())
        return [json.dumps([self.labels[topic] for topic in topics]) for topics in about]

    def finish(self) -> None:
        """Store the signs of the last quotes."""
        block, bits = self._block
        self._connection.execute("INSERT INTO sketches (block, bits) VALUES (?, ?)", [block, bytes(bits)])

    def _about(self, count: int) -> list[list[int]]:
        sizes = self._chance.choice(_TAGS, size=count, p=_OF_TAGS)
        drawn = iter(self._chance.choice(len(self._weights), size=sizes.sum(), p=self._weights).tolist())
        return [list(dict.fromkeys(next(drawn) for _ in range(size))) for size in sizes]

    def _vectors(self, about: Sequence[Sequence[int]]) -> NDArray[np.int8]:
        noise = self._chance.standard_normal((len(about), DIMENSIONS), np.float32) / DIMENSIONS**0.5
        main = np.array([topics[0] if topics else -1 for topics in about])
        near = self._chance.uniform(_FURTHEST, _NEAREST, len(about)).astype(np.float32)
        near = np.where(main < 0, 0, near)[:, None]
        mixed = near * self._meanings[main] + np.sqrt(1 - near**2) * noise
        vectors: NDArray[np.int8] = np.clip(np.rint(mixed * _LARGEST), -127, 127).astype(np.int8)
        return vectors

    def _keep(self, number: int, signs: bytes) -> None:
        block, bits = self._block
        if number // BLOCK != block:
            self.finish()
            bits = bytearray(len(bits))
            self._block = (number // BLOCK, bits)
        start = number % BLOCK * len(signs)
        bits[start : start + len(signs)] = signs


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    units: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return units
