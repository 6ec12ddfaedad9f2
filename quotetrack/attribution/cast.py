"""The cast of an article: its names, and which of them mean the same bearer."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from quotetrack.attribution.dates.datelines import BEFORE_BODY
from quotetrack.attribution.edges import Edges
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.names import Name, NameReader
from quotetrack.attribution.namesakes import Namesakes, commonest
from quotetrack.attribution.spelling import fold, surname
from quotetrack.people.terms import Gender

_AROUND = 12
# ``, 34,`` or ``, who``: what is said of people only
_PERSON_AFTER = re.compile(r", (?:aged )?\d{2},|,? who\b| (?:said|says|added|recalled|wrote|tweeted)\b")
_PERSON_BEFORE = re.compile(r"\b(?:said|says|added|recalled) $")
_MOST_NAMES = 4
_LINE = re.compile(r"^(?=[A-Z])", re.MULTILINE)


class Cast:
    """The names of one text, in order, and what one occurrence says about another."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.names = self._settle(NameReader(text, lexicon))
        self.starts = [name.extent[0] for name in self.names]
        self.by_word: dict[str, list[Name]] = defaultdict(list)
        self._by_initials: dict[str, Name] = {}
        for name in self.names:
            for word in {fold(word) for word in name.words}:
                self.by_word[word].append(name)
            if len(name.words) > 1:
                initials = "".join(word[0] for word in name.words if word[:1].isupper())
                self._by_initials.setdefault(initials, name)
        self._genders: dict[str, Gender] = {}
        self._full: dict[Name, Name] = {}
        # what is found for one occurrence holds for all that are written alike, until a gender is learned
        self._namesakes: dict[tuple[tuple[str, ...], str, Gender], Namesakes | None] = {}
        self._organizations: dict[tuple[tuple[str, ...], str], Name | None] = {}

    def _settle(self, reader: NameReader) -> list[Name]:
        """Make persons of names that the text treats as such: the surname stands alone elsewhere."""
        found = self._without_datelines(reader.names())
        edges = Edges(reader, found)
        found = [edges.trimmed(name) for name in found]
        surnames = {surname(name.words) for name in found if len(name.words) > 1}
        found = [n for n in found if not reader.is_common(n) or fold(n.words[0]) in surnames]
        alone = {fold(name.words[0]) for name in found if len(name.words) == 1}
        titled = {surname(name.words) for name in found if name.title}
        return [
            replace(name, kind="person")
            if name.kind == "other"
            and len(name.words) <= _MOST_NAMES
            and (
                surname(name.words) in (alone | titled if len(name.words) > 1 else titled)
                or self._is_introduced(name)
            )
            and not self.follows_article(name)
            and not self.is_strange(name)
            else name
            for name in found
        ]

    def _without_datelines(self, names: list[Name]) -> list[Name]:
        """Leave out what datelines hold: neither ``KARROW`` nor ``(Agency)`` is who is meant later."""
        found = [BEFORE_BODY.match(self.text, line.start()) for line in _LINE.finditer(self.text)]
        spans = [match.span() for match in found if match]
        return [
            name
            for name in names
            if name.kind == "person" or not any(start <= name.extent[0] < end for start, end in spans)
        ]

    def _is_introduced(self, name: Name) -> bool:
        """Tell whether the words beside a first name and surname are those that stand beside a person's."""
        start, end = name.extent
        return len(name.words) > 1 and (
            _PERSON_AFTER.match(self.text, end) is not None
            or _PERSON_BEFORE.search(self.text, max(0, start - _AROUND), start) is not None
        )

    def is_strange(self, name: Name) -> bool:
        """Tell whether a name holds a word that people's names do not have: a place, a party, a role."""
        known = self.lexicon
        lists = (known.places, known.nationalities, known.organization_words, known.roles, known.calendar)
        plain = {fold(word) for word in name.words}
        plain |= {word.removesuffix("s") for word in plain}
        return any(not plain.isdisjoint(entries) for entries in lists)

    def follows_article(self, name: Name) -> bool:
        """Tell whether ``the`` stands before a name."""
        return self.text[max(0, name.extent[0] - 4) : name.extent[0]].casefold() == "the "

    def full_name(self, name: Name) -> Name:
        """Return the fullest occurrence that the words of ``name`` can be short for.

        Of several bearers of a surname it is the one that the text names most or has just named.
        """
        known = self._full.get(name)
        if known is None:
            known = self._full[name] = self._organization(name) or self._person(name) or name
        return known

    def _person(self, name: Name) -> Name | None:
        if name.kind == "organization":
            return None
        wanted = self.gender(name)
        key = (name.words, name.kind, wanted)
        if key not in self._namesakes:
            found = self._bearers(name, wanted)
            self._namesakes[key] = Namesakes(found) if found else None
        namesakes = self._namesakes[key]
        return namesakes.bearer(name.extent[0]) if namesakes else None

    def _bearers(self, name: Name, wanted: Gender) -> list[Name]:
        """Return the longer forms that a name can be short for, persons if there are any."""
        last = surname(name.words)
        kinds = ("person",) if name.kind == "place" else ("person", "other")
        longer = [
            other
            for other in self.by_word.get(last, [])
            if len(other.words) > 1
            and other.kind in kinds
            and last in (surname(other.words), fold(other.words[0]) if len(name.words) == 1 else "")
            and self._is_form(name, other)
        ]
        by_last = [other for other in longer if surname(other.words) == last] or longer
        agreeing = [o for o in by_last if not wanted or not self.gender(o) or self.gender(o) == wanted]
        # ``Kosh Varga`` beside ``Ann Kosh Varga`` is no first name and surname
        folded = {tuple(fold(word) for word in other.words) for other in agreeing}
        double = {words[-size:] for words in folded for size in range(2, len(words))}
        agreeing = [
            o
            for o in agreeing
            if fold(o.words[0]) in self.lexicon.given or tuple(map(fold, o.words)) not in double
        ]
        return [other for other in agreeing if other.kind == "person"] or agreeing

    def _is_form(self, name: Name, other: Name) -> bool:
        """Tell whether one name can be short for the other: ``Kosh``, ``Ann M. Kosh``, ``Kosh Varga``."""
        if len(name.words) == 1:
            return fold(name.words[0]) in {fold(word) for word in other.words}
        short, long = sorted(([fold(word) for word in one.words] for one in (name, other)), key=len)
        if short[0] == long[0]:
            return set(short) <= set(long)
        return short == long[-len(short) :] and short[0] not in self.lexicon.given

    def _organization(self, name: Name) -> Name | None:
        """Return the organisation whose initials or last word the name is, if the text has it."""
        key = (name.words, name.kind)
        if key not in self._organizations:
            self._organizations[key] = self._whole_organization(name)
        return self._organizations[key]

    def _whole_organization(self, name: Name) -> Name | None:
        word = name.words[0]
        if len(name.words) > 1:
            return self._longer_organization(name) if name.kind == "organization" else None
        if word.isupper() and len(word) > 1:
            return self._by_initials.get(word.replace(".", ""))
        if name.kind != "organization":
            return None
        longer = [
            other
            for other in self.by_word.get(fold(word), [])
            if len(other.words) > 1 and other.kind == "organization" and fold(other.words[-1]) == fold(word)
        ]
        return commonest(longer) if longer else None

    def _longer_organization(self, name: Name) -> Name | None:
        """Return the organisation whose last words these are: ``Security Council`` of the United Nations."""
        own = [fold(word) for word in name.words]
        longer = [
            other
            for other in self.by_word.get(own[-1], [])
            if other.kind == "organization"
            and len(other.words) > len(own)
            and [fold(word) for word in other.words[-len(own) :]] == own
        ]
        return commonest(longer) if longer else None

    def learn_gender(self, name: Name, gender: Gender) -> None:
        """Remember what a pronoun told of somebody."""
        if not self.gender(name):
            self._genders[name.full] = gender
            self._namesakes.clear()

    def gender(self, name: Name) -> Gender:
        """Return the gender of whoever bears the name, as far as any occurrence tells."""
        if name.gender:
            return name.gender
        key = name.full
        if key not in self._genders:
            last = surname(name.words)
            known = {
                other.gender
                for other in self.by_word.get(last, [])
                if other.gender
                and surname(other.words) == last
                and (len(other.words) == 1 or len(name.words) == 1 or other.words[0] == name.words[0])
            }
            self._genders[key] = known.pop() if len(known) == 1 else ""
        return self._genders[key]
