"""The model is as good as its card says: figures on our own gold stay above their floors.

The floors stand in ``models/quote_attribution/metrics.json``, which ``make measure`` writes anew: it raises a
floor that was passed and refuses to lower one.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

MODEL = Path(__file__).parents[1] / "models" / "quote_attribution"
Metrics = dict[str, Any]


@pytest.fixture(scope="module")
def measure() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(MODEL))
        yield importlib.import_module("measure")


@pytest.fixture(scope="module")
def metrics(measure: ModuleType) -> Metrics:
    metrics: Metrics = measure.read()
    return metrics


def test_no_figure_falls_below_its_floor(measure: ModuleType, metrics: Metrics) -> None:
    report, floors = measure.report(measure.OWN_GOLD), metrics["own_gold"]["floors"]
    assert len(floors) == 16
    assert measure.drops(measure.figures(report), floors, measure.segments(report)) == []


def test_cue_addressee_and_medium_of_the_table_stay_above_their_floors(
    measure: ModuleType, metrics: Metrics
) -> None:
    report, floors = measure.compared(measure.sentences.articles()), metrics["table"]["floors"]
    assert floors.keys() == {"cue f1", "cue exact f1", "addressee f1", "medium f1"}
    assert measure.segments(report)["medium"] >= 90
    assert measure.drops(measure.circumstances(report), floors, measure.segments(report)) == []


def test_the_floors_are_of_this_gold_and_the_card_of_these_weights(
    measure: ModuleType, metrics: Metrics
) -> None:
    assert metrics["own_gold"]["sha256"] == measure.digests.sha256(measure.OWN_GOLD), "run make measure"
    assert metrics["training"]["weights_sha256"] == measure.digests.weights(MODEL), "run make train"


def test_the_pages_tell_the_figures(measure: ModuleType, metrics: Metrics) -> None:
    pages = list(measure.card.pages(metrics))
    assert [page.name for page, text in pages if text != page.read_text(encoding="utf-8")] == [], (
        "make measure"
    )
    assert all("| our gold, every length |" in text for _, text in pages)


def test_a_drop_beyond_noise_is_named(measure: ModuleType) -> None:
    floors = {
        "marks 5+ mention": 0.9,
        "marks 5+ named": 0.8,
        "no marks 5+ named": 0.8,
        "marks 5+ detection": 0.7,
    }
    found = {"marks 5+ mention": 0.895, "marks 5+ named": 0.78, "no marks 5+ named": 0.78}
    dropped = measure.drops(found, floors, {"marks 5+": 300, "no marks 5+": 60})
    assert [line.split(":")[0] for line in dropped] == ["marks 5+ named", "marks 5+ detection"]


def test_a_floor_is_raised_and_never_lowered(measure: ModuleType) -> None:
    assert measure.raised({"a": 0.9, "b": 0.795}, {"a": 0.8, "b": 0.8}) == {"a": 0.9, "b": 0.8}


def test_measuring_refuses_to_lower_a_floor(
    measure: ModuleType, metrics: Metrics, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "metrics.json"
    monkeypatch.setattr(measure, "METRICS", kept)
    monkeypatch.setattr(measure, "report", lambda path: None)
    monkeypatch.setattr(measure, "figures", lambda report: {"marks 5+ mention": 0.5})
    monkeypatch.setattr(measure, "segments", lambda report: {"marks 5+": 300})
    own = metrics["own_gold"] | {"floors": {"marks 5+ mention": 0.9}}
    measure.write(own_gold=own)
    with pytest.raises(SystemExit, match=r"marks 5\+ mention: 0\.5 is below its floor 0\.9"):
        measure.main([])
    assert measure.read()["own_gold"] == own
