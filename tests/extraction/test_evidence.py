"""Evidence about pairs is symmetric, finite, and there for whatever is missing."""

import numpy as np
import pytest

from core.adapters.shipped.models import extraction_model
from core.extraction.evidence import Views, pair_evidence
from core.extraction.leaves import gathered_views
from core.extraction.lexical import gram_vectors, style_vectors
from core.extraction.pair_model import pair_probability
from core.similarity import Background, background_of, smoothed, smoothed_cosine, unit

TITLES = ["Growing basil", "Growing mint", "", "https://example.org/a", "Сад на балконе", "Basil pesto (2019)"]


def vectors(n: int = len(TITLES), seed: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return unit(np.random.default_rng(seed).normal(size=(n, 16)).astype(np.float32))


BLOCKS = (slice(0, 6), slice(6, 16))


def views(n: int = len(TITLES), titles: list[str] | None = None, background: Background | None = None) -> Views:
    """Return the views of some items that two encoders read."""
    background = background or background_of(vectors(200, 1))
    return gathered_views(np.arange(n, dtype=np.int32), vectors(n), titles or TITLES, background, BLOCKS)


@pytest.mark.parametrize("titles", [TITLES, [""] * 6])
@pytest.mark.parametrize("n_known", [200, 20, 1])
def test_every_kind_is_symmetric_and_finite_whatever_is_missing(titles: list[str], n_known: int) -> None:
    evidence = pair_evidence(views(titles=titles, background=background_of(vectors(n_known, 1))))
    for name, matrix in evidence.items():
        assert matrix.shape == (6, 6), name
        assert np.isfinite(matrix).all(), name
        assert np.allclose(matrix, matrix.T, atol=1e-4), name


def test_a_model_finds_the_kinds_that_it_was_trained_on_for_one_encoder_and_for_two() -> None:
    alone = gathered_views(np.arange(6, dtype=np.int32), vectors(), TITLES, background_of(vectors(200, 1)))
    assert extraction_model().suited(1).names == tuple(pair_evidence(alone))
    assert extraction_model().suited(2).names == tuple(pair_evidence(views()))


def test_two_encoders_that_say_the_same_are_as_good_as_one() -> None:
    said, background = vectors(), background_of(vectors(200, 1))
    twice = Background(np.tile(background.mean, 2), np.tile(background.sample, 2))
    leaf = np.arange(6, dtype=np.int32)
    alone = pair_evidence(gathered_views(leaf, said, TITLES, background))
    both = pair_evidence(gathered_views(leaf, np.tile(said, 2), TITLES, twice, (slice(0, 16), slice(16, 32))))
    assert all(np.allclose(both[name], kind, atol=1e-5) for name, kind in alone.items())


@pytest.mark.parametrize(("neighbours", "weight"), [(8, 1.0), (20, 2.0)])
def test_smoothing_cosines_is_smoothing_vectors(neighbours: int, weight: float) -> None:
    points = vectors(60)
    points[7] = 0.0
    moved = smoothed(points, neighbours, weight)
    assert np.allclose(smoothed_cosine(points @ points.T, neighbours, weight), moved @ moved.T, atol=1e-5)


@pytest.mark.parametrize("n_encoders", [1, 2])
def test_every_pair_is_answered_by_the_mean_of_the_networks(n_encoders: int) -> None:
    model, n = extraction_model().suited(n_encoders), 150
    blocks = BLOCKS if n_encoders == 2 else (slice(None),)
    background, titles = background_of(vectors(200, 1)), [f"title {row}" for row in range(n)]
    evidence = pair_evidence(gathered_views(np.arange(n, dtype=np.int32), vectors(n), titles, background, blocks))
    rows = np.stack([evidence[name].ravel() for name in model.names], axis=1)
    standard = np.clip((rows - model.mean) / model.scale, -3.0, 3.0)
    answers = []
    for layers in model.networks:
        hidden = standard
        for weights, bias in layers[:-1]:
            hidden = np.maximum(hidden @ weights + bias, 0.0)
        answers.append(1.0 / (1.0 + np.exp(-(hidden @ layers[-1][0] + layers[-1][1])[:, 0])))
    upper = np.triu_indices(n, 1)
    probability = pair_probability(model, evidence)
    assert np.allclose(probability[upper], np.mean(answers, axis=0).reshape(n, n)[upper], atol=1e-5)
    assert np.array_equal(probability, probability.T)


def test_items_of_one_leaf_are_averaged() -> None:
    leaf = np.asarray([0, 1, 0, 1, 2, 2], np.int32)
    gathered = gathered_views(leaf, vectors(3), TITLES, background_of(vectors(200, 1)), BLOCKS)
    assert gathered.grams.shape[0] == gathered.style.shape[0] == 3
    assert [block.shape for block in gathered.blocks] == [(3, 6), (3, 10)]


def test_titles_that_share_words_or_pieces_are_near() -> None:
    basil, pots, tax = gram_vectors(["growing basil", "gardeners grow basil", "income tax"])
    assert basil @ pots > basil @ tax


def test_how_a_title_is_written_is_counted() -> None:
    _, year, cyrillic, wide = style_vectors(["", "Basil pesto (2019)", "Сад НА балконе", "日本 a"])
    assert year[:5] == pytest.approx([np.log1p(18) / 5, np.log1p(3) / 3, 1 / 10, 1 / 3, 3 * 4 / 18])
    assert (year[7], year[8], year[9], year[10]) == (1.0, 1.0, 0.0, 0.5)
    assert (cyrillic[5], cyrillic[6], wide[5], wide[6]) == (0.0, 1.0, 1.0, 0.0)
    assert cyrillic[3] == pytest.approx(2 / 3)


def test_a_title_without_words_has_no_direction() -> None:
    assert not gram_vectors(["", "basil"])[0].any()
    assert np.isfinite(style_vectors(["", "half an emoji \ud83c"])).all()
