"""Every name in a text: where it stands, its title, and whether a person or an organisation bears it."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal
from unicodedata import combining, normalize

from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.paragraphs import Extent

NameKind = Literal["person", "organization", "place", "other"]
Gender = Literal["female", "male", ""]

# upper-case letters of the Latin, Greek and Cyrillic scripts; `re` has no class for them
_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if c < sys.maxunicode and chr(c).isupper())
_ABBREVIATIONS = "Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|Prof|St|Hon|Cmdr|Cpl|Fr|Msgr|Pres|Sec|Supt|Det|Insp"
_INITIALS = rf"[{_UPPER}]\.(?:-?[{_UPPER}]\.)*"
_PLAIN = rf"(?:(?:[Aa]l|[Ee]l|[Aa]d|[Aa]sh?|[Aa]n|[Dd]’|[Dd]')-?)?[{_UPPER}][^\W_]*(?:[’'-][^\W_]+)*"
_WORD = rf"(?:(?:{_ABBREVIATIONS})\.|{_INITIALS}|{_PLAIN})"
_NICKNAME = r"[“\"‘'(][^\W_]+[”\"’')][ \u00a0]"
_LINK = (
    rf"[ \u00a0](?:{_NICKNAME}|(?:(?:de|la|van|von|der|den|bin|ibn|al|el|du|da|dos|di|del|ter|ten|y)[ \u00a0])+"
    r"|(?:of|of the|for|and|&|on)[ \u00a0])?"
)
_RUN = re.compile(rf"(?<![\w@#]){_WORD}(?:{_LINK}{_WORD})*(?:,? (?:Jr|Sr)\.?(?!\w))?")
_AGED = re.compile(r"-(?:old|born|based|led|era|trained|educated|elect)$")
_POSSESSIVE = re.compile(r"[’']s?$")
_SPLIT = re.compile(r"[ \u00a0]+")
_ORG_LINKS = frozenset({"of", "for", "and", "&", "the", "on"})
_PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "bin", "ibn", "al", "el", "du", "da", "dos", "di", "del", "ter", "ten", "y"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "dame", "lady", "baroness", "queen", "princess", "duchess", "sister"})
_MALE_TITLES = frozenset({"mr", "sir", "lord", "baron", "king", "prince", "duke", "brother", "fr", "father"})


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name. ``words`` leave out titles, ``extent`` is theirs in the text (code points)."""

    words: tuple[str, ...]
    extent: Extent
    title: str
    kind: NameKind
    gender: Gender = ""

    @property
    def full(self) -> str:
        """The words as one string."""
        return " ".join(self.words)


def fold(word: str) -> str:
    """Make spellings of one word comparable: no accents, no case, no possessive."""
    word = _POSSESSIVE.sub("", word).strip(".,").casefold().replace("’", "'")
    return word if word.isascii() else "".join(c for c in normalize("NFKD", word) if not combining(c))


def surname(words: tuple[str, ...]) -> str:
    """Return the folded last name: the last word that is no suffix such as Jr."""
    plain = [fold(word) for word in words]
    return next((word for word in reversed(plain) if word.strip(",") not in _SUFFIXES), plain[-1])


