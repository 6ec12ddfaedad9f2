"""Whom a pronoun or a noun stands for: the names before it, and nobody, ranked by a small network."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.attribution.evidence import LATEST, Candidate, Described, Evidence
from quotetrack.attribution.names import Name
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.ranker import Ranker
from quotetrack.attribution.references import Reference, reference
from quotetrack.attribution.speakers import Memory, Mention
from quotetrack.people.holders import People

Features = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the article: a trained ranker, and the office holders."""

    ranker: Ranker
    people: People


@dataclass(frozen=True, slots=True)
class Row:
    """One answer to "who is meant": somebody, or None for nobody named, and what speaks for it."""

    name: Name | None
    features: Features


class Antecedents:
    """Ranks what the mentions of one article may stand for, in reading order.

    The method is mention ranking (Denis and Baldridge 2008) with a network instead of a log-linear model.
    """

    def __init__(self, plan: Plan, memory: Memory, known: Known, is_described: Described) -> None:
        self.memory, self.cast, self.ranker = memory, memory.cast, known.ranker
        self.evidence = Evidence(plan, memory, known.people, is_described)

    def best(self, mention: Mention, word: str) -> tuple[Name | None, float]:
        """Return whom a mention with the head ``word`` means, None for nobody named, and how likely it is."""
        shared, rows = self.rows(mention, word)
        base = self.ranker.vector(shared)
        found = self.ranker.probabilities([base + self.ranker.vector(row.features) for row in rows])
        at = int(found.argmax())
        return rows[at].name, float(found[at])

    def rows(self, mention: Mention, word: str) -> tuple[Features, list[Row]]:
        """Return the features of a mention, and a row for each answer to it."""
        meant = reference(mention, word, self.memory.text, self.memory.lexicon)
        candidates = self._candidates(meant)
        rows = [Row(None, ("nobody", f"nobody={meant.sort}", f"nobody={word}"))]
        rows += [Row(one.full, self.evidence.of(meant, one, i)) for i, one in enumerate(candidates)]
        return self.evidence.of_mention(meant, len(candidates)), rows

    def _candidates(self, meant: Reference) -> list[Candidate]:
        """List who may be meant, the nearest first: names shortly before, latest speakers, the described."""
        found: dict[str, Candidate] = {}
        for name in self.memory.before(meant.mention.start):
            full = self.cast.full_name(name)
            if self._fits(full, name, meant):
                found.setdefault(full.full, Candidate(full)).seen.append(name)
        others = [name for _, name in self.memory.spoke[-LATEST:] if name is not None]
        if meant.sort in ("role", "organization"):
            others += [name for name in self.cast.names if self.evidence.is_told(name, meant)]
        for name in others:
            full = self.cast.full_name(name)
            if full.full not in found and self._fits(full, name, meant):
                found[full.full] = Candidate(full, [name])
        if meant.is_owned:  # “his lawyer” is not he: only somebody whom the text calls a lawyer
            return [c for c in found.values() if any(self.evidence.is_told(name, meant) for name in c.seen)]
        return list(found.values())

    def _fits(self, full: Name, name: Name, meant: Reference) -> bool:
        if meant.sort in ("it", "they", "organization"):
            return full.kind != "person" and not self.memory.is_known_person(full)
        if meant.sort == "document" and full.kind in ("organization", "person"):
            return True
        own = self.evidence.gender(full, name)
        return self.memory.may_be_person(name) and (not meant.gender or own in ("", meant.gender))
