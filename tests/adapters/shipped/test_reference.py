"""What ships to hold histories against is read by the encoders that ship, and by no other."""

from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.reference import reference, save_reference
from core.similarity import SAMPLE


def test_the_encoders_that_ship_have_read_it() -> None:
    for encoder in (MiniLMEncoder(), MultilingualEncoder(), PairEncoder(MiniLMEncoder(), MultilingualEncoder())):
        background = reference(encoder)
        assert background is not None
        assert background.sample.shape == (SAMPLE, encoder.dim)
        assert np.linalg.norm(background.sample, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_another_encoder_has_not_until_it_is_made_for_it(tmp_path: Path) -> None:
    encoder = HashingEncoder(dim=16)
    assert reference(encoder) is None
    save_reference(encoder, ["bread and salt", "the moon", "a dog"], tmp_path / "own.npz")
    made = reference(encoder, tmp_path / "own.npz")
    assert made is not None
    assert made.sample.shape == (3, 16)


def test_without_the_file_it_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train_reference"):
        reference(HashingEncoder(), tmp_path / "none.npz")
