"""The numbers that describe a candidate are what they say, each worked out here another way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pytest
from strategies import make_world, started

from core.catalogue import Catalogue
from core.entities import Item
from core.ranking.collaboration import Collaboration, Neighbours, learn
from core.ranking.fitness import Fitness
from core.ranking.floor import FITNESS
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import FEATURES, Personal, Query, Signals, featured
from core.similarity import Floats, Rows, unit
from core.steering.fold import replay

WORLD = make_world(5, 20, 20, 240)
PROFILE = replay(started(WORLD), WORLD.proposals)
JOURNEY = max(PROFILE.journeys, key=lambda j: len(j.members))
KNOWN = WORLD.catalogue.rows(WORLD.history_ids)
MEMBERS = WORLD.catalogue.rows(JOURNEY.members)
FIRST = np.arange(30)


@dataclass(frozen=True)
class Described:
    """Rows of candidates and each of their numbers by name."""

    rows: list[int]
    numbers: Mapping[str, Floats]


def described(catalogue: Catalogue, signals: Signals) -> Described:
    ranker = Ranker(catalogue, History(WORLD.salience, KNOWN), None, signals)
    query = ranker.query(JOURNEY, {})
    (found,) = ranker.found([query], ranker.personal(PROFILE), 20)
    table = Fitness(catalogue, signals, KNOWN).of(query, found, FIRST)
    assert table.dtype == np.float32
    return Described(found.rows[FIRST].tolist(), dict(zip(FITNESS, table.T, strict=True)))


ALONE = described(WORLD.catalogue, Signals())


def test_nearness_is_that_of_the_three_nearest_members_and_of_what_lies_around() -> None:
    cosines = WORLD.catalogue.vectors @ WORLD.catalogue.vectors.T
    np.fill_diagonal(cosines, -np.inf)
    for at, row in enumerate(ALONE.rows):
        around = np.argsort(-cosines[row], kind="stable")
        assert ALONE.numbers["near"][at] == pytest.approx(np.sort(cosines[row][MEMBERS])[-3:].mean(), abs=1e-5)
        assert ALONE.numbers["ordinary"][at] == pytest.approx(cosines[row][around[:10]].mean(), abs=1e-5)
        for name, n in (("of_ten", 10), ("of_twenty", 20), ("of_fifty", 50)):
            assert ALONE.numbers[name][at] == pytest.approx(np.isin(around[:n], MEMBERS).mean())
        pulling = [row in np.argsort(-cosines[member], kind="stable")[:20] for member in MEMBERS]
        assert ALONE.numbers["pulled"][at] == pytest.approx(np.log1p(sum(pulling)))


def test_a_journey_is_as_close_as_its_items_are_to_the_nearest_other_on_average() -> None:
    cosines = WORLD.catalogue.vectors[MEMBERS] @ WORLD.catalogue.vectors[MEMBERS].T
    np.fill_diagonal(cosines, -np.inf)
    assert ALONE.numbers["close"].tolist() == pytest.approx([cosines.max(axis=1).mean()] * len(FIRST))
    assert ALONE.numbers["size"].tolist() == pytest.approx([np.log1p(len(MEMBERS))] * len(FIRST))


def test_nobody_says_anything_where_there_are_no_histories() -> None:
    assert not any(ALONE.numbers[name].any() for name in ("creator", "together", "people", "linked"))


def test_who_made_one_of_its_items_is_known_again_and_nobody_is_not() -> None:
    items = list(WORLD.catalogue.items)
    items[MEMBERS[0]] = replace(items[MEMBERS[0]], creator="Clay House")
    other = ALONE.rows[0]
    items[other] = replace(items[other], creator="Clay House")
    table = described(replace(WORLD.catalogue, items=tuple(items)), Signals())
    assert table.numbers["creator"].tolist() == [row == other for row in table.rows]


def test_the_links_of_an_item_to_the_journey_are_counted_among_its_ten_strongest() -> None:
    rng = np.random.default_rng(3)
    histories = [rng.permutation(len(WORLD.catalogue.items))[:40] for _ in range(30)]
    learned = learn(histories, WORLD.catalogue.vectors)
    table = described(WORLD.catalogue, Signals(learned))
    assert table.numbers["linked"].any()
    for row, linked in zip(table.rows, table.numbers["linked"].tolist(), strict=True):
        links = slice(learned.people.starts[row], learned.people.starts[row + 1])
        strongest = learned.people.rows[links][np.argsort(-learned.people.strengths[links], kind="stable")[:10]]
        assert linked == pytest.approx(np.isin(strongest, MEMBERS).mean())


def numbers_of(
    vectors: Floats, members: list[int], rows: list[int], signals: Signals | None = None
) -> Mapping[str, list[float]]:
    """Return the numbers by name of rows of a catalogue of these unit vectors, asked of these members."""
    held = of_vectors(vectors)
    return numbers_by(Fitness(held, signals or Signals(), np.array([], np.int64)), held, members, rows)


def of_vectors(vectors: Floats) -> Catalogue:
    zeros = np.zeros(len(vectors), np.float32)
    items = tuple(Item(f"i{row:02d}", "") for row in range(len(vectors)))
    return Catalogue(items=items, vectors=vectors, mean=zeros[: vectors.shape[1]], popularity=zeros, freshness=zeros)


def numbers_by(fitness: Fitness, held: Catalogue, members: list[int], rows: list[int]) -> Mapping[str, list[float]]:
    asked, answering = np.array(members, np.int64), np.array(rows, np.int64)
    query = Query(held.vectors[asked[0]], asked, np.full(len(asked), 1 / len(asked), np.float32))
    found = featured(held, query, answering, signals=Signals())
    table = fitness.of(query, found, np.arange(len(answering)))
    return dict(zip(FITNESS, table.T.tolist(), strict=True))


def test_where_there_are_few_items_the_empty_places_around_one_are_nobodys_and_the_first_item_counts() -> None:
    told = numbers_of(unit(np.eye(4, dtype=np.float32) + 0.1), [0, 3], [1, 2])
    assert told["of_ten"] == pytest.approx([0.2, 0.2])
    assert told["of_twenty"] == pytest.approx([0.1, 0.1])
    assert told["of_fifty"] == pytest.approx([0.04, 0.04])


def test_two_items_are_as_close_as_they_are_alike_and_one_alone_is_close_to_nothing() -> None:
    vectors = np.array([[1.0, 0.0], [-0.6, 0.8], [0.0, 1.0]], np.float32)
    assert numbers_of(vectors, [0, 1], [2])["close"] == pytest.approx([-0.6])
    assert numbers_of(vectors, [0], [2])["close"] == [0.0]
    assert numbers_of(vectors, [0, 1, 2], [2])["close"] == pytest.approx([(0.0 + 0.8 + 0.8) / 3])


def test_one_journey_is_described_the_same_after_another_was() -> None:
    held = of_vectors(unit(np.random.default_rng(5).normal(size=(30, 4)).astype(np.float32)))
    fitness = Fitness(held, Signals(), np.array([], np.int64))
    first = numbers_by(fitness, held, [0, 1, 2], [10, 11, 12])
    assert numbers_by(fitness, held, [20, 21], [10, 11, 12]) != first
    assert numbers_by(fitness, held, [0, 1, 2], [10, 11, 12]) == first


def test_of_equally_strong_links_the_first_ten_are_looked_at_and_an_item_without_links_has_none() -> None:
    starts = np.concatenate([np.zeros(2, np.int64), np.full(39, 36)])
    links = Neighbours(starts, np.arange(2, 38, dtype=np.int32), np.ones(36, np.float32))
    signals = Signals(Collaboration(links, links, np.zeros(40, np.float32)))
    vectors = unit(np.random.default_rng(6).normal(size=(40, 4)).astype(np.float32))
    assert numbers_of(vectors, list(range(2, 12)), [1, 2], signals)["linked"] == [1.0, 0.0]
    assert numbers_of(vectors, list(range(11, 15)), [1], signals)["linked"] == pytest.approx([0.1])
    assert numbers_of(vectors, list(range(12, 38)), [1], signals)["linked"] == [0.0]


def test_what_was_found_of_a_candidate_already_stands_under_its_name() -> None:
    held = of_vectors(unit(np.random.default_rng(7).normal(size=(6, 3)).astype(np.float32)))
    links = Neighbours(np.array([0, 2, 2, 2, 2, 2, 2]), np.array([3, 4], np.int32), np.array([1.0, 0.5], np.float32))
    signals = Signals(Collaboration(links, links, np.full(6, 0.25, np.float32)))
    said = np.linspace(0.1, 0.6, 6, dtype=np.float32)
    rows: Rows = np.array([3, 4, 5])
    query = Query(held.vectors[1], rows[:1] * 0, np.ones(1, np.float32))
    found = featured(held, query, rows, signals=signals, personal=Personal(said, said[::-1].copy(), rows))
    table = Fitness(held, signals, rows[:0]).of(query, found, np.array([1, 0]))
    told = dict(zip(FITNESS, table.T.tolist(), strict=True))
    assert told["heart"] == pytest.approx((held.vectors[[4, 3]] @ held.vectors[1]).tolist())
    assert told["together"] == [0.5, 1.0]
    assert told["people"] == pytest.approx([0.5, 0.4])
    assert told["heart"] == found.features[[1, 0], FEATURES.index("content")].tolist()
