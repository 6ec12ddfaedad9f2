"""Names are compared in their own script where a list has one: across scripts much sounds alike."""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import name as character_name


def in_script_of(name: str, names: Sequence[str]) -> Sequence[str]:
    """Return those of ``names`` that are written in the script of ``name``; all where none is."""
    script = _script(name)
    return [one for one in names if _script(one) == script] or names


@lru_cache(maxsize=8192)
def _script(name: str) -> str:
    """Return the script of the first letter as Unicode names it: ``LATIN``, ``CYRILLIC``, ``CJK``."""
    first = next((char for char in name if char.isalpha()), "")
    return character_name(first, "").split(" ")[0] if first else ""
