"""Two encoders side by side read every language and lose no English."""

import numpy as np
import pytest
from encoder_contract import EncoderContract

from core.adapters.encoders.bridge import Bridge
from core.adapters.encoders.encoder import Encoder, HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder, blocks_of, from_parts, parts_of
from core.similarity import unit


class TestPairEncoder(EncoderContract):
    @pytest.fixture
    def encoder(self) -> Encoder:
        return PairEncoder(MiniLMEncoder(), MultilingualEncoder())


class TestPairOfAnyTwo(EncoderContract):
    @pytest.fixture
    def encoder(self) -> Encoder:
        weights = np.random.default_rng(0).normal(size=(8, 4)).astype(np.float32)
        bridge = Bridge(np.zeros(4, np.float32), np.zeros(8, np.float32), weights)
        return PairEncoder(HashingEncoder(4), HashingEncoder(8), lambda: bridge)


@pytest.fixture
def pair() -> PairEncoder:
    return PairEncoder(MiniLMEncoder(), MultilingualEncoder())


def test_its_id_names_both_and_its_blocks_are_their_columns(pair: PairEncoder) -> None:
    assert pair.encoder_id == "all-MiniLM-L6-v2+use-multilingual-v3"
    assert blocks_of(pair) == (slice(0, 384), slice(384, 896))
    assert pair.dim == sum(part.dim for part in parts_of(pair)) == 896


def test_one_encoder_alone_is_its_own_only_part() -> None:
    alone = HashingEncoder(8)
    vectors = alone.encode(["a", "b"])
    assert parts_of(alone) == (alone,)
    assert from_parts(alone, [vectors]) is vectors
    assert vectors[:, blocks_of(alone)[0]].shape == vectors.shape


def test_an_english_title_keeps_what_the_english_encoder_says_of_it(pair: PairEncoder) -> None:
    titles = ["Growing basil on a balcony", "How to tune a guitar by ear", "Index funds for beginners"]
    block = unit(pair.encode(titles)[:, pair.blocks[0]])
    english = unit(pair.parts[0].encode(titles) - pair._bridge().english_mean)
    assert (np.einsum("ij,ij->i", block, english) > 0.98).all()


def test_in_each_block_a_german_title_is_nearest_to_the_english_one_about_the_same(pair: PairEncoder) -> None:
    english = ["Baking sourdough bread", "Chess openings", "Repairing a bicycle", "Learning the guitar"]
    german = ["Sauerteigbrot backen", "Eröffnungen im Schach", "Ein Fahrrad reparieren", "Gitarre lernen"]
    vectors = pair.encode([*english, *german])
    for block in pair.blocks:
        here = unit(vectors[:, block] - vectors[:, block].mean(axis=0))
        assert (here[4:] @ here[:4].T).argmax(axis=1).tolist() == [0, 1, 2, 3]


def test_the_english_encoder_alone_would_not_have_found_it() -> None:
    english = MiniLMEncoder().encode(["Baking sourdough bread", "Chess openings"])
    german = MiniLMEncoder().encode(["Eröffnungen im Schach spielen", "Knuspriges Brot mit Natursauer"])
    assert (german @ english.T).max() < 0.35
