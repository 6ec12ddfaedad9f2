"""What stays of a word however it is spelled: its skeleton, and what is left of that without vowels."""

import re
from functools import lru_cache

from quotetrack.names.romanising import is_abjad, latin
from quotetrack.names.variants import by_ear
from quotetrack.names.words import APOSTROPHES

_ARTICLE = re.compile(
    rf"^(?:al|el|ul|ol|as|ash|at|ad|an|ar|az|adh)[-{APOSTROPHES}](?=\w{{3}})", re.IGNORECASE
)
_CAMEL = re.compile(r"^(?:El|Al)(?=[A-Z]\w{2})")
_AFTER_ABJAD = re.compile(r"(?<=.)[aeiouyw]")

# one spelling for all, in this order: what a word must hold, the pattern (empty: just that), what is written;
# x stands for the sound of kh while the others are sorted out
_RULES = [
    (holds, re.compile(pattern or holds), written)
    for holds, pattern, written in (
        ("tx", "", "ch"),  # Urrutikoetxea
        ("x", "(?<=[aeou])x|x(?!i)", "ks"),
        ("s", "schtsch|shch|stsch|szcz", "sh"),  # Juschtschenko, Yushchenko
        ("gue", "gue(?=[a-z])", "ge"),  # Gueorgui
        ("tsch", "", "ch"),
        ("tz", "", "ts"),
        ("tch", "", "ch"),
        ("sch", "", "sh"),
        ("yeh", "(?<=y)eh$", "a"),  # Haniyeh
        ("hka", "(?<=..[aeiouy][sc]h)ka$", "ko"),  # Latushka is Belarusian for Latushko
        ("usk", "[oa]u(?=sk[aiy])", "ov"),  # Tsikhanouskaya
        ("ic", "(?<=..[^aeiou])ick?$", "ich"),  # Vučić loses its marks
        ("ich", "c(?=[ei]\\w*ich$|ich$)", "ch"),
        ("rh", "^rh", "r"),
        ("d", "dzh|dsh", "j"),
        ("abd", "^abd[aeou]+l", "abdul"),
        ("din", "(?:al|[aeu]d|idd)din(?:e|i)?$", "edin"),
        ("dj", "", "d"),  # Djokovic is Đoković
        ("kh", "", "x"),
        ("gh", "", "g"),
        ("ph", "", "f"),
        ("z", "zh|rz", "z"),
        ("cz", "", "ch"),
        ("sz", "", "sh"),
        ("c", "ck|cc(?=[aou])", "k"),
        ("q", "q(?:u(?=[eiao]))?", "k"),
        ("wh", "", "w"),
        ("w", "", "v"),
        ("ff", "ff$", "v"),  # Romanoff
        ("o", "(?<=[szc]h)yo(?=v)|(?<=[szc]h)o(?=v$)|(?<=[bcdfgklmnprstvz])yo", "e"),  # Gorbachyov, Potyomkin
        ("u", "(?<=[ae])u(?=[bdgklnrst][aeiouy])", "u"),
        ("c", "c(?=[aour]|l|k|t|$)(?!h)", "k"),
        ("sh", "", "s"),
        ("h", "(?<=[bdfgkmnptvz])h", ""),
        ("h", "(?<=[aeiou])h(?![aeiou])", ""),
        ("j", "j(?!i[aenou])", "y"),
        ("ou", "", "u"),
        ("oo", "", "u"),
        ("ee", "ee(?!$)", "i"),
        ("ae", "ae(?![lv])", "a"),
        ("ue", "(?<=[^aeio])ue(?!l$)", "u"),
        ("oe", "", "o"),
        ("aa", "", "a"),
        ("dz", "", "z"),  # Sindzo is Shinzo
        ("y", "", "i"),
        ("ii", "i+", "i"),
        ("i", "i[ej]", "e"),
        ("iu", "", "u"),
        ("x", "", "h"),
    )
]
_TWICE = re.compile(r"(.)\1+")
_ENDINGS = [
    (re.compile(pattern), written)
    for pattern, written in (
        ("(?<=[szkc]k)(?:oi|ei|i)$", "i"),
        ("(?<=sk)(?:aia|aa)$", "a"),
        ("(?<=...enk)a$", "o"),  # Lukashenka is Belarusian for Lukashenko
        ("(?<=...)aia$", "a"),
    )
]
# where a name sounds East Slavic, h and g are one letter: Hrytsenko, Gritsenko
_SLAVIC = re.compile("(?:enko|uk|ski|ska|[oe]v|[oe]va|ich|man|ets|in|ina)$")
_BELARUSIAN = [
    (re.compile("ts(?=i)"), "t"),
    (re.compile("dz(?=i)"), "d"),
    (re.compile("(?<=[aou])u(?=sk)"), "v"),
]
_ABJAD = [
    (re.compile(pattern), written)
    for pattern, written in (("dh", "z"), ("sh", "s"), ("[gk]h|q", "h"), ("^w", "v"))
]
_VOWELS = re.compile(r"(?<=.)[aeiou]+")
_SOUNDS = str.maketrans("gdbvzh", "ktpfsk")


