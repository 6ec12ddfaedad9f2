"""The field of life that the words of a role tell, and when two such phrases are of one office or job."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from quotetrack.assets import words
from quotetrack.people.offices import describe
from quotetrack.people.places import places
from quotetrack.people.spelling import fold, is_possessive
from quotetrack.people.titles import office

_MOST = 200  # characters of a role that are read
_LONGEST = 6
_STEM = 4
_WORD = re.compile(r"[^\W_](?:[\w&.’'-]*[^\W_])?[’']?")
_LINK = re.compile(r"of|for|from|at|in|with|on|to|under|by|behind|and|turned|who|whose|which|that|where|as")
_PARTY = re.compile(r"\W*(?:[DRI]|Lab|Con|Lib ?Dem)[-–][A-Z]")
# beside an office these make another one of it, all other words only tell more
_LESSER = re.compile(r"vice|deputy|assistant|associate|under|shadow|junior|press|private|general")
_TELLS_NO_PLACE = re.compile(
    r"the|an?|former|ex|then|late|acting|interim|new|republican|democratic|democrat|gop|outgoing|incumbent"
)


@dataclass(frozen=True, slots=True)
class _Table:
    """The file by its kinds of lines: roles, roles of many fields, the words beside those, what clashes."""

    fields: dict[str, str]
    open: frozenset[str]
    beside: dict[str, str]
    clashes: frozenset[frozenset[str]]

    def has(self, phrase: str) -> bool:
        return phrase in self.fields or phrase in self.open


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a role, folded, and which of them name it: ``first`` to ``last``; equal where none do."""

    words: tuple[str, ...]
    first: int
    last: int

    @property
    def head(self) -> str:
        return " ".join(self.words[self.first : self.last])


def field(role_words: str) -> str:
    """Return the field of life that a role tells, ``politics`` or ``sport``; "" where its words tell none."""
    return _field(role_words[:_MOST])


def known_roles() -> frozenset[str]:
    """Return every role that has a line, in lower case."""
    return frozenset(_table().fields) | _table().open


def clash(field_a: str, field_b: str) -> bool:
    """Tell whether hardly one person is known for both fields; "" clashes with none."""
    return frozenset((field_a, field_b)) in _table().clashes


def same_role(one: str, other: str) -> bool:
    """Tell whether two phrases may name one office or job: alike, and not of two different places."""
    return _is_same_work(one[:_MOST], other[:_MOST]) and not _are_of_two_places(one[:_MOST], other[:_MOST])


@lru_cache(maxsize=16384)
def _field(role_words: str) -> str:
    if _PARTY.match(role_words):
        return "politics"
    table, phrase = _table(), _read(role_words)
    head = _known(phrase.head)
    if head in table.open:
        return _beside(phrase) or table.fields.get(head, "")
    return table.fields.get(head, "")


def _read(role_words: str) -> _Phrase:
    """Find the longest role that the words before the first preposition end with."""
    shown = _WORD.findall(role_words)
    plain = tuple(fold(word) for word in shown)
    start = 2 if plain[:2] == ("one", "of") else 0
    core = next((i for i in range(start, len(plain)) if _LINK.fullmatch(plain[i])), len(plain))
    if not core or is_possessive(shown[core - 1]):
        return _Phrase(plain, core, core)
    for first in range(max(start, core - _LONGEST), core):
        # ``chief of staff`` goes on behind the preposition
        for last in range(min(len(plain), first + _LONGEST), core - 1, -1):
            if _known(" ".join(plain[first:last])):
                return _Phrase(plain, first, last)
    return _Phrase(plain, core, core)


def _known(phrase: str) -> str:
    """Return a role as the table writes it: singular, without ``ex-``; "" if it has none."""
    table = _table()
    forms = (phrase, phrase.removesuffix("s"), phrase.split("-", 1)[-1], phrase.rsplit("-", 1)[-1])
    return next((form for form in forms if table.has(form)), "")


def _beside(phrase: _Phrase) -> str:
    """Return the field that the words around a role tell: the longest of the table, of those the nearest."""
    before, after = phrase.words[: phrase.first], phrase.words[phrase.last :]
    found = [
        (size, -distance, kind)
        for words_, is_before in ((before, True), (after, False))
        for size, distance, kind in _told(words_, is_before=is_before)
    ]
    return max(found, key=lambda one: one[:2])[2] if found else ""


def _told(side: tuple[str, ...], *, is_before: bool) -> Iterator[tuple[int, int, str]]:
    """Yield what the words of one side tell: how many words do, how far away they are, and the field."""
    beside = _table().beside
    for start in range(len(side)):
        for end in range(start + 1, min(len(side), start + _LONGEST) + 1):
            kind = beside.get(" ".join(side[start:end]))
            if kind:
                yield end - start, len(side) - end if is_before else start, kind


def _is_same_work(one: str, other: str) -> bool:
    ours, theirs = describe(one), describe(other)
    if ours.offices and theirs.offices:
        if any(map(ours.fits, theirs.offices)) or any(map(theirs.fits, ours.offices)):
            return True
        if not (_capitals(one) or _capitals(other)):
            return False  # else it may be the name of a place that no list has: ``Vesmark President``
    mine, yours = office(_read(one).head), office(_read(other).head)
    if not mine or not yours:
        return False
    short, long = sorted((mine, yours), key=len)
    more = long.removesuffix(short)
    return mine == yours or (more != long and more.endswith(" ") and not _LESSER.search(more))


def _are_of_two_places(one: str, other: str) -> bool:
    ours, theirs = describe(one).places, describe(other).places
    if ours and theirs:
        return all(_are_apart(a, b) for a in ours for b in theirs)
    mine, yours = _capitals(one), _capitals(other)
    return bool(mine and yours) and not {word[:_STEM] for word in mine} & {word[:_STEM] for word in yours}


def _are_apart(one: str, other: str) -> bool:
    around, about = places().around(one), places().around(other)
    return "*" not in around | about and one not in about and other not in around


def _capitals(role_words: str) -> set[str]:
    """Return the words in capitals that are no part of the role: whose it is."""
    phrase = _read(role_words)
    shown = _WORD.findall(role_words)
    outside = [*range(phrase.first), *range(phrase.last, len(shown))]
    owners = {phrase.words[i] for i in outside if shown[i][0].isupper()}
    return {word for word in owners if not _TELLS_NO_PLACE.fullmatch(word)}


@cache
def _table() -> _Table:
    """Read the file; each line says by its sign what it is."""
    lines = words("data", "gazetteers", "role_fields.txt")

    def told(sign: str) -> dict[str, str]:
        parts = (line.partition(sign) for line in lines)
        return {key: value for key, found, value in parts if found}

    clashes = {frozenset((one, other)) for one, others in told(" x ").items() for other in others.split()}
    is_open = frozenset(line.removesuffix(" ?") for line in lines if line.endswith(" ?"))
    return _Table(told(" = "), is_open, told(" > "), frozenset(clashes))
