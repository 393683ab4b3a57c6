"""The phrases of what is sensitive are read already, by the encoders that ship, and say what the encoders say."""

from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.sensitive_phrases import phrase_vectors, save_phrases
from core.sensitivity.meaning import TEXTS


def test_what_ships_is_what_the_encoders_read_in_the_phrases_of_today() -> None:
    pair = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    shipped, read = phrase_vectors(pair), pair.encode(TEXTS)
    assert shipped is not None
    assert shipped.shape == read.shape
    assert np.einsum("ij,ij->i", shipped, read).min() > 0.999


def test_an_encoder_that_has_not_read_them_has_none() -> None:
    assert phrase_vectors(HashingEncoder(32)) is None


def test_without_the_file_its_command_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train_sensitive_phrases"):
        phrase_vectors(MiniLMEncoder(), tmp_path / "none.npz")


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    save_phrases(HashingEncoder(32), tmp_path / "own.npz")
    own = phrase_vectors(HashingEncoder(32), tmp_path / "own.npz")
    assert own is not None
    assert own.shape == (len(TEXTS), 32)
