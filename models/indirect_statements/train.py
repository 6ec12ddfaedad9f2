"""Train both networks: articles with marked attributions in, weights and a note of their origin out.

usage: python models/indirect_statements/train.py TRAIN.jsonl

An article a line: ``id, text, attributions``; an attribution has ``content``, ``source`` and ``cue``, each
a list of [start, end] (code points, quotation marks taken in).
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import gold
import measured
from digests import sha256, versions, weights
from network import Example, Settings, train

HERE = Path(__file__).parent
WEIGHTS = HERE / "weights"


def fit(name: str, examples: Sequence[Example], settings: Settings) -> None:
    """Train one network and write its weights."""
    print(f"{name}: {len(examples)} examples")
    train(examples, settings).to_disk(WEIGHTS / f"{name}.msgpack")


def main(path: Path) -> None:
    """Train on the articles of ``path``, and write what came of it."""
    recipe = tomllib.loads((HERE / "recipe.toml").read_text(encoding="utf-8"))
    WEIGHTS.mkdir(exist_ok=True)
    pairs = list(gold.examples(gold.trees(gold.read(path))))
    contents = [of_content for of_content, _ in pairs]
    sources = [of_source for _, of_source in pairs if of_source is not None]
    fit("contents", contents, Settings(**recipe["contents"]))
    fit("sources", sources, Settings(**recipe["sources"]))
    training = {
        "recipe": recipe,
        "train_sha256": sha256(path),
        **versions(),
        "examples": {"contents": len(contents), "sources": len(sources)},
        "weights_sha256": weights(HERE),
    }
    print(json.dumps(training, indent=2))
    measured.write(training=training)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
