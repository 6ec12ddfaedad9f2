"""A release is laid to an organisation by one outlet, to somebody who speaks for it by another."""

from __future__ import annotations

import re

from quotetrack.statements.reports import Report

_SPEAKS_FOR = re.compile(
    r"\bspokes|\bpress (?:officer|secretary|office)|\bofficial\b|\brepresentative\b", re.IGNORECASE
)
_ANYBODY = re.compile(r"(?:an?|one|another|some|two|three|several|many)\b", re.IGNORECASE)
_RELEASE = re.compile(
    r"\b(?:statement|release|communiqu[eé]|e-?mail|said in a|announce(?:d|ment)|website)\b", re.IGNORECASE
)


def may_be_one(one: Report, other: Report) -> bool:
    """Say whether one can have spoken in both: one person, one for an organisation, or somebody not known."""
    if one.person_id is None or other.person_id is None:
        return not (_is_somebody_else(one) or _is_somebody_else(other))
    return one.person_id == other.person_id or is_release(one, other)


def _is_somebody_else(report: Report) -> bool:
    """Say whether an article means anybody but whom others name: ``a supporter``."""
    role = report.speaker_role or ""
    return report.person_id is None and bool(_ANYBODY.match(role)) and not _SPEAKS_FOR.search(role)


def is_release(one: Report, other: Report) -> bool:
    """Say whether an organisation and somebody may be named for one release."""
    people = [report for report in (one, other) if report.speaker_type != "organization"]
    if len(people) != 1:
        return False
    (somebody,) = people
    if _SPEAKS_FOR.search(f"{somebody.speaker_role or ''} {somebody.frame}"):
        return True
    return bool(_RELEASE.search(one.frame) or _RELEASE.search(other.frame))
