"""Several bearers of one surname: which of them is meant at a place of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from quotetrack.attribution.names import Name

_FAR_CHARACTERS = 1500


class Namesakes:
    """The longer forms, in the order of the text, that a name can be short for."""

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = names
        self._starts = [name.extent[0] for name in names]
        self._has_several = len({name.words[0] for name in names}) > 1
        self._chosen: dict[str, Name] = {}

    def bearer(self, offset: int) -> Name:
        """Return which bearer of a surname is meant, by the form of the name that the text uses most.

        It is the one the text names most; but the one just named, where the others are far away.
        """
        first = self._just_named(offset) if self._has_several else ""
        if first not in self._chosen:
            named = [name for name in self.names if name.words[0] == first] if first else self.names
            most = Counter(name.words[0] for name in named).most_common(1)[0][0]
            self._chosen[first] = commonest(name for name in named if name.words[0] == most)
        return self._chosen[first]

    def _just_named(self, offset: int) -> str:
        """Return the first name that alone stands a short way before an offset, "" for none or several."""
        low, high = bisect_right(self._starts, offset - _FAR_CHARACTERS), bisect_left(self._starts, offset)
        near = {name.words[0] for name in self.names[low:high]}
        return near.pop() if len(near) == 1 else ""


def commonest(names: Iterable[Name]) -> Name:
    """Return the first of the names that are written as most of them are."""
    found = list(names)
    counts = Counter(name.full for name in found)
    most = max(counts.values())
    return next(name for name in found if counts[name.full] == most)
