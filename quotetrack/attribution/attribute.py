"""One article from plan to quotes: parses in, JSON-able quotes out, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from spacy.tokens import Doc

from quotetrack.attribution.antecedents import Known
from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.choose import Row, Story
from quotetrack.attribution.decide import Decider, Decision
from quotetrack.attribution.described import Described
from quotetrack.attribution.features import Scene
from quotetrack.attribution.indirect.article import Quoted, Search
from quotetrack.attribution.indirect.frames import unread
from quotetrack.attribution.indirect.write import StatementWriter
from quotetrack.attribution.join import joined, kind
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.mentions import lead, mention
from quotetrack.attribution.officials import Officials
from quotetrack.attribution.plan import Plan, plan
from quotetrack.attribution.ranker import Ranker
from quotetrack.attribution.resolve import Resolver
from quotetrack.attribution.said import Calendar, Told
from quotetrack.attribution.speakers import UNNAMED, Speaker
from quotetrack.attribution.values import dated, located, spoken
from quotetrack.attribution.wording import wording

Quote = dict[str, Any]


class Attributor:
    """Plans texts and, given parses of the planned frames, writes their quotes."""

    def __init__(self, ranker: Ranker, known: Known, lexicon: Lexicon, search: Search | None = None) -> None:
        self.decider, self.known = Decider(ranker), known
        self.lexicon, self.search = lexicon, search

    def plan(self, text: str) -> Plan:
        """Return what of a text has to be parsed."""
        made = plan(text, self.lexicon)
        if self.search is not None:
            made.others = tuple(unread(made, self.lexicon.statement_cues))
        return made

    def quotes(self, made: Plan, docs: Iterable[Doc], *, published: date | None = None) -> list[Quote]:
        """Return the quotes of a planned text; ``docs`` are the parses of what it framed, in order.

        ``published`` is the article's day, from which weekdays count and offices are held.
        """
        if not any(made.pairs) and not made.others:
            return []
        parsed = [Passage(frame, doc, n) for (n, frame), doc in zip(made.framed(), docs, strict=True)]
        story = Story(made, dict(zip(made.frames, parsed, strict=False)), self.lexicon)
        groups = joined(made, self.decider.decide(story))
        resolver = Resolver(made, self.lexicon, self.known)
        calendar = Calendar(made, self.lexicon, published)
        officials = Officials(self.known.people, resolver.cast, published)
        described = Described(resolver.memory)
        writers: list[_Writer | StatementWriter]
        writers = [_Writer(made, story, group) for group in groups]
        if self.search is not None:
            found = self.search.statements(made.text, parsed, _quoted(made, groups))
            writers += [StatementWriter(made.text, one, self.lexicon) for one in found]
            writers.sort(key=lambda writer: writer.start)
        # all are resolved before any is written: a pronoun further down tells of whom a surname spoke
        for writer in writers:
            writer.resolve(resolver)
        return [writer.quote(calendar, officials, described) for writer in writers]


def _quoted(made: Plan, groups: list[list[Decision]]) -> list[Quoted]:
    """Return the extents of all words in marks that are quotes."""
    return [
        Quoted(decision.pair.outer, kind(made, group, is_post=False) == "mixed")
        for group in groups
        for decision in group
    ]


class _Writer:
    """Writes one quote from the decisions for its parts."""

    def __init__(self, made: Plan, story: Story, group: list[Decision]) -> None:
        self.plan, self.text = made, made.text
        self.story, self.lexicon, self.group = story, story.lexicon, group
        self.lead = lead(group)
        self.start = group[0].pair.start
        self.mention = mention(self.lead, self.lexicon)
        self.speaker = UNNAMED

    def resolve(self, resolver: Resolver) -> None:
        """Find whom the mention means; the order of calls is the order of reading."""
        if self.mention is not None:
            self.speaker = (resolver.label if self.lead.named else resolver.resolve)(self.mention)

    def quote(self, calendar: Calendar, officials: Officials, described: Described) -> Quote:
        """Return the quote as JSON-able values."""
        spans = [_trimmed(self.text, d.pair.start, d.pair.end) for d in self.group]
        speaker = officials.complete(self.speaker, self.mention) if self.mention else UNNAMED
        how = wording(self.plan, self.lead, self.mention, self.lexicon)
        said = self.text[slice(*how.cue)] if how.cue else None
        frame = self._frame()
        mention = (self.mention.start, self.mention.end) if self.mention else None
        start, end = self.group[0].pair.outer[0], self.group[-1].pair.outer[1]
        day = calendar.day(Told(start, end, how.verb, how.cue is not None, mention, speaker.name))
        return {
            "kind": kind(self.plan, self.group, is_post=how.is_post),
            **located(self.text, spans),
            **spoken(self.text, speaker, self.mention, described.role(self.speaker, speaker, self.mention)),
            "cue": said,
            "cue_span": list(how.cue) if how.cue else None,
            "addressee": how.addressee,
            "medium": how.medium,
            "confidence": round(self.lead.probability * speaker.certainty, 3),
            **dated(day),
            "frame": frame,
            "reason": self._reason(speaker, said),
        }

    def _frame(self) -> str:
        """Return the reporter's text of the sentences that the parts stand in, their words shown as “…”."""
        decision = self.group[0]
        passage = self.story.passages.get(decision.number)
        start, end = self.plan.paragraphs[decision.number]
        if passage is not None and decision.choice is not None and decision.choice.scene.passage is passage:
            start, end = _sentence(passage, decision.choice.scene)
        shown, position = [], start
        for pair in self.plan.pairs[decision.number]:
            if pair.outer[0] < start or pair.outer[1] > end:
                continue
            shown += [self.text[position : pair.outer[0]], "“…”"]
            position = pair.outer[1]
        return " ".join("".join([*shown, self.text[position:end]]).split())

    def _reason(self, speaker: Speaker, cue: str | None) -> str:
        if self.lead.named is not None:
            why = self.lead.named.reason
        elif self.lead.row is None:
            return "nobody is named beside the words"
        else:
            why = _why(self.lead, self.lead.row, cue)
        return f"{why}; {speaker.how}" if speaker.how else why


def _why(decision: Decision, row: Row, cue: str | None) -> str:
    if row.passage is None or row.nominal is None or decision.choice is None:
        return ""
    word = row.passage.doc[row.nominal.token].text
    if row.passage is not decision.choice.scene.passage:
        return f"“{word}” spoke last or leads to these words"
    relation = row.nominal.relation
    side = "before" if row.nominal.token < decision.choice.scene.first else "after"
    if cue and cue.casefold().startswith("according"):
        return f"“{cue}” names “{word}” {side} the words"
    if cue and relation.endswith(("nsubj", "nsubjpass")):
        return f"“{word}” is the subject of “{cue}” {side} the words"
    return f"“{word}” stands {side} the words" + (f" with “{cue}”" if cue else "")


def _trimmed(text: str, start: int, end: int) -> list[int]:
    body = text[start:end]
    return (
        [start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())]
        if body.strip()
        else [start, end]
    )


def _sentence(passage: Passage, scene: Scene) -> tuple[int, int]:
    """Return the article's extent of the sentence around a pair, the pair taken in."""
    number = passage.sentences[scene.root] if passage.sentences else 0
    tokens = [i for i, n in enumerate(passage.sentences) if n == number]
    tokens = [i for i in tokens if not any(a <= i < b for a, b in passage.stand_ins)]
    start, end = scene.pair.outer
    if tokens:
        first, last = passage.article_span(tokens[0], tokens[0]), passage.article_span(tokens[-1], tokens[-1])
        start, end = min(start, first[0]), max(end, last[1])
    return start, end
