"""Speakers whose full name the article never gives, named by the list of office holders."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date
from functools import cached_property

from quotetrack.attribution.cast import Cast
from quotetrack.attribution.names import Name
from quotetrack.attribution.speakers import Mention, Speaker
from quotetrack.attribution.spelling import fold, surname
from quotetrack.people.holders import People
from quotetrack.people.terms import Gender, folded, surnames
from quotetrack.people.titles import office

_CERTAINTY = 0.85
_SAYS = "by the list of office holders"
# between a place and an office these change nothing; any other word does, as in ``Syrian opposition leader``
_SAME = frozenset({"new", "current", "incumbent", "sitting", "longtime", "embattled", "own"})
# one holder at a time, known to all: the article may leave the full name to its readers
_SOLE = frozenset({"president", "prime minister", "vice president"})
_LONGEST = 4


class Officials:
    """Completes the speakers of one article. ``published`` is its day, None if unknown."""

    def __init__(self, people: People, cast: Cast, published: date | None) -> None:
        self.people, self.cast, self.text = people, cast, cast.text
        self.day = published.isoformat() if published else None

    @cached_property
    def _places(self) -> frozenset[str]:
        named = {name.full for name in self.cast.names if len(name.words) > 1}
        return self.people.places.inside(self.text) | self.people.nations(named)

    def complete(self, speaker: Speaker, mention: Mention) -> Speaker:
        """Return the speaker under a full name if the list surely knows one; else as it is."""
        holder = self._holder(mention)
        if holder is not None and self._is_other(speaker, holder):
            label = self.text[mention.start : mention.head_end]
            how = f"“{label}” is {holder}, {_SAYS}"
            return Speaker(self._as_written(holder), "person", how, _CERTAINTY)
        if speaker.type != "person" or speaker.name is None:
            return speaker
        name = self._president(speaker.name, self._titled(speaker.name, mention)) or self._full_name(
            speaker.name
        )
        if name is None or name == speaker.name:
            return speaker
        told = f"{speaker.how}; " if speaker.how and folded(speaker.name) in folded(name) else ""
        how = f"{told}“{surname(tuple(name.split())).title()}” is {name}, {_SAYS}"
        return replace(speaker, name=name, how=how, certainty=speaker.certainty * _CERTAINTY)

    def _full_name(self, short: str) -> str | None:
        """Return the full name for a surname that the article gives alone everywhere."""
        key = folded(short)
        if key not in self.people.by_surname:
            return None
        seen = [n for n in self.cast.by_word.get(key.split()[-1], []) if folded(n.full) == key]
        titles = {name.title for name in seen if name.title}
        if any(self.people.title(title).is_strange for title in titles):
            return None
        genders = {self.cast.gender(name) for name in seen[:1]}
        answers = {self._ask(short, title, gender) for gender in genders for title in titles or {""}} - {None}
        return answers.pop() if len(answers) == 1 else None

    def _ask(self, short: str, title: str, gender: Gender) -> str | None:
        return self.people.full_name(short, title=title, places=self._places, gender=gender, day=self.day)

    def _titled(self, resolved: str, mention: Mention) -> Name | None:
        """Return the name in a mention, or the one that bears its title: ``the president``."""
        at = bisect_left(self.cast.starts, mention.head_end) - 1
        if at >= 0 and self.cast.names[at].extent[1] > mention.head_start:
            return self.cast.names[at]
        head = fold(self.text[mention.head_start : mention.head_end])
        bearers = self.cast.by_word.get(surname(tuple(resolved.split())), [])
        return next((name for name in bearers if head in fold(name.title).split()), None)

    def _president(self, resolved: str, name: Name | None) -> str | None:
        """Return whom ``President Obama`` means where the article's only full name is Michelle Obama’s."""
        if name is None or len(name.words) > 1 or not name.title:
            return None
        if not self.people.title(name.title).offices & _SOLE:
            return None
        answer = self._ask(name.full, name.title, name.gender)
        if answer is None or folded(resolved.split()[0]) in self._first_names(answer):
            return None
        bearers = (n for n in self.cast.by_word.get(fold(name.words[0]), []) if n.full == resolved)
        return None if any(bearer.title for bearer in bearers) else answer

    def _first_names(self, full_name: str) -> set[str]:
        return {folded(name.split()[0]) for name in self.people.by_name[full_name].names}

    def _surnames(self, full_name: str) -> set[str]:
        return {key for name in self.people.by_name[full_name].names for key in surnames(name)}

    def _holder(self, mention: Mention) -> str | None:
        """Return who held the office that a mention names with its place: ``Poland’s prime minister``."""
        words = self.text[mention.start : mention.head_end].split()
        after = self.text[mention.head_end : mention.head_end + 60]
        size = self._office_size(words)
        if not size or after.startswith("-"):
            return None
        role, before = " ".join(words[-size:]), words[: len(words) - size]
        if before and fold(before[0]) == "the":
            before = before[1:]
        if not before and after.startswith(" of "):
            before = after.removeprefix(" of ").removeprefix("the ").split()
            return self.people.holder(role, self.people.places.first(before), self.day)
        place = self.people.places.first(before)
        rest = {word.casefold() for word in before[len(place.split()) :]}
        return self.people.holder(role, place, self.day) if place and rest <= _SAME else None

    def _office_size(self, words: list[str]) -> int:
        """Count the last words that name an office."""
        known = self.people.offices | {"leader"}
        sizes = range(min(_LONGEST, len(words)), 0, -1)
        return next((size for size in sizes if office(" ".join(words[-size:])) in known), 0)

    def _is_other(self, speaker: Speaker, holder: str) -> bool:
        """Tell whether a speaker is somebody else, or nobody."""
        if speaker.name is None:
            return True
        return surname(tuple(speaker.name.split())) not in self._surnames(holder)

    def _as_written(self, holder: str) -> str:
        """Return the article's own form of the name where it has one."""
        first_names = self._first_names(holder)
        for key in sorted(self._surnames(holder)):
            for name in self.cast.by_word.get(key, []):
                if len(name.words) > 1 and fold(name.words[0]) in first_names:
                    return name.full
        return holder
