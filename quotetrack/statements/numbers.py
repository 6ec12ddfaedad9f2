"""Numbers in words become numbers in digits: ``forty-one`` is ``41``, ``17 million`` is ``17000000``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_UNITS = "one two three four five six seven eight nine ten eleven twelve".split()
_UNITS += "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_UNITS, 1)}
_SMALL |= {word: number * 10 for number, word in enumerate(_TENS, 2)}
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_HUNDRED = "hundred"
_BEGINNINGS = frozenset([*_SMALL, *_SCALES, _HUNDRED])
_ALONE = ("one", "a")  # no numbers unless a larger one follows
_MOST = 12  # words of one number
_DIGITS = 15  # of a number that is worth counting with


def number_at(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the number that begins with a word, in digits, and where it ends; ``one`` alone is none."""
    parts = words[at : _end(words, at)]
    if not parts or (len(parts) == 1 and parts[0] in _ALONE):
        return None
    if len(parts) == 1 and parts[0] not in _SCALES and parts[0] not in _SMALL and parts[0] != _HUNDRED:
        return parts[0], at + 1
    return f"{_value(parts).normalize():f}", at + len(parts)


def sounds_like(one: str, other: str) -> bool:
    """Say whether two numbers in digits are often taken for each other: ``seventeen`` and ``seventy``."""
    small, large = sorted((one.rstrip("0"), other.rstrip("0")), key=len, reverse=True)
    is_teen = len(small) == len("17") and small[0] == "1" and small[1] == large
    return is_teen and abs(len(one) - len(other)) == 0 and "3" <= large <= "9"


def _end(words: Sequence[str], at: int) -> int:
    if words[at] == "a":
        if words[at + 1 : at + 2] and words[at + 1] in (_HUNDRED, *_SCALES):
            return _last(words, at)
        return at
    return _last(words, at) if is_begun(words[at]) else at


def is_begun(word: str) -> bool:
    """Say whether a number may begin with a word other than ``a``."""
    return word in _BEGINNINGS or word[:1].isdigit()


def _is_digits(word: str) -> bool:
    return word.isascii() and word.replace(".", "", 1).isdecimal() and len(word) <= _DIGITS


def _last(words: Sequence[str], at: int) -> int:
    """Return where the number ends that begins at ``at``."""
    if words[at][:1].isdigit() and not _is_digits(words[at]):
        return at + 1
    end = at + 1
    while end < min(len(words), at + _MOST):
        after = words[end + 1] if end + 1 < len(words) else ""
        if words[end] == "and" and words[end - 1] == _HUNDRED and after in _SMALL:
            end += 2
        elif words[end] in _SCALES or (not _is_digits(words[at]) and _continues(words[end - 1], words[end])):
            end += 1
        else:
            break
    return end


def _continues(before: str, word: str) -> bool:
    """Say whether a number goes on: ``seventy two``, not ``one two three`` or ``9 11``."""
    if word in _SCALES or word == _HUNDRED:
        return True
    if word not in _SMALL:
        return False
    return before in _SCALES or before == _HUNDRED or (before in _TENS and _SMALL[word] < _SMALL["ten"])


def _value(parts: Sequence[str]) -> Decimal:
    total, current = Decimal(0), Decimal(0)
    for part in parts:
        if part in _SCALES:
            total += (current or Decimal(1)) * 10 ** _SCALES[part]
            current = Decimal(0)
        elif part == _HUNDRED:
            current = (current or Decimal(1)) * 100
        elif part != "and":
            current += 1 if part == "a" else _SMALL.get(part) or Decimal(part)
    return total + current
