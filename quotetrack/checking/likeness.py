"""A claim that stands nowhere is likened to a passage: how much of it is there, and how close together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.checking.claims import Claim
from quotetrack.checking.passages import Passage
from quotetrack.checking.standing import Stretch
from quotetrack.words.listed import common_words
from quotetrack.words.meanings import meaning_of

_COMMON = 0.2  # what a word counts that stands in most texts; any other counts 1
_APART = 6  # words of the passage between two that still belong together
_RUN, _RUN_WEIGHT = 4, 1.5  # words in a row, and what they count, that are no chance wherever they stand

# what two sayings of one speaker have in common by chance stays below 0.3, translations of one are above 0.5
_ALIKE = 0.38
_SURELY = 0.6
_LONG_RUN = 8  # words in a row that nobody says twice


@dataclass(frozen=True, slots=True)
class Near:
    """The part of a passage that a claim is most like.

    ``share`` is how much of the claim stands there, ``density`` how much of the part is in the claim, each
    0 to 1; ``run`` how many words stand in a row; ``found`` the claim's words that stand there, of which
    ``telling`` are not common.
    """

    share: float
    density: float
    run: int
    telling: int
    parts: tuple[Stretch, ...]
    found: frozenset[int]

    @property
    def is_alike(self) -> bool:
        """Say whether the claim may be made of this, where both are one speaker's."""
        if self.score >= _SURELY:
            return True
        says_much = self.telling > 1 or self.run >= _RUN
        return says_much and (self.score >= _ALIKE or self.run >= _LONG_RUN)

    @property
    def is_surely_alike(self) -> bool:
        """Say whether the claim may be made of this, whoever says it: by chance many say what is alike."""
        return self.score >= _SURELY

    @property
    def score(self) -> float:
        """How like they are, 0 to 1."""
        return self.share * (0.7 + 0.3 * self.density)

    def wording(self, claim: Claim, passage: Passage) -> str:
        """Return the real words, with those at both ends that the claim has others for."""
        size = sum(len(item.words) for item in claim.items if item.kind != "bracket")
        before, after = min(self.found, default=0), size - 1 - max(self.found, default=0)
        if len(self.parts) > 1 and not self._is_close(size):
            return " … ".join(passage.text(*part) for part in self.parts)
        first, last = self.parts[0].first, self.parts[-1].last
        return passage.text(
            widened(passage, first, before, step=-1), widened(passage, last - 1, after, step=1) + 1
        )

    def _is_close(self, size: int) -> bool:
        """Say whether the parts stand in the claim's order, and little stands between."""
        in_order = list(self.parts) == sorted(self.parts)
        return in_order and self.parts[-1].last - self.parts[0].first <= 2 * size + _APART


def widened(passage: Passage, at: int, most: int, *, step: int) -> int:
    """Return the word up to ``most`` words before or after another, not beyond its sentence."""
    for _ in range(most):
        if not 0 <= at + step < len(passage.tokens) or passage.parts(min(at, at + step)):
            break
        at += step
    return at


def nearest(claim: Claim, passage: Passage) -> Near:
    """Return what of a passage is most like a claim; words of one meaning count as the same."""
    wanted = [meaning_of(word) for item in claim.items if item.kind != "bracket" for word in item.words]
    weights = weigh([word for item in claim.items if item.kind != "bracket" for word in item.words])
    return _Likening(wanted, weights, [meaning_of(token.folded) for token in passage.tokens]).near()


def weigh(words: Sequence[str]) -> list[float]:
    """Return what each word counts; where all are common, each counts alike."""
    common = common_words()
    weights = [_COMMON if word in common else 1.0 for word in words]
    return weights if any(weight == 1.0 for weight in weights) else [1.0] * len(words)


_Run = tuple[int, int, int]  # where in the claim, where in the passage, how many words


