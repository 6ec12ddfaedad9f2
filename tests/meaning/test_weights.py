"""The weights that are shipped: small, plain arrays, and those that the card is of."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from quotetrack.meaning import DIMENSIONS, Meaning, version

MODEL = Path(__file__).parents[2] / "models" / "meaning"
_MOST_BYTES = 10_000_000


@pytest.fixture(scope="module")
def weights() -> ModuleType:
    spec = importlib.util.spec_from_file_location("weights_of_meaning", MODEL / "weights.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_version_is_of_these_weights(weights: ModuleType) -> None:
    """Vectors of one version are compared: another table under the same name would spoil databases."""
    assert version() == weights.digest(MODEL / "weights"), "metrics.json is of other weights: run train.py"


def test_another_table_is_another_version(weights: ModuleType, tmp_path: Path) -> None:
    table = np.random.default_rng(0).normal(size=(3, DIMENSIONS)).astype(np.float32)
    made = [weights.write(table + add, ["a", "b", "##b"], tmp_path) for add in (0, 0, 0.5)]
    assert made[0] == made[1] != made[2]


def test_a_table_survives_the_disk(weights: ModuleType, tmp_path: Path) -> None:
    table = np.random.default_rng(0).normal(size=(3, DIMENSIONS)).astype(np.float32)
    table[1] = 0
    weights.write(table, ["a", "b", "##b"], tmp_path)
    read = np.load(tmp_path / "table.npy") * np.load(tmp_path / "scales.npy")[:, None]
    assert np.abs(read - table).max() <= np.abs(table).max() / 127 / 2 + 1e-6
    assert (tmp_path / "pieces.txt").read_text(encoding="utf-8").split("\n") == ["a", "b", "##b"]


def test_they_are_small_and_nothing_else() -> None:
    files = sorted((MODEL / "weights").iterdir())
    assert [path.name for path in files] == ["pieces.txt", "scales.npy", "table.npy"]
    assert sum(path.stat().st_size for path in files) <= _MOST_BYTES


def test_each_piece_has_a_row() -> None:
    table = np.load(MODEL / "weights" / "table.npy", allow_pickle=False)
    scales = np.load(MODEL / "weights" / "scales.npy", allow_pickle=False)
    pieces = (MODEL / "weights" / "pieces.txt").read_text(encoding="utf-8").split("\n")
    assert table.shape == (len(pieces), DIMENSIONS)
    assert (table.dtype, scales.dtype, scales.shape) == (np.int8, np.float32, (len(pieces),))
    assert len(set(pieces)) == len(pieces)
    assert (scales > 0).all()


def test_the_recipe_has_the_dimensions_that_are_shipped() -> None:
    assert json.loads((MODEL / "metrics.json").read_text(encoding="utf-8"))["version"] == version()
    assert Meaning().query("rent").shape == (DIMENSIONS,)


def test_the_card_has_the_figures_of_these_weights() -> None:
    spec = importlib.util.spec_from_file_location("card_of_meaning", MODEL / "card.py")
    assert spec is not None and spec.loader is not None
    card = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(card)
    metrics = json.loads((MODEL / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["shipped"]["weights"] == version(), "run measure.py"
    assert card.page(metrics) == card.CARD.read_text(encoding="utf-8"), "run measure.py"
