"""Labels become speakers: ``MR. OYELARAN``, ``THE CHAIRMAN``, ``Q`` and ``A``."""

from __future__ import annotations

from collections.abc import Callable

from quotetrack.attribution.names import Name
from quotetrack.attribution.roles import Nouns
from quotetrack.attribution.speakers import UNNAMED, Memory, Mention, Speaker, SpeakerType
from quotetrack.attribution.spelling import fold

_CROWD = frozenset(
    {"crowd", "audience", "all", "everyone", "voices", "voice", "reporters", "reporter", "chorus"}
)
_INTERVIEWERS = ("presenter", "interviewer", "host", "correspondent", "reporter", "moderator")

Found = tuple[Name | None, Speaker]


class LabelReader:
    """Finds the name a label stands for; where the text has none, what to show instead."""

    def __init__(self, memory: Memory, nouns: Nouns) -> None:
        self.memory, self.nouns = memory, nouns
        self.cast, self.lexicon = memory.cast, memory.lexicon

    def read(self, mention: Mention, text: str, named: Callable[[Mention], Name | None]) -> Found:
        """Return a name and how it was found, or no name and a speaker made of the label itself.

        ``named`` finds a name inside a mention.
        """
        words = [fold(word) for word in text.split()]
        if words in (["q"], ["question"]):
            return self._interviewer(mention)
        if words in (["a"], ["answer"]):
            return self._interviewee(mention)
        if words[-1] in _CROWD:
            return None, UNNAMED
        while len(words) > 1 and (words[0] in self.lexicon.honorifics or words[0] == "the"):
            words.pop(0)
        inside = named(mention)
        if inside is not None and not inside.full.isupper():
            return inside, UNNAMED
        bearer = self._bearer(words)
        return (bearer, UNNAMED) if bearer else self._unknown(mention, text, words)

    def _bearer(self, words: list[str]) -> Name | None:
        """Return a name of the text that holds all words of the label, or its surname."""
        known = [
            name
            for name in self.cast.by_word.get(words[-1], [])
            if name.kind != "place" and (len(name.words) > len(words) or not name.full.isupper())
        ]
        fitting = (name for name in known if set(words) <= {fold(word) for word in name.words})
        return next(fitting, None) or (known[0] if known and len(words) == 1 else None)

    def _unknown(self, mention: Mention, text: str, words: list[str]) -> Found:
        if words[-1] in self.lexicon.roles and words[-1] not in self.lexicon.given:
            return self._holder(mention, words[-1], f"“{text}” is {{}} here")
        shown = " ".join(word for word in text.split() if fold(word) in words)
        is_organization = self.lexicon.organization_words.intersection(words)
        kind: SpeakerType = "organization" if is_organization else "person"
        return None, Speaker(shown.title() if shown.isupper() else shown, kind)

    def _holder(self, mention: Mention, role: str, how: str) -> Found:
        holder = self.nouns.holder(mention, role)
        if holder is None:
            return None, UNNAMED
        return holder, Speaker(None, "unnamed", how.format(self.cast.full_name(holder).full), 0.9)

    def _interviewer(self, mention: Mention) -> Found:
        """Return whoever the text before the questions calls its presenter or host."""
        for role in _INTERVIEWERS:
            holder, spare = self._holder(mention, role, f"“Q” is taken for {{}}, the {role}")
            if holder is not None and holder.extent[0] < mention.start:
                return holder, spare
        return None, UNNAMED

    def _interviewee(self, mention: Mention) -> Found:
        """Return the person an interview is with: the one named first."""
        people = (n for n in self.memory.names if n.kind == "person" and n.extent[0] < mention.start)
        first = next(people, None)
        if first is None:
            return None, UNNAMED
        full = self.cast.full_name(first)
        return full, Speaker(None, "unnamed", f"“A” is taken for {full.full}, whom the text names first", 0.8)
