"""A claim becomes a verdict: did this person say these words, and where does it stand?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quotetrack.checking import (
    Check,
    Claim,
    Near,
    Source,
    Stretch,
    VerdictName,
    claim,
    is_spelling,
    nearest,
    remark,
    standing,
)
from quotetrack.errors import BadQuery
from quotetrack.queries import people
from quotetrack.queries.filters import is_word_character
from quotetrack.queries.voices import Leaving, Voice, reported, voices
from quotetrack.queries.wordings import Wordings
from quotetrack.words import word_diff

_LONGEST = 20_000  # characters
_NEAR = 0.75  # how like a claim own words are where nobody looks further
_FAR = 0.25  # how much more like a claim others' words have to be to be told instead of the person's own
_UNSURE = 0.5  # confidence below which somebody else may have said it


def check(
    connection: sqlite3.Connection, claimed: str, person: str | None, leaving: Leaving | None = None
) -> Check:
    """Return the verdict on words that ``person``, None for anybody, is said to have said.

    A name that several people bear means any of them. What stands in a text of ``leaving`` proves nothing.
    Raises BadQuery where nothing is claimed, or more than anybody can have said in one quote.
    """
    if len(claimed) > _LONGEST:
        raise BadQuery(f"{len(claimed):,} characters are no quote: check at most {_LONGEST:,} at once")
    wanted = claim(claimed)
    if not wanted.items:
        raise BadQuery(f"“{claimed[:40]}”: no words to look for: give those that were said")
    if person is not None and not any(map(is_word_character, person)):
        raise BadQuery(f"person {person!r}: no name to look for: leave it out to ask for anybody")
    return _Checking(connection, wanted, person, leaving or Leaving()).check()


@dataclass(frozen=True)
class _Proof:
    """Where the words of a claim stand."""

    voice: Voice
    stretch: Stretch


@dataclass(frozen=True)
class _Likeness:
    """What comes nearest to a claim."""

    voice: Voice
    near: Near


class _Checking:
    def __init__(
        self, connection: sqlite3.Connection, wanted: Claim, person: str | None, leaving: Leaving
    ) -> None:
        self._connection, self._claim, self._person, self._leaving = connection, wanted, person, leaving
        self._ids, self._stranger = self._whom(person)
        self._wordings = Wordings(connection, wanted)

    def check(self) -> Check:
        """Return the verdict, by what proves most: own words, others' words, then what is like them."""
        own = self._voices(self._wordings.of(self._ids)) if self._ids else []
        if proofs := self._proofs(own):
            return self._proved("exact", proofs)
        others = self._voices(self._wordings.holding(), of_others=True)
        if not (proofs := self._proofs(others)):
            mine = self._likest(own)
            if mine and mine.near.score >= _NEAR:
                return self._altered(mine, own)
            others = self._voices(self._wordings.like(), of_others=True)
            if not (proofs := self._proofs(others)):
                return self._likened(own, others, mine)
        return self._proved("exact" if self._person is None else "other_speaker", proofs)

    def _likened(self, own: list[Voice], others: list[Voice], mine: _Likeness | None) -> Check:
        """Return the verdict on words that stand nowhere, by what comes nearest to them."""
        theirs = self._likest(others)
        if theirs and not theirs.near.is_surely_alike:
            theirs = None
        if mine and mine.near.is_alike and not (theirs and theirs.near.score > mine.near.score + _FAR):
            return self._altered(mine, own)
        return self._altered(theirs, others) if theirs else self._absent()

    def _whom(self, person: str | None) -> tuple[list[str], str | None]:
        """Return the ids that a name means, and what to say where nobody of that name is quoted."""
        from quotetrack.queries import lookup  # how names are compared: only who asks for one waits for it

        if person is None:
            return [], None
        ids = lookup.ids_of(self._connection, person)
        if lookup.is_quoted(self._connection, ids):
            return ids, None
        told = str(people.unknown(self._connection, person)).split("? ", 1)[0]
        return ids, f"{told}?" if "did you mean" in told else told.split(": ", 1)[0]

    def _voices(self, numbers: Sequence[int], *, of_others: bool = False) -> list[Voice]:
        found = voices(self._connection, numbers, self._leaving)
        return [voice for voice in found if (voice.person_id in self._ids) is not of_others]

    def _proofs(self, among: Iterable[Voice]) -> list[_Proof]:
        found = ((voice, standing(self._claim, voice.passage)) for voice in among)
        return [_Proof(voice, stretch) for voice, stretch in found if stretch]

    def _likest(self, among: Iterable[Voice]) -> _Likeness | None:
        found = [_Likeness(voice, nearest(self._claim, voice.passage)) for voice in among]
        return max(found, key=lambda like: like.near.score, default=None)

    def _proved(self, verdict: VerdictName, proofs: Sequence[_Proof]) -> Check:
        first = proofs[0]
        notes = [
            self._stranger,
            _speaker_note(first.voice),
            remark(self._claim, first.voice.passage, first.stretch),
            None if first.voice.is_latest else "it stands in an earlier text of the article only",
        ]
        sources = [source for proof in proofs for source in proof.voice.sources([proof.stretch])]
        return self._answer(verdict, notes, sources, text=first.voice.passage.text(*first.stretch))

    def _altered(self, like: _Likeness, among: Iterable[Voice]) -> Check:
        text = like.near.wording(self._claim, like.voice.passage)
        notes = [
            self._stranger,
            "only the spelling differs" if is_spelling(self._claim.text, text) else None,
            "words that stand apart are put together" if len(like.near.parts) > 1 else None,
            "the nearest words are somebody else's" if self._is_others(like.voice) else None,
            _speaker_note(like.voice),
            None if like.voice.is_latest else "it stands in an earlier text of the article only",
        ]
        sources = list(like.voice.sources(like.near.parts))
        real = claim(text)  # the same wording of the same speaker stands in other articles, too
        for voice in among:
            stretch = standing(real, voice.passage) if voice.person_id == like.voice.person_id else None
            if voice is not like.voice and stretch:
                sources += voice.sources([stretch])
        diff = word_diff(text, self._claim.text)
        if "[-" not in diff and "{+" not in diff:  # no word differs, but some stand apart
            diff = text.replace(" … ", " [-…-] ")
        return self._answer("altered", notes, sources, text=text, diff=diff)

    def _is_others(self, voice: Voice) -> bool:
        return self._person is not None and voice.person_id not in self._ids

    def _absent(self) -> Check:
        held = self._wordings.holding()
        place = reported(self._connection, self._claim, held, self._leaving)
        told = f"it stands in the reporter's own words in “{place}”" if place else None
        return self._answer("absent", [self._stranger, told], [])

    def _answer(
        self, verdict: VerdictName, notes: Iterable[str | None], sources: Sequence[Source], **more: str
    ) -> Check:
        first = sources[0].model_dump(exclude={"text"}) if sources else {}
        told: dict[str, Any] = {**first, **more}
        return Check(
            verdict=verdict,
            claimed=self._claim.text,
            person=self._person,
            note="; ".join(filter(None, notes)) or None,
            sources=tuple(sources),
            **told,
        )


def _speaker_note(voice: Voice) -> str | None:
    """Say what is not sure of the speaker."""
    first = voice.rows[0]
    if voice.person_id is None:
        mention = first["speaker_mention"]
        return f"the article lays it to “{mention}”" if mention else "the article names no speaker"
    if first["confidence"] < _UNSURE and first["status"] is None:
        return f"the speaker is not sure ({first['confidence']:.0%})"
    return None
