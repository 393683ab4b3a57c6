"""What no encoder reads is parted by its characters; what one reads is left to it."""

import numpy as np
import pytest

from core.extraction.dendrogram import cut_labels
from core.extraction.extraction import extract
from core.extraction.unread import LEAST, is_unread, parted, sign_vectors
from core.similarity import Floats, unit

SIGNS = ["🍞🥖", "🥖🍞🍞", "🍞", "🥖", "🎸🎶", "🎶", "🎸", "🎶🎸🎸", "🐕", "🐕🐾", "🐾", "🐾🐕"]
GREEK = ["Ψωμί με προζύμι", "Αλεύρι για ψωμί", "Τρέξιμο το πρωί", "Παπούτσια για τρέξιμο"]


def one_heap(n: int) -> Floats:
    return unit(np.ones((n, 8), np.float32) + 0.1 * np.eye(n, 8, dtype=np.float32))


@pytest.mark.parametrize("titles", [SIGNS, GREEK, ["...", "!", "?", " "]])
def test_titles_in_no_script_that_is_read_are_unread_where_their_vectors_lie_on_one_heap(titles: list[str]) -> None:
    assert is_unread(titles, one_heap(len(titles)))
    assert not is_unread(titles, np.eye(len(titles), 16, dtype=np.float32))


@pytest.mark.parametrize(
    "titles",
    [
        ["Morning run 1", "Morning run 2", "Morning run 3", "Morning run 4"],
        ["2024-01-01", "2024-01-02", "2024-01-03"],
        ["パンを焼く", "犬の散歩", "星を見る"],
        ["Хлеб на закваске", "Бег по утрам", "Гитара"],
        ["🍞 bread at home", "🎸 first chords", "🐕 a puppy"],
        [*SIGNS[:2], "Bread", "Dogs", "Stars"],
        SIGNS[:2],
        [],
    ],
    ids=["series", "digits", "Japanese", "Russian", "signs beside words", "mostly words", "two", "none"],
)
def test_what_is_in_letters_or_digits_that_are_read_is_not(titles: list[str]) -> None:
    assert not is_unread(titles, one_heap(len(titles)))


def test_titles_that_share_characters_lie_together_and_what_is_not_seen_says_nothing() -> None:
    vectors = sign_vectors([*SIGNS, "", "\u200d"])
    cosine = vectors @ vectors.T
    assert cosine[0, 1] > 0.3 > cosine[0, 4] == 0.0
    assert not vectors[-2:].any()


def test_signs_fall_into_parts_by_what_they_show() -> None:
    found = extract([str(row) for row in range(12)], one_heap(12), titles=SIGNS).cut()
    assert [{int(row) // 4 for row in cluster} for cluster in found] == [{0}, {1}, {2}]


@pytest.mark.parametrize("n", [1, 2, 3, 40])
def test_there_are_three_parts_at_least_of_what_can_be_told_apart(n: int) -> None:
    merges, heights, height = parted(sign_vectors([chr(0x13A0 + row % 30) + chr(0x13A1 + row) for row in range(n)]))
    assert cut_labels(merges, int((heights <= height).sum())).max() + 1 >= min(LEAST, n)
