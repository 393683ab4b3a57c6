"""The shipped weights load without pickles and make better journeys than none."""

from pathlib import Path

import numpy as np
import pytest

from core.adapters.shipped.models import EXTRACTION, extraction_model, save_extraction_model
from core.extraction.extraction import extract
from core.similarity import Background, unit


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    model = extraction_model()
    save_extraction_model(model, tmp_path / "copy.npz")
    copy = extraction_model(tmp_path / "copy.npz")
    assert copy.single.names == model.single.names
    for ours, theirs in zip(model.paired.networks, copy.paired.networks, strict=True):
        for (weights, bias), (other_weights, other_bias) in zip(ours, theirs, strict=True):
            assert np.array_equal(weights, other_weights)
            assert np.array_equal(bias, other_bias)


def test_a_missing_model_says_how_to_train_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train_extraction"):
        extraction_model(tmp_path / "absent.npz")


def test_the_weights_are_small() -> None:
    assert EXTRACTION.stat().st_size < 2_000_000


def test_separate_groups_become_separate_journeys_with_the_model() -> None:
    rng = np.random.default_rng(0)
    centres = np.linalg.qr(rng.normal(size=(64, 64)))[0][:4].repeat(12, axis=0)
    vectors = unit((centres + rng.normal(size=centres.shape) * 0.05).astype(np.float32))
    item_ids = [f"item-{row}" for row in range(48)]
    titles = [f"title {row} of group {row // 12}" for row in range(48)]
    background = Background(mean=np.zeros(64, np.float32), sample=vectors)
    extraction = extract(item_ids, vectors, titles=titles, background=background, model=extraction_model())
    assert extraction.cut() == [tuple(item_ids[start : start + 12]) for start in range(0, 48, 12)]
    again = extract(item_ids, vectors, titles=titles, background=background, model=extraction_model())
    assert again.extraction_id == extraction.extraction_id
