"""The weights that sentences are read by: kept in one file, for the encoder that they were learned with."""

from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.verb_weights import load_verb_weights, save_verb_weights
from core.dialogue.verb_chances import WORD_BUCKETS, VerbWeights


def test_weights_are_read_as_they_were_written_and_only_for_their_own_encoder(tmp_path: Path) -> None:
    encoder, path = HashingEncoder(), tmp_path / "weights.npz"
    numbers = (np.ones((encoder.dim, 2), np.float32), np.zeros((WORD_BUCKETS, 2), np.float32), np.zeros(2, np.float32))
    save_verb_weights(VerbWeights(("less", "more"), *numbers, common=frozenset({"bit"})), encoder, path)
    read = load_verb_weights(encoder, path)
    assert read is not None
    assert read.verbs == ("less", "more")
    assert read.common == {"bit"}
    assert (read.of_meaning == numbers[0]).all()
    assert load_verb_weights(PairEncoder(MiniLMEncoder(), MultilingualEncoder()), path) is None


def test_where_there_is_no_file_the_command_that_makes_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train_verbs"):
        load_verb_weights(HashingEncoder(), tmp_path / "none.npz")


def test_what_ships_is_for_the_encoder_that_ships_and_knows_every_verb_of_the_page() -> None:
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    weights = load_verb_weights(encoder)
    assert weights is not None
    assert len(weights.verbs) == 27 + 2
    assert weights.of_meaning.shape == (encoder.dim, 29)
    assert weights.of_runs.shape == (WORD_BUCKETS, 29)
