"""Who said each pair of marks: what the layout names, what goes on, and what the ranker prefers."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.attribution.choose import Choice, Features, Row, Story
from quotetrack.attribution.clauses import is_clause
from quotetrack.attribution.layout import Named
from quotetrack.attribution.marks import Pair
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.ranker import Array, Ranker

# below this probability of being said at all, words in marks are a title, a motto or a term
_SAID = 0.5
# words that look like a title of a work need more to count as said
_TITLE_SAID = 0.98
# how sure a speaker is whom a label or a signature names
_NAMED = 0.97
# how sure a turn of a dialogue is that names nobody
_TURN = 0.8
# words of two turns, question and answer, that make a dialogue
_EXCHANGE_WORDS = 40


@dataclass(slots=True)
class Decision:
    """What was decided for one pair; ``of`` is the decision it continues, in the paragraph before."""

    number: int
    index: int
    pair: Pair
    named: Named | None = None
    choice: Choice | None = None
    row: Row | None = None
    probability: float = 0.0
    of: Decision | None = None
    # the speaker's mention has spoken before: “…,” she said. “…”
    follows: bool = False

    @property
    def is_near(self) -> bool:
        """Tell whether the speaker is named in the paragraph of the words itself."""
        return bool(self.row and self.choice and self.row.passage is self.choice.scene.passage)


class Decider:
    """Decides the pairs of one article, in reading order."""

    def __init__(self, ranker: Ranker) -> None:
        self.ranker = ranker
        self._vectors: dict[int, Array] = {}

    def decide(self, story: Story) -> list[Decision]:
        """Return a decision for each pair that is a quotation."""
        self._vectors.clear()
        plan = story.plan
        made: dict[tuple[int, int], Decision] = {}
        for number, some in enumerate(plan.pairs):
            for index, pair in enumerate(some):
                decision = Decision(number, index, pair, plan.layout.named.get((number, index)))
                before = (
                    made.get((number - 1, len(plan.pairs[number - 1]) - 1))
                    if plan.goes_on(number, index)
                    else None
                )
                if decision.named is not None:
                    decision.probability = _NAMED
                elif before is not None and not plan.is_open(number, index):
                    decision.of, decision.probability = before, before.probability
                elif self._alternates(made, plan, decision):
                    decision.probability = _TURN
                elif not self._rank(story, decision) and before is None:
                    continue
                decision.of = before if decision.named is None else None
                made[number, index] = decision
        return list(made.values())

    @staticmethod
    def _alternates(made: dict[tuple[int, int], Decision], plan: Plan, decision: Decision) -> bool:
        """Give a bare paragraph in a dialogue of question and answer to whoever spoke before the last."""
        number = decision.number
        if number < 2:
            return False
        last, other = made.get((number - 1, 0)), made.get((number - 2, len(plan.pairs[number - 2]) - 1))
        if last is None or other is None or not plan.is_bare(number) or len(plan.pairs[number]) > 1:
            return False
        words = plan.text[other.pair.start : last.pair.end].split()
        if "?" not in plan.text[other.pair.start : last.pair.end] or len(words) > _EXCHANGE_WORDS:
            return False
        if last.of or other.of or last.row is None or other.row is None:
            return False
        if last.row.nominal is other.row.nominal or not (other.is_near or last.is_near):
            return False
        decision.choice, decision.row = other.choice, other.row
        return True

    def _rank(self, story: Story, decision: Decision) -> bool:
        """Let the ranker choose; tell whether the words are said by anybody."""
        if decision.number not in story.passages:
            return False
        choice = story.choice(decision.number, decision.index)
        probabilities = self._probabilities(choice)
        said = 1 - float(probabilities[1])
        least = _TITLE_SAID if choice.scene.is_title() else _SAID
        if said < least and decision.pair.is_marked:
            return False
        probabilities[1] = 0
        best = int(probabilities.argmax())
        if not best and decision.pair.is_marked and not is_clause(story.plan, decision.number, decision.pair):
            return False  # a fragment of nobody is a term or a title
        decision.choice = choice
        decision.probability = float(probabilities[best])
        if best:
            row = choice.rows[best]
            decision.row = row
            decision.follows = story.take(choice, row)
        return True

    def _probabilities(self, choice: Choice) -> Array:
        quote = self.ranker.vector(choice.rows[0].quote)
        rows = [quote + self._vector(row.candidate) + self.ranker.vector(row.both) for row in choice.rows]
        return self.ranker.probabilities(rows)

    def _vector(self, features: Features) -> Array:
        known = self._vectors.get(id(features))
        if known is None:
            known = self._vectors[id(features)] = self.ranker.vector(features)
        return known
