"""Which words of a name are given, which the family's: cultures order them in their own ways."""

from __future__ import annotations

import re

from quotetrack.names.chinese import giles, is_pinyin
from quotetrack.names.listed import cultures, gender, is_given
from quotetrack.names.romanising import is_initial, latin
from quotetrack.names.syllables import is_syllabic

Parts = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], bool]
PARTICLES = frozenset(
    "van von de da di do du del della dello dei degli des dos das la le lo los las der den het ter ten te zu"
    " zur zum vom af av al el ad ash as at an ar ul ol bin ibn ben bint bar abu abou umm ould oul st saint"
    " san santa y e i mac mc ap ab ua ni nic o d l t s op in tot".split()
)
_ALSO_FAMILIES = frozenset(
    "an ar as at ad ash o l d t s e i y in op do ni nic ua ap ab mac mc tot het".split()
)
_PATRONYMIC = re.compile(
    r"(?:[oe]v|yov|i)(?:ich|ych|itch|yc|ic|na)$|(?:ovich|evich|ovych|ivna|ovna|evna|ichna|inichna)$"
)
_SON = frozenset({"bin", "ibn", "bint", "binti", "b", "bn"})
_SERVANT = re.compile(r"^ab[du]+(?:[aeu]l|ol|u)?$")
_FAITH = re.compile("(?:[aeu]l|[aeu]d)?[aeiu]?d?din[ei]?$")  # Nur al-Din, Saad Eddine
_OGLU = frozenset({"oglu", "ogly", "oghlu", "kyzy", "qizi", "kizi", "uulu", "uly", "ogli"})
_FAMILY_FIRST = frozenset({"chinese", "korean", "vietnamese"})
_HOUSES = frozenset(
    "thani maktoum nahyan saud sabah khalifa assad sisi hariri maliki sadr sistani zawahiri baghdadi shara"
    " sharaa bashir busaidi qaddafi gaddafi jolani julani abadi sudani houthi barzani".split()
)
_SIGNS = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]+$")
_SPANISH_END = re.compile(r"..[aeiou]z$")


def is_patronymic(word: str) -> bool:
    """Say whether a word tells the father's name, as in Russian: Vladimirovich, Ivanivna."""
    return len(word) > 5 and _PATRONYMIC.search(latin(word)) is not None


def arrange(words: list[str], *, comma: bool, title: bool) -> Parts:
    """Return given names, middle names, family names, and whether these are a father's and a mother's.

    ``comma``: the surname stood before a comma; the word before it then ends in NUL.
    ``title``: a title stood before the name.
    """
    if comma:
        return _of_comma(words)
    words = _joined([word.replace("\0", "") for word in words])
    if len(words) < 2:
        return (), (), tuple(words), False
    if signs := _by_script(words):
        return signs
    if len(words) == 2 and not any(map(is_given, words)) and _is_double(words):
        return (), (), tuple(words), True  # García Márquez: a father's name and a mother's
    if (
        all(latin(word) in PARTICLES - _ALSO_FAMILIES for word in words[:-1])
        and not _is_initial(words[0])
        and not _is_albert(words)
    ):
        return (), (), tuple(words), False
    for order in (
        _initials_last,
        _by_script,
        _hyphened,
        _eastern,
        _eastern_last,
        _capitals,
        _russian,
        _arabic,
        _hungarian,
    ):
        if parts := order(words):
            return parts
    return _western(words)


def _is_albert(words: list[str]) -> bool:
    """Say whether “Al” or “Ben” is a given name: Al Gore and Ben Stein, but not Al Thani and Ben Ali."""
    return (
        words[0] in {"Al", "Ben"} and latin(words[-1]) not in _HOUSES and "arabic" not in cultures(words[-1])
    )


def _initials_last(words: list[str]) -> Parts | None:
    """Putin V. V.: the surname first, initials after it."""
    start = next((place for place, word in enumerate(words) if _is_initial(word)), 0)
    if not start or not all(map(_is_initial, words[start:])) or start > 2:
        return None
    return (words[start],), tuple(words[start + 1 :]), tuple(words[:start]), False


def _by_script(words: list[str]) -> Parts | None:
    """习近平: where signs write syllables, the surname stands first."""
    if len(words) != 2 or not all(_SIGNS.match(word) for word in words):
        return None
    return (words[1],), (), (words[0],), False


def _hyphened(words: list[str]) -> Parts | None:
    """Pak Kŭn-hye: two syllables with a hyphen, the second small, come after a surname of one."""
    if len(words) != 2 or not re.fullmatch(r"[A-ZŎŬ][^-]*[-‐‑–][^A-Z-]+", words[1]) or "-" in words[0]:
        return None
    if (
        not is_syllabic(words[1:])
        or not is_syllabic(words[:1], of="one")
        or (is_given(words[0]) and gender(words[0]))
    ):
        return None
    return (words[1],), (), (words[0],), False


def _of_comma(words: list[str]) -> Parts:
    ends = [place for place, word in enumerate(words) if word.endswith("\0")]
    words = [word.replace("\0", "") for word in words]
    split = ends[0] + 1 if ends else 0
    given, family = _joined(words[:split]), words[split:]
    # “Gogh, Vincent van”
    while len(given) > 1 and latin(given[-1]) in PARTICLES and not _is_initial(given[-1]):
        family = [given.pop(), *family]
    if _is_eastern_family(family) and is_syllabic(given):
        given = ["-".join(given)]
    joined = len(family) == 2 and _is_double(family)
    return tuple(given[:1]), tuple(given[1:]), tuple(family), joined


