"""The model's card is of these weights, and its figures are those of metrics.json."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

MODELS = Path(__file__).parents[2] / "models"
MODEL = MODELS / "indirect_statements"
_MOST_BYTES = 2_000_000


@pytest.fixture(scope="module")
def measure() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(MODELS / "quote_attribution"))
        patch.syspath_prepend(str(MODEL))
        spec = importlib.util.spec_from_file_location("measure_indirect", MODEL / "measure.py")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)  # another model has a measure.py, too
        spec.loader.exec_module(module)
        yield module


def test_the_card_is_of_these_weights(measure: ModuleType) -> None:
    metrics = measure.measured.read()
    assert metrics["training"]["weights_sha256"] == measure.digests.weights(MODEL), "run make train-indirect"
    assert measure.card(metrics) == measure.CARD.read_text(encoding="utf-8"), "run make measure-indirect"


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in (MODEL / "weights").glob("*.msgpack")) <= _MOST_BYTES


def test_precision_is_what_the_card_promises(measure: ModuleType) -> None:
    shipped = measure.measured.read()["news"]["shipped"]
    assert shipped["indirect_precision"] >= 0.9
    assert shipped["indirect_linked_precision"] >= 0.8
