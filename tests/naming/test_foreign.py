"""A name is in the language of its titles, where these tell which it is."""

import pytest

from core.naming.foreign import is_foreign

ENGLISH = ["How to bake bread in the oven", "The crumb of a good loaf", "What a starter needs"]
GERMAN = ["Brot backen mit dem Sauerteig", "Der Teig und die Ruhe", "Wie der Ofen heiß wird"]
JAPANESE = ["陶芸のはじめかた", "ろくろで器をつくる", "釉薬の選び方"]
TOUR = ["The Tour de France on a tight budget", "How the Tour de France is won"]


@pytest.mark.parametrize(
    ("name", "titles", "foreign"),
    [
        ("Baking bread at home", ENGLISH, False),
        ("Das Brot und der Ofen", ENGLISH, True),
        ("Pan con masa madre", ENGLISH, True),
        ("Backen mit Sauerteig", GERMAN, False),
        ("The oven and the dough", GERMAN, True),
        ("Tour de France", TOUR, False),
        ("A van of one's own", ENGLISH, False),
        ("陶芸の器", JAPANESE, False),
        ("Pottery for beginners", JAPANESE, True),
        ("陶芸", ENGLISH, True),
        ("Linux", ["Linux の はじめかた", "カーネルをつくる"], False),
        ("Das Brot und der Ofen", ["Sourdough", "Crumb"], False),
    ],
)
def test_another_language_is_told_by_script_and_small_words(name: str, titles: list[str], foreign: bool) -> None:
    assert is_foreign(name, titles) is foreign
