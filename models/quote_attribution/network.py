"""Train the ranker's network: lists of rows with their right answers in, weights out. Numpy alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotetrack.attribution.ranker import Weights

Array = NDArray[np.float32]
Ids = NDArray[np.int64]
# of the features that occurred: their rows and the gradients of these; or the gradient of everything
Gradient = tuple[Ids, Array] | Array
_FIRST_DECAY, _SECOND_DECAY, _TINY = 0.9, 0.999, 1e-8


@dataclass
class Example:
    """One quote: the features it shares with all its rows, those of each row, and which rows are right."""

    shared: tuple[str, ...]
    rows: list[tuple[str, ...]]
    right: list[bool]


@dataclass
class Settings:
    """The choices of a training run; the recipe says what each is."""

    width: int
    hidden: int
    epochs: int
    batch: int
    rate: float
    decay: float
    dropout: float
    rare: int
    members: int
    seed: int


class _Encoded(NamedTuple):
    """An example in numbers: the features of all rows, where each row starts, which rows are right."""

    ids: Ids
    starts: Ids
    right: NDArray[np.bool_]


def train(examples: Sequence[Example], settings: Settings) -> Weights:
    """Fit ``members`` networks from different seeds and join them to one that gives their mean score.

    One network alone depends on its seed more than on most choices; the mean of some does not.
    """
    vocabulary = _vocabulary(examples, settings.rare)
    encoded = [_encode(example, vocabulary) for example in examples]
    members = []
    for member in range(settings.members):
        print(f"network {member + 1} of {settings.members}")
        members.append(
            _fit(encoded, len(vocabulary), settings, np.random.default_rng(settings.seed + member))
        )
    return Weights(vocabulary, **_joined(members))


def _joined(members: list[dict[str, Array]]) -> dict[str, Array]:
    """Lay networks side by side: no connection between them, and the mean of their scores."""
    width, hidden = members[0]["dense2"].shape
    dense2 = np.zeros((width * len(members), hidden * len(members)), np.float32)
    for i, member in enumerate(members):
        dense2[i * width : (i + 1) * width, i * hidden : (i + 1) * hidden] = member["dense2"]
    return {
        "embed": np.concatenate([member["embed"] for member in members], axis=1),
        "bias1": np.concatenate([member["bias1"] for member in members]),
        "dense2": dense2,
        "bias2": np.concatenate([member["bias2"] for member in members]),
        "dense3": np.concatenate([member["dense3"] / len(members) for member in members]),
    }


def _fit(
    encoded: Sequence[_Encoded], features: int, settings: Settings, rng: np.random.Generator
) -> dict[str, Array]:
    """Fit one network by Adam on the log-likelihood of the right rows of each quote.

    The weights are the mean of those after each epoch of the second half.
    """
    parameters = _initial(features + 1, settings, rng)
    steps = settings.epochs * ((len(encoded) + settings.batch - 1) // settings.batch)
    optimizer = _Adam(parameters, settings, steps)
    average = {name: np.zeros_like(p, dtype=np.float64) for name, p in parameters.items()}
    averaged = range(settings.epochs // 2, settings.epochs)
    for epoch in range(settings.epochs):
        loss = 0.0
        order = rng.permutation(len(encoded))
        for first in range(0, len(order), settings.batch):
            batch = [encoded[i] for i in order[first : first + settings.batch]]
            batch_loss, gradients = _gradients(batch, parameters, rng, settings.dropout)
            optimizer.step(gradients)
            loss += batch_loss
        if epoch in averaged:
            for name, parameter in parameters.items():
                average[name] += parameter
        print(f"epoch {epoch + 1}: loss {loss / len(encoded):.4f}", flush=True)
    return {name: (total / len(averaged)).astype(np.float32) for name, total in average.items()}


def _vocabulary(examples: Sequence[Example], rare: int) -> dict[str, int]:
    """Number the features that are not rare, from 1; a feature counts once a row."""
    counts = Counter(name for e in examples for names in [e.shared, *e.rows] for name in set(names))
    kept = sorted(name for name, count in counts.items() if count >= rare)
    return {name: i for i, name in enumerate(kept, start=1)}


def _initial(features: int, settings: Settings, rng: np.random.Generator) -> dict[str, Array]:
    width, hidden = settings.width, settings.hidden
    parameters = {
        "embed": rng.normal(0, 0.1, (features, width)).astype(np.float32),
        "bias1": np.zeros(width, np.float32),
        "dense2": rng.normal(0, np.sqrt(2 / width), (width, hidden)).astype(np.float32),
        "bias2": np.zeros(hidden, np.float32),
        "dense3": rng.normal(0, np.sqrt(1 / hidden), hidden).astype(np.float32),
    }
    parameters["embed"][0] = 0
    return parameters


def _encode(example: Example, vocabulary: dict[str, int]) -> _Encoded:
    shared = [vocabulary[n] for n in example.shared if n in vocabulary]
    ids: list[int] = []
    starts: list[int] = []
    for row in example.rows:
        starts.append(len(ids))
        ids += shared
        ids += [vocabulary[n] for n in row if n in vocabulary]
    return _Encoded(np.array(ids), np.array(starts), np.array(example.right))


def _gradients(
    batch: list[_Encoded], p: dict[str, Array], rng: np.random.Generator, dropout: float
) -> tuple[float, dict[str, Gradient]]:
    """Return the loss of a batch and the gradient of each parameter."""
    ids = np.concatenate([one.ids for one in batch])
    offsets = np.concatenate([[0], np.cumsum([len(one.ids) for one in batch])[:-1]])
    starts = np.concatenate([one.starts + offset for one, offset in zip(batch, offsets, strict=True)])
    kept = (rng.random(len(ids)) >= dropout).astype(np.float32) / (1 - dropout)
    summed = np.add.reduceat(p["embed"][ids] * kept[:, None], starts, axis=0)
    h1 = np.maximum(summed + p["bias1"], 0)
    h2 = np.maximum(h1 @ p["dense2"] + p["bias2"], 0)
    loss, d_scores = _loss(batch, h2 @ p["dense3"])
    d_h2 = np.outer(d_scores, p["dense3"]) * (h2 > 0)
    d_h1 = (d_h2 @ p["dense2"].T) * (h1 > 0)
    row_of_id = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(ids))))
    order = np.argsort(ids, kind="stable")
    unique, first = np.unique(ids[order], return_index=True)
    d_embed = np.add.reduceat(d_h1[row_of_id[order]] * kept[order][:, None], first, axis=0)
    return loss, {
        "embed": (unique, d_embed),
        "bias1": d_h1.sum(0),
        "dense2": h1.T @ d_h2,
        "bias2": d_h2.sum(0),
        "dense3": h2.T @ d_scores,
    }


def _loss(batch: list[_Encoded], scores: Array) -> tuple[float, Array]:
    """Return the loss, summed over the quotes, and the gradient of its mean by the scores of the rows."""
    gradient = np.zeros_like(scores)
    loss, at = 0.0, 0
    for one in batch:
        rows = slice(at, at + len(one.starts))
        e = np.exp(scores[rows] - scores[rows].max())
        probability = e / e.sum()
        right = max(probability[one.right].sum(), 1e-9)
        loss -= float(np.log(right))
        gradient[rows] = (probability - np.where(one.right, probability / right, 0)) / len(batch)
        at = rows.stop
    return loss, gradient


class _Adam:
    """Kingma and Ba's optimizer (2015), its rate falling to nothing over ``steps``; updates in place."""

    def __init__(self, parameters: dict[str, Array], settings: Settings, steps: int) -> None:
        self.parameters, self.settings, self.steps = parameters, settings, steps
        self.moments = {name: (np.zeros_like(p), np.zeros_like(p)) for name, p in parameters.items()}
        self.taken = 0

    def step(self, gradients: dict[str, Gradient]) -> None:
        """Move every parameter; of the features only those that occurred, and these decay."""
        self.taken += 1
        rate = self.settings.rate * (1 - self.taken / (self.steps + 1))
        for name, gradient in gradients.items():
            parameter = self.parameters[name]
            if isinstance(gradient, tuple):
                rows, values = gradient
                moved = self._direction(name, rows, values) + self.settings.decay * parameter[rows]
                parameter[rows] -= rate * moved
            else:
                parameter -= rate * self._direction(name, slice(None), gradient)

    def _direction(self, name: str, rows: Ids | slice, gradient: Array) -> Array:
        first, second = self.moments[name]
        first[rows] = _FIRST_DECAY * first[rows] + (1 - _FIRST_DECAY) * gradient
        second[rows] = _SECOND_DECAY * second[rows] + (1 - _SECOND_DECAY) * gradient**2
        mean = first[rows] / (1 - _FIRST_DECAY**self.taken)
        spread = second[rows] / (1 - _SECOND_DECAY**self.taken)
        direction: Array = mean / (np.sqrt(spread) + _TINY)
        return direction
