"""A phrase is a better name than a subject only where many titles hold it."""

import numpy as np
import pytest

from core.adapters.encoders.tagging import tag
from core.naming.candidates import Candidate, candidates
from core.naming.saying_more import may_say_more, says_more
from core.naming.terms import TermStatistics
from core.naming.titles import Titles, take_apart
from core.subjects import Subjects

REST = ("at dawn", "for Ana", "upstairs", "in rain", "for Ben", "and salt", "below", "lost")
OTHERS = ("Rain, late", "Old Ben", "Salt?", "Glass floor", "No map", "Twelve stairs", "A door", "Monday again")
SUBJECTS = Subjects.beside(
    {"en": ("Music",)}, np.eye(1, dtype=bool), np.eye(1, 2, dtype=np.float32), np.eye(2, dtype=np.float32)
)
MUSIC = Candidate(text="Music", parts=(), score=1.0, covered=frozenset(range(8)))


def told(n_cellos: int) -> Titles:
    titles = [*(f"Cello {rest}" for rest in REST[:n_cellos]), *OTHERS[n_cellos:]]
    return take_apart(titles, TermStatistics.from_titles(titles), tag, frozenset())


def cello(titles: Titles) -> Candidate:
    found = candidates(titles, [1.0] * titles.n, [], TermStatistics.from_titles([]), None)
    return next(each for each in found if each.text.startswith("Cello"))


@pytest.mark.parametrize(("n_cellos", "says"), [(8, True), (4, True), (3, False), (2, False)])
def test_a_word_of_a_few_titles_never_stands_for_a_subject_of_all(n_cellos: int, says: bool) -> None:
    titles = told(n_cellos)
    assert says_more(cello(titles), MUSIC, titles, None, SUBJECTS) is says


def test_a_word_that_the_subject_is_named_by_says_nothing_more() -> None:
    titles = told(8)
    assert may_say_more(titles, MUSIC)
    assert not may_say_more(titles, Candidate(text="Cello", parts=(), score=1.0))
