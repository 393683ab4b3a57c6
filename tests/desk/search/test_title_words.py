"""The words of titles lie where their titles do, are kept from two titles on, and the nearest come first."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import Catalogue, build_catalogue
from core.desk.search.title_words import LEAST_SAID, MOST_TITLE_WORDS, title_words
from core.entities import Item
from core.similarity import unit

DIM = 6
WORDS = ["clay", "glaze", "kiln", "of", "die", "写真の", "straße", "ÉTÉ", "ab"]


def catalogue_of(titles: list[str], seed: int = 0) -> Catalogue:
    """Return a catalogue of titles whose vectors are drawn."""
    drawn = np.random.default_rng(seed).normal(size=(len(titles), DIM))
    items = [Item(f"i{at}", title) for at, title in enumerate(titles)]
    return build_catalogue(items, unit(drawn).astype(np.float32), date(2026, 1, 1))


@given(
    titles=st.lists(
        st.lists(st.sampled_from(["clay", "glaze", "kiln", "of", "die", "写真の", "straße", "ÉTÉ", "ab"]), max_size=4),
        max_size=12,
    ),
    seed=st.integers(0, 9),
)
def test_a_word_lies_where_its_titles_do_and_the_less_far_the_fewer_say_it(titles: list[list[str]], seed: int) -> None:
    catalogue = catalogue_of([" ".join(words) for words in titles], seed)
    read = title_words(catalogue)
    said = [{word.casefold() for word in words} for words in titles]
    assert set(read.words) == {
        word
        for word in {word for words in said for word in words} - {"of", "die", "ab"}
        if sum(word in words for words in said) >= LEAST_SAID
    }
    assert read.vectors.shape == (len(read.words), DIM)
    for word, vector in zip(read.words, read.vectors, strict=True):
        rows = [at for at, words in enumerate(said) if word in words]
        mean = catalogue.vectors[rows].sum(axis=0)
        length = float(np.linalg.norm(mean))
        expected = mean / length * len(rows) / (len(rows) + 1) if length else mean
        assert np.allclose(vector, expected, atol=1e-5)


@given(seed=st.integers(0, 20), n=st.integers(0, 5))
def test_the_nearest_words_come_first_and_those_that_are_left_out_never(seed: int, n: int) -> None:
    catalogue = catalogue_of(["clay kiln", "clay glaze", "kiln glaze", "glaze rook", "rook bishop", "bishop"], seed)
    read, meant = title_words(catalogue), catalogue.vectors[0]
    near = read.near(meant, n, {"glaze"})
    assert len(near) == min(n, len(read.words) - 1)
    assert [each.likeness for each in near] == sorted((each.likeness for each in near), reverse=True)
    assert "glaze" not in {each.word for each in near}
    others = [float(v @ meant) for word, v in zip(read.words, read.vectors, strict=True) if word != "glaze"]
    assert [each.likeness for each in near] == pytest.approx(sorted(others, reverse=True)[:n], abs=1e-6)


def test_of_very_many_words_the_commonest_are_kept() -> None:
    titles = [f"w{chr(97 + a)}{chr(97 + b)}{chr(97 + c)}" for a in range(18) for b in range(18) for c in range(18)]
    read = title_words(catalogue_of([*titles, *titles, titles[-1]]))
    assert len(read.words) == MOST_TITLE_WORDS
    assert read.words[0] == titles[-1]


def test_of_very_many_titles_those_most_taken_up_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.desk.search.title_words.TITLES_GATHERED", 3)
    items = [
        Item(f"i{at}", title, popularity=n)
        for at, (title, n) in enumerate([("clay", 1), ("kiln clay", 5), ("kiln", 4), ("rook", 0), ("rook", 0)])
    ]
    vectors = unit(np.random.default_rng(1).normal(size=(5, DIM))).astype(np.float32)
    read = title_words(build_catalogue(items, vectors, date(2026, 1, 1)))
    assert read.words == ("clay", "kiln")


def test_where_nothing_is_said_twice_there_is_no_word() -> None:
    for titles in ([], ["clay"], ["12 34", "12 34"]):
        read = title_words(catalogue_of(titles))
        assert read.words == ()
        assert read.near(np.ones(DIM, np.float32), 3, set()) == ()
