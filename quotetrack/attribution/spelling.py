"""How names are written: what a name may look like in running text, and when two words are the same."""

from __future__ import annotations

import re
import sys

from quotetrack.people.spelling import bare as bare
from quotetrack.people.spelling import fold as fold
from quotetrack.people.spelling import is_possessive as is_possessive

# upper-case letters of the Latin, Greek and Cyrillic scripts; `re` has no class for them
_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if c < sys.maxunicode and chr(c).isupper())
_ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|Prof|St|Hon|Cmdr|Cpl|Fr|Msgr|Pres|Sec|Supt"
    r"|Det|Insp)\."
)
_INITIALS = rf"[{_UPPER}]\.(?:-?[{_UPPER}]\.)*"
_PREFIX = r"(?:(?:[Aa]l|[Ee]l|[Aa]d|[Aa]sh?|[Aa]n|[Dd]’|[Dd]')-?)?"
# the possessive plural of ``Harbour Workers’ Union`` is inside the name
_PLAIN = rf"{_PREFIX}[{_UPPER}][^\W_]*(?:[’'-][^\W_]+)*(?:(?<=s)[’'](?= [{_UPPER}]))?"
_WORD = rf"(?:{_ABBREVIATION}|{_INITIALS}|{_PLAIN})"
_PARTICLE = r"(?:de|la|van|von|der|den|bin|ibn|al|el|du|da|dos|di|del|ter|ten|y)"
_NICKNAME = r"[“\"‘'(][^\W_]+[”\"’')]"
_LINK = rf"[ \u00a0](?:{_NICKNAME}[ \u00a0]|(?:{_PARTICLE}[ \u00a0])+|(?:of|of the|for|and|&|on)[ \u00a0])?"
_SUFFIX = r"(?:,? (?:Jr|Sr)\.?(?!\w))?"
_SHORTENED = (
    *("Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "Col", "Lt", "Sgt", "Capt", "Maj", "Adm", "Rev"),
    *("Prof", "St", "Hon", "vs", "No", "[A-Z]"),
)
# behind a full stop: it is none of an abbreviation that a name follows, or of an initial
UNSHORTENED = "".join(rf"(?<!\b{word}\.)" for word in _SHORTENED)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

# words with capital letters in a row, with what may link them
RUN = re.compile(rf"(?<![\w@#]){_WORD}(?:{_LINK}{_WORD})*{_SUFFIX}")
SPACE = re.compile(r"[ \u00a0]+")
PARTICLES = frozenset(_PARTICLE[3:-1].split("|"))
LINKS = frozenset({"of", "for", "and", "&", "the", "on"})
AGED = re.compile(
    r"-(?:old|born|based|led|era|trained|educated|elect|faced|fire|eyed|haired|spoken|tempered|winning|loving)$"
)


def surname(words: tuple[str, ...]) -> str:
    """Return the folded last name: the last word that is no suffix such as Jr."""
    plain = [fold(word) for word in words]
    return next((word for word in reversed(plain) if word not in _SUFFIXES), plain[-1])
