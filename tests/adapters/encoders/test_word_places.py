"""A word's vector is of both encoders, and of where it stands."""

import numpy as np
import pytest

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.word_places import PLACE_DIM, PLACE_SHARE, WordPlaces, states_of_words


def places() -> WordPlaces:
    """Return what tells words' vectors with the encoders that ship."""
    return WordPlaces(PairEncoder(MiniLMEncoder(), MultilingualEncoder()))


def test_the_vector_of_the_sentence_is_that_of_the_pair() -> None:
    pair = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    for said in ("less of this please ?", "weniger überraschungen", "don t"):
        whole, _ = WordPlaces(pair)(said.split(" "))
        assert whole == pytest.approx(pair.encode([said])[0], abs=1e-4)


def test_each_word_has_both_encoders_vectors_of_one_length() -> None:
    _, vectors = places()(["less", "of", "the", "überraschungen", "?"])
    assert vectors.shape == (5, PLACE_DIM)
    half = len(states_of_words(["less"])[0])
    for block in (vectors[:, :half], vectors[:, half:]):
        assert np.linalg.norm(block, axis=1) == pytest.approx(PLACE_SHARE, abs=1e-3)


def test_the_same_word_means_another_thing_elsewhere() -> None:
    bank, river = (states_of_words(said.split(" "))[1] for said in ("the bank lends money", "the bank of a river"))
    assert bank[1] @ river[1] < 0.9
    assert bank[1] @ states_of_words(["the", "bank", "lends", "money"])[1][1] == pytest.approx(1.0, abs=1e-5)


def test_words_that_are_not_read_any_more_are_nought_and_half_an_emoji_is_no_error() -> None:
    _, states = states_of_words(["word"] * 100)
    assert states[0].any()
    assert not states[-1].any()
    assert np.isfinite(places()(["\ud83e", "a"])[1]).all()
