"""When and how something can have been said: reports of two occasions are of two statements."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from quotetrack.statements.reports import Report
from quotetrack.statements.sketches import sketch_of
from quotetrack.words.listed import channels

REACH = 8  # days around a window in which the printing of what was said in it may lie
_KEPT = 4_000  # reports that one run remembers
_DAY = timedelta(days=1)
# what is told as if it were new: the fewer and commoner the words, the likelier somebody says them again
_SLOGAN, _LONG = 1.9, 3.0
_SLOGAN_KEEPS, _KEEPS, _AGAIN_KEEPS = timedelta(days=2), timedelta(days=7), timedelta(days=1)
_PERIOD = r"(?:mornings?|nights?|days?|weeks?|months?|years?|spring|summer|autumn|fall|winter)"
_OLD = re.compile(
    r"\b(?:had|once|famously|previously|earlier|back in|then|ago|quoted|recalled|remember(?:ed|s)?"
    rf"|last {_PERIOD}|{_PERIOD} (?:after|before)|since (?:he|she|they|it)"
    r"|who (?:had )?\w+(?:ed|aid|old|ote))\b",
    re.IGNORECASE,
)
_RETOLD = re.compile(r"\bquot(?:ed|es|ing) (?:\w+ ){1,4}as\b", re.IGNORECASE)
_SAY = r"(?:sa(?:id|ys|ying)|t(?:old|ells|elling)|wrote|writ(?:es|ing)|vow(?:ed|s)|promised|warned|declared)"
_AGAIN = re.compile(
    rf"\b(?:repeat(?:ed|s|ing)|reiterat(?:ed|es|ing)|{_SAY} (?:once )?(?:again|more)|again {_SAY})\b",
    re.IGNORECASE,
)
_UTTERING = (
    r"(?:saying|said|say|calling|called|call|telling|told|using|used|use|describing|described|threatening"
    r"|threatened|claiming|claimed|writing|written|promising|promised|uttering|uttered|utter)"
)
_DENYING = r"den(?:y|ied|ies|ying)(?: that)?(?: (?:he|she|it|they))?(?: (?:had|having|ever))*"
_NEVER = r"(?:never|did not|didn['’]t|had not|hadn['’]t)(?: ever)?"
_DENIED = (
    r"\bden(?:y|ied|ies|ying) (?:the|ever|making|those)(?: \w+)? (?:remark|word|quote|comment|statement)s?\b"
    r"|\b(?:reject|dismiss|disput)(?:s|ed|es|ing) (?:\w+ )*(?:claims?|reports?|allegations?|suggestions?)"
    r" that (?:he|she|they|it) (?:had )?(?:ever )?(?:said|called|told|described|used)\b"
)
# what was denied follows: “…,” she said, and did not say when, is no denial
_DENIAL = re.compile(
    rf"(?:\b(?:{_DENYING}|{_NEVER}) {_UTTERING}\b|{_DENIED})(?:[^.;“]{{0,60}}“…”|$)", re.IGNORECASE
)
# what a word tells; of nothing told, all can be
_CAN_BE = {name: frozenset([name]) for name in ("letter", "post", "spoken")}
_ANY = frozenset(_CAN_BE)
_CAN_BE["written"] = _ANY - {"spoken"}
_HEARD = re.compile(
    r"\b(?:to (?:loud )?(?:applause|laughter|cheers|boos)|audience|crowd|rally|podium|lectern|microphone)\b",
    re.IGNORECASE,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PLACE = re.compile(rf"\b(?:in|at|near|outside) (?:the )?(?!{_MONTHS}|[A-Z]{{2}})([A-Z][\w-]+)")
_STAND_IN = "“…”"
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What reports tell of when, how and by whom: of one report, or what several have in common.

    It was on a day from ``first`` to ``last``, both included, None where nothing bounds it. ``is_told``: an
    article says which day. ``is_old``: it is told as said long ago. It can have been one of ``channels``:
    ``letter``, ``post`` and ``spoken``. What an organisation says somebody says for it: one of each at most.
    """

    first: date | None
    last: date | None
    is_told: bool
    is_old: bool
    denies: bool
    channels: frozenset[str]
    people: frozenset[str | None]
    organizations: frozenset[str | None]

    def meets(self, other: Occasion) -> bool:
        """Say whether both can be one."""
        first, last = _latest(self.first, other.first), _earliest(self.last, other.last)
        return (
            (first is None or last is None or first <= last)
            and self.denies == other.denies
            and bool(self.channels & other.channels)
            and len(self.people | other.people) <= 1
            and len(self.organizations | other.organizations) <= 1
        )

    def with_(self, other: Occasion) -> Occasion:
        """Return what both have in common."""
        return Occasion(
            _latest(self.first, other.first),
            _earliest(self.last, other.last),
            self.is_told or other.is_told,
            self.is_old and other.is_old,
            self.denies,
            self.channels & other.channels,
            self.people | other.people,
            self.organizations | other.organizations,
        )


