"""What is named is proposed only where things of it are here, new to the person, and led to by what they follow."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import Catalogue, build_catalogue
from core.entities import Item
from core.exploration.areas import Areas
from core.exploration.beyond import GROUNDED, MOST_GROUND, Grounded, distinct, grounded, plurality
from core.exploration.new_ground import NOVEL
from core.exploration.trails import Trails, find_trails
from core.similarity import Floats, unit

TOPICS, EACH = 4, 6
DAY = date(2026, 1, 1)


def world() -> tuple[Catalogue, Areas, Trails]:
    """Return four areas of six things each; people with the first went on to the second."""
    rng = np.random.default_rng(0)
    vectors = unit(np.repeat(np.eye(8, dtype=np.float32)[:TOPICS], EACH, axis=0) + 0.1 * rng.random((24, 8)))
    items = [Item(f"t{row // EACH}-{row % EACH}", f"Thing {row}") for row in range(len(vectors))]
    catalogue = build_catalogue(items, vectors, DAY)
    label = np.repeat(np.arange(TOPICS), EACH)
    centres = unit(np.stack([catalogue.vectors[label == area].mean(axis=0) for area in range(TOPICS)]))
    areas = Areas(label, centres)
    met = {f"p{n}": [(0, 1.0), (1, 2.0), (6, 3.0), (7, 4.0)] for n in range(40)}
    return catalogue, areas, find_trails(areas, met)


def named(words: Floats, closed: list[int] | None = None, n: int = 4) -> list[Grounded]:
    catalogue, areas, trails = world()
    return grounded(
        catalogue,
        areas,
        trails,
        words=words,
        hearts=areas.centres[:1],
        interest=np.eye(TOPICS)[0],
        closed=np.array(closed or [], np.int64),
        n=n,
    )


def centre(*which: int) -> Floats:
    _, areas, _ = world()
    return np.ascontiguousarray(areas.centres[list(which)])


def test_where_people_like_this_one_went_on_to_comes_first_and_fits_best() -> None:
    found = named(centre(2, 1, 3))
    assert found[0].named == 1
    assert found[0].fit == 1.0
    assert all(later.fit < 1.0 for later in found[1:])


def test_what_is_known_already_is_not_new_and_what_is_nowhere_is_dropped() -> None:
    nothing, nowhere = np.zeros((1, 8), np.float32), np.eye(8, dtype=np.float32)[7:]
    assert named(centre(0)) == []
    assert named(np.concatenate([nothing, nowhere])) == []


def test_of_two_names_for_the_same_things_the_first_stands() -> None:
    found = named(np.concatenate([centre(2), centre(2), centre(3)]))
    assert sorted(one.named for one in found) == [0, 2]


def test_things_that_may_stand_for_nothing_do_not_and_one_thing_is_no_interest() -> None:
    rows = range(2 * EACH, 3 * EACH)
    found = named(centre(2), closed=list(rows)[:3])
    assert set(found[0].rows.tolist()) == set(list(rows)[3:])
    assert named(centre(2), closed=list(rows)[:-1]) == []


@given(seed=st.integers(0, 200), k=st.integers(0, 8), n=st.integers(0, 5))
def test_whatever_is_named_what_holds_is_near_open_new_and_not_more_than_asked(seed: int, k: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    catalogue = world()[0]
    words = unit(rng.normal(size=(k, 8)).astype(np.float32)) if k else np.zeros((0, 8), np.float32)
    closed = rng.choice(24, 5, replace=False).tolist()
    found = named(words, closed, n)
    assert len(found) <= n
    for one in found:
        assert not set(one.rows.tolist()) & set(closed)
        assert 2 <= len(one.rows) <= MOST_GROUND
        assert (catalogue.vectors[one.rows] @ words[one.named] >= GROUNDED - 1e-6).all()
        assert one.novelty >= NOVEL
        assert 0.0 <= one.fit <= 1.0


def test_most_of_some_rows_lie_in_one_area_or_in_none() -> None:
    areas = Areas(np.array([-1, 2, 2, 1]), np.eye(3, dtype=np.float32))
    assert plurality(areas, np.array([0, 1, 2, 3])) == 2
    assert plurality(areas, np.array([3])) == 1
    assert plurality(areas, np.array([0])) == plurality(areas, np.array([], np.int64)) == -1


@pytest.mark.parametrize(
    ("names", "each"), [(["Rye  bread", "rye bread", "Socks"], ["Rye bread", "Socks"]), ([], []), (["", " "], [""])]
)
def test_a_name_counts_once_however_it_is_written(names: list[str], each: list[str]) -> None:
    assert distinct(names) == each
