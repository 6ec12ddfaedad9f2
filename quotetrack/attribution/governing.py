"""What hangs on what in a parsed line: whether a phrase belongs to a cue, or to the main clause."""

from __future__ import annotations

from quotetrack.attribution.line import Line

_DOWN = frozenset({"advcl", "xcomp", "conj", "prep", "pcomp", "acl"})
_UP = _DOWN | {"ccomp"}
_FAR = 8


def belongs(line: Line, i: int, verb: int) -> bool:
    """Tell whether what the preposition ``i`` leads to hangs on the cue or on a verb of the same subject."""
    if not line.heads or line.heads[i] == verb:
        return True
    owner = line.heads[i]
    if line.deps[owner] in ("nsubj", "nsubjpass") and line.words[i + 1] in ("the", "this", "that"):
        return False  # “the man in the video said”
    governor = _verb_above(line, i)
    if governor is None or governor == verb or line.spoken[governor]:
        return True
    return _reaches(line, verb, governor, _UP) or (
        not _has_subject(line, governor) and _reaches(line, governor, verb, _DOWN)
    )


def is_main(line: Line, i: int) -> bool:
    """Tell whether what the preposition ``i`` leads to hangs on the main clause of its sentence."""
    governor = _verb_above(line, i)
    return governor is not None and line.deps[governor] in ("ROOT", "conj", "advcl", "xcomp")


def _verb_above(line: Line, i: int) -> int | None:
    at = i
    for _ in range(_FAR):
        if line.heads[at] == at:
            return at
        at = line.heads[at]
        if line.tags[at].startswith(("VB", "MD")):
            return at
    return None


def _reaches(line: Line, start: int, goal: int, through: frozenset[str]) -> bool:
    at = start
    for _ in range(_FAR):
        if at == goal:
            return True
        if line.deps[at] not in through:
            return False
        at = line.heads[at]
    return False


def _has_subject(line: Line, verb: int) -> bool:
    return any(
        head == verb and line.deps[i] in ("nsubj", "nsubjpass")
        for i, head in enumerate(line.heads[: verb + _FAR])
    )
