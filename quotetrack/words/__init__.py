"""Words compared: whatever marks, spaces and capitals different printers set around them."""

from quotetrack.words.anchors import Anchor, Text, located
from quotetrack.words.comparing import Compared, Fate, compared
from quotetrack.words.differences import Change, differences, word_diff
from quotetrack.words.tokens import Word, folded, words

__all__ = [
    "Anchor",
    "Change",
    "Compared",
    "Fate",
    "Text",
    "Word",
    "compared",
    "differences",
    "folded",
    "located",
    "word_diff",
    "words",
]
