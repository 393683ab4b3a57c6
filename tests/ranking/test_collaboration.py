"""What others took up speaks for an item, the same way every time, and nothing speaks where nobody can."""

import numpy as np
import pytest
from numpy.typing import NDArray

from core.ranking.collaboration import (
    MOST_NUMBERS,
    PEOPLE_DRAWN,
    Neighbours,
    following_links,
    history_matrix,
    judged_quality,
    learn,
    people_links,
)
from core.similarity import Floats, Rows, unit

N = 12


def vectors(seed: int = 0) -> Floats:
    return unit(np.random.default_rng(seed).normal(size=(N, 6)).astype(np.float32))


def rows(*items: int) -> Rows:
    return np.array(items, np.int64)


HISTORIES = [rows(0, 1, 2), rows(0, 1, 3), rows(1, 0, 2), rows(6, 7, 8), rows(7, 6, 9), rows(5)]
ONE = np.ones(1, np.float32)


def test_what_goes_with_an_item_scores_above_what_never_did() -> None:
    people = learn(HISTORIES, vectors(), content=0.0, regularisation=1.0).people.spread(rows(0), ONE)
    assert people[1] == 1.0
    assert people[1] > people[7]
    assert people[0] == 0.0


def test_an_item_that_nobody_took_up_is_linked_by_its_content() -> None:
    twins = vectors()
    twins[10] = twins[0]
    with_content = learn(HISTORIES, twins, content=2.0, regularisation=1.0).people.spread(rows(10), ONE)
    assert with_content.argmax() == 0
    without = learn(HISTORIES, twins, content=0.0, regularisation=1.0).people.spread(rows(10), ONE)
    assert not without.any()


def test_what_comes_next_counts_and_what_came_before_does_not() -> None:
    follows = learn([rows(0, 1, 2, 3)], vectors()).follows
    scores = follows.spread(rows(1), ONE)
    assert scores[2] > scores[3] > scores[0] == 0.0


def test_scores_are_between_zero_and_one_and_the_same_every_time() -> None:
    first, second = learn(HISTORIES, vectors()), learn(HISTORIES, vectors())
    weights = np.array([0.25, 0.75], np.float32)
    scores = first.people.spread(rows(0, 6), weights)
    assert scores.min() >= 0.0
    assert scores.max() == pytest.approx(1.0)
    assert scores.tobytes() == second.people.spread(rows(0, 6), weights).tobytes()


def test_nobody_and_nothing_say_nothing() -> None:
    alone = learn([], vectors(), content=0.0)
    assert not alone.people.spread(rows(0), ONE).any()
    assert not alone.follows.spread(rows(0), ONE).any()
    assert not learn(HISTORIES, vectors()).people.spread(rows(), np.empty(0, np.float32)).any()


def test_quality_is_where_people_put_an_item_among_their_own() -> None:
    values = [np.array([1.0, 2.0, 3.0], np.float32)] * 5 + [np.array([4.0], np.float32)]
    quality = learn(HISTORIES, vectors(), values).quality
    assert quality[2] > 0.5 > quality[6]
    assert quality[11] == quality[5] == 0.5


# --- against the formulas, written out densely ---

MANY = 300


def crowd(n_people: int = 40, seed: int = 1) -> list[Rows]:
    """Return histories of one to thirty items each, over three hundred."""
    rng = np.random.default_rng(seed)
    return [rng.choice(MANY, int(rng.integers(1, 30)), replace=False).astype(np.int64) for _ in range(n_people)]


def dense(links: Neighbours, n_items: int) -> NDArray[np.float64]:
    """Return links as a matrix: row i holds those of item i."""
    full = np.zeros((n_items, n_items))
    for item in range(n_items):
        its = slice(links.starts[item], links.starts[item + 1])
        full[item, links.rows[its]] = links.strengths[its]
    assert links.starts[0] == 0
    assert links.starts[-1] == len(links.rows) == len(links.strengths)
    return full


def ease(histories: list[Rows], meanings: Floats, regularisation: float, content: float) -> NDArray[np.float64]:
    """Return EASE-R's weights (Steck 2019) by its own formula, from the inverse of items by items."""
    taken = np.zeros((len(histories), len(meanings)))
    for person, rows in enumerate(histories):
        taken[person, rows] = len(rows) > 1
    evidence = np.concatenate([taken, content * meanings.T.astype(np.float64)])
    inverse = np.linalg.inv(evidence.T @ evidence + regularisation * np.eye(len(meanings)))
    weights: NDArray[np.float64] = -inverse / np.diag(inverse)
    np.fill_diagonal(weights, 0.0)
    return weights


def of_many() -> Floats:
    return unit(np.random.default_rng(2).normal(size=(MANY, 8)).astype(np.float32))


