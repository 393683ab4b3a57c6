"""A text is encoded once for every encoder, and the vectors of two encoders never mix."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from core.adapters.encoders.bridge import Bridge
from core.adapters.encoders.encoder import Encoder, HashingEncoder, OpenAIEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.adapters.store.maps import Maps
from core.adapters.store.model_answers import StoredAnswers
from core.adapters.store.vectors import TEXTS_AT_A_TIME, Vectors
from core.progress import Progress


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database()
    yield database
    database.close()


@pytest.fixture
def vectors(database: Database) -> Vectors:
    return Vectors(database)


class CountingEncoder:
    """A tiny encoder that counts the texts it was given and may stop after some."""

    is_local = True

    def __init__(self, encoder_id: str = "counting", dim: int = 4, most: int = 10**9) -> None:
        self.encoder_id, self.dim = encoder_id, dim
        self.left, self.given = most, 0

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        self.left -= len(texts)
        if self.left < 0:
            raise ConnectionError("cut off")
        self.given += len(texts)
        return HashingEncoder(self.dim).encode(texts)


TEXTS = ["balcony herbs", "", "自作シンセ", "balcony herbs", "tax return", ""]


def test_vectors_stand_in_the_order_of_the_texts_however_often_they_repeat(vectors: Vectors) -> None:
    encoder = CountingEncoder()
    expected = HashingEncoder(4).encode(TEXTS)
    for _ in range(2):
        assert np.array_equal(vectors.encode(TEXTS, encoder), expected)
    assert encoder.given == 4
    assert np.array_equal(vectors.encode(TEXTS[::-1], encoder), expected[::-1])


def test_only_new_texts_are_encoded(vectors: Vectors) -> None:
    encoder = CountingEncoder()
    vectors.encode(["a", "b"], encoder)
    vectors.encode(["c", "b", "a"], encoder)
    assert encoder.given == 3


def test_a_run_that_was_cut_off_goes_on_where_it_stopped(vectors: Vectors) -> None:
    texts = [f"title {k}" for k in range(2 * TEXTS_AT_A_TIME + 10)]
    with pytest.raises(ConnectionError):
        vectors.encode(texts, CountingEncoder(most=TEXTS_AT_A_TIME + 5))
    again, told = CountingEncoder(), list[tuple[int, int]]()
    made = vectors.encode(texts, again, lambda done, total: told.append((done, total)))
    assert again.given == TEXTS_AT_A_TIME + 10
    assert told == [(TEXTS_AT_A_TIME, TEXTS_AT_A_TIME + 10), (TEXTS_AT_A_TIME + 10, TEXTS_AT_A_TIME + 10)]
    assert np.array_equal(made, HashingEncoder(4).encode(texts))


def test_the_vectors_of_two_encoders_never_mix(vectors: Vectors) -> None:
    one, two = CountingEncoder("one"), CountingEncoder("two", dim=8)
    vectors.encode(["a", "b"], one)
    _, missing = vectors.load(["a", "b"], "two")
    assert missing == [0, 1]
    assert vectors.encode(["a", "b"], two).shape == (2, 8)
    assert vectors.encode(["a", "b"], one).shape == (2, 4)
    assert (one.given, two.given) == (2, 2)


def test_an_encoder_that_changed_its_length_is_another_encoder(vectors: Vectors) -> None:
    vectors.encode(["a", "b"], CountingEncoder(dim=4))
    longer = CountingEncoder(dim=8)
    made = vectors.encode(["b", "c"], longer)
    assert np.array_equal(made, HashingEncoder(8).encode(["b", "c"]))
    assert np.array_equal(vectors.encode(["a", "b", "c"], longer), HashingEncoder(8).encode(["a", "b", "c"]))
    assert longer.given == 3


def test_lengths_that_differ_are_never_read_as_one_matrix(vectors: Vectors) -> None:
    vectors.save(["a"], np.ones((1, 4), np.float32), "x")
    vectors.save(["b"], np.ones((1, 8), np.float32), "x")
    found, missing = vectors.load(["a", "b"], "x", 8)
    assert (found.tolist(), missing) == ([[0.0] * 8, [1.0] * 8], [0])


def pair_of(english: CountingEncoder, multilingual: CountingEncoder) -> PairEncoder:
    """Return a pair of tiny encoders."""
    weights = np.random.default_rng(0).normal(size=(multilingual.dim, english.dim)).astype(np.float32)
    means = np.zeros(english.dim, np.float32), np.zeros(multilingual.dim, np.float32)
    return PairEncoder(english, multilingual, lambda: Bridge(*means, weights))


def test_what_one_of_a_pair_has_read_before_is_read_by_the_other_alone(vectors: Vectors) -> None:
    english, multilingual = CountingEncoder("english"), CountingEncoder("multilingual", dim=8)
    pair, told = pair_of(english, multilingual), list[tuple[int, int]]()
    vectors.encode(["a", "b"], english)
    made = vectors.encode(["b", "c", "a", "c"], pair, lambda done, total: told.append((done, total)))
    assert (english.given, multilingual.given) == (3, 3)
    assert told == [(3, 3)]
    assert np.array_equal(made, pair.encode(["b", "c", "a", "c"]))
    assert np.array_equal(vectors.encode(["c"], multilingual), HashingEncoder(8).encode(["c"]))


def test_a_pair_that_was_cut_off_goes_on_where_it_stopped(vectors: Vectors) -> None:
    texts = [f"title {k}" for k in range(TEXTS_AT_A_TIME + 10)]
    with pytest.raises(ConnectionError):
        vectors.encode(texts, pair_of(CountingEncoder("one"), CountingEncoder("two", dim=8, most=TEXTS_AT_A_TIME)))
    one, two = CountingEncoder("one"), CountingEncoder("two", dim=8)
    made = vectors.encode(texts, pair_of(one, two))
    assert (one.given, two.given) == (0, 10)
    assert np.array_equal(made, pair_of(one, two).encode(texts))


def test_half_an_emoji_has_a_vector_as_well(vectors: Vectors) -> None:
    encoder = CountingEncoder()
    vectors.encode(["half \ud83c"], encoder)
    vectors.encode(["half \ud83c"], encoder)
    assert encoder.given == 1


def test_the_same_endpoint_model_at_another_length_has_another_id() -> None:
    ids = {OpenAIEncoder("http://127.0.0.1:9/v1", "", "m", dim).encoder_id for dim in (256, 512)}
    assert len(ids) == 2


@pytest.mark.parametrize("encoder", [HashingEncoder(4), CountingEncoder()])
def test_no_texts_have_no_vectors(vectors: Vectors, encoder: Encoder) -> None:
    assert len(vectors.encode([], encoder)) == 0
    assert vectors.load(["a"], encoder.encoder_id)[1] == [0]


def test_a_map_comes_back_and_a_newcomer_joins_it(database: Database) -> None:
    maps = Maps(database)
    maps.save(
        "m",
        encoder_id="tiny",
        seed=7,
        library="umap 0.5",
        item_ids=["a", "b"],
        xy=np.array([[1, 2], [3, 4]], np.float32),
    )
    maps.save(
        "m",
        encoder_id="tiny",
        seed=7,
        library="umap 0.5",
        item_ids=["b", "c"],
        xy=np.array([[5, 6], [7, 8]], np.float32),
    )
    assert maps.load("m") == {"a": (1.0, 2.0), "b": (5.0, 6.0), "c": (7.0, 8.0)}
    assert maps.load("unknown") == {}
    assert (maps.has("m"), maps.has("unknown")) == (True, False)


def test_an_answer_is_kept_by_its_prompt_and_the_latest_counts(database: Database) -> None:
    answers = StoredAnswers(database)
    assert answers.get("p") is None
    answers.put("p", "first")
    answers.put("p", "Kräuter 🌿")
    assert answers.get("p") == "Kräuter 🌿"


def test_a_title_is_read_as_what_it_is_about_whoever_asks_and_found_again_by_the_whole(vectors: Vectors) -> None:
    encoder = HashingEncoder(8)
    titles = ["Watched Why cats knead", "WHY SOURDOUGH COLLAPSES AGAIN", "[Official Video] Blue"]
    read = encoder.encode(["Why cats knead", "why sourdough collapses again", "Blue"])
    np.testing.assert_allclose(vectors.encode(titles, encoder), read, atol=1e-6)
    assert vectors.load(titles, encoder.encoder_id, encoder.dim)[1] == []