class Cast:
    """The names of one text, and what one occurrence says about another."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        found = [name for match in _RUN.finditer(text) for name in self._read(match)]
        self.names = self._settle(found)
        self.starts = [name.extent[0] for name in self.names]
        self.by_word: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            for word in {fold(word) for word in name.words}:
                self.by_word[word].append(name)
        self._genders: dict[str, Gender] = {}

    def _read(self, match: re.Match[str]) -> list[Name]:
        """Split a run of capitalised words at titles and where ``and`` joins two names."""
        pieces: list[tuple[str, int]] = []
        at = match.start()
        for word in _SPLIT.split(match.group()):
            at = self.text.index(word, at)
            pieces.append((word, at))
            at += len(word)
        runs: list[list[tuple[str, int]]] = [[]]
        offices: set[int] = set()
        for index, (word, start) in enumerate(pieces):
            if word in _ORG_LINKS and not self._is_organization_so_far(pieces, index):
                runs.append([])
                follows_role = word in ("of", "the") and fold(pieces[index - 1][0]) in self.lexicon.roles | {"of"}
                offices.update([len(runs) - 1] if follows_role else [])
                continue
            if not word[0].isalnum() and runs[-1]:
                continue  # a nickname in marks
            runs[-1].append((word, start))
            if _POSSESSIVE.search(word) and index + 1 < len(pieces) and not self._is_brand(pieces, index):
                runs.append([])
        for number in offices:
            runs[number] = self._after_office(runs[number])
        return [name for run in runs if run for name in self._name(run)]

    def _after_office(self, run: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Leave out the office between a role and a name: ``State`` in ``Secretary of State Jon Husted``."""
        if len(run) < 3:
            return run
        starts = (i for i in range(1, len(run) - 1) if fold(run[i][0]) in self.lexicon.given)
        return run[next(starts, 0) :]

    def _is_brand(self, pieces: list[tuple[str, int]], index: int) -> bool:
        """Tell whether a possessive is part of a name: ``Harbour Workers’ Union``."""
        following = fold(pieces[index + 1][0])
        return pieces[index][0][-1] in "’'" and following in self.lexicon.organization_words

    def _is_organization_so_far(self, pieces: list[tuple[str, int]], index: int) -> bool:
        words = [fold(word) for word, _ in pieces]
        known = self.lexicon.organization_words
        titled = any(word in self.lexicon.honorifics for word in words[:index])
        if pieces[index][0] in ("and", "&"):
            return bool(known.intersection(words)) and words[index - 1] not in known and len(words) <= 8
        if pieces[index][0] == "the":
            return index > 0 and pieces[index - 1][0] == "of" and bool(known.intersection(words[:index]))
        if pieces[index][0] == "on":
            return words[index - 1] in known
        return bool(known.intersection(words[:index])) and not titled

    def _name(self, run: list[tuple[str, int]]) -> list[Name]:
        words = list(run)
        while words and self._only_opens(words[0][0], alone=len(words) == 1):
            words.pop(0)
        title_end = self._title_end(words)
        title = " ".join(word for word, _ in words[:title_end])
        kept = words[title_end:]
        while kept and kept[-1][0] in _ORG_LINKS | _PARTICLES:
            kept.pop()
        found = []
        if title_end > 1 and not self._only_titles(words[:title_end]):
            lead = self._lead(words[:title_end])
            found += [lead] if lead else []
        if kept:
            found.append(self._made(kept, title))
        return found

    def _only_opens(self, word: str, *, alone: bool) -> bool:
        """Tell whether a capital letter is due to the sentence's start: ``But``, ``Nine-year-old``."""
        known = fold(word) in self.lexicon.function_words and not (alone and word == "May")
        return known or bool(_AGED.search(word))

    def _title_end(self, words: list[tuple[str, int]]) -> int:
        """Count the words up to the last title that a name still follows."""
        plain = [fold(word) for word, _ in words]
        end = 0
        for size in (3, 2, 1):
            for i in range(len(plain) - size):
                words_left = len(plain) - i - size
                if self._is_title(" ".join(plain[i : i + size]), words_left) and i + size > end:
                    end = i + size
        organization = self.lexicon.organization_words.intersection(plain[end:])
        return 0 if organization and end and not plain[0].startswith(("mr", "ms")) else end

    def _is_title(self, phrase: str, words_left: int) -> bool:
        if phrase in self.lexicon.honorifics:
            return True
        return phrase in self.lexicon.roles and phrase not in self.lexicon.given and words_left > 1

    def _only_titles(self, words: list[tuple[str, int]]) -> bool:
        lexicon = self.lexicon
        return all(
            fold(word) in lexicon.honorifics
            or fold(word) in lexicon.nationalities
            or fold(word) in lexicon.roles
            or word in _ORG_LINKS
            for word, _ in words
        )

    def _lead(self, words: list[tuple[str, int]]) -> Name | None:
        """Return the organisation that stands before a title: ``NATO`` in ``NATO Secretary General``."""
        lead = []
        for word, start in words:
            if fold(word) in self.lexicon.honorifics:
                break
            lead.append((word, start))
        return self._made(lead, "") if lead else None

    def _made(self, words: list[tuple[str, int]], title: str) -> Name:
        last, start = words[-1]
        bare = _POSSESSIVE.sub("", last)
        plain = tuple([word for word, _ in words[:-1]] + [bare])
        extent = (words[0][1], start + len(bare))
        return Name(plain, extent, title, self._kind(plain, title), self._gender(plain, title))

    def _kind(self, words: tuple[str, ...], title: str) -> NameKind:
        lexicon = self.lexicon
        plain = [fold(word) for word in words]
        whole = " ".join(plain)
        if whole in lexicon.organizations or whole.removeprefix("the ") in lexicon.organizations:
            return "organization"
        if whole in lexicon.calendar or whole in lexicon.nationalities:
            return "other"
        if title and len(words) <= 4 and not lexicon.organization_words.intersection(plain):
            return "person"
        if lexicon.organization_words.intersection(plain[-1:] + (plain if len(plain) > 2 else [])):
            return "organization"
        if whole in lexicon.places:
            return "place"
        if len(words) > 1 and (plain[0] in lexicon.given or any(len(p) == 1 for p in plain[:-1])):
            return "person"
        if len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6:
            return "organization"
        return "other"

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

    def _settle(self, found: list[Name]) -> list[Name]:
        """Make persons of names that the text treats as such: its surname stands alone elsewhere."""
        alone = Counter(fold(n.words[0]) for n in found if len(n.words) == 1)
        titled = {surname(n.words) for n in found if n.title}
        settled = []
        for name in found:
            if name.kind == "other" and 2 <= len(name.words) <= 4 and not self._is_after_the(name):
                last = surname(name.words)
                if alone[last] or last in titled:
                    name = Name(name.words, name.extent, name.title, "person", name.gender)
            settled.append(name)
        return settled

    def _is_after_the(self, name: Name) -> bool:
        return self.text[max(0, name.extent[0] - 4) : name.extent[0]].casefold() == "the "

    def full_name(self, name: Name) -> Name:
        """Return the fullest occurrence that the words of ``name`` can be short for.

        Of several bearers of a surname it is the one named last before, else the first after.
        """
        if name.kind == "organization":
            return self._organization(name)
        last, own = surname(name.words), {fold(word) for word in name.words}
        longer = [
            other
            for other in self.by_word.get(last, [])
            if len(other.words) > len(name.words)
            and own <= {fold(word) for word in other.words}
            and other.kind in ("person", "other")
            and (len(name.words) == 1 or fold(other.words[0]) == fold(name.words[0]))
            and (surname(other.words) == last or (len(name.words) == 1 and fold(other.words[0]) == last))
        ]
        by_last = [other for other in longer if surname(other.words) == last] or longer
        wanted = self.gender(name)
        agreeing = [o for o in by_last if not wanted or not self.gender(o) or self.gender(o) == wanted]
        if agreeing:
            persons = [other for other in agreeing if other.kind == "person"] or agreeing
            return self._nearest(persons, name.extent[0])
        return self._organization(name) if name.words[0].isupper() else name

    @staticmethod
    def _nearest(names: list[Name], offset: int) -> Name:
        """Return the bearer named last before the offset, by the form that the text uses most."""
        before = [name for name in names if name.extent[0] < offset]
        bearer = before[-1] if before else names[0]
        same = {bearer.words[0], *(w for n in names for w in n.words if bearer.words[0] in n.words)}
        return _commonest([name for name in names if name.words[0] in same and bearer.words[0] in name.words])

    def _organization(self, name: Name) -> Name:
        """Return the organisation whose initials or last word the name is, if the text has it."""
        word = name.words[0]
        if len(name.words) == 1 and not word.isupper():
            longer = [
                o
                for o in self.by_word.get(fold(word), [])
                if len(o.words) > 1 and o.kind == "organization" and fold(o.words[-1]) == fold(word)
            ]
            return _commonest(longer) if longer else name
        if len(name.words) == 1 and word.isupper() and len(word) > 1:
            for other in self.names:
                initials = "".join(w[0] for w in other.words if w[:1].isupper())
                if len(other.words) > 1 and initials == word.replace(".", ""):
                    return other
        return name

    def learn_gender(self, name: Name, gender: Gender) -> None:
        """Remember what a pronoun told of somebody."""
        if not self.gender(name):
            self._genders[name.full] = gender

    def gender(self, name: Name) -> Gender:
        """Return the gender of whoever bears the name, as far as any occurrence tells."""
        if name.gender:
            return name.gender
        key = name.full
        if key not in self._genders:
            last = surname(name.words)
            known = [
                other.gender
                for other in self.by_word.get(last, [])
                if other.gender
                and surname(other.words) == last
                and (len(other.words) == 1 or len(name.words) == 1 or other.words[0] == name.words[0])
            ]
            self._genders[key] = known[0] if known and len(set(known)) == 1 else ""
        return self._genders[key]


def _commonest(names: list[Name]) -> Name:
    counts = Counter(name.full for name in names)
    most = max(counts.values())
    return next(name for name in names if counts[name.full] == most)
