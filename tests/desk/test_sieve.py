"""A sieve lets through what is of its service and of its kind."""

import pytest

from core.desk.sieve import Sieve, kinds_of, services_of
from core.entities import Item

BOOK = Item("a", "A", kind="book", source="Goodreads")
FILM = Item("b", "B", kind="film", source="Letterboxd")
BARE = Item("c", "C")


@pytest.mark.parametrize(
    ("sieve", "passing", "words"),
    [
        (Sieve(), [BOOK, FILM, BARE], ""),
        (Sieve(service="Goodreads"), [BOOK], "from Goodreads"),
        (Sieve(kind="film"), [FILM], "film"),
        (Sieve("Goodreads", "film"), [], "film from Goodreads"),
    ],
)
def test_a_sieve_lets_through_what_it_says(sieve: Sieve, passing: list[Item], words: str) -> None:
    assert [item for item in (BOOK, FILM, BARE) if sieve.passes(item)] == passing
    assert sieve.in_words() == words
    assert sieve.is_open is (words == "")


def test_what_can_be_chosen_is_what_there_is_the_commonest_first() -> None:
    items = [FILM, BOOK, BOOK, BARE]
    assert services_of(items) == ("Goodreads", "Letterboxd")
    assert kinds_of(items) == ("book", "film")
    assert kinds_of([BARE]) == ()
    assert services_of([FILM, BOOK]) == ("Goodreads", "Letterboxd")
    assert kinds_of([FILM, BOOK]) == ("book", "film")
