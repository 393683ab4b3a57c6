"""Whatever a history is made of, in whatever language, it falls into journeys by subject: real encoders, real model."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from bad_histories import BAD_HISTORIES

from benchmarks.languages import titles_in
from core.adapters.encoders.encoder import MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.shipped.models import extraction_model
from core.adapters.shipped.reference import reference
from core.adapters.shipped.subjects import reference_subjects
from core.extraction.extraction import extract
from core.extraction.tree import Clusters
from core.metrics.clustering import bcubed_f1, bcubed_precision

Find = Callable[[Sequence[str]], Clusters]


@pytest.fixture(scope="module")
def find() -> Find:
    """Return what finds the journeys of a list of titles, as rows."""
    encoder = PairEncoder(MiniLMEncoder(), MultilingualEncoder())
    background, about = reference(encoder), reference_subjects(encoder)

    def found(titles: Sequence[str]) -> Clusters:
        return extract(
            [str(row) for row in range(len(titles))],
            encoder.encode(titles),
            titles=titles,
            background=background,
            model=extraction_model(),
            blocks=encoder.blocks,
            subjects=about,
        ).cut()

    return found


def labels(clusters: Clusters) -> list[int]:
    """Return the number of every row's cluster."""
    label_of = {int(row): number for number, cluster in enumerate(clusters) for row in cluster}
    return [label_of[row] for row in range(len(label_of))]


@pytest.mark.parametrize("kind", BAD_HISTORIES)
def test_a_history_that_says_little_keeps_every_item_once(find: Find, kind: str) -> None:
    titles = BAD_HISTORIES[kind]()
    assert sorted(int(row) for cluster in find(titles) for row in cluster) == list(range(len(titles)))


@pytest.mark.parametrize("kind", ["one word", "capitals", "digits", "emoji", "unknown scripts"])
def test_a_history_that_says_little_is_never_one_heap(find: Find, kind: str) -> None:
    titles = BAD_HISTORIES[kind]()
    assert max(map(len, find(titles))) < 0.9 * len(titles)


def test_scripts_that_no_encoder_reads_are_told_apart_by_their_letters(find: Find) -> None:
    assert bcubed_f1(np.arange(60) % 3, labels(find(BAD_HISTORIES["unknown scripts"]()))) > 0.9


def test_one_title_over_and_over_is_one_journey(find: Find) -> None:
    assert len(find(BAD_HISTORIES["all the same"]())) == 1


def test_what_shouts_is_still_told_apart_by_its_subject(find: Find) -> None:
    assert bcubed_f1(np.arange(60) % 2, labels(find(BAD_HISTORIES["capitals"]()))) > 0.6


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "ja", "pt"])
def test_a_history_in_any_language_falls_into_journeys_by_subject(find: Find, language: str) -> None:
    titled = titles_in(language)
    label = labels(find([row.title for row in titled]))
    assert bcubed_f1([row.interest for row in titled], label) > 0.35
    assert np.bincount(label).max() < 0.9 * len(label)


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "ja", "pt"])
@pytest.mark.parametrize("n", [8, 10, 11])
def test_even_ten_titles_of_two_subjects_are_never_one_heap(find: Find, language: str, n: int) -> None:
    titled = titles_in(language)
    both = [row for pair in zip(titled[:6], titled[45:51], strict=True) for row in pair][:n]
    assert len({row.interest for row in both}) == 2
    assert max(map(len, find([row.title for row in both]))) <= 0.9 * n


def test_seven_titles_may_be_one_journey(find: Find) -> None:
    assert len(find([row.title for row in titles_in("de")[:7]])) == 1


def test_journeys_go_by_subject_and_not_by_language(find: Find) -> None:
    by_subject, by_language = [], []
    for language in ("de", "es", "fr", "it", "ja", "pt"):
        titled = [*titles_in(language)[::2], *titles_in("en")[1::2]]
        label = labels(find([row.title for row in titled]))
        by_subject.append(bcubed_precision([row.interest for row in titled], label))
        by_language.append(bcubed_precision([row.language for row in titled], label))
    shares = np.mean(by_subject) / (1 / 6), np.mean(by_language) / (1 / 2)
    assert shares[0] > 2.0
    assert shares[1] < 1.5
