"""A word's vector is of both encoders, and of where it stands."""

import numpy as np
import pytest

from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.word_places import PLACE_DIM, PLACE_SHARE, WordPlaces, states_of_words


def test_each_word_has_both_encoders_vectors_of_one_length() -> None:
    vectors = WordPlaces(MultilingualEncoder())(["less", "of", "the", "überraschungen", "?"])
    assert vectors.shape == (5, PLACE_DIM)
    half = states_of_words(["less"]).shape[1]
    for block in (vectors[:, :half], vectors[:, half:]):
        assert np.linalg.norm(block, axis=1) == pytest.approx(PLACE_SHARE, abs=1e-3)


def test_the_same_word_means_another_thing_elsewhere() -> None:
    bank, river = (states_of_words(said.split(" ")) for said in ("the bank lends money", "the bank of a river"))
    assert bank[1] @ river[1] < 0.9
    assert bank[1] @ states_of_words(["the", "bank", "lends", "money"])[1] == pytest.approx(1.0, abs=1e-5)


def test_words_that_are_not_read_any_more_are_nought_and_half_an_emoji_is_no_error() -> None:
    states = states_of_words(["word"] * 100)
    assert states[0].any()
    assert not states[-1].any()
    assert np.isfinite(WordPlaces(MultilingualEncoder())(["\ud83e", "a"])).all()
