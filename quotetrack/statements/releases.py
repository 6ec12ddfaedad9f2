"""A release is laid to an organisation by one outlet, to somebody who speaks for it by another."""

from __future__ import annotations

import re

from quotetrack.statements.reports import Report

_SPEAKS_FOR = re.compile(
    r"\bspokes|\bpress (?:officer|secretary|office)|\bofficial\b|\brepresentative\b", re.IGNORECASE
)
_RELEASE = re.compile(
    r"\b(?:statement|release|communiqu[eé]|e-?mail|said in a|announce(?:d|ment)|website)\b", re.IGNORECASE
)


def is_release(one: Report, other: Report) -> bool:
    """Say whether an organisation and somebody may be named for one release."""
    if {one.speaker_type, other.speaker_type} < {"organization"} or one.speaker_type == other.speaker_type:
        return False
    somebody = one if one.speaker_type != "organization" else other
    if _SPEAKS_FOR.search(f"{somebody.speaker_role or ''} {somebody.frame}"):
        return True
    return bool(_RELEASE.search(one.frame) or _RELEASE.search(other.frame))
