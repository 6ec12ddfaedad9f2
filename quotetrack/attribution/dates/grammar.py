"""The forms that reporters give to dates, as regular expressions built from named parts."""

from __future__ import annotations

import re
from functools import cache

from quotetrack.assets import rows

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
NUMBERS = {word: n for n, word in enumerate("a one two three four five six seven eight nine ten".split())}
NUMBERS |= {"a": 1, "an": 1, "eleven": 11, "twelve": 12}


def any_of(words: tuple[str, ...] | list[str]) -> str:
    """Join words into one alternation, longest first."""
    if not words:
        raise ValueError("an empty word list would match everywhere")
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def holidays() -> dict[str, tuple[int, int]]:
    """Map the names of days of the year to month and day; month 0 counts days from Easter Sunday."""
    return {name: (int(month), int(day)) for name, month, day in rows("data", "gazetteers", "holidays.csv")}


def _cased(words: str) -> str:
    """Return a pattern for words with a first capital or in capitals throughout: ``May`` but not ``may``."""
    return any_of([form for word in words.split() for form in (word.capitalize(), word.upper())])


_FULL_DAY = _cased(" ".join(WEEKDAYS))
_CUT_DAY = rf"(?:{_FULL_DAY}|(?:{_cased('mon tue tues wed weds thu thur thurs fri sat sun')})\.?)"
_CUT_MONTH = _cased("jan feb mar apr jun jul aug sep sept oct nov dec")
_MONTH = rf"(?:{_cased(' '.join(MONTHS))}|(?:{_CUT_MONTH})\.?)(?![\w’'])"
_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:–-]\d)"
_YEAR = r"(?:1[6-9]|20)\d\d(?![\w%]|[.,]\d)"
_S = r"[ \u00a0]"
_COUNT = rf"(?:{any_of(list(NUMBERS))}|\d{{1,3}})"
_PART = r"(?:morning|afternoon|evening|night|lunchtime|midday|noon|daytime)"
_PARTS = rf"(?:{_S}(?:(?:late|early){_S})?{_PART}\b)?"
_UNIT = r"(?:day|week|month|year)"


# modifiers that belong to the words of a date: “late on”, “in the early hours of”, “just after midnight on”
_HOUR = r"(?:at )?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?|hours|GMT)"
_NOON = r"(?:(?:shortly|just|soon) (?:before|after) )?(?:at )?(?:noon|midnight|midday|dawn|dusk|lunchtime)"
_WHEN = rf"(?:late|later|early|earlier|{_NOON}|{_HOUR})"
_NIGHT = rf"(?:in|on|during) the (?:{_PART}|night|early hours|small hours) of"
_LEAD = rf"(?:(?:{_WHEN}|back|only),? )?(?:on|in|at|over|during|{_NIGHT}) (?:the (?:{_PART} )?of )?|{_WHEN} "

_WEEKDAY_BEFORE = rf"(?:(?P<KEY_w>{_CUT_DAY}),?{_S}(?P<KEY_p>\()?(?:the )?)?"
_YEAR_AFTER = rf"(?:,?{_S}\(?(?P<KEY_y>{_YEAR})|,?{_S}(?P<KEY_r>last|this) year\b)?(?(KEY_p)\)?){_PARTS}"
_MDY = rf"{_WEEKDAY_BEFORE}(?P<KEY_m>{_MONTH}){_S}(?:the )?(?P<KEY_d>{_NUMBER}){_YEAR_AFTER}"
_DMY = rf"{_WEEKDAY_BEFORE}(?:the )?(?P<KEY_d>{_NUMBER}){_S}(?:of )?(?P<KEY_m>{_MONTH}){_YEAR_AFTER}"
_PERIOD = r"(?:(?:early|late|mid)[ -])?"
_AFTER_NTH = r"(?=[.,;:)—–]|$|\s(?:in|at|during|to|by|with|and|when|as|that|from|for|according)\b)"
_HOLIDAYS = any_of(list(holidays())).replace("'", "['’]").replace(r"\ ", _S)
_RELATIVE = (
    rf"(?:last|this) (?:week|weekend|month|year)|yesterday|today|tonight|overnight|this {_PART}"
    r"|last (?:night|evening)|the weekend"
)

