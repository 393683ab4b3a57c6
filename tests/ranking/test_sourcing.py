"""Candidates come from the sources that are on; second looks are a journey's own."""

import numpy as np
import pytest
from strategies import NOW

from core.catalogue import build_catalogue
from core.entities import Item, Journey, ListSource
from core.ranking.belonging import Owned
from core.ranking.collaboration import Collaboration, Neighbours
from core.ranking.retrieval import FEATURES, Personal, Signals, featured, journey_query
from core.ranking.sources import Supply
from core.ranking.sourcing import STEP_BACK, Sourcing
from core.similarity import Rows, unit

BACKLOG, REVISIT, CATALOGUE, OTHERS = ListSource
IDS = [f"i{n}" for n in range(8)]
VECTORS = np.eye(3, dtype=np.float32)[[0, 0, 0, 1, 0, 1, 2, 0]]


@pytest.fixture
def sourcing() -> Sourcing:
    """Return sources over eight items: two known, two saved, three to choose from, one of nobody's."""
    catalogue = build_catalogue([Item(i, i) for i in IDS], VECTORS, NOW.date())
    rows = {BACKLOG: np.array([2, 3]), CATALOGUE: np.array([4, 5, 6])}
    supply = Supply(rows=rows, last={"i0": NOW.replace(year=2020), "i1": NOW}, now=NOW)
    return Sourcing(catalogue, np.array([0, 1]), supply, Signals())


@pytest.mark.parametrize(
    ("on", "rows"),
    [
        ((BACKLOG,), [2, 3]),
        ((CATALOGUE,), [4, 5, 6]),
        ((BACKLOG, CATALOGUE), [2, 3, 4, 5, 6]),
        ((BACKLOG, REVISIT), [0, 2, 3]),
        ((REVISIT,), [0]),
        ((OTHERS,), []),
        ((), []),
    ],
)
def test_candidates_are_of_the_sources_that_are_on(
    sourcing: Sourcing, on: tuple[ListSource, ...], rows: list[int]
) -> None:
    journey = Journey("a", ("i0", "i1"))
    query = journey_query(sourcing._catalogue, np.array([0, 1]), np.ones(2, np.float32))
    found = sourcing.candidates(query, sourcing.again(journey, on), on, None, 10)
    assert found.rows.tolist() == rows


def test_a_source_stands_back_behind_the_one_before_it(sourcing: Sourcing) -> None:
    query = journey_query(sourcing._catalogue, np.array([0, 1]), np.ones(2, np.float32))
    found = sourcing.candidates(query, ("i0",), tuple(ListSource), None, 10)
    owned = sourcing.fitting(found, np.ones(len(found.rows), bool))
    assert found.rows[owned].tolist() == [0, 2, 4]
    order, back = sourcing.order(found, owned, 3, lambda own, n: np.flatnonzero(own))
    assert found.rows[order].tolist() == [2, 4, 0]
    assert back.tolist() == [0.0, STEP_BACK, 2 * STEP_BACK] == [0.0, 100.0, 200.0]
    assert back.dtype == np.float32
    none, nothing = sourcing.order(found, np.zeros(len(found.rows), bool), 3, lambda own, n: np.flatnonzero(own))
    assert (none.tolist(), nothing.tolist()) == ([], [])


def test_every_row_tells_its_source(sourcing: Sourcing) -> None:
    told = [sourcing.source_of(row) for row in range(8)]
    assert told == [REVISIT, REVISIT, BACKLOG, BACKLOG, CATALOGUE, CATALOGUE, CATALOGUE, None]
    assert sourcing.closed.tolist() == [0, 1, 7]


def test_second_looks_that_take_what_is_left_go_on_where_they_stopped(sourcing: Sourcing) -> None:
    rows = np.arange(len(IDS))
    query = journey_query(sourcing._catalogue, np.array([0, 1]), np.ones(2, np.float32))
    found = featured(sourcing._catalogue, query, np.array([0, 1, 2]), signals=Signals())
    asked: list[tuple[list[int], int]] = []

    def pick(own: Owned, n: int) -> Rows:
        asked.append((rows[: len(own)][own].tolist(), n))
        return np.flatnonzero(own)

    order, back = sourcing.order(found, np.ones(3, bool), 5, pick)
    assert found.rows[order].tolist() == [0, 2, 1] or found.rows[order].tolist() == [2, 0, 1]
    assert sorted(asked) == [([0, 1], 2), ([2], 1)]
    assert back.tolist() == [0.0, 100.0, 200.0]


@pytest.mark.parametrize("source", [BACKLOG, CATALOGUE])
def test_of_each_source_the_nearest_are_candidates_whatever_part_of_all_there_is_it_holds(source: ListSource) -> None:
    rng = np.random.default_rng(4)
    items = [Item(f"i{k:02d}", f"Title {k}") for k in range(60)]
    vectors = unit(rng.normal(size=(60, 5)).astype(np.float32))
    catalogue = build_catalogue(items, vectors, NOW.date())
    rows = {BACKLOG: np.arange(1, 12), CATALOGUE: np.arange(12, 60)}
    held = Sourcing(catalogue, np.array([0]), Supply(rows=rows, last={}, now=NOW), Signals())
    query = journey_query(catalogue, np.array([0]), np.ones(1, np.float32))
    likeness = catalogue.vectors[rows[source]] @ query.vector
    nearest = sorted(rows[source][np.argsort(-likeness)[:4]].tolist())
    assert held.candidates(query, (), (source,), None, 4).rows.tolist() == nearest


def test_what_people_take_up_with_a_journey_or_with_all_of_a_history_comes_in_from_the_sources_that_are_on() -> None:
    items = [Item(f"i{k}", f"Title {k}") for k in range(8)]
    catalogue = build_catalogue(items, np.eye(8, dtype=np.float32), NOW.date())
    links = Neighbours(np.array([0, 2, *[2] * 7]), np.array([5, 6], np.int32), np.array([1.0, 0.5], np.float32))
    signals = Signals(Collaboration(links, links, np.full(8, 0.25, np.float32)))
    rows = {BACKLOG: np.array([1, 2, 3]), CATALOGUE: np.array([4, 5, 6, 7])}
    held = Sourcing(catalogue, np.array([0]), Supply(rows=rows, last={}, now=NOW), signals)
    query = journey_query(catalogue, np.array([0]), np.ones(1, np.float32))
    said = np.linspace(0.0, 0.7, 8, dtype=np.float32)
    personal = Personal(said, said[::-1].copy(), np.array([2, 7]))
    found = held.candidates(query, (), (CATALOGUE,), personal, 1)
    assert set(found.rows.tolist()) >= {5, 6, 7}
    assert set(found.rows.tolist()) <= {4, 5, 6, 7}
    column = dict(zip(FEATURES, found.features.T, strict=True))
    assert column["people"].tolist() == said[found.rows].tolist()
    assert column["follows"].tolist() == said[::-1][found.rows].tolist()
    assert column["quality"].tolist() == [0.25] * len(found.rows)
    assert dict(zip(found.rows.tolist(), column["together"].tolist(), strict=True))[5] == 1.0
    assert held.candidates(query, ("i0",), (BACKLOG, REVISIT), personal, 1).rows.tolist()[0] == 0
