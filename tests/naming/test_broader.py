"""A journey is named after the narrowest subject that most of its titles are about, or by a phrase that says more."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.adapters.encoders.tagging import tag
from core.naming.broader import broader
from core.naming.leftovers import OTHER_THINGS
from core.naming.names import JourneyName, name_siblings
from core.naming.space import Encode
from core.naming.terms import TermStatistics
from core.naming.titles import take_apart
from core.similarity import Floats, unit
from core.subjects import Subjects

AXES = np.eye(8, dtype=np.float32)
WORDS = {"en": ("Cooking", "Soup", "Cake", "Music"), "de": ("Kochen", "Suppe", "Kuchen", "Musik"), "ja": ("料理",) * 4}
WITHIN = np.array([[1, 1, 1, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]], dtype=bool)
COOKING = unit(AXES[1] + AXES[2])
ORDINARY = unit(np.random.default_rng(3).normal(size=(300, 8)))
SUBJECTS = Subjects.beside(WORDS, WITHIN, np.stack([COOKING, AXES[1], AXES[2], AXES[3]]), ORDINARY)
NOTHING = TermStatistics.from_titles([])
PLAIN = ["Monday again", "Blue for Ana", "Twelve stairs", "Rain, late", "Old Ben", "Salt?", "Glass floor", "No map"]
GERMAN = ["Der Montag", "Das Blau für Ana", "Die Stufen", "Ein Regen", "Der alte Ben", "Das Glas", "Die Uhr", "Ein Tor"]


def rows(*places: int) -> Floats:
    return AXES[list(places)]


def named(
    titles: list[str], vectors: Floats, *, beside: tuple[list[str], Floats] | None = None, encode: Encode | None = None
) -> JourneyName:
    groups, meanings = [titles], [vectors]
    if beside is not None:
        groups, meanings = [titles, beside[0]], [vectors, beside[1]]
    background = TermStatistics.from_titles([title for group in groups for title in group])
    return name_siblings(groups, background=background, vectors=meanings, subjects=SUBJECTS, encode=encode)[0]


def test_a_subject_that_no_title_names_is_told_by_meaning() -> None:
    name = named([*PLAIN, "A door"], rows(3, 3, 3, 3, 3, 3, 3, 5, 6))
    assert name.text == "Music"
    assert set(name.evidence) == set(range(7))
    assert name.fidelity == 7 / 9
    assert not name.is_leftover


def test_two_subjects_in_one_journey_have_the_broader_name() -> None:
    assert named([*PLAIN, "A door"], rows(1, 1, 1, 1, 2, 2, 2, 2, 2)).text == "Cooking"


@pytest.mark.parametrize(("n_saying", "name"), [(3, "Cake"), (2, "Soup"), (1, "Soup")])
def test_what_many_titles_name_is_meant_where_none_names_what_their_meaning_tells(n_saying: int, name: str) -> None:
    titles = [f"{title} cake" if at < n_saying else title for at, title in enumerate([*PLAIN, "A door"])]
    assert named(titles, rows(*[1] * 9)).text == name


def test_what_any_title_names_stays() -> None:
    titles = [f"{title} cake" if at < 3 else title for at, title in enumerate([*PLAIN, "Hot soup"])]
    assert named(titles, rows(*[1] * 9)).text == "Soup"


@pytest.mark.parametrize(("n_about", "is_said"), [(10, True), (9, True), (6, False)])
def test_a_broad_subject_of_two_fifths_is_said_where_nothing_else_would_do(n_about: int, is_said: bool) -> None:
    n, dim, parts = 20, 40, 10
    within = np.eye(parts + 1, dtype=bool)
    within[0] = True
    axes = np.eye(dim, dtype=np.float32)
    vectors = np.concatenate([unit(axes[:parts].sum(axis=0, keepdims=True)), axes[:parts]])
    ordinary = unit(np.random.default_rng(5).normal(size=(300, dim)))
    wide = Subjects.beside({"en": ("All", *map(str, range(parts)))}, within, vectors, ordinary)
    titles = take_apart([f"{PLAIN[at % 8]} {at}" for at in range(n)], NOTHING, tag, frozenset())
    far = -vectors[[0] * (n - n_about)]
    rows_ = np.concatenate([axes[:n_about], far])
    assert [each.text for each in broader(titles, rows_, [], wide)][:1] == (["All"] if is_said else [])


def test_a_subject_is_named_in_the_titles_own_language() -> None:
    assert named([*GERMAN, "Das Haus"], rows(*[3] * 9)).text == "Musik"
    assert (
        named(
            ["月曜の朝に", "青い部屋で", "階段の上", "雨の音", "古い椅子", "塩と砂", "窓の外", "地図なし", "扉だけ"],
            rows(*[3] * 9),
        ).text
        == "料理"
    )


def test_a_language_without_names_for_subjects_is_named_by_its_words() -> None:
    text = named(["베란다 상추", "상추 키우기", "상추 물주기", "상추 씨앗", "상추 수확"], rows(*[3] * 5)).text
    assert "상추" in text


def test_a_word_that_many_more_titles_hold_says_more_than_the_subject() -> None:
    titles = [
        f"Cello {rest}"
        for rest in ("at dawn", "for Ana", "upstairs", "in rain", "for Ben", "and salt", "below", "lost")
    ]
    assert named([*titles, "A door"], rows(*[3] * 9)).text == "Cello"


def test_a_word_of_a_few_titles_never_stands_for_a_subject_of_all() -> None:
    told = ["Cello at dawn", "Cello for Ana", "Cello upstairs", "Rain in June", "For Ben", "Salt", "Below", "Lost"]
    assert named([*told, "A door"], rows(*[3] * 9)).text == "Music"


def test_two_journeys_about_one_subject_have_two_names() -> None:
    titles = [*PLAIN, "A door"]
    other = [f"Second {title.lower()}" for title in titles]
    background = TermStatistics.from_titles([*titles, *other])
    pair = name_siblings([titles, other], background=background, vectors=[rows(*[3] * 9)] * 2, subjects=SUBJECTS)
    assert len({each.text for each in pair}) == 2


def test_what_fits_the_siblings_too_is_less_specific() -> None:
    titles, nine = [*PLAIN, "A door"], rows(*[3] * 9)
    alone = named(titles, nine, beside=(GERMAN, rows(*[6] * 8)))
    alike = named(titles, nine, beside=(GERMAN, rows(*[3] * 8)))
    assert alone.text == alike.text == "Music"
    assert alone.specificity == 1.0
    assert alike.specificity == 0.0


def test_a_handful_that_belongs_nowhere_stays_unnamed() -> None:
    assert named(PLAIN[:5], rows(3, 4, 5, 6, 7)).text == OTHER_THINGS


def test_a_handful_of_which_every_title_is_about_one_subject_has_its_name() -> None:
    assert named(PLAIN[:5], rows(3, 3, 3, 3, 3)).text == "Music"
    assert named(PLAIN[:5], rows(3, 3, 3, 3, 7)).text == OTHER_THINGS


SAID = st.one_of(st.text(max_size=12), st.sampled_from(["1984", "Dune", "A door", "7", "Without sugar", "Bread", "!"]))
GROUP = st.lists(st.tuples(SAID, st.integers(0, 7)), min_size=3, max_size=14)


@settings(deadline=None)
@given(GROUP, GROUP, st.booleans())
def test_whatever_the_titles_are_every_journey_has_a_name_of_its_own(
    one: list[tuple[str, int]], other: list[tuple[str, int]], by_meaning: bool
) -> None:
    groups = [[title for title, _ in group] for group in (one, other)]
    background = TermStatistics.from_titles([title for group in groups for title in group])
    names = name_siblings(
        groups,
        background=background,
        vectors=[rows(*(place for _, place in group)) for group in (one, other)],
        subjects=SUBJECTS,
        tag=tag,
        encode=(lambda texts: AXES[[len(text) % 8 for text in texts]]) if by_meaning else None,
    )
    assert all(name.text.strip() for name in names)
    assert len({name.text.casefold() for name in names}) == 2


def test_titles_of_which_no_phrase_is_left_are_named_after_their_subject() -> None:
    groups = [[f"{word} for beginners, volume {n}" for n in range(7)] for word in ("Sourdough", "Telescope", "Bicycle")]
    background = TermStatistics.from_titles([title for group in groups for title in group])
    names = name_siblings(
        groups, background=background, vectors=[rows(*[place] * 7) for place in (3, 1, 6)], subjects=SUBJECTS, tag=tag
    )
    assert names[0].text == "Music"
    assert all(name.text.strip() for name in names)
