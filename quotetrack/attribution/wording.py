"""How the words were put: a decision goes in; its cue, whom it speaks to and its medium come out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quotetrack.attribution import cues, hearers, media
from quotetrack.attribution.candidates import Nominal, Passage
from quotetrack.attribution.decide import Decision
from quotetrack.attribution.features import Scene
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.line import Line
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.speakers import Mention

Span = tuple[int, int]
_POSTING = frozenset({"tweeted", "tweeting", "tweets", "retweeted", "posted", "posting", "posts"})
_QUOTES = '“”„‟"«»‘’'


@dataclass(frozen=True, slots=True)
class Wording:
    """The cue's extent in the article, the words for addressee and medium, and whether it is a post.

    ``verb`` is the passage and the cue as far as they were parsed, whether they report these words or others.
    """

    cue: Span | None = None
    addressee: str | None = None
    medium: str | None = None
    is_post: bool = False
    verb: tuple[Passage, cues.Cue] | None = None


def wording(plan: Plan, lead: Decision, mention: Mention | None, lexicon: Lexicon) -> Wording:
    """Read the reporter's words around the decision that names the speaker of a quote."""
    return _Reader(plan, lead, mention, lexicon).wording()


class _Reader:
    def __init__(self, plan: Plan, lead: Decision, mention: Mention | None, lexicon: Lexicon) -> None:
        self.text, self.lead, self.mention, self.lexicon = plan.text, lead, mention, lexicon
        self.start = plan.paragraphs[lead.number][0]
        self.opening, self.closing = lead.pair.outer

    def wording(self) -> Wording:
        announced = cues.announced(self.text, self.start, self.opening, self.lexicon)
        if self.lead.named is not None:
            return Wording(announced) if announced else self._named(self.lead.named.cue)
        row, choice = self.lead.row, self.lead.choice
        if row is None or row.passage is None or row.nominal is None or choice is None:
            return Wording(announced)
        found = cues.cue(choice.scene, row.passage, row.nominal, self.lexicon)
        verb = (row.passage, found) if found else None
        mark = announced or cues.in_words(self.text, self.start, self.opening)
        if mark or found is None or not cues.leads(choice.scene, row.passage, found):
            return Wording(mark, verb=verb) if mark else self._verbless(verb)
        if row.passage.words[found.verb] not in self.lexicon.cue_verbs and self._colon():
            return self._verbless(verb)  # “He wants them soon: “…””
        return self._parsed(choice.scene, row.passage, row.nominal, found)

    def _parsed(self, scene: Scene, passage: Passage, nominal: Nominal, found: cues.Cue) -> Wording:
        line = Line.parsed(passage, self.lexicon)
        medium = _medium(line, scene, passage, nominal, found)
        addressee = hearers.addressee(
            line, found.verb, besides=medium, speaker=(nominal.token, nominal.token)
        )
        return self._made(line, found, medium, addressee, verb=(passage, found))

    def _named(self, mark: Span) -> Wording:
        """Read a label (``Kosh, the mayor, told the council: “…”``) or a signature."""
        if self.mention is None or mark[0] == mark[1]:
            after = self.mention is not None and self.mention.start >= self.closing
            return Wording(
                cues.dash(self.text, self.closing, self.mention.start) if after and self.mention else None
            )
        if not (self.lead.pair.is_marked and self.mention.end <= mark[0] < self.opening):
            return Wording(mark)
        return self._before_colon(mark, self.mention.end, None)

    def _before_colon(self, mark: Span, start: int, verb: tuple[Passage, cues.Cue] | None) -> Wording:
        """Read what stands between the speaker and a colon: a verb, or ``in a statement`` alone."""
        line = Line.plain(self.text, start, self.opening, self.lexicon)
        at = cues.labelled(line)
        medium = media.medium(line, at or 0, range(len(line.words)))
        if at is None and medium and any(word.isalnum() for word in line.words[: medium[0]]):
            medium = None  # a part of the speaker's title: “Kosh, who reads the news on Channel 4:”
        addressee = hearers.addressee(line, -1 if at is None else at, besides=medium, speaker=None)
        made = self._made(line, cues.Cue(at or 0, at or 0, at or 0), medium, addressee, verb)
        return made if at is not None else replace(made, cue=mark)

    def _made(
        self,
        line: Line,
        found: cues.Cue,
        medium: Span | None,
        addressee: Span | None,
        verb: tuple[Passage, cues.Cue] | None = None,
    ) -> Wording:
        is_post = line.words[found.verb] in _POSTING or (medium is not None and media.is_post(line, medium))
        cue = line.place(found.first, found.last)
        return Wording(cue, self._words(line, addressee), self._words(line, medium), is_post, verb)

    def _words(self, line: Line, tokens: Span | None) -> str | None:
        if tokens is None:
            return None
        start, end = line.place(*tokens)
        words = self.text[start:end]
        if words[-1:] in _QUOTES and words[-2:-1] in ",.":
            words = words[:-2] + words[-1]  # the comma inside “This Week,” is the sentence's
        return " ".join(words.split())

    def _verbless(self, verb: tuple[Passage, cues.Cue] | None) -> Wording:
        """Read a lead whose parse gives no verb."""
        mark = self._colon()
        if mark is None or self.mention is None:
            return Wording(verb=verb)
        return self._before_colon(mark, self.mention.end, verb)

    def _colon(self) -> Span | None:
        """Return the colon right before the words, where the speaker stands before it in its sentence."""
        if self.mention is None or not self.start <= self.mention.end <= self.opening:
            return None
        return cues.colon(self.text, self.mention.end, self.opening)


def _medium(
    line: Line, scene: Scene, passage: Passage, nominal: Nominal, found: cues.Cue
) -> tuple[int, int] | None:
    number = passage.sentences[found.verb]
    own = [i for i, sentence in enumerate(passage.sentences) if sentence == number]
    before = [i for i, sentence in enumerate(passage.sentences) if sentence == number - 1]
    medium = media.medium(line, found.verb, own)
    if medium is None and passage is scene.passage and _is_about(line, before, nominal):
        medium = media.medium_before(line, found.verb, before)
    return medium


def _is_about(line: Line, sentence: list[int], nominal: Nominal) -> bool:
    """Tell whether a sentence quotes nobody and has the speaker, or a pronoun, for its subject."""
    if not sentence or any(line.spoken[i] for i in sentence):
        return False
    root = next((i for i in sentence if line.heads[i] == i), sentence[0])
    subjects = [i for i in sentence if line.heads[i] == root and line.deps[i].startswith("nsubj")]
    is_pronoun = any(line.tags[i] == "PRP" for i in [*subjects, nominal.token])
    same = any(line.words[i] == line.words[nominal.token] for i in sentence)
    return bool(subjects) and (is_pronoun or same)
