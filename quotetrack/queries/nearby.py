"""A vector becomes the quotes nearest to it: by the signs of all vectors, then by the vectors of a few."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from math import acos, pi, sqrt
from typing import TYPE_CHECKING, Any

from quotetrack.queries.kept import Kept

if TYPE_CHECKING:  # numpy: only who asks by meaning waits for it
    from numpy.typing import NDArray

_FEW = 500  # quotes whose vectors are all compared
_CANDIDATES = 2_000  # of many, those that are compared after a look at the signs
# how much further the signs of two vectors may be than their angle has it: few are, one in ten thousand
_STRAY = 3.7
_VECTORS = """
SELECT quote, vector FROM vectors WHERE quote IN (SELECT value FROM json_each(?)) ORDER BY quote
"""
_BLOCKS = "SELECT block FROM sketches ORDER BY block"
_SKETCHES = "SELECT block, bits FROM sketches WHERE block IN (SELECT value FROM json_each(?))"


def nearest(
    kept: Kept, vector: NDArray[Any], within: Sequence[int] | None = None, least: float = -1.0
) -> list[tuple[int, float]]:
    """Return the numbers of the quotes nearest to a vector with their cosines, the nearest first.

    ``within`` are those that may answer, None for all; their cosine is ``least`` or more. Of very many quotes
    those come back that the signs of their vectors put first, more than anybody reads.
    """
    if within is None or len(within) > _FEW:
        within = _candidates(kept, vector, within, least)
    found = cosines_of(kept.connection, vector, within)
    enough = [(number, cosine) for number, cosine in found.items() if cosine >= least]
    return sorted(enough, key=lambda pair: (-pair[1], pair[0]))


def cosines_of(
    connection: sqlite3.Connection, vector: NDArray[Any], numbers: Sequence[int]
) -> dict[int, float]:
    """Return the cosine of each quote, by number, with a vector; quotes that have none are left out."""
    from quotetrack.meaning import cosines, matrix

    rows = connection.execute(_VECTORS, [json.dumps(list(numbers))]).fetchall()
    if not rows:
        return {}
    found = cosines(vector, matrix(b"".join(row["vector"] for row in rows)))
    return {row["quote"]: float(cosine) for row, cosine in zip(rows, found, strict=True)}


def _candidates(kept: Kept, vector: NDArray[Any], within: Sequence[int] | None, least: float) -> list[int]:
    """Return the numbers of the quotes whose signs are most like those of a vector."""
    import numpy as np

    from quotetrack import meaning

    wanted = meaning.sketch(vector[None])[0]
    numbers, far = [np.zeros(0, np.int64)], [np.zeros(0, np.uint16)]
    for own, bits in _signs(kept, within):
        numbers.append(own)
        far.append(meaning.differing(wanted, bits))
    distances = np.concatenate(far)
    near = meaning.least(distances, _CANDIDATES)
    near = near[distances[near] <= _furthest(least)]
    found: list[int] = np.concatenate(numbers)[near].tolist()
    return found


def _signs(kept: Kept, within: Sequence[int] | None) -> Iterator[tuple[NDArray[Any], NDArray[Any]]]:
    """Yield the numbers of quotes and their signs, block by block."""
    import numpy as np

    from quotetrack.store.sketches import BLOCK

    if within is None:
        wanted = {number: np.arange(BLOCK) for number in kept.get(_blocks)}
    else:
        numbers = np.sort(np.array(within))
        blocks, starts = np.unique(numbers // BLOCK, return_index=True)
        parts = np.split(numbers % BLOCK, starts[1:])
        wanted = dict(zip(blocks.tolist(), parts, strict=True))
    bits = _bits(kept, wanted)
    for block, places in wanted.items():
        if block in bits:
            yield block * BLOCK + places, bits[block] if within is None else bits[block][places]


def _bits(kept: Kept, blocks: Iterable[int]) -> dict[int, NDArray[Any]]:
    """Return the signs of at least these blocks; what was read before is not read again."""
    import numpy as np

    from quotetrack.meaning import DIMENSIONS

    known = kept.get(_read)
    missing = json.dumps([block for block in blocks if block not in known])
    for row in kept.connection.execute(_SKETCHES, [missing]):
        known[row["block"]] = np.frombuffer(row["bits"], np.uint8).reshape(-1, DIMENSIONS // 8)
    return known


def _furthest(least: float) -> float:
    """Return in how many bits the signs of two vectors of this cosine may differ."""
    from quotetrack.meaning import DIMENSIONS

    share = acos(least) / pi
    return DIMENSIONS * share + _STRAY * sqrt(DIMENSIONS * share * (1 - share))


def _blocks(connection: sqlite3.Connection) -> list[int]:
    return [row["block"] for row in connection.execute(_BLOCKS)]


def _read(_: sqlite3.Connection) -> dict[int, NDArray[Any]]:
    """Return the signs of the blocks that were read so far: none yet."""
    return {}