@lru_cache(_KEPT)
def occasion(report: Report) -> Occasion:
    """Return what a report tells of when, how and by whom."""
    first, last = _days(report)
    is_organization = report.speaker_type == "organization"
    return Occasion(
        first,
        last,
        is_told=_is_told(report),
        is_old=bool(_OLD.search(report.frame)),
        denies=bool(_DENIAL.search(_own_frame(report))),
        channels=_channels(report),
        people=frozenset() if is_organization or not report.person_id else frozenset([report.person_id]),
        organizations=frozenset([report.person_id]) if is_organization and report.person_id else frozenset(),
    )


def window(report: Report) -> tuple[date, date] | None:
    """Return the first and last day, both included, on which it can have been said; None where none is known.

    It is that of articles that print what is new: an old saying that is printed again is to be found by
    its words.
    """
    if report.said_start and report.said_end and not _RETOLD.search(report.frame):
        return report.said_start, report.said_end - _DAY
    if report.published:
        return report.published - _KEEPS, report.published + _DAY
    return None


def days_apart(one: Report, other: Report) -> int:
    """Return how many days lie between the days that are known, those of printing where no others are."""
    told, told_other = _known(one), _known(other)
    if told is None or told_other is None:
        return 0
    return max(0, (told_other[0] - told[1]).days, (told[0] - told_other[1]).days)


def days_told(report: Report) -> int:
    """Return on how many days it can have been said as the article tells it, 0 where it tells nothing."""
    if report.said_start is None or report.said_end is None or not _is_told(report):
        return 0
    return (report.said_end - report.said_start).days


def are_elsewhere(one: Report, other: Report) -> bool:
    """Say whether both tell where it was said, and not of the same place."""
    place, place_of_other = (frozenset(_PLACE.findall(_own_frame(report))) for report in (one, other))
    return bool(place and place_of_other) and place.isdisjoint(place_of_other)


def _known(report: Report) -> tuple[date, date] | None:
    if _is_told(report) and report.said_start and report.said_end:
        return report.said_start, report.said_end - _DAY
    return (report.published, report.published) if report.published else None


def _is_told(report: Report) -> bool:
    is_told = report.said_start is not None and report.said_end is not None
    # the day on which a paper quoted somebody is not the day on which it was said
    return is_told and not _RETOLD.search(report.frame)


def _days(report: Report) -> tuple[date | None, date | None]:
    if _is_told(report) and report.said_start and report.said_end:
        return report.said_start, report.said_end - _DAY
    if report.published is None:
        return None, None
    mass = sketch_of(report).mass
    if _AGAIN.search(_own_frame(report)):
        return report.published - _AGAIN_KEEPS, report.published
    if mass >= _LONG or _OLD.search(report.frame):
        return None, report.published
    return report.published - (_KEEPS if mass >= _SLOGAN else _SLOGAN_KEEPS), report.published


def _own_frame(report: Report) -> str:
    """Return the frame where it is about no other quote."""
    return report.frame if report.frame.count(_STAND_IN) <= 1 else report.cue or ""


def _channels(report: Report) -> frozenset[str]:
    """Return how it can have been said."""
    if report.kind == "post":
        return _CAN_BE["post"]
    for told in (report.medium, report.cue):
        found = {channels()[word] for word in _words(told) if word in channels()}
        if found:
            return _CAN_BE[found.pop()] if len(found) == 1 else _ANY
    return _CAN_BE["spoken"] if _HEARD.search(_own_frame(report)) else _ANY


def _words(told: str | None) -> Iterable[str]:
    return _WORD.findall((told or "").casefold())


def _latest(one: date | None, other: date | None) -> date | None:
    return max(filter(None, (one, other)), default=None)


def _earliest(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)
