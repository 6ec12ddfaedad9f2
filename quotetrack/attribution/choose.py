"""The ranker's view of one article: for each pair of marks the rows to choose from, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quotetrack.attribution.candidates import Nominal, Passage
from quotetrack.attribution.features import Counts, Scene, distant_features
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.plan import Plan

Features = tuple[str, ...]

# answers beside the candidates: nobody is named as the speaker; nobody is quoted at all
NOBODY: Features = ("nobody",)
NOT_SAID: Features = ("not said",)
_MOST_NOMINALS = 24
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One answer to "who said it": a nominal of a passage, or one of the two answers without a speaker.

    ``quote`` names what the quote is like, ``candidate`` what the candidate is like, ``both`` how they stand
    to each other.
    """

    quote: Features
    candidate: Features
    both: Features = ()
    passage: Passage | None = None
    nominal: Nominal | None = None

    def covers(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Tell whether the candidate's head lies in one of the article's ``spans``."""
        if self.passage is None or self.nominal is None:
            return False
        start, end = self.passage.article_span(self.nominal.token, self.nominal.token)
        return any(start < last and end > first for first, last in spans)


@dataclass(slots=True)
class Choice:
    """A pair of marks and the rows for it; once decided, the row that was taken."""

    number: int
    index: int
    scene: Scene
    rows: list[Row]
    taken: Row | None = None


@dataclass(slots=True)
class Story:
    """The passages of an article and the choices made so far; the latest speaker is a candidate again."""

    plan: Plan
    passages: dict[int, Passage]
    lexicon: Lexicon
    choices: list[Choice] = field(default_factory=list)
    _candidates: dict[tuple[int, int], Features] = field(default_factory=dict)
    _counts: dict[int, Counts] = field(default_factory=dict)
    _heard: set[int] = field(default_factory=set)  # nominals that were taken, by identity: they are many

    def open_pairs(self) -> Iterator[tuple[int, int]]:
        """Yield paragraph and index of each pair that the layout does not decide."""
        for number, passage in self.passages.items():
            for index in range(len(passage.frame.pairs)):
                if self.plan.is_open(number, index):
                    yield number, index

    def choice(self, number: int, index: int) -> Choice:
        """Return the rows for one pair; the caller takes one, if any, before it asks for the next."""
        passage = self.passages[number]
        counts = self._counts.get(number) or Counts(passage, self.lexicon)
        self._counts[number] = counts
        scene = Scene(self.plan.text, passage, index, self.lexicon, counts)
        made = Choice(number, index, scene, self._rows(scene, number))
        self.choices.append(made)
        return made

    def take(self, choice: Choice, row: Row) -> bool:
        """Take a row for a pair; say whether its nominal has spoken before."""
        has_spoken = id(row.nominal) in self._heard
        self._heard.add(id(row.nominal))
        choice.taken = row
        return has_spoken

    def _rows(self, scene: Scene, number: int) -> list[Row]:
        quote = tuple(scene.quote_features())
        here = scene.passage
        nearest = sorted(here.nominals, key=lambda n: abs(n.token - scene.first))[:_MOST_NOMINALS]
        last = self._last_taken(here)
        rows = [Row(quote, NOBODY), Row(quote, NOT_SAID)]
        for nominal in nearest:
            both = tuple(scene.pair_features(nominal, last))
            rows.append(Row(quote, self._candidate(scene, nominal, here), both, here, nominal))
        return rows + [self._distant(scene, quote, number, *far) for far in self._far(scene, number)]

    def _candidate(self, scene: Scene, nominal: Nominal, passage: Passage) -> Features:
        key = (passage.paragraph, nominal.token)
        if key not in self._candidates:
            self._candidates[key] = tuple(scene.candidate_features(nominal, passage))
        return self._candidates[key]

    def _last_taken(self, passage: Passage) -> int | None:
        for choice in reversed(self.choices):
            if choice.taken is not None and choice.taken.nominal is not None:
                return choice.taken.nominal.token if choice.taken.passage is passage else None
        return None

    def _far(self, scene: Scene, number: int) -> list[tuple[Passage, Nominal]]:
        """List candidates of earlier passages: the latest speaker, and the paragraph before a bare quote."""
        found: list[tuple[Passage, Nominal]] = []
        speaker = next((c.taken for c in reversed(self.choices) if c.taken and c.taken.nominal), None)
        if speaker and speaker.passage and speaker.nominal and speaker.passage is not scene.passage:
            found.append((speaker.passage, speaker.nominal))
        before = self.passages.get(number - 1)
        if before is not None and self.plan.is_bare(number):
            last_sentence = before.sentences[-1] if before.sentences else 0
            found += [
                (before, nominal)
                for nominal in before.nominals
                if last_sentence - before.sentences[nominal.token] < 2 and (before, nominal) not in found
            ][-_MOST_NOMINALS:]
        return found

    def _distant(self, scene: Scene, quote: Features, number: int, passage: Passage, nominal: Nominal) -> Row:
        text, plan = self.plan.text, self.plan
        start = passage.article_span(nominal.token, nominal.token)[0]
        lead = text[slice(*plan.paragraphs[number - 1])] if number else ""
        far = distant_features(
            len(text[start : scene.pair.outer[0]][: 8 * _MOST_WORDS].split()),
            number - passage.paragraph,
            was_speaker=any(c.taken and c.taken.nominal is nominal for c in self.choices[-4:]),
            colon=lead.rstrip().endswith(":"),
            is_bare=plan.is_bare(number),
        )
        return Row(quote, self._candidate(scene, nominal, passage), tuple(far), passage, nominal)
