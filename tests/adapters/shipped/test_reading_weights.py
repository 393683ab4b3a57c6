"""What sentences are read by: kept in one file, for the encoder that it was learned with."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.minilm import DIM, DOWN, UP
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.word_places import PLACE_DIM
from core.adapters.shipped.reading_weights import load_learned, save_learned
from core.dialogue.listening import Learned, SignWeights
from core.dialogue.signs import SIGN_NAMES
from core.dialogue.verb_chances import WORD_BUCKETS, VerbWeights
from core.dialogue.word_chances import GRAM_BUCKETS, WordWeights
from core.similarity import Floats

MATRIX = "encoder.layer.0.attention.self.query"


def ones(*shape: int) -> Floats:
    """Return an array of ones."""
    return np.ones(shape, np.float32)


def place(words: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Return vectors of a sentence and its words that tell nothing."""
    return ones(PLACE_DIM), ones(len(words), PLACE_DIM), ones(len(words), PLACE_DIM)


def test_weights_are_read_as_they_were_written_and_only_for_their_own_encoder(tmp_path: Path) -> None:
    encoder, path = PairEncoder(MiniLMEncoder(), MultilingualEncoder()), tmp_path / "weights.npz"
    verbs = VerbWeights(("less", "more"), ones(encoder.dim, 2), ones(WORD_BUCKETS, 2), ones(2), frozenset({"bit"}))
    words = WordWeights(ones(PLACE_DIM, 2), ones(GRAM_BUCKETS, 2), ones(2))
    tuned = WordWeights(2 * words.of_place, 2 * words.of_grams, 2 * words.bias)
    tuning = {f"{MATRIX}{DOWN}": ones(DIM, 1), f"{MATRIX}{UP}": ones(1, DIM)}
    signs = np.arange(len(SIGN_NAMES), dtype=np.float32)
    inner, of_inner = 3 * ones(len(SIGN_NAMES) + 1, 4), 5 * ones(4)
    save_learned(Learned(verbs, words, tuned, place, SignWeights(signs, -1.5, inner, of_inner)), encoder, tuning, path)
    read = load_learned(encoder, path)
    assert read is not None
    assert (read.verbs.verbs, read.signs.bias) == (("less", "more"), -1.5)
    assert read.verbs.common == {"bit"}
    assert (read.words.of_place == words.of_place).all()
    assert (read.signs.inner == inner).all()
    assert (read.signs.of_inner == of_inner).all()
    assert (read.tuned.of_grams == tuned.of_grams).all()
    assert (read.signs.direct == np.arange(len(SIGN_NAMES))).all()
    _, plain, of_tuned = read.place(["a", "word"])
    assert plain.shape == of_tuned.shape == (2, PLACE_DIM)
    assert abs(plain - of_tuned).max() > 0.01
    assert load_learned(HashingEncoder(), path) is None


def test_where_there_is_no_file_the_command_that_makes_it_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="train_readings"):
        load_learned(HashingEncoder(), tmp_path / "none.npz")


def test_weights_of_other_signs_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.npz"
    np.savez(path, signs=np.array(["luck"]))
    with pytest.raises(ValueError, match="other signs"):
        load_learned(HashingEncoder(), path)


def test_what_ships_is_for_the_encoder_that_ships_and_knows_every_verb_of_the_page() -> None:
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    learned = load_learned(encoder)
    assert learned is not None
    assert len(learned.verbs.verbs) == 27 + 2
    assert learned.verbs.of_meaning.shape == (encoder.dim, 29)
    assert learned.words.of_place.shape == learned.tuned.of_place.shape == (PLACE_DIM, 29)
    _, plain, of_tuned = learned.place(["less", "of", "this"])
    assert abs(plain - of_tuned).max() > 0.01
    assert learned.signs.direct.shape == (len(SIGN_NAMES),)
