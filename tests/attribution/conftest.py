"""Texts with parses made by hand: no trained model is needed here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc
from spacy.util import get_words_and_spaces

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.frame import frame
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.marks import Pair, pairs
from quotetrack.attribution.paragraphs import paragraphs

Parse = Callable[[str, str], Passage]
Marked = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon()


@pytest.fixture(scope="session")
def parsed() -> Parse:
    """Return a function of a one-paragraph text and the parse of its frame: ``word/TAG/dep/head …``."""
    vocab = spacy.blank("en").vocab  # it knows the lower-case form of a word

    def passage(text: str, parse: str) -> Passage:
        made = frame(text, (0, len(text)), pairs(text, [(0, len(text))])[0])
        words, tags, deps, heads = zip(*(token.rsplit("/", 3) for token in parse.split()), strict=True)
        words, spaces = get_words_and_spaces(words, made.text)
        doc = Doc(vocab, words=words, spaces=spaces, tags=tags, deps=deps, heads=[int(h) for h in heads])
        return Passage(made, doc, 0)

    return passage


@pytest.fixture(scope="session")
def marked() -> Marked:
    """Return a function of a text that gives the words between its outermost marks."""

    def words(text: str) -> list[str]:
        found: list[Pair] = [pair for some in pairs(text, paragraphs(text)) for pair in some]
        return [text[pair.start : pair.end] for pair in found]

    return words
