"""Salient terms are frequent in a journey and rare elsewhere."""

from core.naming.terms import TermStatistics, content_keys, salience, sibling_shares
from core.naming.tokens import segments

HERBS = ["Basil on a balcony", "Basil and thyme", "Watering basil", "Balcony tomatoes"]
PIZZA = ["Pizza dough", "Basil for pizza", "Pizza stone"]


def salient(siblings: list[list[str]], weights: list[float] | None = None) -> dict[str, float]:
    background = TermStatistics.from_titles([*HERBS, *PIZZA, *["Rain and wind"] * 20])
    members = [segments(title) for title in HERBS]
    others = [[content_keys(title) for title in titles] for titles in siblings]
    return salience(members, weights or [1.0] * len(HERBS), sibling_shares(others), background)


def test_a_frequent_term_is_more_salient_than_a_rare_one() -> None:
    scores = salient([])
    assert scores["basil"] > scores["balcony"] > scores["thyme"] > 0


def test_a_term_that_a_sibling_shares_is_less_salient() -> None:
    assert salient([["Basil"] * 3])["basil"] < salient([])["basil"]


def test_a_title_that_counts_more_makes_its_terms_more_salient() -> None:
    assert salient([], [1.0, 1.0, 1.0, 5.0])["tomato"] > salient([])["tomato"]


def test_an_empty_catalogue_is_no_error() -> None:
    assert salience([segments("Basil")], [1.0], {}, TermStatistics())["basil"] >= 0


def test_statistics_know_how_a_word_is_written_and_where_phrases_end() -> None:
    titles = [
        "visiting Lisbon in spring",
        "a week in Lisbon alone",
        "the LED lamps of spring",
        "LED Lamps Compared",
    ]
    statistics = TermStatistics.from_titles(titles)
    assert statistics.forms["lisbon"] == "Lisbon"
    assert statistics.forms["led"] == "LED"
    assert statistics.forms["spring"] == ""
    assert statistics.closings["spring"] > statistics.closings["led"]
