"""The network: weights survive the disk, unknown features count for nothing, rows share one probability."""

import numpy as np
import pytest

from quotetrack.attribution.ranker import Ranker, Weights


@pytest.fixture
def weights():
    """Weights of two features, one of which speaks for a row."""
    return Weights(
        {"near": 1, "far": 2},
        embed=np.array([[0, 0], [2, 0], [0, 1]], np.float32),
        bias1=np.zeros(2, np.float32),
        dense2=np.eye(2, dtype=np.float32),
        bias2=np.zeros(2, np.float32),
        dense3=np.array([1, -1], np.float32),
    )


def test_weights_survive_the_disk(weights, tmp_path):
    weights.to_disk(tmp_path / "w.msgpack")
    again = Weights.from_disk(tmp_path / "w.msgpack")
    assert again.vocabulary == weights.vocabulary
    for name in ("embed", "bias1", "dense2", "bias2", "dense3"):
        np.testing.assert_array_equal(getattr(again, name), getattr(weights, name))


def test_the_likeliest_row_is_the_one_that_a_feature_speaks_for(weights):
    ranker = Ranker(weights)
    found = ranker.probabilities([ranker.vector(["near"]), ranker.vector(["far"]), ranker.vector([])])
    expected = np.exp([2, -1, 0]) / np.exp([2, -1, 0]).sum()
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_a_feature_never_seen_counts_for_nothing(weights):
    ranker = Ranker(weights)
    np.testing.assert_array_equal(ranker.vector(["near", "unheard of"]), ranker.vector(["near"]))
    np.testing.assert_array_equal(ranker.vector(["unheard of"]), [0, 0])