@pytest.mark.parametrize(("regularisation", "content"), [(40.0, 4.0), (3.0, 0.0), (3.0, 1.0)])
def test_the_links_of_people_are_those_of_ease(regularisation: float, content: float) -> None:
    found = people_links(crowd(), of_many(), regularisation, content, MANY)
    assert dense(found, MANY) == pytest.approx(ease(crowd(), of_many(), regularisation, content), abs=2e-5)


def test_of_each_item_the_strongest_links_are_kept_whatever_their_sign() -> None:
    whole = ease(crowd(), of_many(), 5.0, 2.0)
    found = people_links(crowd(), of_many(), 5.0, 2.0, 7)
    assert np.diff(found.starts).tolist() == [7] * MANY
    for item, row in enumerate(dense(found, MANY)):
        strongest = np.argsort(-np.abs(whole[item]))[:7]
        assert sorted(np.flatnonzero(row).tolist()) == sorted(strongest.tolist())
    assert len(people_links(crowd(), of_many(), 5.0, 2.0, 0).rows) == 0


def test_of_very_many_items_those_that_most_took_up_are_linked_as_if_there_were_no_others() -> None:
    histories, meanings = crowd(60), of_many()
    room = (60 + meanings.shape[1]) * 100
    found = people_links(histories, meanings, 5.0, 2.0, MANY, most_numbers=room)
    told = [h for h in histories if len(h) > 1]
    kept = np.sort(
        np.argsort(-np.bincount(np.concatenate(told), minlength=MANY), kind="stable")[: room // (len(told) + 8)]
    )
    place = {int(row): at for at, row in enumerate(kept)}
    alone = [np.array([place[r] for r in h.tolist() if r in place], np.int64) for h in told]
    taken = np.zeros((len(alone), len(kept)))
    for person, at in enumerate(alone):
        taken[person, at] = 1.0
    evidence = np.concatenate([taken, 2.0 * meanings[kept].T.astype(np.float64)])
    inverse = np.linalg.inv(evidence.T @ evidence + 5.0 * np.eye(len(kept)))
    expected = -inverse / np.diag(inverse)
    np.fill_diagonal(expected, 0.0)
    whole = dense(found, MANY)
    assert whole[np.ix_(kept, kept)] == pytest.approx(expected, abs=2e-5)
    others = np.setdiff1d(np.arange(MANY), kept)
    assert not whole[others].any()
    assert not whole[:, others].any()


def test_of_very_many_people_always_the_same_are_asked() -> None:
    histories = crowd(90)
    first, second = (people_links(histories, of_many(), 5.0, 0.0, 10, most_people=30) for _ in range(2))
    assert first.strengths.tobytes() == second.strengths.tobytes()
    assert first.strengths.tobytes() != people_links(histories, of_many(), 5.0, 0.0, 10).strengths.tobytes()


def test_a_catalogue_larger_than_any_matrix_of_it_has_links_all_the_same() -> None:
    n_items = 400_000
    histories = [np.arange(start, start + 5, dtype=np.int64) for start in range(0, 3_000, 3)]
    meanings = np.zeros((n_items, 2), np.float32)
    assert following_links(histories, n_items, 5, 2).spread(rows(0), ONE)[1] == 1.0
    found = people_links(histories, meanings, 5.0, 0.0, 5, most_numbers=1_000_000)
    assert len(found.starts) == n_items + 1
    assert found.spread(rows(3), ONE)[4] > 0.0


def following(histories: list[Rows], n_items: int, span: int) -> NDArray[np.float64]:
    """Return the weights of what follows, pair by pair."""
    counts, seen = np.zeros((n_items, n_items)), np.ones(n_items)
    for rows in histories:
        seen[rows] += 1
        for first in range(len(rows)):
            for second in range(first + 1, min(first + span, len(rows) - 1) + 1):
                counts[rows[first], rows[second]] += 1.0 / (second - first)
    return counts * seen[:, None] ** -0.5 * seen[None, :] ** -0.2


@pytest.mark.parametrize("span", [1, 3, 10])
def test_what_follows_counts_by_its_distance_and_less_for_what_everyone_takes_up(span: int) -> None:
    found = following_links(crowd(), MANY, MANY, span)
    assert dense(found, MANY) == pytest.approx(following(crowd(), MANY, span), abs=1e-6)
    assert (found.strengths != 0.0).all()


def test_unless_told_ten_places_link_two_items_and_an_item_has_a_hundred_links() -> None:
    histories, meanings = crowd(200), of_many()
    found = learn(histories, meanings)
    assert np.diff(found.people.starts).max() == 100
    assert dense(found.people, MANY).tolist() == dense(people_links(histories, meanings, 40.0, 4.0, 100), MANY).tolist()
    assert dense(found.follows, MANY).tolist() == dense(following_links(histories, MANY, 100, 10), MANY).tolist()
    assert found.recent == 5.0


def test_an_item_counts_as_middling_until_people_say_otherwise() -> None:
    best = [np.array([0.0, 1.0, 3.0], np.float32)] * 5
    quality = judged_quality([rows(0, 1, 2)] * 5 + [rows(3, 4)] + [rows()], [*best, floats(2.0, 2.0), floats()], 5)
    assert quality == pytest.approx([2.5 / 10, (2.5 + 5 / 3) / 10, 7.5 / 10, 0.5, 0.5])
    assert judged_quality([rows(0, 1)], None, 2).tolist() == [0.5, 0.5]
    with pytest.raises(ValueError, match="zip"):
        judged_quality([rows(0, 1), rows(0)], [floats(1.0, 2.0)], 2)


def test_an_item_taken_up_twice_is_taken_up() -> None:
    assert history_matrix([rows(0, 2, 2), rows(), rows(1)], 3).toarray().tolist() == [[1, 0, 1], [0, 0, 0], [0, 1, 0]]


def test_what_is_said_is_a_share_of_the_most_and_what_speaks_against_counts_as_nothing() -> None:
    links = Neighbours(rows(0, 2, 3, 3), np.array([1, 2, 0], np.int32), floats(0.2, -0.4, 0.1))
    assert links.spread(rows(0), floats(1.0)).tolist() == [0.0, 1.0, 0.0]
    assert links.spread(rows(0, 1), floats(1.0, 4.0)) == pytest.approx([1.0, 0.5, 0.0])
    assert links.spread(rows(2), floats(1.0)).tolist() == [0.0, 0.0, 0.0]
    assert links.spread(rows(0, 1), floats(1.0, 4.0)).dtype == np.float32
    assert Neighbours(rows(0), np.array([], np.int32), floats()).spread(rows(), floats()).tolist() == []


def floats(*values: float) -> Floats:
    return np.array(values, np.float32)


def test_where_nothing_follows_on_anything_every_item_has_no_links() -> None:
    for histories in ([], [rows(2)]):
        links = following_links(histories, 5, 3, 2)
        assert (links.starts.tolist(), links.rows.tolist(), links.strengths.tolist()) == ([0] * 6, [], [])


def test_someone_who_took_up_one_thing_says_nothing_of_how_things_go_together() -> None:
    both = people_links([rows(0, 1), rows(2)], vectors(), 3.0, 1.0, N)
    alone = people_links([rows(0, 1)], vectors(), 3.0, 1.0, N)
    assert dense(both, N) == pytest.approx(dense(alone, N), abs=1e-6)


def test_one_pair_of_things_follows_by_the_powers_of_how_often_each_was_met() -> None:
    found = dense(following_links([rows(0, 1), rows(0)], 2, 2, 1), 2)
    assert found[0, 1] == pytest.approx(3**-0.5 * 2**-0.2)
    assert found[1, 0] == 0.0


def test_unless_told_a_thing_starts_from_five_middling_ratings() -> None:
    assert judged_quality([rows(0, 1)], [floats(0.0, 1.0)], 2) == pytest.approx([2.5 / 6, 3.5 / 6])


def test_what_is_solved_for_takes_no_more_memory_than_is_said() -> None:
    bytes_of_a_double = np.dtype(np.float64).itemsize
    assert PEOPLE_DRAWN**2 * bytes_of_a_double == 0.2e9
    assert MOST_NUMBERS * bytes_of_a_double == 1.6e9


def test_nobody_is_drawn_twice_and_with_room_for_all_everybody_is_heard() -> None:
    pairs = [rows(2 * person, 2 * person + 1) for person in range(20)]
    meanings = np.zeros((40, 2), np.float32)
    some, every = (people_links(pairs, meanings, 1.0, 0.0, 5, most_people=n) for n in (8, 20))
    assert np.count_nonzero(np.diff(some.starts)) == 2 * 8
    assert np.count_nonzero(np.diff(every.starts)) == 2 * 20
    first = sorted({int(item) // 2 for item in np.flatnonzero(np.diff(some.starts))})
    assert first == np.sort(np.random.default_rng(0).choice(20, 8, replace=False)).tolist()


def test_of_items_that_nobody_took_up_the_first_fill_what_room_there_is() -> None:
    meanings = np.ones((60, 1), np.float32)
    found = people_links([rows(0, 50)], meanings, 1.0, 1.0, 5, most_numbers=2 * 30)
    assert np.flatnonzero(np.diff(found.starts)).tolist() == [*range(29), 50]
