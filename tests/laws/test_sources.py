"""The laws of sources: their places add up, what is switched off is gone and comes back to the bit, in their order."""

from collections import Counter
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from laws.checks import N
from strategies import LAWS, NOW, World, logs, worlds

from core.entities import ListSource, Profile
from core.ranking.ranker import History, Ranker
from core.ranking.slate import Slate
from core.ranking.sources import Supply
from core.steering.fold import replay

BACKLOG, REVISIT, CATALOGUE, OTHERS = ListSource


@st.composite
def supplied(draw: st.DrawFn) -> tuple[World, Ranker, Profile]:
    """Draw a world whose unseen items are shared out among sources, and a steered profile in it."""
    world = draw(worlds(least=2, n_fresh=40))
    fresh = [row for row, item in enumerate(world.catalogue.items) if item.item_id not in set(world.history_ids)]
    whose = draw(st.lists(st.sampled_from([*world_sources, None]), min_size=len(fresh), max_size=len(fresh)))
    rows = {
        s: np.array([row for row, of in zip(fresh, whose, strict=True) if of is s], np.int64) for s in world_sources
    }
    last = {x.item_id: x.time for x in world.interactions}
    supply = Supply(rows=rows, last=last, now=NOW, of_data_set=draw(st.booleans()))
    history = History(world.salience, world.catalogue.rows(world.history_ids), supply)
    profile = replay(draw(logs(world)), world.proposals)
    return world, Ranker(world.catalogue, history), profile


world_sources = (BACKLOG, CATALOGUE, OTHERS)


def of_sources(ranker: Ranker, slate: Slate) -> list[ListSource | None]:
    assert ranker.sourcing is not None
    row_of = ranker.catalogue.row_of
    return [ranker.sourcing.source_of(row_of[place.item_id]) for place in slate.places if not place.pinned]


@LAWS
@given(supplied())
def test_the_places_of_all_sources_add_up_and_none_comes_from_one_that_is_off(
    case: tuple[World, Ranker, Profile],
) -> None:
    world, ranker, profile = case
    slate = ranker.slate(profile, world.words(profile), N)
    found = Counter(of_sources(ranker, slate))
    assert set(found) <= set(profile.sources)
    assert sum(found.values()) + len([p for p in slate.places if p.pinned]) == len(slate.places) <= N
    assert len(set(slate.item_ids)) == len(slate.places)
    assert not set(slate.item_ids) & set(profile.dismissed)


@LAWS
@given(supplied(), st.sampled_from(ListSource))
def test_what_is_switched_off_is_gone_and_comes_back_to_the_bit(
    case: tuple[World, Ranker, Profile], source: ListSource
) -> None:
    world, ranker, profile = case
    words = world.words(profile)
    before = ranker.slate(profile, words, N)
    off = replace(profile, sources=tuple(s for s in profile.sources if s is not source))
    without = ranker.slate(off, words, N)
    assert source not in of_sources(ranker, without)
    if source not in of_sources(ranker, before) and source is not REVISIT:
        assert len(without.places) == len(before.places)
    fresh = Ranker(ranker.catalogue, ranker.history)
    assert ranker.slate(profile, words, N) == before == fresh.slate(profile, words, N)


@LAWS
@given(supplied())
def test_within_a_journey_sources_come_in_their_order(case: tuple[World, Ranker, Profile]) -> None:
    world, ranker, profile = case
    slate = ranker.slate(profile, world.words(profile), N)
    of = dict(zip([p.item_id for p in slate.places if not p.pinned], of_sources(ranker, slate), strict=True))
    for journey in profile.journeys:
        mine = [of[p.item_id] for p in slate.places if not p.pinned and p.journey_id == journey.journey_id]
        new = [world_sources.index(source) for source in mine if source in world_sources]
        assert new == sorted(new)
        again = [p.item_id for p in slate.places if p.journey_id == journey.journey_id and of.get(p.item_id) is REVISIT]
        assert set(again) <= set(journey.members)
        if BACKLOG in mine and REVISIT in mine:
            assert mine.index(REVISIT) > mine.index(BACKLOG)
