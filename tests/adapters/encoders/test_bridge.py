"""An English encoder is believed where a multilingual one bears it out."""

from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.bridge import BELIEVED, DOUBTED, Bridge, load_bridge, save_bridge

FLAT = Bridge(np.zeros(3, np.float32), np.zeros(3, np.float32), np.eye(3, dtype=np.float32))


def said(agreement: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Return an English vector `(1, 3)` with that cosine to the first axis."""
    return np.array([[agreement, np.sqrt(1.0 - agreement**2), 0.0]], np.float32)


FORETOLD = np.array([[1.0, 0.0, 0.0]], np.float32)


@pytest.mark.parametrize("agreement", [1.0, 0.9, BELIEVED + 1e-4])
def test_what_is_borne_out_stays_as_it_was_said(agreement: float) -> None:
    assert np.allclose(FLAT.understood(said(agreement), FORETOLD), said(agreement), atol=1e-5)


@pytest.mark.parametrize("agreement", [-1.0, 0.0, DOUBTED - 1e-4])
def test_what_is_not_borne_out_gives_way_to_what_is_foretold(agreement: float) -> None:
    assert np.allclose(FLAT.understood(said(agreement), FORETOLD), FORETOLD, atol=1e-5)


def test_what_is_half_borne_out_lies_between_both() -> None:
    agreement = (DOUBTED + BELIEVED) / 2
    between = FLAT.understood(said(agreement), FORETOLD)
    assert agreement < float(between[0, 0]) < 1.0
    assert np.allclose(np.linalg.norm(between, axis=1), 1.0, atol=1e-5)


def test_rows_of_zeros_make_no_failure() -> None:
    nothing = np.zeros((1, 3), np.float32)
    assert np.isfinite(FLAT.understood(nothing, nothing)).all()


def test_a_map_that_was_saved_is_read_again(tmp_path: Path) -> None:
    save_bridge(FLAT, tmp_path / "bridge.npz")
    assert np.array_equal(load_bridge(tmp_path / "bridge.npz").weights, FLAT.weights)


def test_a_missing_map_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train_bridge"):
        load_bridge(tmp_path / "absent.npz")
