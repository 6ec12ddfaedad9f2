"""Train the rankers: articles with marked speakers in, weights out; metrics.json says what they came from.

usage: python models/quote_attribution/train.py TRAIN.jsonl [DEV.jsonl]

An article a line: ``id, text, segments``; a segment has ``start, end`` (code points, without the marks),
``attributed`` and ``source`` (a list of [start, end]). ``antecedents.jsonl`` says whom mentions in the
articles of the first file mean.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import antecedents
import measure
import templates
from digests import sha256, versions, weights
from network import Example, Settings, train

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.choose import NOBODY, NOT_SAID, Choice, Story
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.plan import plan
from quotetrack.attribution.ranker import Ranker, Weights
from quotetrack.pipeline.quote_attribution import base_model

HERE = Path(__file__).parent
_SAME = 0.8


def read(path: Path) -> list[dict[str, Any]]:
    """Read one article a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def stories(articles: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Story]]:
    """Yield each article with its parsed passages."""
    lexicon, parser = Lexicon(), base_model()
    plans = [plan(article["text"], lexicon) for article in articles]
    docs = parser.pipe((frame.text for made in plans for frame in made.frames.values()), batch_size=256)
    for article, made in zip(articles, plans, strict=True):
        passages = {number: Passage(frame, next(docs), number) for number, frame in made.frames.items()}
        yield article, Story(made, passages, lexicon)


def examples(articles: list[dict[str, Any]]) -> Iterator[Example]:
    """Yield an example for each pair of marks that the gold knows; the choices before it are the gold's."""
    for article, story in stories(articles):
        for number, index in story.open_pairs():
            pair = story.plan.pairs[number][index]
            segment = segment_at(article["segments"], pair.start, pair.end)
            if segment is None:
                continue
            choice = story.choice(number, index)
            right = answers(choice, segment)
            choice.taken = next(
                (r for r, is_right in zip(choice.rows, right, strict=True) if is_right and r.nominal), None
            )
            yield Example(choice.rows[0].quote, [row.candidate + row.both for row in choice.rows], right)


def segment_at(segments: Iterable[dict[str, Any]], start: int, end: int) -> dict[str, Any] | None:
    """Return the gold segment that shares most of the extent, if any does."""
    for segment in segments:
        overlap = min(end, segment["end"]) - max(start, segment["start"])
        if overlap >= _SAME * (max(end, segment["end"]) - min(start, segment["start"])):
            return segment
    return None


def answers(choice: Choice, segment: dict[str, Any]) -> list[bool]:
    """Tell for each row whether it is right; where no candidate is, nobody is."""
    if not segment["attributed"]:
        return [row.candidate == NOT_SAID for row in choice.rows]
    right = [row.covers(segment["source"]) for row in choice.rows]
    return right if any(right) else [row.candidate == NOBODY for row in choice.rows]


def accuracy(ranker: Ranker, gold: Iterable[Example]) -> float:
    """Return the share of examples whose likeliest row is right."""
    right = []
    for example in gold:
        quote = ranker.vector(example.shared)
        rows = [quote + ranker.vector(row) for row in example.rows]
        right.append(example.right[int(ranker.probabilities(rows).argmax())])
    return sum(right) / len(right)


def fitted(some: list[Example], settings: dict[str, Any], name: str) -> Ranker:
    """Train a network, write its weights and return it as it will be read."""
    print(f"{name}: {len(some)} examples")
    path = HERE / "weights" / f"{name}.msgpack"
    path.parent.mkdir(exist_ok=True)
    train(some, Settings(**settings)).to_disk(path)
    return Ranker(Weights.from_disk(path))


def main(paths: list[Path]) -> None:
    """Train on the first file; count on the second how often the likeliest row is right."""
    recipe = tomllib.loads((HERE / "recipe.toml").read_text(encoding="utf-8"))
    articles = [read(path) for path in paths]
    sets = [list(examples(some)) for some in articles]
    sets[0] += examples(templates.articles(HERE / "templates.toml", **recipe["templates"]))
    ranker = fitted(sets[0], recipe["speakers"], "ranker")
    judged = read(HERE / "antecedents.jsonl")
    meant = [example for _, example in antecedents.examples(stories(articles[0]), judged, ranker)]
    follower = fitted(meant, recipe["antecedents"], "antecedents")
    training = {
        "recipe": recipe,
        "train_sha256": sha256(paths[0]),
        "templates_sha256": sha256(HERE / "templates.toml"),
        "antecedents_sha256": sha256(HERE / "antecedents.jsonl"),
        **versions(),
        "examples": {"speakers": len(sets[0]), "antecedents": len(meant)},
        "features": {
            "speakers": len(ranker.weights.vocabulary),
            "antecedents": len(follower.weights.vocabulary),
        },
        "ranker_accuracy_dev": round(accuracy(ranker, sets[1]), 4) if len(sets) > 1 else None,
        "weights_sha256": weights(HERE),
    }
    print(json.dumps(training, indent=2))
    measure.write(training=training)


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
