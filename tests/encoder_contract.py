"""Promises that every encoder keeps, whatever it is made of and whatever it is given."""

import numpy as np

from core.adapters.encoders.encoder import Encoder

TEXTS = ["Growing basil on a balcony", "", "  ", "Сад на балконе", "half an emoji \ud83c", "word " * 500]
STRANGE = [
    "\U0001f9f6\U0001f97e",
    "\x00",
    "\ud83c",
    "x" * 10_000,
    "字" * 10_000,
    "ᚠᚢᚦᚨᚱᚲ",
    "\u200f\u202e",
    "12 34 56",
    "!?",
]


class EncoderContract:
    """Promises of every encoder; a subclass brings the encoder as a fixture."""

    def test_rows_are_finite_unit_float32_of_the_stated_length(self, encoder: Encoder) -> None:
        vectors = encoder.encode(TEXTS)
        assert vectors.shape == (len(TEXTS), encoder.dim)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)

    def test_no_texts_make_no_rows(self, encoder: Encoder) -> None:
        assert encoder.encode([]).shape == (0, encoder.dim)

    def test_the_same_text_has_the_same_vector_whatever_stands_beside_it(self, encoder: Encoder) -> None:
        alone = encoder.encode(TEXTS[:1])
        among = encoder.encode([*TEXTS[1:], TEXTS[0]])
        assert np.allclose(alone[0], among[-1], atol=1e-5)

    def test_different_texts_have_different_vectors(self, encoder: Encoder) -> None:
        first, second = encoder.encode(["fixing a bicycle", "baking bread"])
        assert first @ second < 0.99

    def test_progress_rises_to_all_texts(self, encoder: Encoder) -> None:
        seen: list[tuple[int, int]] = []
        encoder.encode(TEXTS, lambda done, total: seen.append((done, total)))
        assert seen == sorted(seen)
        assert seen[-1] == (len(TEXTS), len(TEXTS))

    def test_it_has_a_name(self, encoder: Encoder) -> None:
        assert encoder.encoder_id

    def test_nothing_is_too_strange_to_be_read(self, encoder: Encoder) -> None:
        vectors = encoder.encode(STRANGE)
        assert np.isfinite(vectors).all()
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
