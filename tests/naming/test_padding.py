"""Words that measure, count and praise are no subject in any language."""

import pytest

from core.naming.names import name_journey
from core.naming.padding import PADDING
from core.naming.terms import TermStatistics


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["Zwei Wochen Hefe", "Hefe in zwei Wochen", "Beste Hefe", "Hefe im Jahr"], "Hefe"),
        (["Dos semanas de guitarra", "Guitarra en dos semanas", "La mejor guitarra", "Guitarra"], "Guitarra"),
        (["Deux semaines de piano", "Piano en deux semaines", "Le meilleur piano", "Piano"], "Piano"),
        (["Le piano lentement", "Trop de piano", "Piano, plus lentement", "Trop lentement"], "Piano"),
        (["Geige üben", "Beim Üben der Geige", "Tonleitern üben", "Üben mit der Geige"], "Geige"),
        (["水槽の記録", "水槽を一年", "水槽の秘密", "水槽と記録"], "水槽"),
    ],
)
def test_the_subject_names_the_journey(titles: list[str], name: str) -> None:
    assert name_journey(titles, background=TermStatistics.from_titles(titles)).text == name


def test_every_word_is_in_small_letters() -> None:
    assert all(word == word.lower() for word in PADDING)
