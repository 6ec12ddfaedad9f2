"""A person's name falls into its parts: titles, given names, surnames, suffix, nickname."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from quotetrack.names.ordering import arrange
from quotetrack.names.parting import by_letter, english_first
from quotetrack.names.romanising import is_initial, latin
from quotetrack.names.skeletons import skeleton
from quotetrack.names.titles import is_titled, without_titles
from quotetrack.names.variants import with_one_particle

LONGEST = 160  # characters of a name that are read
_MOST_WORDS = 12
_NICKNAME = re.compile(
    r"[“\"«„‟]([^“”\"«»„‟]{1,40})[”\"»“]|(?<!\w)[‘'`]([^‘’'`]{2,40})[’'´](?!\w)|\(([^()]{1,60})\)"
)
_BORN = re.compile(r"\b(?:n[ée]e?|born|geb\.?|formerly|maiden name)\s+(.+)$", re.IGNORECASE)
_INITIALS = re.compile(r"(?<!\w)((?:\w\.[ -]?){2,})(?=\s|\w|$)")
_SUFFIXES = {
    **{
        "jr": "jr",
        "junior": "jr",
        "jnr": "jr",
        "sr": "sr",
        "senior": "sr",
        "snr": "sr",
        "fils": "jr",
        "pere": "sr",
    },
    **{
        "i": "i",
        "ii": "ii",
        "2nd": "ii",
        "iii": "iii",
        "3rd": "iii",
        "iv": "iv",
        "4th": "iv",
        "v": "v",
        "vi": "vi",
    },
    **{
        "vii": "vii",
        "viii": "viii",
        "ix": "ix",
        "x": "x",
        "xi": "xi",
        "xii": "xii",
        "xiii": "xiii",
        "xiv": "xiv",
    },
    **{"xv": "xv", "xvi": "xvi", "xxiii": "xxiii", "filho": "jr", "мл": "jr", "ст": "sr"},
}
_LETTERS_AFTER = frozenset(
    "phd md esq esquire obe mbe cbe kbe dbe gbe kcb kcmg dcmg cmg qc kc mp msp mep jd mba cpa rn dds dvm od"
    " usn usa usmc ret retd ma ba bsc msc llb llm sc frs fca sj op osb pc om ch am ao ac oc".split()
)
_ALSO_NAMES = frozenset(
    {
        "ma",
        "ba",
        "ch",
        "am",
        "ac",
        "sc",
        "od",
        "om",
        "op",
        "pc",
        "usa",
        "ao",
        "oc",
        "ret",
        "v",
        "x",
        "xi",
        "vi",
    }
)
_MARKS = ".,;:!?*'’‘-–—/\\|<>=+@#·・"
_COMMAS = re.compile(r"\s*[,،、，]\s*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name, as written; ``family`` and ``former`` keep particles (``van``, ``al``).

    A lone word is the family. ``joined`` says that the two family names are a father's and a mother's.
    """

    text: str
    honorifics: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    middle: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    suffix: str = ""
    nickname: str = ""
    former: tuple[str, ...] = ()
    joined: bool = False

    @property
    def is_lone(self) -> bool:
        """Say whether there is one name only, a surname or a name of somebody who has no other."""
        return not self.given

    @property
    def is_initial(self) -> bool:
        """Say whether initials stand for all given names."""
        return bool(self.given) and all(map(is_initial, (*self.given, *self.middle)))

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the name, without titles, suffix and nickname."""
        return (*self.given, *self.middle, *self.family)

    @property
    def parts(self) -> tuple[str, ...]:
        """All words of the name, parted at hyphens."""
        return tuple(part for word in self.words for part in word.split("-") if part)


@lru_cache(maxsize=16384)
def parse(name: str) -> PersonName:
    """Return the parts of a person's name; characters after the first 160 are not read."""
    text = with_one_particle(_clean(name[: 4 * LONGEST]))[:LONGEST]
    bare, nickname, former = _asides(text)
    bare, comma, suffix = _commas(bare)
    words = _split(bare)
    words, late = _suffix(words)
    titles, words = without_titles(words)
    words, english = english_first(words)
    given, middle, family, joined = arrange(words, comma=comma, title=bool(titles))
    nickname = nickname or english
    return PersonName(
        text, tuple(titles), given, middle, family, suffix or late, nickname, tuple(_split(former)), joined
    )


def _clean(text: str) -> str:
    """Drop control characters and marks of direction; one space between words."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text)
    kept = "".join(" " if char.isspace() else char for char in text if char.isprintable() or char.isspace())
    return " ".join(kept.split())


def _asides(text: str) -> tuple[str, str, str]:
    """Return the name without what stands in marks or brackets, the nickname, and the maiden name."""
    nickname = former = ""
    for found in _NICKNAME.finditer(text):
        aside = next(filter(None, found.groups()), "")
        born = _BORN.search(aside)
        former, nickname = (born[1], nickname) if born else (former, nickname or aside.strip(" .,"))
    text = _NICKNAME.sub(" ", text)
    if born := _BORN.search(text):
        text, former = text[: born.start()], born[1]
    if not any(map(str.isalnum, text)):  # all of the name stands in marks
        return nickname, "", former
    return " ".join(text.split()), nickname, former


def _commas(text: str) -> tuple[str, bool, str]:
    """Return the name in its usual order, whether a comma told the order, and the suffix it left."""
    parts = [part for part in _COMMAS.split(text) if part]
    suffix = ""
    kept = []
    for place, part in enumerate(parts):
        word = latin(part)
        if place and word in _SUFFIXES:
            suffix = _SUFFIXES[word]
        elif not (place and (word in _LETTERS_AFTER or is_titled(part))):
            kept.append(part)
    if len(kept) < 2 or len(kept[0].split()) > 3:
        return " ".join(kept[:1]), False, suffix
    return f"{kept[1]}\0 {kept[0]}", True, suffix


def _split(text: str) -> list[str]:
    """Return the words; initials written together fall apart, unless they are capitals without dots."""
    spaced = _INITIALS.sub(lambda found: ". ".join(re.findall(r"\w", found[1])) + ". ", text)
    words = (_stripped(word) for word in re.split("[ ·・]", spaced))
    return by_letter([word for word in words if latin(word)][:_MOST_WORDS])


def _stripped(word: str) -> str:
    """Return a word without marks around it; the dot of an initial stays: B., Yu."""
    bare = word.strip(_MARKS)
    return f"{bare}." if is_initial(f"{bare}.") and f"{bare}." in word and bare[:1].isupper() else bare


def _suffix(words: list[str]) -> tuple[list[str], str]:
    """Take off a suffix, and the letters of degrees and orders, at the end of a name of several words."""
    suffix = ""
    while len(words) > 1:
        last = (
            ""
            if words[-1].endswith(".") and is_initial(words[-1]) and len(words[-1]) < 3
            else latin(words[-1])
        )
        sure = len(words) > 2 or last not in _ALSO_NAMES
        if words[-1] == "I" and not suffix:  # Elizabeth I
            last, sure = "i", True
        if last in _SUFFIXES and sure:
            suffix = _SUFFIXES[last]
        elif not (last in _LETTERS_AFTER and last not in _ALSO_NAMES and sure):
            break
        words = words[:-1]
    return words, suffix


def joined(name: PersonName) -> str:
    """Return the skeleton of a whole name, however it is parted: Venkata Raghavan, Venkataraghavan."""
    return skeleton("".join(map(latin, name.words)))
