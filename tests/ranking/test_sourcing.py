"""Candidates come from the sources that are on; second looks are a journey's own."""

import numpy as np
import pytest
from strategies import NOW

from core.catalogue import build_catalogue
from core.entities import Item, Journey, ListSource
from core.ranking.retrieval import Signals, journey_query
from core.ranking.sources import Supply
from core.ranking.sourcing import STEP_BACK, Sourcing

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
    assert back.tolist() == [0.0, STEP_BACK, 2 * STEP_BACK]


def test_every_row_tells_its_source(sourcing: Sourcing) -> None:
    told = [sourcing.source_of(row) for row in range(8)]
    assert told == [REVISIT, REVISIT, BACKLOG, BACKLOG, CATALOGUE, CATALOGUE, CATALOGUE, None]
    assert sourcing.closed.tolist() == [0, 1, 7]
