"""What stays of a word however it is spelled: its skeleton, and what is left of that without vowels."""

import re
from functools import lru_cache

from quotetrack.names.romanising import is_abjad, latin
from quotetrack.names.words import APOSTROPHES

_ARTICLE = re.compile(
    rf"^(?:al|el|ul|ol|as|ash|at|ad|an|ar|az|adh)[-{APOSTROPHES}](?=\w{{3}})", re.IGNORECASE
)
_CAMEL = re.compile(r"^(?:El|Al)(?=[A-Z]\w{2})")
_AFTER_ABJAD = re.compile(r"(?<=.)[aeiouyw]")

# one spelling for all, in this order; x stands for the sound of kh while the others are sorted out
_RULES = [
    (re.compile(pattern), written)
    for pattern, written in (
        ("(?<=[aeou])x|x(?!i)", "ks"),
        ("schtsch|shch|stsch|szcz", "sh"),  # Juschtschenko, Yushchenko
        ("tsch|tch", "ch"),
        ("sch", "sh"),
        ("eh$", "a"),  # Haniyeh
        ("(?<=..[aeiouy][sc]h)ka$", "ko"),  # Latushka is Belarusian for Latushko
        ("[oa]u(?=sk[aiy])", "ov"),  # Tsikhanouskaya
        ("(?<=..[^aeiou])ic$|(?<=..[^aeiou])ick$", "ich"),  # Vučić loses its marks
        ("c(?=[ei]\\w*ich$|ich$)", "ch"),
        ("^rh", "r"),
        ("dzh|dsh|dj(?=[aeiou])(?!\\w*ich$)", "j"),
        ("dj", "d"),  # Djokovic is Đoković
        ("kh", "x"),
        ("gh", "g"),
        ("ph", "f"),
        ("zh|rz", "z"),
        ("cz", "ch"),
        ("sz", "sh"),
        ("ck|cc(?=[aou])|q[u]?(?=[eiao])", "k"),
        ("q", "k"),
        ("wh", "w"),
        ("w|ff$", "v"),  # Romanoff
        ("(?<=[szc]h)yo(?=v)|(?<=[szc]h)o(?=v$)|(?<=[bcdfgklmnprstvz])yo", "e"),  # Gorbachyov, Potyomkin
        ("(?<=[ae])u(?=[bdgklnrst][aeiouy])", "u"),
        ("c(?=[aour]|l|k|t|$)(?!h)", "k"),
        ("sh", "s"),
        ("(?<=[bdfgkmnptvz])h", ""),
        ("(?<=[aeiou])h(?![aeiou])", ""),
        ("j(?!i[aenou])", "y"),
        ("ou|oo", "u"),
        ("ee(?!$)", "i"),
        ("ae(?![lv])", "a"),
        ("(?<=[^aeio])ue(?!l$)", "u"),
        ("oe", "o"),
        ("aa", "a"),
        ("dz", "z"),  # Sindzo is Shinzo
        ("y", "i"),
        ("i+", "i"),
        ("i[ej]", "e"),
        ("iu", "u"),
        ("x", "h"),
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
_ABJAD = [(re.compile(pattern), written) for pattern, written in (("[gk]h|q", "h"), ("sh", "s"), ("^w", "v"))]
_VOWELS = re.compile(r"(?<=.)[aeiou]+")
_SOUNDS = str.maketrans("gdbvzh", "ktpfsk")


@lru_cache(maxsize=131072)
def skeleton(word: str) -> str:
    """Return a key that all spellings of a word share, in any script; empty where it has no letter."""
    letters = latin(_CAMEL.sub("", _ARTICLE.sub("", word)))
    if len(letters) < 3:
        return letters
    slavic = letters.replace("kh", "x")
    if is_abjad(word):
        for pattern, written in _ABJAD:
            letters = pattern.sub(written, letters)
        return letters
    for pattern, written in _RULES:
        letters = pattern.sub(written, letters)
    letters = _TWICE.sub(r"\1", letters)
    for pattern, written in _ENDINGS:
        letters = pattern.sub(written, letters)
    if _SLAVIC.search(letters) and "h" in slavic.replace("ch", "").replace("sh", "").replace("zh", ""):
        letters = re.sub("(?<![cs])h", "g", letters) if "x" not in slavic else letters
    for pattern, written in _BELARUSIAN if _SLAVIC.search(letters) else ():
        letters = pattern.sub(written, letters)
    return letters


@lru_cache(maxsize=131072)
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
