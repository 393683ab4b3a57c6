"""When things were met parts no journeys: by the second, by the day, all at one moment, or in any order of ties."""

from collections.abc import Callable
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_world import START

from benchmarks.languages import titles_in
from core.adapters.encoders.encoder import HashingEncoder, MiniLMEncoder
from core.adapters.encoders.multilingual import MultilingualEncoder
from core.adapters.encoders.pair import PairEncoder
from core.adapters.store.database import Database
from core.entities import Interaction, Item, Person
from core.workspace.workspace import Workspace

Parts = frozenset[frozenset[str]]
TIMES: dict[str, Callable[[int], datetime]] = {
    "by the second": lambda row: START + timedelta(seconds=977 * row),
    "by the day": lambda row: START + timedelta(days=row // 7),
    "a tenth share a second": lambda row: START + timedelta(seconds=row - row % 10),
    "all at one moment": lambda row: START,
    "the other way round": lambda row: START - timedelta(days=row),
}
TITLES = [row.title for row in titles_in("de")][:48] + [row.title for row in titles_in("en")][42:]


def journeys(workspace: Workspace, person_id: str, titles: list[str], met: list[datetime]) -> Parts:
    """Return the titles of every journey of a history that was met at these moments."""
    items = [Item(f"{person_id}-{row:03d}", title) for row, title in enumerate(titles)]
    took = [Interaction(person_id, item.item_id, moment) for item, moment in zip(items, met, strict=True)]
    workspace.histories.add(person_id, person_id, [Person(person_id, person_id)], items, took)
    found = workspace.preparation.extraction(workspace.preparation.desk(person_id)).cut()
    title_of = {item.item_id: item.title for item in items}
    return frozenset(frozenset(title_of[item_id] for item_id in cluster) for cluster in found)


@pytest.fixture(scope="module")
def read() -> Workspace:
    """Return a workspace with real encoders and nobody in it."""
    return Workspace(Database(), PairEncoder(MiniLMEncoder(), MultilingualEncoder()), with_demo=False)


def test_a_history_has_the_same_journeys_however_finely_its_times_are_known(read: Workspace) -> None:
    found = {
        journeys(read, f"person {number}", TITLES, [at(row) for row in range(len(TITLES))])
        for number, at in enumerate(TIMES.values())
    }
    assert len(found) == 1
    assert len(*found) > 2


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 1000), st.sampled_from(sorted(TIMES)))
def test_ties_in_time_may_fall_in_any_order(seed: int, times: str) -> None:
    titles = [f"{topic} {word} {n}" for topic in ("kiln", "tide", "yarn") for word in "abc" for n in range(4)]
    order = np.random.default_rng(seed).permutation(len(titles)).tolist()
    met = [TIMES[times](row) for row in range(len(titles))]
    workspace = Workspace(Database(), HashingEncoder(dim=64), with_demo=False)
    as_written = journeys(workspace, "gwen", titles, met)
    assert journeys(workspace, "bo", [titles[row] for row in order], met) == as_written
