"""The numbers that describe a candidate are what they say, each worked out here another way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pytest
from strategies import make_world, started

from core.catalogue import Catalogue
from core.ranking.collaboration import learn
from core.ranking.fitness import Fitness
from core.ranking.floor import FITNESS
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import Signals
from core.similarity import Floats
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
