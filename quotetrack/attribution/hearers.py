"""Whom the words are said to: the object of ``told``, or what ``to`` and ``with`` lead to."""

from __future__ import annotations

from quotetrack.attribution.line import Line

Tokens = tuple[int, int]

_TELLING = frozenset({"tell", "tells", "told", "telling"})
_TALKING = frozenset("speak speaks spoke speaking spoken talk talks talked talking chatting".split())
_SHOUTING = frozenset("shout shouts shouted shouting yell yells yelled yelling scream screamed".split())
_WRITING = frozenset({"writing", "testifying", "appearing", "responding", "replying", "appealing"})
# their “to” leads to what is spoken about
_ABOUT = frozenset(
    "refer refers referred referring point points pointed pointing allude alluded compared".split()
)
_SHARED = frozenset({"advcl", "conj", "xcomp"})
_BE = frozenset("was were is are been be being".split())
_FAR = 8


def addressee(line: Line, verb: int, *, besides: Tokens | None, speaker: Tokens | None) -> Tokens | None:
    """Return first and last token of whom the cue, or a verb that shares its subject, speaks to.

    Nothing inside ``besides``, the medium, is taken, and never the speaker.
    """
    for at in _verbs(line, verb):
        found = _object(line, at) or _after_preposition(line, at, besides)
        if found and not _meet(found, besides) and not _meet(found, speaker):
            return found
    return None


def _meet(one: Tokens, other: Tokens | None) -> bool:
    return other is not None and one[0] <= other[1] and other[0] <= one[1]


def _verbs(line: Line, verb: int) -> list[int]:
    """List the cue, the participles of speech that hang on it (``Writing to …``), and the verb above."""
    found = [verb]
    if not line.heads:
        return found
    talking = line.lexicon.addressing | _TALKING | _WRITING
    found += [
        i
        for i, head in enumerate(line.heads)
        if head == verb and line.deps[i] == "advcl" and line.tags[i] == "VBG" and line.words[i] in talking
    ]
    if line.deps[verb] in _SHARED and line.words[line.heads[verb]] in line.lexicon.verbs:
        found.append(line.heads[verb])
    return found


def _object(line: Line, verb: int) -> Tokens | None:
    """Return the object of a verb that takes whom it speaks to; of a passive its subject."""
    word = line.words[verb]
    if word not in line.lexicon.addressing:
        return None
    if line.deps and any(w in _BE for w in line.words[max(0, verb - 2) : verb]) and line.tags[verb] == "VBN":
        return _passive_subject(line, verb)
    first = verb + 1
    while first < len(line.words) and line.tags and line.tags[first] in ("RB", "RP"):
        first += 1
    head, last = line.chunk(first), line.extent(first)
    if head is None or last is None:
        return None
    is_thing = line.is_thing(head) or (head == first and line.words[head] in line.lexicon.calendar)
    fits = not is_thing if word in _TELLING else line.is_hearer(head)
    if line.words[last + 1 : last + 2] in (["'s"], ["’s"]) and any(line.spoken[last + 2 : last + 3]):
        last = line.last_inside(last + 2)  # “told MSNBC’s “Morning Joe””
    return (first, last) if fits and line.words[head] != "it" else None


def _passive_subject(line: Line, verb: int) -> Tokens | None:
    for i, head in enumerate(line.heads[:verb]):
        if head == verb and line.deps[i] == "nsubjpass":
            first = i
            while (
                first
                and line.heads[first - 1] == i
                and line.deps[first - 1] in ("det", "compound", "amod", "poss")
            ):
                first -= 1
            return first, i
    return None


def _after_preposition(line: Line, verb: int, besides: Tokens | None) -> Tokens | None:
    word = line.words[verb]
    if word in _ABOUT:
        return None
    wanted = (
        {"to", "before"}
        | ({"with"} if word in _TALKING else set())
        | ({"at"} if word in _SHOUTING else set())
    )
    for i in range(verb + 1, min(verb + _FAR, len(line.words))):
        if line.spoken[i] or line.words[i] in (".", ";", ":"):
            break
        if line.words[i] not in wanted or (besides and besides[0] <= i <= besides[1]):
            continue
        if line.heads and line.heads[i] != verb:
            continue
        head, last = line.chunk(i + 1), line.extent(i + 1)
        if head is not None and last is not None and line.is_hearer(head):
            return i + 1, last
    return None