def _joined(words: list[str]) -> list[str]:
    """Join what is one name in several words: Abd al-Fattah, Abu Bakr, Saint John."""
    found: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        plain = latin(word)
        if rest and word == "عبد":
            word += rest.pop(0)
        elif rest and (_SERVANT.match(plain) or plain in {"abu", "abou", "abul", "aboul"}):
            while len(rest) > 1 and latin(rest[0]) in {"al", "el", "ul", "ur", "ar", "as"}:
                rest.pop(0)
            begin = "Abdul" if plain.startswith("abd") else "Abu"
            word = begin + re.sub(r"^(?:al|el|ar|ur|as)-", "", rest.pop(0).lower())
        elif found and _FAITH.match(plain):
            word = f"{found.pop()}eddin"
        elif found and word == "الله":
            word = found.pop() + word
        elif found and plain in _OGLU:
            word = found.pop() + plain
        found.append(word)
    return found


def _is_initial(word: str) -> bool:
    return is_initial(word) and word[:1].isupper() and word != "Ó"


def _is_eastern_family(words: list[str]) -> bool:
    return len(words) == 1 and bool(cultures(words[0]) & _FAMILY_FIRST)


def _eastern(words: list[str]) -> Parts | None:
    """Xi Jinping, Kim Jong Un, Nguyen Phu Trong: the surname first, the rest one given name."""
    if not _is_eastern_family(words[:1]) or len(words) > 4:
        return None
    rest = words[1:]
    if "vietnamese" in cultures(words[0]) and len(words) > 2 and is_syllabic(rest, of="vietnamese"):
        return ("-".join(rest),), (), (words[0],), False
    if not is_syllabic(rest) or (len(rest) == 1 and not _is_eastern_given(rest[0], after=words[0])):
        return None
    return ("-".join(rest),), (), (words[0],), False


def _is_eastern_given(word: str, *, after: str) -> bool:
    """Say whether a word of one or two syllables is a given name after a surname that stands first."""
    if "-" in word or not word.isascii():
        return True
    if is_given(after) or cultures(after) & {"english", "spanish", "french", "german", "slavic"}:
        return is_pinyin(latin(word)) and (len(word) > 4 or not gender(word))
    return bool(giles(latin(word))) or not gender(word)


def _eastern_last(words: list[str]) -> Parts | None:
    """Jae In Moon, Phu Trong Nguyen: the surname last, the words before it one given name."""
    if len(words) != 3 or not _is_eastern_family(words[2:]):
        return None
    if not is_syllabic(words[:2]) or any(gender(word) and not is_pinyin(latin(word)) for word in words[:2]):
        return None
    return ("-".join(words[:2]),), (), (words[2],), False


def _capitals(words: list[str]) -> Parts | None:
    """MACRON Emmanuel: capitals tell the surname."""
    if not (words[0].isupper() and len(words[0]) > 2 and "." not in words[0]):
        return None
    if any(word.isupper() and len(word) > 1 for word in words[1:]):
        return None
    return (words[1],), tuple(words[2:]), (words[0],), False


def _russian(words: list[str]) -> Parts | None:
    """Putin Vladimir Vladimirovich, as papers of state have it; and the usual order with a patronymic."""
    if len(words) != 3:
        return None
    if is_patronymic(words[2]) and is_given(words[1]) and not is_given(words[0]):
        return (words[1],), (words[2],), (words[0],), False
    return None


def _arabic(words: list[str]) -> Parts | None:
    """Mohammed bin Salman Al Saud: the fathers' names are in the middle, or stand for the surname."""
    places = [place for place, word in enumerate(words) if latin(word) in _SON and 0 < place < len(words) - 1]
    if not places or words[places[0]].endswith("."):
        return None
    fathers = [words[place + 1] for place in places]
    given, family = words[: places[0]], words[places[-1] + 2 :]
    if not family or all(latin(word) in PARTICLES for word in family):
        return tuple(given[:1]), (*given[1:], *fathers[1:]), ("bin", fathers[0]), False
    return tuple(given[:1]), (*given[1:], *fathers), tuple(family), False


def _hungarian(words: list[str]) -> Parts | None:
    """Orbán Viktor: the given name is known as one, the other word as a surname or not at all."""
    if len(words) != 2 or is_given(words[0]) or _is_initial(words[0]):
        return None
    if gender(words[1]) not in {"m", "f"} or cultures(words[1]) or len(latin(words[0])) < 3:
        return None
    return (words[1],), (), (words[0],), False


def _western(words: list[str]) -> Parts:
    start = len(words) - 1
    # Maréchal-Le Pen
    if start > 1 and latin(re.split("[-‐‑–]", words[start - 1])[-1]) in PARTICLES and "-" in words[start - 1]:
        start -= 1
    while start > 1 and latin(words[start - 1]) in PARTICLES and not _is_initial(words[start - 1]):
        start -= 1
    if len(words) > 2 and start > 1 and start == len(words) - 1 and _is_double(words[start - 1 :]):
        start -= 1
        while start > 1 and latin(words[start - 1]) in PARTICLES and not _is_initial(words[start - 1]):
            start -= 1
        return tuple(words[:1]), tuple(words[1:start]), tuple(words[start:]), True
    return tuple(words[:1]), tuple(words[1:start]), tuple(words[start:]), False


def _is_double(family: list[str]) -> bool:
    """Say whether two surnames are a father's and a mother's, as in Spain and Latin America."""
    first, second = (latin(re.split("-", word)[0]) for word in family)
    if "spanish" not in cultures(first):
        return False
    return "spanish" in cultures(second) or bool(_SPANISH_END.search(second)) or not cultures(second)
