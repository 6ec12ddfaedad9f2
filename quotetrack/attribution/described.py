"""What an article calls a speaker: the title before the name, the apposition behind it, ``is a nurse``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from quotetrack.attribution.names import Name
from quotetrack.attribution.role_phrases import RolePhrases
from quotetrack.attribution.roles import PLACED
from quotetrack.attribution.speakers import Memory, Mention, Speaker, shown
from quotetrack.attribution.spelling import UNSHORTENED, fold, surname
from quotetrack.people.fields import field

_REACH = 160
_LONGEST = 80
_WORD = re.compile(r"\S+")
# titles that tell neither an office nor an occupation
_RANKLESS = re.compile(r"dr|sir|dame|lord|lady|prof|hon")
_PARTISAN = re.compile(r"democrats?|republicans?|independent|conservative|tory")
_PARTY = re.compile(
    r"(?:, | \()(?P<words>(?:[DRI]|Lab|Con|Lib ?Dem)[-–][A-Z][\w.]*(?: [A-Z][\w.]*)?)(?=[,)\s])"
)
# an age, a degree or a town between a name and its apposition
_BESIDE = re.compile(
    r"(?:, (?:aged )?\d{1,3}|,? \((?:aged )?\d{1,3}\)|,? (?:Jr|Sr)\.?"
    r"|, (?:M\.?D|Ph\.?D|QC|KC|MBE|OBE|CBE|RN)\.?"
    r"|, (?:of|from) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)(?=, )"
)
_APPOSES = re.compile(r", | (?:[—–]|--?) | \(")
_COPULA = re.compile(r" (?:is|was) (?=(?:an?|the) |[A-Z])")
_STOP = r"[;:!?“”\"‘()\[\]\n\r—–…«»]|''|``|[.](?=\s|$)" + UNSHORTENED + r"|(?<=\s)-{1,2}(?=\s)"
_CLOSES = re.compile(rf",|{_STOP}")
_STARTS = re.compile(rf"(?:.*(?:,|{_STOP}))?\s*(?P<words>.*)", re.DOTALL)
_AFTER_COMMA = re.compile(r"(?:, (?:aged )?\d{1,3})?(?:, (?![A-Z])|[.;:)?!]|\s*$| [—–])")
_CUT = re.compile(r" (?=(?:and|of|for|from|at|in|with|on|to|under|by) )")


class Described:
    """Tells what the article of a memory says its people are; words inside quotations do not count."""

    def __init__(self, memory: Memory) -> None:
        self.text, self.cast, self.lexicon = memory.text, memory.cast, memory.lexicon
        self.memory = memory
        self.phrases = RolePhrases(memory.lexicon)
        self._known: dict[str, str | None] = {}

    def role(self, found: Speaker, speaker: Speaker, mention: Mention | None) -> str | None:
        """Return what the article calls a speaker, None where it does not tell.

        ``found`` is the speaker under the article's own name, ``speaker`` under the full one.
        """
        if speaker.type != "person" or speaker.name is None:
            return None
        if speaker.name in self._bearers:
            return self._of(speaker.name)
        if found.name is not None and self._is_short(found.name, speaker.name):
            return self._of(found.name) or self._in_mention(mention)
        return self._in_mention(mention) or self._titled(found, speaker.name)

    @cached_property
    def _bearers(self) -> dict[str, list[Name]]:
        """Everybody named outside quotations, by the fullest form of the name, with each place of it."""
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.memory.names:
            found[shown(self.cast.full_name(name))].append(name)
        return dict(found)

    @staticmethod
    def _is_short(name: str, full: str) -> bool:
        """Tell whether a name may be short for another: not ``Michelle Obama`` for ``Barack Obama``."""
        words = [fold(word) for word in name.split()]
        return len(words) == 1 or words[0] in {fold(word) for word in full.split()}

    def _of(self, full: str) -> str | None:
        if full not in self._known:
            found = [words for name in self._bearers.get(full, ()) for words in self._beside(name)]
            self._known[full] = max(found, key=self._weight, default=None)  # of equal ones the first
        return self._known[full]

    def _titled(self, found: Speaker, full: str) -> str | None:
        """Return the title before a surname that is another's full name here: ``President`` Obama."""
        alone = (
            name for name in self._bearers.get(found.name or "", ()) if len(name.words) == 1 and name.title
        )
        last = surname(tuple(full.split()))
        titles = (self._title(name) for name in alone if fold(name.words[0]) == last)
        return next((title for title in titles if title), None)

    def _in_mention(self, mention: Mention | None) -> str | None:
        """Return the office by which a mention means somebody whom the article never names."""
        if mention is None:
            return None
        for end in (mention.end, mention.head_end):
            words = self.text[mention.start : end].split()
            if end - mention.start <= _LONGEST and words and self.phrases.opening(words) == len(words):
                return self.text[mention.start : end]
        return None

    def _weight(self, words: str) -> int:
        """Rate what a phrase tells: its field of life most, then a place or an organisation."""
        plain = [fold(word) for word in words.split()]
        if len(plain) == 1 and _RANKLESS.fullmatch(plain[0]):
            return 0
        is_placed = any(
            word[0].isupper() and fold(word) not in self.phrases.roles for word in words.split()
        ) or any(word in self.lexicon.nationalities for word in plain)
        is_partisan = _PARTY.match(f", {words},") or any(map(_PARTISAN.fullmatch, plain[-1:]))
        if is_partisan:
            return 3 if is_placed else 1  # “D-Mass.” tells as much as “Sen.”
        return 1 + 2 * bool(field(words)) + is_placed

    def _beside(self, name: Name) -> Iterator[str]:
        """Yield what stands beside one occurrence of a name, the title first."""
        found = (self._title(name), self._apposed(name), self._copula(name), self._introduced(name))
        yield from (_cut(words) for words in found if words)

    def _lead(self, end: int) -> str:
        """Return the words of the clause that ends at an offset."""
        first = max(0, end - _REACH)
        match = _STARTS.match(self.text, first, end)
        if match is None:
            return ""
        # a word that the reach cuts off is none
        return match["words"].partition(" ")[2] if first and match.start("words") == first else match["words"]

    def _title(self, name: Name) -> str | None:
        """``former FBI Director`` Kosh, Ukraine’s foreign minister Kosh"""
        start = name.extent[0]
        if self.text[start - 1 : start] not in (" ", "\u00a0"):
            return None
        lead = self._lead(start)
        if not lead:
            return None
        tokens = list(_WORD.finditer(lead))
        words = [token.group() for token in tokens]
        first = self.phrases.closing(words)
        return lead[tokens[first].start() :].rstrip() if first < len(words) else None

    def _apposed(self, name: Name) -> str | None:
        """Kosh, 45, ``a nurse from Iowa``, said; Kosh (``D-Mass.``)"""
        start, end = name.extent
        while beside := _BESIDE.match(self.text, end):
            end = beside.end()
        party = _PARTY.match(self.text, end)
        if party:
            return party["words"]
        opened = _APPOSES.match(self.text, end)
        if opened is None or PLACED.search(self.text, max(0, start - 6), start):
            return None  # “in Chelsea, the mayor said”
        return self._phrase(opened.end())

    def _copula(self, name: Name) -> str | None:
        """Kosh is ``a nurse``."""
        opened = _COPULA.match(self.text, name.extent[1])
        return self._phrase(opened.end()) if opened else None

    def _phrase(self, start: int) -> str | None:
        closed = _CLOSES.search(self.text, start, start + _REACH)
        segment = self.text[start : closed.start() if closed else start + _REACH]
        tokens = list(_WORD.finditer(segment))
        size = self.phrases.opening([token.group() for token in tokens])
        return segment[: tokens[size - 1].end()] if size else None

    def _introduced(self, name: Name) -> str | None:
        """``Ukraine’s foreign minister``, Dmytro Kuleba, said"""
        start, end = name.extent
        if self.text[start - 2 : start] != ", " or not _AFTER_COMMA.match(self.text, end):
            return None
        lead = self._lead(start - 2)
        tokens = list(_WORD.finditer(lead))
        first = self.phrases.introducing([token.group() for token in tokens])
        return lead[tokens[first].start() :] if first < len(tokens) else None


def _cut(words: str) -> str:
    """Shorten a long phrase where a part of it ends."""
    words = " ".join(words.split())
    if len(words) <= _LONGEST:
        return words
    ends = [match.start() for match in _CUT.finditer(words, 0, _LONGEST)]
    return words[: ends[-1] if ends else words.rfind(" ", 0, _LONGEST)]
