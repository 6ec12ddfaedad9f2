"""Words become vectors: the sum of one vector a word piece, learnt from a sentence transformer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotetrack.assets import asset, content
from quotetrack.meaning.pieces import Pieces
from quotetrack.meaning.vectors import DIMENSIONS

IS_LIKE = 0.55  # cosine from which most quotes are about what is asked for: the model card has the figures
_FOLDER = ("models", "meaning")
_WEIGHTS = (*_FOLDER, "weights")
_CHUNK = 64  # wordings whose vectors are made at once: few enough to stay in the cache of a processor
_LONGEST = 4_000  # characters of a part that are read: a vector of a speech tells no more
_PLACES = (1.0, 0.5, 0.75)  # how much quote, sentence around it and title have of the meaning of a quote

Vectors = NDArray[np.int8]


class Wording(NamedTuple):
    """A quote, the reporter's sentence around it, in which it is ``“…”``, and the title of the article."""

    text: str
    frame: str = ""
    title: str = ""


@cache
def version() -> str:
    """Return the name of the weights: vectors of other weights cannot be compared."""
    return str(json.loads(content(*_FOLDER, "metrics.json"))["version"])


@cache
def meaning() -> Meaning:
    """Return the shipped weights, read once; raise MissingAsset."""
    return Meaning()


class Meaning:
    """Loaded weights: a vector for each word piece."""

    def __init__(self) -> None:
        self._table = np.load(asset(*_WEIGHTS, "table.npy"), mmap_mode="r", allow_pickle=False)
        self._scales = np.load(asset(*_WEIGHTS, "scales.npy"), allow_pickle=False)
        self._pieces = Pieces(content(*_WEIGHTS, "pieces.txt").decode("utf-8").split("\n"))

    def quotes(self, wordings: Sequence[Wording]) -> Vectors:
        """Return a vector for each quote, n × DIMENSIONS, zero where it has no word that is known."""
        made = [self._quotes(chunk) for chunk in _chunks(wordings)]
        return np.concatenate(made) if made else np.zeros((0, DIMENSIONS), np.int8)

    def query(self, words: str) -> Vectors:
        """Return the vector of what is asked for, DIMENSIONS numbers."""
        found: Vectors = _small(self._unit([words]))[0]
        return found

    def _quotes(self, wordings: Sequence[Wording]) -> Vectors:
        parts = zip(_PLACES, zip(*wordings, strict=True), strict=True)
        whole = np.zeros((len(wordings), DIMENSIONS), np.float32)
        for (
            weight,
            texts,
        ) in parts:  # one after the other: a matrix product may round otherwise in other company
            whole += np.float32(weight) * self._unit(texts)
        return _small(whole)

    def _unit(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the sums of the vectors of the pieces of texts, each of length 1, or 0 for no piece."""
        pieces = [self._pieces.of(text[:_LONGEST]) for text in texts]
        sums = np.zeros((len(texts), DIMENSIONS), np.float32)
        places = np.array([place for one in pieces for place in one], np.intp)
        vectors = self._table[places].astype(np.float32) * self._scales[places][:, None]
        start = 0
        for row, one in zip(sums, pieces, strict=True):  # several times as fast as all at once with reduceat
            np.add.reduce(vectors[start : start + len(one)], axis=0, out=row)
            start += len(one)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        units: NDArray[np.float32] = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
        return units


def _small(vectors: NDArray[np.float32]) -> Vectors:
    """Return vectors as bytes, each as large as it can be: their direction is what tells."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    scaled = np.divide(vectors * 127, largest, out=np.zeros_like(vectors), where=largest > 0)
    small: Vectors = np.rint(scaled).astype(np.int8)
    return small


def _chunks(wordings: Sequence[Wording]) -> Iterator[Sequence[Wording]]:
    for start in range(0, len(wordings), _CHUNK):
        yield wordings[start : start + _CHUNK]
