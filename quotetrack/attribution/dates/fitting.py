"""Which forms of a date can say when words were said: ``in March``, ``her March speech``, not ``March``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotetrack.attribution.dates.expressions import Expression
from quotetrack.attribution.dates.occasions import Occasions

_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_NEXT = re.compile(r"(?:[ -][^\W_]+(?:[-.’'][^\W_]+)*){0,5}")
_LEADING = re.compile(
    r"\b(?:in|at|during|to|from|on|told|addressed|addressing|through|via|with)"
    r"(?: an?| the| his| her| their| its)?[ ]$",
    re.I,
)
_OWNED = re.compile(r"\b(?:an?|the|his|her|their|its|[^\W_]+['’]s) $", re.I)
_PERIOD = re.compile(r"\b(?:in|during|back|over)\b", re.I)
_NOUN_BEFORE = re.compile(
    r"([^\W_]+(?:-[^\W_]+)*)(?: (?:by|to|on) [^,.;:“]{2,40})?,? (?:of|from) (?:the )?$", re.I
)
_NOUN_REACH = 60
_LOOSE = ("year", "month", "my")


class Fitting:
    """Judges expressions by their form and the words right beside them."""

    def __init__(self, text: str, occasions: Occasions) -> None:
        self.text, self.occasions = text, occasions

    def can_tell(self, one: Expression) -> bool:
        """Tell whether an expression can be the day of a saying, if it belongs to one."""
        if one.days is None:
            return False
        if one.behind in ("of", "from"):
            noun = _NOUN_BEFORE.search(self.text, max(0, one.start - _NOUN_REACH), one.start)
            return noun is not None and self.occasions.is_medium(noun[1].casefold())
        if one.behind in ("a", "an") or one.is_owner or self._is_owned(one):
            return self._describes_medium(one)
        if one.behind:
            return False
        if one.form in _LOOSE:
            return _PERIOD.search(self.text[one.start : one.core]) is not None or self._is_apart(one)
        return not self._is_name(one) and not self._is_programme(one)

    def _is_apart(self, one: Expression) -> bool:
        """Tell whether a month and year stand alone at the end of a line: ``Ana Kosh, October 2019``."""
        before, after = self.text[: one.start].rstrip(" ")[-1:], self.text[one.end : one.end + 1]
        return one.form == "my" and before in (",", "(") and after in ("", ")", "\n", ":")

    def _is_owned(self, one: Expression) -> bool:
        """Tell whether an article or owner stands before: ``the Tuesday meeting``, ``her 2011 memoir``."""
        if one.form not in (*_LOOSE, "weekday", "mdy", "dmy") or one.start != one.core:
            return False
        return _OWNED.search(self.text[max(0, one.start - 24) : one.start]) is not None

    def _describes_medium(self, one: Expression) -> bool:
        before = _LEADING.search(self.text[max(0, one.start - 24) : one.core])
        is_led = before is not None or self._is_owned(one)
        return is_led and self.medium_after(one) is not None

    def medium_after(self, one: Expression) -> int | None:
        """Return where the noun of a speech or meeting begins that an expression stands before."""
        after = _NEXT.match(self.text, one.end)
        if after is None:
            return None
        for word in _WORD.finditer(self.text, *after.span()):
            if word.group().casefold() in ("of", "in", "on", "by", "that", "and", "with", "to", "for", "at"):
                return None
            if self.occasions.is_medium(word.group().casefold()):
                return None if word.group()[:1].isupper() else word.start()
        return None

    def _is_programme(self, one: Expression) -> bool:
        """Tell whether capitals make words the name of a programme or paper: ``This Week``."""
        words = self.text[one.start : one.end].split()
        if one.form != "relative" or not words[0][:1].isupper():
            return False
        before = self.text[: one.start].rstrip(" *_>-•")
        is_opening = not before or before[-1] in ".!?:”)—–\n"
        return not is_opening or (len(words) > 1 and words[1][:1].isupper())

    def _is_name(self, one: Expression) -> bool:
        """Tell whether a bare weekday is part of a name: ``the Sunday Sentinel``."""
        before = self.text[max(0, one.start - 4) : one.start].casefold()
        return one.form == "weekday" and one.start == one.core and before.endswith("the ")


class Usable:
    """The dates that can tell when words were said, in order."""

    def __init__(self, dates: Sequence[Expression], fitting: Fitting) -> None:
        self.dates = [one for one in dates if fitting.can_tell(one)]
        self._starts = [one.start for one in self.dates]

    def within(self, extent: tuple[int, int]) -> Sequence[Expression]:
        """Return the dates that begin inside of an extent."""
        return self.dates[bisect_left(self._starts, extent[0]) : bisect_left(self._starts, extent[1])]