def _without_article(word: str) -> str:
    return _CAMEL.sub("", _ARTICLE.sub("", word)) if word[:1] in "aAeEuUoO" else word


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return a key that all spellings of a word share, in any script; empty where it has no letter."""
    letters = latin(_without_article(word))
    if len(letters) < 3:
        return letters
    slavic = letters.replace("kh", "x")
    if is_abjad(word):
        return _of_abjad(letters)
    for holds, pattern, written in _RULES:
        if holds in letters:
            letters = pattern.sub(written, letters)
    letters = _TWICE.sub(r"\1", letters)
    for pattern, written in _ENDINGS:
        letters = pattern.sub(written, letters)
    return _slavic(letters, slavic) if _SLAVIC.search(letters) else letters


def _slavic(letters: str, written: str) -> str:
    """Spell Ukrainian, Russian and Belarusian in one way; ``written`` is the word as it was, x for kh."""
    if "x" not in written and "h" in re.sub("[csz]h", "", written):
        letters = re.sub("(?<![cs])h", "g", letters)
    for pattern, plain in _BELARUSIAN:
        letters = pattern.sub(plain, letters)
    return letters


def _of_abjad(letters: str) -> str:
    for pattern, written in _ABJAD:
        letters = pattern.sub(written, letters)
    return letters


@lru_cache(maxsize=16384)
def rough(word: str) -> str:
    """Return the consonants of a word, by their place in the mouth only; a vowel at its start is an ``a``."""
    letters = skeleton(word)
    if is_abjad(word):
        letters = letters[:1] + _AFTER_ABJAD.sub("", letters[1:])
    letters = _VOWELS.sub("", letters)
    if letters[:1] in set("aeiou"):
        letters = "a" + letters[1:]
    letters = letters.replace("ts", "s").replace("ch", "k").translate(_SOUNDS)
    return _TWICE.sub(r"\1", letters) or skeleton(word)


@lru_cache(maxsize=16384)
def roughs(word: str) -> frozenset[str]:
    """Return the consonants of a word, also as other languages write or leave out its sounds."""
    own = rough(word)
    if is_abjad(word):
        ways = {own, own.replace("k", ""), own.replace("j", "s")}
        return frozenset(ways | {f"a{way}" for way in ways if len(way) > 1 and way[0] != "a"}) - {""}
    found = {own, *map(rough, by_ear(word))}
    if "ch" in skeleton(word):  # the French mean a sh
        found.add(rough(skeleton(word).replace("ch", "sh")))
    return frozenset(found)


def is_slavic(word: str) -> bool:
    """Say whether a word sounds like a Slavic surname."""
    return _SLAVIC.search(skeleton(word)) is not None
