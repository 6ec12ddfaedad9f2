"""Train the ranker's network: lists of rows with their right answers in, weights out. Numpy alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from quotetrack.attribution.ranker import Weights


@dataclass
class Example:
    """One quote: the features it shares with all its rows, those of each row, and which rows are right."""

    shared: tuple[str, ...]
    rows: list[tuple[str, ...]]
    right: list[bool]


@dataclass
class Settings:
    """The choices of a training run."""

    width: int = 64
    hidden: int = 32
    epochs: int = 12
    batch: int = 32
    rate: float = 0.002
    decay: float = 1e-5
    dropout: float = 0.2
    rare: int = 3
    seed: int = 0


def train(examples: list[Example], settings: Settings) -> Weights:
    """Fit the network by Adam on the log-likelihood of the right rows of each quote."""
    rng = np.random.default_rng(settings.seed)
    counts = Counter(name for e in examples for names in [e.shared, *e.rows] for name in set(names))
    kept = sorted(name for name, count in counts.items() if count >= settings.rare)
    vocabulary = {name: i for i, name in enumerate(kept, start=1)}
    width, hidden = settings.width, settings.hidden
    parameters = {
        "embed": rng.normal(0, 0.1, (len(vocabulary) + 1, width)).astype(np.float32),
        "bias1": np.zeros(width, np.float32),
        "dense2": rng.normal(0, np.sqrt(2 / width), (width, hidden)).astype(np.float32),
        "bias2": np.zeros(hidden, np.float32),
        "dense3": rng.normal(0, np.sqrt(1 / hidden), hidden).astype(np.float32),
    }
    parameters["embed"][0] = 0
    encoded = [_encode(example, vocabulary) for example in examples]
    moments = {name: (np.zeros_like(p), np.zeros_like(p)) for name, p in parameters.items()}
    average = {name: np.zeros_like(p, dtype=np.float64) for name, p in parameters.items()}
    steps = taken = 0
    total = settings.epochs * ((len(encoded) + settings.batch - 1) // settings.batch)
    for epoch in range(settings.epochs):
        order = rng.permutation(len(encoded))
        loss = 0.0
        for first in range(0, len(order), settings.batch):
            batch = [encoded[i] for i in order[first : first + settings.batch]]
            batch_loss, gradients = _gradients(batch, parameters, rng, settings.dropout)
            loss += batch_loss
            steps += 1
            rate = settings.rate * (1 - steps / (total + 1))
            for name, gradient in gradients.items():
                _adam(parameters[name], gradient, moments[name], steps, rate, settings.decay)
        if epoch >= settings.epochs // 2:
            taken += 1
            for name in parameters:
                average[name] += parameters[name]
        print(f"epoch {epoch + 1}: loss {loss / len(encoded):.4f}", flush=True)
    return Weights(vocabulary, **{name: (a / taken).astype(np.float32) for name, a in average.items()})


def _encode(example: Example, vocabulary: dict[str, int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    shared = [vocabulary[n] for n in example.shared if n in vocabulary]
    ids, starts = [], []
    for row in example.rows:
        starts.append(len(ids))
        ids += shared
        ids += [vocabulary[n] for n in row if n in vocabulary]
    return np.array(ids), np.array(starts), np.array(example.right)


def _gradients(batch, p, rng, dropout):
    ids = np.concatenate([b[0] for b in batch])
    sizes = [len(b[0]) for b in batch]
    offsets = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    starts = np.concatenate([b[1] + o for b, o in zip(batch, offsets, strict=True)])
    rows_of = [len(b[1]) for b in batch]
    lengths = np.diff(np.append(starts, len(ids)))
    kept = (rng.random(len(ids)) >= dropout).astype(np.float32) / (1 - dropout)
    summed = np.add.reduceat(p["embed"][ids] * kept[:, None], starts, axis=0)
    h1 = np.maximum(summed + p["bias1"], 0)
    h2 = np.maximum(h1 @ p["dense2"] + p["bias2"], 0)
    scores = h2 @ p["dense3"]
    d_scores = np.zeros_like(scores)
    loss, at = 0.0, 0
    for (_, _, right), n in zip(batch, rows_of, strict=True):
        part = scores[at : at + n]
        e = np.exp(part - part.max())
        prob = e / e.sum()
        good = prob[right].sum()
        loss -= float(np.log(max(good, 1e-9)))
        target = np.where(right, prob / max(good, 1e-9), 0)
        d_scores[at : at + n] = (prob - target) / len(batch)
        at += n
    d_h2 = np.outer(d_scores, p["dense3"]) * (h2 > 0)
    d_h1 = (d_h2 @ p["dense2"].T) * (h1 > 0)
    row_of_id = np.repeat(np.arange(len(starts)), lengths)
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


def _adam(parameter, gradient, moment, step, rate, decay):
    first, second = moment
    if isinstance(gradient, tuple):  # only the rows of the features that occurred
        rows, values = gradient
        first[rows] = 0.9 * first[rows] + 0.1 * values
        second[rows] = 0.999 * second[rows] + 0.001 * values**2
        parameter[rows] -= rate * (
            first[rows] / (1 - 0.9**step) / (np.sqrt(second[rows] / (1 - 0.999**step)) + 1e-8)
            + decay * parameter[rows]
        )
        return
    first[:] = 0.9 * first + 0.1 * gradient
    second[:] = 0.999 * second + 0.001 * gradient**2
    parameter -= rate * (first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8))
