"""A statement becomes the JSON-able values of a quote of kind ``indirect``."""

from __future__ import annotations

from quotetrack.attribution import hearers, media
from quotetrack.attribution.candidates import mention_tokens
from quotetrack.attribution.cues import Cue
from quotetrack.attribution.described import Described
from quotetrack.attribution.indirect.article import extents
from quotetrack.attribution.indirect.finder import Statement
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.line import Line
from quotetrack.attribution.officials import Officials
from quotetrack.attribution.resolve import Resolver
from quotetrack.attribution.said import Calendar, Told
from quotetrack.attribution.speakers import UNNAMED, Mention, Speaker
from quotetrack.attribution.values import Values, dated, located, spoken

Reach = tuple[int, int]
_SHOWN = "…"


class StatementWriter:
    """Writes one statement; ``start`` is where it begins in the article (code points)."""

    def __init__(self, text: str, statement: Statement, lexicon: Lexicon) -> None:
        self.text, self.statement, self.lexicon = text, statement, lexicon
        self.tree, self.passage = statement.tree, statement.tree.passage
        self.number = self.passage.paragraph
        self.spans = extents(statement)
        self.start = self.spans[0][0]
        self.mention = self._mention()
        self.speaker = UNNAMED

    def resolve(self, resolver: Resolver) -> None:
        """Find whom the mention means; the order of calls is the order of reading."""
        if self.mention is not None:
            self.speaker = resolver.resolve(self.mention)

    def quote(self, calendar: Calendar, officials: Officials, described: Described) -> Values:
        """Return the statement as the values of a quote."""
        speaker = officials.complete(self.speaker, self.mention) if self.mention else UNNAMED
        cue, frame = self._cue(), self._frame()
        span = self.passage.article_span(cue.first, cue.last)
        medium, addressee = self._circumstances(cue)
        probability = self.statement.probability * self.statement.source_probability
        return {
            "kind": "indirect",
            **located(self.text, self.spans),
            **spoken(self.text, speaker, self.mention, described.role(self.speaker, speaker, self.mention)),
            "cue": self.text[slice(*span)],
            "cue_span": list(span),
            "addressee": addressee,
            "medium": medium,
            "confidence": round(probability * speaker.certainty, 3),
            **dated(calendar.day(self._told(cue, speaker))),
            "frame": frame,
            "reason": self._reason(speaker, self.text[slice(*span)]),
        }

    def _told(self, cue: Cue, speaker: Speaker) -> Told:
        mention = (self.mention.start, self.mention.end) if self.mention else None
        return Told(self.start, self.spans[-1][1], (self.passage, cue), True, mention, speaker.name)

    def _mention(self) -> Mention | None:
        """Return the words that name the source; what was stated is none of them."""
        source = self.statement.source
        if source is None:
            return None
        first, last, head = mention_tokens(self.passage, source.token, self.lexicon)
        for start, end in self.statement.content.reaches:
            if head < start <= last:
                last = start - 1
            if first <= end < head:
                first = end + 1
        return Mention(*self.passage.article_span(first, last), *self.passage.article_span(head, head))

    def _cue(self) -> Cue:
        """Return the word that reports, with what makes one word of it: ``pointed out``, ``according to``."""
        first = last = self._verb()
        following = last + 1
        words, deps = self.passage.words, self.passage.deps
        is_free = following < len(words) and not self.statement.content.holds(following)
        if is_free and self.passage.heads[following] == first:
            is_pair = (words[first], words[following]) == ("according", "to")
            last += is_pair or deps[following] == "prt"
        return Cue(first, last, first)

    def _verb(self) -> int:
        """Return the cue, of ``said in a statement that`` the verb."""
        cue, heads = self.statement.cue, self.passage.heads
        above = heads[heads[cue]]
        is_within = (
            self.passage.deps[cue] == "pobj" and self.passage.words[above] in self.lexicon.statement_cues
        )
        return above if is_within and not self.statement.content.holds(above) else cue

    def _circumstances(self, cue: Cue) -> tuple[str | None, str | None]:
        """Return medium and addressee; what was stated names neither."""
        line = Line.parsed(self.passage, self.lexicon)
        for (first, last), (_, end) in zip(self.statement.content.reaches, self.spans, strict=True):
            line.spoken[first : last + 1] = [True] * (last + 1 - first)
            line.ends |= dict.fromkeys(range(first, last + 1), end)
        opening, closing = self.tree.sentence(cue.verb)
        medium = media.medium(line, cue.verb, range(opening, closing + 1))
        speaker = self.statement.source.token if self.statement.source else cue.verb
        addressee = hearers.addressee(line, cue.verb, besides=medium, speaker=(speaker, speaker))
        return self._words(line, medium), self._words(line, addressee)

    def _words(self, line: Line, tokens: Reach | None) -> str | None:
        if tokens is None or any(map(self.statement.content.holds, range(tokens[0], tokens[1] + 1))):
            return None
        return " ".join(self.text[slice(*line.place(*tokens))].split())

    def _frame(self) -> str:
        """Return the reporter's sentence, what was stated shown as “…” without marks."""
        first, last = self.tree.sentence(self.statement.cue)
        position, end = self.tree.article_span(first, last)
        shown = []
        for start, stop in self.spans:
            shown += [self.text[position:start], _SHOWN]
            position = max(position, stop)
        return " ".join("".join([*shown, self.text[position:end]]).split())

    def _reason(self, speaker: Speaker, cue: str) -> str:
        source = self.statement.source
        word = self.passage.doc[source.token].text if source else ""
        own = source is not None and source.verb == self.statement.cue and source.relation.endswith("nsubj")
        why = f"“{word}” is the subject of “{cue}”" if own else f"“{word}” stands with “{cue}”"
        return f"{why}; {speaker.how}" if speaker.how else why
