"""Texts with parses made by hand: no trained model is needed here."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.tokens import Doc
from spacy.util import get_words_and_spaces
from spacy.vocab import Vocab

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.frame import frame
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.marks import pairs

LEXICON = Lexicon()


@lru_cache
def _vocab() -> Vocab:
    return spacy.blank("en").vocab  # unlike a bare one it knows the lower-case form of a word


def parsed(text: str, parse: str) -> Passage:
    """Return a text of one paragraph with the parse of its frame: ``word/TAG/dep/head word/TAG/…``."""
    made = frame(text, (0, len(text)), pairs(text, [(0, len(text))])[0])
    words, tags, deps, heads = zip(*(token.rsplit("/", 3) for token in parse.split()), strict=True)
    words, spaces = get_words_and_spaces(words, made.text)
    doc = Doc(_vocab(), words=words, spaces=spaces, tags=tags, deps=deps, heads=[int(h) for h in heads])
    return Passage(made, doc, 0)
