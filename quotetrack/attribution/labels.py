"""Labels at the start of paragraphs, and the turns of a transcript that stand under them."""

from __future__ import annotations

import re

from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.marks import Pair
from quotetrack.attribution.paragraphs import Extent
from quotetrack.attribution.spelling import PARTICLES

_WORD = r"[^\W\d_][\w.’'-]*"
# what may stand in for a name on a label or under a quotation
NAME = rf"(?:{_WORD}|\d+)(?:[ \u00a0](?:{_WORD}|&|\([^()]*\))){{0,5}}"
_LABEL = re.compile(rf"[*_>\s]*(?P<name>{NAME})(?P<title>,[^:“”\"«»\n]{{2,70}})?[*_]*(?P<colon>\s?:)[*_]*\s*")
_SMALL_WORDS = PARTICLES | {"le", "of", "and", "the"}
_TALK = re.compile(r"\b(?:I|you|your|me|my|we|us|our|thank)\b", re.IGNORECASE)
_FEWEST_TURNS = 2
_LONGEST_TURN = 8

Label = re.Match[str]


def is_name(name: str, lexicon: Lexicon) -> bool:
    """Tell whether the words of a label or a signature can name a speaker."""
    words = name.split()
    plain = name.casefold().strip(".")
    if plain in lexicon.quote_labels or plain in ("q", "a"):
        return True
    if plain in lexicon.not_labels or plain in lexicon.calendar:
        return False
    if words[0].casefold() in lexicon.function_words and not "".join(words[1:]).isupper():
        return False
    return all(word[:1].isupper() or word[:1] in "(&" or word.casefold() in _SMALL_WORDS for word in words)


class Labels:
    """The labels of a text by paragraph; ``found`` are those that name a speaker or announce a quotation."""

    def __init__(self, text: str, extents: list[Extent], pairs: list[list[Pair]], lexicon: Lexicon) -> None:
        self.text, self.extents, self.pairs, self.lexicon = text, extents, pairs, lexicon
        matches = ((number, _LABEL.match(text, *extent)) for number, extent in enumerate(extents))
        self.found = {number: match for number, match in matches if match and is_name(match["name"], lexicon)}

    def is_announcement(self, label: Label) -> bool:
        """Tell whether a label announces a quotation and names nobody: ``Quote:``."""
        return label["name"].casefold() in self.lexicon.quote_labels

    def is_marked(self, number: int) -> bool:
        """Tell whether a quotation mark opens right after the label."""
        label, some = self.found[number], self.pairs[number]
        return bool(some) and label.end("colon") <= some[0].outer[0] <= label.end()

    def turns(self) -> dict[int, Label]:
        """Map the paragraphs that are turns of a transcript to the label they stand under."""
        bare = {
            number: label
            for number, label in self.found.items()
            if not self.is_marked(number) and not self.is_announcement(label)
        }
        if not self._is_transcript([label["name"] for label in bare.values()]):
            return {}
        turns: dict[int, Label] = {}
        for number in range(len(self.extents)):
            if number in bare:
                turns[number] = bare[number]
            elif number not in self.found and number - 1 in turns and self._goes_on(number, max(bare)):
                turns[number] = turns[number - 1]
        return turns

    def _is_transcript(self, names: list[str]) -> bool:
        """Tell whether labels make a transcript: in capitals, or repeated, or nearly all there is."""
        if len(names) < _FEWEST_TURNS:
            return False
        shouted = sum(name.isupper() for name in names)
        return (
            shouted >= _FEWEST_TURNS or len(set(names)) < len(names) or len(names) >= len(self.extents) // 2
        )

    def _goes_on(self, number: int, last: int) -> bool:
        """Tell whether an unlabelled paragraph belongs to the turn before.

        It does where another label follows soon; after the last one, where somebody speaks of "I" or "you".
        """
        body = self.text[slice(*self.extents[number])]
        if body[:1] in "([*_#" or not any(char.islower() for char in body):
            return False
        if number > last:
            return _TALK.search(body) is not None
        return any(following in self.found for following in range(number + 1, number + _LONGEST_TURN))
