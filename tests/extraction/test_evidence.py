"""Evidence about pairs is symmetric, finite, and there for whatever is missing."""

import numpy as np
import pytest

from core.adapters.shipped.models import extraction_model
from core.extraction.evidence import content_evidence, pair_evidence
from core.extraction.leaves import comes_in_batches, gathered_views
from core.extraction.lexical import gram_vectors, style_vectors
from core.extraction.pair_model import pair_probability
from core.similarity import Background, background_of, smoothed, smoothed_cosine, unit

TITLES = ["Growing basil", "Growing mint", "", "https://example.org/a", "Сад на балконе", "Basil pesto (2019)"]


def vectors(n: int = len(TITLES), seed: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return unit(np.random.default_rng(seed).normal(size=(n, 16)).astype(np.float32))


@pytest.mark.parametrize("titles", [TITLES, None])
@pytest.mark.parametrize("times", [np.arange(6) // 2 * 3600, None])
@pytest.mark.parametrize("sources", [["a", "a", "", "b", "", "a"], None])
@pytest.mark.parametrize("background", [background_of(vectors(200, 1)), None])
def test_every_kind_is_symmetric_and_finite_whatever_is_missing(
    titles: list[str] | None,
    times: np.ndarray[tuple[int, ...], np.dtype[np.int64]] | None,
    sources: list[str] | None,
    background: Background | None,
) -> None:
    leaf = np.arange(6, dtype=np.int32)
    evidence = pair_evidence(
        gathered_views(leaf, vectors(), times=times, titles=titles, sources=sources, background=background)
    )
    for name, matrix in evidence.items():
        assert matrix.shape == (6, 6), name
        assert np.isfinite(matrix).all(), name
        assert np.allclose(matrix, matrix.T, atol=1e-4), name


def test_the_kinds_do_not_depend_on_what_is_known() -> None:
    leaf = np.arange(6, dtype=np.int32)
    bare = pair_evidence(gathered_views(leaf, vectors(), times=None, titles=None, sources=None, background=None))
    full = pair_evidence(
        gathered_views(leaf, vectors(), times=leaf.astype(np.int64), titles=TITLES, sources=TITLES, background=None)
    )
    assert list(bare) == list(full)


def test_what_needs_no_times_is_the_same_without_the_rest() -> None:
    views = gathered_views(
        np.arange(6, dtype=np.int32), vectors(), times=np.arange(6), titles=TITLES, sources=TITLES, background=None
    )
    content, whole = content_evidence(views), pair_evidence(views)
    assert set(extraction_model().untimed.names) <= set(content)
    assert all(np.array_equal(matrix, whole[name]) for name, matrix in content.items())


@pytest.mark.parametrize(("neighbours", "weight"), [(8, 1.0), (20, 2.0)])
def test_smoothing_cosines_is_smoothing_vectors(neighbours: int, weight: float) -> None:
    points = vectors(60)
    points[7] = 0.0
    moved = smoothed(points, neighbours, weight)
    assert np.allclose(smoothed_cosine(points @ points.T, neighbours, weight), moved @ moved.T, atol=1e-5)


def test_every_pair_is_answered_by_the_mean_of_the_networks() -> None:
    model, n = extraction_model().untimed, 150
    views = gathered_views(
        np.arange(n, dtype=np.int32),
        vectors(n),
        times=None,
        titles=None,
        sources=None,
        background=background_of(vectors(200, 1)),
    )
    evidence = content_evidence(views)
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
    views = gathered_views(leaf, vectors(3), times=np.arange(6), titles=TITLES, sources=TITLES, background=None)
    assert views.grams.shape[0] == views.style.shape[0] == 3
    assert views.sources == [TITLES[0], TITLES[1], TITLES[4]]


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


def test_time_tells_only_where_items_come_together() -> None:
    assert comes_in_batches(np.asarray([1.0, 1.0, 2.0, 3.0]))
    assert not comes_in_batches(np.arange(30.0))
    assert not comes_in_batches(None)
