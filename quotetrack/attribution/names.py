"""Every name in a text: where it stands, its title, and whether a person or an organisation bears it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.paragraphs import Extent
from quotetrack.attribution.spelling import AGED, LINKS, PARTICLES, RUN, SPACE, bare, fold, is_possessive
from quotetrack.people.terms import Gender

NameKind = Literal["person", "organization", "place", "other"]
Word = tuple[str, int]

_FEMALE_TITLES = frozenset(
    {"mrs", "ms", "miss", "dame", "lady", "baroness", "queen", "princess", "duchess", "sister"}
)
_MALE_TITLES = frozenset({"mr", "sir", "lord", "baron", "king", "prince", "duke", "brother", "fr", "father"})
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:…“”\"‘(\n—–]\s*|\n\W*)$")
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name: its words without titles, and their extent in the text (code points)."""

    words: tuple[str, ...]
    extent: Extent
    title: str
    kind: NameKind
    gender: Gender = ""

    @property
    def full(self) -> str:
        """The words as one string."""
        return " ".join(self.words)


class NameReader:
    """Finds the names of a text one by one; what one says about another is for the cast to tell."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self._kinds: dict[tuple[tuple[str, ...], str], NameKind] = {}

    def names(self) -> list[Name]:
        """Return the names in order."""
        return [
            name for match in RUN.finditer(self.text) for run in self._runs(match) for name in self._name(run)
        ]

    def is_common(self, name: Name) -> bool:
        """Tell whether a word may have its capital from the sentence it opens: ``Residents said``."""
        word = fold(name.words[0])
        if len(name.words) > 1 or name.title or name.kind != "other":
            return False
        start = name.extent[0]
        opens = _OPENS_SENTENCE.search(self.text, max(0, start - 4), start) is not None
        return opens and (word in self.lexicon.roles or word.removesuffix("s") in self.lexicon.roles)

    def _runs(self, match: re.Match[str]) -> list[list[Word]]:
        """Split capitalised words where an owner, a preposition or ``and`` parts two names."""
        words = list(self._words(match))
        runs: list[list[Word]] = [[]]
        offices: set[int] = set()
        for index, (word, start) in enumerate(words):
            if word in LINKS and not self._links_organization(words, index):
                runs.append([])
                before = fold(words[index - 1][0])
                if word in ("of", "the") and (before in self.lexicon.roles or before == "of"):
                    offices.add(len(runs) - 1)
                continue
            if not word[0].isalnum() and runs[-1]:
                continue  # a nickname in marks
            runs[-1].append((word, start))
            if is_possessive(word) and index + 1 < len(words) and not self._owns_name(words, index):
                runs.append([])
        return [self._after_office(run) if i in offices else run for i, run in enumerate(runs) if run]

    def _words(self, match: re.Match[str]) -> list[Word]:
        found, at = [], match.start()
        for word in SPACE.split(match.group()):
            at = self.text.index(word, at)
            found.append((word, at))
            at += len(word)
        return found

    def _owns_name(self, words: list[Word], index: int) -> bool:
        """Tell whether a possessive is part of a name: ``Workers’ Union``, ``Prime Minister’s Office``."""
        if fold(words[index + 1][0]) not in self.lexicon.organization_words:
            return False
        owner = " ".join(fold(word) for word, _ in words[: index + 1]).removeprefix("the ")
        return words[index][0][-1] in "’'" or owner in self.lexicon.honorifics

    def _links_organization(self, words: list[Word], index: int) -> bool:
        """Tell whether a small word stands inside an organisation's name: ``Ministry of Defence``."""
        known = self.lexicon.organization_words
        plain = [fold(word) for word, _ in words]
        link, before = words[index][0], plain[:index]
        if link in ("and", "&"):
            return (
                bool(known.intersection(plain)) and before[-1] not in known and len(words) <= 2 * _MOST_NAMES
            )
        if link == "on":
            return before[-1] in known and plain[index + 1] not in self.lexicon.calendar
        if link == "the" and before[-1:] != ["of"]:
            return False
        if link == "for" and index == 1 and self._is_plural(plain[0]):
            return True
        return bool(known.intersection(before)) and not self.lexicon.honorifics.intersection(before)

    def _is_plural(self, word: str) -> bool:
        """Tell whether a word is the kind that opens an association's name: ``Citizens for Clean Rivers``."""
        single = word.removesuffix("s")
        return single != word and (single in self.lexicon.roles or single in self.lexicon.nationalities)

    def _after_office(self, run: list[Word]) -> list[Word]:
        """Leave out the office between a role and a name: ``State`` in ``Secretary of State Jon Husted``."""
        starts = (i for i in range(1, len(run) - 1) if fold(run[i][0]) in self.lexicon.given)
        return run[next(starts, 0) :]

    def _name(self, run: list[Word]) -> list[Name]:
        words = list(run)
        while words and self._only_opens(words):
            words.pop(0)
        end = self._title_end(words)
        kept = words[end:]
        while kept and kept[-1][0] in LINKS | PARTICLES:
            kept.pop()
        found = []
        lead = self._lead(words[:end])
        if lead:
            found.append(self._made(lead, ""))
        if kept:
            found.append(self._made(kept, " ".join(word for word, _ in words[:end])))
        return found

    def _only_opens(self, words: list[Word]) -> bool:
        """Tell whether a capital letter is due to the sentence's start: ``But``, ``Nine-year-old``."""
        word, start = words[0]
        if AGED.search(word) or (len(words) > 1 and fold(word) in self.lexicon.calendar):
            return True
        if fold(word) not in self.lexicon.function_words or (len(words) == 1 and word == "May"):
            return False
        is_start = _OPENS_SENTENCE.search(self.text, max(0, start - 4), start) is not None
        return is_start or len(words) == 1 or fold(word) in ("the", "a", "an")

    def _title_end(self, words: list[Word]) -> int:
        """Count the words up to the last title that a name still follows."""
        plain = [fold(word) for word, _ in words]
        if len(words) < 2 or (plain[1] == "for" and self._is_plural(plain[0])):
            return 0
        ends = [
            start + size
            for size in (1, 2, 3)
            for start in range(len(plain) - size)
            if self._is_title(" ".join(plain[start : start + size]), len(plain) - start - size)
        ]
        end = max(ends, default=0)
        organization = self.lexicon.organization_words.intersection(plain[end:])
        return 0 if organization and end and plain[0] not in _MALE_TITLES | _FEMALE_TITLES else end

    def _is_title(self, phrase: str, words_left: int) -> bool:
        if phrase in self.lexicon.honorifics:
            return True
        role = phrase if phrase in self.lexicon.roles else phrase.removesuffix("s")
        return role in self.lexicon.roles and phrase not in self.lexicon.given and words_left > 1

    def _lead(self, title: list[Word]) -> list[Word]:
        """Return the organisation that stands before a title: ``NATO`` in ``NATO Secretary General``."""
        lexicon = self.lexicon
        if len(title) < 2:
            return []
        plain = [fold(word) for word, _ in title]
        lead = []
        for index, word in enumerate(title):
            phrases = [" ".join(plain[index : index + size]) for size in (1, 2, 3)]
            if any(phrase in lexicon.honorifics or phrase in lexicon.roles for phrase in phrases):
                break
            if plain[index] in lexicon.nationalities:
                break
            lead.append(word)
        return lead

    def _made(self, words: list[Word], title: str) -> Name:
        last, start = words[-1]
        plain = tuple([word for word, _ in words[:-1]] + [bare(last)])
        return self.named(plain, (words[0][1], start + len(plain[-1])), title)

    def named(self, words: tuple[str, ...], extent: Extent, title: str = "") -> Name:
        """Return a name with its kind and gender, as far as its words tell them."""
        return Name(words, extent, title, self._kind(words, title), self._gender(words, title))

    def _kind(self, words: tuple[str, ...], title: str) -> NameKind:
        known = self._kinds.get((words, title))
        if known is None:
            known = self._kinds[words, title] = self._told_kind(words, title)
        return known

    def _told_kind(self, words: tuple[str, ...], title: str) -> NameKind:
        lexicon = self.lexicon
        plain = [fold(word) for word in words]
        whole = " ".join(plain)
        # short forms such as SA and AG are words of other languages unless they stand in capitals
        marked = {
            word
            for word, shown in zip(plain, words, strict=True)
            if word in lexicon.organization_words
            and (len(word) > 3 or shown.isupper() or word in ("inc", "ltd"))
        }
        given = len(words) > 1 and (plain[0] in lexicon.given or any(len(p) == 1 for p in plain[:-1]))
        if whole in lexicon.organizations or (plain[1:2] == ["for"] and self._is_plural(plain[0])):
            return "organization"
        if whole in lexicon.calendar or whole in lexicon.nationalities:
            return "other"
        if title and len(words) <= _MOST_NAMES and (not marked or len(words) == 1):
            return "person"
        if plain[-1] in marked or (len(plain) > 2 and marked and not given):
            return "organization"
        if whole in lexicon.places:
            return "place"
        if given and not (len(plain) > 2 and plain[-1].removesuffix("s") in lexicon.nationalities):
            return "person"
        return "organization" if len(words) == 1 and words[0].isupper() and 2 <= len(whole) <= 6 else "other"

    def _gender(self, words: tuple[str, ...], title: str) -> Gender:
        titles = {fold(word) for word in title.split()}
        first = fold(words[0])
        if titles & _FEMALE_TITLES or titles & self.lexicon.roles_female:
            return "female"
        if titles & _MALE_TITLES or titles & self.lexicon.roles_male:
            return "male"
        if len(words) > 1:
            return "female" if first in self.lexicon.female else "male" if first in self.lexicon.male else ""
        return ""
