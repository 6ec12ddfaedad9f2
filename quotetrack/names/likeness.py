"""How far two words of names are one word: spelled otherwise, in another script, with a slip."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from quotetrack.names.listed import cultures, is_common_family, spellings
from quotetrack.names.romanising import is_abjad, is_cyrillic, latin
from quotetrack.names.skeletons import is_slavic, rough, roughs, skeleton
from quotetrack.names.syllables import agree, is_syllabic
from quotetrack.names.variants import are_by_akanye, by_ear, told_apart, with_umlauts

EQUAL, SPELLED, SOUNDS, SLIP, APART = 1.0, 0.95, 0.85, 0.7, 0.0
_LIKE_VOWELS = frozenset({"ei", "ou", "ae", "ie", "uo", "ea"})
_VOWEL = frozenset("aeiou")
_VOWELS = re.compile("[aeiou]+")
_FREELY_SPELLED = frozenset(
    "slavic ukrainian polish czech balkan arabic turkish indian chinese korean hebrew armenian greek"
    " african".split()
)
_SUFFIX = re.compile("(?:sk[ia]|enko|uk|[oe]va?|ich)$")
_TWICE = re.compile(r"(.)\1+")
_MARKED = re.compile(r"[äöüéèêëáàâíìîóòôúùûñõãåøæœčćšśžźżłńęąőű]")
_CH = re.compile("ch(?!$)")
_LIKE_CONSONANTS = str.maketrans("hzf", "gsv")
_LONG = 7  # letters of a word in which a slip is seen as one


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """Return 1 for one word, 0 for two; between them, how sure it is that one word is spelled in two ways."""
    a, b = latin(one), latin(other)
    if a == b:
        return float(not told_apart(one, other)) if a else float(one == other)
    if spellings(one) & spellings(other) or with_umlauts(one) == with_umlauts(other):
        return SPELLED
    if are_gender_forms(one, other):
        return APART
    return SOUNDS if agree(one, other) else _by_spelling(one, other)


def _by_spelling(one: str, other: str) -> float:
    if "-" in one and "-" in other and all(is_syllabic([word], of="vietnamese") for word in (one, other)):
        return APART  # Thị-Lan is not Thị-Loan
    if _same_skeleton(one, other):
        return SPELLED
    if is_abjad(one) != is_abjad(other) or _is_by_ear(one, other):
        return SOUNDS if any(len(way) > 1 for way in roughs(one) & roughs(other)) else APART
    if is_common_family(one) and is_common_family(other):
        return APART
    return _by_sound(one, other)


def _by_sound(one: str, other: str) -> float:
    ends = {latin(one)[-1:], latin(other)[-1:]}
    if roughs(one) & roughs(other) and not _are_marked(one, other) and ends != {"a", "e"}:
        for x, y in product(_ways(one, other), _ways(other, one)):
            if (
                _vowels_agree(x, y)
                or (is_slavic(x) and is_slavic(y) and are_by_akanye(x, y))
                or (min(len(x), len(y)) > 4 and x == y)
            ):
                return SOUNDS
    marked = _are_marked(one, other)
    return (
        SLIP if not marked and _is_slip(latin(one), latin(other)) and halves(one) & halves(other) else APART
    )


def _are_marked(one: str, other: str) -> bool:
    """Say whether both words have marks on Latin letters, so that their writers knew these: Bögel, Bügel."""
    return all(not word.isascii() and _MARKED.search(word.casefold()) for word in (one, other))


def _ways(word: str, other: str) -> set[str]:
    """Return the skeleton with what languages mix up made one: h and g, s and z, f and v, ch and sh or h."""
    key = skeleton(word)
    if "q" in latin(word) + latin(other):
        key = key.replace("k", "g")  # Qalibaf, Ghalibaf
    ways = {_CH.sub(way, key).replace("ts", "s").translate(_LIKE_CONSONANTS) for way in ("h", "s", "ch")}
    return ways | set(map(skeleton, by_ear(word))) | {key, re.sub("av(?=[^aeiou])", "ov", key)}


def _is_by_ear(one: str, other: str) -> bool:
    """Say whether one word is Cyrillic, the other Latin and no Slavic surname: Маск is Musk by ear."""
    return is_cyrillic(one) != is_cyrillic(other) and not (is_slavic(one) or is_slavic(other))


def _are_two(one: str, other: str) -> bool:
    """Say whether two words are known as two surnames of the West, however alike: Bush, Busch."""
    if not (one.isascii() and other.isascii() and cultures(one) and cultures(other)):
        return False
    plain = [re.sub("(?<=[aou])e", "", latin(word)) for word in (one, other)]
    return plain[0] != plain[1] and not (cultures(one) | cultures(other)) & _FREELY_SPELLED


def _same_skeleton(one: str, other: str) -> bool:
    """Say whether two words have one skeleton, of enough letters to tell."""
    key = skeleton(one)
    if key != skeleton(other) or _are_two(one, other):
        return False
    # Hoon is not Hyun, but Sáez may be Saez
    return len(key) > 3 or _TWICE.sub(r"\1", latin(one)) == _TWICE.sub(r"\1", latin(other))


def halves(word: str) -> frozenset[str]:
    """Return the first and the last three consonants of a word: a slip leaves one of them as it was."""
    letters = rough(word)
    return frozenset({f"{letters[:3]}-", f"-{letters[-3:]}"}) if len(letters) > 2 else frozenset()


@lru_cache(maxsize=8192)
def are_gender_forms(one: str, other: str) -> bool:
    """Say whether one word is the feminine form of the other: Petrov, Petrova; Novák, Nováková."""
    x, y = sorted((skeleton(one), skeleton(other)), key=len)
    if x == y or abs(len(x) - len(y)) > 4 or x[:2] != y[:2]:
        return False
    return _is_feminine(y, x) or _is_feminine(x, y)


_ENDINGS = [
    (re.compile(woman), man)
    for woman, man in (
        ("(?<=..)ova$", ("", "a", "i", "o", "ek", "ak")),
        ("(?<=..)a$", ("", "i", "oi", "s", "as", "os", "us", "is", "ii")),
        ("(?<=..)aia$", ("", "i", "oi", "o", "a")),
        ("(?<=..)u$", ("s", "os", "is", "as", "us")),
        ("(?<=op)ulu$", ("ulos",)),
        ("(?<=[kd])[iu]$", ("is", "as", "i")),
        ("(?:ene|aite|ite|ute)$", ("as", "is", "us", "a")),
        ("(?<=...)dotir$", ("son",)),
        ("(?<=o)na$", ("ni",)),
    )
]


def _is_feminine(woman: str, man: str) -> bool:
    for ending, endings in _ENDINGS:
        found = ending.search(woman)
        if found and any(woman[: found.start()] + end == man for end in endings):
            return True
    # the vowel of the last syllable flees: Havel, Havlová; Němec, Němcová
    stem = woman.removesuffix("ova")
    return stem != woman and len(man) > 4 and man[-2] in "e" and man[:-2] + man[-1] == stem


def _vowels_agree(x: str, y: str) -> bool:
    """Say whether two skeletons of the same consonants differ in two vowels at most, and in close ones."""
    if x != y and _SUFFIX.search(x) and _SUFFIX.search(y):
        return False  # Zelinsky is not Zelensky: there, one writes as one speaks
    short, long = sorted((x, y), key=len)
    if len(short) < 5 or ((x[-1] in _VOWEL) != (y[-1] in _VOWEL) and long != f"{short}e"):
        return False
    ours, theirs = (re.findall(r"[aeiou]+", word) for word in (x, y))
    if _VOWELS.sub("", x) != _VOWELS.sub("", y):
        return False
    if len(ours) != len(theirs):  # one vowel more: Afewerki, Afwerki
        return long == f"{short}e" or (len(long) - len(short) == 1 and len(short) > 5 and x[-2:] == y[-2:])
    unlike = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(unlike) < 3 and all(a[-1] == b[-1] or a[0] + b[0] in _LIKE_VOWELS for a, b in unlike)


def _is_slip(a: str, b: str) -> bool:
    """Say whether two long words differ in one letter, or in two letters that changed places."""
    if min(len(a), len(b)) < _LONG or a.startswith(b) or b.startswith(a) or a[0] != b[0]:
        return False
    if sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2:
        return True
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(a, b, score_cutoff=1) == 1) and a[-2:] == b[-2:]