_FORMS = {
    "iso": r"(?<![\w./-])(?P<iso_y>\d{4})-(?P<iso_m>\d\d)-(?P<iso_d>\d\d)(?![\w/-]|\.\d)",
    "numeric": r"(?<![\w./-])(?P<num_1>\d{1,2})(?P<num_sep>[./])(?P<num_2>\d{1,2})(?P=num_sep)"
    r"(?P<num_y>(?:19|20)\d\d)(?![\w/-]|\.\d)",
    "mdy": rf"{_MDY.replace('KEY', 'mdy')}",
    "dmy": rf"(?<![\w.,:/-])(?<![$£€]){_DMY.replace('KEY', 'dmy')}",
    "my": rf"{_PERIOD}(?P<my_m>{_MONTH})"
    rf"(?:,?{_S}(?:of )?(?P<my_y>{_YEAR})|,?{_S}(?:of )?(?P<my_r>last|this) year\b)",
    "holiday": rf"(?P<hol>(?i:{_HOLIDAYS}))(?:,?{_S}(?P<hol_y>{_YEAR}))?(?!\w)",
    "wd_week": rf"(?P<ww_w>{_FULL_DAY}){_PARTS}{_S}(?:of )?(?P<ww_r>last|this) week\b",
    "weekday_the": rf"(?P<wt_w>{_FULL_DAY}) the (?P<wt_d>{_NUMBER})",
    "last_wd": rf"(?i:this past|this last|last|past) (?P<lw_w>{_FULL_DAY})(?!\w){_PARTS}",
    "weekday": rf"(?P<wd>{_FULL_DAY})(?![\w-]){_PARTS}",
    "before_last": r"(?i:the (?P<bl>week|month|year|weekend) before last|"
    r"the (?P<by>day) before yesterday)\b",
    "relative": rf"(?i:(?P<rel>{_RELATIVE})\b{_PARTS})",
    "ago": rf"(?i:(?:just |exactly |about |some )?(?P<ago_n>{_COUNT}){_S}(?P<ago_u>{_UNIT})s? ago)\b",
    "the_nth": rf"(?i:the )(?P<nth>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)){_AFTER_NTH}",
    "month": rf"{_PERIOD}(?P<mon>{_MONTH})(?!{_S}\d)",
    "year": rf"{_PERIOD}(?P<year>{_YEAR})(?![-–/]\d)",
}
# days told from one that was named before: “the same day”, “two days later”
_NEW_NOUN = r"(?! (?:the|a|his|her|their|its|last|yesterday|[A-Z]))"
_SAME_DAY = rf"(?:the same|that(?: very| same)?) (?:day|{_PART})\b(?! (?:of|as|that|when))"
_SAME = rf"(?:(?:late|later|earlier|early) )?(?:on )?{_SAME_DAY}"
_NEXT = r"(?:on )?the (?:next|following) (?:day|morning|afternoon|evening)|(?:a|one) day later"
_PREVIOUS = (
    r"(?:on )?the (?:previous|preceding) (?:day|evening|night|afternoon)|(?:a|one) day (?:earlier|before)"
    r"|the (?:day|night|evening) before"
)
_CONTEXT = {
    "in_day": r"(?i:(?:later|earlier) (?:on )?in the day)\b",
    "same": rf"(?i:{_SAME})\b",
    "next": rf"(?i:{_NEXT})\b",
    "later": rf"(?i:{_COUNT} days later)\b",
    "previous": rf"(?i:(?:{_PREVIOUS}))\b{_NEW_NOUN}",
    "earlier": rf"(?i:{_COUNT} days (?:earlier|before))\b{_NEW_NOUN}",
}
# so much before or after something of a named day: hours, minutes, “shortly” are that day
_WAY = r"(?:before|after|following)"
_DAYS_OFF = (
    rf"(?P<step_n>(?:the )?{_COUNT}|the)(?: full)? (?P<step_unit>day|night|evening|morning)s? "
    rf"(?P<step_way>before|after|following)"
)
_FEW = rf"(?:just|only|mere|barely|{_COUNT}|a few|few|some|several|half an)"
_HOURS_OFF = rf"(?:{_FEW} )*(?:hours?|minutes|moments|seconds) {_WAY}"
_SOON = rf"(?:shortly|soon|immediately|right|moments|just) {_WAY}"
_STEP = rf"(?i:(?:(?:on )?the eve of|{_DAYS_OFF}|{_HOURS_OFF}|{_SOON}))(?= )"


def _joined(forms: dict[str, str]) -> re.Pattern[str]:
    """Join forms, each of which begins where a word does, into one pattern that names the form it found.

    No form begins with one of the small letters that are left out, which saves most of the tries.
    """
    named = "|".join(f"(?P<{name}_>{form})" for name, form in forms.items())
    return re.compile(rf"(?<!\w)(?=[^\W_cdghikqruvwxz])(?:{named})")


FORMS, CONTEXT, STEP = _joined(_FORMS), _joined(_CONTEXT), re.compile(rf"(?<!\w){_STEP}")
LEADS = re.compile(rf"(?<![\w-])(?i:{_LEAD})$")
