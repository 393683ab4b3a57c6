"""What strayed from a journey that is not the person into another asks for nothing there; the rest asks on."""

from dataclasses import replace

import numpy as np
import pytest

from core.catalogue import Catalogue
from core.entities import Item, Journey, JourneyState, Profile
from core.ranking.collaboration import Neighbours
from core.ranking.disowned import removed_items, strays, without
from core.ranking.ranker import History, Ranker
from core.ranking.retrieval import Signals

AXIS = {"opera": 0, "bread": 1, "runs": 2}
NAMES = [f"{topic}-{k}" for topic in AXIS for k in range(6)]


def catalogue() -> Catalogue:
    """Return three topics of six items each, apart from one another, their items alike but not the same."""
    rng = np.random.default_rng(1)
    vectors = np.zeros((len(NAMES), 8), np.float32)
    for row, name in enumerate(NAMES):
        vectors[row, AXIS[name.split("-")[0]]] = 1.0
        vectors[row, 3:] = 0.1 * rng.normal(size=5)
    return Catalogue(
        items=tuple(Item(name, name) for name in NAMES),
        vectors=vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
        mean=np.zeros(8, np.float32),
        popularity=np.zeros(len(NAMES), np.float32),
        freshness=np.zeros(len(NAMES), np.float32),
    )


WORLD = catalogue()
OPERA = Journey("opera", ("opera-0", "opera-1"), state=JourneyState.REMOVED)
BREAD = Journey("bread", ("bread-0", "bread-1", "opera-2", "bread-2"))


def test_what_is_more_like_what_was_removed_than_like_the_rest_has_strayed() -> None:
    assert strays(WORLD, None, BREAD, WORLD.rows(OPERA.members)) == {"opera-2"}


@pytest.mark.parametrize(
    ("members", "removed"),
    [
        (("bread-0", "bread-1", "bread-2"), OPERA.members),
        (("opera-2", "opera-3", "bread-0", "bread-1"), OPERA.members),
        (("opera-2",), OPERA.members),
        ((), OPERA.members),
        (BREAD.members, ()),
        (("nobody knows", "opera-2"), OPERA.members),
    ],
    ids=["none of it", "half of it", "one item", "no items", "nothing removed", "unknown items"],
)
def test_a_journey_that_is_pure_or_looks_like_it_to_half_loses_nothing(
    members: tuple[str, ...], removed: tuple[str, ...]
) -> None:
    assert strays(WORLD, None, Journey("j", members), WORLD.rows(removed)) == frozenset()


def test_what_people_take_up_with_what_was_removed_strays_too() -> None:
    row, other = WORLD.row_of["bread-2"], WORLD.row_of["opera-0"]
    starts = np.zeros(len(NAMES) + 1, np.int64)
    starts[row + 1 :] = 2
    gone = np.array([other, WORLD.row_of["opera-1"]], np.int32)
    links = Neighbours(starts, gone, np.full(2, 3.0, np.float32))
    journey = Journey("bread", ("bread-0", "bread-1", "bread-2"))
    assert strays(WORLD, links, journey, WORLD.rows(OPERA.members)) == frozenset()
    tilted = replace(WORLD, vectors=WORLD.vectors.copy())
    tilted.vectors[row] = np.float32(0.8) * tilted.vectors[row] + np.float32(0.6) * tilted.vectors[other]
    assert strays(tilted, None, journey, WORLD.rows(OPERA.members)) == frozenset()
    assert strays(tilted, links, journey, WORLD.rows(OPERA.members)) == {"bread-2"}


def test_what_is_not_the_persons_asks_for_nothing_and_a_focus_is_never_emptied() -> None:
    focused = replace(BREAD, focus=("opera-2", "bread-0"), anchors=("opera-1", "runs-0"))
    gone = frozenset({"opera-0", "opera-1", "opera-2"})
    ours, theirs = without([focused, replace(OPERA, anchors=("opera-1",))], gone)
    assert (ours.members, ours.focus, ours.anchors) == (("bread-0", "bread-1", "bread-2"), ("bread-0",), ("runs-0",))
    assert (theirs.members, theirs.anchors) == (OPERA.members, ())
    (kept,) = without([replace(BREAD, focus=("opera-2",))], gone)
    assert kept.focus == ("opera-2",)
    assert without([BREAD], frozenset()) == [BREAD]


def test_nothing_of_a_removed_interest_is_offered_any_more_and_taking_it_back_restores_the_list() -> None:
    history = (*OPERA.members, *BREAD.members)
    before = Profile((replace(OPERA, state=JourneyState.OPEN), BREAD), history_ids=history)
    after = replace(before, journeys=(OPERA, BREAD))
    ranker = Ranker(WORLD, History(dict.fromkeys(history, 1.0), WORLD.rows(history)), signals=Signals())
    first = ranker.slate(before)
    assert removed_items(before) == ()
    assert removed_items(after) == OPERA.members
    assert ranker.disowned(after) == {*OPERA.members, "opera-2"}
    assert any(item_id.startswith("opera") for item_id in first.item_ids)
    offered = ranker.slate(after)
    assert not any(place.receipts and place.receipts[0].startswith("opera") for place in offered.places)
    assert offered.item_ids[:3] == tuple(i for i in offered.item_ids if i.startswith("bread"))
    assert ranker.slate(before) == first


def held(vectors: list[list[float]]) -> Catalogue:
    """Return a catalogue of items `0`, `1`, ... with these vectors."""
    zeros = np.zeros(len(vectors), np.float32)
    items = tuple(Item(str(row), "") for row in range(len(vectors)))
    array = np.array(vectors, np.float32)
    return Catalogue(items=items, vectors=array, mean=zeros[: array.shape[1]], popularity=zeros, freshness=zeros)


def test_what_is_as_like_the_rest_as_what_was_removed_stays() -> None:
    world = held([[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]])
    assert strays(world, None, Journey("j", ("0", "1", "2")), np.array([3])) == frozenset()
    nearer = held([[0.8, 0, 0.6], [0, 1, 0], [0, 1, 0], [0, 0, 1]])
    assert strays(nearer, None, Journey("j", ("0", "1", "2")), np.array([3])) == {"0"}


def test_two_known_items_can_tell_which_of_them_strayed_and_one_alone_cannot() -> None:
    world, far = held([[1, 0], [0.6, 0.8], [0, 1]]), ("unknown", "lost", "gone")
    assert strays(world, None, Journey("j", (*far, "0", "1")), np.array([2])) == {"1"}
    assert strays(world, None, Journey("j", (*far, "1")), np.array([2])) == frozenset()
    assert strays(world, None, Journey("j", far), np.array([2])) == frozenset()


@pytest.mark.parametrize(("first", "strayed"), [(499, True), (500, False)])
def test_the_first_five_hundred_items_of_a_journey_and_of_what_was_removed_are_compared(
    first: int, strayed: bool
) -> None:
    bread, opera = [1.0, 0.0], [0.0, 1.0]
    long = Journey("long", tuple(str(row) for row in range(first + 1)))
    world = held([bread] * first + [opera, opera])
    assert strays(world, None, long, np.array([first + 1])) == ({str(first)} if strayed else frozenset())
    away = held([bread, bread, opera, *[[-1.0, 0.0]] * first, opera])
    removed = np.arange(3, first + 4)
    assert bool(strays(away, None, Journey("j", ("0", "1", "2")), removed)) is strayed
