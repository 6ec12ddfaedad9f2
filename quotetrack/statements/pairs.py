"""Two quotes of which it is asked whether they report one saying, and how much it takes to think so."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.statements.occasions import are_elsewhere, days_apart, days_told, occasion
from quotetrack.statements.reports import Report
from quotetrack.statements.sketches import Sketch, sketch_of
from quotetrack.statements.terms import fits, is_term

_NEAR, _WEEK = 2, 8  # days
_EACH = 0.1  # what every word adds to the weight of a wording that is printed near in time
# the least weight of a wording that both have
_LEAST = 0.8  # near in time
_LEAST_IN_A_MONTH = 1.3  # where one tells no more than the month or the year
_LEAST_IN_ONE_ARTICLE = 1.4
_LEAST_IN_A_WEEK = 1.9
_LEAST_OLD = 1.9  # at any time, where one is told as old
_LEAST_EVER = 3.0
_LEAST_OF_UNKNOWN, _LEAST_OF_OTHERS = 1.2, 1.9  # where one is not named; where one is an organisation
_FEW = 3  # words that anybody says
_ALIKE = 0.6  # of the words of the longer wording, where they are common ones


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports, the one with the shorter wording first, and how many ``days`` lie between them."""

    one: Report
    other: Report
    short: Sketch
    long: Sketch
    days: int

    @property
    def is_one_person(self) -> bool:
        """Whether both name the same speaker, or one does who speaks beside the other."""
        one, other = self.one, self.other
        if one.person_id is None or other.person_id is None:
            return one.person_id in other.company or other.person_id in one.company
        return one.person_id == other.person_id

    @property
    def is_unfounded(self) -> bool:
        """Whether nothing tells that one person spoke: neither names nor the same days."""
        is_unknown = self.one.person_id is None or self.other.person_id is None
        return is_unknown and (self.days > _NEAR or self.is_one_article)

    @property
    def is_one_article(self) -> bool:
        """Whether both stand in one article, which says it twice only where the words are the same."""
        return self.one.article_id == self.other.article_id

    @property
    def is_near(self) -> bool:
        """Whether two articles tell of the same days, give or take two."""
        return self.days <= _NEAR and not self.is_one_article and not self._is_vague

    @property
    def is_within_a_week(self) -> bool:
        """Whether a weekly paper can have printed the one what a daily paper printed as the other."""
        return self.days <= _WEEK

    @property
    def least(self) -> float:
        """The least weight of the words that both have."""
        if self.is_one_article:
            return _LEAST_IN_ONE_ARTICLE
        if self.is_near:
            return _LEAST
        if self._is_vague and not self.days:
            return _LEAST_IN_A_MONTH
        if self.is_within_a_week:
            return _LEAST_IN_A_WEEK
        return _LEAST_OLD if self._is_old else _LEAST_EVER

    @property
    def is_enough(self) -> bool:
        """Whether the shorter wording, which both have, is rather one saying than a phrase used twice."""
        mass, count = self.short.mass, len(self.short.words)
        if not self.is_one_person:
            is_unknown = self.one.person_id is None or self.other.person_id is None
            return mass >= (_LEAST_OF_UNKNOWN if is_unknown else _LEAST_OF_OTHERS) and count > _FEW
        if mass < _LEAST_EVER and are_elsewhere(self.one, self.other):
            return False
        if self.is_near and count > _FEW and count >= _ALIKE * len(self.long.words):
            return True
        is_on_one_day = not self.days and not self.is_one_article
        extra = _EACH * count if is_on_one_day or self.is_near else 0.0
        return mass > 0 and mass + extra >= self.least and not self._is_name

    @property
    def _is_name(self) -> bool:
        """Whether the shorter wording only names something, and nothing tells that it is one saying."""
        is_part = len(self.short.words) < len(self.long.words)
        is_fragment = is_part or "mixed" in (self.one.kind, self.other.kind)
        if not is_fragment or not is_term(self.short.words):
            return False
        if not self.is_near:
            return True
        if occasion(self.one).is_told and occasion(self.other).is_told:
            return False
        return len(self.short.words) == 1 or not fits(self.one, self.other)

    @property
    def _is_vague(self) -> bool:
        return any(days_told(report) > _WEEK for report in (self.one, self.other))

    @property
    def _is_old(self) -> bool:
        return occasion(self.one).is_old or occasion(self.other).is_old


def paired(one: Report, other: Report) -> Pair:
    """Return two reports as a pair, whichever comes first."""
    short, long = sketch_of(one), sketch_of(other)
    if (len(short.stems), one.quote_id) > (len(long.stems), other.quote_id):
        return paired(other, one)
    return Pair(one, other, short, long, days_apart(one, other))
