"""What was written, counted."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Written:
    """How many articles, their quotes and words, and what could not be read; and in which files."""

    articles: int = 0
    quotes: int = 0
    words: int = 0
    failed: int = 0
    warnings: int = 0
    files: tuple[str, ...] = ()

    def __add__(self, other: Written) -> Written:
        """Return both together."""
        return Written(
            **{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        )
