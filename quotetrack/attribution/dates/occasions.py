"""What tells of a saying: verbs, and the nouns of speeches, interviews and letters."""

from __future__ import annotations

from functools import cache

from quotetrack.assets import words
from quotetrack.attribution.lexicon import Lexicon

_ASKING = frozenset(
    "asked pressed questioned quizzed challenged reached contacted interviewed approached".split()
)
_PRINTING = frozenset({"released", "published", "printed", "filed", "circulated"})
_READING = frozenset({"read", "gave", "made", "sent", "wrote", "posted", "delivered", "recorded"})
# nouns of the media list that are more often something else
_NOT_MEDIA = frozenset({"line", "account", "site", "station", "class", "film", "air", "question", "talk"})


@cache
def _listed(name: str) -> frozenset[str]:
    return words("data", "gazetteers", f"{name}.txt")


class Occasions:
    """The word lists that tell of a saying."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @property
    def telling(self) -> frozenset[str]:
        """Past forms of verbs that tell of speech by themselves."""
        return _listed("telling_verbs")

    def tells(self, verb: str) -> bool:
        """Tell whether a form of a verb reports speech."""
        return verb in self.lexicon.cue_verbs or verb in self.telling

    def addresses(self, verb: str) -> bool:
        """Tell whether the object of a verb is whom it speaks to."""
        return verb in self.lexicon.addressing

    def asks(self, verb: str) -> bool:
        """Tell whether a participle puts a question to the speaker."""
        return verb in _ASKING

    def is_medium(self, noun: str) -> bool:
        """Tell whether a noun, in either number, names words, or where they are said."""
        if noun in _NOT_MEDIA:
            return False
        media = self.lexicon.media
        return noun in media or noun.removesuffix("s") in media or noun in ("words", "comments", "council")

    def is_made(self, verb: str, medium: str) -> bool:
        """Tell whether a participle says when words came to be: ``recorded``, but not ``broadcast``."""
        if not self.is_medium(medium):
            return False
        printed = not {medium, medium.removesuffix("s")}.isdisjoint(_listed("printed_nouns"))
        return verb in _listed("making_verbs") or (printed and verb in _PRINTING)

    def reads(self, verb: str, medium: str) -> bool:
        """Tell whether a verb in a clause about words tells that they were said."""
        return verb in _READING and self.is_medium(medium)
