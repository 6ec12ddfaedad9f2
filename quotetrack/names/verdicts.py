"""What can be said of two names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two names are one bearer's; ``score`` is the probability of that, 0 to 1."""

    verdict: Verdict
    score: float
    evidence: tuple[str, ...] = ()


def same(score: float, *evidence: str) -> Match:
    """Say that two names are one bearer's."""
    return Match("same", score, tuple(filter(None, evidence)))


def unsure(score: float, *evidence: str) -> Match:
    """Say that the names alone do not tell."""
    return Match("unsure", score, tuple(filter(None, evidence)))


def different(score: float, *evidence: str) -> Match:
    """Say that two names are two bearers'."""
    return Match("different", score, tuple(filter(None, evidence)))
