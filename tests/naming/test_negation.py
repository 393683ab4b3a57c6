"""A name never says the opposite of the titles: what was left behind is named as left behind."""

import pytest

from core.adapters.encoders.tagging import tag
from core.naming.names import name_journey
from core.naming.negation import left_behind, says_leaving
from core.naming.terms import TermStatistics
from core.naming.tokens import segments

SOBER = [
    "A year without alcohol, month by month",
    "Alcohol-free beers for the pub",
    "How I quit alcohol at forty",
    "Sober weddings, and what to say at the bar",
    "Sleep after I stopped drinking alcohol",
    "Parties without alcohol",
]
OTHERS = [["Tomatoes in pots", "Pots on a balcony", "Tomatoes in rain"]]


def named(titles: list[str]) -> str:
    background = TermStatistics.from_titles([*titles, *OTHERS[0], "a week of rain"])
    return name_journey(titles, siblings=OTHERS, background=background, tag=tag).text


def test_a_sober_person_s_journey_is_not_called_alcohol() -> None:
    assert named(SOBER) == "Life without alcohol"


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (
            [
                "Ein Jahr ohne Zucker",
                "Backen ohne Zucker",
                "Zuckerfrei durch die Woche",
                "Warum ich ohne Zucker lebe",
            ],
            "Leben ohne Zucker",
        ),
        (["Un año sin alcohol", "Fiestas sin alcohol", "Por qué vivo sin alcohol"], "Vida sin alcohol"),
        (["Un an sans sucre", "Cuisiner sans sucre", "Une semaine sans sucre"], "Vie sans sucre"),
        (["Um ano sem álcool", "Festas sem álcool", "A vida sem álcool"], "Vida sem álcool"),
    ],
)
def test_so_it_is_in_other_languages(titles: list[str], name: str) -> None:
    assert named(titles) == name


def test_a_phrase_of_the_titles_that_says_so_itself_is_kept() -> None:
    assert says_leaving("Alcohol-free drinks")
    assert not says_leaving("Grown-up drinks")


@pytest.mark.parametrize(
    "titles",
    [
        ["Baking bread", "Bread without kneading", "Rye bread", "Bread in a pot", "Bread at dawn"],
        ["Free fonts", "Fonts for posters", "Fonts of the fifties"],
        [],
    ],
)
def test_a_word_or_two_of_leaving_leaves_nothing_behind(titles: list[str]) -> None:
    assert left_behind([segments(title) for title in titles]) is None
