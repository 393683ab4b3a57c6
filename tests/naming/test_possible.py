"""Of what a journey may be called, the first that no other journey is called is taken."""

from core.naming.candidates import Candidate
from core.naming.leftovers import OTHER_THINGS
from core.naming.possible import Context, Namable, fallback_name, possible, untaken
from core.naming.terms import TermStatistics

TITLES = ["Rye bread", "Bread in a pot", "Old bread", "Bread at dawn", "Slow bread"]
CONTEXT = Context(TermStatistics.from_titles(TITLES), None, frozenset(), None)


def subject(text: str) -> Candidate:
    return Candidate(text=text, parts=(), score=0.5, covered=frozenset({0}), evidence=(0,))


def test_without_subjects_phrases_of_the_titles_are_possible() -> None:
    assert possible(Namable(titles=TITLES, weights=[1.0] * 5, siblings=()), CONTEXT)[0].text == "Bread"


def test_a_subject_that_is_taken_gives_way_to_the_next() -> None:
    assert untaken([subject("Music"), subject("Jazz")], [subject("music")]).text == "Jazz"


def test_where_all_is_taken_a_number_tells_names_apart() -> None:
    assert untaken([subject("Music")], [subject("Music")]).text == "Music (2)"


def test_titles_that_say_nothing_are_other_things() -> None:
    assert fallback_name(["...", "!!"]) == OTHER_THINGS
