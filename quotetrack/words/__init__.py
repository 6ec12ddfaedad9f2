"""Words compared: whatever marks, spaces and capitals different printers set around them."""

from quotetrack.words.differences import Change, differences, word_diff
from quotetrack.words.tokens import Word, folded, words

__all__ = ["Change", "Word", "differences", "folded", "word_diff", "words"]
