"""What search finds does not get worse, and each way of looking adds to the others."""

from statistics import mean

import pytest

from tests.relevance.benchmark import HERE, measured, ndcg, rows

# measured by benchmark.py, less what a change elsewhere may cost
FLOORS = {"hard": 0.58}


def test_the_gain_is_that_of_the_books():
    grades = {"a": 3, "b": 2, "c": 1}
    assert ndcg(["a", "b", "c"], grades) == pytest.approx(1.0)
    assert ndcg(["x", "y"], grades) == 0
    assert 0 < ndcg(["c", "b", "a"], grades) < 1


def test_every_query_of_a_set_has_quotes_that_are_there():
    for folder in sorted(path.parent for path in HERE.glob("*/queries.jsonl")):
        ids = {row["id"] for row in rows(folder / "quotes.jsonl")}
        for query in rows(folder / "queries.jsonl"):
            assert query["relevant"].keys() <= ids, query["query"]
            assert set(query["relevant"].values()) <= {1, 2, 3}


@pytest.mark.parametrize("name", FLOORS)
def test_all_together_finds_more_than_any_way_alone(name):
    found = {way: mean(by_query.values()) for way, by_query in measured(HERE / name).items()}
    assert found["all together"] >= FLOORS[name]
    assert found["all together"] > max(found["words"], found["topics"], found["meaning"])
