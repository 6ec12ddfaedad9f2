"""Chinese names in Hanyu Pinyin and in Wade–Giles: Mao Zedong is Mao Tse-tung."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_FINALS = {
    **dict.fromkeys(["b", "p", "m"], "a o ai ei ao an en ang eng i ie iao ian in ing u iu e ou"),
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an ang eng ong i ie iao iu ian ing u uo ui uan un ia en",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue",
    **dict.fromkeys(["g", "k", "h"], "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang"),
    **dict.fromkeys(["j", "q", "x"], "i ia ie iao iu ian in iang ing iong u ue uan un"),
    **dict.fromkeys(
        ["zh", "ch", "sh", "r"], "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang"
    ),
    **dict.fromkeys(["z", "c", "s"], "a e ai ei ao ou an en ang eng ong i u uo ui uan un"),
    "": "a o e ai ei ao ou an en ang er yi ya ye yao you yan yin yang ying yong yu yue yuan yun wu wa wo"
    " wai wei wan wen wang weng",
}
_INITIALS = {
    **{
        "b": "p",
        "d": "t",
        "g": "k",
        "j": "ch",
        "q": "ch",
        "x": "hs",
        "zh": "ch",
        "z": "ts",
        "c": "ts",
        "r": "j",
    },
}
_WHOLE = {
    **{"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu"},
    **{
        "er": "erh",
        "ye": "yeh",
        "yan": "yen",
        "you": "yu",
        "yong": "yung",
        "yue": "yueh",
        "yi": "i",
        "ge": "ko",
    },
    **{
        "ke": "ko",
        "he": "ho",
        "gui": "kuei",
        "kui": "kuei",
        "guo": "kuo",
        "kuo": "kuo",
        "huo": "huo",
        "shuo": "shuo",
    },
}
_ENDS = (("ong", "ung"), ("ian", "ien"), ("uo", "o"), ("ve", "ueh"), ("ue", "ueh"), ("v", "u"))
# what Taiwan writes beside Wade–Giles, and its common slips, as Wade–Giles has it
_ALSO = {
    **{
        "ing": "ying",
        "in": "yin",
        "yi": "i",
        "ih": "i",
        "yih": "i",
        "jeou": "chiu",
        "tse": "tse",
        "tsu": "tzu",
    },
    **{
        "ssu": "szu",
        "sze": "szu",
        "ke": "ko",
        "che": "che",
        "je": "che",
        "zhe": "che",
        "jhe": "che",
        "jhih": "chih",
    },
    **{
        "syuan": "hsuan",
        "chao": "chao",
        "kwo": "kuo",
        "kwang": "kuang",
        "yeou": "yu",
        "ngo": "o",
        "kwei": "kuei",
    },
    **{
        "erh": "erh",
        "hwa": "hua",
        "hwang": "huang",
        "hwei": "hui",
        "shiao": "hsiao",
        "shu": "shu",
        "sheng": "sheng",
    },
    **{
        "sung": "sung",
        "lieh": "lieh",
        "shyong": "hsiung",
        "shiung": "hsiung",
        "liang": "liang",
        "yeh": "yeh",
    },
}
_HYPHEN = re.compile("[-‐‑–]")


@cache
def _pinyin() -> dict[str, str]:
    """Return every syllable of Pinyin with what it is in Wade–Giles, without apostrophes."""
    found = {}
    for initial, finals in _FINALS.items():
        for final in finals.split():
            syllable = initial + final
            found[syllable.replace("v", "u")] = _WHOLE.get(syllable) or _giles(initial, final)
    return found


def _giles(initial: str, final: str) -> str:
    if not initial:
        return final
    if final == "ie":
        final = "ieh"
    if final == "iong":
        final = "iung"
    for end, written in _ENDS:
        if final.endswith(end) and final != "iung":
            final = final.removesuffix(end) + written
            break
    return _INITIALS.get(initial, initial) + final


@cache
def _giles_syllables() -> dict[str, str]:
    return {syllable: syllable for syllable in _pinyin().values()} | _ALSO


@lru_cache(maxsize=8192)
def is_pinyin(letters: str) -> bool:
    """Say whether small Latin letters are one or two syllables of Pinyin."""
    return bool(_cut(letters, frozenset(_pinyin())))


def _cut(letters: str, syllables: frozenset[str]) -> list[tuple[str, ...]]:
    """Return the ways to read letters as one syllable or two."""
    if not 1 < len(letters) < 13:
        return []
    pairs = [(letters[:place], letters[place:]) for place in range(1, len(letters))]
    found = [pair for pair in pairs if pair[0] in syllables and pair[1] in syllables]
    return [*found, (letters,)] if letters in syllables else [*found]


@lru_cache(maxsize=8192)
def giles(word: str) -> frozenset[str]:
    """Return what a word may be in Wade–Giles without apostrophes; empty where it is no Chinese name."""
    parts = [part for part in _HYPHEN.split(word.lower()) if part]
    if not 1 <= len(parts) <= 2:
        return frozenset()
    if len(parts) == 2:
        ways = [_of(part) for part in parts]
        return frozenset(f"{first} {second}" for first in ways[0] for second in ways[1])
    cuts = _cut(parts[0], frozenset(_pinyin())), _cut(parts[0], frozenset(_giles_syllables()))
    own = {" ".join(_pinyin()[part] for part in cut) for cut in cuts[0]}
    # letters that are Pinyin are not read as Wade–Giles too: Chang is not Zhang
    return frozenset(own or {" ".join(_giles_syllables()[part] for part in cut) for cut in cuts[1]})


def _of(syllable: str) -> set[str]:
    ways = {_pinyin().get(syllable), _giles_syllables().get(syllable)}
    return {way for way in ways if way}
