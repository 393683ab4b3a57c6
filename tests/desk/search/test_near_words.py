"""Words near one that is to be blocked: the word first with its count, then near ones, and never what is blocked."""

from collections.abc import Sequence

import numpy as np
import pytest
from strategies import NOW

from core.catalogue import build_catalogue
from core.desk.search import near_words as module
from core.desk.search.near_words import NearWord, near_words
from core.entities import Item
from core.similarity import Floats, unit

DIRECTIONS = {"run": (1.0, 0.0), "race": (0.9, 0.4), "marathon": (0.8, 0.5), "kettle": (0.0, 1.0), "42": (1.0, 0.0)}
TITLES = ("run race", "run marathon 42", "kettle an", "marathon kettle race")


def meaning(texts: Sequence[str]) -> Floats:
    """Return the directions of words, the sum of several."""
    return unit(np.array([np.sum([DIRECTIONS.get(w, (0.0, 0.1)) for w in t.split()], axis=0) for t in texts]))


def shown(phrase: str, blocked: tuple[str, ...] = ()) -> list[NearWord]:
    items = [Item(f"{at}", title) for at, title in enumerate(TITLES)]
    catalogue = build_catalogue(items, meaning(TITLES), NOW.date())
    return list(near_words(catalogue, phrase, blocked, meaning))


def test_the_word_comes_first_with_how_many_things_say_it_then_those_near_it() -> None:
    found = shown(" RUN ")
    assert found[0] == NearWord("run", 2)
    assert {near.word for near in found[1:]} <= {"race", "marathon"}
    assert NearWord("race", 2) in found
    assert "kettle" not in {near.word for near in found}


def test_what_is_blocked_already_short_words_and_numbers_are_not_offered() -> None:
    words = {near.word for near in shown("run", ("race",))}
    assert words.isdisjoint({"race", "an", "42"})


def test_no_more_are_shown_than_one_looks_through() -> None:
    assert len(shown("run")) <= 1 + module.MOST_SHOWN


def test_a_word_that_nothing_says_is_shown_with_none_and_no_word_is_nothing() -> None:
    assert shown("zebra")[0] == NearWord("zebra", 0)
    assert shown(" -- ") == []


def words_of(titles: Sequence[str], likeness: dict[str, float], phrase: str = "run") -> list[str]:
    """Return the words shown near a phrase, in titles whose words are so alike to it, the mean being nothing."""

    def told(texts: Sequence[str]) -> Floats:
        cosine = np.array([1.0 if t == phrase else likeness.get(t, 0.0) for t in texts], np.float32)
        return np.stack([cosine, np.sqrt(1.0 - cosine**2)], axis=1)

    items = [Item(f"{at:03d}", title) for at, title in enumerate(titles)]
    vectors = np.stack([told([phrase] * len(items)), -told([phrase] * len(items))]).reshape(-1, 2)
    against = [Item(f"-{at:03d}", "") for at in range(len(items))]
    catalogue = build_catalogue([*items, *against], vectors.astype(np.float32), NOW.date())
    return [near.word for near in near_words(catalogue, phrase, (), told)]


def test_a_near_word_has_three_letters_at_least() -> None:
    assert words_of(["jog xy"], {"jog": 0.9, "xy": 0.9}) == ["run", "jog"]


def test_a_word_is_near_from_six_tenths_alike_on_and_the_nearest_come_first() -> None:
    likeness = {"jogging": 0.601, "racing": 0.8, "sleeping": 0.599}
    assert words_of(["jogging sleeping racing"], likeness) == ["run", "racing", "jogging"]


def test_the_six_nearest_words_are_shown() -> None:
    likeness = {f"word{at}": 0.9 - at / 100 for at in range(8)}
    assert words_of([" ".join(likeness)], likeness) == ["run", *list(likeness)[:6]]


def test_the_titles_of_the_sixty_nearest_things_are_looked_through() -> None:
    titles = [f"w{at:03d}" for at in range(61)]
    likeness = {title: 0.9 if at in (59, 60) else 0.0 for at, title in enumerate(titles)}
    assert words_of(titles, likeness) == ["run", "w059"]


def test_a_phrase_of_two_words_offers_neither_of_them() -> None:
    assert words_of(["true crime story"], {"true": 0.9, "crime": 0.9, "story": 0.9}, "true crime") == [
        "true crime", "story",
    ]  # fmt: skip


def test_whoever_reads_words_gives_a_direction_for_each_or_nothing_is_shown() -> None:
    items = [Item(f"{at}", title) for at, title in enumerate(TITLES)]
    catalogue = build_catalogue(items, meaning(TITLES), NOW.date())
    with pytest.raises(ValueError, match="zip"):
        near_words(catalogue, "run", (), lambda texts: meaning(texts)[:1])
