"""A name as people type it becomes the words to look it up by, and an id that people can read."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

# letters that no decomposition takes apart, as a keyboard without them would have it
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
APOSTROPHES = "'’‘ʼʹ`´′＇ʻʿʾ"
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?(?!\w)")
_APOSTROPHE = re.compile(rf"[{APOSTROPHES}]")
_WORD = re.compile(r"[^\W_]+")


class _Unmarked(dict[int, int | None]):
    """Leaves marks out of a text that is translated; learns each character as it comes."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_UNMARKED = _Unmarked()


def fold(text: str) -> str:
    """Return ``text`` without case, diacritics and the width of its letters."""
    if text.isascii():
        return text.lower()
    # taken apart first, since 𝑨 has a case only as A, and again, since folding may put marks on letters
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", decomposed.translate(_UNMARKED)).translate(_PLAIN)


def name_words(name: str) -> list[str]:
    """Return the folded words of a name, in order: parted by hyphens, not apostrophes, without a final ’s."""
    return _WORD.findall(_APOSTROPHE.sub("", _POSSESSIVE.sub(" ", fold(name))))


def lookup_words(name: str) -> set[str]:
    """Return every folded word that may be typed for a name: ``o'brien`` is ``obrien`` and ``brien`` too."""
    folded = fold(name)
    joined = _WORD.findall(re.sub(rf"[-‐‑–{APOSTROPHES}]", "", folded))
    return {*name_words(name), *_WORD.findall(folded), *joined}


@lru_cache(maxsize=8192)
def slug(name: str) -> str:
    """Return a readable id, ``volodymyr-zelensky``; a hash where nothing of the name can be read."""
    return "-".join(name_words(name)) or f"person-{_digest(name)}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
