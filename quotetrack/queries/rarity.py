"""Of several words those that tell most are looked for: what all quotes have finds none, and takes long."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

_ENOUGH = 20_000  # quotes that have one word or another
_HAVING = "SELECT count(*) FROM (SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH ? LIMIT ?)"


def any_of(connection: sqlite3.Connection, expressions: Sequence[str]) -> str:
    """Return the full-text query for any of several words, the rarest if many quotes have one or another.

    What very many quotes have tells little of any, and takes the time (as `max_doc_freq` of Lucene's
    MoreLikeThis has it).
    """
    counted = [
        (int(connection.execute(_HAVING, [one, _ENOUGH]).fetchone()[0]), at)
        for at, one in enumerate(expressions)
    ]
    kept: list[int] = []
    together = 0
    for count, at in sorted(counted):
        if kept and together + count > _ENOUGH:
            break
        kept.append(at)
        together += count
    return " OR ".join(expressions[at] for at in sorted(kept))
