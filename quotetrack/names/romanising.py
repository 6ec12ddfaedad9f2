"""A word of a name in any script becomes small Latin letters, as Western papers would write them."""

import re
import unicodedata
from functools import lru_cache

from quotetrack.names.words import APOSTROPHES

LONGEST = 64  # letters of one word; no name has more, hostile text has
_CYRILLIC = dict(
    zip(
        "абвгґдђѓеєёжзѕиіїйјкќлљмнњопрстћуўфхцчџшщъыьэюяѣѳѵ",
        "a b v g g d dj gj e ie yo zh z dz i i i i j k kj l lj m n nj o p r s t ch u u f kh ts ch dzh sh shch"
        " a i  e yu ya e f i".split(" "),
        strict=True,
    )
)
# beside letters that tell Serbian and Macedonian from the rest, х is a plain h
_GREEK = (
    ("αυ", "av"),
    ("ευ", "ev"),
    ("ου", "ou"),
    ("μπ", "b"),
    ("ντ", "d"),
    ("γκ", "g"),
    ("τζ", "tz"),
    ("χ", "ch"),
)
# what is lost when a diacritic is: ö is oe, č is ch; the other letters lose nothing by losing it
_MARKED = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a",
    "č": "ch", "ć": "ch", "ç": "c", "š": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "ż": "zh", "ź": "z",
    "ŏ": "eo", "ŭ": "eu", "ţ": "ts", "ț": "ts", "ř": "rzh", "ñ": "n", "ğ": "g", "ŷ": "y", "ÿ": "y",
}  # fmt: skip
_APOSTROPHES = str.maketrans("", "", APOSTROPHES + 'ʹʺ"“”„«»')
_SCRIPTS = re.compile(r"[\u0400-\u052f]"), re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_ABJAD = re.compile(r"[\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufefc]")
_INDIC = re.compile(r"[\u0900-\u0dff]")
_OTHER = re.compile(r"[^a-z0-9]+")


def is_initial(word: str) -> bool:
    """Say whether a word of a name is an initial: B, B., Ю, or Yu. with its dot."""
    bare = word.rstrip(".")
    if len(bare) == 1:
        return bare.lower() != bare.upper()  # a sign of Chinese is a whole name
    return word.endswith(".") and len(word) < 5


def is_abjad(word: str) -> bool:
    """Say whether a word is in a script that leaves vowels out: Arabic, Persian, Hebrew."""
    return _ABJAD.search(word) is not None


def is_cyrillic(word: str) -> bool:
    """Say whether a word has Cyrillic letters."""
    return _SCRIPTS[0].search(word) is not None


@lru_cache(maxsize=16384)
def latin(word: str) -> str:
    """Return a word as small ASCII letters and digits; empty where it has no letter."""
    if word.isascii():
        return _OTHER.sub("", word[:LONGEST].lower())
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word[:LONGEST]).casefold())
    folded = folded.translate(_APOSTROPHES)
    cyrillic, greek = (script.search(folded) for script in _SCRIPTS)
    if cyrillic:
        folded = "".join(_CYRILLIC.get(char, char) for char in folded)
    elif greek:
        for letters, written in _GREEK:
            folded = _unaccented(folded).replace(letters, written)
    folded = "".join(_MARKED.get(char, char) for char in folded)
    plain = _unaccented(folded)
    return _OTHER.sub("", plain if plain.isascii() else _spelled(plain))


def _unaccented(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _spelled(text: str) -> str:
    """Spell letters of every other script; the table takes a moment to load, so only where it is needed."""
    from anyascii import anyascii

    spelled = anyascii(text).lower()
    if _INDIC.search(text):
        spelled = re.sub("c(?!h)", "ch", spelled)
    return spelled.removeprefix("al") if is_abjad(text) and len(spelled) > 4 else spelled
