"""Vectors that ship are read back as the encoder gave them; a missing file names the command that makes it."""

from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.encoder import HashingEncoder
from core.adapters.shipped.vector_files import save_vectors, shipped_vectors

TEXTS = ["a loaf", "a bowl", "a race"]


def test_vectors_are_read_back_for_the_encoder_that_read_them_and_for_no_other(tmp_path: Path) -> None:
    path, encoder = tmp_path / "deep" / "vectors.npz", HashingEncoder(dim=32)
    save_vectors(encoder, TEXTS, path)
    found = shipped_vectors(encoder, path, "make")
    assert found is not None
    assert np.abs(found - encoder.encode(TEXTS)).max() < 0.02
    assert shipped_vectors(HashingEncoder(dim=16), path, "make") is None


def test_a_missing_file_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"Run benchmarks/train\.py to make them"):
        shipped_vectors(HashingEncoder(dim=16), tmp_path / "none.npz", "benchmarks/train.py")