class _Likening:
    def __init__(self, wanted: list[str], weights: list[float], there: list[str]) -> None:
        self._wanted, self._weights, self._there = wanted, weights, there
        self._by_word = dict(zip(wanted, weights, strict=True))

    def near(self) -> Near:
        cluster = self.cluster()
        runs = sorted([*cluster, *self._elsewhere(cluster)])
        found = frozenset(at + step for at, _, size in runs for step in range(size))
        share = sum(self._weights[at] for at in found) / (sum(self._weights) or 1.0)
        parts = tuple(_stretches(runs))
        all_there = [self._by_word.get(self._there[at], 0.0) for one in parts for at in range(*one)]
        missing = sum(weight == 0.0 and self._counts(at) for at, weight in _numbered(parts, all_there))
        matched = sum(self._weights[at] for at in found)
        density = matched / (matched + missing) if found else 0.0
        telling = sum(self._weights[at] == 1.0 for at in found)
        return Near(share, density, max((size for *_, size in runs), default=0), telling, parts, found)

    def _counts(self, at: int) -> bool:
        return self._there[at] not in common_words()

    def _window(self) -> tuple[int, int]:
        """Return the stretch, not much longer than the claim, that has most of its words."""
        size = 2 * len(self._wanted) + 10
        if len(self._there) <= size:
            return 0, len(self._there)
        most = Counter(self._wanted)
        inside: Counter[str] = Counter()
        weight = best = 0.0
        place = 0
        for at, word in enumerate(self._there):
            if word in most:
                inside[word] += 1
                weight += self._by_word[word] if inside[word] <= most[word] else 0.0
            gone = self._there[at - size] if at >= size else ""
            if gone in most:
                weight -= self._by_word[gone] if inside[gone] <= most[gone] else 0.0
                inside[gone] -= 1
            if weight > best + 1e-9:
                best, place = weight, at
        return max(0, place - size + 1), min(len(self._there), place + len(self._wanted))

    def _aligned(self, start: int, end: int) -> Iterator[_Run]:
        """Yield the runs of words that both have in the same order."""
        from rapidfuzz.distance import LCSseq  # its import takes longer than a short answer

        for code in LCSseq.opcodes(self._wanted, self._there[start:end]):
            if code.tag == "equal":
                yield code.src_start, code.dest_start + start, code.src_end - code.src_start

    def cluster(self) -> list[_Run]:
        """Return the runs of most weight that stand close together."""
        groups: list[list[_Run]] = []
        reach = max(_APART, len(self._wanted) // 2)
        for run in self._aligned(*self._window()):
            if groups and run[1] - sum(groups[-1][-1][1:]) <= reach:
                groups[-1].append(run)
            else:
                groups.append([run])
        return max(groups, key=lambda group: sum(map(self.weight, group)), default=[])

    def _elsewhere(self, cluster: Sequence[_Run]) -> Iterator[_Run]:
        """Yield where the words between are that stand elsewhere: a claim put together from two places."""
        end = 0
        for at, _, size in [*sorted(cluster), (len(self._wanted), 0, 0)]:
            if at - end >= _RUN:
                rest = _Likening(self._wanted[end:at], self._weights[end:at], self._there)
                found = rest.cluster()
                if sum(run[2] for run in found) >= _RUN and sum(map(rest.weight, found)) >= _RUN_WEIGHT:
                    yield from ((end + first, place, count) for first, place, count in found)
            end = at + size

    def weight(self, run: _Run) -> float:
        """Return what the words of a run count."""
        return sum(self._weights[run[0] : run[0] + run[2]])


def _stretches(runs: Sequence[_Run]) -> Iterator[Stretch]:
    """Yield where the runs stand, those that stand close together as one."""
    first = last = -1
    for _, place, size in runs:
        if first >= 0 and last <= place <= last + 2 * _APART:
            last = place + size
            continue
        if first >= 0:
            yield Stretch(first, last)
        first, last = place, place + size
    if first >= 0:
        yield Stretch(first, last)


def _numbered(parts: Sequence[Stretch], values: Sequence[float]) -> Iterator[tuple[int, float]]:
    places = [at for part in parts for at in range(*part)]
    return zip(places, values, strict=True)
