"""What a thing is like is told by words of its own, in six languages, and unknown where nothing says so."""

import pytest

from core.entities import Item
from core.ranking.asking import read_words
from core.ranking.traits import ITEM_FORMS, ITEM_LEVELS, ITEM_MOODS, Traits, traits_of


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Sourdough for beginners", "easy"),
        ("A beginner's guide to glaze", "easy"),
        ("Einfache Strickmuster für Anfänger", "easy"),
        ("Guitarra fácil", "easy"),
        ("Le tricot pour les débutants", "easy"),
        ("Xadrez para iniciantes", "easy"),
        ("写真入門", "easy"),
        ("Advanced endgames", "advanced"),
        ("Ein Kurs für Fortgeschrittene", "advanced"),
        ("Cours avancé de piano", "advanced"),
        ("From beginner to advanced", ""),
        ("The Queen's Gambit", ""),
        ("Uneasy money", ""),
        ("", ""),
    ],
)
def test_the_level_is_what_the_title_says_and_unknown_where_it_says_nothing_or_two_things(
    title: str, level: str
) -> None:
    assert traits_of(Item("x", title)).level == level


def test_form_and_mood_are_told_too_and_the_text_where_the_title_is_silent() -> None:
    assert traits_of(Item("x", "How to throw a bowl")) == Traits(form="how-to")
    assert traits_of(Item("x", "Ein Interview mit einer Töpferin")).form == "interview"
    assert traits_of(Item("x", "A relaxing evening", text="for beginners")) == Traits(level="easy", mood="calm")
    assert traits_of(Item("x", "Bowls", text="best of review")).form == ""
    assert traits_of(Item("x", "A step-by-step kiln")).told == ("how-to",)


def test_no_word_stands_for_two_values() -> None:
    for table in (ITEM_LEVELS, ITEM_MOODS, ITEM_FORMS):
        words = [word for said in table.values() for word in set(said.split())]
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "subject", "level", "mood", "longest", "kind"),
    [
        ("something short and easy", "", "easy", "", 20, ""),
        ("short and easy", "", "easy", "", 20, ""),
        ("etwas kurzes und einfaches", "", "easy", "", 20, ""),
        ("algo fácil sobre pan", "pan", "easy", "", None, ""),
        ("easy and short video about bread", "bread", "easy", "", 20, "video"),
        ("something calm", "", "", "calm", None, ""),
        ("easy sourdough bread", "easy sourdough bread", "", "", None, ""),
        ("a calm video", "", "", "calm", None, "video"),
        ("dark matter", "dark matter", "", "", None, ""),
        ("advanced", "", "advanced", "", None, ""),
    ],
)
def test_a_search_may_ask_for_what_a_thing_is_like(
    text: str, subject: str, level: str, mood: str, longest: int | None, kind: str
) -> None:
    asked = read_words(text, {"video"})
    assert (asked.subject, asked.level, asked.mood) == (subject, level, mood)
    assert (asked.longest, asked.kind) == (longest, kind)


def test_what_is_not_known_to_be_easy_does_not_pass_for_easy() -> None:
    asked = read_words("something easy", ())
    assert asked.passes(Item("x", "Bread for beginners"))
    assert not asked.passes(Item("x", "Bread"))
    assert not asked.passes(Item("x", "Advanced bread"))
