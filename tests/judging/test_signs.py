"""The signs of a thing beside a journey tell near from far, in every script, and are finite whatever is missing."""

from datetime import date

import numpy as np
import pytest

from core.catalogue import Catalogue, build_catalogue
from core.entities import Item
from core.judging.signs import JUDGED_BY, said_words, signs
from core.similarity import Floats, unit


def shelf(rng: np.random.Generator, blocks: tuple[slice, ...] = (slice(None),)) -> Catalogue:
    """Return ten things of one topic, ten of another by other people, and one that says nothing."""
    topics = rng.normal(size=(2, 16))
    raw = unit(np.repeat(topics, 10, axis=0) + 0.3 * rng.normal(size=(20, 16))).astype(np.float32)
    raw = np.concatenate([raw, np.zeros((1, 16), np.float32)])
    items = [
        Item(f"i{n}", f"{('glaze', 'marathon')[n // 10]} number {n}", creator="ab"[n // 10], kind="book")
        for n in range(20)
    ]
    return build_catalogue([*items, Item("blank", "")], raw, date(2026, 1, 1), blocks)


def found(rows: list[int], members: list[int], blocks: tuple[slice, ...] = (slice(None),)) -> dict[str, Floats]:
    catalogue = shelf(np.random.default_rng(3), blocks)
    numbers = signs(catalogue, np.array(rows, np.int64), np.array(members, np.int64))
    assert numbers.shape == (len(rows), len(JUDGED_BY))
    assert np.isfinite(numbers).all()
    return {name: numbers[:, at] for at, name in enumerate(JUDGED_BY)}


@pytest.mark.parametrize("blocks", [(slice(None),), (slice(0, 8), slice(8, 16))])
def test_a_thing_of_the_topic_is_nearer_than_one_of_another_by_every_sign_of_nearness(
    blocks: tuple[slice, ...],
) -> None:
    told = found([5, 15], [0, 1, 2, 3], blocks)
    for name in ("heart", "near", "doubter", "words", "creator"):
        assert told[name][0] > told[name][1], name


def test_the_most_doubting_encoder_sees_no_more_than_any_other() -> None:
    one, two = found([5, 15], [0, 1], (slice(0, 8),)), found([5, 15], [0, 1], (slice(8, 16),))
    both = found([5, 15], [0, 1], (slice(0, 8), slice(8, 16)))
    assert both["doubter"] == pytest.approx(np.minimum(one["doubter"], two["doubter"]), abs=1e-6)


@pytest.mark.parametrize(("rows", "members"), [([], [0]), ([0], []), ([20], [0, 1]), ([0], [20]), ([1], [0])])
def test_nothing_to_compare_is_no_error(rows: list[int], members: list[int]) -> None:
    told = found(rows, members)
    if not members:
        assert not any(each.any() for each in told.values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The art of Rye", set()),
        ("Sourdough RYE bread", {"sourdough", "bread"}),
        ("Straßenfotografie für alle", {"strassenfotografie", "alle"}),
        ("写真の撮り方", {"写真", "真の", "の撮", "撮り", "り方"}),
        ("42 -- !!", set()),
    ],
)
def test_telling_words_are_those_that_may_say_what_something_is_about(text: str, words: set[str]) -> None:
    assert said_words(text) == words
