"""The multilingual encoder reads titles of many languages into one space."""

import time

import numpy as np
import pytest
from encoder_contract import EncoderContract

from core.adapters.encoders.encoder import Encoder
from core.adapters.encoders.multilingual import MOST_CHARACTERS, MultilingualEncoder

BREAD = {
    "en": "Baking sourdough bread at home",
    "de": "Sauerteigbrot zu Hause backen",
    "es": "Hornear pan de masa madre en casa",
    "fr": "Faire du pain au levain à la maison",
    "pt": "Assar pão de fermentação natural em casa",
    "ja": "家でサワードウのパンを焼く",
}
CHESS = {
    "en": "Chess openings for beginners",
    "de": "Schacheröffnungen für Anfänger",
    "es": "Aperturas de ajedrez para principiantes",
    "fr": "Ouvertures d'échecs pour débutants",
    "pt": "Aberturas de xadrez para iniciantes",
    "ja": "初心者のためのチェスのオープニング",
}


@pytest.fixture
def encoder() -> Encoder:
    return MultilingualEncoder()


class TestMultilingualEncoder(EncoderContract):
    """It keeps every encoder's promises."""


def test_a_subject_is_nearer_in_any_language_than_another_subject_in_the_same(encoder: Encoder) -> None:
    bread, chess = encoder.encode(list(BREAD.values())), encoder.encode(list(CHESS.values()))
    assert (bread @ bread.T).min() > (bread @ chess.T).max()
    assert (chess @ chess.T).min() > (bread @ chess.T).max()


def test_what_stands_behind_the_first_characters_is_not_read(encoder: Encoder) -> None:
    start = "knit one, purl one. " * 60
    short, long = encoder.encode([start[:MOST_CHARACTERS], start + "taxes " * 5_000])
    assert np.allclose(short, long, atol=1e-6)


def test_a_hundred_endless_titles_are_read_in_seconds(encoder: Encoder) -> None:
    started = time.monotonic()
    encoder.encode([f"{number} " + "Marathon " * 1_200 for number in range(100)])
    assert time.monotonic() - started < 30
