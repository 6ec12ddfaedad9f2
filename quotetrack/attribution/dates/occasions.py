"""What tells of a saying: verbs, and the nouns of speeches, interviews and letters."""

from __future__ import annotations

from functools import cached_property

from quotetrack.assets import words
from quotetrack.attribution.lexicon import Lexicon

_ASKING = frozenset({"asked", "pressed", "questioned", "quizzed", "challenged"})
_PRINTING = frozenset({"released", "published", "printed", "filed", "circulated"})
_READING = frozenset({"read", "gave", "made", "sent", "wrote", "posted", "delivered", "recorded"})
# events at which much is said, so that they only bound what was said after or before them
_DEEDS = frozenset({"trial", "visit", "event", "wedding", "game", "match", "sitting"})
# nouns of the media list that are more often something else
_NOT_MEDIA = frozenset({"line", "account", "site", "station", "class", "film", "air", "question", "talk"})


class Occasions:
    """The word lists that tell of a saying."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    @cached_property
    def telling(self) -> frozenset[str]:
        """Past forms of verbs that tell of speech by themselves."""
        return words("data", "gazetteers", "telling_verbs.txt")

    @cached_property
    def _making(self) -> frozenset[str]:
        return words("data", "gazetteers", "making_verbs.txt")

    @cached_property
    def _printed(self) -> frozenset[str]:
        return words("data", "gazetteers", "printed_nouns.txt")

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
        printed = medium in self._printed or medium.removesuffix("s") in self._printed
        return verb in self._making or (printed and verb in _PRINTING)

    def reads(self, verb: str, medium: str) -> bool:
        """Tell whether a verb in a clause about words tells that they were said."""
        return verb in _READING and self.is_medium(medium)
