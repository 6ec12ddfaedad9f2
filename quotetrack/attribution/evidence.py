"""What speaks for somebody as the one a mention means: features of the mention, and of a candidate to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from quotetrack.attribution.names import Name
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.references import WORD, Reference
from quotetrack.attribution.speakers import Memory
from quotetrack.attribution.spelling import fold, surname
from quotetrack.people.holders import People
from quotetrack.people.terms import Gender

LATEST = 4  # speakers back that are candidates wherever they were named
_RANGES = (1, 2, 3, 4, 6, 9, 14, 22)
_SOMEBODY = re.compile(
    r"(?:An?|One|Another) (?:[\w’'-]+ ){0,3}?(?P<role>[a-z]+)(?=,| who| in| at| from| on| said| told)"
)
_OBJECT = re.compile(r"\b(?:of|for|to|with|by|against|about|told|from|at|like|than)(?: [A-Z][\w.]+){0,3} $")
_NEAR_CHARACTERS = 30
_AROUND = 24

# tells whether the text gives a name a role (``minister``)
Described = Callable[[Name, str], bool]


@dataclass(slots=True)
class Candidate:
    """Somebody named before a mention: under the full name, with each occurrence, the nearest first."""

    full: Name
    seen: list[Name] = field(default_factory=list)

    @property
    def near(self) -> Name:
        """The occurrence nearest to the mention."""
        return self.seen[0]


class Evidence:
    """Names the features of the mentions of one article."""

    def __init__(self, plan: Plan, memory: Memory, people: People, is_described: Described) -> None:
        self.plan, self.memory, self.people, self.is_described = plan, memory, people, is_described
        self.text, self.cast, self.lexicon = memory.text, memory.cast, memory.lexicon
        self.starts = [start for start, _ in plan.paragraphs]

    def of_mention(self, meant: Reference, candidates: int) -> tuple[str, ...]:
        """Name what a mention is like, whoever it means."""
        start, sort = meant.mention.start, meant.sort
        latest = self.memory.spoke[-1][1] if self.memory.spoke else None
        before = self.text[max(0, start - 2) : start].strip()[-1:]
        state = "-" if not self.memory.spoke else "nobody" if latest is None else latest.kind
        somebody = self._has_somebody(start)
        return (
            f"m.sort={sort}",
            f"m.word={meant.word}",
            f"m.opens={sort} {meant.words[0] if meant.words else ''}",
            f"m.before={before}",
            f"m.bare={self.plan.is_bare(self._paragraph(start))}",
            f"m.latest={state}",
            f"m.latest={sort} {state}",
            f"m.candidates={sort} {min(candidates, 4)}",
            f"m.somebody={somebody}",
            f"m.somebody={sort} {somebody} {state}",
        )

    def of(self, meant: Reference, candidate: Candidate, rank: int) -> tuple[str, ...]:
        """Name what a candidate is like to a mention; ``rank`` counts the nearer ones."""
        agrees = self._agreement(candidate, meant)
        spoke = self._spoke(meant, candidate.full)
        return (
            f"a.sort={meant.sort} {candidate.full.kind} {agrees}",
            f"a.rank={min(rank, 5)}",
            f"a.rank={meant.sort} {min(rank, 5)} {agrees}",
            *self._where(meant, candidate.near, spoke),
            *self._who(meant, candidate, spoke),
        )

    def _where(self, meant: Reference, near: Name, spoke: str) -> list[str]:
        """Name how the nearest occurrence of somebody stands, and how far away."""
        start, end = near.extent
        sort, leads = meant.sort, self.memory.leads(near)
        back = self.memory.sentence(meant.mention.start) - self.memory.sentence(start)
        here = self._paragraph(meant.mention.start)
        apart = here - self._paragraph(start)
        away = f"{max(-1, min(back, 7))}"
        is_object = bool(_OBJECT.search(self.text, max(0, start - 30), start))
        return [
            f"a.back={away}",
            f"a.back={sort} {away}",
            f"a.apart={max(-1, min(apart, 5))}",
            f"a.apart={sort} {max(-1, min(apart, 5))} {leads}",
            f"a.leads={leads} {away}",
            f"a.owns={self.text[end : end + 2] in ('’s', chr(39) + 's')}",
            f"a.object={is_object} {away}",
            f"a.next={self._next(end)}",
            f"a.previous={self._previous(start)}",
            f"a.title={bool(near.title)}",
            f"a.spoke={spoke} {away} {leads}",
            f"a.bare={self.plan.is_bare(here)} {spoke[:1]} {min(apart, 2)} {leads}",
        ]

    def _who(self, meant: Reference, candidate: Candidate, spoke: str) -> list[str]:
        """Name what is known of somebody: how often named, what called, whether heard before."""
        sort, full, near = meant.sort, candidate.full, candidate.near
        is_told = any(self.is_told(name, meant) for name in candidate.seen[:4])
        is_quoted = self._is_quoted(meant, full)
        shares = self._shared_words(meant, candidate)
        return [
            f"a.words={min(len(near.words), 4)} {len(full.words) > len(near.words)}",
            f"a.seen={bisect_right(_RANGES, len(candidate.seen))}",
            f"a.all={bisect_right(_RANGES, self.memory.mentions(full))}",
            f"a.first={self.memory.is_first(full)}",
            f"a.spoke={spoke}",
            f"a.spoke={sort} {spoke}",
            f"a.quoted={is_quoted}",
            f"a.quoted={sort} {is_quoted} {spoke[:1]}",
            f"a.after={self._is_right_after(meant, full)}",
            f"a.told={sort} {is_told}",
            f"a.told={meant.word} {is_told}",
            f"a.shares={sort} {shares}",
            f"a.shares={sort} {shares} {is_told} {spoke[:1]}",
        ]

    def is_told(self, name: Name, meant: Reference) -> bool:
        """Tell whether the text, here or anywhere, says that somebody is what the mention's head says."""
        if meant.sort == "organization":
            return len(name.words) > 1 and meant.word in {fold(word) for word in name.words}
        return name.kind in ("person", "other") and self.is_described(name, meant.word)

    def gender(self, full: Name, name: Name) -> Gender:
        """Return the gender of somebody as far as the text or the list of office holders tells."""
        return self.cast.gender(full) or self.cast.gender(name) or self.people.gender(full.full)

    def _shared_words(self, meant: Reference, candidate: Candidate) -> str:
        """Tell how many words of a mention stand in a name or its titles: ``the budget office``."""
        own = set(meant.words[1:])
        bearers = [candidate.full, *candidate.seen]
        known = {fold(word) for name in bearers for word in (*name.words, *name.title.split())}
        return "-" if not own else "all" if own <= known else "some" if own & known else "none"

    def _agreement(self, candidate: Candidate, meant: Reference) -> str:
        if not meant.gender:
            return "-"
        return "agrees" if self.gender(candidate.full, candidate.near) == meant.gender else "open"

    def _spoke(self, meant: Reference, full: Name) -> str:
        """Tell how many named or unnamed speakers ago somebody spoke, and how many sentences ago."""
        for ago, (start, name) in enumerate(reversed(self.memory.spoke[-LATEST:])):
            if name is not None and self.cast.full_name(name).full == full.full:
                back = self.memory.sentence(meant.mention.start) - self.memory.sentence(start)
                return f"{ago} {max(-1, min(back, 4))}"
        return "-"

    def _paragraph(self, offset: int) -> int:
        return max(0, bisect_right(self.starts, offset) - 1)

    def _next(self, end: int) -> str:
        """Name the token after a name; another name by a mark of its own."""
        match = WORD.search(self.text, end, end + _AROUND)
        return "$" if match is None else "^" if match[0][0].isupper() else match[0]

    def _previous(self, start: int) -> str:
        words = WORD.findall(self.text[max(0, start - _AROUND) : start])
        return "$" if not words else "^" if words[-1][0].isupper() else words[-1]

    def _is_quoted(self, meant: Reference, full: Name) -> bool:
        """Tell whether words quoted in the mention's paragraph name somebody: few speak of themselves so."""
        last = surname(full.words)
        return any(
            last in self.text[pair.start : pair.end].casefold()
            for pair in self.plan.pairs[self._paragraph(meant.mention.start)]
        )

    def _is_right_after(self, meant: Reference, full: Name) -> bool:
        # “He said Putin has …”: a pronoun is nobody named right after it (principle C of Chomsky's
        # binding theory, 1981)
        end = meant.mention.end
        return any(
            name.extent[0] - end < _NEAR_CHARACTERS and surname(name.words) == surname(full.words)
            for name in self.memory.following(end)
        )

    def _has_somebody(self, offset: int) -> bool:
        """Tell whether one of the last sentences opens with somebody the text does not name."""
        here = self.memory.sentence(offset)
        return any(
            (match := _SOMEBODY.match(self.text, opening)) and fold(match["role"]) in self.lexicon.roles
            for opening in self.memory.openings(offset)
            if here - self.memory.sentence(opening) < 2
        )
