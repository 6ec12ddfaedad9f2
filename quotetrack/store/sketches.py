"""What quotes mean goes into the database: a vector each, and the signs of many together as one blob."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import Any

BLOCK = 4_096  # quotes whose signs lie together, in the order of their numbers


class Sketches:
    """The vectors of one database; both methods are called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def clear(self) -> None:
        """Forget all vectors: those of other weights cannot be compared."""
        self._connection.execute("DELETE FROM vectors")
        self._connection.execute("DELETE FROM sketches")

    def put(self, rows: Sequence[Any]) -> None:
        """Store what quotes mean, given with number, text, frame and title, in the order of the numbers."""
        from quotetrack.meaning import DIMENSIONS, Wording, meaning, sketch

        wordings = [Wording(row["text"], row["frame"] or "", row["title"] or "") for row in rows]
        vectors = meaning().quotes(wordings)
        numbers = [row["number"] for row in rows]
        self._connection.executemany(
            "INSERT OR REPLACE INTO vectors (quote, vector) VALUES (?, ?)",
            [(number, vector.tobytes()) for number, vector in zip(numbers, vectors, strict=True)],
        )
        signs = dict(zip(numbers, sketch(vectors), strict=True))
        size = DIMENSIONS // 8
        for block, members in groupby(numbers, key=lambda number: number // BLOCK):
            bits = self._bits(block, size)
            for number in members:
                start = number % BLOCK * size
                bits[start : start + size] = signs[number].tobytes()
            self._connection.execute(
                "INSERT OR REPLACE INTO sketches (block, bits) VALUES (?, ?)", [block, bytes(bits)]
            )

    def _bits(self, block: int, size: int) -> bytearray:
        row = self._connection.execute("SELECT bits FROM sketches WHERE block = ?", [block]).fetchone()
        return bytearray(row[0]) if row else bytearray(BLOCK * size)
