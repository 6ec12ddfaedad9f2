"""A small network scores candidates: names of features in, one probability a row out.

Each feature has a vector; a row's vectors are summed, pass two rectified layers and give one score;
a softmax over the rows of one quote makes probabilities of them. The sum is the first layer of the
"deep sets" kind (Zaheer et al. 2017); the loss over whole lists is ListNet's (Cao et al. 2007).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import srsly
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """The network: ``embed`` has a row a feature; row 0 is for features never seen and stays zero."""

    vocabulary: dict[str, int]
    embed: Array
    bias1: Array
    dense2: Array
    bias2: Array
    dense3: Array

    def to_disk(self, path: Path) -> None:
        """Write the weights as msgpack: half precision, since the scores do not need more."""
        arrays = {name: getattr(self, name) for name in ("embed", "bias1", "dense2", "bias2", "dense3")}
        message: dict[str, Any] = {
            name: {"shape": list(array.shape), "data": array.astype("<f2").tobytes()}
            for name, array in arrays.items()
        }
        srsly.write_msgpack(path, message | {"features": list(self.vocabulary)})

    @classmethod
    def from_disk(cls, path: Path) -> Weights:
        """Read what ``to_disk`` wrote."""
        message: Any = srsly.read_msgpack(path)
        arrays = {
            name: np.frombuffer(value["data"], dtype="<f2").astype(np.float32).reshape(value["shape"])
            for name, value in message.items()
            if name != "features"
        }
        return cls({name: i for i, name in enumerate(message["features"], start=1)}, **arrays)


class Ranker:
    """Scores the rows of one quote."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def vector(self, features: Sequence[str]) -> Array:
        """Sum the vectors of the features that are known."""
        known = self.weights.vocabulary
        ids = [known[name] for name in features if name in known]
        total: Array = self.weights.embed[ids].sum(axis=0)
        return total

    def probabilities(self, rows: Array | list[Array]) -> Array:
        """Return one probability a row; ``rows`` are sums of vectors, shape (rows, width)."""
        w = self.weights
        hidden = np.maximum(np.asarray(rows) + w.bias1, 0)
        hidden = np.maximum(hidden @ w.dense2 + w.bias2, 0)
        scores = hidden @ w.dense3
        scores = np.exp(scores - scores.max())
        result: Array = scores / scores.sum()
        return result
