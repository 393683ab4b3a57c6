"""Two phrases make one name only where each is many of the titles and they are about different things."""

import numpy as np

from core.naming.candidates import candidates
from core.naming.pairs import joined_pair
from core.naming.space import Space
from core.naming.terms import TermStatistics
from core.naming.titles import take_apart
from core.similarity import Floats, unit

LEATHER = ["Leather wallets", "Old leather", "Leather by hand", "Leather in rain", "Dark leather"]
GUITAR = ["Guitar at dawn", "Old guitar", "Guitar by ear", "Slow guitar", "Guitar for two"]
STRAYS = ["Slow rain", "Dark wood", "Rain at dawn", "Wood for two"]


def pair_of(titles: list[str], angle: float) -> str | None:
    """Return the pair that some titles earn where the two subjects lie `angle` radians apart."""
    axes = np.array([[1.0, 0.0], [np.cos(angle), np.sin(angle)]], np.float32)

    def encode(texts: object) -> Floats:
        assert isinstance(texts, list)
        return unit(np.stack([axes[int("guitar" in text.lower())] for text in texts]))

    background = TermStatistics.from_titles([*titles, "a week of rain"])
    apart, space = take_apart(titles, background), Space(encode, encode(titles))
    found = joined_pair(candidates(apart, [1.0] * len(titles), (), background, space), apart, space)
    return found.text if found else None


def test_two_halves_that_each_are_half_of_the_titles_are_joined() -> None:
    assert pair_of([*LEATHER, *GUITAR], angle=np.pi / 2) in ("Leather and guitar", "Guitar and leather")


def test_halves_that_mean_nearly_the_same_are_not() -> None:
    assert pair_of([*LEATHER, *GUITAR], angle=0.3) is None


def test_a_few_titles_earn_no_pair() -> None:
    assert pair_of([*LEATHER[:3], *GUITAR[:3]], angle=np.pi / 2) is None


def test_a_half_that_is_in_few_titles_earns_none() -> None:
    assert pair_of([*LEATHER, *GUITAR[:2], *STRAYS], angle=np.pi / 2) is None


def test_one_phrase_for_most_titles_is_enough() -> None:
    assert pair_of([*LEATHER, *(f"Leather {title.lower()}" for title in GUITAR)], angle=np.pi / 2) is None
