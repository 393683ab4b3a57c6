"""A word's vector is of both encoders, and of where it stands."""

import numpy as np
import pytest

from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.minilm import DIM, DOWN, UP, load, pad, token_states
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.encoders.word_places import PLACE_DIM, PLACE_SHARE, WordPlaces, states_of_words


def places() -> WordPlaces:
    """Return what tells words' vectors with the encoders that ship."""
    return WordPlaces(PairEncoder(MiniLMEncoder(), MultilingualEncoder()))


def test_the_vector_of_the_sentence_is_that_of_the_pair() -> None:
    pair = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    for said in ("less of this please ?", "weniger überraschungen", "don t"):
        whole, _, _ = WordPlaces(pair)(said.split(" "))
        assert whole == pytest.approx(pair.encode([said])[0], abs=1e-4)


def test_each_word_has_both_encoders_vectors_of_one_length() -> None:
    _, vectors, _ = places()(["less", "of", "the", "überraschungen", "?"])
    assert vectors.shape == (5, PLACE_DIM)
    half = len(states_of_words(["less"])[0])
    for block in (vectors[:, :half], vectors[:, half:]):
        assert np.linalg.norm(block, axis=1) == pytest.approx(PLACE_SHARE, abs=1e-3)


def test_the_same_word_means_another_thing_elsewhere() -> None:
    bank, river = (states_of_words(said.split(" "))[1] for said in ("the bank lends money", "the bank of a river"))
    assert bank[1] @ river[1] < 0.9
    assert bank[1] @ states_of_words(["the", "bank", "lends", "money"])[1][1] == pytest.approx(1.0, abs=1e-5)


def test_an_encoder_that_is_not_tuned_reads_a_word_twice_alike_and_a_tuned_one_otherwise() -> None:
    pair, words = PairEncoder(MiniLMEncoder(), MultilingualEncoder()), ["tone", "it", "down"]
    _, plain, same = WordPlaces(pair)(words)
    assert (plain == same).all()
    matrix = "encoder.layer.5.output.dense"
    inner = load()[0][matrix + ".weight"].shape[1]
    rising = np.linspace(-0.2, 0.2, 2 * DIM, dtype=np.float32).reshape(2, DIM)
    added = {matrix + DOWN: np.full((inner, 2), 0.05, np.float32), matrix + UP: rising}
    nothing = {name: told * 0 for name, told in added.items()}
    assert WordPlaces(pair, nothing)(words)[2] == pytest.approx(plain, abs=1e-6)
    again, still, tuned = WordPlaces(pair, added)(words)
    assert (still == plain).all()
    assert again == pytest.approx(pair.encode([" ".join(words)])[0], abs=1e-4)
    assert abs(tuned[:, :DIM] - plain[:, :DIM]).max() > 1e-3
    assert (tuned[:, DIM:] == plain[:, DIM:]).all()


def test_what_is_added_is_the_same_as_another_matrix() -> None:
    weights, matrix, chance = load()[0], "encoder.layer.2.intermediate.dense", np.random.default_rng(0)
    down, up = chance.normal(0, 0.1, (DIM, 3)), chance.normal(0, 0.1, (3, len(weights[matrix + ".bias"])))
    added = {matrix + DOWN: down.astype(np.float32), matrix + UP: up.astype(np.float32)}
    ids, mask = pad([[101, 2062, 2023, 102], [101, 2625, 102]])
    joined = {**weights, matrix + ".weight": weights[matrix + ".weight"] + (down @ up).T.astype(np.float32)}
    expected = token_states(joined, ids, mask)
    assert token_states({**weights, **added}, ids, mask) == pytest.approx(expected, abs=1e-4)
    assert abs(expected - token_states(weights, ids, mask)).max() > 0.01


def test_words_that_are_not_read_any_more_are_nought_and_half_an_emoji_is_no_error() -> None:
    _, states = states_of_words(["word"] * 100)
    assert states[0].any()
    assert not states[-1].any()
    assert np.isfinite(places()(["\ud83e", "a"])[1]).all()
